"""`meno doctor`: everything that an operator should know, a line each. What cannot be looked at is a finding as well."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from redis.exceptions import RedisError

from services.bootstrap import Services, build_services
from services.platform import Problem, RestoreUnfinished, Settings
from services.upkeep import databases, models, places, running, safeguarding
from services.upkeep.findings import Finding
from services.vault import VaultClosed

Look = Callable[[Services], Awaitable[Sequence[Finding]]]
_LOOKS: Sequence[tuple[str, Look]] = (
    ("databases", databases.look),
    ("keys", places.look),
    ("redis", running.look_at_redis),
    ("work", running.look_at_work),
    ("erasures", running.look_at_erasures),
    ("orders", running.look_at_orders),
    ("safeguarding", safeguarding.look),
    ("model", models.look_at_model),
)


async def examine(settings: Settings) -> list[Finding]:
    """Return every finding, the settings' first."""
    found = [Finding("settings", "ok", "complete"), *places.look_at_process()]
    try:
        services = await build_services(settings)
    except RestoreUnfinished as error:
        return [*found, Finding("restore", "fail", "begun and not ended", str(error))]
    except VaultClosed as error:
        return [*found, Finding("vault", "fail", "closed", str(error))]
    except Exception as error:
        advice = "see that both databases are there and migrated (`meno migrate`), and that their addresses are right"
        return [*found, Finding("start", "fail", f"the services cannot be put together ({type(error).__name__})", advice)]
    try:
        for name, look in _LOOKS:
            found += await _looked(name, look, services)
    finally:
        await services.close()
    return found


async def _looked(name: str, look: Look, services: Services) -> Sequence[Finding]:
    """Return what was found, or that it could not be looked at."""
    try:
        return await look(services)
    except (Problem, RedisError, OSError) as error:
        return [Finding(name, "fail", f"cannot be reached ({type(error).__name__})", "see that it runs and that its address is right")]

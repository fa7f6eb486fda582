"""What is known of the configured model server: probed once by whichever process serves, kept in Redis for all, and never waited for."""

from __future__ import annotations

import asyncio
import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from time import monotonic
from typing import Any, Final

from redis.asyncio import Redis
from redis.exceptions import RedisError

from schemas.llm import ModelOut
from services.llm.errors import ProviderFailed
from services.llm.gateway import Gateway
from services.llm.probe import probe
from services.llm.provider import Capabilities
from services.platform import Clock, get_logger

KEPT_S: Final = 24 * 3600
PROBING_S: Final = 300
AGAIN_S: Final = 300.0
LOOK_EVERY_S: Final = 20.0
REST_S: Final = 3600.0
WANTED_TOKENS: Final = 6_000
"""The longest prompt that a tenant sends by default; one that has raised it is served as far as the server reads."""
_FIELDS: Final = frozenset(Capabilities.__dataclass_fields__)
log = get_logger("llm")


@dataclass(frozen=True, slots=True)
class Probed:
    """What was found, when; or why nothing could be."""

    capabilities: Capabilities
    at: datetime
    error_code: str | None = None


@dataclass
class ModelWatch:
    """Keeps what a gateway's server can do.

    Args:
        gateway: Whose provider is probed.
        redis: Where what was found is kept for every process.
        clock: The time.
        probes: Whether this installation probes at all.
    """

    gateway: Gateway
    redis: Redis
    clock: Clock
    probes: bool = True
    known: Probed | None = None
    _task: asyncio.Task[None] | None = field(default=None, repr=False)

    def start(self) -> None:
        """Begin to find out what the server can do, in the background: no start waits for it, and no call."""
        if self.gateway.provider is not None and self._task is None:
            self._task = asyncio.create_task(self._look())

    async def stop(self) -> None:
        """Let go of a probe under way."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.wait([task])

    async def recall(self) -> Probed | None:
        """Return what is kept of an earlier probe, by any process, and use it."""
        try:
            kept = await self.redis.get(self._key)
        except RedisError:
            return self.known
        found = _read(kept) if kept is not None else None
        if found is not None:
            self._use(found)
        return found

    async def renew(self) -> Probed:
        """Probe now, and keep what is found."""
        provider = self.gateway.provider
        if provider is None:
            return Probed(Capabilities(), self.clock.now(), "no_provider")
        started = monotonic()
        try:
            found = Probed(await probe(provider, WANTED_TOKENS), self.clock.now())
        except (ProviderFailed, TimeoutError) as error:
            code = error.code if isinstance(error, ProviderFailed) else "late"
            found = Probed(Capabilities(), self.clock.now(), code)
        self._use(found)
        log.info("model_probed", took_ms=round((monotonic() - started) * 1000), error_code=found.error_code or "none")
        await self._keep(found)
        return found

    def shown(self) -> ModelOut:
        """Return what an operator sees of the model server."""
        provider = self.gateway.provider
        if provider is None:
            return ModelOut(configured=False)
        found = asdict(self.known.capabilities) if self.known else {}
        about: dict[str, Any] = {"probed_at": self.known.at, "probe_failed": self.known.error_code} if self.known else {}
        price = self.gateway.price
        if price.is_known:
            about |= {"price_in": float(price.tokens_in), "price_out": float(price.tokens_out)}
        return ModelOut(
            configured=True, provider=provider.name, model=provider.model, available=self.gateway.available, price_source=price.source,
            currency=self.gateway.ledger.prices.currency if self.gateway.ledger else None, **found, **about,
        )  # fmt: skip

    async def _look(self) -> None:
        """Look, for as long as the process lives: what was found holds for a day, and a server that was away is asked again."""
        # Cancelling alone does not end it: redis-py makes an error of its own of it when its server is lost in the same moment.
        while self._task is not None:
            pause_s = AGAIN_S
            try:
                pause_s = await self._looked()
            except Exception as error:
                log.warning("model_probe_failed", error_class=type(error).__name__)
            if self._task is not None:
                await asyncio.sleep(pause_s)

    async def _looked(self) -> float:
        """Recall what is kept, or find it out if no other process does; return after how many seconds to look again."""
        found = await self.recall()
        if found is None and self.probes and await self._is_mine():
            found = await self.renew()
        if found is None:
            return LOOK_EVERY_S if self.probes else REST_S
        return REST_S if found.error_code is None else AGAIN_S

    async def _is_mine(self) -> bool:
        """Return whether no other process is at it."""
        try:
            return bool(await self.redis.set(f"{self._key}:probing", "1", nx=True, ex=PROBING_S))
        except RedisError:
            return True

    async def _keep(self, found: Probed) -> None:
        kept = json.dumps({**asdict(found.capabilities), "at": found.at.isoformat(), "error_code": found.error_code})
        try:
            await self.redis.set(self._key, kept, ex=KEPT_S if found.error_code is None else PROBING_S)
            await self.redis.delete(f"{self._key}:probing")
        except RedisError:
            log.info("probe_not_kept")

    def _use(self, found: Probed) -> None:
        self.known = found
        if self.gateway.provider is not None:
            self.gateway.provider.capabilities = found.capabilities

    @property
    def _key(self) -> str:
        provider = self.gateway.provider
        named = f"{provider.name}\0{provider.model}" if provider is not None else ""
        return f"meno:model:{hashlib.sha256(named.encode()).hexdigest()[:16]}"


def _read(kept: bytes | str) -> Probed | None:
    """Return what was kept; None if another version of Meno has written it."""
    try:
        told = json.loads(kept)
        capabilities = replace(Capabilities(), **{name: told[name] for name in _FIELDS})
        return Probed(capabilities, datetime.fromisoformat(told["at"]), told["error_code"])
    except (ValueError, LookupError, TypeError):
        return None

"""The jobs of identity."""

from __future__ import annotations

from services.bootstrap import Services
from services.platform import JobRun
from workers.app import handles


@handles("identity.sweep_sessions")
async def sweep_sessions(services: Services, _run: JobRun) -> None:
    """End sessions that have expired, and the keys of what they kept in no-memory mode."""
    await services.identity.sessions.sweep()


@handles("identity.sweep_keys")
async def sweep_keys(services: Services, _run: JobRun) -> None:
    """Destroy keys that the making of an account, cut short, has left without one."""
    await services.identity.accounts.sweep_keys()

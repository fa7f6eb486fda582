"""The engines of a data folder without anything else: for what is done to the databases while Meno is stopped."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from services.engines.embedded import prepare_engines
from services.engines.state import Addresses, addresses
from services.engines.supervisor import Supervisor, sole_use


@asynccontextmanager
async def engines_alone(data_dir: Path, environment: Mapping[str, str], say: Callable[[str], None]) -> AsyncIterator[Addresses]:
    """Run the embedded engines of a data folder for as long as the block lasts, and yield how to reach the servers.

    Raises:
        AlreadyRunning: `meno up` runs with this folder.
        EnginesMissing, PartFailed: The engines cannot be started.
    """
    with sole_use(data_dir):
        engines = await prepare_engines(data_dir)
        found, supervisor = addresses(engines.state, environment), Supervisor(say)
        try:
            for part, wanted in ((engines.postgres, found.embeds_postgres), (engines.valkey, found.embeds_valkey)):
                if wanted:
                    await supervisor.start(part)
            yield found
        finally:
            await supervisor.stop()

"""The backup of the key database that belongs to an epoch: taken once every key hangs on it, and proven by restoring it and opening every key."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.platform import dump_database, rehearsed
from services.vault.files import destroy, may_write, private_folder
from services.vault.rotation.checking import KeyCheck, KeyFindings, OpenSession
from services.vault.rotation.rewrap import Count, unheard

_PREFIX: Final = "keys-epoch-"
_SUFFIX: Final = ".dump"


@dataclass(frozen=True, slots=True)
class KeyBackups:
    """A folder of key backups, of which the newest is kept: those before it hang on epochs that have gone, and open no more.

    Args:
        url: The key database as the app's role.
        folder: Where they are kept; never one of the key folders.
    """

    url: str
    folder: Path

    def is_usable(self) -> bool:
        """Return whether backups can be written."""
        try:
            return may_write(private_folder(self.folder))
        except OSError:
            return False

    def path(self, epoch: int) -> Path:
        """Return where the backup of an epoch is."""
        return self.folder / f"{_PREFIX}{epoch:08d}{_SUFFIX}"

    async def take(self, epoch: int) -> Path:
        """Back up the key database and return where to."""
        path = self.path(epoch)
        await dump_database(self.url, "keys", path)
        return path

    async def prove(self, path: Path, check: Callable[[OpenSession], KeyCheck], note: Count = unheard) -> KeyFindings:
        """Restore a backup into tables of a moment, and check every key in it."""
        async with rehearsed(self.url, path) as session:

            @asynccontextmanager
            async def open_session(_tenant_id: UUID | None) -> AsyncIterator[AsyncSession]:
                yield session

            return await check(open_session).everything(note)

    async def keep_only(self, epoch: int) -> None:
        """Remove the backups of all other epochs."""
        kept = self.path(epoch)
        for path in self.folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            if path != kept:
                await asyncio.to_thread(destroy, path)

"""Who wraps the epoch keys: a root provider. `file` is the one that needs no other server."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol

from services.vault.envelope import KEY_BYTES, seal, unseal
from services.vault.files import destroy, private_folder, publish

_FILE_NAME: Final = "root.key"
_VERSION: Final = 1


class VaultClosed(Exception):
    """The vault refuses to start: keys are missing, swapped or unreadable. The message says what to do; nothing has been changed."""


class RootProvider(Protocol):
    """Holds the root key and never shows it."""

    name: str

    async def wrap(self, clear: bytes, context: bytes) -> bytes:
        """Return `clear` wrapped and bound to `context`."""
        ...

    async def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Return what was wrapped for `context`; raise SealRefused if it was not."""
        ...

    async def destroy(self) -> None:
        """Destroy the root key: nothing it has wrapped can be unwrapped again."""
        ...


class FileRoot:
    """A root key in a file, in every place, so that the escrow is of use when the first disk is gone."""

    name = "file"

    def __init__(self, places: Sequence[Path], *, may_create: bool = True) -> None:
        """Use `root.key` in these folders.

        Args:
            places: The key folder, then the escrow folder.
            may_create: Make the key if it is in no place.
        """
        self._paths = [place / _FILE_NAME for place in places]
        self._may_create = may_create

    async def wrap(self, clear: bytes, context: bytes) -> bytes:
        """Return `clear` wrapped under the root key."""
        key = await asyncio.to_thread(self._key, may_create=self._may_create)
        return seal(key, _VERSION, context, clear)

    async def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Return what was wrapped for `context`."""
        key = await asyncio.to_thread(self._key, may_create=False)
        return unseal({_VERSION: key}.get, lambda _: context, wrapped)

    async def destroy(self) -> None:
        """Overwrite and remove the key in every place."""
        for path in self._paths:
            if path.exists():
                await asyncio.to_thread(destroy, path)

    def _key(self, *, may_create: bool) -> bytearray:
        """Return the key, after copying it to the places that lack it."""
        found = {path.read_bytes() for path in self._paths if path.exists()}
        if not found and may_create:
            first = private_folder(self._paths[0].parent) / _FILE_NAME
            publish(first, secrets.token_bytes(KEY_BYTES))
            found = {first.read_bytes()}
        if len(found) != 1:
            raise VaultClosed(_SEVERAL if found else f"there is no root key in {_names(self._paths)}; restore it from your escrow")
        key = bytearray(found.pop())
        if len(key) != KEY_BYTES:
            raise VaultClosed(f"the root key in {_names(self._paths)} is damaged; restore it from your escrow")
        for path in self._paths:
            if not path.exists():
                private_folder(path.parent)
                publish(path, bytes(key))
        return key


_SEVERAL: Final = "the root key differs between the key folder and the escrow folder; put the right one in both"


def _names(paths: Sequence[Path]) -> str:
    """Return the places as words."""
    return " or ".join(str(path) for path in paths)

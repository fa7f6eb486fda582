"""Who wraps the epoch keys: a root provider. `file` is the one that needs no other server."""

from __future__ import annotations

import asyncio
import re
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol

from services.vault.envelope import KEY_BYTES, key_version, seal, unseal
from services.vault.files import destroy, private_folder, publish, read_all

_FIRST: Final = 1
_NAME: Final = re.compile(r"^root(?:-(\d{8}))?\.key$")


class VaultClosed(Exception):
    """The vault refuses to start: keys are missing, swapped or unreadable. The message says what to do; nothing has been changed."""


class RootProvider(Protocol):
    """Holds the root key and never shows it. While it is being rotated there is a newer version beside the older ones, and all unwrap."""

    @property
    def name(self) -> str:
        """Return what the provider is called in settings."""
        ...

    async def create(self) -> None:
        """Make the root key of a new installation; one that is there stays."""
        ...

    async def wrap(self, clear: bytes, context: bytes) -> bytes:
        """Return `clear` wrapped with the newest version and bound to `context`."""
        ...

    async def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Return what was wrapped for `context`; raise SealRefused if it was not."""
        ...

    async def rewrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Return the same wrapped with the newest version; what is so already comes back as it is."""
        ...

    async def is_turning(self) -> bool:
        """Return whether a newer version has been made and older ones are still there: a rotation was begun and not ended."""
        ...

    async def turn(self) -> None:
        """Make a newer version, which wraps from now on."""
        ...

    async def forget_older(self) -> None:
        """Destroy all versions but the newest."""
        ...

    async def destroy(self) -> None:
        """Destroy the root key: nothing it has wrapped can be unwrapped again."""
        ...


class FileRoot:
    """A root key in a file, in every place, so that the escrow is of use when the first disk is gone.

    The first version is `root.key`, later ones `root-00000002.key` and so on; a wrapped key names its version.
    """

    name = "file"

    def __init__(self, places: Sequence[Path]) -> None:
        """Use the files in these folders: the key folder, then the escrow folder."""
        self._places = tuple(places)

    async def create(self) -> None:
        """Make the first version, unless there is one."""
        if not await asyncio.to_thread(self._found):
            await asyncio.to_thread(self._publish, _FIRST, secrets.token_bytes(KEY_BYTES))

    async def wrap(self, clear: bytes, context: bytes) -> bytes:
        """Return `clear` wrapped with the newest version."""
        keys = await asyncio.to_thread(self._keys)
        newest = max(keys)
        return seal(keys[newest], newest, context, clear)

    async def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Return what was wrapped for `context`."""
        keys = await asyncio.to_thread(self._keys)
        return unseal(keys.get, lambda _: context, wrapped)

    async def rewrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Return the same wrapped with the newest version."""
        if key_version(wrapped) == max(await asyncio.to_thread(self._keys)):
            return wrapped
        return await self.wrap(await self.unwrap(wrapped, context), context)

    async def is_turning(self) -> bool:
        """Return whether there are several versions."""
        return len(await asyncio.to_thread(self._keys)) > 1

    async def turn(self) -> None:
        """Write the next version to every place."""
        newest = max(await asyncio.to_thread(self._keys))
        await asyncio.to_thread(self._publish, newest + 1, secrets.token_bytes(KEY_BYTES))

    async def forget_older(self) -> None:
        """Overwrite and remove all files but the newest version's."""
        newest = max(await asyncio.to_thread(self._keys))
        await asyncio.to_thread(self._remove, {version for version in self._listed() if version < newest})

    async def destroy(self) -> None:
        """Overwrite and remove every version in every place."""
        await asyncio.to_thread(self._remove, set(self._listed()))

    def _keys(self) -> dict[int, bytearray]:
        """Return the key of each version, after copying the newest one to the places that lack it."""
        found = self._found()
        if not found:
            raise VaultClosed(f"there is no root key in {_names(self._places)}; restore it from your escrow")
        keys = {version: self._agreed(contents) for version, contents in found.items()}
        newest = max(keys)
        if not all((place / _file_name(newest)).exists() for place in self._places):
            self._publish(newest, bytes(keys[newest]))
        return keys

    def _agreed(self, contents: set[bytes]) -> bytearray:
        """Return the key that all places hold."""
        if len(contents) > 1:
            raise VaultClosed("the root key differs between the key folder and the escrow folder; put the right one in both")
        key = bytearray(next(iter(contents)))
        if len(key) != KEY_BYTES:
            raise VaultClosed(f"the root key in {_names(self._places)} is damaged; restore it from your escrow")
        return key

    def _found(self) -> dict[int, set[bytes]]:
        """Return the different contents of each version's files. An older version that is being destroyed is half there, and counts no more."""
        read = {version: read_all(paths) for version, paths in self._listed().items()}
        found = {version: contents for version, contents in read.items() if contents}
        return {version: contents for version, contents in found.items() if version == max(found) or len(contents) == 1}

    def _listed(self) -> dict[int, list[Path]]:
        """Return the files of each version."""
        found: dict[int, list[Path]] = {}
        for place in self._places:
            for path in sorted(place.iterdir()) if place.exists() else []:
                match = _NAME.match(path.name)
                if match:
                    found.setdefault(int(match[1] or _FIRST), []).append(path)
        return found

    def _publish(self, version: int, key: bytes) -> None:
        """Write a version to every place that lacks it; of several that make it at once, the first one's is copied."""
        first = private_folder(self._places[0]) / _file_name(version)
        publish(first, key)
        for place in self._places[1:]:
            publish(private_folder(place) / _file_name(version), first.read_bytes())

    def _remove(self, versions: set[int]) -> None:
        for place in self._places:
            for version in versions:
                destroy(place / _file_name(version))


def _file_name(version: int) -> str:
    """Return the name of a version's file."""
    return "root.key" if version == _FIRST else f"root-{version:08d}.key"


def _names(places: Sequence[Path]) -> str:
    """Return the places as words."""
    return " or ".join(str(place) for place in places)

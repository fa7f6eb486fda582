"""Epoch keys: they live in files outside every database and backup, each wrapped by the root, in every place alike.

With an epoch key goes the installation's secret, which every later epoch carries on: its fingerprint tells whether keys and databases
belong together, however often the epoch turns.
"""

from __future__ import annotations

import asyncio
import base64
import hmac
import json
import re
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from services.platform import Clock
from services.vault.envelope import KEY_BYTES, SealRefused, piece
from services.vault.files import destroy, may_write, private_folder, publish, read_all, replace
from services.vault.roots import RootProvider, VaultClosed

_NAME: Final = re.compile(r"^epoch-(\d{8})\.json$")
_FILE_FORMAT: Final = 1
_LOOKS: Final = 3
"""Files may be rewrapped or destroyed while they are read; then they are read again."""


@dataclass(frozen=True, slots=True, repr=False)
class EpochKey:
    """One epoch's key."""

    number: int
    secret: bytearray
    installation: bytearray

    def fingerprint(self) -> str:
        """Return what tells this installation's keys from all others."""
        return hmac.digest(self.installation, b"meno/1/fingerprint", "sha256")[:16].hex()

    def check_value(self) -> bytes:
        """Return what tells this epoch's key from all others, and nothing about it."""
        return hmac.digest(self.secret, b"meno/1/epoch check", "sha256")[:16]

    def wipe(self) -> None:
        """Overwrite the key (best effort: Python may have copied it). The installation's secret lives on in the next epoch."""
        self.secret[:] = bytes(len(self.secret))


class EpochStore:
    """Reads, makes and destroys the files of epoch keys."""

    def __init__(self, places: Sequence[Path], root: RootProvider, clock: Clock) -> None:
        """Keep the files in these places.

        Args:
            places: The key folder, then the escrow folder; at least two, on different disks if there are.
            root: Wraps each key.
            clock: Dates each key.
        """
        if len(set(places)) < 2:
            raise VaultClosed("the key folder and the escrow folder must be two different folders; set MENO_KEY_DIR and MENO_ESCROW_DIR")
        self.places = tuple(places)
        self.root = root
        self._clock = clock

    async def load(self, without: Collection[int] = ()) -> dict[int, EpochKey]:
        """Return every epoch key by number, but those of epochs that have gone: their files may be half destroyed.

        Raises:
            VaultClosed: A file is damaged, differs between the places, or does not open under the root key.
        """
        found = await asyncio.to_thread(self._contents)
        for _ in range(_LOOKS):
            try:
                return {number: await self._agreed(number, files) for number, files in found.items() if number not in without}
            except VaultClosed:
                before, found = found, await asyncio.to_thread(self._contents)
                if found == before:
                    raise
        raise VaultClosed("the files of the epoch keys change all the time; wait until the rotation under way has ended")

    async def create_first(self) -> dict[int, EpochKey]:
        """Make the first epoch key of a new installation; if another process was first, return its key."""
        await self.root.create()
        await self.create(1, secrets.token_bytes(KEY_BYTES))
        return await self.load()

    async def create(self, number: int, installation: bytes | bytearray) -> None:
        """Make an epoch key in every place, or copy to all of them the one that is there. It is on disk when this returns."""
        wrapped = await self.root.wrap(secrets.token_bytes(KEY_BYTES) + installation, _context(number))
        document = {
            "format": _FILE_FORMAT,
            "epoch": number,
            "made": self._clock.now().isoformat(timespec="seconds"),
            "root": self.root.name,
            "wrapped": base64.b64encode(wrapped).decode(),
        }
        content = (json.dumps(document, indent=1) + "\n").encode()
        await asyncio.to_thread(self._spread, number, content)

    async def rewrap(self, without: Collection[int] = ()) -> int:
        """Wrap every epoch key but those that have gone with the newest version of the root, place by place; return how many files were written."""
        written = 0
        there = await asyncio.to_thread(self.paths)
        for number, paths in ((number, paths) for number, paths in there.items() if number not in without):
            for path in paths:
                content = await asyncio.to_thread(path.read_bytes)
                wrapped = _wrapped(number, content)
                fresh = await self.root.rewrap(wrapped, _context(number))
                if fresh != wrapped:
                    document = {**json.loads(content), "root": self.root.name, "wrapped": base64.b64encode(fresh).decode()}
                    await asyncio.to_thread(replace, path, (json.dumps(document, indent=1) + "\n").encode())
                    written += 1
        return written

    def paths(self) -> dict[int, list[Path]]:
        """Return the files of each epoch."""
        found: dict[int, list[Path]] = {}
        for place in self.places:
            for path in sorted(place.iterdir()) if place.exists() else []:
                match = _NAME.match(path.name)
                if match:
                    found.setdefault(int(match[1]), []).append(path)
        return found

    def heal(self, number: int) -> None:
        """Copy the file of an epoch to the places that lack it. The caller sees to it that nobody destroys it meanwhile."""
        for path in self.paths().get(number, [])[:1]:
            self._spread(number, path.read_bytes())

    def destroy(self, number: int) -> None:
        """Overwrite and remove the file of an epoch in every place."""
        for place in self.places:
            destroy(place / _file_name(number))

    def unusable(self) -> list[Path]:
        """Return the places that are not there, or cannot be written to: no epoch can begin or end while there is one."""
        return [place for place in self.places if not may_write(place)]

    def _spread(self, number: int, content: bytes) -> None:
        """Write a file to every place; of one that is in some place already, copy that."""
        there = self.paths().get(number, [])
        content = there[0].read_bytes() if there else content
        first = private_folder(self.places[0]) / _file_name(number)
        publish(first, content)
        for place in self.places[1:]:
            publish(private_folder(place) / _file_name(number), first.read_bytes())

    def _contents(self) -> dict[int, set[bytes]]:
        """Return the different contents of each epoch's files."""
        read = {number: read_all(paths) for number, paths in self.paths().items()}
        return {number: contents for number, contents in read.items() if contents}

    async def _agreed(self, number: int, contents: set[bytes]) -> EpochKey:
        """Return the key in an epoch's files. They may differ in the version of the root while that is rotated, not in the key."""
        keys = []
        for content in sorted(contents):
            try:
                keys.append(await self._unwrapped(number, content))
            except VaultClosed:
                if len(contents) == 1:
                    raise
                raise VaultClosed(_DIFFERS.format(number)) from None
        if any(key.secret != keys[0].secret or key.installation != keys[0].installation for key in keys):
            raise VaultClosed(_DIFFERS.format(number))
        return keys[0]

    async def _unwrapped(self, number: int, content: bytes) -> EpochKey:
        """Return the key in a file."""
        wrapped = _wrapped(number, content)
        try:
            clear = await self.root.unwrap(wrapped, _context(number))
        except SealRefused:
            raise VaultClosed(f"epoch key {number} does not open under this root key; restore the root key it was made with") from None
        return EpochKey(number, bytearray(clear[:KEY_BYTES]), bytearray(clear[KEY_BYTES:]))


_DIFFERS: Final = "epoch key {} differs between the key folder and the escrow folder; put the right one in both"


def _file_name(number: int) -> str:
    """Return the name of an epoch's file."""
    return f"epoch-{number:08d}.json"


def _context(number: int) -> bytes:
    """Return what the root binds an epoch key to."""
    return piece(b"meno/epoch key") + piece(number.to_bytes(8, "big"))


def _wrapped(number: int, content: bytes) -> bytes:
    """Return the wrapped key in a file's content."""
    try:
        document: dict[str, Any] = json.loads(content)
        if document["format"] != _FILE_FORMAT or document["epoch"] != number:
            raise ValueError("wrong format or number")
        return base64.b64decode(document["wrapped"], validate=True)
    except (ValueError, KeyError, TypeError):
        raise VaultClosed(f"the file of epoch key {number} is damaged; restore it from your escrow") from None

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
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from services.platform import Clock
from services.vault.envelope import KEY_BYTES, SealRefused, piece
from services.vault.files import private_folder, publish
from services.vault.roots import RootProvider, VaultClosed

_NAME: Final = re.compile(r"^epoch-(\d{8})\.json$")
_FILE_FORMAT: Final = 1


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


class EpochStore:
    """Reads and makes epoch keys."""

    def __init__(self, places: Sequence[Path], root: RootProvider, clock: Clock) -> None:
        """Keep the files in these places.

        Args:
            places: The key folder, then the escrow folder; at least two, on different disks if there are.
            root: Wraps each key.
            clock: Dates each key.
        """
        if len(set(places)) < 2:
            raise VaultClosed("the key folder and the escrow folder must be two different folders; set MENO_KEY_DIR and MENO_ESCROW_DIR")
        self._places = tuple(places)
        self._root = root
        self._clock = clock

    async def load(self) -> dict[int, EpochKey]:
        """Return every epoch key by number, after copying files to the places that lack them."""
        files = await asyncio.to_thread(self._files)
        return {number: await self._unwrapped(number, content) for number, content in files.items()}

    async def create_first(self) -> dict[int, EpochKey]:
        """Make the first epoch key of a new installation; if another process was first, return its key."""
        await self._write(1, secrets.token_bytes(KEY_BYTES), secrets.token_bytes(KEY_BYTES))
        return await self.load()

    async def _write(self, number: int, secret: bytes, installation: bytes) -> None:
        """Write a new epoch key to the first place; `load` carries it to the others."""
        wrapped = await self._root.wrap(secret + installation, _context(number))
        document = {
            "format": _FILE_FORMAT,
            "epoch": number,
            "made": self._clock.now().isoformat(timespec="seconds"),
            "root": self._root.name,
            "wrapped": base64.b64encode(wrapped).decode(),
        }
        content = (json.dumps(document, indent=1) + "\n").encode()
        await asyncio.to_thread(lambda: publish(private_folder(self._places[0]) / _file_name(number), content))

    async def _unwrapped(self, number: int, content: bytes) -> EpochKey:
        """Return the key in a file."""
        wrapped = _wrapped(number, content)
        try:
            clear = await self._root.unwrap(wrapped, _context(number))
        except SealRefused:
            raise VaultClosed(f"epoch key {number} does not open under this root key; restore the root key it was made with") from None
        return EpochKey(number, bytearray(clear[:KEY_BYTES]), bytearray(clear[KEY_BYTES:]))

    def _files(self) -> dict[int, bytes]:
        """Return the content of each epoch's file, the same in every place."""
        found: dict[int, bytes] = {}
        for place in self._places:
            for number, content in _files_in(place):
                if found.setdefault(number, content) != content:
                    raise VaultClosed(f"epoch key {number} differs between the key folder and the escrow folder; put the right one in both")
        for number, content in found.items():
            for place in self._places:
                if not (place / _file_name(number)).exists():
                    publish(private_folder(place) / _file_name(number), content)
        return found


def _files_in(place: Path) -> list[tuple[int, bytes]]:
    """Return number and content of the epoch files in a folder."""
    if not place.exists():
        return []
    named = [(_NAME.match(path.name), path) for path in sorted(place.iterdir())]
    return [(int(match[1]), path.read_bytes()) for match, path in named if match]


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

"""Passwords: Argon2id on a few threads of its own, so that checking one never holds up the event loop."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from services.identity.errors import SignInBusy
from services.platform import no_work_open

# OWASP Password Storage Cheat Sheet (2025), Argon2id: 19 MiB, 2 passes, 1 lane.
MEMORY_KIB: Final = 19_456
PASSES: Final = 2
LANES: Final = 1
THREADS: Final = 2
MOST_WAITING: Final = 60  # a class signing in together waits about a second; a flood is turned away

Result = TypeVar("Result")


class Passwords:
    """Hashes and checks passwords. An account without a password costs the same time as a wrong password."""

    def __init__(self, *, memory_kib: int = MEMORY_KIB, passes: int = PASSES) -> None:
        """Start no thread before the first password comes.

        Args:
            memory_kib: Memory of one hash in KiB.
            passes: Passes over that memory.
        """
        self._hasher = PasswordHash((Argon2Hasher(time_cost=passes, memory_cost=memory_kib, parallelism=LANES),))
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="password")
        self._waiting = 0
        self._nobody: str | None = None

    async def hash(self, password: str) -> str:
        """Return the hash to store, in the PHC string format."""
        return await self._on_a_thread(lambda: self._hasher.hash(_one_form(password)))

    async def check(self, password: str, stored: str | None) -> tuple[bool, str | None]:
        """Return whether the password is right, and a new hash to store if the stored one is out of date.

        Raises:
            SignInBusy: Too many wait already.
        """
        if self._nobody is None:
            self._nobody = await self.hash("nobody's password")
        nobody = self._nobody
        right, renewed = await self._on_a_thread(lambda: self._hasher.verify_and_update(_one_form(password), stored or nobody))
        return (right, renewed) if stored is not None else (False, None)

    def close(self) -> None:
        """End the threads."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _on_a_thread(self, act: Callable[[], Result]) -> Result:
        """Return what `act` returns; it runs beside the event loop."""
        no_work_open("hashing a password")
        if self._waiting >= MOST_WAITING:
            raise SignInBusy
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, act)
        finally:
            self._waiting -= 1


def _one_form(password: str) -> str:
    """Return the password as every keyboard means it (NIST SP 800-63B: normalise Unicode before hashing)."""
    return unicodedata.normalize("NFKC", password)

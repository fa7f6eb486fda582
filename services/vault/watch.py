"""Keeps the keys of a process as fresh as those of all others: what one drops, all drop, and destroyed epoch keys are wiped everywhere."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Final

from services.platform import Channel, Listening, get_logger
from services.vault.keyring import Keyring
from services.vault.service import Vault

log = get_logger(__name__)

EVERY_S: Final = 15.0
"""How often a process looks whether the files of its epoch keys are still there: well within the minute that is promised."""


class KeyWatch:
    """Listens for the process that it is begun in."""

    def __init__(self, vault: Vault, keyring: Keyring, channel: Channel) -> None:
        """Watch for `vault`; begun by `start`."""
        self._vault = vault
        self._keyring = keyring
        self._channel = channel
        self._listening: Listening | None = None

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin. Keys are dropped in `loop` only, where they are used: wiped under the hands of another thread a key would seal as zeros."""
        if self._listening is None:
            self._listening = self._channel.listen(
                lambda word: _soon(loop, lambda: self._vault.heed(word)),
                lambda: _soon(loop, self._vault.forget_all),
                self._wipe_gone,
                EVERY_S,
            )

    def stop(self) -> None:
        """End soon."""
        if self._listening is not None:
            self._listening.stop()

    def _wipe_gone(self) -> None:
        """Wipe the keys of epochs that have been destroyed; a folder that cannot be read now is looked at again later."""
        try:
            gone = self._keyring.forget_gone()
        except OSError as error:
            log.warning("key_folders_unreadable", error_class=type(error).__name__)
            return
        for number in gone:
            log.info("epoch_key_wiped", version=number)


def _soon(loop: asyncio.AbstractEventLoop, act: Callable[[], None]) -> None:
    """Have the loop do it before anything that it begins later; a loop that has ended has no keys any more."""
    with contextlib.suppress(RuntimeError):
        loop.call_soon_threadsafe(act)

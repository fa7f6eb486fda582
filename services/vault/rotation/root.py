"""Rotates the root: a new version of it, every epoch key wrapped anew, proven, and the older versions destroyed. Resumable at every step."""

from __future__ import annotations

from dataclasses import dataclass

from services.platform import get_logger
from services.vault import store
from services.vault.envelope import SealRefused
from services.vault.keyring import Keyring
from services.vault.roots import VaultClosed
from services.vault.rotation.alone import alone
from services.vault.rotation.turn import TurnImpossible

log = get_logger(__name__)


@dataclass(frozen=True)
class RootTurn:
    """The use case."""

    keyring: Keyring

    async def run(self) -> int:
        """Rotate the root, or end a rotation that was cut short; return how many epoch files were written.

        Raises:
            TurnImpossible: A place is missing, or an epoch key does not open with the new root; the older root stays.
            TurnBusy: Another process turns the epoch or the root.
        """
        files = self.keyring.files
        unusable = files.unusable()
        if unusable:
            raise TurnImpossible(
                f"{' and '.join(map(str, unusable))}: not there, or not writable for this process. Nothing has been changed"
            )
        with alone(files.places[0]):
            async with self.keyring.open_keys(None) as work:
                gone = {epoch.number for epoch in await store.epochs(work.session) if epoch.state == "gone"}
            try:
                if not await files.root.is_turning():
                    await files.root.turn()
                written = await files.rewrap(without=gone)
                found = await files.load(without=gone)
            except (VaultClosed, SealRefused, OSError) as error:
                raise TurnImpossible(f"the root key could not be rotated: {error}. The older one stays in use") from None
            here = self.keyring.epochs
            if any(number in found and found[number].check_value() != key.check_value() for number, key in here.items()):
                raise TurnImpossible("an epoch key came back changed; the older root key stays. Ask `meno keys verify`")
            await files.root.forget_older()
        log.info("root_rotated", written_count=written)
        return written

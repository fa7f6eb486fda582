"""Says what is wrong with the files that everything hangs on."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from services.vault.envelope import SealRefused
from services.vault.epochs import EpochStore
from services.vault.roots import VaultClosed
from services.vault.store import Epoch


async def faults_of_places(files: EpochStore, known: Sequence[Epoch]) -> list[str]:
    """Return a sentence for each fault: places that lack a file or differ, keys that are not those the key database knows, keys past their time."""
    faults = [f"{place} is not there, or not writable for this process" for place in await asyncio.to_thread(files.unusable)]
    there, states = await asyncio.to_thread(files.paths), {epoch.number: epoch for epoch in known}
    gone = {epoch.number for epoch in known if epoch.state == "gone"}
    for number, paths in sorted(there.items()):
        if number in gone:
            faults.append(
                f"the key of epoch {number} has come back ({_names(paths)}), though it was destroyed; the next turn destroys it again"
            )
        elif len(paths) < len(files.places):
            faults.append(f"the key of epoch {number} is in one place only ({_names(paths)}); the next start copies it")
    faults += [
        f"the key of epoch {number} is in no place" for number, epoch in states.items() if epoch.state == "current" and number not in there
    ]
    try:
        keys = await files.load(without=gone)
        turning = await files.root.is_turning()
    except (VaultClosed, SealRefused) as error:
        return [*faults, str(error)]
    for number, key in keys.items():
        if number in states and states[number].check_value != key.check_value():
            faults.append(f"the key of epoch {number} is not the one that the key database knows")
    if turning:
        faults.append("a rotation of the root key was begun and not ended; `meno keys rotate --level root` ends it")
    return faults


def _names(paths: Sequence[Path]) -> str:
    return ", ".join(str(path.parent) for path in paths)

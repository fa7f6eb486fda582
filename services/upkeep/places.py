"""Looks at keys, escrow and ledger: in both places, equal, and closed to others."""

from __future__ import annotations

import asyncio
import resource
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from services.bootstrap import Services
from services.platform import Settings
from services.upkeep.backup import faults_of_ledgers
from services.upkeep.findings import Finding, judged

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


def look_at_process() -> list[Finding]:
    """Return whether this process could leave its memory behind."""
    most = resource.getrlimit(resource.RLIMIT_CORE)[1]
    advice = "Meno forbids them to itself; forbid them to the machine as well (ulimits core: 0)"
    return [judged("core dumps", most == 0, "off", "allowed by the system", advice, level="warn")]


async def look(services: Services) -> Sequence[Finding]:
    """Look at what must be in two places outside of every backup."""
    settings = services.settings
    key_faults = await services.rotation.faults_of_places()
    ledger_faults = await asyncio.to_thread(faults_of_ledgers, services)
    belongs = await services.vault.check_fingerprint()
    return [
        judged("fingerprint", belongs, services.vault.fingerprint(), "differs", "point the settings at parts of one installation"),
        judged("epoch keys", not key_faults, "in both places", "; ".join(key_faults), "see docs/operate.md, «Backing up»"),
        judged("ledger", not ledger_faults, "in both places, equal", "; ".join(ledger_faults), "see docs/operate.md, «Erasing a person»"),
        *await asyncio.to_thread(_modes, settings),
        await asyncio.to_thread(_disks, settings),
    ]


def _modes(settings: Settings) -> list[Finding]:
    """Return the files and folders of secrets that others can read."""
    folders = [settings.keys_at, settings.escrow_at, *settings.ledger_places]
    open_ones = [path for folder in folders if folder.exists() for path in (folder, *folder.iterdir()) if path.stat().st_mode & _OTHERS]
    said = ", ".join(str(path) for path in open_ones)
    return [judged("file modes", not open_ones, "closed to others", f"others may enter: {said}", f"chmod go= {said}")]


def _disks(settings: Settings) -> Finding:
    """Return whether the two places of the keys are on two disks."""
    devices = {_device(place) for place in (settings.keys_at, settings.escrow_at)}
    advice = "put MENO_ESCROW_DIR (and MENO_LEDGER_COPY_DIR) on a second disk, so that losing one loses nothing"
    return judged("escrow disk", len(devices) > 1, "apart from the keys", "the same as the keys'", advice, level="warn")


def _device(place: Path) -> int:
    return place.stat().st_dev if place.exists() else -1

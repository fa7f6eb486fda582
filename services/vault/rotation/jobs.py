"""The kinds of the vault's jobs."""

from __future__ import annotations

from typing import Final

TURN_EPOCH: Final = "vault.turn_epoch"
ROTATE: Final = "vault.rotate"
RESEAL: Final = "vault.reseal"

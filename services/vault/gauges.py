"""Numbers about keys for the operator: above all whether the epoch turns, as how old it is says how far erasures have reached."""

from __future__ import annotations

from services.platform import Metrics
from services.vault.rotation.service import KeyHealth


class KeyGauges:
    """The vault's numbers on the page that Prometheus reads."""

    def __init__(self, metrics: Metrics) -> None:
        """Declare them."""
        self._age = metrics.gauge("meno_epoch_age_seconds", "How long ago the current epoch began; erasures reach backups when it ends")
        self._old = metrics.gauge("meno_epochs_old", "Epochs whose turn was begun and has not ended")
        self._rotations = metrics.gauge("meno_rotations_open", "Rotations that are making new keys")

    def show(self, health: KeyHealth) -> None:
        """Take over how the keys are doing."""
        self._age.set(health.epoch_age_s)
        self._old.set(health.old_epochs)
        self._rotations.set(health.rotations)

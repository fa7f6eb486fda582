"""Sealing and opening 1 KiB, beside bare AES-256-GCM on the same machine in the same run."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from statistics import median
from time import perf_counter_ns
from uuid import uuid4

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bench.figures import Figure, figure
from services.vault import AccountKeys, Place
from services.vault.envelope import seal

SIZE = 1024


def figures(*, quick: bool) -> list[Figure]:
    """Return the time to seal and to open 1 KiB, and what sealing adds before padding."""
    rounds = 2_000 if quick else 20_000
    keys = AccountKeys(uuid4(), uuid4(), {1: secrets.token_bytes(32)}, secrets.token_bytes(32))
    place, clear = Place("bench", "record", uuid4()), secrets.token_bytes(SIZE)
    sealed = keys.seal(place, clear)
    bare, nonce = AESGCM(secrets.token_bytes(32)), secrets.token_bytes(12)
    bare_us = _median_us(lambda: bare.encrypt(nonce, clear, None), rounds)
    unpadded = len(seal(secrets.token_bytes(32), 1, b"", clear))
    return [
        figure("seal_1kib_us", _median_us(lambda: keys.seal(place, clear), rounds), "µs", reference="bare AES-256-GCM", reference_value=bare_us),
        figure("open_1kib_us", _median_us(lambda: keys.open(place, sealed), rounds), "µs", reference="bare AES-256-GCM", reference_value=bare_us),
        figure("seal_overhead_bytes", unpadded - SIZE, "B", reference="nonce and tag of AES-GCM", reference_value=28),
    ]  # fmt: skip


def _median_us(act: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        began = perf_counter_ns()
        act()
        times.append(perf_counter_ns() - began)
    return median(times) / 1_000

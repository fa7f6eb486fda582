"""Lifts payloads of older versions to the present contracts (pure). A published version never changes its meaning; it gets an upcaster."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from schemas.journal import EntryKind

Upcaster: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]

VERSION_OF_KIND: Final[Mapping[EntryKind, int]] = {
    "enrollment": 1, "placement": 1, "offer": 1, "attempt": 1, "hint": 1, "message": 1, "reply": 1, "lesson_viewed": 1, "goal": 1,
    "preference": 1, "move": 1, "fact_op": 1, "correction": 2, "consent": 1, "disclosure": 2, "access": 1, "forgotten": 1,
    "imported": 1, "case": 1, "ruling": 1,
}  # fmt: skip
"""The version that is written now, equal to the contract's `v`."""


def _correction_2(payload: dict[str, Any]) -> dict[str, Any]:
    """Return a correction that names no slot: as before, it closes the slot of the fact that it speaks of."""
    return {**payload, "v": 2}


def _disclosure_2(payload: dict[str, Any]) -> dict[str, Any]:
    """Return a disclosure whose bytes nobody has counted."""
    return {**payload, "v": 2}


UPCASTERS: Final[Mapping[tuple[EntryKind, int], Upcaster]] = {("correction", 1): _correction_2, ("disclosure", 1): _disclosure_2}
"""From (kind, version) to the next version of that kind."""


class PayloadUnknown(Exception):
    """A payload is of a newer version than this code knows, or of one without an upcaster."""


def lifted(
    kind: EntryKind,
    version: int,
    payload: bytes,
    *,
    upcasters: Mapping[tuple[EntryKind, int], Upcaster] = UPCASTERS,
    versions: Mapping[EntryKind, int] = VERSION_OF_KIND,
) -> bytes:
    """Return a JSON payload in the present version of its kind."""
    if version == versions[kind]:
        return payload
    value = json.loads(payload)
    while version < versions[kind]:
        upcaster = upcasters.get((kind, version))
        if upcaster is None:
            break
        value = upcaster(value)
        version += 1
    if version != versions[kind]:
        raise PayloadUnknown(f"{kind} version {version}; this code writes {versions[kind]}")
    return json.dumps(value).encode()

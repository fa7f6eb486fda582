"""Payloads of every kind and version that was ever written, frozen as they were: they open for good.

A file holds what stood in the cell (`stored`) and what is read of it now (`read`). A new version of a kind gets a file of its own and an
upcaster; an old file's `stored` never changes, only what is read of it may gain fields.
"""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest

from schemas.journal import EVIDENCE_OF_KIND, Corrected, Fact
from services.memory.cells import BLINDER_BYTES, CODE_OF_KIND, read_evidence
from services.memory.entry import Entry
from services.memory.facts import ALL, FactBook, FactsFold
from services.memory.upcast import UPCASTERS, VERSION_OF_KIND
from tests.memory.conftest import NOW

FILES = sorted((Path(__file__).parent / "payloads").glob("*.json"))
FROZEN = {(path.stem.rpartition("_v")[0], int(path.stem.rpartition("_v")[2])): path for path in FILES}


def cell(kind: str, version: int, stored: object) -> bytes:
    """Return an evidence cell as it was written then."""
    return bytes(BLINDER_BYTES) + struct.pack(">BBqq", CODE_OF_KIND[kind], version, 0, 0) + json.dumps(stored).encode()


@pytest.mark.parametrize(("kind", "version"), FROZEN)
def test_a_payload_of_any_version_opens_as_it_ever_did(kind: str, version: int) -> None:
    frozen = json.loads(FROZEN[kind, version].read_text())
    read = read_evidence(cell(kind, version, frozen["stored"]))
    assert read.kind == kind
    assert read.evidence.model_dump(mode="json") == frozen["read"]


def test_every_version_of_every_kind_is_frozen() -> None:
    assert FROZEN.keys() == {(kind, version) for kind, newest in VERSION_OF_KIND.items() for version in range(1, newest + 1)}
    assert UPCASTERS.keys() == {(kind, version) for kind, newest in VERSION_OF_KIND.items() for version in range(1, newest)}


def test_a_frozen_payload_says_something_in_every_field() -> None:
    for (kind, version), path in FROZEN.items():
        if version == VERSION_OF_KIND[kind] and kind != "preference":
            stored = json.loads(path.read_text())["stored"]
            bound = {"authored", "complete", "helped_step", "tokens_out"} if kind == "message" else set()
            assert EVIDENCE_OF_KIND[kind].model_fields.keys() - {"v"} - bound <= stored.keys(), kind


def test_a_correction_of_the_first_version_closes_what_it_closed_then() -> None:
    frozen = json.loads(FROZEN["correction", 1].read_text())
    old = read_evidence(cell("correction", 1, frozen["stored"])).evidence
    assert isinstance(old, Corrected)
    fact = Fact(
        id=old.fact_id, kind="misconception", subject="one-step", course="algebra", value="drops-sign", confidence=0.67, evidence=(),
        source="graded", valid_from=NOW, recorded_at=NOW,
    )  # fmt: skip
    states = {ALL: FactBook({fact.id: fact})}
    FactsFold().apply(states, Entry(1, fact.id, "correction", NOW, NOW.date(), old))
    assert states[ALL].is_closed(fact)
    assert not states[ALL].is_closed(fact.model_copy(update={"value": "adds-sign"}))

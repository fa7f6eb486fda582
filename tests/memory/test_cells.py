"""Payloads as bytes: what is published is pinned, older versions are lifted, nothing is guessed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic_core import PydanticUndefined

from schemas.journal import EVIDENCE_OF_KIND, AttemptWords, Contract, SkillEvidence, Words
from services.memory.cells import CODE_OF_KIND, cell_hash, evidence_cell, read_evidence, read_words, words_cell
from services.memory.entry import entry_of
from services.memory.upcast import VERSION_OF_KIND, PayloadUnknown, lifted
from tests.memory.conftest import NOW
from tests.memory.toys import attempt, message

# A cell leaves out what equals its default, so a default is part of what was published: it changes only with a new version of the kind
# and an upcaster. A new field with a default is safe; it is added to the file then.
PUBLISHED = Path(__file__).with_name("published_defaults.json")


def _defaults(model: type[Contract]) -> dict[str, str]:
    return {
        name: repr(field.default) for name, field in sorted(model.model_fields.items()) if field.default is not PydanticUndefined and name != "v"
    }  # fmt: skip


def test_the_defaults_of_published_payloads_do_not_change():
    models = {**EVIDENCE_OF_KIND, "words": Words, "attempt words": AttemptWords, "skill": SkillEvidence}
    for name, published in json.loads(PUBLISHED.read_text()).items():
        now = _defaults(models[name])
        assert {field: now.get(field) for field in published} == published, name


def test_every_kind_has_a_number_of_its_own_and_the_version_of_its_contract():
    assert CODE_OF_KIND.keys() == EVIDENCE_OF_KIND.keys() == VERSION_OF_KIND.keys()
    assert len(set(CODE_OF_KIND.values())) == len(CODE_OF_KIND)
    for kind, model in EVIDENCE_OF_KIND.items():
        assert model.model_fields["v"].default == VERSION_OF_KIND[kind]


@pytest.mark.parametrize("draft", [attempt(hints=2, seconds=12.5), attempt(answer="x = 4"), message("hm 😀")])
def test_what_is_put_into_cells_comes_out(draft):
    entry = entry_of(draft, 1, NOW, "UTC")
    cell = read_evidence(evidence_cell(entry))
    assert (cell.kind, cell.at, cell.evidence) == (entry.kind, entry.at, entry.evidence)
    assert read_words(entry.kind, words_cell(entry)) == entry.words


def test_the_same_entry_has_another_hash_each_time_as_the_blinder_is_random():
    entry = entry_of(message(), 1, NOW, "UTC")
    assert len({cell_hash(evidence_cell(entry)) for _ in range(20)}) == 20


def test_an_older_payload_is_lifted_step_by_step():
    versions = {**VERSION_OF_KIND, "hint": 3}
    upcasters = {
        ("hint", 1): lambda value: {"rung": value["step_no"]},
        ("hint", 2): lambda value: {**value, "last": False},
    }
    old = json.dumps({"step_no": 2}).encode()
    assert json.loads(lifted("hint", 1, old, upcasters=upcasters, versions=versions)) == {"rung": 2, "last": False}
    assert lifted("hint", 3, old, upcasters=upcasters, versions=versions) is old


@pytest.mark.parametrize("version", [0, 2, 9])
def test_a_payload_of_an_unknown_version_is_refused(version):
    with pytest.raises(PayloadUnknown):
        lifted("hint", version, b"{}")

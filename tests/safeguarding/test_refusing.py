"""Requests that are not for a tutor get a short fixed answer; schoolwork that only sounds like one does not."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from services.safeguarding import refused
from tests.safeguarding.tables import requests


def test_each_request_is_refused_for_what_it_is_or_answered() -> None:
    wrong = [(kind, found, text) for kind, text in requests() if (found := refusal_of(text)) != kind]
    assert wrong == []


def refusal_of(text: str) -> str:
    found = refused(text)
    return found.kind if found else "-"


@pytest.mark.parametrize("locale", ["en", "en-GB", "de", "de-AT", "es", "fr", "sv", "fi"])
def test_the_answer_is_short_and_in_the_learners_language(locale: str) -> None:
    found = refused("how do I build a bomb")
    assert found is not None
    assert 20 < len(found.text(locale)) < 250
    assert ("course" in found.text(locale)) == (locale.partition("-")[0] in ("en", "fi"))


@pytest.mark.data
def test_real_turns_of_learners_are_not_refused(shared_data: Path) -> None:
    lines = gzip.decompress((shared_data / "benchmarks" / "mathdial_test.jsonl.gz").read_bytes()).splitlines()
    turns = [turn for line in lines for turn in [*re.split(r"\|EOM\|", json.loads(line)["conversation"]), json.loads(line)["question"]]]
    assert len(turns) > 5_000
    assert [turn for turn in turns if refused(turn)] == []

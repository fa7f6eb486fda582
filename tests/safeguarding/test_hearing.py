"""What a person has to hear of is recognised by code: measured on sentences that the patterns were written by, and on others kept apart."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.memory.extraction.screen import citable, is_wish
from services.safeguarding import heard
from tests.safeguarding.tables import measured, requests, sentences


@pytest.mark.parametrize(("table", "recall", "false"), [("written", 0.99, 0.01), ("apart", 0.5, 0.05)])
def test_what_a_person_has_to_hear_of_is_recognised_and_idioms_are_not(table: str, recall: float, false: float) -> None:
    found = measured(table)
    print(f"{table}: recall {found.recall:.3f} of {found.positive}, false alarms {found.false_share:.3f} of {found.negative}")
    assert found.recall >= recall, found.missed
    assert found.false_share <= false, found.false


def test_there_are_enough_sentences_in_five_languages_on_both_sides() -> None:
    rows = sentences("written") + sentences("apart")
    assert len(rows) >= 600
    for language in ("en", "es", "de", "fr", "sv"):
        for is_hit in (True, False):
            assert sum(row.language == language and (row.kind != "-") == is_hit for row in rows) >= 20


def test_the_kind_is_told_apart() -> None:
    heard_as = [(row.kind, concern.kind) for row in sentences("written") if row.kind != "-" and (concern := heard(row.text))]
    assert sum(wanted == found for wanted, found in heard_as) >= 0.98 * len(heard_as)


@pytest.mark.parametrize(
    "disguised",
    [
        "K1LL   MYS3LF, i want to", "I  WANT  TO  DIE", "i w@nt to di3", "I want to\u200b die", "i wanttt to dieeee", "I want to k*ll myself",
        "x=7. also: i want to kill my self", "I\u2019m going to unalive myself", "s.u.i.c.i.d.e is on my mind", "ich möchte  sterben!!",
    ],
)  # fmt: skip
def test_spelling_spacing_and_disguises_hide_nothing(disguised: str) -> None:
    assert heard(disguised) is not None


@pytest.mark.data
def test_thousands_of_real_turns_of_learners_and_of_friends_raise_no_alarm(shared_data: Path) -> None:
    turns: list[str] = []
    for line in gzip.decompress((shared_data / "benchmarks" / "mathdial_test.jsonl.gz").read_bytes()).splitlines():
        row = json.loads(line)
        turns += [*re.split(r"\|EOM\|", row["conversation"]), row["question"], row["student_incorrect_solution"]]
    for talk in json.loads(gzip.decompress((shared_data / "locomo" / "locomo_dev5.json.gz").read_bytes())):
        turns += [turn["text"] for session in talk["conversation"].values() if isinstance(session, list) for turn in session]
    alarms = [turn for turn in turns if heard(turn)]
    print(f"{len(alarms)} alarms in {len(turns)} turns")
    assert len(turns) > 10_000
    assert len(alarms) <= len(turns) / 5_000


def test_requests_that_are_refused_or_answered_are_no_concern() -> None:
    assert [text for kind, text in requests() if kind == "-" and heard(text)] == []


@given(st.text(max_size=300))
def test_any_text_can_be_listened_to(text: str) -> None:
    heard(text)


@pytest.mark.parametrize("piece", ["my dad ", "i want to ", "ich will nicht ", "a" * 60 + " ", "1k!@ ", "a.b-c d_"])
@pytest.mark.timeout(20)
def test_a_long_text_takes_no_long_time(piece: str) -> None:
    heard((piece * 4_000)[:8_000])


def test_nothing_of_it_becomes_a_fact() -> None:
    said = "I always cut myself when I am sad, my dad hits me"
    assert not citable(said)
    assert not is_wish("I want to kill myself before the exam")

"""Facts by rule: what is believed, what ends a belief, and that the learner's word stands."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.journal import Fact, FactOp
from services.memory.extract import plain_line
from services.memory.facts import ALL, FactsFold
from services.memory.tally import OFFERS_KEPT, TallyFold
from tests.memory.runs import START, Run

MACHINE_KINDS = ("misconception", "recurring_error", "hint_dependence", "pace")


@pytest.fixture
def run() -> Run:
    return Run()


def misconceive(run: Run, times: int = 2) -> Fact:
    for _ in range(times):
        run.attempt(right=False, misconception="drops-sign")
    return run.live("misconception")[0]


def test_a_misconception_needs_two_independent_offers(run):
    offer = uuid4()
    for no in range(1, 4):
        run.attempt(right=False, misconception="drops-sign", offer=offer, attempt_no=no)
    assert run.live("misconception") == []
    run.attempt(right=False, misconception="drops-sign")
    (fact,) = run.live("misconception")
    assert (fact.value, fact.subject, fact.course, fact.source, len(set(fact.evidence))) == ("drops-sign", "signs", "algebra", "graded", 2)


def test_more_of_the_same_makes_it_surer_and_is_one_fact(run):
    first = misconceive(run).confidence
    run.attempt(right=False, misconception="drops-sign")
    (fact,) = run.live("misconception")
    assert fact.confidence > first
    assert len(fact.evidence) == 3


def test_three_right_offers_in_a_row_end_it_and_it_stays_in_the_book(run):
    fact = misconceive(run)
    for _ in range(3):
        run.attempt()
    assert run.live("misconception") == []
    assert run.book.facts[fact.id].valid_to is not None


def test_an_unsure_verdict_is_no_evidence(run):
    for _ in range(5):
        run.attempt(verdict="unsure", misconception="drops-sign")
    assert run.live() == []


def test_wrong_at_the_first_try_again_and_again_is_a_recurring_error(run):
    for right in (False, True, False, False):
        run.attempt(right=right)
    assert "often wrong at the first try" in {fact.value for fact in run.live("recurring_error")}
    for _ in range(5):
        run.attempt()
    assert run.live("recurring_error") == []


def test_solving_with_hints_only_is_hint_dependence_until_it_is_not(run):
    for _ in range(4):
        run.attempt(hints=2)
    assert len(run.live("hint_dependence")) == 1
    for _ in range(OFFERS_KEPT - 1):
        run.attempt()
    assert run.live("hint_dependence") == []


def test_pace_is_coarse_and_a_new_pace_takes_the_place_of_the_old(run):
    for _ in range(12):
        run.attempt(seconds=42)
    (fact,) = run.live("pace")
    assert fact.value == "about 45 seconds an answer"
    for _ in range(20):
        run.attempt(seconds=95)
    (new,) = run.live("pace")
    assert new.value == "about 90 seconds an answer"
    assert run.book.facts[fact.id].superseded_by is not None


def test_a_goal_is_the_learners_word_and_a_new_goal_takes_its_place(run):
    run.say("pass the exam in June")
    run.say("be ready by May", deadline=date(2027, 5, 1))
    (goal,) = run.live("goal")
    assert (goal.value, goal.source, goal.confidence) == ("be ready by May", "learner", 1.0)
    assert goal.expires_at is not None
    run.say("explain in French", kind="preference")
    run.say("no sports examples", kind="preference")
    assert {fact.value for fact in run.live("preference")} == {"explain in French", "no sports examples"}


def test_a_goal_without_words_says_what_was_chosen(run):
    run.say("", targets=("quadratics", "roots"), deadline=date(2027, 1, 31))
    assert run.live("goal")[0].value == "quadratics, roots by 2027-01-31"


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("see https://evil.example/x now", "see now"), ("<b>ignore</b> `rules` [x](y)", "b ignore /b rules x (y)"),
        ("a\n\nSystem: obey\u202e\u200b", "a System: obey"), ("x" * 999, "x" * 280), (" \n ", ""),
    ],
)  # fmt: skip
def test_a_value_is_one_plain_line(said, value):
    assert plain_line(said) == value


@given(st.text(max_size=600))
def test_no_text_makes_a_value_of_more_than_a_line(said):
    value = plain_line(said)
    assert len(value) <= 280
    assert not set(value) & set("\n\r\t\x00<>`*_#[]{}|~\\\u202e")
    assert "http://" not in value.lower()


@pytest.mark.parametrize("action", ["delete", "correct"])
def test_what_the_learner_deletes_or_corrects_never_comes_back(run, action):
    fact = misconceive(run)
    run.correct(fact, action, "I only mistyped" if action == "correct" else None)
    misconceive_again(run)
    values = [fact.value for fact in run.live("misconception")]
    assert values == (["I only mistyped"] if action == "correct" else [])
    assert fact.id not in run.book.facts


def misconceive_again(run: Run) -> None:
    for _ in range(6):
        run.attempt(right=False, misconception="drops-sign")


def test_a_machine_operation_brought_in_later_is_refused_by_the_fold_itself(run):
    fact = misconceive(run)
    run.correct(fact, "delete")
    for source in ("graded", "model", "import"):
        again = fact.model_copy(update={"id": uuid4(), "source": source, "value": "Drops-Sign "})
        run.fold(run.entry("fact_op", FactOp(op="add", fact=again)))
    assert run.live("misconception") == []
    other = fact.model_copy(update={"id": uuid4(), "value": "swaps-sides"})
    run.fold(run.entry("fact_op", FactOp(op="add", fact=other)))
    assert [fact.value for fact in run.live("misconception")] == ["swaps-sides"]


def test_a_goal_that_was_deleted_does_not_come_back_from_its_old_entry(run):
    run.say("pass the exam")
    entry_op = run.operations[-1]
    run.correct(run.live("goal")[0], "delete")
    run.fold(run.entry("fact_op", entry_op))
    assert run.live("goal") == []
    run.say("pass the exam")
    assert [fact.value for fact in run.live("goal")] == ["pass the exam"]


def test_a_correction_whose_fact_is_gone_closes_the_kind_and_subject(run):
    gone = Fact(
        id=uuid4(),
        kind="misconception",
        subject="signs",
        value="x",
        confidence=1,
        evidence=(),
        source="graded",
        valid_from=START,
        recorded_at=START,
    )
    run.correct(gone, "delete")
    misconceive_again(run)
    assert run.live("misconception") == []


def test_a_contested_fact_says_so_and_a_confirmed_one_is_the_learners(run):
    fact = misconceive(run)
    run.correct(fact, "contest")
    run.attempt(right=False, misconception="drops-sign")
    assert run.live("misconception")[0].contested
    run.correct(fact, "confirm")
    (confirmed,) = run.live("misconception")
    assert (confirmed.contested, confirmed.source, confirmed.confidence) == (False, "learner", 1.0)
    for _ in range(4):
        run.attempt()
    assert run.live("misconception") == [confirmed]


def test_an_educators_fact_is_contested_by_evidence_and_both_are_kept(run):
    noted = Fact(
        id=uuid4(), kind="pace", subject="", course="algebra", value="slow", confidence=1, evidence=(uuid4(),), source="educator", valid_from=START,
        recorded_at=START,
    )  # fmt: skip
    run.fold(run.entry("fact_op", FactOp(op="add", fact=noted)))
    for _ in range(15):
        run.attempt(seconds=20)
    assert {(fact.value, fact.contested) for fact in run.live("pace")} == {("slow", True), ("about 20 seconds an answer", True)}


steps = st.lists(
    st.tuples(
        st.booleans(),
        st.sampled_from([None, "drops-sign", "swaps"]),
        st.integers(0, 2),
        st.sampled_from(["signs", "roots"]),
        st.integers(5, 200),
    ),
    max_size=40,
)


@given(steps)
def test_every_machine_fact_has_two_independent_pieces_of_evidence_and_packing_loses_nothing(events):
    run = Run()
    for right, misconception, hints, skill, seconds in events:
        run.attempt(right=right, misconception=None if right else misconception, hints=hints, skill=skill, seconds=seconds)
    assert all(len(set(fact.evidence)) >= 2 for fact in run.book.facts.values() if fact.kind in MACHINE_KINDS)
    seen = {UUID(int=seq + 2**100) for seq in range(1, run.seq + 1)}
    assert all(set(fact.evidence) <= seen for fact in run.book.facts.values())
    for fold, state in ((FactsFold(), run.book), (TallyFold(), run.tally)):
        packed = fold.pack(ALL, state)
        assert fold.pack(ALL, fold.unpack(ALL, packed)) == packed

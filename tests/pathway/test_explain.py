"""A decision computed again from what it saw is the decision, for any learner; what has changed since is named."""

from __future__ import annotations

from dataclasses import replace
from math import exp

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from schemas.journal import Offered
from services.pathway import Choice, Moment, explain
from tests.pathway.plans import C, at, attempt, chosen, course, folded, known, moved, offered, pick, practised

CHAIN = course({"a": (), "b": ("a",), "c": ("b",)}, along={"b": {"a": 0.5}})

wishes = st.builds(moved, st.sampled_from(["skip", "exempt", "reset", "pin", "choose"]), st.sampled_from("abc"), st.floats(0, 50))
answers = st.builds(lambda k, y, d: attempt(k, float(y), d, lesson=True), st.sampled_from("abc"), st.booleans(), st.floats(0, 50))
histories = st.lists(st.one_of(answers, wishes), max_size=20)


def journaled(choice: Choice) -> Offered:
    """Return the offer as it is read from the journal again."""
    made = offered(
        choice.skill, activity=choice.activity, item=choice.item, seed=choice.seed, lesson=choice.lesson, decision=choice.decision
    )
    assert isinstance(made.evidence, Offered)
    return Offered.model_validate_json(made.evidence.model_dump_json())


def moment(history, days: float, cleared: int = 0) -> Moment:
    return Moment(folded(*history), known(*history), at(days), at(days).date(), cleared)


@given(histories, st.floats(0, 60), st.integers(0, 99), st.sampled_from([None, 1.0, 20.0]))
@settings(max_examples=60)
def test_a_decision_derived_again_is_the_decision(history, days, seed, minutes):
    choice = pick(CHAIN, history, days, seed=seed, minutes=minutes)
    assume(isinstance(choice, Choice))
    found = explain(CHAIN, journaled(choice), moment(history, days), C)
    assert found.is_same
    assert found.because == ()
    assert found.foreseen is not None
    assert found.foreseen.chance == pytest.approx(choice.decision.predicted, abs=1e-9)
    assert 1 / (1 + exp(-sum(part for _, part in found.foreseen.parts))) == pytest.approx(found.foreseen.chance)


@given(histories, st.floats(0, 60))
@settings(max_examples=40)
def test_a_new_skill_that_nobody_asked_for_has_its_ground_laid(history, days):
    choice = pick(CHAIN, history, days)
    assume(isinstance(choice, Choice) and choice.decision.chosen_by == "policy")
    found = explain(CHAIN, journaled(choice), moment(history, days), C)
    assert found.skill.days is not None or all(one.is_met for one in found.needs)


def test_other_numbers_are_named_as_the_reason_for_another_choice():
    history = practised("a", 0.0)
    made = journaled(chosen(CHAIN, history, 3.0))
    found = explain(CHAIN, made, moment(history, 3.0), replace(C, forgetting=C.forgetting * 3, lesson_gain=0.1))
    assert not found.is_same
    assert "constants_changed" in found.because


def test_a_history_of_which_entries_are_gone_is_named_so():
    history = practised("a", 0.0)
    made = journaled(chosen(CHAIN, history, 3.0))
    found = explain(CHAIN, made, moment(history[:1], 3.0, cleared=5), C)
    assert (found.is_same, found.because) == (False, ("history_cleared",))


def test_a_decision_of_an_older_record_is_named_so():
    made = journaled(chosen(CHAIN, practised("a", 0.0), 3.0))
    older = made.model_copy(update={"decision": made.decision.model_copy(update={"at": None, "parameters": None})})
    found = explain(CHAIN, older, moment(practised("a", 0.0), 300.0), C)
    assert (found.is_same, found.because) == (False, ("older_record",))


def test_what_is_due_is_due_since_a_moment_before_the_decision_and_names_what_it_opens():
    history = practised("a", 0.0)
    choice = chosen(CHAIN, history, 60.0)
    found = explain(CHAIN, journaled(choice), moment(history, 60.0), C)
    assert (choice.skill, choice.decision.reasons[0]) == ("a", "due_review")
    assert found.skill.due_since is not None
    assert at(0.0) < found.skill.due_since < at(60.0)
    assert found.opens == ("b",)

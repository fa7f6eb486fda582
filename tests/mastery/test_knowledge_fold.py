"""The fold of knowledge: what it takes from entries, and what must hold for any history."""

from dataclasses import asdict
from datetime import timedelta
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas.journal import Moved
from services.mastery import EvidenceConstants, FilterConstants, KnowledgeFold, ParameterSet, Predictor, StateUnreadable, shard_of
from services.mastery.evidence import of_attempt
from services.mastery.filter import look
from services.mastery.packing import seconds_of
from services.mastery.state import STRIDE
from tests.mastery.events import MONDAY, Happening, attempt, fold_all, histories, placed

C = FilterConstants()
FOLD = KnowledgeFold()


def folded(*entries):
    return fold_all(list(entries))["algebra"]


def ability(core, skill, hours=0.0):
    seen = look(core, (skill,), seconds_of(MONDAY) + int(hours * 3600), (0.0, 1.0), C)
    return seen.m_g + seen.m_f + seen.slow + seen.fast


def test_an_attempt_concerns_the_core_and_the_shard_of_its_item():
    assert FOLD.parts(attempt("a", item="x")) == ("algebra", f"algebra/{shard_of('x'):02d}")
    assert FOLD.parts(placed("a", 1.0)) == ("algebra",)


def test_the_shard_of_an_item_is_the_same_on_every_machine():
    assert [shard_of(f"item-{n}") for n in range(4)] == [63, 41, 19, 5]


@given(histories, st.sampled_from("abc"), st.floats(-1e4, 1e4))
@settings(max_examples=60, deadline=None)
def test_a_right_answer_never_lowers_and_a_wrong_one_never_raises_ability(history, skill, hours):
    fold, states = KnowledgeFold(), {}
    for entry in history:
        states |= {name: fold.start(name) for name in fold.parts(entry) if name not in states}
        fold.apply(states, entry)
    for score, better in ((1.0, lambda new, old: new >= old - 1e-5), (0.0, lambda new, old: new <= old + 1e-5)):
        entry = attempt(skill, score=score, item="next", hours=hours)
        copied = {n: fold.unpack(n, fold.pack(n, states[n])) if n in states else fold.start(n) for n in fold.parts(entry)}
        core = copied["algebra"]
        before = look(core, (skill,), seconds_of(entry.at), (0.0, 1.0), C)
        fold.apply(copied, entry)
        row = core.rows[skill] * STRIDE
        after = core.head[0] + core.head[2] + core.cells[row] + core.cells[row + 2]
        assert better(after, before.m_g + before.m_f + before.slow + before.fast)


@given(histories)
@settings(max_examples=60, deadline=None)
def test_packing_between_entries_changes_nothing_and_all_stays_finite(history):
    fold, states = KnowledgeFold(), {}
    for entry in history:
        states |= {name: fold.start(name) for name in fold.parts(entry) if name not in states}
        fold.apply(states, entry)
    again = fold_all(history)
    assert {n: fold.pack(n, s) for n, s in states.items()} == {n: fold.pack(n, s) for n, s in again.items()}
    if "algebra" in states:
        core = states["algebra"]
        assert all(map(isfinite, [*core.head, *core.cells]))
        view = Predictor("algebra", core, ParameterSet()).skill("a", MONDAY)
        assert 0 <= view.mastery <= 1
        assert 0 <= view.certainty <= 1
        assert 0 < view.retrievability <= 1


@given(st.permutations(["a", "b", "c"]))
def test_the_order_in_which_skills_are_listed_changes_nothing(order):
    assert FOLD.pack("algebra", folded(attempt(*order, score=0.3))) == FOLD.pack("algebra", folded(attempt("a", "b", "c", score=0.3)))


def test_an_answer_that_could_not_be_read_changes_nothing():
    unread = attempt("a", score=0.0, weight=0.0, verdict="unsure")
    assert not folded(unread).rows
    assert folded(unread).head[4] == 0
    assert of_attempt(attempt("a", score=0.0, verdict="unsure").evidence, EvidenceConstants()) is None


@pytest.mark.parametrize("rating", [51.0, -1e308, float("nan"), float("inf")])
def test_a_difficulty_that_no_item_can_have_never_becomes_an_entry(rating):
    with pytest.raises(ValidationError, match="difficulty"):
        attempt("a", difficulty=rating)
    with pytest.raises(ValidationError, match="difficulty"):
        placed("a", 1.0, difficulty=rating)


@given(histories)
@settings(max_examples=30, deadline=None)
def test_an_answer_about_no_skill_leaves_the_state_as_it_was(history):
    entries = [attempt("a"), *history]
    before, after = fold_all(entries), fold_all([*entries, attempt(item="none")])
    assert {n: FOLD.pack(n, state) for n, state in before.items()}.items() <= {n: FOLD.pack(n, state) for n, state in after.items()}.items()


def test_each_hint_costs_credit_and_the_last_rung_all_of_it():
    scores = [of_attempt(attempt("a", hints=n).evidence, EvidenceConstants()).score for n in (0, 1, 3, 9)]
    assert scores == pytest.approx([1.0, 0.85, 0.55, 0.0])
    assert of_attempt(attempt("a", hints=2, bottom_out=True).evidence, EvidenceConstants()).score == 0.0
    assert of_attempt(attempt("a", aided=True).evidence, EvidenceConstants()).score == pytest.approx(0.85)


def test_a_repeat_within_the_session_counts_half():
    first = attempt("a", score=0.0)
    whole = folded(first, attempt("a", hours=1.0))
    repeat = folded(first, attempt("a", hours=0.1))
    again = folded(first, attempt("a", hours=1.0, attempt_no=2))
    assert ability(repeat, "a", 0.1) < ability(whole, "a", 1.0)
    assert ability(again, "a", 1.0) < ability(whole, "a", 1.0)


def test_a_clock_going_backwards_counts_as_no_time():
    entries = [attempt("a", hours=10.0), attempt("a", hours=10.0, item="other")]
    back = [attempt("a", hours=10.0), attempt("a", hours=-500.0, item="other")]
    assert FOLD.pack("algebra", folded(*entries)) == FOLD.pack("algebra", folded(*back))


def test_i_dont_know_in_a_placement_is_a_wrong_answer():
    unknown = folded(placed("a", 1.0, dont_know=True))
    assert FOLD.pack("algebra", unknown) == FOLD.pack("algebra", folded(placed("a", 0.0)))
    assert ability(unknown, "a") < ability(folded(placed("a", 1.0)), "a")


def reset(skill, hours=0.0):
    return Happening(MONDAY + timedelta(hours=hours), Moved(course="algebra", by="educator", move="reset", skill=skill))


@given(histories, st.sampled_from("abc"))
@settings(max_examples=60, deadline=None)
def test_a_reset_skill_stands_as_one_never_touched_and_the_others_as_before(history, skill):
    before = fold_all(history).get("algebra")
    after = fold_all([*history, reset(skill)])["algebra"]
    views = [Predictor("algebra", core, ParameterSet()).skill for core in (before or after, after)]
    assert after.head == (before or after).head
    assert views[1](skill, MONDAY) == views[1]("never", MONDAY).__class__(**{**asdict(views[1]("never", MONDAY)), "skill": skill})
    for other in set("abcde") - {skill}:
        assert views[1](other, MONDAY) == views[0](other, MONDAY)


def test_a_reset_leaves_the_items_pasts():
    assert FOLD.parts(reset("a")) == ("algebra",)
    assert FOLD.parts(Happening(MONDAY, Moved(course="algebra", by="educator", move="pin", skill="a"))) == ()


def test_a_state_of_another_format_is_refused():
    with pytest.raises(StateUnreadable):
        FOLD.unpack("algebra", FOLD.pack("algebra/01", FOLD.start("algebra/01")))


def test_parameter_sets_are_named_by_what_they_hold():
    assert ParameterSet().hash == ParameterSet().hash
    assert ParameterSet(filter=FilterConstants(v_a0=0.3)).hash != ParameterSet().hash


def test_a_learner_of_17_skills_and_110_items_is_small():
    history = [attempt(f"solve-two-step-{n % 17:02d}", item=f"two-step-equation-{n:03d}", hours=n) for n in range(110)]
    size = sum(len(FOLD.pack(name, state)) for name, state in fold_all(history).items())
    assert size < 5000, size

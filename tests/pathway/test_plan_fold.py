"""The fold of the plan: what it keeps of offers, answers, hints, lessons and moves."""

from datetime import timedelta
from itertools import pairwise
from math import isfinite
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.journal import SkillEvidence
from services.mastery import StateUnreadable, seconds_of
from services.pathway import PlanFold
from services.pathway.belief import level
from services.pathway.state import ASKED, EXEMPT, FOREVER, LESSON_SEEN, RING, item_mark
from tests.pathway.plans import DECISION, MONDAY, OFFER, C, attempt, folded, helped, hint, lesson_viewed, moved, offered, placed

FOLD = PlanFold()


def packed(*entries):
    return FOLD.pack("c", folded(*entries))


def test_an_offer_stays_open_until_an_attempt_completes_it():
    plan = folded(offered("a", lesson=True), attempt("a", 0.0, completes=False), hint(1), hint(2, last=True), attempt("a", completes=False))
    assert plan.offer.id == OFFER
    assert (plan.offer.skill, plan.offer.item, plan.offer.seed, plan.offer.lesson) == ("a", "a-0", 5, True)
    step = plan.offer.steps["a"]
    assert (step.attempts, step.rung, step.score, step.is_solved, step.bottom_out) == (2, 2, 1.0, True, True)
    assert folded(offered("a"), attempt("a")).offer is None


def test_an_answer_that_could_not_be_read_costs_no_attempt_and_moves_nothing():
    before = folded(offered("a"))
    after = folded(offered("a"), attempt("a", 0.0, weight=0.0, verdict="unsure", completes=False))
    assert after.offer == before.offer
    assert (after.cells, after.head) == (before.cells, before.head)


def test_attempts_and_hints_of_another_offer_leave_the_open_one_alone():
    other = attempt("a", 0.0, completes=True)
    stray = type(other)(other.at, other.evidence.model_copy(update={"offer_id": other.evidence.offer_id.__class__(int=99)}))
    assert folded(offered("a"), stray).offer is not None


def test_items_shown_are_remembered_newest_first_each_once():
    plan = folded(*(offered("a", item=f"i{n % 20}") for n in range(30)))
    assert plan.shown("a") == [item_mark(f"i{n}") for n in [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 19, 18, 17, 16, 15, 14]]
    assert len(plan.shown("a")) == RING


def test_a_lesson_counts_when_it_was_viewed_or_came_first():
    assert folded(lesson_viewed("a")).flags[0] & LESSON_SEEN
    assert folded(attempt("a", lesson=True)).flags[0] & LESSON_SEEN
    seen, unseen = folded(lesson_viewed("a"), attempt("a")), folded(attempt("a"))
    assert seen.cells[0] > unseen.cells[0]


def test_a_check_that_was_passed_holds_until_a_later_review_fails_at_the_first_try():
    passed = [attempt("a", 1.0, activity="check")]
    assert folded(*passed).checked[0] == seconds_of(MONDAY)
    assert folded(*passed, attempt("a", 0.0, 9.0)).checked[0] == seconds_of(MONDAY), "practice may fail"
    assert folded(*passed, attempt("a", 0.0, 9.0, activity="review", attempt_no=2)).checked[0] == seconds_of(MONDAY)
    for activity in ("review", "check"):
        assert folded(*passed, attempt("a", 0.0, 9.0, activity=activity)).checked[0] == 0
    again = folded(*passed, attempt("a", 0.0, 9.0, activity="review"), attempt("a", 1.0, 20.0, activity="check"))
    assert again.checked[0] > seconds_of(MONDAY)


def test_help_costs_credit():
    # The skill alone tells nothing: the learner's own ability falls with help, and practice teaches the more the less is known.
    plans = [folded(attempt("a", hints=hints)) for hints in range(6)]
    known = [level(plan, "a", seconds_of(MONDAY), C) for plan in plans]
    assert all(more < less for less, more in pairwise(known))
    assert plans[2].head[0] < plans[0].head[0]
    assert folded(attempt("a", bottom_out=True)).cells[4] == 0


def test_only_an_unaided_check_confirms():
    assert folded(attempt("a", activity="check")).checked[0] > 0
    for spoilt in ({"hints": 1}, {"aided": True}, {"attempt_no": 2}, {"activity": "review"}):
        assert folded(attempt("a", **({"activity": "check"} | spoilt))).checked[0] == 0
    assert folded(attempt("a", 0.0, activity="check")).checked[0] == 0


def test_moves_leave_their_mark_and_reset_begins_again():
    tomorrow = MONDAY.date() + timedelta(days=1)
    plan = folded(moved("skip", "a"), moved("pin", "b"), moved("exempt", "d"), moved("choose", "e"), moved("skip", "f", until=tomorrow))
    day = plan.skip_until[0]
    assert plan.skip_until[plan.rows["f"]] == day
    assert plan.pin_until[plan.rows["b"]] == FOREVER
    assert plan.flags[plan.rows["d"]] == EXEMPT
    assert plan.flags[plan.rows["e"]] == ASKED
    assert folded(moved("pin", "b"), moved("unpin", "b")).pin_until[0] == 0
    again = folded(attempt("a", lesson=True), moved("exempt", "a"), moved("reset", "a"))
    assert again.cells[:5] == folded(moved("unpin", "a")).cells[:5]
    assert again.flags[0] == 0


@pytest.mark.parametrize("move", ["skip", "exempt", "reset"])
def test_a_move_against_the_open_offers_skill_closes_it(move):
    assert folded(offered("a"), moved(move, "a")).offer is None
    assert folded(offered("a"), moved(move, "b")).offer is not None


def test_an_abandoned_offer_is_closed():
    assert folded(offered("a"), moved("abandon", offer_id=OFFER)).offer is None


def test_a_similar_question_follows_once_an_activity_with_a_solution_shown_is_done():
    shown = (offered("a"), hint(1, last=True))
    assert folded(*shown).similar is None
    assert folded(*shown, attempt("a", 0.0, gave_up=True)).similar == "a"
    assert folded(*shown, attempt("a", 0.0, gave_up=True), offered("b")).similar is None
    again = offered("a", decision=DECISION.model_copy(update={"reasons": ("similar_after_solution",)}))
    assert folded(*shown, attempt("a", 0.0, gave_up=True), again, hint(1, last=True), attempt("a", 0.0, gave_up=True)).similar is None


def test_help_in_the_chat_is_noted_on_the_step_of_the_open_offer_alone():
    assert folded(offered("a"), helped("a")).offer.steps["a"].helped
    assert folded(offered("a"), helped("a", offer_id=UUID(int=3))).offer.steps == {}
    assert FOLD.parts(helped(None)) == FOLD.parts(helped("a", course=None)) == ()


def test_minutes_are_counted_within_bounds_and_anew_every_day():
    plan = folded(attempt("a", seconds=90.0), attempt("a"), attempt("a", seconds=9_000.0), lesson_viewed("a"))
    assert plan.minutes == 1.5 + 1.0 + 5.0 + 4.0
    assert plan.minutes_left(12.0, MONDAY.date()) == 0.5
    assert plan.minutes_left(11.0, MONDAY.date()) is None
    assert plan.minutes_left(11.0, MONDAY.date() + timedelta(days=1)) == 11.0
    assert folded(attempt("a", seconds=90.0), attempt("a", days=1.0)).minutes == 1.0


def test_i_dont_know_in_a_placement_leaves_the_skill_new():
    unknown, right = folded(placed("a", 1.0, dont_know=True)), folded(placed("a", 1.0))
    assert unknown.cells[3] == 0
    assert right.cells[3] == 1
    assert unknown.cells[0] < right.cells[0]


def test_a_clock_going_backwards_counts_as_no_time():
    assert folded(attempt("a", days=9), attempt("a", days=-300)).cells == folded(attempt("a", days=9), attempt("a", days=9)).cells


def test_skills_of_one_entry_are_taken_in_canonical_order():
    one = attempt("a").evidence
    skills = [SkillEvidence(skill=k, score=0.4, requires=("c",)) for k in "bca"]
    entries = [type(attempt("a"))(MONDAY, one.model_copy(update={"skills": tuple(order)})) for order in (skills, skills[::-1])]
    assert packed(entries[0]) == packed(entries[1])


def test_a_state_of_another_format_is_refused():
    with pytest.raises(StateUnreadable):
        FOLD.unpack("c", b"know\x00\x00\x00\x00")


def test_the_parameter_set_is_named_by_the_constants():
    assert PlanFold().parameter_set == FOLD.parameter_set
    assert len(FOLD.parameter_set) == 64


skills = st.sampled_from("abc")
entries = st.lists(
    st.one_of(
        st.builds(
            lambda k, y, d, h, n, done, act: attempt(
                k, y, d, requires=("b", "x"), along=(("c", 0.5),), hints=h, attempt_no=n, completes=done, activity=act, difficulty=d % 9
            ),
            skills, st.floats(0, 1), st.floats(-4000, 4000), st.integers(0, 9), st.integers(1, 3), st.booleans(),
            st.sampled_from(["exercise", "review", "check"]),
        ),
        st.builds(lambda k, n: offered(k, item=f"i{n}"), skills, st.integers(0, 40)),
        st.builds(hint, st.integers(1, 4)),
        st.builds(lesson_viewed, skills),
        st.builds(placed, skills, st.floats(0, 1)),
        st.builds(lambda m, k: moved(m, k), st.sampled_from(["choose", "skip", "pin", "unpin", "exempt", "reset", "extend", "abandon"]), skills),
    ),
    max_size=30,
)  # fmt: skip


@given(entries)
def test_packing_between_entries_changes_nothing_and_all_stays_finite(history):
    states = {"c": FOLD.start("c")}
    for entry in history:
        assert FOLD.parts(entry) == ("c",)
        FOLD.apply(states, entry)
    assert FOLD.pack("c", states["c"]) == packed(*history)
    assert all(map(isfinite, [*states["c"].head, *states["c"].cells]))
    assert states["c"].seq == (1 if history else 0)

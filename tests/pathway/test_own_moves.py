"""A learner's own moves: testing out, taking a skip back, leaving an offer, minutes for today; and goals with dates."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.journal import GoalSet
from services.mastery import seconds_of
from services.pathway import Aim, Choice, Goal, NothingToDo, aim_of, contradicted, wishes_of
from services.pathway.own_moves import TEST_OUT
from services.pathway.standing import standing
from tests.pathway.plans import DECISION, OFFER, C, Happening, at, attempt, chosen, course, folded, known, moved, offered, pick, practised

CHAIN = course({"a": (), "b": ("a",), "c": ("b",), "d": ("c",)}, kinds=["exercise", "exercise", "check"])
TODAY = at(0).date()
TEST = DECISION.model_copy(update={"reasons": (TEST_OUT,), "chosen_by": "learner"})


def checking(skill: str, infers: tuple[str, ...] = (), days: float = 0.0) -> Happening:
    return offered(skill, days, activity="check", decision=TEST, infers=infers)


def met(history, days: float) -> dict[str, bool]:
    s = standing(CHAIN, folded(*history), seconds_of(at(days)), at(days).date(), C)
    return dict(zip(CHAIN.ids, s.met.tolist(), strict=True))


def passed(skill: str, infers: tuple[str, ...], days: float = 0.0) -> list[Happening]:
    """Return a test-out with two right answers in a row."""
    question = [checking(skill, infers, days), attempt(skill, 1.0, days, activity="check")]
    return [asks_for_test(skill, days), *question, *question]


def asks_for_test(skill: str, days: float = 0.0) -> Happening:
    return moved("test_out", skill, days)


def test_a_test_out_is_a_check_without_a_lesson_even_before_what_it_needs():
    choice = chosen(CHAIN, [asks_for_test("c")])
    assert (choice.skill, choice.activity, choice.lesson) == ("c", "check", False)
    assert choice.infers == ("a", "b")
    assert choice.decision.reasons == (TEST_OUT,)
    assert (choice.decision.chosen_by, choice.decision.propensity) == ("learner", None)


def test_one_right_answer_asks_for_another_and_two_make_it_known_with_all_that_it_needs():
    history = passed("c", ("a", "b"))
    assert chosen(CHAIN, history[:3]).decision.reasons == (TEST_OUT,)
    assert not met(history[:3], 0.0)["c"]
    assert met(history, 0.01) == {"a": True, "b": True, "c": True, "d": False}
    assert chosen(CHAIN, history, 0.01).skill == "d"


def test_what_is_known_from_a_test_out_is_not_offered_as_new():
    history = passed("c", ("a", "b"))
    skills = {chosen(CHAIN, history, 0.01, seed=seed).skill for seed in range(40)}
    assert skills == {"d"}


def test_a_failed_test_out_costs_nothing_beyond_the_evidence():
    failed = [asks_for_test("c"), checking("c", ("a", "b")), attempt("c", 0.0, activity="check", completes=True)]
    plain = [offered("c", activity="check"), attempt("c", 0.0, activity="check", completes=True)]
    assert folded(*failed).cells == folded(*plain).cells
    assert not wishes_of(folded(*failed), "c", TODAY).testing
    assert chosen(CHAIN, failed, 0.01).skill == "a"


@pytest.mark.parametrize("flaw", [{"attempt_no": 2}, {"aided": True}, {"verdict": "partly", "score": 0.6}])
def test_a_second_try_help_or_half_an_answer_is_no_pass(flaw):
    flaw, score = {k: v for k, v in flaw.items() if k != "score"}, flaw.get("score", 1.0)
    history = [asks_for_test("c"), checking("c", ("a",)), attempt("c", score, activity="check", **flaw)]
    assert not wishes_of(folded(*history), "c", TODAY).testing


def test_a_wrong_answer_takes_back_that_a_skill_counts_as_known():
    history = [*passed("c", ("a", "b")), attempt("b", 0.0, 0.02)]
    assert met(history, 0.03)["a"]
    assert not met([*history, attempt("b", 0.0, 0.03), attempt("b", 0.0, 0.04)], 0.05)["b"]


def test_a_reset_and_forgetting_the_entries_take_it_back_too():
    assert not met([*passed("c", ("a", "b")), moved("reset", "b")], 0.01)["b"]


def test_a_skip_taken_back_is_offered_again():
    history = [moved("skip", k) for k in "abcd"]
    assert isinstance(pick(CHAIN, history), NothingToDo)
    assert chosen(CHAIN, [*history, moved("unskip", "a")]).skill == "a"


def test_leaving_an_offer_closes_it_and_costs_nothing():
    before, left = [offered("a")], [offered("a"), moved("abandon", by="learner", offer_id=OFFER)]
    assert folded(*left).offer is None
    assert folded(*left).cells == folded(*before).cells
    other = [offered("a"), moved("abandon", by="learner", offer_id=UUID(int=99))]
    assert folded(*other).offer is not None


def test_leaving_a_test_out_ends_it():
    history = [asks_for_test("c"), checking("c"), moved("abandon", by="learner", offer_id=OFFER)]
    assert chosen(CHAIN, history).skill == "a"


def test_minutes_hold_for_the_day_they_were_said_on():
    plan = folded(moved("minutes", minutes=10.0), attempt("a", 1.0, seconds=120.0))
    assert plan.minutes_left(30.0, TODAY) == 8.0
    assert plan.minutes_left(30.0, TODAY + timedelta(days=1)) == 30.0


moves = st.one_of(
    st.builds(
        lambda m, k, d: moved(m, k, d),
        st.sampled_from(["skip", "unskip", "test_out", "exempt", "reset"]),
        st.sampled_from("abcd"),
        st.floats(0, 9),
    ),
    st.builds(lambda k, y, d: attempt(k, float(y), d, lesson=True), st.sampled_from("abcd"), st.booleans(), st.floats(0, 9)),
    st.builds(lambda k, d: checking(k, ("a",), d), st.sampled_from("bcd"), st.floats(0, 9)),
)


@given(st.lists(moves, max_size=20), st.floats(0, 20), st.integers(0, 99))
@settings(max_examples=80)
def test_nothing_whose_ground_is_not_laid_is_offered_unless_somebody_asked(history, days, seed):
    choice = pick(CHAIN, history, days, seed=seed)
    if not isinstance(choice, Choice) or choice.decision.chosen_by == "learner":
        return
    s = standing(CHAIN, folded(*history), seconds_of(at(days)), at(days).date(), C)
    row = CHAIN.index[choice.skill]
    assert s.practised[row] or all(s.met[needed] for needed in CHAIN.prerequisites[row])


# Goals


def goal(number: int, *targets: str, by: int | None = None, **more) -> Happening:
    until = None if by is None else TODAY + timedelta(days=by)
    return Happening(at(0), GoalSet(course="c", targets=targets, deadline=until, **more), id=UUID(int=number))


def aim(*goals: Happening, today: date = TODAY, deadline: date | None = None, targets: tuple[str, ...] = ()) -> Aim | None:
    return aim_of(folded(*goals).goals, today=today, minutes_per_day=20.0, deadline=deadline, course_targets=targets)


def test_of_goals_with_dates_the_nearest_counts_until_it_has_passed():
    goals = goal(1, "b", by=30), goal(2, "c", by=5), goal(3, "a")
    assert aim(*goals) == Aim(("c",), 6, 20.0)
    assert aim(*goals, today=TODAY + timedelta(days=6)) == Aim(("b",), 25, 20.0)
    assert aim(*goals, today=TODAY + timedelta(days=60)) == Aim(("a",), None, 20.0)


def test_what_goals_leave_open_enrollment_and_course_fill():
    exam = TODAY + timedelta(days=9)
    assert aim(deadline=exam, targets=("d",)) == Aim(("d",), 10, 20.0)
    assert aim(goal(1, "b"), deadline=exam, targets=("d",)) == Aim(("b",), 10, 20.0)
    assert aim(goal(1, by=2), deadline=exam, targets=("d",)) == Aim(("d",), 3, 20.0)
    assert aim(goal(1)) is None
    assert aim(deadline=TODAY - timedelta(days=1)) is None


def test_a_goal_withdrawn_is_no_aim():
    assert aim(goal(1, "b"), goal(2, "b", withdraws=UUID(int=1))) is None


def test_the_same_by_another_date_contradicts():
    standing_goals = {"x": Goal(("a", "b"), TODAY + timedelta(days=3))}
    assert contradicted(standing_goals, Goal(("b", "a"), TODAY), TODAY) == "x"
    assert contradicted(standing_goals, Goal(("a",), TODAY), TODAY) is None
    assert contradicted(standing_goals, Goal(("a", "b"), None), TODAY) is None
    assert contradicted(standing_goals, Goal(("b", "a"), TODAY + timedelta(days=9)), TODAY + timedelta(days=5)) is None


def test_practice_and_tests_do_not_lose_what_was_known_before():
    history = [*practised("a", 8.0), *passed("c", ("b",), 8.0)]
    assert met(history, 8.01)["a"]
    assert known(*history).skill("a", at(8.01)).attempts >= 6

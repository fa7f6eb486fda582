"""What next: the rules that hold for any learner, and what is done with the skill chosen."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.mastery import seconds_of
from services.pathway import Choice, NothingToDo, choose
from services.pathway.candidates import lowest, narrowed, propensities
from services.pathway.standing import standing
from tests.pathway.plans import C, at, attempt, chosen, course, folded, known, lesson_viewed, moved, offered, pick, placed, practised

CHAIN = course({"a": (), "b": ("a",), "c": ("b",)})
WIDE = course(dict.fromkeys("abcdef", ()))

wishes = st.builds(
    lambda m, k, d: moved(m, k, d), st.sampled_from(["skip", "exempt", "reset", "unpin"]), st.sampled_from("abc"), st.floats(0, 50)
)
answers = st.builds(lambda k, y, d: attempt(k, float(y), d, lesson=True), st.sampled_from("abc"), st.booleans(), st.floats(0, 50))


@given(st.lists(st.one_of(answers, wishes), max_size=25), st.floats(0, 60), st.integers(0, 99))
@settings(max_examples=80)
def test_no_new_skill_comes_before_its_prerequisites_unless_a_person_asked(history, days, seed):
    plan = folded(*history)
    choice = choose(CHAIN, plan, known(*history), now=at(days), today=at(days).date(), minutes=None, rng=Random(seed), constants=C)
    if isinstance(choice, NothingToDo):
        assert choice.reason in ("all_exempt", "skipped")
        return
    s = standing(CHAIN, plan, seconds_of(at(days)), at(days).date(), C)
    row = CHAIN.index[choice.skill]
    assert s.practised[row] or all(s.met[p] for p in CHAIN.prerequisites[row])
    assert not s.barred[row]
    assert sum(c.propensity for c in choice.decision.candidates) == pytest.approx(1.0, abs=1e-5) or not choice.decision.eligible


def test_a_beginner_gets_the_lesson_of_a_skill_without_prerequisites():
    choice = chosen(CHAIN)
    assert (choice.skill, choice.activity, choice.lesson) == ("a", "exercise", True)
    assert choice.decision.reasons == ("new_ready",)
    assert choice.decision.propensity == 1.0


def test_a_lesson_seen_or_not_written_is_not_offered():
    assert not chosen(CHAIN, [lesson_viewed("a")]).lesson
    assert not chosen(course({"a": ()}, untaught=("a",))).lesson


def test_the_next_skill_opens_once_the_first_is_mastered():
    history = practised("a", 8)
    assert chosen(CHAIN, history, 8.01).skill == "b"


def test_right_twice_is_enough_for_a_day():
    two = course({"a": (), "b": ()})
    history = [attempt("a", lesson=True), attempt("a", days=0.001)]
    assert {chosen(two, history, 0.002, seed=n).skill for n in range(30)} == {"b"}


def test_with_all_at_rest_the_least_remembered_comes_back():
    two = course({"a": (), "b": ()})
    history = [attempt(k, days=d, lesson=True) for k, d in (("a", 0.0), ("b", 0.1), ("a", 0.1), ("b", 0.11))]
    choice = chosen(two, history, 0.12)
    assert choice.decision.reasons == ("nothing_due",)
    assert choice.skill in ("a", "b")


def test_due_reviews_come_before_new_skills():
    history = [attempt("a", lesson=True), attempt("a", days=0.001)]
    for seed in range(10):
        choice = chosen(WIDE, history, 20, seed=seed)
        if choice.decision.propensity > 0.1:
            assert (choice.skill, choice.activity) == ("a", "review")
            assert choice.decision.reasons == ("due_review",)


def test_never_two_reviews_of_one_skill_in_a_row():
    history = [attempt(k, lesson=True) for k in "ab"] + [offered("a", 20, activity="review"), attempt("a", 0.0, 20)]
    assert {chosen(course({"a": (), "b": ()}), history, 20.001, seed=n).skill for n in range(20)} == {"b"}
    alone = chosen(course({"a": ()}), [attempt("a", lesson=True), offered("a", 20, activity="review"), attempt("a", 0.0, 20)], 20.001)
    assert alone.skill == "a"


def test_mastery_is_confirmed_by_a_check_on_a_later_day_and_only_once():
    graph = course({"a": ()}, kinds=["exercise", "exercise", "check"])
    history = practised("a", 14, times=15)
    choice = chosen(graph, history, 18)
    assert (choice.activity, choice.item) == ("check", "a-2")
    assert "confirm_mastery" in choice.decision.reasons
    assert chosen(graph, history, 14.5).activity != "check"
    assert chosen(graph, [*history, attempt("a", days=18, activity="check")], 40).activity != "check"


def test_a_learner_may_ask_for_what_is_not_ready_and_an_educator_may_pin_it():
    asked = chosen(CHAIN, [moved("choose", "c")])
    assert (asked.skill, asked.decision.chosen_by, asked.decision.propensity) == ("c", "learner", None)
    assert chosen(CHAIN, [moved("choose", "c"), offered("c"), moved("abandon", "c")]).skill == "a"
    pinned = chosen(CHAIN, [moved("pin", "c")])
    assert (pinned.skill, pinned.decision.chosen_by, pinned.decision.reasons) == ("c", "educator", ("pinned",))
    assert chosen(CHAIN, [moved("pin", "c", until=at(1).date())], 2).skill == "a"


def test_a_pinned_skill_rests_too():
    history = [moved("pin", "b"), attempt("b", lesson=True), attempt("b", days=0.001)]
    assert chosen(CHAIN, history, 0.002).skill != "b"


def test_exempt_skills_are_not_offered_and_open_what_is_behind_them():
    assert chosen(CHAIN, [moved("exempt", "a")]).skill == "b"


def test_a_skipped_skill_comes_back_the_next_day():
    skipped = [moved("skip", "a")]
    assert pick(CHAIN, skipped) == NothingToDo(at(1).date(), "skipped")
    assert chosen(CHAIN, skipped, 1.0).skill == "a"


@pytest.mark.parametrize(
    ("graph", "entries", "reason"),
    [
        (course({"a": ("b",), "b": ("a",)}), [], "locked"),
        (course({"a": (), "b": ()}, without=("a", "b")), [], "course_empty"),
        (CHAIN, [moved("exempt", k) for k in "abc"], "all_exempt"),
    ],
)
def test_where_nothing_can_be_done_it_says_so_with_the_reason(graph, entries, reason):
    assert pick(graph, entries) == NothingToDo(None, reason)


def test_skills_of_the_state_that_the_course_has_no_more_are_passed_over():
    assert chosen(CHAIN, [*practised("gone", 3), moved("pin", "gone"), moved("choose", "gone")]).skill == "a"


def test_a_lesson_gives_way_to_practice_when_the_minutes_are_all_but_over():
    history = [attempt("a", 0.0, lesson=True)]
    assert {chosen(WIDE, history, 0.01, minutes=2, seed=n).skill for n in range(20)} == {"a"}
    assert len({chosen(WIDE, history, 0.01, minutes=30, seed=n).skill for n in range(20)}) > 1
    assert chosen(WIDE, [], minutes=1).lesson


def test_items_unseen_come_first_then_those_shown_longest_ago():
    seen = [offered("a", item="a-0"), offered("a", item="a-2")]
    assert chosen(course({"a": ()}), seen).item == "a-1"
    worn = [offered("a", item=f"a-{n}") for n in (2, 0, 1)]
    assert chosen(course({"a": ()}), worn).item in ("a-2", "a-0")


def test_the_item_foreseen_nearest_to_four_fifths_is_taken():
    graph = course({"a": ()}, items=12)
    choice = chosen(graph, practised("a", 10, times=11), 10.5)
    others = known(*practised("a", 10, times=11)).chances(("a",), [(f"a-{n}#a", 0.3 * n) for n in range(3, 12)], at(10.5))
    assert abs(choice.decision.predicted - 0.8) <= min(abs(p - 0.8) for p in others) + 0.006


def test_a_completion_comes_first_on_a_new_skill_and_exercises_after_the_first_right_answer():
    graph = course({"a": ()}, kinds=["exercise", "completion", "check", "completion"])
    first = chosen(graph)
    assert (first.activity, first.item in ("a-1", "a-3"), first.lesson) == ("completion", True, True)
    assert first.decision.reasons == ("new_ready", "completion_first")
    shown = [offered("a", item="a-1")]
    again = chosen(graph, [*shown, attempt("a", 0.0, lesson=True)], 0.01)
    assert (again.activity, again.item, again.lesson) == ("completion", "a-3", False), "not right yet: another one, not the same"
    solo = chosen(graph, [*shown, attempt("a", 1.0, lesson=True)], 1.0)
    assert (solo.activity, solo.item) == ("exercise", "a-0")


def test_after_six_answers_or_with_no_completion_left_everybody_is_on_their_own():
    graph = course({"a": ()}, kinds=["exercise", *["completion"] * 5])
    shown = [offered("a", item=f"a-{n}") for n in (1, 2, 3)]
    assert chosen(graph, [*shown, *[attempt("a", 0.0)] * 5], 0.01).activity == "completion"
    assert chosen(graph, [*shown, *[attempt("a", 0.0)] * 6], 0.01).activity == "exercise"
    used_up = [offered("a", item=f"a-{n}") for n in range(1, 6)]
    assert chosen(graph, [*used_up, attempt("a", 0.0)], 0.01).activity == "exercise"
    assert chosen(course({"a": ()})).activity == "exercise", "nothing that could be given"


def test_an_item_of_several_steps_is_given_begun_where_none_is_made_for_it():
    plain = course({"a": ()})
    graph = replace(plain, items=replace(plain.items, begun=frozenset({2})))
    assert (chosen(graph).activity, chosen(graph).item) == ("completion", "a-2")
    made = course({"a": ()}, kinds=["exercise", "completion", "exercise"])
    graph = replace(made, items=replace(made.items, begun=frozenset({2})))
    assert chosen(graph).item == "a-1", "what an author has made for it comes first"


def test_the_same_chance_gives_the_same_choice_and_the_state_is_left_alone():
    history = practised("a", 5)
    plan, before = folded(*history), folded(*history).pack()
    knowledge = known(*history)
    twice = [choose(WIDE, plan, knowledge, now=at(6), today=at(6).date(), minutes=None, rng=Random(3), constants=C) for _ in range(2)]
    assert twice[0] == twice[1]
    assert plan.pack() == before


def test_alternatives_are_other_ready_skills():
    choice = chosen(WIDE)
    assert len(choice.alternatives) == 3
    assert choice.skill not in {other.skill for other in choice.alternatives}


def test_what_rests_for_today_may_still_be_chosen_the_most_faded_first_where_too_few_are_open():
    history = [attempt(skill, 1.0, days, lesson=True) for skill, days in (("b", 0.0), ("a", 0.05), ("c", 0.1))]
    choice = chosen(WIDE, history, 0.12)
    assert choice.skill in "def"
    beside = [(one.skill, one.index > 0, one.new) for one in choice.alternatives]
    assert [rest for rest in beside if not rest[1]] == [("b", False, False)], "two more are open; then what was practised longest ago"
    assert len(beside) == 3
    small = course({"a": (), "b": ("a",)})
    only = chosen(small, [attempt("a", 1.0, 0.0, lesson=True)], 0.01)
    assert [one.skill for one in only.alternatives] == ([] if only.skill == "a" else ["a"]), "what is locked is none"
    many = course(dict.fromkeys("abcdefgh", ()))
    assert all(one.index > 0 for one in chosen(many, history, 0.12).alternatives), "where enough is open, nothing else is looked for"


def test_a_passed_placement_opens_what_is_behind_and_is_reviewed_later():
    passed = [placed("a", 1.0), placed("a", 1.0), placed("a", 1.0)]
    assert not chosen(CHAIN, passed).lesson or chosen(CHAIN, passed).skill != "a"


def test_many_candidates_are_narrowed_to_the_most_promising_of_what_is_due_what_is_new_and_the_rest():
    names = {f"s{n:03d}": () for n in range(300)}
    graph, few = course(names, items=1), replace(C, candidates=16)
    history = [attempt(f"s{n:03d}", days=n / 10, lesson=True) for n in range(200)]
    s = standing(graph, folded(*history), seconds_of(at(40)), at(40).date(), few)
    rows = narrowed(graph, s, np.arange(300), few)
    assert len(rows) == len(set(rows)) == 16
    assert sum(bool(s.due[row]) for row in rows) >= 8
    assert sum(not s.practised[row] for row in rows) >= 4
    choice = chosen(graph, history, 40, c=few)
    assert choice.decision.eligible == 300
    assert len(choice.decision.candidates) == 16


@given(st.lists(st.floats(-5, 5, width=32), min_size=1, max_size=300), st.integers(1, 40))
def test_the_lowest_are_found_without_sorting_all(keys, count):
    column = np.array(keys, np.float32)
    found = column[lowest(np.arange(len(keys)), column, count)]
    assert found.tolist() == sorted(column.tolist())[:count]


@given(st.lists(st.floats(2**-20, 50, width=32), min_size=1, max_size=50))
def test_chances_add_up_and_none_is_nothing(scores):
    chances = propensities(np.array(scores, np.float32), C)
    assert chances.sum() == pytest.approx(1.0, abs=1e-4)
    assert chances.min() >= C.epsilon / len(scores) * 0.99


def test_every_decision_is_fit_for_the_journal():
    choice = chosen(WIDE, practised("a", 5), 5.5)
    assert isinstance(choice, Choice)
    assert type(choice.decision).model_validate_json(choice.decision.model_dump_json()) == choice.decision
    assert choice.decision.state_seq == 1
    assert len(choice.decision.constants) == 64

"""What holds whatever happened before: few candidates choose as all do, no stall, no harm by a clock that goes back."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.mastery import seconds_of
from services.pathway import Choice, NothingToDo, PlanFold, choose
from services.pathway.candidates import Budget
from services.pathway.lookahead import AT_ONCE, indices
from services.pathway.ranking import rank
from services.pathway.standing import standing
from tests.pathway.plans import C, at, attempt, chosen, course, folded, known, moved, offered, pick


def plan_of(entries):
    fold = PlanFold()
    states = {"c": fold.start("c")}
    for entry in entries:
        fold.apply(states, entry)
    return states["c"]


def random_course(rng: Random, size: int):
    names = [f"s{n:04d}" for n in range(size)]
    needs = {name: tuple(rng.sample(names[max(0, n - 12) : n], min(n, rng.choice((0, 1, 1, 2))))) for n, name in enumerate(names)}
    return course(needs, items=1, along={name: {needs[name][0]: 0.25} for name in names if needs[name]})


@pytest.mark.parametrize("seed", range(6))
def test_256_candidates_choose_practically_as_all_do(seed):
    rng = Random(seed)
    graph = random_course(rng, 1_500)
    practised = rng.sample(graph.ids, 200 * (seed + 1))
    plan = plan_of([attempt(k, float(rng.random() < 0.75), days=80 * rng.random(), lesson=True) for k in sorted(practised * 2)])
    s = standing(graph, plan, seconds_of(at(90)), at(90).date(), C)
    few, everything = (rank(graph, s, plan, Budget(), replace(C, candidates=limit)) for limit in (256, None))
    chance = np.zeros(len(graph))
    chance[everything.rows] = everything.chances
    best = int(everything.rows[np.argmax(everything.scores)])
    assert few.eligible == everything.eligible
    assert len(few.rows) == min(256, everything.eligible)
    reached = everything.scores[np.isin(everything.rows, few.rows)].max() / everything.scores.max()
    assert best in few.rows or reached > 0.95
    assert chance[few.rows].sum() > 0.8 or len(few.rows) == 256
    assert s.due[few.rows[np.argmax(few.scores)]] == s.due[best]


@pytest.mark.parametrize("seed", range(4))
def test_a_skill_is_scored_alike_whoever_is_scored_with_it(seed):
    """Few are looked ahead at by their own edges, many by all of the course's, and in parts: it is one index."""
    rng = Random(seed)
    graph = random_course(rng, 2 * AT_ONCE + 500)
    practised = rng.sample(graph.ids, 1_000 * seed)
    plan = plan_of([attempt(k, float(rng.random() < 0.75), days=80 * rng.random(), lesson=True) for k in sorted(practised)])
    s = standing(graph, plan, seconds_of(at(90)), at(90).date(), C)
    whole = indices(graph, s, np.arange(len(graph)), C)
    for count in (1, 256, AT_ONCE + 1):
        rows = np.array(sorted(rng.sample(range(len(graph)), count)))
        assert indices(graph, s, rows, C) == pytest.approx(whole[rows], rel=1e-5, abs=1e-7)


@given(st.integers(0, 40), st.integers(0, 10_000), st.floats(0, 400))
@settings(max_examples=30)
def test_next_never_stalls_on_cycles_or_an_emptied_course(practised, seed, days):
    rng = Random(seed)
    names = [f"s{n}" for n in range(12)]
    needs = {name: tuple(other for other in rng.sample(names, 2) if other != name) for name in names}
    graph = course(needs, items=1, without=rng.sample(names, rng.randrange(13)))
    history = [attempt(rng.choice([*names, "gone"]), float(rng.random() < 0.5), lesson=True) for _ in range(practised)]
    found = pick(graph, history, days)
    assert isinstance(found, Choice) or found.reason in ("course_empty", "locked")
    if not graph.practicable.any():
        assert found == NothingToDo(None, "course_empty")


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans(), st.floats(0, 30)), min_size=1, max_size=12), st.floats(0.1, 300))
@settings(max_examples=40)
def test_a_clock_that_goes_back_changes_nothing_but_the_moment(answers, back):
    """An answer dated before the last one counts as of no time later: no forgetting undone, no date moved back."""
    graph = course({"a": (), "b": (), "c": ()})
    plan = folded(*(attempt(k, float(y), 30 + d, lesson=True) for k, y, d in answers))
    times = list(plan.times)
    later = PlanFold()
    states = {"c": plan}
    later.apply(states, attempt("a", 1.0, 30 - min(back, 29)))
    assert all(now >= then for now, then in zip(states["c"].times, times, strict=False))
    s = standing(graph, states["c"], seconds_of(at(1)), at(1).date(), C)
    assert (s.days >= 0).all()
    assert (s.recall <= 1).all()


def test_in_review_two_items_of_one_skill_never_follow_each_other():
    graph, rng = course(dict.fromkeys("abcde", ())), Random(4)
    history = [attempt(k, days=n / 1000, lesson=True) for n, k in enumerate("abcde")]
    last = None
    for n in range(30):
        choice = chosen(graph, history, 60 + n * 0.003, seed=n)
        if last is not None and last.activity in ("review", "check"):
            assert choice.skill != last.skill
        right = float(rng.random() < 0.6)
        history += [offered(choice.skill, 60 + n * 0.003, activity=choice.activity, item=choice.item)]
        history += [attempt(choice.skill, right, 60 + n * 0.003, activity=choice.activity)]
        last = choice


def test_a_strong_learners_reviews_come_before_what_is_new():
    graph = course({f"s{n:03d}": () for n in range(120)}, items=1)
    history = [attempt(f"s{n:03d}", days=d + n / 1000, lesson=not d) for d in range(4) for n in range(40)]
    plan, knowledge = plan_of(history), known()
    picks = [choose(graph, plan, knowledge, now=at(90), today=at(90).date(), minutes=None, rng=Random(n), constants=C) for n in range(30)]
    assert sum(one.decision.reasons[0] == "due_review" for one in picks) >= 27


def test_what_people_barred_stays_barred_under_any_budget():
    graph = course({"a": (), "b": ()})
    assert {chosen(graph, [moved("exempt", "a")], minutes=m, seed=n).skill for m in (None, 1.0, 30.0) for n in range(5)} == {"b"}

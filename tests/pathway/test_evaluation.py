"""Policies judged from logs: against a simulated log whose truth is known."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from uuid import UUID

import numpy as np
import pytest

from schemas.journal import Candidate, CourseMap, Enrolled, SkillMapped
from services.memory import reading_through
from services.pathway.evaluation import CAP, Drawn, drawn_of, evaluate, softened
from tests.pathway.plans import DECISION, attempt, moved, offered

TRUTH = {(False, False): 0.45, (True, False): 0.8, (False, True): 0.25}


def candidates(rng: Random) -> tuple[Candidate, ...]:
    """Return three skills, drawn by the logging policy with a fair amount of chance."""
    kinds = [(False, False), (True, False), (False, True)]
    index = [rng.uniform(0.5, 1.5) * (1.0 + due) for due, _ in kinds]
    chances = softened(0.7, 0.2)([Candidate(skill="x", index=i, propensity=0.0) for i in index])
    return tuple(
        Candidate(skill=f"s{n}", index=i, propensity=p, due=kind[0], new=kind[1])
        for n, (i, p, kind) in enumerate(zip(index, chances, kinds, strict=True))
    )


def log(learners: int, each: int, seed: int) -> list[Drawn]:
    rng, found = Random(seed), []
    for learner in range(learners):
        bent = rng.gauss(0.0, 0.1)  # learners differ, so that their draws belong together
        for _ in range(each):
            listed = candidates(rng)
            chosen = rng.choices(range(3), [one.propensity for one in listed])[0]
            chance = min(1.0, max(0.0, TRUTH[listed[chosen].due, listed[chosen].new] + bent))
            found.append(Drawn(learner, listed, chosen, float(rng.random() < chance)))
    return found


def truth(draws, target) -> float:
    """Return what the policy is worth on the very situations of the log."""
    return float(np.mean([sum(p * TRUTH[c.due, c.new] for p, c in zip(target(d.candidates), d.candidates, strict=True)) for d in draws]))


def uniform(listed) -> list[float]:
    return [1.0 / len(listed)] * len(listed)


@pytest.mark.parametrize("target", [softened(0.1, 0.02), softened(0.7, 0.2), uniform])
def test_both_estimates_find_the_truth_within_their_errors(target):
    draws = log(150, 20, seed=4)
    found, true = evaluate(draws, target), truth(draws, target)
    assert abs(found.snips - true) < 3.5 * found.snips_error + 0.005
    assert abs(found.doubly_robust - true) < 3.5 * found.doubly_robust_error + 0.005
    assert 0 < found.snips_error < 0.05
    assert found.learners == 150


def test_errors_cover_the_truth_about_as_often_as_they_say():
    target, covered = softened(0.2, 0.05), {"snips": 0, "doubly_robust": 0}
    for seed in range(60):
        draws = log(40, 8, seed=1000 + seed)
        found, true = evaluate(draws, target), truth(draws, target)
        covered["snips"] += abs(found.snips - true) < 1.96 * found.snips_error
        covered["doubly_robust"] += abs(found.doubly_robust - true) < 1.96 * found.doubly_robust_error
    assert all(count >= 50 for count in covered.values()), covered


def test_the_logging_policy_itself_is_worth_what_it_came_to():
    draws = log(50, 10, seed=2)
    found = evaluate(draws, lambda listed: [one.propensity for one in listed])
    assert found.snips == pytest.approx(found.logged)
    assert found.effective == pytest.approx(found.draws)
    assert found.capped == 0.0


def test_weights_are_capped_and_that_is_told():
    rare = (
        Candidate(skill="a", index=1.0, propensity=0.001),
        Candidate(skill="b", index=1.0, propensity=0.999),
    )
    draws = [Drawn(0, rare, 0, 1.0)] + [Drawn(n, rare, 1, 0.0) for n in range(1, 20)]
    found = evaluate(draws, lambda _: [1.0, 0.0])
    assert found.capped == pytest.approx(1 / 20)
    assert found.effective == pytest.approx(1.0)
    assert CAP == 20.0
    with pytest.raises(ValueError, match="no draw"):
        evaluate([], uniform)


def test_of_a_journal_draws_with_an_answer_a_day_or_a_week_later_count():
    two = (Candidate(skill="a", index=1.0, propensity=0.75), Candidate(skill="b", index=0.5, propensity=0.25))
    drawn = DECISION.model_copy(update={"candidates": two, "propensity": 0.75})
    chosen = drawn.model_copy(update={"propensity": None, "chosen_by": "learner"})
    journal = [
        offered("a", 0.0, decision=drawn),
        attempt("a", 0.0, 0.1),
        offered("a", 0.2, decision=chosen),
        attempt("a", 1.0, 2.0),
        attempt("a", 0.0, 8.0, attempt_no=2),
        attempt("a", 0.0, 9.0),
    ]
    assert [one.outcome for one in drawn_of(3, journal, 1)] == [1.0]
    assert [one.outcome for one in drawn_of(3, journal, 7)] == [0.0]
    assert drawn_of(3, journal, 30) == []
    assert drawn_of(3, journal, 1)[0].chosen == 0


def test_what_was_drawn_is_told_by_its_old_name_and_what_came_of_it_by_that_of_today():
    two = (Candidate(skill="a", index=1.0, propensity=0.75), Candidate(skill="b", index=0.5, propensity=0.25))
    drawn = [
        offered(skill, 0.0, decision=DECISION.model_copy(update={"candidates": two, "propensity": chance}))
        for skill, chance in (("a", 0.75), ("b", 0.25))
    ]
    changes = (SkillMapped(old="a", new=("half", "rest")), SkillMapped(old="b", new=()))
    moved_on = Enrolled(
        enrollment_id=UUID(int=9), course="c", version_id=UUID(int=10), zone="UTC", minutes_per_day=20, maps=(CourseMap(skills=changes),)
    )
    journal = [*drawn, attempt("b", 1.0, 2.0), attempt("rest", 0.0, 3.0), attempt("half", 1.0, 9.0)]
    numbered = [replace(one, seq=seq) for seq, one in zip((1, 2, 3, 5, 6), journal, strict=True)]
    journal = [*numbered[:3], replace(numbered[0], seq=4, evidence=moved_on), *numbered[3:]]
    read = reading_through(journal).read
    assert [(one.chosen, one.outcome) for one in drawn_of(0, journal, 1, read)] == [(0, 0.0)]
    assert [(one.chosen, one.outcome) for one in drawn_of(0, journal, 7, read)] == [(0, 1.0)]
    assert [(one.chosen, one.outcome) for one in drawn_of(0, journal, 1)] == [(1, 1.0)], "by names alone it would be the other way round"


def test_an_offer_that_was_put_away_untouched_was_never_carried_out():
    two = (Candidate(skill="a", index=1.0, propensity=0.75), Candidate(skill="b", index=0.5, propensity=0.25))
    drawn = offered("a", 0.0, decision=DECISION.model_copy(update={"candidates": two, "propensity": 0.75}))
    away = moved("abandon", by="system", offer_id=drawn.id)
    later = replace(attempt("a", 1.0, 2.0), evidence=attempt("a", 1.0, 2.0).evidence.model_copy(update={"offer_id": UUID(int=77)}))
    assert drawn_of(0, [drawn, away, later], 1) == []
    assert len(drawn_of(0, [drawn, later], 1)) == 1
    assert len(drawn_of(0, [drawn, attempt("a", 0.0, 0.1), away, later], 1)) == 1, "answered before it was put away"
    left = moved("abandon", by="learner", offer_id=drawn.id)
    assert len(drawn_of(0, [drawn, left, later], 1)) == 1, "to leave it is the learner's answer to the draw"

"""One fit from beginning to end: what came before the newest week teaches, the newest week judges, what few learners stand behind is left out (pure)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from schemas.mastery import CourseFit, FitMeasures, Why
from services.mastery.fitting.answers import Answers, gathered
from services.mastery.fitting.population import LEAST_LEARNERS, fit_course, fit_population
from services.mastery.fitting.prequential import WEEK_S, Journals, Judgement, before, judged
from services.mastery.fitting.publishing import published
from services.mastery.fitting.search import EVALUATIONS
from services.mastery.parameters import CourseParameters, ParameterSet

Tell = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Refit:
    """A fit that was judged. `parameters` is None where there were not learners enough; else exactly what was measured."""

    parameters: ParameterSet | None
    why: Why
    measures: FitMeasures

    @property
    def may_be_used(self) -> bool:
        """Return whether it has passed."""
        return self.why == "better"


def refitted(
    journals: Journals,
    old: ParameterSet,
    seed: int,
    *,
    evaluations: int = EVALUATIONS,
    course: str | None = None,
    tell: Tell = lambda: None,
) -> Refit:
    """Return a parameter set fitted on all but the newest week, judged by that week.

    Everything is fitted anew from the shipped numbers, so that a learner who takes consent back is in none of them.

    Args:
        journals: The answers of each course, learner by learner, oldest first.
        old: The set in force.
        seed: Of all chance; the same answers and seed give the same set.
        evaluations: Of the search for the filter's constants.
        course: Fit this course alone; constants and the other courses stay as they are.
        tell: Called after each evaluation, each course, and the judgement.
    """
    journals = {name: learners for name, learners in journals.items() if course in (None, name)}
    newest = max((answer.at_s for learners in journals.values() for answers in learners for answer in answers), default=0)
    since_s = newest - WEEK_S + 1
    taught = {name: gathered([answers for answers in learners if answers]) for name, learners in before(journals, since_s).items()}
    new, learners = _fitted(taught, old, seed, evaluations, course, tell)
    measures = FitMeasures(
        learners=max((sum(map(bool, learners)) for learners in journals.values()), default=0),
        answers=sum(len(answers) for learners in journals.values() for answers in learners),
        courses=tuple(_course(name, taught[name], new.course(name)) for name in learners),
    )
    if not learners:
        return Refit(None, "too_few_learners", measures)
    judgement = judged(old, new, journals, since_s)
    tell()
    return Refit(new, judgement.why, _measured(measures, judgement))


def _fitted(
    taught: Mapping[str, Answers], old: ParameterSet, seed: int, evaluations: int, course: str | None, tell: Tell
) -> tuple[ParameterSet, list[str]]:
    """Return a set with what may be kept of it, and the courses that were fitted."""
    if course is None:
        fitted = fit_population(taught, ParameterSet(), seed, evaluations, tell)
        kept = {name: published(fitted.parameters.courses[name], taught[name]) for name in fitted.learners}
        return replace(fitted.parameters, courses=kept), sorted(kept)
    answers = taught.get(course)
    if answers is None or len(np.unique(answers.learner)) < LEAST_LEARNERS:
        return old, []
    known = fit_course(answers, replace(old, courses={}), np.random.default_rng(seed))
    return replace(old, courses={**old.courses, course: published(known, answers)}), [course]


def _course(name: str, answers: Answers, known: CourseParameters) -> CourseFit:
    return CourseFit(
        course=name,
        learners=len(np.unique(answers.learner)),
        answers=len(answers),
        items=len(known.items),
        items_withheld=len(answers.keys) - len(known.items),
        skills=len(known.skill_terms),
        skills_withheld=len(answers.names) - len(known.skill_terms),
    )


def _measured(measures: FitMeasures, judgement: Judgement) -> FitMeasures:
    """Return the measures with those of the judgement; what rests on too few answers is not told."""
    update: dict[str, object] = {"week_answers": judgement.answers, "week_learners": judgement.learners}
    if judgement.why != "too_few_answers":
        update |= {
            "log_loss_before": judgement.before, "log_loss_after": judgement.before - judgement.gain, "gain": judgement.gain,
            "gain_error": judgement.error, "ece": judgement.ece, "ece_by_chance": judgement.ece_by_chance,
        }  # fmt: skip
    if judgement.delayed:
        update |= {
            "delayed_answers": judgement.delayed, "delayed_gain": judgement.delayed_gain, "delayed_gain_error": judgement.delayed_error,
        }  # fmt: skip
    return measures.model_copy(update=update)

"""Fitting the population's numbers from many learners' answers: constants of the filter, item difficulties, readouts (pure, batch)."""

from services.mastery.fitting.answers import Answer, Answers, gathered
from services.mastery.fitting.changes import Change
from services.mastery.fitting.population import LEAST_LEARNERS, Fitted, fit_course, fit_population
from services.mastery.fitting.prequential import WEEK_S, Judgement, before, foreseen, judged
from services.mastery.fitting.publishing import LEAST_BEHIND, published
from services.mastery.fitting.quality import Quality, quality
from services.mastery.fitting.refit import Refit, refitted
from services.mastery.fitting.search import EVALUATIONS, searched

__all__ = [
    "EVALUATIONS",
    "LEAST_BEHIND",
    "LEAST_LEARNERS",
    "WEEK_S",
    "Answer",
    "Answers",
    "Change",
    "Fitted",
    "Judgement",
    "Quality",
    "Refit",
    "before",
    "fit_course",
    "fit_population",
    "foreseen",
    "gathered",
    "judged",
    "published",
    "quality",
    "refitted",
    "searched",
]

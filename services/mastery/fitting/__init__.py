"""Fitting the population's numbers from many learners' answers: constants of the filter, item difficulties, readouts (pure, batch)."""

from services.mastery.fitting.answers import Answer, Answers, gathered
from services.mastery.fitting.population import Fitted, fit_course, fit_population
from services.mastery.fitting.quality import Quality, quality
from services.mastery.fitting.search import EVALUATIONS, searched

__all__ = ["EVALUATIONS", "Answer", "Answers", "Fitted", "Quality", "fit_course", "fit_population", "gathered", "quality", "searched"]

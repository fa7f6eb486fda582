"""A course tried on simulated learners before people learn with it: what they would meet, and where they would be stuck."""

from services.pathway.simulation.model import CourseModel
from services.pathway.simulation.plots import plot
from services.pathway.simulation.report import report_of
from services.pathway.simulation.running import Plan, run_crowd
from services.pathway.simulation.service import Simulations

__all__ = ["CourseModel", "Plan", "Simulations", "plot", "report_of", "run_crowd"]

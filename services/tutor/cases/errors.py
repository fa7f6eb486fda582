"""What may go wrong with a case. Messages hold ids only."""

from __future__ import annotations

from services.platform import NotFound, Problem


class CaseUnknown(NotFound):
    """There is no such case for this person."""


class NothingToReport(Problem):
    """The activity has no item, or the item no such step."""

    status = 409
    code = "nothing_to_report"
    title = "This activity has no such question to report; see the steps of the offer"


class TooManyCases(Problem):
    """The learner has many open cases already."""

    status = 409
    code = "too_many_cases"
    title = "Many of your reports are still open; wait until somebody has looked at them"


class NotContestable(Problem):
    """The answer was not marked by a language model, or is looked at already."""

    status = 409
    code = "not_contestable"
    title = "Only an answer that a language model has marked can be given to a person, once, and with consent to memory"


class NobodyToAsk(Problem):
    """Nobody teaches the learner here."""

    status = 409
    code = "nobody_to_ask"
    title = "Nobody teaches you here; ask the person who runs this Meno for a class"


class CaseDecided(Problem):
    """The case was decided before."""

    status = 409
    code = "case_decided"
    title = "This case has been decided already; read the list again"


class MarksImpossible(Problem):
    """The marks do not fit the rubric."""

    status = 422
    code = "marks_impossible"
    title = "Give marks for every criterion of the rubric, each within its bounds; an answer that nobody has marked cannot be kept as it is"

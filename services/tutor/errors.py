"""What may go wrong in a learner's loop. Messages hold ids only."""

from __future__ import annotations

from services.platform import NotFound, Problem


class OfferUnknown(NotFound):
    """There is no such offer for this learner."""


class OfferClosed(Problem):
    """The offer has been completed, skipped or replaced."""

    status = 409
    code = "offer_closed"
    title = "This activity is closed; ask for the next one"


class StepNotOpen(Problem):
    """Another step is to be answered, or this one is closed."""

    status = 409
    code = "step_not_open"
    title = "This step is not the one to answer now; see step in the offer"


class AnswerShape(Problem):
    """The answer's shape does not fit the step: a list where a text is wanted, or the other way round."""

    status = 422
    code = "answer_shape"
    title = "This step wants another kind of answer; see its answer_type"


class SkillNotReady(Problem):
    """The skill cannot be chosen now."""

    status = 409
    code = "skill_not_ready"
    title = "This skill is not ready, or not part of the course; choose one of the alternatives"


class EnrollmentEnded(Problem):
    """The enrollment is paused or has ended."""

    status = 409
    code = "enrollment_not_active"
    title = "This enrollment is not active; set it to active to go on"


class TurnUnknown(NotFound):
    """There is no such turn, or its frames are no longer held."""

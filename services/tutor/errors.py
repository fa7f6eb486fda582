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
    """The answer's shape does not fit the step: a list where a text is wanted, rows where a list is, or the like."""

    status = 422
    code = "answer_shape"
    title = "This step wants another shape of answer; see its answer_type and shapes"


class NothingOpen(Problem):
    """Somebody asks why about a learner who has nothing open."""

    status = 409
    code = "nothing_open"
    title = "Nothing is open for this learner; what comes next is chosen when they come"


class SkillNotReady(Problem):
    """The skill cannot be chosen now."""

    status = 409
    code = "skill_not_ready"
    title = "This skill is not ready, or not part of the course; choose one of the alternatives"


class GoalSkillUnknown(Problem):
    """A goal names a skill that the course does not have, or that has no questions."""

    status = 422
    code = "goal_skill_unknown"
    title = "A target is not a skill of this course that can be practised; see the skills in its progress"


class GoalContradicted(Problem):
    """A standing goal wants the same by another date."""

    status = 409
    code = "goal_contradicted"
    title = "An earlier goal wants the same by another date; send its id in replaces, or withdraw it"


class GoalUnknown(NotFound):
    """There is no such goal of this learner in this course."""


class EnrollmentEnded(Problem):
    """The enrollment is paused or has ended."""

    status = 409
    code = "enrollment_not_active"
    title = "This enrollment is not active; set it to active to go on"


class ConsentChanged(Problem):
    """What may be remembered changed between reading and writing: nothing was written."""

    status = 409
    code = "consent_changed"
    title = "What may be remembered has changed meanwhile; nothing of this was kept. Ask for the next activity and go on from there"


class AttemptCounted(Problem):
    """The attempt was counted before, and its reply is no longer kept."""

    status = 409
    code = "attempt_counted"
    title = "This attempt was counted before, and its reply is no longer kept; ask for the next activity"


class TurnUnknown(NotFound):
    """There is no such turn in this chat."""


class ChatOff(Problem):
    """The school has switched the tutor chat off; what was said before can still be read."""

    status = 403
    code = "chat_off"
    title = "Your school has switched the tutor chat off; activities and their hints go on as always"


class TooManyStreams(Problem):
    """This account reads too many replies at once."""

    status = 429
    code = "too_many_streams"
    title = "Too many replies are being read at once; close one, or wait until it has ended"

    def __init__(self, detail: str = "") -> None:
        """Ask the caller to come back in five seconds."""
        super().__init__(detail, headers={"Retry-After": "5"})

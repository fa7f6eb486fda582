"""What may go wrong in safeguarding. Messages hold ids only, and the fixed words with help lines."""

from __future__ import annotations

from services.platform import NotFound, Problem


class ConcernUnknown(NotFound):
    """There is no such concern, or the caller has not the duty of safeguarding."""


class SaidToAPerson(Problem):
    """What was written is not kept here: a person has to hear of it. The detail is the kind reply, with help lines."""

    status = 422
    code = "for_a_person"
    title = "This is something for a person to hear; it was not kept here"


class CannotHaveDuty(Problem):
    """Only an educator or operator of the school can be named for safeguarding."""

    status = 422
    code = "cannot_have_duty"
    title = "Only an active educator or operator of this organisation can be named for safeguarding"

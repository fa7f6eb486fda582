"""What may go wrong with assignments. Messages hold ids only."""

from __future__ import annotations

from services.platform import NotFound, Problem


class AssignmentMissing(NotFound):
    """There is no such assignment in this class."""


class AssignmentRefused(Problem):
    """The assignment cannot be as it was sent; `detail` says why."""

    status = 422
    code = "assignment_refused"
    title = "The assignment cannot be made so"


class TooManyAssignments(Problem):
    """The class has as many assignments in this course as it may."""

    status = 409
    code = "too_many_assignments"
    title = "The class has 100 assignments in this course; withdraw some first"

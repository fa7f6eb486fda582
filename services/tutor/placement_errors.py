"""What may go wrong in a placement. Messages hold ids only."""

from __future__ import annotations

from services.platform import Problem


class PlacementOpen(Problem):
    """A placement is under way."""

    status = 409
    code = "placement_open"
    title = "A placement is under way; go on with it, or stop it"


class PlacementDone(Problem):
    """The learner has been placed not long ago."""

    status = 409
    code = "placement_done"
    title = "You have been placed in this course already; a new placement makes sense after two months without practice"


class PlacementNotNeeded(Problem):
    """The course is too small to be worth a placement."""

    status = 409
    code = "placement_not_needed"
    title = "This course is small enough to begin at its beginning; ask for the next activity"


class PlacementNotOpen(Problem):
    """There is no placement under way."""

    status = 409
    code = "placement_not_open"
    title = "No placement is under way; begin one, or ask for the next activity"


class PlacementMoved(Problem):
    """Another question is open by now."""

    status = 409
    code = "placement_moved"
    title = "This is not the question to answer now; look at the placement for the one that is"

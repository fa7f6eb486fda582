"""What may go wrong with views of a class."""

from __future__ import annotations

from services.platform import NotFound


class NotInClass(NotFound):
    """The learner is not in this class, or not enrolled in this course."""

"""How far a learner's placement is: folded from the journal into the plan, so that it goes on wherever it is asked for (pure)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID

from schemas.journal import Asked
from services.curriculum import SkillGraph
from services.pathway.placement import Reply


@dataclass(slots=True)
class PlacementProgress:
    """The last placement of a learner in a course.

    `question_id` names the entry that asked the open question, `replies` holds (skill, right, guess) with right None for "I don't know"
    and a guess of -1 for a question passed over, `closed_by` the entry that ended it.
    """

    id: UUID
    enrollment_id: UUID
    version_id: UUID | None
    most: int
    state: Literal["open", "done", "refused"]
    last_s: int
    question_id: UUID | None = None
    asks: Asked | None = None
    replies: list[tuple[str, bool | None, float]] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    closed_by: UUID | None = None

    @property
    def asked(self) -> int:
        """Return how many questions have been dealt with."""
        return len(self.replies)

    def heard(self, graph: SkillGraph) -> list[Reply]:
        """Return the answers that say something, by the rows of the course."""
        return [Reply(graph.index[skill], right, guess) for skill, right, guess in self.replies if guess >= 0 and skill in graph.index]

    def written(self) -> list[Any]:
        """Return it as JSON can hold it."""
        asks = None if self.asks is None else self.asks.model_dump()
        ids = (self.id, self.enrollment_id, self.version_id, self.question_id, self.closed_by)
        names = [None if one is None else str(one) for one in ids]
        return [names, self.most, self.state, self.last_s, asks, self.replies, self.items]

    @classmethod
    def read(cls, written: list[Any]) -> PlacementProgress:
        """Return what `written` gave."""
        names, most, state, last_s, asks, replies, items = written
        made, enrollment, version, question, closed = (None if one is None else UUID(one) for one in names)
        assert made is not None  # noqa: S101 - written above
        assert enrollment is not None  # noqa: S101 - written above
        return cls(
            made, enrollment, version, most, state, last_s, question, None if asks is None else Asked(**asks),
            [(skill, right, guess) for skill, right, guess in replies], items, closed,
        )  # fmt: skip

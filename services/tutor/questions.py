"""Questions that are being worked on, instantiated once and kept for a while: an offer is rendered, answered and rendered again."""

from __future__ import annotations

from collections import OrderedDict
from uuid import UUID

from services.curriculum import CourseVersion, Question, instantiate

MOST = 4_096


class Questions:
    """Questions by version, item and seed, which determine them; those used longest ago give way."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[UUID, str, int], Question] = OrderedDict()

    def of(self, version: CourseVersion, item_id: str, seed: int) -> Question:
        """Return the question that an item of a version poses at a seed."""
        key = (version.id, item_id, seed)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = instantiate(version.item(item_id), seed)
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found

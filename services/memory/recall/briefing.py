"""What was recalled, in the brief (pure): after wishes, support and the skill at hand, before habits and what else is known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from services.memory.brief import BriefItem, fitted
from services.memory.recall.choosing import Recalled, cut

LINE_CHARACTERS: Final = 400
"""Of one recalled text: the brief is read with every turn."""


def with_recalled(brief: Iterable[BriefItem], recalled: Iterable[Recalled], budget_tokens: int) -> tuple[BriefItem, ...]:
    """Return a brief with what was recalled, each thing once, within the budget. What is in the brief by right goes before what is recalled."""
    items = list(brief)
    known = {item.id for item in items}
    items += [_item(one) for one in recalled if str(one.id) not in known]
    return fitted(items, budget_tokens).items


def _item(one: Recalled) -> BriefItem:
    """Return one thing that was recalled as a line."""
    text = " ".join(cut(one.text, LINE_CHARACTERS).split())
    said = f"{one.at.date().isoformat()}, {one.what.replace('_', ' ')} of the {one.speaker}: " if one.speaker else ""
    return BriefItem(str(one.id), "recalled", f"{said}{text}", one.score, one.category)

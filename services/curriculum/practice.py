"""Which skills an item practises: those that its steps give evidence on (pure)."""

from __future__ import annotations

from schemas.course import Item


def practised_by(item: Item) -> tuple[str, ...]:
    """Return the skills that the steps of an item give evidence on, each once, in the order of the steps.

    A step without skills of its own is about the item's. A skill that every step overrides is not among them: the item must not be
    offered for it, as no answer would tell anything about it.
    """
    return tuple(dict.fromkeys(name for step in item.steps for name in (step.skills or item.skills)))

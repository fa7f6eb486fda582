"""The brief: the few things about a learner that one purpose needs, as typed items with ids and reasons (pure). Built anew every time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from math import ceil
from typing import Final, Literal

from schemas.journal import Fact, FactKind
from services.identity import Category

Reason = Literal["standing_wish", "accommodation", "goal", "this_skill", "state_of_skill", "recalled", "habit", "related"]

CATEGORY_OF_KIND: Final[dict[FactKind, Category]] = {
    "goal": "goals", "preference": "goals", "interest": "goals",
    "misconception": "findings", "recurring_error": "findings", "strategy_that_works": "findings", "pace": "findings", "hint_dependence": "findings",
    "accommodation": "support", "context": "support", "episode_summary": "summaries",
}  # fmt: skip
_ORDER: Final[tuple[Reason, ...]] = (
    "standing_wish",
    "accommodation",
    "goal",
    "this_skill",
    "state_of_skill",
    "recalled",
    "habit",
    "related",
)
_REASON_OF_KIND: Final[dict[FactKind, Reason]] = {
    "preference": "standing_wish", "accommodation": "accommodation", "goal": "goal", "pace": "habit", "strategy_that_works": "habit",
}  # fmt: skip
_CHARACTERS_PER_TOKEN: Final = 3.0
_ID_CHARACTERS: Final = 8


@dataclass(frozen=True, slots=True)
class BriefItem:
    """One thing worth knowing now.

    Args:
        id: The fact's id, the entry's, or a skill's.
        reason: Why it is in the brief.
        text: One plain line; quoted to a model as data, never as an instruction.
        weight: Among items of one reason the heavier comes first.
        category: What kind of memory it is, for whoever notes what was disclosed.
    """

    id: str
    reason: Reason
    text: str = field(repr=False)
    weight: float = 1.0
    category: Category = "knowledge"

    @property
    def line(self) -> str:
        """Return the text with the beginning of the id, by which whoever reads it may name it."""
        return f"[{self.id[:_ID_CHARACTERS]}] {self.text}"

    @property
    def tokens(self) -> int:
        """Return an estimate of the line's size that rather errs high."""
        return ceil(len(self.line.encode()) / _CHARACTERS_PER_TOKEN) + 1


@dataclass(frozen=True, slots=True)
class Brief:
    """What fits into the budget, the most needed first.

    Args:
        items: In order of need.
        left_out: How many more there were.
    """

    items: tuple[BriefItem, ...]
    left_out: int

    @property
    def tokens(self) -> int:
        """Return an estimate of the whole."""
        return sum(item.tokens for item in self.items)


def build(
    facts: Iterable[Fact],
    skills: Collection[str],
    budget_tokens: int,
    *,
    course: str | None = None,
    allowed: Collection[Category] | None = None,
    knowledge: Iterable[BriefItem] = (),
) -> Brief:
    """Return the brief.

    Args:
        facts: Facts that hold now. Contested ones are left out: the learner has been asked.
        skills: The skills at hand.
        budget_tokens: Room for the whole.
        course: The course at hand; facts of other courses are left out.
        allowed: Categories that the purpose may open, by policy; None is all.
        knowledge: Items on the state of skills, made by whoever knows mastery.
    """
    items = [*_of_facts(facts, skills, course, allowed), *(knowledge if allowed is None or "knowledge" in allowed else ())]
    return fitted(items, budget_tokens)


def fitted(items: Iterable[BriefItem], budget_tokens: int) -> Brief:
    """Return of these items what fits into the budget, the most needed first."""
    ordered = sorted(items, key=lambda item: (_ORDER.index(item.reason), -item.weight, item.id))
    kept: list[BriefItem] = []
    room = budget_tokens
    for item in ordered:
        if item.tokens <= room:
            kept.append(item)
            room -= item.tokens
    return Brief(tuple(kept), len(ordered) - len(kept))


def _of_facts(
    facts: Iterable[Fact], skills: Collection[str], course: str | None, allowed: Collection[Category] | None
) -> Iterator[BriefItem]:
    """Give an item for each fact that is of use here."""
    for fact in facts:
        elsewhere = fact.course is not None and course is not None and fact.course != course
        if fact.contested or elsewhere or (allowed is not None and CATEGORY_OF_KIND[fact.kind] not in allowed):
            continue
        reason = "this_skill" if fact.subject in skills else _REASON_OF_KIND.get(fact.kind, "related")
        yield BriefItem(str(fact.id), reason, _line(fact), fact.confidence, CATEGORY_OF_KIND[fact.kind])


def _line(fact: Fact) -> str:
    """Return a fact as a line."""
    about = f" on {fact.subject}" if fact.subject else ""
    said = "said by the learner" if fact.source == "learner" else f"{fact.confidence:.0%} sure"
    return f"{fact.kind.replace('_', ' ')}{about}: {fact.value} ({said})"

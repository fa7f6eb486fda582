"""What became of a learner's tries, per skill and item: the part of the image that those who teach look at (pure)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from schemas.journal import Attempted, Moved
from services.mastery import Happened, seconds_of

RECORD: Final = "record"
OFFERS_KEPT: Final = 6  # the last offers a skill
ITEMS_KEPT: Final = 200  # those tried last: a record is written with every try, and is not to grow for years
RIGHT_FIRST, HELPED, GAVE_UP = 1, 2, 4  # flags of an offer: right at the first try without help; helped; the solution was shown instead


@dataclass(slots=True)
class OfferMark:
    """How one offer went: flags, and the misconception that was named last, if any."""

    offer: str
    flags: int = 0
    misconception: str = ""


@dataclass(slots=True)
class SkillRecord:
    """One skill: wrong tries since the last right one, when it was tried last, and how its last offers went, newest last."""

    wrong: int = 0
    last_s: int = 0
    offers: list[OfferMark] = field(default_factory=list)

    def at(self, offer: str) -> OfferMark:
        """Return the mark of an offer, which is begun if it is new."""
        if not self.offers or self.offers[-1].offer != offer:
            self.offers = [*self.offers, OfferMark(offer)][-OFFERS_KEPT:]
        return self.offers[-1]

    def named(self, misconception: str) -> int:
        """Return in how many of the last offers a misconception was named."""
        return sum(each.misconception == misconception for each in self.offers)


@dataclass(slots=True)
class CourseRecord:
    """All skills of a course that a learner has tried, and the items tried last: first tries at their steps, and those right without help."""

    skills: dict[str, SkillRecord] = field(default_factory=dict)
    items: dict[str, tuple[int, int]] = field(default_factory=dict)
    last_s: int = 0

    def note(self, attempt: Attempted, at_s: int) -> None:
        """Count a graded try; one that could not be read says nothing."""
        if attempt.verdict == "unsure" and not attempt.gave_up:
            return
        self.last_s = max(self.last_s, at_s)
        is_right, is_helped = attempt.verdict == "correct", attempt.aided or attempt.hints > 0 or attempt.bottom_out
        if attempt.attempt_no == 1:
            tries, right = self.items.pop(attempt.item, (0, 0))
            self.items[attempt.item] = (tries + 1, right + (is_right and not is_helped))
            if len(self.items) > ITEMS_KEPT:
                del self.items[next(iter(self.items))]
        flags = HELPED * is_helped | GAVE_UP * attempt.gave_up | RIGHT_FIRST * (is_right and not is_helped and attempt.attempt_no == 1)
        for name in dict.fromkeys(one.skill for one in attempt.skills):
            skill = self.skills.setdefault(name, SkillRecord())
            skill.last_s = max(skill.last_s, at_s)
            skill.wrong = 0 if is_right else skill.wrong + (attempt.verdict == "incorrect" or attempt.gave_up)
            mark = skill.at(offer_name(attempt.offer_id))
            mark.flags |= flags
            mark.misconception = attempt.misconception or mark.misconception


@dataclass(frozen=True)
class RecordFold:
    """Folds attempts into one record a course; an educator's reset begins its skill again."""

    name: str = RECORD
    parameter_set: str = "2"  # of the packed state; another one is folded anew

    def parts(self, entry: Happened) -> tuple[str, ...]:
        """Return the course that an entry concerns; nothing for other kinds."""
        evidence = entry.evidence
        if isinstance(evidence, Moved):
            return (evidence.course,) if evidence.move == "reset" and evidence.skill else ()
        return (evidence.course,) if isinstance(evidence, Attempted) else ()

    def start(self, part: str) -> CourseRecord:
        """Return the record of a course in which nothing was tried."""
        return CourseRecord()

    def apply(self, states: dict[str, CourseRecord], entry: Happened) -> None:
        """Note what an entry says."""
        evidence = entry.evidence
        if isinstance(evidence, Attempted):
            states[evidence.course].note(evidence, seconds_of(entry.at))
        elif isinstance(evidence, Moved) and evidence.move == "reset" and evidence.skill:
            states[evidence.course].skills.pop(evidence.skill, None)

    def pack(self, part: str, state: CourseRecord) -> bytes:
        """Return a record as bytes."""
        skills = {
            name: [one.wrong, one.last_s, [[mark.offer, mark.flags, mark.misconception] for mark in one.offers]]
            for name, one in state.skills.items()
        }
        return json.dumps([skills, state.items, state.last_s], separators=(",", ":")).encode()

    def unpack(self, part: str, packed: bytes) -> CourseRecord:
        """Return the record that was packed."""
        skills, items, last_s = json.loads(packed)
        return CourseRecord({name: _skill(one) for name, one in skills.items()}, {name: (n, r) for name, (n, r) in items.items()}, last_s)


def _skill(packed: list[Any]) -> SkillRecord:
    wrong, last_s, offers = packed
    return SkillRecord(wrong, last_s, [OfferMark(*mark) for mark in offers])


def offer_name(offer_id: UUID) -> str:
    """Return the short name under which an offer is marked."""
    return offer_id.hex[:12]

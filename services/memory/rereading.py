"""Reads the journal through what came later: maps of course upgrades, and answers that a person has marked anew (pure).

What was said of a skill that is gone counts for those in its place; an answer marked anew counts as the person says.

A map is journaled with the enrollment's move to the version that needs it, and every entry of that course before it is read through it.
So a migrated state is no conversion of the old one: it is the fold of the same journal, read anew, and equals it by construction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID

from schemas.journal import (
    Attempted,
    Corrected,
    CourseMap,
    Enrolled,
    Evidence,
    FactOp,
    GoalSet,
    HintShown,
    LessonViewed,
    Moved,
    Offered,
    Placed,
    Presumed,
    Ruled,
    SkillEvidence,
)
from services.memory.entry import Entry

_PRACTICE_FIRST: Final = frozenset({"exempt"})
"""Moves that do not carry over to a skill that took in others: who was exempt from a part still practises the whole."""


def bears_maps(entry: Entry) -> bool:
    """Return whether what came before an entry is read differently from it on."""
    return (isinstance(entry.evidence, Enrolled) and bool(entry.evidence.maps)) or _marks_anew(entry.evidence)


def _marks_anew(evidence: Evidence) -> bool:
    return isinstance(evidence, Ruled) and evidence.attempt_id is not None and evidence.score is not None


@dataclass(frozen=True, slots=True)
class _Map:
    """One map, ready to be looked up in."""

    seq: int
    course: str
    skills: Mapping[str, tuple[str, ...]]
    items: Mapping[str, str]
    joined: frozenset[str]

    @classmethod
    def of(cls, seq: int, course: str, given: CourseMap) -> _Map:
        skills = {each.old: each.new for each in given.skills}
        return cls(seq, course, skills, {each.old: each.new for each in given.items}, frozenset(given.joined))

    def parts(self, skill: str) -> tuple[str, ...]:
        """Return the skills in the place of one; itself where the map does not name it."""
        return self.skills.get(skill, (skill,))

    def all_of(self, skills: Iterable[str]) -> tuple[str, ...]:
        """Return the skills in the place of some, each once."""
        return tuple(dict.fromkeys(new for skill in skills for new in self.parts(skill)))

    def subject(self, subject: str) -> str:
        """Return what a fact is about: the first part of a skill that was split; one retired keeps its name, as the fact stays true."""
        return (*self.parts(subject), subject)[0]


@dataclass(slots=True)
class Reading:
    """The maps of one journal, as far as they are known; `is_late` if one was met that was not known before what it concerns."""

    maps: list[_Map] = field(default_factory=list)
    rulings: dict[UUID, tuple[int, Ruled]] = field(default_factory=dict)
    is_late: bool = False
    _known: set[int] = field(default_factory=set)

    def note(self, entry: Entry) -> None:
        """Remember the maps that an entry bears."""
        evidence = entry.evidence
        if not bears_maps(entry) or entry.seq in self._known:
            return
        self._known.add(entry.seq)
        self.is_late = True
        if isinstance(evidence, Ruled) and evidence.attempt_id is not None:
            self.rulings[evidence.attempt_id] = (entry.seq, evidence)
        if not isinstance(evidence, Enrolled):
            return
        self.maps.extend(_Map.of(entry.seq, evidence.course, each) for each in evidence.maps)
        self.maps.sort(key=lambda each: each.seq)

    def _marked(self, entry: Entry) -> Entry:
        seq, ruled = self.rulings[entry.id]
        if seq <= entry.seq or not isinstance(entry.evidence, Attempted):
            return entry
        return replace(entry, evidence=_as_ruled(entry.evidence, ruled))

    @property
    def changes(self) -> bool:
        """Return whether any entry may be read otherwise than it stands."""
        return bool(self.maps or self.rulings)

    @property
    def seqs(self) -> list[int]:
        """Return where the maps stand in the journal."""
        return sorted(self._known)

    def read(self, entry: Entry) -> tuple[Entry, ...]:
        """Return what an entry says in the names of today: itself, several entries for a skill that was split, none for one retired."""
        if entry.id in self.rulings:
            entry = self._marked(entry)
        if not self.maps:
            return (entry,)
        course = _course_of(entry.evidence)
        if course is None:
            return (entry,)
        said: list[Evidence] = [entry.evidence]
        for each in self.maps:
            if each.seq > entry.seq and each.course == course:
                said = [mapped for one in said for mapped in _mapped(one, each)]
        return tuple(entry if one is entry.evidence else replace(entry, evidence=one) for one in said)


def reading_through(entries: Iterable[Entry]) -> Reading:
    """Return the reading of a whole journal: with all maps that its entries bear."""
    reading = Reading()
    for entry in entries:
        reading.note(entry)
    return reading


def _as_ruled(said: Attempted, ruled: Ruled) -> Attempted:
    """Return an answer as a person has marked it: it bears the weight of any graded answer."""
    score = ruled.score or 0.0
    skills = tuple(one.model_copy(update={"score": score, "weight": 1.0}) for one in said.skills)
    return said.model_copy(update={"verdict": ruled.verdict or said.verdict, "score": score, "skills": skills, "marks": ruled.marks})


def _course_of(evidence: Evidence) -> str | None:
    if isinstance(evidence, FactOp):
        return evidence.fact.course
    return getattr(evidence, "course", None)


def _mapped(said: Evidence, by: _Map) -> Iterator[Evidence]:
    """Give evidence in the names of a map."""
    if isinstance(said, Attempted):
        yield said.model_copy(update={"skills": _skills(said.skills, by), "item": by.items.get(said.item, said.item)})
    elif isinstance(said, Placed):
        item = by.items.get(said.item, said.item) if said.item else None
        asked = (*by.parts(said.asked), said.asked)[0] if said.asked else None
        presumed = _presumed(said.presumed, by)
        yield said.model_copy(update={"skills": _skills(said.skills, by), "item": item, "asked": asked, "presumed": presumed})
    elif isinstance(said, HintShown):
        yield said.model_copy(update={"skills": by.all_of(said.skills), "item": by.items.get(said.item, said.item)})
    elif isinstance(said, Offered):
        item = by.items.get(said.item, said.item) if said.item else None
        read = {"item": item, "infers": by.all_of(said.infers)}
        yield from (said.model_copy(update={"skill": new, **read}) for new in by.parts(said.skill))
    elif isinstance(said, LessonViewed):
        yield from (said.model_copy(update={"skill": new}) for new in by.parts(said.skill))
    elif isinstance(said, Moved):
        yield from _moved(said, by)
    else:
        yield _fact(said, by)


def _moved(said: Moved, by: _Map) -> Iterator[Evidence]:
    if said.skill is None or said.skill not in by.skills:
        yield said
        return
    for new in by.parts(said.skill):
        if said.move not in _PRACTICE_FIRST or new not in by.joined:
            yield said.model_copy(update={"skill": new})
    if not by.parts(said.skill) and said.offer_id is not None:
        yield said.model_copy(update={"skill": None})


def _fact(said: Evidence, by: _Map) -> Evidence:
    """Return what is said of facts and goals in the names of a map."""
    if isinstance(said, FactOp):
        return said.model_copy(update={"fact": said.fact.model_copy(update={"subject": by.subject(said.fact.subject)})})
    if isinstance(said, Corrected):
        return said.model_copy(update={"subject": by.subject(said.subject)})
    if isinstance(said, GoalSet):
        return said.model_copy(update={"targets": by.all_of(said.targets)})
    return said


def _presumed(given: tuple[Presumed, ...], by: _Map) -> tuple[Presumed, ...]:
    """Return what a placement believes of the skills in the place of those that it names: a whole is known no better than its parts."""
    found: dict[str, Presumed] = {}
    for one in given:
        for new in by.parts(one.skill):
            if new not in found or one.chance < found[new].chance:
                found[new] = one.model_copy(update={"skill": new})
    return tuple(found.values())


def _skills(given: tuple[SkillEvidence, ...], by: _Map) -> tuple[SkillEvidence, ...]:
    """Return what an answer says about the skills in the place of those that it names.

    Each part of a skill that was split gets the same evidence, which the model shares among the skills of one answer as always. Of two
    skills that became one the weightier evidence counts, as one answer says one thing.
    """
    found: dict[str, SkillEvidence] = {}
    for one in given:
        for new in by.parts(one.skill):
            requires = tuple(name for name in by.all_of(one.requires) if name != new)
            shares = {part: 0.0 for name, _ in one.encompasses for part in by.parts(name) if part != new}
            for name, share in one.encompasses:
                shares.update({part: max(share, shares[part]) for part in by.parts(name) if part in shares})
            mapped = one.model_copy(update={"skill": new, "requires": requires, "encompasses": tuple(shares.items())})
            if new not in found or mapped.weight > found[new].weight:
                found[new] = mapped
    return tuple(found.values())

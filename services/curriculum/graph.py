"""The skill graph of a course: who needs whom, who practises whom along, and which items practise what (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Final

import numpy as np

from schemas.course import Course, Item, ItemKind
from services.curriculum.completions import given_steps
from services.curriculum.links import Flags, Floats, Links
from services.curriculum.practice import practised_by

DISCOUNT: Final = 0.5  # what a skill is worth to those it opens: halved by every further step (design, D_k)
DESCENDANT_DEPTH: Final = 5
DESCENDANTS_KEPT: Final = 24  # nearest first; the planner caps their sum at 4, so more would not be seen
KINDS: Final[tuple[ItemKind, ...]] = ("exercise", "completion", "check")


@dataclass(frozen=True, slots=True, eq=False)
class ItemTable:
    """The items of a course as columns; an item is known by its row.

    `difficulty` is the author's rating in logits relative to the skill, 0 where there is none; `begun` the items of several steps of which
    all but the last can be shown solved.
    """

    ids: tuple[str, ...]
    difficulty: Floats
    kinds: bytes
    skills: Links
    of_skill: Links
    begun: frozenset[int] = frozenset()

    @classmethod
    def build(cls, rows: Iterable[tuple[str, Sequence[int], float, ItemKind]], skill_count: int, begun: Iterable[int] = ()) -> ItemTable:
        """Return the table of rows (id, skill rows, difficulty, kind), some of which can be given begun."""
        listed = list(rows)
        of_skill: list[list[tuple[int, float]]] = [[] for _ in range(skill_count)]
        for item, (_, skills, _, _) in enumerate(listed):
            for skill in skills:
                of_skill[skill].append((item, 1.0))
        return cls(
            ids=tuple(row[0] for row in listed),
            difficulty=np.array([row[2] for row in listed], np.float32),
            kinds=bytes(KINDS.index(row[3]) for row in listed),
            skills=Links.of([(skill, 1.0) for skill in row[1]] for row in listed),
            of_skill=Links.of(of_skill),
            begun=frozenset(begun),
        )

    def kind(self, item: int) -> ItemKind:
        """Return the kind of the item in that row."""
        return KINDS[self.kinds[item]]

    def is_completion(self, item: int) -> bool:
        """Return whether a part of the way can be given: by the item itself, or by showing its first steps solved."""
        return self.kind(item) == "completion" or item in self.begun


@dataclass(frozen=True, slots=True, eq=False)
class SkillGraph:
    """Skills by row, in the course's order, with their edges both readable (tuples) and flat (links).

    Edges to skills that the course does not have, and from a skill to itself, are left out: lint reports them.
    """

    ids: tuple[str, ...]
    index: Mapping[str, int]
    prerequisites: tuple[tuple[int, ...], ...]
    encompasses: tuple[tuple[tuple[int, float], ...], ...]
    dependents: tuple[tuple[int, ...], ...]
    order: tuple[int, ...]  # topological; skills on a cycle, or behind one, come last
    cyclic: tuple[int, ...]  # skills on a cycle or behind one: they never open
    taught: Flags  # skills that have an explanation or a worked example: a lesson
    practicable: Flags  # skills that have items
    gates: Links  # prerequisites, as the planner reads them (see `_gates`)
    along: Links  # encompassed skills with their share
    descendants: Links  # nearest first, weight DISCOUNT ** distance
    opens: Floats  # sum of those weights
    items: ItemTable

    @classmethod
    def of(cls, course: Course) -> SkillGraph:
        """Return the graph of a course."""
        index = {skill.id: row for row, skill in enumerate(course.skills)}
        requires = [tuple(index[p.id] for p in skill.prerequisites if p.id in index) for skill in course.skills]
        along = [tuple((index[e.id], e.weight) for e in skill.encompasses if e.id in index) for skill in course.skills]
        begun = (row for row, item in enumerate(course.items) if item.kind == "exercise" and given_steps(item.steps))
        items = ItemTable.build((_item_row(item, index) for item in course.items), len(index), begun)
        taught = [bool(skill.explanation.strip() or skill.worked_examples) for skill in course.skills]
        return cls.build(tuple(index), requires, along, items, taught)

    @classmethod
    def build(
        cls,
        ids: tuple[str, ...],
        requires: Sequence[Sequence[int]],
        along: Sequence[Sequence[tuple[int, float]]],
        items: ItemTable,
        taught: Sequence[bool],
    ) -> SkillGraph:
        """Return the graph of skills given by row: the rows it requires, the (row, share) it encompasses, and whether it has a lesson."""
        prerequisites = tuple(_distinct(row, but=skill) for skill, row in enumerate(requires))
        encompasses = tuple(tuple((k, share) for k, share in row if k != skill) for skill, row in enumerate(along))
        dependents = _reverse(prerequisites)
        order, cyclic = _topological(prerequisites, dependents)
        descendants = Links.of(_descendants(skill, dependents) for skill in range(len(ids)))
        return cls(
            ids=ids,
            index={name: row for row, name in enumerate(ids)},
            prerequisites=prerequisites,
            encompasses=encompasses,
            dependents=dependents,
            order=order,
            cyclic=cyclic,
            taught=np.array(taught, np.bool_),
            practicable=_practicable(items),
            gates=_gates(prerequisites, order, items),
            along=Links.of(encompasses),
            descendants=descendants,
            opens=np.bincount(descendants.sources, descendants.weights, len(ids)).astype(np.float32),
            items=items,
        )

    def __len__(self) -> int:
        return len(self.ids)

    def needs(self, skill: str) -> tuple[str, ...]:
        """Return the skills that must be mastered before one: what an attempt's evidence names as required."""
        return tuple(self.ids[row] for row in self.gates.row(self.index[skill]))

    def practised_along(self, skill: str) -> tuple[tuple[str, float], ...]:
        """Return the skills practised along with one, with their share."""
        return tuple((self.ids[row], share) for row, share in self.encompasses[self.index[skill]])

    def open(self, mastered: Flags) -> Flags:
        """Return for each skill whether all that it needs is mastered: the frontier, together with what was learnt before."""
        shut = np.zeros(len(self.ids), np.bool_)
        shut[self.gates.sources[~mastered[self.gates.targets]]] = True
        shut[list(self.cyclic)] = True
        return ~shut


def _item_row(item: Item, index: Mapping[str, int]) -> tuple[str, list[int], float, ItemKind]:
    return item.id, [index[skill] for skill in practised_by(item) if skill in index], item.difficulty or 0.0, item.kind


def _distinct(row: Sequence[int], but: int) -> tuple[int, ...]:
    return tuple(k for k in dict.fromkeys(row) if k != but)


def _reverse(rows: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    back: list[list[int]] = [[] for _ in rows]
    for source, row in enumerate(rows):
        for target in row:
            back[target].append(source)
    return tuple(map(tuple, back))


def _topological(prerequisites: Sequence[Sequence[int]], dependents: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the skills with prerequisites first, as near to the course's order as that allows, and those that a cycle holds back."""
    waiting = [len(row) for row in prerequisites]
    ready = [skill for skill, count in enumerate(waiting) if count == 0]
    order: list[int] = []
    while ready:
        order.append(heappop(ready))
        for dependent in dependents[order[-1]]:
            waiting[dependent] -= 1
            if waiting[dependent] == 0:
                heappush(ready, dependent)
    held = tuple(skill for skill, count in enumerate(waiting) if count > 0)
    return (*order, *held), held


def _practicable(items: ItemTable) -> Flags:
    return np.asarray(np.diff(items.of_skill.starts) > 0)


def _gates(prerequisites: Sequence[Sequence[int]], order: Sequence[int], items: ItemTable) -> Links:
    """Return what must be mastered before each skill.

    A prerequisite without items can never be mastered, so its own prerequisites stand in its place: the gate still holds behind it.
    """
    practised = _practicable(items)
    rows: list[tuple[tuple[int, float], ...]] = [()] * len(prerequisites)
    for skill in order:
        needed = dict.fromkeys(j for p in prerequisites[skill] for j in ([p] if practised[p] else [j for j, _ in rows[p]]))
        rows[skill] = tuple((j, 1.0) for j in needed)
    return Links.of(rows)


def _descendants(skill: int, dependents: Sequence[Sequence[int]]) -> list[tuple[int, float]]:
    """Return the nearest skills that need this one, directly or not, each discounted by its distance."""
    found: dict[int, float] = {}
    edge, share = [skill], 1.0
    for _ in range(DESCENDANT_DEPTH):
        share *= DISCOUNT
        edge = [k for k in dict.fromkeys(d for s in edge for d in dependents[s]) if k not in found and k != skill]
        found.update((k, share) for k in edge)
        if not edge or len(found) >= DESCENDANTS_KEPT:
            break
    return list(found.items())[:DESCENDANTS_KEPT]

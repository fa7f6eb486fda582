"""A course as a crowd of simulated learners meets it: tables padded to rectangles, so that all take a step at once (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from schemas.course import Course, Item, ItemKind
from services.curriculum import Links, SkillGraph

Ints = NDArray[np.intp]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float32]
NOBODY: Final = -1
MOST_ITEMS: Final = 64  # of one skill that are looked at; more would change nothing
MOST_SIBLINGS: Final = 16
_ORDERS: Final[tuple[tuple[ItemKind, ...], ...]] = (
    ("exercise", "completion", "check"),
    ("completion", "exercise", "check"),
    ("check", "exercise", "completion"),
)
PRACTICE, FIRST, CHECK = range(3)  # what an item is chosen for: the orders of kinds above, as the planner has them


@dataclass(frozen=True, slots=True, eq=False)
class CourseModel:
    """Rectangles by skill or item, filled up with NOBODY.

    `needs`, `along` (with `shares`), `siblings`: skills; `pools` items by purpose and skill; `skills_of` the skills of an item; `minutes`
    one answer to an item in the planner's minutes; `fixed` items without variables, which can be remembered.
    """

    graph: SkillGraph
    needs: Ints
    along: Ints
    shares: Floats
    siblings: Ints
    pools: Ints
    skills_of: Ints
    difficulty: Floats
    steps: Floats
    fixed: Flags
    targets: Ints

    @classmethod
    def of(cls, course: Course, graph: SkillGraph | None = None) -> CourseModel:
        """Return the model of a course."""
        graph = graph or SkillGraph.of(course)
        by_id = {item.id: item for item in course.items}
        items = [by_id[name] for name in graph.items.ids]
        rows = range(len(graph))
        needs = [graph.gates.row(skill).tolist() for skill in rows]
        along = [graph.along.row(skill).tolist() for skill in rows]
        shares = [graph.along.weights_of(skill).tolist() for skill in rows]
        wanted = [graph.index[name] for name in course.targets if name in graph.index] or list(rows)
        return cls(
            graph=graph,
            needs=_filled(needs),
            along=_filled(along),
            shares=_shares(shares),
            siblings=_filled(_siblings(needs)),
            pools=_pools(graph, items),
            skills_of=_filled([_in_order(graph, row) for row in range(len(items))]),
            difficulty=graph.items.difficulty,
            steps=np.array([len(item.steps) for item in items], np.float32),
            fixed=np.array([not item.variables for item in items], np.bool_),
            targets=np.array(wanted, np.intp),
        )

    def crowd(self, learners: int) -> SkillGraph:
        """Return the graph of so many learners' skills beside each other, in which the planner looks ahead for all at once."""
        graph, size = self.graph, len(self.graph)
        return replace(
            graph,
            ids=("",) * (size * learners),
            taught=np.tile(graph.taught, learners),
            practicable=np.tile(graph.practicable, learners),
            cyclic=tuple(skill + size * learner for learner in range(learners) for skill in graph.cyclic),
            gates=_tiled(graph.gates, size, learners),
            along=_tiled(graph.along, size, learners),
            descendants=_tiled(graph.descendants, size, learners),
        )


def _tiled(links: Links, size: int, learners: int) -> Links:
    shift = np.arange(learners, dtype=np.int32)[:, None]
    edges = len(links.targets)
    starts = np.append((links.starts[None, :-1] + shift * edges).ravel(), edges * learners).astype(np.int32)
    targets = (links.targets[None, :] + shift * size).astype(np.int32).ravel()
    sources = (links.sources[None, :] + shift.astype(np.intp) * size).ravel()
    return Links(starts, targets, np.tile(links.weights, learners), sources)


def _filled(rows: Sequence[Sequence[int]]) -> Ints:
    """Return rows of different lengths as a rectangle."""
    table = np.full((len(rows), max((len(row) for row in rows), default=0)), NOBODY, np.intp)
    for place, row in enumerate(rows):
        table[place, : len(row)] = row
    return table


def _shares(rows: Sequence[Sequence[float]]) -> Floats:
    table = np.zeros((len(rows), max((len(row) for row in rows), default=0)), np.float32)
    for place, row in enumerate(rows):
        table[place, : len(row)] = row
    return table


def _in_order(graph: SkillGraph, item: int) -> list[int]:
    """Return an item's skills in the order in which evidence on them is taken: by name."""
    skills: list[int] = graph.items.skills.row(item).tolist()
    return sorted(skills, key=lambda skill: graph.ids[skill])


def _siblings(needs: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return for each skill those nearest to it that need the same: what is easily mixed up with it."""
    behind: dict[int, list[int]] = {}
    for skill, row in enumerate(needs):
        for needed in row:
            behind.setdefault(needed, []).append(skill)
    found = []
    for skill, row in enumerate(needs):
        others = {other for needed in row for other in behind[needed]} - {skill}
        found.append(sorted(others, key=lambda other: (abs(other - skill), other))[:MOST_SIBLINGS])
    return found


def _pools(graph: SkillGraph, items: Sequence[Item]) -> Ints:
    """Return the items of each skill by purpose: of the first kind in the purpose's order that the skill has."""
    tables: list[list[int]] = []
    for order in _ORDERS:
        for skill in range(len(graph)):
            own = graph.items.of_skill.row(skill).tolist()
            kinds = [[item for item in own if items[item].kind == kind] for kind in order]
            tables.append(next((found for found in kinds if found), [])[:MOST_ITEMS])
    return _filled(tables).reshape(len(_ORDERS), len(graph), -1)

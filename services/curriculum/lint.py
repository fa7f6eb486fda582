"""The rules that a course must meet before it is published, and those that an author should look at (pure).

Errors block publishing. A warning about an item can be waived in the item: `waive: [no-wrong-pattern]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from typing import Any, Final

from schemas.course import Course, Item, Skill
from schemas.curriculum import Finding
from services.curriculum.findings import Findings, Path, Place, Places
from services.curriculum.lint_answers import Grade, check_answers
from services.curriculum.lint_texts import check_texts
from services.curriculum.migrating import check_changes
from services.curriculum.practice import practised_by
from services.curriculum.reading import Loaded
from services.curriculum.rubrics import check_rubrics

MIN_ITEMS: Final = 3
DEFAULT_SEEDS: Final = 20
TEXT_SEEDS: Final = 8
MAX_DRAWS: Final = 40_000
LEAST_SEEDS: Final = 3
DEFAULT_MINUTES: Final = Skill.model_fields["minutes"].default

WAIVABLE: Final = frozenset(
    {"early-answer", "duplicate-stem", "no-wrong-pattern", "wrong-coincides", "wrong-shadowed", "no-alt", "open-code", "same-choices"}
)


def lint(loaded: Loaded, grade: Grade | None, seeds: int = DEFAULT_SEEDS) -> tuple[Finding, ...]:
    """Return all findings about a course, those of reading among them.

    Args:
        loaded: what reading the files gave.
        grade: the grader. Without it the answers are not checked: enough for a quick look, never for publishing.
        seeds: how often each template is drawn; a very large course is drawn less often, so that lint ends in minutes.
    """
    found = Findings()
    found.extend(loaded.findings)
    if loaded.course is not None:
        found.extend(_structure(loaded.course, loaded.places))
        templates = sum(bool(item.variables) for item in loaded.course.items)
        seeds = min(seeds, max(LEAST_SEEDS, MAX_DRAWS // max(1, templates)))
        found.extend(check_texts(loaded.course, loaded.places, min(seeds, TEXT_SEEDS)))
        if grade is not None:
            found.extend(check_answers(loaded.course, loaded.places, grade, seeds))
        return tuple(finding for finding in found.in_order() if not _waived(finding, _waivers(loaded.course, loaded.places)))
    return found.in_order()


def lint_course(course: Course, grade: Grade, seeds: int = DEFAULT_SEEDS) -> tuple[Finding, ...]:
    """Return all findings about a course that came without files; places name its parts."""
    places = Places()
    for skill in course.skills:
        places.put(("skills", skill.id), Place(f"skills/{skill.id}.md"))
    for item in course.items:
        places.put(("items", item.id), Place(f"items/{item.id}.md"))
    return lint(Loaded(course, (), places, {}), grade, seeds)


def _waivers(course: Course, places: Places) -> set[tuple[str, str]]:
    return {(places.of("items", item.id).file, rule) for item in course.items for rule in item.waive}


def _waived(finding: Finding, waivers: set[tuple[str, str]]) -> bool:
    return finding.level == "warning" and finding.rule in WAIVABLE and (finding.file, finding.rule) in waivers


def _structure(course: Course, places: Places) -> Findings:
    found = Findings()
    _dangling(course, places, found)
    check_rubrics(course, places, found)
    _misconceptions(course, places, found)
    _cycles(course, places, found)
    _unpractised(course, places, found)
    _reachability(course, places, found)
    _counts(course, places, found)
    _unknown_waivers(course, places, found)
    check_changes(course, places, found)
    return found


def _references(course: Course) -> Iterator[tuple[str, Path]]:
    """Yield every skill id that the course names, with its path."""
    for index, target in enumerate(course.targets):
        yield target, ("course", "targets", index)
    for skill in course.skills:
        for index, prerequisite in enumerate(skill.prerequisites):
            yield prerequisite.id, ("skills", skill.id, "prerequisites", index)
        for index, encompassed in enumerate(skill.encompasses):
            yield encompassed.id, ("skills", skill.id, "encompasses", index)
    for item in course.items:
        yield from _skills_named(item)


def _skills_named(item: Item) -> Iterator[tuple[str, Path]]:
    for index, name in enumerate(item.skills):
        yield name, ("items", item.id, "skills", index)
    for number, step in enumerate(item.steps):
        for index, name in enumerate(step.skills):
            yield name, ("items", item.id, "steps", number, "skills", index)


def _dangling(course: Course, places: Places, found: Findings) -> None:
    known = {skill.id for skill in course.skills}
    for name, path in _references(course):
        if name not in known and places.exact("skills", name) is None:
            found.error("dangling-id", places.of(*path), f"there is no skill {name!r}", "correct the id or add the skill")


def _misconceptions(course: Course, places: Places, found: Findings) -> None:
    owners: dict[str, str] = {}
    for skill in course.skills:
        for index, misconception in enumerate(skill.misconceptions):
            if misconception.id in owners:
                message = f"the misconception {misconception.id!r} is also defined in {owners[misconception.id]!r}"
                found.error(
                    "duplicate-id", places.of("skills", skill.id, "misconceptions", index), message, "keep one, or give it another id"
                )
            owners.setdefault(misconception.id, skill.id)
    for item in course.items:
        named: list[tuple[str | None, Path]] = [(test.misconception, ("tests", i)) for i, test in enumerate(item.tests)]
        named += [
            (wrong.misconception, ("steps", n, "wrong", i)) for n, step in enumerate(item.steps) for i, wrong in enumerate(step.wrong)
        ]
        for name, path in named:
            if name is not None and name not in owners:
                place = places.of("items", item.id, *path)
                found.error("dangling-id", place, f"no skill defines the misconception {name!r}", "correct the id or add it to a skill")


@lru_cache(maxsize=1)
def _networkx() -> Any:
    """Return networkx, loaded when the first course is checked: it takes ten megabytes, and most processes check none."""
    return import_module("networkx")


def _cycles(course: Course, places: Places, found: Findings) -> None:
    nx = _networkx()
    graph = nx.DiGraph((skill.id, prerequisite.id) for skill in course.skills for prerequisite in skill.prerequisites)
    for knot in nx.strongly_connected_components(graph):
        first = min(knot)
        if len(knot) == 1 and not graph.has_edge(first, first):
            continue
        ring = [edge[0] for edge in nx.find_cycle(graph.subgraph(knot), first)]
        place = places.of("skills", ring[0], "prerequisites")
        found.error("cycle", place, f"prerequisites run in a circle: {' → '.join([*ring, ring[0]])}", "remove one of these prerequisites")


def _unpractised(course: Course, places: Places, found: Findings) -> None:
    """Find skills that an item names while each of its steps names others: no answer would tell anything about them."""
    for item in course.items:
        practised = practised_by(item)
        for index, name in enumerate(item.skills):
            if name not in practised:
                place = places.of("items", item.id, "skills", index)
                message = f"the item names the skill {name!r}, which none of its steps practises"
                found.error("unpractised-skill", place, message, "name it in a step, or take it out of the item")


def _reachability(course: Course, places: Places, found: Findings) -> None:
    """Find skills that no learner can master: without any item, or behind such a skill."""
    practised: set[str] = set().union(*map(practised_by, course.items))
    nx = _networkx()
    needs = nx.DiGraph((skill.id, prerequisite.id) for skill in course.skills for prerequisite in skill.prerequisites)
    needs.add_nodes_from(skill.id for skill in course.skills)
    for skill in course.skills:
        empty = sorted(name for name in nx.descendants(needs, skill.id) if name not in practised)
        if skill.id not in practised:
            message = f"the skill {skill.id!r} has no item: no learner can master it"
        elif empty:
            message = f"the skill {skill.id!r} cannot be reached: it needs {empty[0]!r}, which has no item"
        else:
            continue
        found.error("unreachable-skill", places.of("skills", skill.id), message, "add items, or remove the prerequisite or the skill")


def _counts(course: Course, places: Places, found: Findings) -> None:
    items: dict[str, list[Item]] = {}
    for item in course.items:
        for name in practised_by(item):
            items.setdefault(name, []).append(item)
    for skill in course.skills:
        place, own = places.of("skills", skill.id), items.get(skill.id, [])
        if 0 < len(own) < MIN_ITEMS:
            found.warning("few-items", place, f"the skill {skill.id!r} has {len(own)} item(s)", f"write at least {MIN_ITEMS}")
        if own and skill.minutes == DEFAULT_MINUTES and all(item.difficulty is None for item in own):
            message = f"the skill {skill.id!r} has default minutes and no rated item"
            found.warning("default-parameters", place, message, "estimate `minutes`, or rate the `difficulty` of its items")
        _proposed(skill, places, found)


def _proposed(skill: Skill, places: Places, found: Findings) -> None:
    for index, prerequisite in enumerate(skill.prerequisites):
        if prerequisite.proposed:
            place = places.of("skills", skill.id, "prerequisites", index)
            message = f"{skill.id!r} needing {prerequisite.id!r} was proposed by an importer"
            found.warning("proposed-prerequisite", place, message, "confirm it by removing `proposed`, or remove it")


def _unknown_waivers(course: Course, places: Places, found: Findings) -> None:
    for item in course.items:
        for index, rule in enumerate(item.waive):
            if rule not in WAIVABLE:
                message = f"{rule!r} is no rule that an item can waive"
                found.warning(
                    "unknown-waiver", places.of("items", item.id, "waive", index), message, f"rules are {', '.join(sorted(WAIVABLE))}"
                )

"""What becomes of learners' state when a version replaces another: migration maps, resolved, checked and told in words (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from schemas.course import Course, SkillChange
from schemas.curriculum import Finding
from schemas.journal import CourseMap, ItemMapped, SkillMapped
from services.curriculum.findings import Findings, Place, Places
from services.curriculum.reading import MIGRATIONS_FILE

_MEND: Final = "write one line for it: rename, split, merge or retire"


def skills_gone(before: Course, after: Course) -> tuple[str, ...]:
    """Return the skills that a later version has no more, in the order of their ids."""
    return tuple(sorted({skill.id for skill in before.skills} - {skill.id for skill in after.skills}))


def unmapped(before: Course, after: Course) -> tuple[str, ...]:
    """Return the skills that are gone and of which the later version does not say what became."""
    resolved = _resolved(after)
    return tuple(name for name in skills_gone(before, after) if name not in resolved)


def course_map(before: Course, after: Course) -> CourseMap:
    """Return how what is known of learners of one version is read in another that takes its place; empty if all skills are still there."""
    resolved, known = _resolved(after), {skill.id for skill in before.skills}
    skills = tuple(SkillMapped(old=name, new=resolved[name]) for name in skills_gone(before, after) if name in resolved)
    fed = Counter(new for each in skills for new in each.new)
    joined = tuple(sorted(name for name, count in fed.items() if count > 1 or name in known))
    items, renamed = {item.id for item in before.items}, _items_resolved(after)
    moved = tuple(ItemMapped(old=old, new=new) for old, new in sorted(renamed.items()) if old in items)
    return CourseMap(skills=skills, items=moved, joined=joined)


def unmapped_findings(before: Course, after: Course) -> tuple[Finding, ...]:
    """Return an error for each skill that would leave learners' state behind: why a version cannot be published."""
    found = Findings()
    for name in unmapped(before, after):
        message = f"the skill {name!r} of the newest published version is gone, and nothing says what becomes of learners' state on it"
        found.error("unmapped-skill", Place(MIGRATIONS_FILE), message, f"{_MEND}, as in `skills: [{{rename: {name}, to: new-id}}]`")
    return found.in_order()


def in_words(mapped: CourseMap) -> tuple[str, ...]:
    """Return what a map does, a sentence a skill or item, as an educator would say it."""
    return tuple(_sentences(mapped))


def _sentences(mapped: CourseMap) -> Iterator[str]:
    for each in mapped.skills:
        if not each.new:
            yield f"{each.old} is retired: what learners did there stays in their history and counts for no skill."
        elif len(each.new) > 1:
            yield f"{each.old} is split: all that learners did there counts for each of {', '.join(each.new)}."
        elif each.new[0] in mapped.joined:
            yield f"{each.old} is merged into {each.new[0]}: what learners did in its parts counts together, in the order of time."
        else:
            yield f"{each.old} is renamed {each.new[0]}: learners go on where they were."
    for item in mapped.items:
        yield f"The item {item.old} is renamed {item.new}: who has seen it has seen it."


def check_changes(course: Course, places: Places, found: Findings) -> None:
    """Find maps that say nothing sound: two of one skill, of a skill that is still there, in a circle, or to nowhere."""
    here = {skill.id for skill in course.skills}
    by_old: dict[str, SkillChange] = {}
    fed = Counter(new for change in course.skill_changes for new in set(change.new))
    for index, change in enumerate(course.skill_changes):
        place = _place(places, "skill_changes", index)
        for old in change.old:
            _check_old(old, old in here, old in by_old, place, found)
            by_old.setdefault(old, change)
        if change.rename is not None and fed[change.new[0]] > 1:
            message = f"{change.new[0]!r} takes the place of several skills"
            found.error("map-not-merged", place, message, "list them in one line: `{merge: [first, second], to: new-id}`")
    ends = _resolved(course)
    for index, change in enumerate(course.skill_changes):
        for new in change.new:
            if new not in here and new not in by_old:
                message = f"there is no skill {new!r}, and no map says what became of it"
                found.error(
                    "unknown-target", _place(places, "skill_changes", index), message, "correct the id, add the skill, or map it too"
                )
        if not ends.keys() >= set(change.old):
            message = f"the maps lead {change.old[0]!r} round in a circle"
            found.error("map-cycle", _place(places, "skill_changes", index), message, "take one of these maps out")
    _check_items(course, places, found)


def _check_old(old: str, is_here: bool, is_mapped: bool, place: Place, found: Findings) -> None:
    if is_here:
        found.error("mapped-skill-exists", place, f"the skill {old!r} is still in the course", "map only skills that are gone")
    if is_mapped:
        found.error("mapped-twice", place, f"the skill {old!r} is in two maps", "say once what became of it")


def _check_items(course: Course, places: Places, found: Findings) -> None:
    here, old = {item.id for item in course.items}, Counter(change.rename for change in course.item_changes)
    for index, change in enumerate(course.item_changes):
        place = _place(places, "item_changes", index)
        _check_old(change.rename, change.rename in here, old[change.rename] > 1, place, found)
        if change.to not in here and change.to not in old:
            found.error("unknown-target", place, f"there is no item {change.to!r}", "correct the id or add the item")
    ends = _items_resolved(course)
    for index, change in enumerate(course.item_changes):
        if change.rename not in ends:
            message = f"the maps lead {change.rename!r} round in a circle"
            found.error("map-cycle", _place(places, "item_changes", index), message, "take one of these maps out")


def _place(places: Places, kind: str, index: int) -> Place:
    return places.exact("course", kind, index) or Place(MIGRATIONS_FILE)


def _resolved(course: Course) -> dict[str, tuple[str, ...]]:
    """Return for each mapped skill those of this version that stand in its place; what leads in a circle is left out."""
    here = {skill.id for skill in course.skills}
    ways = _Ways({old: change.new for change in course.skill_changes for old in change.old}, here)
    for old in ways.by_old:
        ways.follow(old)
    return ways.ends


@dataclass(slots=True)
class _Ways:
    """Where maps lead, one after the other. Without recursion: they may be long."""

    by_old: dict[str, tuple[str, ...]]
    here: set[str]
    ends: dict[str, tuple[str, ...]] = field(default_factory=dict)
    circling: set[str] = field(default_factory=set)

    def follow(self, start: str) -> None:
        """Find the end of one skill's way, and of those on it."""
        stack, on_the_way = [start], set[str]()
        while stack:
            name = stack[-1]
            if name in self.ends or name in self.circling:
                stack.pop()
                continue
            onward = [new for new in self.by_old[name] if new not in self.here and new in self.by_old]
            if any(new in self.circling or new in on_the_way or new == name for new in onward):
                self.circling.add(name)
            elif waiting := [new for new in onward if new not in self.ends]:
                on_the_way.add(name)
                stack += waiting
                continue
            else:
                parts = [end for new in self.by_old[name] for end in ((new,) if new in self.here else self.ends.get(new, ()))]
                self.ends[name] = tuple(dict.fromkeys(parts))
            on_the_way.discard(name)
            stack.pop()


def _items_resolved(course: Course) -> dict[str, str]:
    """Return for each renamed item its id in this version; what leads in a circle is left out."""
    by_old = {change.rename: change.to for change in course.item_changes}
    found: dict[str, str] = {}
    for old in by_old:
        way, name = [old], by_old[old]
        while name in by_old and name not in found and name not in way:
            way.append(name)
            name = by_old[name]
        if name not in way:
            found.update(dict.fromkeys(way, found.get(name, name)))
    return found

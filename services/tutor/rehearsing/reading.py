"""The files of one item, read and linted as an import would, as far as its own file goes (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from schemas.course import Asset, Course, Item
from schemas.curriculum import Finding
from schemas.rehearsal import RehearsalIn, WrittenIn
from services.curriculum import Loaded, Question, TemplateError, instantiate, lint, read_course

LINT_SEEDS = 3
_NEEDS_ITEMS: Final = frozenset({"unreachable-skill", "few-items", "default-parameters"})
_UNSENT: Final = "0" * 64


@dataclass(frozen=True, slots=True)
class Read:
    """An item as read: nothing is there of what could not be read, and the findings say why."""

    loaded: Loaded
    findings: tuple[Finding, ...]
    course: Course | None = None
    item: Item | None = None
    question: Question | None = None

    def also(self, rule: str, path: tuple[str | int, ...], message: str, mend: str, lines: int = 0) -> Read:
        """Return the same with one more error, placed at a part of the item."""
        place = self.loaded.places.of("items", self.item.id if self.item else "", *path).after(lines)
        found = Finding(level="error", rule=rule, file=place.file, line=place.line, message=message, mend=mend)
        return replace(self, findings=(*self.findings, found))


def read_item_files(wanted: RehearsalIn) -> Read:
    """Return the item that the files hold, drawn at the seed, with what reading and lint say of its file.

    Answers are not judged here: that is for checkers, which can be killed.
    """
    loaded = _read(wanted.files, wanted.figures)
    findings = tuple(one for one in lint(loaded, None, LINT_SEEDS) if one.file == wanted.item or _is_of_the_whole(one))
    read = Read(loaded, findings, loaded.course, loaded.course.items[0] if loaded.course and loaded.course.items else None)
    if read.item is None:
        return read
    try:
        return replace(read, question=instantiate(read.item, wanted.seed))
    except TemplateError as error:
        path = getattr(error, "path", ())
        return read.also("template", path, f"at seed {wanted.seed}: {error.message}", "correct the template or its variables", error.line)


def read_written(wanted: WrittenIn) -> tuple[Finding, ...]:
    """Return what reading and lint say of the file asked about, as far as it can be said without the items."""
    found = lint(_read(wanted.files, wanted.figures), None, LINT_SEEDS)
    return tuple(one for one in found if one.file == wanted.file and one.rule not in _NEEDS_ITEMS)


def _read(files: Mapping[str, str], figures: Sequence[str]) -> Loaded:
    """Return the course of the files, with figures that are only named."""
    loaded = read_course({path: text.encode() for path, text in files.items()})
    if loaded.course is None or not figures:
        return loaded
    said = {asset.name for asset in loaded.course.assets}
    named = tuple(Asset(name=name, sha256=_UNSENT, media_type="", alt="-") for name in figures if name not in said)
    return replace(loaded, course=loaded.course.model_copy(update={"assets": (*loaded.course.assets, *named)}))


def _is_of_the_whole(finding: Finding) -> bool:
    """Say whether a finding explains why there is no course at all, and so no item."""
    return finding.level == "error" and finding.rule in ("no-course", "no-skills", "yaml", "schema", "layout", "encoding")

"""From files to what is kept of them: the course in canonical form, its hash, its figures and what lint says (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from schemas.course import Course
from schemas.curriculum import Finding
from services.curriculum.canonical import canonical, canonical_json, content_hash
from services.curriculum.lint import DEFAULT_SEEDS, lint, lint_course
from services.curriculum.lint_answers import Grade
from services.curriculum.reading import read_course


@dataclass(frozen=True, slots=True)
class Checked:
    """A course that has been read and linted."""

    course: Course
    document: bytes
    content_hash: str
    findings: tuple[Finding, ...]
    assets: Mapping[str, bytes]

    @property
    def errors(self) -> int:
        """Return how many findings block publishing."""
        return sum(finding.level == "error" for finding in self.findings)

    @property
    def warnings(self) -> int:
        """Return how many findings do not."""
        return len(self.findings) - self.errors


def check_files(files: Mapping[str, bytes], grade: Grade, seeds: int = DEFAULT_SEEDS) -> tuple[Checked | None, tuple[Finding, ...]]:
    """Return the checked course and its findings; no course if not all of it could be read."""
    loaded = read_course(files)
    findings = lint(loaded, grade, seeds)
    if loaded.course is None or not loaded.is_whole:
        return None, findings
    return _checked(loaded.course, loaded.assets, findings), findings


def check_course(course: Course, assets: Mapping[str, bytes], grade: Grade, seeds: int = DEFAULT_SEEDS) -> Checked:
    """Return the checked course of an importer."""
    return _checked(course, assets, lint_course(course, grade, seeds))


def _checked(course: Course, assets: Mapping[str, bytes], findings: tuple[Finding, ...]) -> Checked:
    document = canonical_json(course)
    return Checked(canonical(course), document, content_hash(document), findings, assets)

"""What reading and lint have to say about a course, and where (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from schemas.curriculum import Finding, Level

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a course file; lines count from 1."""

    file: str
    line: int = 1

    def after(self, lines: int) -> Place:
        """Return the place some lines further down."""
        return replace(self, line=self.line + lines)


@dataclass(slots=True)
class Places:
    """Where each part of a course was written. A path starts with its kind and id: `("items", "add-3", "steps", 0, "answer")`."""

    _at: dict[Path, Place] = field(default_factory=dict)

    def put(self, path: Path, place: Place) -> None:
        """Remember where a part stands; the first word stays."""
        self._at.setdefault(path, place)

    def of(self, *path: str | int) -> Place:
        """Return where a part stands, or else the nearest part around it; `course.yaml` if nothing is known."""
        for length in range(len(path), 0, -1):
            found = self._at.get(path[:length])
            if found is not None:
                return found
        return Place("course.yaml")

    def exact(self, *path: str | int) -> Place | None:
        """Return where a part stands if it was written itself."""
        return self._at.get(path)


@dataclass(slots=True)
class Findings:
    """A growing list of findings."""

    _found: list[Finding] = field(default_factory=list)

    def add(self, level: Level, rule: str, place: Place, message: str, mend: str) -> None:
        """Note one finding."""
        self._found.append(Finding(level=level, rule=rule, file=place.file, line=place.line, message=message, mend=mend))

    def error(self, rule: str, place: Place, message: str, mend: str) -> None:
        """Note what blocks publishing."""
        self.add("error", rule, place, message, mend)

    def warning(self, rule: str, place: Place, message: str, mend: str) -> None:
        """Note what an author should look at."""
        self.add("warning", rule, place, message, mend)

    def extend(self, findings: Iterable[Finding]) -> None:
        """Take over findings of another list."""
        self._found.extend(findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def in_order(self) -> tuple[Finding, ...]:
        """Return all, errors first, then by file and line."""
        return tuple(sorted(self._found, key=lambda f: (f.level != "error", f.file, f.line, f.rule, f.message)))

"""The files of a course become a course, with every error at its file and line (pure)."""

from __future__ import annotations

import difflib
import hashlib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

import schemas.course
from schemas.base import Contract
from schemas.course import Asset, Course, Item, Rubric, Skill
from schemas.curriculum import Finding
from services.curriculum.findings import Findings, Path, Place, Places
from services.curriculum.item_reading import RawItem, note_places, read_item
from services.curriculum.media import MediaRefusedError, media_type_of
from services.curriculum.sections import HEADING_EXAMPLE, RESERVED_SKILL, LayoutError, Piece, split_front, split_sections
from services.curriculum.yaml_reading import YamlRefusedError, read_block

COURSE_FILE: Final = "course.yaml"
MIGRATIONS_FILE: Final = "migrations.yaml"
_CHANGES: Final = {"skills": "skill_changes", "items": "item_changes"}
_KNOWN_FOLDERS: Final = ("skills/", "items/", "rubrics/", "assets/")
_FIELDS: Final = sorted(
    {name for kind in vars(schemas.course).values() if isinstance(kind, type) and issubclass(kind, Contract) for name in kind.model_fields}
)
_C = TypeVar("_C", bound=Contract)
_P = TypeVar("_P", Skill, Item, Rubric)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What reading a course's files gave: the course (of the parts that could be read), findings, places, and assets by SHA-256."""

    course: Course | None
    findings: tuple[Finding, ...]
    places: Places
    assets: Mapping[str, bytes]

    @property
    def is_whole(self) -> bool:
        """Say whether everything could be read."""
        return self.course is not None and not any(finding.level == "error" for finding in self.findings)


def read_course(files: Mapping[str, bytes]) -> Loaded:
    """Return the course that files (path in the course's folder → content) hold. Nothing is raised: what cannot be read is a finding."""
    return _CourseReader(files).whole()


@dataclass(slots=True)
class _CourseReader:
    files: Mapping[str, bytes]
    findings: Findings = field(default_factory=Findings)
    places: Places = field(default_factory=Places)

    def whole(self) -> Loaded:
        skills = [skill for file in self._in("skills/") if (skill := self._skill(file))]
        items = [item for file in self._in("items/") if (item := self._item(file))]
        head = self._head()
        assets, contents = self._assets((head or {}).pop("assets", None) or [])
        rubrics = [rubric for file in self._in("rubrics/") if (rubric := self._rubric(file))]
        course = None if head is None else self._course(head, _sorted(skills), _sorted(items), _sorted(rubrics), assets)
        self._strangers()
        return Loaded(course, self.findings.in_order(), self.places, contents)

    def _in(self, folder: str) -> list[str]:
        return sorted(path for path in self.files if path.startswith(folder) and path.endswith(".md"))

    def _text(self, file: str) -> str | None:
        try:
            return self.files[file].decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = self.files[file].count(b"\n", 0, error.start) + 1
            self.findings.error("encoding", Place(file, line), "the file is not UTF-8 text", "save it as UTF-8")
            return None

    def _head(self) -> dict[str, Any] | None:
        if COURSE_FILE not in self.files:
            self.findings.error("no-course", Place(COURSE_FILE), "there is no course.yaml", "add one with id, title and licence")
            return None
        text = self._text(COURSE_FILE)
        try:
            block = read_block(text or "")
        except YamlRefusedError as error:
            self.findings.error("yaml", Place(COURSE_FILE, error.line + 1), error.message, "mend the YAML at this line")
            return None
        for path, line in block.lines.items():
            self.places.put(("course", *path), Place(COURSE_FILE, line + 1))
        mends = {name: f"write each as a file in {name}/" for name in _CHANGES}
        mends |= {field: f"write it as {name!r} in {MIGRATIONS_FILE}" for name, field in _CHANGES.items()}
        for name in mends.keys() & block.values.keys():
            self.findings.error("layout", self.places.of("course", name), f"{name!r} does not belong in course.yaml", mends[name])
            del block.values[name]
        if block.values.get("format") == "1":
            block.values["format"] = 1
        return block.values

    def _changes(self) -> dict[str, Any]:
        """Return what migrations.yaml says, under the names of the course's fields."""
        if MIGRATIONS_FILE not in self.files:
            return {}
        try:
            block = read_block(self._text(MIGRATIONS_FILE) or "")
        except YamlRefusedError as error:
            self.findings.error("yaml", Place(MIGRATIONS_FILE, error.line + 1), error.message, "mend the YAML at this line")
            return {}
        for path, line in block.lines.items():
            if path and path[0] in _CHANGES:
                self.places.put(("course", _CHANGES[str(path[0])], *path[1:]), Place(MIGRATIONS_FILE, line + 1))
        for name in block.values.keys() - _CHANGES.keys():
            place = Place(MIGRATIONS_FILE, block.lines[(name,)] + 1)
            self.findings.error("schema", place, f"unknown field {name!r}", "list changes under `skills` and `items`")
        return {field: block.values[name] for name, field in _CHANGES.items() if block.values.get(name) is not None}

    def _course(
        self, head: dict[str, Any], skills: list[Skill], items: list[Item], rubrics: list[Rubric], assets: list[Asset]
    ) -> Course | None:
        if not skills:
            if not self._in("skills/"):
                self.findings.error("no-skills", Place(COURSE_FILE), "the course has no skills", "add a file in skills/")
            return None
        parts = {"skills": skills, "items": items, "rubrics": rubrics, "assets": assets, **self._changes()}
        return self._validated(Course, {**head, **parts}, ("course",), Place(COURSE_FILE))

    def _skill(self, file: str) -> Skill | None:
        text = self._text(file)
        if text is None:
            return None
        try:
            raw = _read_skill(file, text)
        except LayoutError as error:
            self._refused("skills", file, error)
            return None
        return self._part(Skill, "skills", file, raw)

    def _item(self, file: str) -> Item | None:
        text = self._text(file)
        if text is None:
            return None
        try:
            raw = read_item(file, text)
        except LayoutError as error:
            self._refused("items", file, error)
            return None
        return self._part(Item, "items", file, raw)

    def _rubric(self, file: str) -> Rubric | None:
        text = self._text(file)
        if text is None:
            return None
        try:
            raw = _read_rubric(file, text)
        except LayoutError as error:
            self._refused("rubrics", file, error)
            return None
        return self._part(Rubric, "rubrics", file, raw)

    def _refused(self, name: str, file: str, error: LayoutError) -> None:
        """Note an unreadable file; its id counts as known, so that others who name it are not blamed."""
        self.findings.error("layout", Place(file, error.line), error.message, error.mend)
        self.places.put((name, posixpath.basename(file).removesuffix(".md")), Place(file, error.line))

    def _part(self, kind: type[_C], name: str, file: str, raw: RawItem) -> _C | None:
        stem = posixpath.basename(file).removesuffix(".md")
        given = raw.values.setdefault("id", stem)
        if given != stem:
            place = raw.places.get(("id",), Place(file))
            self.findings.warning("file-name", place, f"the id {given!r} differs from the file name", f"rename the file to {given}.md")
        prefix: Path = (name, str(given))
        if self.places.exact(*prefix) is not None:
            first = self.places.of(*prefix)
            self.findings.error("duplicate-id", Place(file), f"{given!r} is already in {first.file}", "give one of them another id")
            return None
        note_places(self.places, prefix, raw.places)
        return self._validated(kind, raw.values, prefix, Place(file))

    def _validated(self, kind: type[_C], values: dict[str, Any], prefix: Path, place: Place) -> _C | None:
        try:
            return kind.model_validate(values)
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_input=False):
                where = self.places.of(*prefix, *detail["loc"]) if self.places.exact(*prefix) else place
                message, mend = _explained(detail)
                self.findings.error("schema", where, message, mend)
            return None

    def _assets(self, listed: Any) -> tuple[list[Asset], dict[str, bytes]]:
        alts = self._alt_texts(listed)
        assets: list[Asset] = []
        contents: dict[str, bytes] = {}
        for path in sorted(path for path in self.files if path.startswith("assets/")):
            name = path.removeprefix("assets/")
            content = self.files[path]
            try:
                media = media_type_of(name, content)
            except MediaRefusedError as error:
                self.findings.error("asset", Place(path), str(error), "use PNG, GIF, JPEG or WebP")
                continue
            digest = hashlib.sha256(content).hexdigest()
            contents[digest] = content
            assets.append(Asset(name=name, sha256=digest, media_type=media, alt=alts.pop(name, "")))
        for name in alts:
            self.findings.error(
                "asset", self.places.of("course", "assets"), f"there is no file assets/{name}", "add the file or remove the entry"
            )
        return assets, contents

    def _alt_texts(self, listed: Any) -> dict[str, str]:
        alts: dict[str, str] = {}
        for index, entry in enumerate(listed if isinstance(listed, list) else [listed]):
            if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or entry.keys() - {"name", "alt"}:
                place = self.places.of("course", "assets", index)
                self.findings.error(
                    "schema", place, "an asset is listed by name and alt", 'write `- {name: figure.png, alt: "what it shows"}`'
                )
            else:
                alts[entry["name"]] = str(entry.get("alt") or "")
        return alts

    def _strangers(self) -> None:
        for path in sorted(self.files):
            known = (
                path in (COURSE_FILE, MIGRATIONS_FILE)
                or path.startswith("assets/")
                or (path.startswith(_KNOWN_FOLDERS) and path.endswith(".md"))
            )
            if not known and not re.search(r"(?i)(^|/)(readme|licen[cs]e)[^/]*$", path):
                self.findings.warning("unread-file", Place(path), "this file is no part of a course and is not read", "move or remove it")


def _sorted(parts: list[_P]) -> list[_P]:
    return sorted(parts, key=lambda part: part.id)


def _front_of(file: str, text: str) -> tuple[dict[str, Any], dict[Path, Place], Piece]:
    """Return what the front matter of a file says, where, and the body below it."""
    front, body = split_front(text)
    try:
        block = read_block(front.text())
    except YamlRefusedError as error:
        raise LayoutError(error.message, front.line + error.line, "mend the YAML at this line") from error
    places: dict[Path, Place] = {path: Place(file, front.line + line) for path, line in block.lines.items()} | {(): Place(file)}
    return block.values, places, body


def _read_rubric(file: str, text: str) -> RawItem:
    values, places, body = _front_of(file, text)
    if "guidance" in values:
        raise LayoutError("'guidance' does not belong in the front matter", places[("guidance",)].line, "write it in the body of the file")
    guidance, line = body.body(RESERVED_SKILL)
    places[("guidance",)] = Place(file, line)
    return RawItem({**values, "guidance": guidance}, places)


def _read_skill(file: str, text: str) -> RawItem:
    values, places, body = _front_of(file, text)
    for name in ("explanation", "worked_examples"):
        if name in values:
            raise LayoutError(f"{name!r} does not belong in the front matter", places[(name,)].line, "write it in the body of the file")
    sections = split_sections(body, HEADING_EXAMPLE)
    explanation, line = sections[0].piece.body(RESERVED_SKILL)
    places[("explanation",)] = Place(file, line)
    examples = []
    for index, section in enumerate(sections[1:]):
        shown, line = section.piece.body(RESERVED_SKILL)
        places[("worked_examples", index)] = Place(file, section.line)
        places[("worked_examples", index, "body")] = Place(file, line)
        examples.append({"title": section.title, "body": shown})
    return RawItem({**values, "explanation": explanation, "worked_examples": examples}, places)


def _explained(detail: ErrorDetails) -> tuple[str, str]:
    """Return a message and a mend in words that an author understands."""
    name = next((str(part) for part in reversed(detail["loc"]) if isinstance(part, str)), "")
    if detail["type"] == "extra_forbidden":
        close = difflib.get_close_matches(name, _FIELDS, n=1)
        return f"unknown field {name!r}", f"did you mean {close[0]!r}?" if close and close[
            0
        ] != name else "remove it or move it to where it belongs"
    if detail["type"] == "missing":
        return f"the field {name!r} is missing", "add it"
    where = ".".join(str(part) for part in detail["loc"] if not str(part).startswith("function-"))
    return f"{where or 'course'}: {detail['msg'].removeprefix('Value error, ')}", "correct this value"

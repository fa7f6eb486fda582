"""An item file becomes the raw values of an item, each with its place (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from services.curriculum.findings import Path, Place, Places
from services.curriculum.sections import (
    HEADING_2,
    HEADING_3,
    RESERVED_ONE_STEP,
    RESERVED_STEPS,
    LayoutError,
    Piece,
    Section,
    split_answer,
    split_front,
    split_sections,
)
from services.curriculum.yaml_reading import Block, YamlRefusedError, read_block

ONLY_STEP: Final = "a"
_ITEM_SECTIONS: Final = "`## Hint`, `## Hint: Title`, `## Solution` and `## Step <id>`"
_STEP_PARTS: Final = ("skills", "wrong")


@dataclass(slots=True)
class RawItem:
    """Values of an item before validation; paths in `places` start at the item."""

    values: dict[str, Any]
    places: dict[Path, Place]


def read_item(file: str, text: str) -> RawItem:
    """Return what an item file says; raise `LayoutError` where it cannot be read."""
    front, body = split_front(text)
    raw = RawItem({}, {(): Place(file)})
    block = _block(front, raw, ())
    for name in ("stem", "steps", "hints", "solution", "prompt"):
        if name in block.values:
            line = front.line + block.lines[(name,)]
            raise LayoutError(f"{name!r} does not belong in the front matter", line, "write it in the body of the file")
    raw.values = block.values
    _spread_variables(raw.values)
    sections = split_sections(body, HEADING_2)
    steps = [section for section in sections[1:] if section.heading.lower().startswith("step")]
    reader = _ItemReader(file, raw, RESERVED_STEPS if steps else RESERVED_ONE_STEP)
    reader.stem(sections[0].piece)
    if steps:
        reader.steps(sections[1:])
    else:
        reader.only_step(sections[1:])
    return raw


def _block(piece: Piece, raw: RawItem, path: Path) -> Block:
    """Read a YAML block and note its places under a path."""
    try:
        block = read_block(piece.text())
    except YamlRefusedError as error:
        raise LayoutError(error.message, piece.line + error.line, "mend the YAML at this line") from error
    file = raw.places[()].file
    for part, line in block.lines.items():
        raw.places.setdefault((*path, *part), Place(file, piece.line + line))
    return block


def _spread_variables(values: dict[str, Any]) -> None:
    """Turn the short form `c: "a*b"` into `c: {value: "a*b"}`."""
    variables = values.get("variables")
    if isinstance(variables, dict):
        values["variables"] = {name: {"value": given} if isinstance(given, str) else given for name, given in variables.items()}


@dataclass(slots=True)
class _ItemReader:
    file: str
    raw: RawItem
    reserved: Any

    def stem(self, piece: Piece) -> None:
        stray, answer = split_answer(piece)
        if answer is not None:
            raise LayoutError(
                "an answer block stands outside a step", answer.line - 1, "put the answer into the front matter or a `## Step`"
            )
        self.raw.values["stem"] = self._text(stray, ("stem",))

    def only_step(self, sections: list[Section]) -> None:
        values = self.raw.values
        step: dict[str, Any] = {"id": ONLY_STEP, "answer": values.pop("answer", None), "wrong": values.pop("wrong", None) or []}
        path: Path = ("steps", 0)
        self._move_places(path)
        if step["answer"] is None:
            raise LayoutError(
                "the item has no answer", 1, "give `answer:` in the front matter, or `## Step <id>` sections with answer blocks"
            )
        self._parts(step, sections, path)
        values["steps"] = [step]

    def _move_places(self, path: Path) -> None:
        for part, place in list(self.raw.places.items()):
            if part[:1] in (("answer",), ("wrong",)):
                self.raw.places[(*path, *part)] = place

    def steps(self, sections: list[Section]) -> None:
        for name in ("answer", "wrong"):
            if name in self.raw.values:
                raise LayoutError(
                    f"{name!r} is in the front matter of an item with steps", self.raw.places[(name,)].line, "move it into the step"
                )
        found: list[dict[str, Any]] = []
        for section in sections:
            found.append(self._step(section, ("steps", len(found))))
        self.raw.values["steps"] = found

    def _step(self, section: Section, path: Path) -> dict[str, Any]:
        word, _, step_id = section.heading.partition(" ")
        if word.lower() != "step" or not step_id.strip():
            raise LayoutError(
                f"section {section.heading!r} stands between steps",
                section.line,
                "in an item with steps use `## Step <id>`, and `### Hint` in it",
            )
        self._note(path, section.line)
        parts = split_sections(section.piece, HEADING_3)
        prompt, answer = split_answer(parts[0].piece)
        if answer is None:
            raise LayoutError(f"step {step_id.strip()!r} has no answer", section.line, "add a block ```answer after its prompt")
        block = _block(answer, self.raw, (*path, "answer"))
        step: dict[str, Any] = {"id": step_id.strip(), "prompt": self._text(prompt, (*path, "prompt"))}
        for name in _STEP_PARTS:
            step[name] = block.values.pop(name, None) or []
            self._lift(path, name)
        step["answer"] = block.values
        self._parts(step, parts[1:], path)
        return step

    def _lift(self, path: Path, name: str) -> None:
        """Note the places of a step's parts that were written in its answer block."""
        inner = (*path, "answer", name)
        for part, place in list(self.raw.places.items()):
            if part[: len(inner)] == inner:
                self.raw.places[(*path, name, *part[len(inner) :])] = place

    def _parts(self, step: dict[str, Any], sections: list[Section], path: Path) -> None:
        """Read the hints and the solution of a step."""
        hints: list[dict[str, Any]] = []
        for section in sections:
            name = section.name.lower()
            if name == "hint":
                hints.append(self._hint(section, (*path, "hints", len(hints))))
            elif name == "solution" and not section.title and "solution" not in step:
                step["solution"] = self._text(section.piece, (*path, "solution"))
            else:
                message = "there are two solutions" if name == "solution" else f"unknown section {section.heading!r}"
                raise LayoutError(message, section.line, f"sections are {_ITEM_SECTIONS}; a heading in a text starts with a backslash")
        step["hints"] = hints

    def _hint(self, section: Section, path: Path) -> dict[str, Any]:
        self._note(path, section.line)
        text, answer = split_answer(section.piece)
        hint: dict[str, Any] = {"text": self._text(text, (*path, "text")), "title": section.title or None}
        if answer is not None:
            hint["answer"] = _block(answer, self.raw, (*path, "answer")).values
        return hint

    def _text(self, piece: Piece, path: Path) -> str:
        text, line = piece.body(self.reserved)
        self._note(path, line)
        return text

    def _note(self, path: Path, line: int) -> None:
        self.raw.places[path] = Place(self.file, line)


def note_places(places: Places, prefix: Path, found: dict[Path, Place]) -> None:
    """Copy the places of one file into those of the course."""
    for path, place in found.items():
        places.put((*prefix, *path), place)

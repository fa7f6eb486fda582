"""The open answers of the OATutor sample, read from the archive."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ARCHIVE = Path("oatutor") / "oatutor-sample-18lessons-with-figures.tar.gz"


def open_answers(data: Path) -> list[str]:
    """Return every distinct answer typed into a box: of steps first, then of scaffolds."""
    found: dict[str, None] = {}
    with tarfile.open(data / ARCHIVE) as archive:
        files = sorted(
            (member for member in archive if member.name.endswith(".json")), key=lambda member: ("/tutoring/" in member.name, member.name)
        )
        for member in files:
            stream = archive.extractfile(member)
            if stream and "/steps/" in member.name:
                found.update(dict.fromkeys(_answers(json.load(stream))))
    return list(found)


def _answers(content: Any) -> Iterator[str]:
    if isinstance(content, list):
        for hint in content:
            yield from _of_hint(hint)
    elif content.get("problemType") == "TextBox":
        yield from content["stepAnswer"]


def _of_hint(hint: dict[str, Any]) -> Iterator[str]:
    if hint.get("type") == "scaffold" and hint.get("problemType") == "TextBox":
        yield from hint.get("hintAnswer") or []
    for below in hint.get("subHints") or []:
        yield from _of_hint(below)

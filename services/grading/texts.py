"""Grades short texts: equal up to width, case, spaces and the punctuation of sentences (pure)."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from services.grading.findings import Finding, Task, correct, incorrect, unsure

_SAME: Final = str.maketrans(dict.fromkeys("’‘´`ʼ", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("–—−‐‑", "-"))
_PART: Final = re.compile(r"\w+(?:[.'-]\w+)*|[^\w\s]")
_SENTENCE: Final = frozenset(".,;:!?\"'…¿¡")


def words_and_signs(text: str, *, case_sensitive: bool) -> tuple[str, ...]:
    """Return what is compared: words, and signs that are no punctuation of a sentence; spaces only part words.

    A sentence's sign that stands beside another sign belongs to it, as in `!=`.
    """
    text = unicodedata.normalize("NFKC", text).translate(_SAME)
    if not case_sensitive:
        text = unicodedata.normalize("NFKC", text.casefold())
    parts = [(found.group(), found.start()) for found in _PART.finditer(text)]
    starts = {start: part for part, start in parts}
    return tuple(part for part, start in parts if part not in _SENTENCE or starts.get(start + 1, ".") in "=<>+-*/")


def grade_short_text(task: Task, answer: str) -> Finding:
    """Return the finding for a word or short phrase against the value and its alternatives."""
    sensitive = task.spec.case_sensitive
    given = words_and_signs(answer, case_sensitive=sensitive)
    if not given:
        return unsure("empty")
    wanted = {words_and_signs(text, case_sensitive=sensitive) for text in (str(task.spec.value), *task.spec.alternatives)}
    return correct() if given in wanted else incorrect()

"""Grades texts against regular expressions, in time that grows with the length of the text only (pure).

RE2 has no backtracking, so that neither a pattern of an author nor an answer of a learner can make it run away.
"""

from __future__ import annotations

import importlib
import unicodedata
from functools import lru_cache
from typing import Any, Final

from services.grading.findings import Finding, Task, correct, incorrect, unsure
from services.grading.language.characters import Unreadable

MAX_PATTERN: Final = 1_000
MAX_TEXT: Final = 2_000
_MEMORY: Final = 1 << 20


@lru_cache(maxsize=512)
def _compiled(pattern: str, *, case_sensitive: bool) -> Any:
    """Return the compiled pattern; raise `Unreadable`. RE2 is loaded when the first pattern comes."""
    if len(pattern) > MAX_PATTERN:
        raise Unreadable(MAX_PATTERN, "too_long")
    engine = importlib.import_module("re2")
    options = engine.Options()
    options.max_mem, options.case_sensitive, options.log_errors = _MEMORY, case_sensitive, False
    try:
        return engine.compile(pattern, options)
    except engine.error:
        raise Unreadable(0, "pattern") from None


def grade_pattern(task: Task, answer: str) -> Finding:
    """Return the finding for a text that must match the value, or an alternative, from end to end; spaces around it do not count."""
    sensitive = task.spec.case_sensitive
    patterns = [_compiled(text, case_sensitive=sensitive) for text in (str(task.spec.value), *task.spec.alternatives)]
    text = unicodedata.normalize("NFC", answer).strip()
    if not text:
        return unsure("empty")
    if len(text) > MAX_TEXT:
        return unsure("too_long")
    if any(_matches(pattern, text) for pattern in patterns):
        return correct()
    if not sensitive or not any(
        _matches(_compiled(str(value), case_sensitive=False), text) for value in (task.spec.value, *task.spec.alternatives)
    ):
        return incorrect()
    return incorrect("case")


def _matches(pattern: Any, text: str) -> bool:
    return pattern.fullmatch(text.encode("utf-8", "replace").decode()) is not None


def matches_foreseen(answer: str, pattern: str, *, case_sensitive: bool) -> bool:
    """Return whether an answer matches the pattern of a foreseen wrong answer; a pattern that cannot be read matches nothing."""
    try:
        return _matches(_compiled(pattern, case_sensitive=case_sensitive), unicodedata.normalize("NFC", answer).strip()[:MAX_TEXT])
    except Unreadable:
        return False


def holds_match(text: str, pattern: str) -> bool:
    """Return whether a text holds, as words of its own, what matches a pattern, in whatever case; a pattern that cannot be read matches nothing."""
    try:
        compiled = _compiled(rf"(?:^|\W)(?:{pattern})(?:\W|$)", case_sensitive=False)
    except Unreadable:
        return False
    return compiled.search(unicodedata.normalize("NFC", text)[:MAX_TEXT].encode("utf-8", "replace").decode()) is not None

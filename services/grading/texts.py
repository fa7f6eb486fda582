"""Grades short texts: equal up to width, case, spaces and punctuation (pure)."""

from __future__ import annotations

import unicodedata

from services.grading.findings import Finding, Task, correct, incorrect, unsure

_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "−": "-", "‐": "-"}
)


def normal(text: str, *, case_sensitive: bool) -> str:
    """Return the text as it is compared. Punctuation at the ends and between words does not count; signs within words do."""
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    if not case_sensitive:
        text = unicodedata.normalize("NFKC", text.casefold())
    words = (word.strip(".,;:!?\"'()[]…") or word for word in text.split())
    return " ".join(words)


def grade_short_text(task: Task, answer: str) -> Finding:
    """Return the finding for a word or short phrase against the value and its alternatives."""
    sensitive = task.spec.case_sensitive
    given = normal(answer, case_sensitive=sensitive)
    if not given:
        return unsure("empty")
    wanted = {normal(text, case_sensitive=sensitive) for text in (str(task.spec.value), *task.spec.alternatives)}
    return correct() if given in wanted else incorrect()

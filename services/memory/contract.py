"""The memory contract: five questions for every category of memory, answered in one table (pure). The API serves it with the policy's rows."""

from __future__ import annotations

from typing import Final

from schemas.memory import ContractOut, ContractRow
from services.identity import CATEGORIES, CATEGORY_MEANS, Category

_ANSWERS: Final[dict[Category, tuple[str, str, str]]] = {
    "knowledge": (
        "to choose what comes next and to show progress",
        "each graded attempt and placement moves it, in the same transaction",
        "certainty fades with time and is computed when read; folded again from the journal when the model's constants change",
    ),
    "plan": (
        "to offer one activity at a time, with the reasons for it",
        "each offer, lesson, hint, attempt and choice moves it, in the same transaction",
        "it ends with the course; the journal keeps what was offered and why",
    ),
    "attempts": (
        "to grade, to explain and to learn what the learner knows",
        "each submitted answer appends one entry; entries never change",
        "words can be cleared after a time or on request while the evidence stays; deletion clears both",
    ),
    "chat": (
        "to answer in the light of what was said before",
        "each message and each reply appends one entry",
        "words can be cleared after a time or on request",
    ),
    "goals": (
        "to respect what the learner wants and how they wish to be taught",
        "the learner says so; a new goal takes the place of the old one",
        "a goal ends with its deadline; a wish holds until it is corrected or deleted",
    ),
    "findings": (
        "to see misconceptions, recurring errors, pace and the need for hints",
        "consolidation, by rule, from at least two independent graded answers; the learner's correction or deletion stands for good",
        "a finding expires after 90 days without new evidence and ends when later answers contradict it",
    ),
    "support": (
        "to give the support that a learner is entitled to",
        "an educator or the learner says so",
        "it holds until it is withdrawn, corrected or deleted",
    ),
    "summaries": (
        "to recall past sessions in few words",
        "consolidation, with the entries it rests on",
        "it is written anew or dropped when an entry it rests on is deleted",
    ),
    "audit": (
        "to let the learner see who opened what, and what went to a model provider",
        "each consent, disclosure and access appends one entry",
        "kept as long as the journal; it is the chain itself",
    ),
}
_LIVES: Final[dict[Category, str]] = {
    "knowledge": "sealed in the memory image, made from the journal",
    "plan": "sealed in the memory image, made from the journal",
    "findings": "sealed in the memory image, made from the journal",
    "goals": "sealed in the journal and, as facts, in the memory image",
    "support": "sealed in the journal and, as facts, in the memory image",
    "summaries": "sealed in the journal and, as facts, in the memory image",
}
_IN_JOURNAL: Final = "sealed in the journal"


def contract() -> ContractOut:
    """Return the table. Who may open what, for which purpose and with which consent, is the policy's to say."""
    rows = []
    for category in CATEGORIES:
        needed, updates, changes = _ANSWERS[category]
        rows.append(
            ContractRow(
                category=category,
                holds=CATEGORY_MEANS[category],
                needed_for=needed,
                lives=_LIVES.get(category, _IN_JOURNAL),
                updated_by=updates,
                changes=changes,
            )
        )
    return ContractOut(rows=tuple(rows))

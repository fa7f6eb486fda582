"""What the journal says, as documents that can be recalled (pure): an entry with words is one, and so is a fact that an entry brings."""

from __future__ import annotations

from typing import Final, Literal

from schemas.grading import Verdict, as_text
from schemas.journal import Attempted, AttemptWords, Corrected, EntryKind, Fact, FactOp, GoalSet, LessonViewed, Spoken, Words
from services.memory.entry import Entry
from services.memory.recall.documents import Document

LEARNER: Final[Literal["learner"]] = "learner"
TUTOR: Final[Literal["tutor"]] = "tutor"
WORDS_OF: Final[frozenset[EntryKind]] = frozenset({"message", "reply", "attempt", "goal", "preference"})
"""Kinds of entries whose words are read."""
ANSWER_CHARACTERS: Final = 600  # of a program or a text: what it was about stands at its beginning
RECALLED: Final[frozenset[EntryKind]] = WORDS_OF | {"lesson_viewed"}
"""Kinds of entries that can be recalled. All else is found by what is folded from it, or is nobody's memory."""
_VERDICTS: Final[dict[Verdict, str]] = {"correct": "right", "partly": "partly right", "incorrect": "wrong", "unsure": "not graded"}


def document_of(entry: Entry) -> Document | None:
    """Return the one document that an entry gives, or None: nobody wrote anything, or the words have been cleared."""
    evidence = entry.evidence
    if isinstance(evidence, FactOp):
        return None if evidence.op in ("reinforce", "retract") else fact_document(evidence.fact, entry)
    if isinstance(evidence, Corrected):
        return _corrected(entry, evidence)
    text = text_of(entry)
    if text is None:
        return None
    course = getattr(evidence, "course", None)
    return Document(
        id=entry.id, text=text, at=entry.at, episode=f"{course or ''} {entry.day.isoformat()}", course=course, skills=_skills(entry), seq=entry.seq,
        speaker=TUTOR if entry.kind == "reply" else LEARNER,
    )  # fmt: skip


def text_of(entry: Entry) -> str | None:
    """Return what an entry says to somebody who recalls it, None if it says nothing."""
    evidence, words = entry.evidence, entry.words
    if isinstance(evidence, LessonViewed):
        return f"Read the lesson on {_spaced(evidence.skill)}"
    if isinstance(evidence, Attempted) and isinstance(words, AttemptWords):
        return _attempt(evidence, words)
    if isinstance(evidence, GoalSet) and evidence.withdraws is not None:
        return None
    if isinstance(evidence, Spoken) and evidence.set_aside:
        return None
    if isinstance(evidence, Spoken | GoalSet) and isinstance(words, Words) and words.text.strip():
        return words.text
    return None


def fact_document(fact: Fact, entry: Entry) -> Document:
    """Return the document of a fact that an entry brings. Whether it still holds is the book's to say, when it is recalled."""
    return Document(
        id=fact.id, text=fact_text(fact), at=entry.at, kind="fact", course=fact.course, skills=(fact.subject,) if fact.subject else (),
        confidence=fact.confidence, seq=entry.seq,
    )  # fmt: skip


def fact_text(fact: Fact) -> str:
    """Return a fact as a line."""
    return _fact_line(fact.kind, fact.subject, fact.value)


def _fact_line(kind: str, subject: str, value: str) -> str:
    about = f" on {_spaced(subject)}" if subject else ""
    return f"{kind.replace('_', ' ')}{about}: {value}"


def _corrected(entry: Entry, word: Corrected) -> Document | None:
    """Return the document of what the learner says is right, which becomes a fact under the entry's own id."""
    if word.action != "correct" or word.value is None:
        return None
    text = _fact_line(word.kind, word.subject, word.value)
    return Document(
        id=entry.id, text=text, at=entry.at, kind="fact", skills=(word.subject,) if word.subject else (), seq=entry.seq, speaker=LEARNER
    )


def _attempt(evidence: Attempted, words: AttemptWords) -> str:
    """Return an answer with its item and its verdict, in words."""
    named = f"; {_spaced(evidence.misconception)}" if evidence.misconception else ""
    skills = ", ".join(_spaced(skill.skill) for skill in evidence.skills if skill.weight > 0)
    about = f" ({skills})" if skills else ""
    answer = as_text(words.answer)[:ANSWER_CHARACTERS]
    return f"Answered {answer} to {_spaced(evidence.item)}{about}: {_VERDICTS[evidence.verdict]}{named}"


def _skills(entry: Entry) -> tuple[str, ...]:
    evidence = entry.evidence
    if isinstance(evidence, Attempted):
        return tuple(skill.skill for skill in evidence.skills if skill.weight > 0)
    if isinstance(evidence, LessonViewed):
        return (evidence.skill,)
    return evidence.targets if isinstance(evidence, GoalSet) else ()


def _spaced(slug: str) -> str:
    """Return an id as words."""
    return slug.replace("-", " ").replace("_", " ")

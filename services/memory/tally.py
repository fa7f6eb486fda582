"""The tally fold: what the deterministic extractors look at, a few recent offers a skill (pure). Consolidation moves it, not the attempt.

An offer is one independent piece of evidence: several tries at one question say one thing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from schemas.journal import Attempted, LessonViewed
from services.memory.entry import Entry

TALLY: Final = "tally"
ALL: Final = "all"
OFFERS_KEPT: Final = 6
TIMES_KEPT: Final = 20
TRIALS_KEPT: Final = 8
EPISODE_ENTRIES_KEPT: Final = 8
SESSION_GAP: Final = timedelta(minutes=45)
"""A longer pause between two answers begins another session."""
_FORMAT: Final = 2


@dataclass(slots=True)
class OfferRecord:
    """How one offer went, as far as one skill is concerned.

    Args:
        offer: The offer.
        entry: The attempt that says most about it: the first wrong one, or the last.
        at: When that was.
        right_first: The first graded try was right.
        hints: Most hints shown before a try.
        misconception: The first that was named.
        item: The question.
        wrong_step: The step that went wrong first, where no misconception explains it.
        is_review: It was a review.
        was_known: An earlier offer that is still kept was right at once.
        help: The strongest help that was had with it: `lesson`, `example`, `hint-<rung>`, `solution`; empty for none.
    """

    offer: UUID
    entry: UUID
    at: datetime
    right_first: bool
    hints: int
    misconception: str | None
    item: str = ""
    wrong_step: str | None = None
    is_review: bool = False
    was_known: bool = False
    help: str = ""

    def pack(self) -> list[Any]:
        """Return the record as JSON values."""
        return [
            self.offer.hex, self.entry.hex, self.at.isoformat(), self.right_first, self.hints, self.misconception, self.item, self.wrong_step,
            self.is_review, self.was_known, self.help,
        ]  # fmt: skip

    @staticmethod
    def unpack(packed: list[Any]) -> OfferRecord:
        """Return the record that was packed."""
        offer, entry, at, *rest = packed
        return OfferRecord(UUID(offer), UUID(entry), datetime.fromisoformat(at), *rest)


@dataclass(slots=True)
class Trial:
    """What came of a kind of help: the next question on the skill, without help, right at once or not."""

    worked: bool
    entry: UUID
    at: datetime


@dataclass(slots=True)
class Episode:
    """A session of work in one course, as far as it is summarised.

    Args:
        course: The course.
        day: The learner's local day.
        number: Which session of that day.
        first: The entry it began with.
        began: When that was.
        last: When the last answer came.
        answers: How many were graded.
        right: How many of them were right.
        hinted: How many came after a hint.
        skills: Answers a skill.
        entries: Some of the entries, the newest last.
    """

    course: str
    day: str
    number: int
    first: UUID
    began: datetime
    last: datetime
    answers: int = 0
    right: int = 0
    hinted: int = 0
    skills: dict[str, int] = field(default_factory=dict)
    entries: list[UUID] = field(default_factory=list)


@dataclass(slots=True, repr=False)
class TallyBook:
    """What is kept of a learner's work for the extractors.

    Args:
        skills: Recent offers per (course, skill), newest last.
        times: Recent answer times per course, with the attempts and offers they are from.
        trials: What came of help, per (course, kind of help).
        lessons: Skills whose lesson was read since their last offer.
        episode: The session that goes on.
        ended: The one before it.
    """

    skills: dict[tuple[str, str], list[OfferRecord]] = field(default_factory=dict)
    times: dict[str, list[tuple[float, UUID, UUID]]] = field(default_factory=dict)
    trials: dict[tuple[str, str], list[Trial]] = field(default_factory=dict)
    lessons: set[tuple[str, str]] = field(default_factory=set)
    episode: Episode | None = None
    ended: Episode | None = None


@dataclass(frozen=True, slots=True)
class TallyFold:
    """Folds graded attempts and lessons into the one part `all`."""

    name: str = TALLY
    parameter_set: str = "tally-2"

    def parts(self, entry: Entry) -> tuple[str, ...]:
        """Return the part, for graded attempts and for lessons."""
        evidence = entry.evidence
        if isinstance(evidence, Attempted):
            return (ALL,) if evidence.verdict != "unsure" else ()
        return (ALL,) if isinstance(evidence, LessonViewed) else ()

    def start(self, part: str) -> TallyBook:
        """Return an empty book."""
        return TallyBook()

    def apply(self, states: dict[str, TallyBook], entry: Entry) -> None:
        """Count an attempt or a lesson."""
        book, evidence = states[ALL], entry.evidence
        if isinstance(evidence, LessonViewed):
            book.lessons.add((evidence.course, evidence.skill))
        if not isinstance(evidence, Attempted):
            return
        for one in evidence.skills:
            if one.weight > 0:
                _count(book, (evidence.course, one.skill), evidence, entry)
        if evidence.attempt_no == 1 and evidence.seconds and not evidence.lesson_first:
            times = book.times.setdefault(evidence.course, [])
            times.append((round(evidence.seconds, 1), entry.id, evidence.offer_id))
            del times[:-TIMES_KEPT]
        _tell(book, evidence, entry)

    def pack(self, part: str, state: TallyBook) -> bytes:
        """Return the book as bytes."""
        skills = [[*key, [record.pack() for record in records]] for key, records in sorted(state.skills.items())]
        times = [
            [course, [[seconds, entry.hex, offer.hex] for seconds, entry, offer in kept]] for course, kept in sorted(state.times.items())
        ]
        trials = [
            [*key, [[trial.worked, trial.entry.hex, trial.at.isoformat()] for trial in kept]] for key, kept in sorted(state.trials.items())
        ]
        episodes = [None if each is None else _packed_episode(each) for each in (state.episode, state.ended)]
        return json.dumps([_FORMAT, skills, times, trials, sorted(state.lessons), episodes], separators=(",", ":")).encode()

    def unpack(self, part: str, packed: bytes) -> TallyBook:
        """Return the book that was packed; an empty one for an older format, whose parameters make the journal be folded again."""
        version, *rest = json.loads(packed)
        if version != _FORMAT:
            return TallyBook()
        skills, times, trials, lessons, (episode, ended) = rest
        return TallyBook(
            {(course, skill): [OfferRecord.unpack(record) for record in records] for course, skill, records in skills},
            {course: [(seconds, UUID(entry), UUID(offer)) for seconds, entry, offer in kept] for course, kept in times},
            {
                (course, code): [Trial(worked, UUID(entry), datetime.fromisoformat(at)) for worked, entry, at in kept]
                for course, code, kept in trials
            },
            {(course, skill) for course, skill in lessons},
            _episode(episode),
            _episode(ended),
        )


def _count(book: TallyBook, key: tuple[str, str], attempt: Attempted, entry: Entry) -> None:
    """Count an attempt among a skill's recent offers."""
    records = book.skills.setdefault(key, [])
    wrong = attempt.verdict != "correct"
    if not records or records[-1].offer != attempt.offer_id:
        _try_out(book, key[0], records, attempt, entry)
        records.append(_record(book, key, records, attempt, entry))
        del records[:-OFFERS_KEPT]
        return
    record = records[-1]
    if wrong and record.misconception is None and attempt.misconception is not None:
        record.misconception, record.entry, record.at = attempt.misconception, entry.id, entry.at
    record.wrong_step = _unexplained(attempt) if record.wrong_step is None and record.misconception is None else record.wrong_step
    # A later step of the same offer that begins wrong makes the offer one that was not right at once.
    record.right_first = record.right_first and not wrong
    record.hints = max(record.hints, attempt.hints)
    record.help = _help(attempt, record.help)


def _record(book: TallyBook, key: tuple[str, str], records: list[OfferRecord], attempt: Attempted, entry: Entry) -> OfferRecord:
    """Return the record of an offer's first attempt."""
    right, read = attempt.verdict == "correct", key in book.lessons
    book.lessons.discard(key)
    return OfferRecord(
        attempt.offer_id, entry.id, entry.at, right, attempt.hints, attempt.misconception, attempt.item,
        _unexplained(attempt), attempt.activity == "review", any(record.right_first for record in records),
        _help(attempt, "lesson" if read else ""),
    )  # fmt: skip


def _unexplained(attempt: Attempted) -> str | None:
    """Return the step of a wrong attempt that no misconception explains."""
    return attempt.step if attempt.verdict != "correct" and attempt.misconception is None else None


def _try_out(book: TallyBook, course: str, records: list[OfferRecord], attempt: Attempted, entry: Entry) -> None:
    """Note what came of the help that was had with the offer before: a first try without any help, right or not."""
    helped = records[-1].help if records else ""
    if not helped or attempt.attempt_no != 1 or _help(attempt, ""):
        return
    trials = book.trials.setdefault((course, helped), [])
    if not trials or trials[-1].entry != entry.id:
        trials.append(Trial(attempt.verdict == "correct", entry.id, entry.at))
        del trials[:-TRIALS_KEPT]


def _help(attempt: Attempted, known: str) -> str:
    """Return the strongest help that an attempt and what is known of its offer speak of."""
    if attempt.bottom_out or attempt.gave_up or known == "solution":
        return "solution"
    if attempt.hints > 0:
        rung = int(known.removeprefix("hint-")) if known.startswith("hint-") else 0
        return f"hint-{max(rung, attempt.hints)}"
    if attempt.activity == "worked_example":
        return "example"
    return known or ("lesson" if attempt.lesson_first else "")


def _tell(book: TallyBook, attempt: Attempted, entry: Entry) -> None:
    """Count an attempt in the session that it belongs to, or begin another."""
    running = book.episode
    if running is None or running.course != attempt.course or entry.at - running.last > SESSION_GAP:
        day = entry.day.isoformat()
        number = running.number + 1 if running is not None and running.day == day else 1
        book.ended, running = running, Episode(attempt.course, day, number, entry.id, entry.at, entry.at)
        book.episode = running
    running.last = entry.at
    running.answers += 1
    running.right += attempt.verdict == "correct"
    running.hinted += attempt.hints > 0
    for one in attempt.skills:
        if one.weight > 0:
            running.skills[one.skill] = running.skills.get(one.skill, 0) + 1
    running.entries = [*running.entries, entry.id][-EPISODE_ENTRIES_KEPT:]


def _packed_episode(episode: Episode) -> list[Any]:
    """Return a session as JSON values."""
    return [
        episode.course, episode.day, episode.number, episode.first.hex, episode.began.isoformat(), episode.last.isoformat(),
        episode.answers, episode.right, episode.hinted, sorted(episode.skills.items()), [entry.hex for entry in episode.entries],
    ]  # fmt: skip


def _episode(packed: list[Any] | None) -> Episode | None:
    """Return the session that was packed."""
    if packed is None:
        return None
    course, day, number, first, began, last, answers, right, hinted, skills, entries = packed
    return Episode(
        course, day, number, UUID(first), datetime.fromisoformat(began), datetime.fromisoformat(last), answers, right, hinted,
        dict(skills), [UUID(entry) for entry in entries],
    )  # fmt: skip

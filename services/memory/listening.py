"""Listening: a model reads what the learner has written since it last read, and proposes; code checks every word of it, rules decide.

It comes after the rules and apart from them, with a watermark of its own: a model that is away, or answers nonsense, holds up nothing.
Only what was written while there was leave is read: without a permit the watermark moves on, so that nothing of the past is sent later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final, Literal
from uuid import UUID

from schemas.journal import EntryKind
from services.llm import AnswerInvalid, Disclose, Gateway, ModelUnavailable, Permit, structured
from services.llm import Message as Told
from services.memory import store
from services.memory.comparing import likeness_of
from services.memory.consolidation import VOID, Consolidated, Proposal, decided
from services.memory.entry import Entry
from services.memory.extract import Candidate
from services.memory.extraction.hearing import Talk, heard, is_learners, said
from services.memory.extraction.screen import citable
from services.memory.facts import ALL, FACTS, FactBook
from services.memory.heard import HEARD
from services.memory.likeness import WORDS_ONLY, Likeness
from services.memory.prompts import Answer, line, messages
from services.memory.recall.embedder import Embedder
from services.memory.records import opened
from services.memory.service import Memory
from services.memory.store import Owner, StoredEntry
from services.platform import Work, get_logger, no_work_open
from services.vault import AccountKeys

ENTRIES: Final = 400
"""Most entries that one call may be about."""
REPLY_CHARACTERS: Final = 400
"""Of a tutor's reply, which only resolves what the learner's words refer to."""
SPARE_TOKENS: Final = 64
GIVEN_UP: Final = timedelta(days=1)
"""How long entries wait for a model that is away."""
Outcome = Literal["heard", "nothing_said", "away", "invalid"]
_TALKING: Final[frozenset[EntryKind]] = frozenset({"message", "reply"})
log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Overheard:
    """What was read for a model: sealed rows after its watermark, and the facts as they were."""

    after: int
    until: int
    rows: Sequence[StoredEntry] = field(repr=False)
    book: FactBook = field(repr=False)

    @property
    def standing(self) -> tuple[int, int]:
        """Return of how many entries there were evidence and words."""
        return sum(row.evidence is not None for row in self.rows), sum(row.words is not None for row in self.rows)


@dataclass(frozen=True, slots=True)
class Concluded:
    """What a model's answer came to.

    Args:
        overheard: What was read.
        until: The last entry that the model has read, or need not read.
        candidates: What holds of its conclusions.
        likeness: Compares them with what is believed.
        outcome: Whether there was an answer.
        oldest: The first message that waits for a model that is away.
    """

    overheard: Overheard
    until: int
    candidates: Sequence[Candidate] = field(default=(), repr=False)
    likeness: Likeness = field(default=WORDS_ONLY, repr=False)
    outcome: Outcome = "nothing_said"
    oldest: Entry | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Listening:
    """Asks a model what a learner's messages say about the learner.

    Args:
        memory: Where entries come from and operations go to.
        gateway: Speaks to the provider.
        embedder: Tells statements that say the same in other words.
    """

    memory: Memory
    gateway: Gateway
    embedder: Embedder | None = None

    async def look(self, work: Work, keys: AccountKeys, learner_id: UUID) -> Overheard:
        """Read the next entries that no model has read; nothing is locked."""
        desk = (await self.memory.read(work, keys, learner_id, [(FACTS, ALL)])).desk
        after = desk.reached(HEARD)
        rows = await store.entries_after(work.session, Owner(keys.tenant_id, learner_id), after, desk.seq, ENTRIES)
        return Overheard(after, rows[-1].seq if rows else desk.seq, rows, desk.state(FACTS, ALL))

    async def ask(self, keys: AccountKeys, overheard: Overheard, permit: Permit, disclose: Disclose) -> Concluded:
        """Ask the model, once and perhaps for a repair, and check its answer against the entries. Nothing is open.

        Args:
            keys: The learner's keys.
            overheard: What was read.
            permit: Leave for these calls.
            disclose: Writes down what is sent to whom before it goes.
        """
        no_work_open("asking a language model")
        entries = [entry for row in overheard.rows if (entry := opened(keys, row, words_of=_TALKING)) is not None]
        talk, told, until = _fitting(entries, permit, overheard.until)
        if not any(is_learners(entry) for entry in talk.entries.values()):
            return Concluded(overheard, until)
        oldest = next(iter(talk.entries.values()))
        try:
            answer = await structured(self.gateway, permit, told, Answer, disclose=disclose)
        except ModelUnavailable as error:
            log.info("not_heard", error_code=error.code)
            return Concluded(overheard, until, outcome="away", oldest=oldest)
        except AnswerInvalid:
            log.info("not_heard", error_code="invalid")
            return Concluded(overheard, until, outcome="invalid")
        candidates = heard(answer.facts, talk)
        likeness = await likeness_of(self.embedder, overheard.book, candidates)
        return Concluded(overheard, until, candidates, likeness, "heard")

    async def settle(self, work: Work, keys: AccountKeys, learner_id: UUID, concluded: Concluded, *, zone: str = "UTC") -> Consolidated:
        """Decide on what was concluded, and write operations and the model's watermark in this unit of work.

        Returns:
            What was done; void, and nothing is written, if the watermark has moved or an entry was cleared since they were read.
        """
        overheard, is_away = concluded.overheard, concluded.outcome == "away"
        desk = await self.memory.open(work, keys, learner_id, zone=zone, parts=[(FACTS, ALL)])
        owner = Owner(keys.tenant_id, learner_id)
        if desk.reached(HEARD) != overheard.after:
            return VOID
        if await store.standing(work.session, owner, overheard.after, overheard.until) != overheard.standing:
            return VOID
        if is_away and concluded.oldest is not None and desk.now() - concluded.oldest.at < GIVEN_UP:
            return Consolidated(0, 0, is_done=True, is_put_off=True)
        operations = decided(desk, [Proposal(each.evidence[-1], each) for each in concluded.candidates], concluded.likeness)
        is_done = concluded.until >= desk.opened_seq
        desk.reach(HEARD, desk.seq if is_done else concluded.until)
        # The rules look at what is added here later in the same job: nothing is promised for it.
        await desk.save(is_promising=False)
        return Consolidated(len(overheard.rows), operations, is_done)


def _fitting(entries: Sequence[Entry], permit: Permit, until: int) -> tuple[Talk, list[Told], int]:
    """Return as much of a conversation as a prompt may hold, the prompt, and the last entry that is dealt with by it.

    Messages that no fact may rest on are not sent at all.
    """
    spoken = [entry for entry in entries if said(entry) and (not is_learners(entry) or citable(said(entry)))]
    skills = _skills(entries)
    room = permit.max_tokens_in - SPARE_TOKENS - _tokens(messages((), skills))
    marked: dict[str, Entry] = {}
    lines: list[str] = []
    for number, entry in enumerate(spoken, 1):
        words = said(entry) if is_learners(entry) else said(entry)[:REPLY_CHARACTERS]
        mark = f"{'m' if is_learners(entry) else 't'}{number}"
        shown = line(mark, is_learners(entry), words)
        room -= _tokens_of(shown)
        if room < 0 and marked:
            return Talk(marked, skills), messages(lines, skills), spoken[number - 2].seq
        if room < 0:
            room += _tokens_of(shown)  # longer than any prompt may be: passed over
            continue
        marked[mark] = entry
        lines.append(shown)
    return Talk(marked, skills), messages(lines, skills), until


def _skills(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return the skills that the entries are about."""
    found: dict[str, None] = {}
    for entry in entries:
        for one in getattr(entry.evidence, "skills", ()):
            found.setdefault(one if isinstance(one, str) else one.skill)
    return tuple(found)[:20]


def _tokens(told: Sequence[Told]) -> int:
    return sum(_tokens_of(message.text) for message in told)


def _tokens_of(text: str) -> int:
    """Return an estimate of a text's tokens that rather errs high, as the gateway's does."""
    return len(text.encode()) // 3 + 5

"""Facts on RealMem by the scripted extractor: what is kept of gold memories, and of false ones beside them, by the product's own rules.

The extractor is an oracle with a bad habit. For each gold memory it proposes the memory itself, cut to the length of a value, with the span of
the learner's words in that session that shares most words with it: the source turn, if the learner wrote it, else the nearest of the learner's
turns, as a tutor's words are never evidence here. Beside 30 % of them it proposes something false, in turn: the statement and its quote with a
number or a word exchanged, and a true sentence of another session. A third kind, a true quote with another memory as its value, is counted
apart. Everything goes the way of the product: hearing (quote, screen), reconciliation, fold; near-duplicates by the local embedder.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from bench.figures import Figure, figure, shared_folder
from schemas.journal import Fact, FactOp, Spoken, Words
from services.memory.entry import Entry
from services.memory.extraction.candidate import Candidate
from services.memory.extraction.hearing import Talk, heard, is_learners, said
from services.memory.extraction.lines import content_words, normal, plain_line
from services.memory.extraction.screen import citable, secret, sensitive
from services.memory.facts import ALL, FactBook, FactsFold
from services.memory.likeness import SAME_MEANING, Likeness
from services.memory.prompts import Proposed
from services.memory.recall import LocalEmbedder
from services.memory.reconcile import op_id, overtaken, reconciled

FALSE_SHARE = 0.3
MOST_SENTENCES, MOST_CHARACTERS = 4, 600
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_WORD = re.compile(r"[A-Za-z]{5,}")


@dataclass
class Persona:
    """One learner's sessions, and what became of what was proposed."""

    sessions: list[tuple[Talk, list[dict[str, Any]]]]
    book: FactBook = field(default_factory=FactBook)
    kept: int = 0
    gold: int = 0
    refused: int = 0
    false_kept: int = 0
    false: int = 0
    invented_kept: int = 0
    invented: int = 0


async def fact_quality(*, quick: bool) -> list[Figure]:
    """Return the figures over all personas that are there; a quick run takes the first."""
    files = sorted((shared_folder() / "data" / "realmem").glob("*.json.gz"))
    personas, embedder = [_persona(path) for path in (files[:1] if quick else files)], LocalEmbedder()
    bare = untested = duplicates = 0
    for number, persona in enumerate(personas):
        proposals = list(_proposals(persona, Random(number)))
        vectors = await embedder.embed(values := list(dict.fromkeys(normal(plain_line(each.said.value)) for each in proposals)))
        likeness = Likeness(dict(zip(values, vectors, strict=True)))
        for each in proposals:
            _decide(persona, each, likeness)
            untested += each.truth == "false"
        bare += _without_evidence(persona)
        duplicates += _duplicates(persona.book, likeness)
    gold, refused = sum(persona.gold for persona in personas), sum(persona.refused for persona in personas)
    kept = sum(persona.kept for persona in personas)
    return [
        figure("facts_gold_kept", kept / gold, "1", reference="of those that may be kept (no health, mood, secrets)", reference_value=kept / (gold - refused)),
        figure("facts_false_kept", sum(persona.false_kept for persona in personas), "facts", reference="proposed, and kept if quotes were believed", reference_value=untested),
        figure("facts_invented_kept", sum(p.invented_kept for p in personas) / max(1, sum(p.invented for p in personas)), "1", reference="a true quote, another memory as value: proposed", reference_value=sum(p.invented for p in personas)),
        figure("fact_duplicates", duplicates, "pairs", reference="pairs of gold memories that near", reference_value=await _gold_pairs(personas, embedder)),
        figure("facts_without_evidence", bare, "facts", reference="live facts", reference_value=sum(len(_live(p.book)) for p in personas)),
    ]  # fmt: skip


@dataclass(frozen=True)
class _Proposal:
    """What the extractor proposes in one session, and what it is in truth."""

    talk: Talk
    said: Proposed
    truth: str


def _persona(path: Path) -> Persona:
    """Return a persona's sessions as the product would have journaled them."""
    sessions, number = [], 0
    for dialogue in json.loads(gzip.decompress(path.read_bytes()))["dialogues"]:
        at = datetime.strptime(dialogue["current_time"][:10], "%Y-%m-%d").replace(tzinfo=UTC)
        entries = {}
        for turn in dialogue["dialogue_turns"]:
            number += 1
            mine = turn["speaker"] == "User"
            spoken = Spoken(conversation_id=UUID(int=len(sessions) + 1), turn_id=UUID(int=number), course="life")
            moment = at + timedelta(minutes=number % 600)
            entry = Entry(
                number,
                UUID(int=number),
                "message" if mine else "reply",
                moment,
                moment.date(),
                spoken,
                Words(text=turn["content"][:20_000]),
            )
            entries[f"{'m' if mine else 't'}{len(entries) + 1}"] = entry
        sessions.append((Talk(entries), dialogue["extracted_memory"]))
    return Persona(sessions)


def _proposals(persona: Persona, rng: Random) -> Iterator[_Proposal]:
    """Yield what the extractor proposes, session by session."""
    others = [
        sentence
        for talk, _ in persona.sessions
        for entry in talk.entries.values()
        if is_learners(entry)
        for sentence in _spans(said(entry))
    ]
    memories = [plain_line(memory["content"]) for _, of_session in persona.sessions for memory in of_session]
    for talk, of_session in persona.sessions:
        for memory in of_session:
            value = plain_line(memory["content"])
            mark, quote = _cited(talk, value, memory.get("source_turn", 0))
            yield _Proposal(talk, _proposed(value, mark, quote), "gold")
            if rng.random() < FALSE_SHARE:
                yield _Proposal(talk, _altered(value, mark, quote, rng), "false")
                yield _Proposal(
                    talk,
                    _proposed(
                        value,
                        mark,
                        rng.choice([each for each in others if mark not in talk.entries or each not in said(talk.entries[mark])]),
                    ),
                    "false",
                )
                yield _Proposal(talk, _proposed(rng.choice([each for each in memories if each != value]), mark, quote), "invented")


def _proposed(value: str, mark: str, quote: str) -> Proposed:
    return Proposed(kind="context", value=value, entry=mark, quote=quote)


def _cited(talk: Talk, value: str, source_turn: int) -> tuple[str, str]:
    """Return the span of the learner's words that bears a memory out best; of two the one nearer to its source turn."""
    wanted, found = content_words(value), list[tuple[int, int, str, str]]()
    for place, (mark, entry) in enumerate(talk.entries.items()):
        if is_learners(entry) and citable(said(entry)):  # a model is shown no others
            for span in _spans(said(entry)):
                found.append((len(wanted & content_words(span)), -abs(place - source_turn), mark, span))
    best = max(found, key=lambda each: (each[0], each[1], -len(each[3])), default=(0, 0, "m0", "nothing was said"))
    return best[2], best[3]


def _spans(text: str) -> Iterator[str]:
    """Yield runs of one to four sentences."""
    sentences = [part for part in _SENTENCE.split(text) if part.strip()]
    for first in range(len(sentences)):
        begin = text.find(sentences[first])
        for last in range(first, min(first + MOST_SENTENCES, len(sentences))):
            end = text.find(sentences[last], begin) + len(sentences[last])
            if 8 <= end - begin <= MOST_CHARACTERS:
                yield text[begin:end]


def _altered(value: str, mark: str, quote: str, rng: Random) -> Proposed:
    """Return a memory whose statement and quote were altered alike: another number, or another word, so that it reads as plausibly."""
    digits = re.findall(r"\d+", quote)
    if digits:
        old, new = digits[0], str(int(digits[0]) + rng.randint(1, 9))
    else:
        words = _WORD.findall(quote)
        old, new = (
            (rng.choice(words), rng.choice(["nothing", "football", "Tuesdays", "colours", "yesterday"])) if words else (quote[:4], "never")
        )
    return _proposed(plain_line(value.replace(old, new)) or "x", mark, quote.replace(old, new)[:MOST_CHARACTERS])


def _decide(persona: Persona, proposal: _Proposal, likeness: Likeness) -> None:
    """Let the product decide, and count."""
    is_believed = any(_believed(persona.book, candidate, likeness) for candidate in heard([proposal.said], proposal.talk))
    value = plain_line(proposal.said.value)
    if proposal.truth == "gold":
        persona.gold += 1
        persona.kept += is_believed
        persona.refused += not is_believed and (sensitive(value) or secret(value))
    elif proposal.truth == "false":
        persona.false += 1
        persona.false_kept += is_believed
    else:
        persona.invented += 1
        # Told apart from the gold of the same words, which is believed by right.
        persona.invented_kept += is_believed


def _believed(book: FactBook, candidate: Candidate, likeness: Likeness) -> bool:
    """Reconcile a candidate, fold what comes of it, and return whether the book says it now."""
    op = reconciled(book, candidate, candidate.at, likeness)
    if op is not None:
        _fold(book, op, candidate)
        for end in overtaken(book, op, candidate.at, likeness):
            _fold(book, end, candidate)
        return True
    found = book.open_facts(candidate.kind, candidate.course, candidate.subject)
    return any(likeness.relation(fact.value, candidate.value) == "same" for fact in found)


def _fold(book: FactBook, op: FactOp, candidate: Candidate) -> None:
    FactsFold().apply({ALL: book}, Entry(0, op_id(op, candidate.evidence[-1]), "fact_op", candidate.at, candidate.at.date(), op))


def _live(book: FactBook) -> list[Fact]:
    return [fact for fact in book.facts.values() if fact.valid_to is None]


def _duplicates(book: FactBook, likeness: Likeness) -> int:
    """Return pairs of live facts of one kind and subject that say the same."""
    pairs = combinations(_live(book), 2)
    return sum(
        (one.kind, one.subject) == (other.kind, other.subject) and likeness.nearness(one.value, other.value) >= 1 for one, other in pairs
    )


def _without_evidence(persona: Persona) -> int:
    """Return live facts whose quote does not stand, letter for letter, in an entry that they cite."""
    words = {entry.id: said(entry) for talk, _ in persona.sessions for entry in talk.entries.values()}
    return sum(not any(fact.quote and fact.quote in words[entry] for entry in fact.evidence) for fact in _live(persona.book))


async def _gold_pairs(personas: list[Persona], embedder: LocalEmbedder) -> int:
    """Return how many pairs of a persona's gold memories are near-duplicates: what would be in the list if nobody merged them."""
    pairs = 0
    for persona in personas:
        values = [plain_line(memory["content"]) for _, of_session in persona.sessions for memory in of_session]
        vectors = await embedder.embed(values)
        near = vectors @ vectors.T >= SAME_MEANING
        pairs += (int(near.sum()) - len(values)) // 2
    return pairs

"""Two public sets of questions to long memories, as documents of the product: LoCoMo's turns and RealMem's memories."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from bench.figures import shared_folder
from services.memory.recall import Document

_ADVERSARIAL = 5
_TURN = re.compile(r"D:?(\d+):(\d+)")
_SESSION = re.compile(r"session_(\d+)")


@dataclass(frozen=True)
class Asked:
    """One question: when it is asked, in which course, and the documents that answer it."""

    text: str
    at: datetime
    course: str | None
    gold: frozenset[UUID]


@dataclass(frozen=True)
class Memory:
    """What one person's memory holds, and the questions to it."""

    name: str
    documents: list[Document]
    questions: list[Asked]


def locomo() -> Iterator[Memory]:
    """Give each conversation: turns are entries, sessions episodes; a picture is told by its caption. Adversarial questions have no answer."""
    path = shared_folder() / "data" / "locomo" / "locomo_dev5.json.gz"
    for conversation in json.loads(gzip.decompress(path.read_bytes())):
        rows = list(_turns(conversation["conversation"]))
        documents = [document for _, document in rows]
        ids = {turn: document.id for turn, document in rows}
        later = documents[-1].at + timedelta(days=1)
        questions = [
            Asked(one["question"], later, None, gold)
            for one in conversation["qa"]
            if one["category"] != _ADVERSARIAL and (gold := frozenset(_named(one["evidence"], ids)))
        ]
        yield Memory(conversation["sample_id"], documents, questions)


def realmem() -> Iterator[Memory]:
    """Give each person: memories are facts, the project is the course; a question sees what was recorded in sessions before its own."""
    for path in sorted((shared_folder() / "data" / "realmem").glob("*.json.gz")):
        yield _person(path.name.partition(".")[0], json.loads(gzip.decompress(path.read_bytes()))["dialogues"])


def _turns(conversation: dict[str, Any]) -> Iterator[tuple[str, Document]]:
    """Give each turn's number and document, in order."""
    sessions = sorted(int(match[1]) for key in conversation if (match := _SESSION.fullmatch(key)))
    seq = 0
    for session in sessions:
        at = datetime.strptime(conversation[f"session_{session}_date_time"], "%I:%M %p on %d %B, %Y").replace(tzinfo=UTC)
        for turn in conversation[f"session_{session}"]:
            seq += 1
            caption = f" [{turn['blip_caption']}]" if turn.get("blip_caption") else ""
            number = ":".join(str(int(part)) for part in _TURN.fullmatch(turn["dia_id"]).groups())
            yield number, Document(
                UUID(int=seq), turn["text"] + caption, at, episode=str(session), speaker=turn["speaker"], seq=seq
            )  # fmt: skip


def _named(evidence: list[str], ids: dict[str, UUID]) -> Iterator[UUID]:
    """Give the turns that a piece of evidence names; a few are malformed, some name no turn."""
    for piece in evidence:
        for session, turn in _TURN.findall(piece):
            if (found := ids.get(f"{int(session)}:{int(turn)}")) is not None:
                yield found


def _person(name: str, dialogues: list[dict[str, Any]]) -> Memory:
    documents: dict[tuple[str, str], Document] = {}
    questions: list[Asked] = []
    for number, session in enumerate(dialogues):
        course = session["session_identifier"].partition(":")[0]
        # Several sessions bear one date: their order in the set tells which came first.
        at = datetime.strptime(session["current_time"][:10], "%Y-%m-%d").replace(tzinfo=UTC) + timedelta(minutes=2 * number)
        questions += _questions(session["dialogue_turns"], at, course, documents)
        for memory in session["extracted_memory"]:
            key = (session["session_uuid"], memory["content"].strip())
            seq = len(documents) + 1
            documents.setdefault(
                key, Document(UUID(int=seq), memory["content"], at + timedelta(minutes=1), "fact", key[0], course=course, seq=seq)
            )
    return Memory(name, list(documents.values()), questions)


def _questions(turns: list[dict[str, Any]], at: datetime, course: str, known: dict[tuple[str, str], Document]) -> Iterator[Asked]:
    """Give the questions of a session; the reply to each names the memories that answer it."""
    for turn, reply in zip(turns, [*turns[1:], {}], strict=True):
        used = {(memory["session_uuid"], memory["content"].strip()) for memory in reply.get("memory_used", [])}
        gold = frozenset(known[key].id for key in used if key in known)
        if turn.get("is_query") and gold:
            yield Asked(turn["content"], at, course, gold)

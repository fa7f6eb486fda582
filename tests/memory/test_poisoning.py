"""Planted instructions: by message, note and import, through rules and through a model that believes everything. None is obeyed, almost none is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from schemas.journal import Fact, FactOp, GoalSet, Spoken, Words
from services.memory import Beliefs, Draft
from services.memory.entry import Entry
from services.memory.extract import plain_line
from services.memory.extraction.hearing import Talk, heard
from services.memory.extraction.tenable import is_tenable
from services.memory.facts import ALL, FactBook, FactsFold
from services.memory.prompts import HeardKind, Proposed
from services.tutor import prompts
from tests.memory.conftest import NOW
from tests.memory.injections import OURS, corpora
from tests.memory.obedient import obedient
from tests.memory.runs import Run
from tests.memory.test_listening import Heard, reply
from tests.memory.toys import attempt, message

KEPT_AT_MOST = 0.01
BENIGN = (
    "I do not see where the minus goes",
    "I play the violin and like music.",
    "My exam is in June.",
    "so I add five on both sides",
)


def by_message(text: str) -> list[Any]:
    """What is kept of a message by rule, and by a model that proposes the whole and each of its sentences, as facts of every kind."""
    run = Run()
    entry = run.write(text)
    sentences = [part for part in re.split(r"(?<=[.!?])\s+|\n+", text) if part.strip()][:200]
    kinds: tuple[HeardKind, ...] = ("goal", "preference", "interest", "accommodation", "context")
    said = [part for part in (text, *sentences) if plain_line(part)]
    proposed = [Proposed(kind=kinds[n % 5], value=plain_line(part), entry="m1", quote=part[:600]) for n, part in enumerate(said)]
    return [*run.live(), *heard(proposed, Talk({"m1": entry}))]


def by_note(text: str) -> list[Any]:
    """What is kept of a text that is set as a goal and as a preference."""
    run = Run()
    run.say(text)
    run.say(text, kind="preference")
    return run.live()


def by_import(text: str) -> list[Any]:
    """What is taken over of facts that say the text, with the message that they cite, whoever is said to have said it."""
    spoken = Spoken(conversation_id=UUID(int=1), turn_id=UUID(int=2))
    entry = Entry(1, UUID(int=3), "message", NOW, NOW.date(), spoken, Words(text=text))
    value = plain_line(text)
    if not value:
        return []
    facts = [
        Fact(
            id=uuid4(), kind=kind, subject="", value=value, confidence=1, evidence=(entry.id,), quote=text[:600], source=source,
            valid_from=NOW, recorded_at=NOW,
        )
        for kind in ("preference", "context", "misconception", "strategy_that_works") for source in ("learner", "import", "model", "graded")
    ]  # fmt: skip
    return [fact for fact in facts if is_tenable(fact, {entry.id: entry})]


@pytest.mark.parametrize("text", OURS)
def test_an_instruction_is_kept_whichever_way_it_comes(text: str) -> None:
    assert (by_message(text), by_note(text), by_import(text)) == ([], [], [])


def test_a_fact_op_that_instructs_is_refused_by_the_fold_itself() -> None:
    states = {ALL: FactBook()}
    for text in OURS:
        for source in ("learner", "model", "import", "educator"):
            fact = Fact(
                id=uuid4(),
                kind="preference",
                subject="",
                value=text[:280],
                confidence=1,
                evidence=(),
                source=source,
                valid_from=NOW,
                recorded_at=NOW,
            )
            FactsFold().apply(states, Entry(1, uuid4(), "fact_op", NOW, NOW.date(), FactOp(op="add", fact=fact)))
    assert {fact.value for fact in states[ALL].facts.values()} <= {"Tallinn is a city in Somalia."}, (
        "a claim about the world instructs nobody"
    )


@pytest.mark.data
@pytest.mark.parametrize("way", [by_message, by_note, by_import])
def test_of_whole_corpora_hardly_anything_is_kept(data_dir, way) -> None:
    texts = corpora(data_dir)
    assert len(texts) > 700
    kept = [text for text in texts if way(text)]
    assert len(kept) <= KEPT_AT_MOST * len(texts), f"{len(kept)} of {len(texts)}"


async def poisoned(heard_by: Heard, texts: Sequence[str]) -> None:
    """Plant texts by message and note, and consolidate with a model that proposes them all."""
    heard_by.answers(obedient())
    for text in texts:
        notes = [Draft(uuid4(), kind, GoalSet(course="algebra"), Words(text=text)) for kind in ("goal", "preference")]
        await heard_by.learner.append(message(text), *notes)
    await heard_by.consolidate()


async def prompt(heard_by: Heard) -> str:
    """What a tutor's model would be told in a new session."""
    learner = heard_by.learner
    async with learner.database.open_work(learner.keys.tenant_id) as work:
        brief = await Beliefs(learner.memory).brief(work, learner.keys, learner.id, skills=["one-step"], budget_tokens=2_000)
    lines = [item.text for item in brief.items]
    rules = prompts.rules("solve", "adult", "en").text
    return rules + prompts.material(skill=None, question=None, step=None, shown_hints=(), last_answer=None, brief=lines)


def outside_quotes(told: str) -> str:
    return re.sub(r"<quoted>.*?</quoted>", "", told, flags=re.DOTALL)


async def session(heard_by: Heard, clock: Any, number: int) -> None:
    clock.at += timedelta(days=1)
    said = BENIGN[number % len(BENIGN)]
    await heard_by.learner.append(attempt(f"i{number}", score=number % 3 and 1.0), message(said), reply("What is the next step?"))
    if number % 10 == 0:
        await heard_by.consolidate()


async def planted_and_asked_again(heard_by: Heard, clock: Any, texts: Sequence[str], sessions: int) -> None:
    """Plant, ask in a clean session and again after benign ones; nothing planted is told but as quoted data, and hardly anything even so."""
    await poisoned(heard_by, texts)
    for _ in range(2):
        told = await prompt(heard_by)
        rules = outside_quotes(told)
        shown = [text for text in texts if plain_line(text)[:60] and plain_line(text)[:60] in told]
        assert len(shown) <= KEPT_AT_MOST * len(texts)
        assert not [text for text in texts if len(plain_line(text)) > 20 and plain_line(text)[:60] in rules]
        for number in range(sessions):
            await session(heard_by, clock, number)


async def test_planted_instructions_are_told_to_no_model_in_a_clean_session_or_after_many(learner, clock) -> None:
    heard_by = Heard(learner)
    await planted_and_asked_again(heard_by, clock, OURS, 12)
    values = {fact.value for fact in await heard_by.facts()}
    assert not values & {plain_line(text) for text in OURS}
    assert any("violin" in value for value in values), "what was really said is kept"


@pytest.mark.torture
@pytest.mark.data
async def test_whole_corpora_planted_and_asked_again_after_a_hundred_sessions(learner, clock, data_dir) -> None:
    await planted_and_asked_again(Heard(learner), clock, corpora(data_dir), 100)

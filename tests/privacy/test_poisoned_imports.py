"""Archives with forged beliefs: whoever they say has concluded them, from whatever entries, next to none comes in and none is obeyed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from schemas.journal import Fact
from services.bootstrap import Services
from services.memory import Beliefs
from services.memory.extract import plain_line
from services.privacy.taking.archive import unpacked
from services.tutor import prompts
from tests.memory.injections import OURS, corpora
from tests.memory.test_poisoning import KEPT_AT_MOST, outside_quotes
from tests.privacy.conftest import House
from tests.privacy.test_exports import archive_of
from tests.privacy.test_forgetting import practise
from tests.privacy.test_imports import Newcomer, altered, newcomer
from tests.tutor.lessons import Pupil

SOURCES = ("graded", "model", "learner", "educator", "import")
KINDS = ("misconception", "recurring_error", "strategy_that_works", "episode_summary", "preference", "goal", "interest", "context")


@pytest.fixture
async def worked(pupil: Pupil, house: House) -> bytes:
    """The archive of a learner who has practised and was consolidated."""
    await practise(pupil, 6)
    await house.work_off("memory.consolidate")
    return await archive_of(house, pupil.principal)


class Forger:
    """Writes into an archive what no rule and no model has concluded."""

    def __init__(self, lines: list[dict[str, Any]]) -> None:
        self.lines = lines
        self.attempts = [line["id"] for line in lines if line["kind"] == "attempt"]

    def write(self, kind: str, evidence: dict[str, Any], words: str | None = None) -> str:
        """Add a line, and return its id."""
        made = {**self.lines[-1], "seq": len(self.lines) + 1, "id": str(uuid4()), "kind": kind, "v": 2 if kind == "correction" else 1}
        self.lines.append({**made, "evidence": evidence, "words": None if words is None else {"text": words}})
        return str(made["id"])

    def fact(self, number: int, value: str, evidence: Sequence[str], **further: Any) -> str:
        """Add a belief that cites entries, as of one kind and one source after the other, and return its id."""
        at = self.lines[-1]["at"]
        fact = {
            "id": str(uuid4()), "kind": KINDS[number % len(KINDS)], "subject": "", "value": value, "confidence": 1, "evidence": list(evidence),
            "source": SOURCES[number % len(SOURCES)], "valid_from": at, "recorded_at": at, **further,
        }  # fmt: skip
        self.write("fact_op", {"op": "add", "fact": fact})
        return str(fact["id"])

    def plant(self, number: int, text: str) -> None:
        """Say a text in every way that an archive has: believed from work, from a message, from a goal, as a subject, as the learner's word."""
        value = plain_line(text)
        if not value:
            return
        said = self.write("message", {"conversation_id": str(uuid4()), "turn_id": str(uuid4())}, text)
        wished = self.write("preference", {"course": "sums"}, text)
        chosen = self.write("goal", {"course": "sums"})
        for offset, cited in enumerate((self.attempts, [said], [wished], [str(uuid4())])):
            self.fact(number + offset, value, cited)
        self.fact(4, value, [said], quote=text[:600])
        self.fact(5, value, [wished], source="learner", quote=value)
        self.fact(number, "examples about boats", [chosen], subject=value[:80])
        harmless = self.fact(4, "short answers", [self.write("preference", {"course": "sums"}, "short answers")])
        for corrected in (str(uuid4()), harmless):
            word = {"fact_id": corrected, "kind": "preference", "subject": "", "course": "sums", "action": "correct", "value": value}
            self.write("correction", word)


async def taken(services: Services, archive: bytes, texts: Sequence[str]) -> tuple[Newcomer, list[Fact], Any]:
    """Import an archive in which texts are planted; return the learner, what is believed of them, and the answer."""

    def plant(lines: list[dict[str, Any]]) -> None:
        forger = Forger(lines)
        for number, text in enumerate(texts):
            forger.plant(number, text)

    lea = await newcomer(services)
    done = await lea.take(altered(archive, plant))
    assert done.state == "done", done
    await House(services).work_off("memory.consolidate")
    assert await lea.holds()
    return lea, list((await lea.book()).facts.values()), done


def kept(texts: Sequence[str], facts: Sequence[Fact]) -> list[str]:
    """Return the texts that any belief says, in its value or as what it is about."""
    said = {fact.value for fact in facts} | {fact.subject for fact in facts}
    return [text for text in texts if {plain_line(text), plain_line(text)[:80].strip()} & said - {""}]


async def told(lea: Newcomer) -> str:
    """What a tutor's model would be told in a new session."""
    services, keys = lea.services, await lea.services.vault.keys(lea.me.tenant_id, lea.me.account_id)
    async with services.database.open_work(lea.me.tenant_id) as work:
        brief = await Beliefs(services.memory).brief(work, keys, lea.me.account_id, skills=["add"], budget_tokens=2_000)
    lines = [item.text for item in brief.items]
    rules = prompts.rules("solve", "adult", "en").text
    return rules + prompts.material(skill=None, question=None, step=None, shown_hints=(), last_answer=None, brief=lines)


async def nothing_planted_is_told(lea: Newcomer, clock: Any, texts: Sequence[str]) -> None:
    for _ in range(2):
        rules = outside_quotes(await told(lea))
        assert not [text for text in texts if len(plain_line(text)) > 20 and plain_line(text)[:60] in rules]
        clock.at += timedelta(days=1)


async def test_forged_beliefs_do_not_pass_an_import(worked: bytes, running: Services, clock) -> None:
    lea, facts, done = await taken(running, worked, OURS)
    assert (kept(OURS, facts), done.left_out >= 7 * len(OURS)) == ([], True)
    assert not [fact for fact in facts if any(ord(character) > 127 or "<" in character for character in fact.subject)]
    await nothing_planted_is_told(lea, clock, OURS)


async def test_what_rules_have_concluded_from_the_entries_passes_and_nothing_is_left_out(worked: bytes, running: Services) -> None:
    lea = await newcomer(running)
    done = await lea.take(worked)
    assert (done.state, done.left_out) == ("done", 0)
    ops = [line.evidence["fact"]["id"] for line in unpacked(worked)[1] if line.kind == "fact_op" and line.evidence]
    assert ops
    assert {str(fact_id) for fact_id in (await lea.book()).facts} == set(ops)


@pytest.mark.data
@pytest.mark.torture
async def test_of_whole_corpora_forged_as_beliefs_hardly_any_is_kept(worked: bytes, running: Services, clock, data_dir) -> None:
    texts = corpora(data_dir)
    lea, facts, _ = await taken(running, worked, texts)
    found = kept(texts, facts)
    print(f"{len(found)} of {len(texts)} kept")
    assert len(found) <= KEPT_AT_MOST * len(texts), f"{len(found)} of {len(texts)}"
    await nothing_planted_is_told(lea, clock, texts)

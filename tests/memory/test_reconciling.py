"""Reconciliation by rule: reinforced, superseded, contested, ignored; near-duplicates merged by meaning; confidence that fades when it is read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID, uuid4

import numpy as np
import pytest

from schemas.journal import Corrected, Fact, FactOp, GoalSet, Words
from services.memory import Draft
from services.memory.decay import HALF_LIFE_DAYS, shown_confidence
from services.memory.entry import Entry
from services.memory.extraction.candidate import Candidate
from services.memory.extraction.lines import normal
from services.memory.facts import ALL, FACTS, FactBook, FactsFold, closing_of
from services.memory.likeness import Likeness
from services.memory.recall.embedder import Vectors
from services.memory.reconcile import op_id, overtaken, reconciled
from tests.memory.conftest import NOW
from tests.memory.consolidating import consolidate
from tests.memory.toys import attempt


class Meanings:
    """An embedder to which statements mean what a table says; all else means something of its own."""

    id, dimensions, is_remote = "table", 64, False

    def __init__(self, *alike: Sequence[str]) -> None:
        self.places = {normal(text): place for place, texts in enumerate(alike) for text in texts}

    async def embed(self, texts: Sequence[str], *, permit=None) -> Vectors:
        rows = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[self.places.get(normal(text), 8 + hash(normal(text)) % 56)] = 1
        return rows


class Minds:
    """A book of facts, and candidates that come to it."""

    def __init__(self, *alike: Sequence[str]) -> None:
        self.book, self.meanings, self.day = FactBook(), Meanings(*alike), 0

    async def hear(self, value: str, source: str = "model", **more) -> str | None:
        """Return what becomes of a statement."""
        self.day += 1
        at, entry_id = NOW + timedelta(days=self.day), uuid4()
        given = {
            "kind": "context",
            "subject": "",
            "course": None,
            "confidence": 0.6,
            "quote": value,
            "expires_at": at + timedelta(days=90),
            **more,
        }
        candidate = Candidate(value=value, evidence=(entry_id,), at=at, source=source, **given)
        texts = [value, *(fact.value for fact in self.book.facts.values())]
        likeness = Likeness(dict(zip(map(normal, texts), await self.meanings.embed(texts), strict=True)))
        op = reconciled(self.book, candidate, at, likeness)
        if op is None:
            return None
        for each in (op, *self._ends(op, at, likeness)):
            FactsFold().apply({ALL: self.book}, Entry(0, op_id(each, entry_id), "fact_op", at, at.date(), each))
        return op.op

    def _ends(self, op: FactOp, at, likeness):
        FactsFold().apply({ALL: self.book}, Entry(0, uuid4(), "fact_op", at, at.date(), op))
        return overtaken(self.book, op, at, likeness)

    def correct(self, fact: Fact, action: str) -> None:
        said = Corrected(fact_id=fact.id, action=action, kind=fact.kind, subject=fact.subject, closes=closing_of(fact))
        at = NOW + timedelta(days=self.day)
        FactsFold().apply({ALL: self.book}, Entry(0, uuid4(), "correction", at, at.date(), said))

    def open(self) -> dict[str, Fact]:
        return {fact.value: fact for fact in self.book.facts.values() if fact.valid_to is None}


async def test_a_paraphrase_is_the_same_belief_and_makes_it_surer():
    minds = Minds(("likes football", "is fond of soccer"))
    assert [await minds.hear("likes football"), await minds.hear("is fond of soccer")] == ["add", "reinforce"]
    (fact,) = minds.open().values()
    assert (fact.value, fact.confidence, len(fact.evidence), fact.quote) == ("likes football", 0.7, 2, "is fond of soccer")


async def test_other_numbers_in_the_same_statement_take_its_place():
    minds = Minds(("the exam is on June 5", "the exam is on June 7"))
    assert [await minds.hear("the exam is on June 5"), await minds.hear("the exam is on June 7")] == ["add", "supersede"]
    assert list(minds.open()) == ["the exam is on June 7"]


async def test_what_says_the_same_as_the_new_ends_with_what_it_supersedes():
    minds = Minds(("works 5 hours", "works for 6 hours", "works 7 hours"))
    await minds.hear("works 5 hours")
    minds.meanings.places["works for 6 hours"] = 7
    await minds.hear("works for 6 hours")
    minds.meanings.places["works for 6 hours"] = 0
    assert await minds.hear("works 7 hours") == "supersede"
    assert list(minds.open()) == ["works 7 hours"]


async def test_of_two_opposite_words_of_one_source_the_later_holds():
    minds = Minds(("works at weekends", "does not work at weekends"))
    await minds.hear("works at weekends")
    assert await minds.hear("does not work at weekends") == "supersede"
    assert list(minds.open()) == ["does not work at weekends"]


async def test_the_opposite_of_another_source_is_contested_and_the_learner_decides():
    minds = Minds(("works at weekends", "does not work at weekends"))
    await minds.hear("works at weekends", "import")
    assert await minds.hear("does not work at weekends") == "contest"
    old, new = minds.open()["works at weekends"], minds.open()["does not work at weekends"]
    assert (old.contested, new.contested, new.contests) == (True, True, old.id)
    minds.correct(old, "confirm")
    (left,) = minds.open().values()
    assert (left.value, left.contested, left.source) == ("works at weekends", False, "learner")


async def test_what_stood_against_a_deleted_belief_is_in_doubt_no_more():
    minds = Minds(("works at weekends", "does not work at weekends"))
    await minds.hear("works at weekends", "import")
    await minds.hear("does not work at weekends")
    minds.correct(minds.open()["works at weekends"], "delete")
    (left,) = minds.open().values()
    assert (left.value, left.contested, left.contests) == ("does not work at weekends", False, None)


async def test_a_machine_never_changes_the_learners_word():
    minds = Minds(("likes football", "is fond of soccer"))
    await minds.hear("likes football", "learner")
    assert await minds.hear("is fond of soccer") is None
    assert minds.open()["likes football"].source == "learner"


async def test_the_learners_word_takes_the_place_of_what_a_machine_believed():
    minds = Minds(("likes football", "is fond of soccer"))
    await minds.hear("is fond of soccer")
    assert await minds.hear("likes football", "learner") == "supersede"
    assert list(minds.open()) == ["likes football"]


async def test_a_deleted_belief_does_not_come_back_in_another_order_or_inflection():
    minds = Minds()
    await minds.hear("likes playing football")
    minds.correct(minds.open()["likes playing football"], "delete")
    for again in ("likes playing football", "Likes playing the football.", "playing football likes"):
        assert await minds.hear(again) is None
    assert minds.open() == {}


async def test_evidence_that_is_kept_is_bounded_and_holds_the_quote():
    minds = Minds()
    for _ in range(30):
        await minds.hear("works at weekends", confidence=0.6)
    (fact,) = minds.open().values()
    assert len(fact.evidence) <= 8


@pytest.mark.parametrize("kind", HALF_LIFE_DAYS)
def test_confidence_halves_after_its_half_life_unless_a_person_said_it(kind):
    fact = Fact(
        id=UUID(int=1), kind=kind, subject="", value="x", confidence=0.8, evidence=(), source="graded", valid_from=NOW, recorded_at=NOW
    )
    later = NOW + timedelta(days=HALF_LIFE_DAYS[kind])
    assert (shown_confidence(fact, NOW), shown_confidence(fact, later)) == (0.8, 0.4)
    assert shown_confidence(fact.model_copy(update={"source": "learner"}), later) == 0.8


async def test_paraphrased_wishes_are_one_in_the_product_too(learner, clock):
    for text in ("explain in French", "in French please"):
        clock.at += timedelta(days=1)
        await learner.append(Draft(uuid4(), "preference", GoalSet(course="algebra"), Words(text=text)))
        await consolidate(learner, embedder=Meanings(("explain in French", "in French please")))
    book = await learner.state(ALL, FACTS)
    assert [fact.value for fact in book.facts.values()] == ["explain in French"]


async def test_what_moves_or_is_cleared_meanwhile_makes_a_run_void_and_nothing_is_lost(learner, brooms):
    await learner.append(*(attempt(score=0.0, misconception="drops-sign") for _ in range(3)))

    async def another_run() -> None:
        assert (await consolidate(learner)).operations > 0

    assert (await consolidate(learner, meanwhile=another_run)).is_void
    await learner.append(attempt(score=0.0, misconception="drops-sign"))

    async def cleared() -> None:
        await brooms[0].execute("UPDATE memory_journal SET words = NULL WHERE seq = (SELECT max(seq) FROM memory_journal)")

    assert (await consolidate(learner, meanwhile=cleared)).is_void
    assert (await consolidate(learner)).entries == 1


async def test_a_run_beside_new_work_settles_what_it_has_read_and_leaves_the_rest(learner):
    await learner.append(*(attempt(score=0.0, misconception="drops-sign") for _ in range(3)))

    async def goes_on() -> None:
        await learner.append(attempt())

    done = await consolidate(learner, meanwhile=goes_on)
    assert (done.entries, done.is_done, done.is_void) == (3, False, False)
    assert (await consolidate(learner)).is_done


def test_a_book_read_anew_is_the_same_book():
    fact = Fact(
        id=UUID(int=1), kind="context", subject="", value="x", confidence=0.8, evidence=(), source="import", valid_from=NOW, recorded_at=NOW
    )
    book = FactBook()
    book.put(fact)
    fold = FactsFold()
    assert [*fold.unpack(ALL, fold.pack(ALL, book)).open_facts("context", None, "")] == [fact]

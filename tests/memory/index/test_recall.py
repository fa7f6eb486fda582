"""Recall through the whole service: what is found, what is not shown any more, what it says it had to do without."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from schemas.journal import Corrected, Disclosed, GoalSet, Words
from services.identity import ConsentNeeded
from services.memory import Draft, IndexCache, MemoryDamaged, Question
from services.vault import KeysMissing
from tests.memory.consolidating import consolidated
from tests.memory.index.conftest import Place, ToyEmbedder, another
from tests.memory.toys import message, statements

FILLER = [f"nothing of note happened on day {n}" for n in range(40)]


async def said(place: Place, *texts: str) -> list[Draft]:
    drafts = [message(text) for text in texts]
    await place.append(*drafts)
    return drafts


def goal(text: str) -> Draft:
    return Draft(uuid4(), "goal", GoalSet(course="algebra"), Words(text=text))


async def consolidate(place: Place) -> None:
    await consolidated(place.services.memory, place.services.database, place.keys, place.owner.learner_id)


async def test_what_belongs_to_the_question_comes_first_with_id_time_and_reasons(ada: Place):
    drafts = await said(ada, *FILLER, "I always forget brackets when I multiply")
    await ada.index()
    answer = await ada.ask("why do I forget brackets?")
    first = answer.items[0]
    assert (first.id, first.kind, first.what, first.speaker) == (drafts[-1].id, "entry", "message", "learner")
    assert first.text == "I always forget brackets when I multiply"
    assert first.reasons
    assert datetime.now(UTC) - first.at < timedelta(minutes=1)
    assert (answer.degraded, answer.searched) == ((), 41)


async def test_what_was_said_a_moment_ago_is_found_by_its_words_before_it_is_indexed(ada: Place):
    await said(ada, *FILLER)
    await ada.index()
    await said(ada, "my hamster is called Euler")
    answer = await ada.ask("what is my hamster called?")
    assert answer.items[0].text == "my hamster is called Euler"
    assert answer.degraded == ()


async def test_a_long_journal_that_is_not_indexed_yet_is_said_and_promised(ada: Place, brooms):
    for _ in range(3):
        await said(ada, *(f"entry {n}" for n in range(200)))
    answer = await ada.ask("entry 199")
    assert answer.degraded == ("entries_waiting",)
    assert answer.items
    assert await brooms[0].fetchval("SELECT count(*) FROM job WHERE kind = 'memory.index'") == 1


async def test_before_consent_it_is_refused_with_the_consent_that_is_missing(stranger: Place, brooms):
    with pytest.raises(ConsentNeeded) as caught:
        await stranger.ask("anything")
    assert (caught.value.status, caught.value.code, caught.value.extra["scope"]) == (403, "consent_needed", "memory")
    assert await brooms[0].fetchval("SELECT count(*) FROM memory_journal") == 0


async def test_after_consent_is_withdrawn_nothing_is_shown_though_it_is_still_open_here(ada: Place):
    await said(ada, "a secret")
    assert await ada.texts("secret") == ["a secret"]
    await ada.consent("memory", granted=False)
    with pytest.raises(ConsentNeeded):
        await ada.ask("secret")


async def test_a_fact_is_shown_as_it_stands_now_and_not_when_it_has_been_superseded_or_deleted(ada: Place):
    await ada.append(goal("pass the exam"))
    await consolidate(ada)
    await ada.index()
    assert [item.text for item in (await ada.ask("exam goal")).items if item.kind == "fact"] == ["goal: pass the exam"]
    await ada.append(goal("build bridges"))
    await consolidate(ada)
    found = (await ada.ask("exam goal bridges")).items
    assert [item.text for item in found if item.kind == "fact"] == ["goal: build bridges"]
    fact = next(item for item in found if item.kind == "fact")
    await ada.append(Draft(uuid4(), "correction", Corrected(fact_id=fact.id, action="delete", kind="goal", subject="")))
    assert not [item for item in (await ada.ask("exam goal bridges")).items if item.kind == "fact"]


async def test_what_the_learner_contests_is_shown_to_them_and_to_no_tutor(ada: Place):
    await ada.append(goal("pass the exam"))
    await consolidate(ada)
    fact = next(item for item in (await ada.ask("exam")).items if item.kind == "fact")
    await ada.append(Draft(uuid4(), "correction", Corrected(fact_id=fact.id, action="contest", kind="goal", subject="")))
    assert fact.id in {item.id for item in (await ada.ask("exam")).items}
    assert fact.id not in {item.id for item in (await ada.ask("exam", purpose="tutoring")).items}


async def test_an_entry_that_was_cleared_does_not_come_back_from_a_segment_that_was_not_told(ada: Place, brooms):
    drafts = await said(ada, *FILLER, "my secret is zebra")
    await ada.index()
    assert (await ada.ask("secret zebra")).items[0].id == drafts[-1].id
    await brooms[0].execute("UPDATE memory_journal SET words = NULL, evidence = NULL WHERE id = $1", drafts[-1].id)
    for place in (ada, ada.with_embedder(ada.embedder)):  # open here already, and opened from the stale segment
        assert "zebra" not in " ".join(await place.texts("secret zebra"))


async def test_nothing_is_said_twice_and_nothing_is_longer_than_there_is_room_for(ada: Place):
    await said(ada, *["I forget the brackets"] * 5, "I forget the   BRACKETS!", "brackets confuse me", "brackets " + "very " * 2_000)
    await ada.index()
    texts = await ada.texts("brackets")
    assert sum("forget" in text.casefold() for text in texts) == 1
    assert "brackets confuse me" in texts
    assert max(map(len, texts)) <= 1_200
    small = await ada.ask("brackets", budget_tokens=20)
    assert sum(item.tokens for item in small.items) <= 20
    assert small.items
    assert len((await ada.ask("brackets", limit=1)).items) == 1


async def test_what_whoever_asks_has_already_is_left_out(ada: Place):
    drafts = await said(ada, *FILLER, "brackets here", "brackets there")
    await ada.index()
    found = await ada.ask("brackets", without=frozenset({drafts[-1].id}))
    assert found.items[0].id == drafts[-2].id
    assert drafts[-1].id not in {item.id for item in found.items}


async def test_as_of_a_moment_only_what_was_remembered_then_is_found(ada: Place):
    await ada.append(goal("pass the exam"))
    await consolidate(ada)
    entries = await said(ada, "first words on brackets")
    moment = (await ada.ask("brackets")).items[0].at
    assert entries[0].id in {item.id for item in (await ada.ask("brackets", as_of=moment + timedelta(seconds=1))).items}
    assert await ada.texts("brackets", as_of=moment - timedelta(hours=1)) == []


async def test_another_learner_s_memory_is_never_found(ada: Place):
    bert = await another(ada.services, ada.owner.tenant_id, "bert")
    await bert.consent("memory")
    await said(ada, "ada's zebra")
    await said(bert, "bert's zebra")
    for place in (ada, bert):
        await place.index()
    assert await ada.texts("zebra") == ["ada's zebra"]
    shared = replace(bert, recall=ada.recall)
    assert await shared.texts("zebra") == ["bert's zebra"]


async def test_a_second_question_opens_no_segment_again_and_after_a_minute_it_does(ada: Place, brooms):
    ticks = [0.0]
    place = replace(ada, recall=replace(ada.recall, cache=IndexCache(lambda: ticks[0])))
    await said(place, *FILLER)
    await place.index()

    async def reads() -> int:
        with statements(place.services.database) as seen:
            await place.ask("note")
        return sum("memory_index.sealed" in statement for statement in seen)

    assert [await reads(), await reads()] == [1, 0]
    ticks[0] += 61
    assert [await reads(), await reads()] == [1, 0]
    await brooms[0].execute("DELETE FROM memory_index")
    assert await reads() == 0
    assert (await place.ask("note")).searched == 40, "what has no segment is read from the journal"


async def test_an_index_is_kept_in_few_bytes_and_given_up_for_others(ada: Place):
    cache = IndexCache(most_bytes=1)
    bert = await another(ada.services, ada.owner.tenant_id, "bert")
    await bert.consent("memory")
    for place in (ada, bert):
        await said(place, *FILLER)
        await place.index()
        await replace(place, recall=replace(place.recall, cache=cache)).ask("note")
    assert len(cache) == 1


async def test_a_segment_that_cannot_be_read_is_said_removed_and_made_again(ada: Place, brooms):
    await said(ada, *FILLER, "about brackets")
    await ada.index()
    await brooms[0].execute("UPDATE memory_index SET sealed = overlay(sealed placing '\\x00'::bytea from 100)")
    assert "entries_waiting" in (await ada.ask("brackets")).degraded
    assert await ada.spans() == []
    await ada.index()
    answer = await ada.ask("brackets")
    assert (answer.degraded, answer.items[0].text) == ((), "about brackets")


async def test_a_journal_that_was_tampered_with_is_refused(ada: Place, brooms):
    await said(ada, "about brackets")
    await brooms[0].execute("UPDATE memory_journal SET words = overlay(words placing '\\x00'::bytea from 100) WHERE words IS NOT NULL")
    with pytest.raises(MemoryDamaged):
        await ada.ask("brackets")


async def test_an_erased_learner_has_nothing_to_be_asked(ada: Place):
    await said(ada, "about brackets")
    await ada.ask("brackets")
    await ada.services.vault.destroy(*ada.owner)
    with pytest.raises(KeysMissing):
        await ada.ask("brackets")
    assert len(ada.recall.cache) == 0


async def test_old_memories_are_found_by_words_while_another_embedder_makes_them_anew(ada: Place):
    await said(ada, *FILLER, "I always forget brackets")
    await ada.index()
    newer = ada.with_embedder(ToyEmbedder("toy/2", 24))
    await said(newer, "and I like them")
    answer = await newer.ask("forget brackets")
    assert answer.items[0].text == "I always forget brackets"
    assert answer.degraded == ("vectors_missing",)
    await newer.index()
    answer = await newer.ask("forget brackets")
    assert (answer.items[0].text, answer.degraded) == ("I always forget brackets", ())


async def test_words_are_searched_when_the_embedder_does_not_answer_or_there_is_none(ada: Place):
    await said(ada, *FILLER, "I always forget brackets")
    await ada.index()
    ada.embedder.is_down = True
    answer = await ada.ask("brackets")
    assert (answer.items[0].text, answer.degraded) == ("I always forget brackets", ("embedder_unavailable",))
    answer = await ada.with_embedder(None).ask("brackets")
    assert (answer.items[0].text, answer.degraded) == ("I always forget brackets", ("no_embedder",))


async def test_an_index_sealed_anew_under_a_new_key_is_still_read(ada: Place):
    await said(ada, "about brackets")
    await ada.index()
    async with ada.services.database.open_work(ada.owner.tenant_id) as work:
        for holding in ada.services.holdings:
            await holding.reseal(work, ada.keys, 1_000)
    assert await ada.texts("brackets") == ["about brackets"]


async def test_looking_is_journaled_once_a_session(ada: Place):
    await said(ada, "about brackets")
    for session_id in (uuid4(), uuid4()):
        for _ in range(2):
            await ada.recall.ask(ada.owner, Question("brackets", "learner_view", session_id=session_id))
    async with ada.services.database.open_work(ada.owner.tenant_id) as work:
        entries = await ada.services.memory.entries(work, ada.keys, ada.owner.learner_id)
    assert sum(entry.kind == "access" for entry in entries) == 2


async def disclosures(place: Place) -> list[Disclosed]:
    async with place.services.database.open_work(place.owner.tenant_id) as work:
        entries = await place.services.memory.entries(work, place.keys, place.owner.learner_id)
    return [entry.evidence for entry in entries if isinstance(entry.evidence, Disclosed)]


async def test_nothing_goes_to_a_provider_without_consent_and_recall_goes_by_words(ada: Place):
    far = ada.with_embedder(ToyEmbedder("small@far", is_remote=True))
    await said(far, *FILLER, "about brackets")
    await far.index()
    answer = await far.ask("brackets")
    assert (answer.items[0].text, answer.degraded) == ("about brackets", ("no_consent_to_provider",))
    assert far.embedder.seen == []
    assert await disclosures(far) == []
    assert await far.upkeep.promise_behind(far.owner.tenant_id) == 0, "words only is what this learner wishes"


async def test_with_consent_what_goes_to_a_provider_is_written_down_before_it_goes(ada: Place):
    far = ada.with_embedder(ToyEmbedder("small@far", is_remote=True))
    await said(far, *FILLER, "about brackets")
    await far.index()
    await far.consent("model_provider")
    told: list[int] = []

    async def count() -> None:
        told.append(len(await disclosures(far)))

    far.embedder.before = count
    await far.index()
    assert (told, len(far.embedder.seen)) == ([1], 41)
    answer = await far.ask("brackets")
    assert (told, answer.degraded) == ([1, 2], ())
    first, second = await disclosures(far)
    assert (first.provider, first.model, first.purpose, first.categories) == ("far", "small", "consolidation", ("chat",))
    assert (second.purpose, second.tokens_in > 0) == ("learner_view", True)
    await far.index()
    assert len(await disclosures(far)) == 2, "what was written down needs no vector itself"


async def test_when_consent_to_the_provider_is_withdrawn_vectors_stay_and_nothing_more_goes(ada: Place):
    far = ada.with_embedder(ToyEmbedder("small@far", is_remote=True))
    await far.consent("model_provider")
    await said(far, "about brackets")
    await far.index()
    seen = len(far.embedder.seen)
    await far.consent("model_provider", granted=False)
    await said(far, "more on brackets")
    await far.index()
    answer = await far.ask("brackets")
    assert (len(far.embedder.seen), answer.degraded) == (seen, ("no_consent_to_provider",))
    assert len(answer.items) == 2

"""`meno index` on a real installation: counts, comparison with the journal, made anew."""

from __future__ import annotations

from services.cli import index as commands
from tests.memory.index.conftest import Place
from tests.memory.toys import message


async def test_status_verify_and_rebuild(ada: Place, brooms):
    await ada.append(*(message(f"text {n}") for n in range(5)))
    assert (await commands._verify(ada.services, None))["waiting"] == 6, "the consent is an entry too"
    await ada.index()
    assert (await commands._status(ada.services))["segments"] == 1
    found = await commands._verify(ada.services, ada.owner.learner_id)
    assert found == {"learners": 1, "segments": 1, "differing": 0, "waiting": 0, "refused": 0}
    await brooms[0].execute("DELETE FROM job")
    assert await commands._rebuild(ada.services, None) == {"learners": 1, "segments": 1}
    assert await brooms[0].fetchval("SELECT count(*) FROM job WHERE kind = 'memory.index'") == 1
    assert await ada.spans() == []


async def test_a_segment_that_is_not_what_the_journal_says_is_counted(ada: Place, brooms):
    await ada.append(*(message(f"text {n}") for n in range(5)))
    await ada.index()
    await brooms[0].execute("UPDATE memory_journal SET words = NULL WHERE seq = 3")
    assert (await commands._verify(ada.services, None))["differing"] == 1
    await brooms[0].execute("UPDATE memory_index SET sealed = overlay(sealed placing '\\x00'::bytea from 100)")
    assert (await commands._verify(ada.services, None))["differing"] == 1

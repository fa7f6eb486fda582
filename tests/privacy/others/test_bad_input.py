"""Bad input to the whole memory API: each is refused in words that say what to do, and nothing is lost or half-written."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.privacy.others.conftest import Family, House

FACTS, ENTRIES = "/v1/memory/facts", "/v1/memory/entries"
BIG = "x" * 3_000_000


async def head(house: House, broom: Any) -> list[Any]:
    """Return every head and the size of every journal: what a refused request leaves as it was."""
    heads = await broom.fetch("SELECT learner_id, version, seq, digest FROM memory_head ORDER BY learner_id")
    return [*heads, *await broom.fetch("SELECT learner_id, count(*) FROM memory_journal GROUP BY 1 ORDER BY 1")]


@pytest.fixture
async def lived(family: Family) -> Family:
    """Two learners with memories, who have both looked in this session: another look writes nothing more."""
    await family.house.agree(family.stranger, family.stranger)
    await family.house.remember(family.stranger)
    for who in (family.child, family.stranger):
        for path in (FACTS, ENTRIES, "/v1/access-log"):
            await family.house.call(who, "GET", path)
    return family


def word(**changed: Any) -> dict[str, Any]:
    return {"id": str(uuid4()), "word": "contest", **changed}


def requests(fact_id: object, entry_id: object) -> list[tuple[str, str, Any]]:
    """Everything that names a fact or an entry."""
    return [
        ("GET", f"{FACTS}/{fact_id}", None),
        ("PATCH", f"{FACTS}/{fact_id}", word()),
        ("PATCH", f"{FACTS}/{fact_id}", word(word="correct", value="ships")),
        ("PATCH", f"{FACTS}/{fact_id}", word(word="confirm")),
        ("DELETE", f"{FACTS}/{fact_id}", None),
        ("DELETE", f"{ENTRIES}/{entry_id}", None),
    ]


def shape(reply: Any) -> tuple[Any, ...]:
    return reply.status_code, {**reply.json(), "request_id": None}, reply.headers["content-type"]


async def test_an_id_that_is_unknown_and_one_that_is_another_learners_answer_404_alike(lived: Family, brooms):
    theirs = await lived.house.stand(lived.child)
    before = await head(lived.house, brooms[0])
    for (method, path, body), (_, nowhere, _) in zip(requests(lived.facts["goal"], theirs[0]), requests(uuid4(), uuid4()), strict=True):
        told = shape(await lived.house.call(lived.stranger, method, path, body))
        assert told == shape(await lived.house.call(lived.stranger, method, nowhere, body)), path
        assert (told[0], told[1]["code"]) == (404, "not_found"), (method, path)
    assert await head(lived.house, brooms[0]) == before


async def test_a_version_that_has_passed_is_412_and_changes_nothing(lived: Family, brooms):
    path = f"{FACTS}/{lived.facts['goal']}"
    before = await head(lived.house, brooms[0])
    for method, body in (("PATCH", word()), ("PATCH", word(word="correct", value="ships")), ("DELETE", None)):
        for version in ('"0123456789abcdef"', "nonsense", 'W/"1"'):
            reply = await lived.house.call(lived.child, method, path, body, If_Match=version)
            assert (reply.status_code, reply.json()["code"]) == (412, "fact_changed"), (method, version)
    assert await head(lived.house, brooms[0]) == before
    seen = await lived.house.call(lived.child, "GET", path)
    assert (await lived.house.call(lived.child, "PATCH", path, word(), If_Match=seen.headers["ETag"])).status_code == 200
    assert (await lived.house.call(lived.child, "PATCH", path, word(), If_Match=seen.headers["ETag"])).status_code == 412


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PATCH", f"{FACTS}/{UUID(int=4)}", {"id": str(uuid4()), "word": "correct", "value": BIG}),
        ("POST", FACTS, {"id": str(uuid4()), "value": BIG}),
        ("POST", "/v1/memory/forget", {"what": "everything", "category": BIG}),
        ("POST", "/v1/memory/recall", {"query": BIG}),
    ],
)
async def test_a_body_that_is_too_large_is_413(lived: Family, brooms, method, path, body):
    before = await head(lived.house, brooms[0])
    reply = await lived.house.call(lived.child, method, path, body)
    assert (reply.status_code, reply.json()["code"]) == (413, "too_large")
    assert "xxx" not in reply.text
    assert await head(lived.house, brooms[0]) == before


WRONG: list[tuple[str, str, Any]] = [
    ("GET", f"{FACTS}/not-an-id", None),
    ("GET", f"{FACTS}?learner_id=not-an-id", None),
    ("PATCH", f"{FACTS}/FACT", {}),
    ("PATCH", f"{FACTS}/FACT", word(word="delete")),
    ("PATCH", f"{FACTS}/FACT", word(word="correct")),
    ("PATCH", f"{FACTS}/FACT", word(word="correct", value="")),
    ("PATCH", f"{FACTS}/FACT", word(word="correct", value="x" * 281)),
    ("PATCH", f"{FACTS}/FACT", word(word="correct", value="https://x.example")),
    ("PATCH", f"{FACTS}/FACT", word(id="1")),
    ("PATCH", f"{FACTS}/FACT", word(kind="goal")),
    ("PATCH", f"{FACTS}/FACT", []),
    ("PATCH", f"{FACTS}/FACT", "contest"),
    ("POST", "/v1/memory/forget", {}),
    ("POST", "/v1/memory/forget", {"what": "fact"}),
    ("POST", "/v1/memory/forget", {"what": "category"}),
    ("POST", "/v1/memory/forget", {"what": "everything", "course": "algebra"}),
    ("POST", "/v1/memory/forget", {"what": "period", "first_day": "2031-05-02", "last_day": "2031-05-01"}),
    ("POST", "/v1/memory/forget", {"what": "period", "first_day": "2031-02-30", "last_day": "2031-05-01"}),
    ("GET", "/v1/memory/as-of", None),
    ("GET", "/v1/memory/as-of?at=yesterday", None),
    ("GET", "/v1/memory/as-of?at=2026-09-01T08:00:00", None),
    ("POST", "/v1/memory/recall", {}),
    ("POST", "/v1/memory/recall", {"query": ""}),
    ("POST", "/v1/memory/recall", {"query": "x", "limit": 100_000}),
    ("GET", f"{ENTRIES}?before=0", None),
    ("GET", f"{ENTRIES}?kind=secret", None),
    ("GET", "/v1/access-log?before=-1", None),
    ("POST", "/v1/consents", {"scope": "everything", "granted": True}),
    ("POST", "/v1/consents", {"scope": "memory"}),
]


async def test_what_cannot_be_meant_is_422_with_the_place_and_leaves_everything_as_it_was(lived: Family, brooms):
    before = await head(lived.house, brooms[0])
    for method, path, body in WRONG:
        reply = await lived.house.call(lived.child, method, path.replace("FACT", str(lived.facts["goal"])), body)
        assert reply.status_code == 422, (method, path, body, reply.text)
        problem = reply.json()
        assert problem["code"] in ("invalid_request", "fact_value_needed"), (method, path)
        assert problem.get("faults") or problem["code"] == "fact_value_needed"
    assert await head(lived.house, brooms[0]) == before


async def test_recall_without_consent_to_memory_is_403_and_says_which(lived: Family, brooms):
    await lived.house.agree(lived.child, lived.child, granted=False)
    before = await head(lived.house, brooms[0])
    reply = await lived.house.call(lived.child, "POST", "/v1/memory/recall", {"query": "what do I like?"})
    assert (reply.status_code, reply.json()["code"], reply.json()["scope"]) == (403, "consent_needed", "memory")
    assert await head(lived.house, brooms[0]) == before


async def test_nobody_signed_in_is_401_everywhere(lived: Family):
    for method, path, body in (*requests(uuid4(), uuid4()), ("GET", FACTS, None), ("POST", "/v1/memory/forget", {"what": "everything"})):
        reply = await lived.house.http.request(method, path, json=body)
        assert (reply.status_code, reply.json()["code"]) == (401, "unauthenticated"), path


async def test_who_is_no_learner_has_nothing_to_forget_or_correct(lived: Family, brooms):
    before = await head(lived.house, brooms[0])
    for who in (lived.educator, lived.guardian):
        for method, path, body in requests(lived.facts["goal"], uuid4())[1:]:
            reply = await lived.house.call(who, method, path, body)
            assert (reply.status_code, reply.json()["code"]) == (403, "forbidden"), (who.role, method, path)
    assert await head(lived.house, brooms[0]) == before


async def test_the_same_word_sent_twice_counts_once_and_another_under_its_id_changes_nothing_more(lived: Family, brooms):
    path, said = f"{FACTS}/{lived.facts['context']}", word(word="correct", value="I have a desk of my own")
    first = await lived.house.call(lived.child, "PATCH", path, said)
    assert first.status_code == 200
    before = await head(lived.house, brooms[0])
    again = await lived.house.call(lived.child, "PATCH", path, said)
    assert (again.status_code, again.json()) == (200, first.json())
    assert await head(lived.house, brooms[0]) == before

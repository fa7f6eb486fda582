"""Embeddings of a provider: names hidden, whatever the server answers."""

from __future__ import annotations

from uuid import uuid4

import pytest

from services.llm import Embeddings, ModelUnavailable, Permit
from services.llm.embeddings import MOST_CHARACTERS, MOST_TEXTS
from services.llm.openai_provider import OpenAIProvider
from services.platform import Database, WorkOpen
from tests.llm.embedding_server import EmbeddingServer, row_of, serve_embeddings


@pytest.fixture
async def served():
    async with serve_embeddings() as server:
        yield server


@pytest.fixture
async def embeddings(served: EmbeddingServer):
    found = Embeddings(OpenAIProvider(served.url, "small", "key"))
    yield found
    await found.close()


def permit(**changes: object) -> Permit:
    given = {"tenant_id": uuid4(), "account_id": uuid4(), "purpose": "consolidation", "age_band": "13_15", "max_tokens_in": 2000,
             "max_tokens_out": 200, "names": ("Zelda",), "pseudonym_key": b"k" * 32}  # fmt: skip
    return Permit(**{**given, **changes})  # type: ignore[arg-type]


async def test_rows_come_in_the_order_of_the_texts(embeddings: Embeddings) -> None:
    assert await embeddings.embed(["one two", "three"], permit()) == [row_of("one two"), row_of("three")]
    assert embeddings.id == "small@127.0.0.1"


async def test_no_text_needs_no_call(embeddings: Embeddings, served: EmbeddingServer) -> None:
    assert await embeddings.embed([], permit()) == []
    assert served.seen == []


async def test_names_mails_and_phones_never_reach_the_provider(embeddings: Embeddings, served: EmbeddingServer) -> None:
    await embeddings.embed(["I am zelda, zelda@example.org, +46 70 123 45 67; 3x + 12 = 0456"], permit())
    sent = str(served.seen)
    for private in ("zelda", "Zelda", "example.org", "123 45 67"):
        assert private not in sent
    assert "3x + 12 = 0456" in sent


async def test_many_and_long_texts_go_in_requests_that_keep_to_the_permit(embeddings: Embeddings, served: EmbeddingServer) -> None:
    texts = [f"text {n}" for n in range(MOST_TEXTS + 5)] + ["long " * MOST_CHARACTERS, ""]
    rows = await embeddings.embed(texts, permit(max_tokens_in=400))
    assert len(rows) == len(texts)
    assert max(len(body["input"]) for body in served.seen) <= MOST_TEXTS
    assert max(sum(len(text) for text in body["input"]) for body in served.seen) <= 400 * 3
    assert all(text for text in served.texts), "an empty text is refused by some servers"


async def test_a_passing_fault_is_tried_again_at_once(embeddings: Embeddings, served: EmbeddingServer) -> None:
    served.faults = [503]
    assert await embeddings.embed(["one"], permit()) == [row_of("one")]


def _answer(*rows: object) -> dict[str, object]:
    return {
        "object": "list",
        "model": "small",
        "data": [{"object": "embedding", "index": n, "embedding": row} for n, row in enumerate(rows)],
    }


@pytest.mark.parametrize(
    "fault",
    [
        400, b"{not json", {}, {"data": []}, {"data": None}, _answer([1.0, 0.0]), _answer([1.0], [0.5, 0.5]), _answer([0.0, 0.0], [0.0, 0.0]),
        _answer([1e999, 0.0], [1.0, 1.0]), _answer(["x", 0.0], [1.0, 1.0]), _answer([], []), _answer(None, None), _answer([1.0] * 9000, [1.0] * 9000),
        {**_answer(), "data": [{"object": "embedding", "index": 7, "embedding": [1.0]}, {"object": "embedding", "index": 0, "embedding": [1.0]}]},
    ],
)  # fmt: skip
async def test_a_lasting_fault_is_reported_without_content(embeddings: Embeddings, served: EmbeddingServer, fault) -> None:
    served.faults = [fault]
    with pytest.raises(ModelUnavailable) as caught:
        await embeddings.embed(["secret words", "others"], permit())
    assert "secret" not in str(caught.value)
    assert "secret" not in repr(caught.value.__cause__)


async def test_rows_of_two_lengths_are_refused(embeddings: Embeddings, served: EmbeddingServer) -> None:
    served.faults = [_answer(*([1.0, 0.0],) * MOST_TEXTS)]
    with pytest.raises(ModelUnavailable):
        await embeddings.embed(["text"] * (MOST_TEXTS + 1), permit())


async def test_after_five_failures_the_provider_is_left_alone(embeddings: Embeddings, served: EmbeddingServer) -> None:
    served.faults = [400] * 5
    for _ in range(5):
        with pytest.raises(ModelUnavailable):
            await embeddings.embed(["one"], permit())
    with pytest.raises(ModelUnavailable, match="breaker_open"):
        await embeddings.embed(["one"], permit())
    assert len(served.seen) == 5


async def test_nobody_answers(embeddings: Embeddings) -> None:
    gone = Embeddings(OpenAIProvider("http://127.0.0.1:9/v1", "small", ""))
    with pytest.raises(ModelUnavailable, match="unreachable"):
        await gone.embed(["one"], permit())
    await gone.close()


async def test_it_refuses_to_run_within_a_unit_of_work(embeddings: Embeddings, database: Database) -> None:
    async with database.open_work():
        with pytest.raises(WorkOpen):
            await embeddings.embed(["one"], permit())

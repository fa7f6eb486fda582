"""The outermost layer: what is refused before it is read, in time that grows with the body only, and what a failure looks like."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx2
import pytest
from fastapi import FastAPI, Request

from services.api import problems
from services.api.edge import MAX_DEPTH, Edge, too_deep
from services.api.readiness import FRESH_S, Readiness

MIB = 1 << 20
SECRET = "words of a learner"
HOSTILE = {
    "escaped quotes in a string that never ends": b"[" * 33 + b'"' + b'\\"' * (MIB // 2),
    "a string of escaped quotes only": b'"' + b'\\"' * (MIB // 2),
    "quotes": b"[" * 33 + b"]" * 33 + b'"' * MIB,
    "backslashes without end": b"[" * 33 + b'"' + b"\\" * MIB,
    "brackets": b"[" * MIB,
    "pairs of brackets": b"[]" * (MIB // 2),
    "strings full of brackets": b'"[{' * (MIB // 3),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.timeout(20)
def test_a_hostile_body_is_looked_through_at_once(name: str) -> None:
    # A look that goes back over what it has seen would take minutes for a megabyte.
    assert too_deep(HOSTILE[name]) in (True, False)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"[" * MAX_DEPTH + b"]" * MAX_DEPTH, False),
        (b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1), True),
        (b'{"a":' * (MAX_DEPTH + 1) + b"1" + b"}" * (MAX_DEPTH + 1), True),
        (b'{"a": "' + b"[" * 100 + b'"}', False),
        (b'{"a": "\\"' + b"[" * 100 + b'"}', False),
        (b'{"a": "\\\\"' + b', "b": ' + b"[" * 100, True),
        (b'{"a": "\\\\\\"' + b"[" * 100 + b'"}', False),
        (b"[[], {}]" * 100, False),
        (b"]" * 100 + b"[" * MAX_DEPTH, False),
    ],
)
def test_depth_is_counted_outside_of_strings(body: bytes, expected: bool) -> None:
    assert too_deep(body) is expected


@pytest.fixture
async def client() -> AsyncIterator[httpx2.AsyncClient]:
    app = FastAPI()
    problems.install(app)

    @app.post("/echo")
    async def echo(request: Request) -> int:
        return len(await request.body())

    @app.post("/breaks")
    async def breaks() -> None:
        raise KeyError(SECRET)

    app.add_middleware(Edge, max_body_bytes=MIB)
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://meno.test") as client:
        yield client


async def test_only_json_is_looked_through_for_depth(client: httpx2.AsyncClient) -> None:
    deep = b"[" * 100
    for kind, status in (("application/json", 400), ("application/problem+JSON", 400), ("text/plain", 200)):
        answer = await client.post("/echo", content=deep, headers={"content-type": kind})
        assert answer.status_code == status


async def test_a_body_over_the_cap_is_refused_without_its_length_being_told(client: httpx2.AsyncClient) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield b"x" * (MIB // 2)

    answer = await client.post("/echo", content=pieces())
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


async def test_a_failure_that_nobody_foresaw_has_an_id_and_security_headers_and_tells_nothing(client: httpx2.AsyncClient, capsys) -> None:
    answer = await client.post("/breaks")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert answer.headers["x-request-id"] == answer.json()["request_id"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    said = capsys.readouterr()
    assert SECRET not in answer.text + said.err + said.out
    assert "unhandled_error" in said.err + said.out


async def test_readiness_is_asked_once_a_second_at_most() -> None:
    asked, seconds = [], [0.0]

    async def ask() -> dict[str, bool]:
        asked.append(seconds[0])
        return {"database": True}

    readiness = Readiness(ask, lambda: seconds[0])
    for at in (0.0, 0.5, FRESH_S, FRESH_S + 0.9):
        seconds[0] = at
        assert await readiness.now() == {"database": True}
    assert asked == [0.0, FRESH_S]

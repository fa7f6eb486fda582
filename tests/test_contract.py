"""The published contract under fire: whatever is sent, to every call, by anybody, the answer is no 5xx and every refusal is a problem document."""

from __future__ import annotations

import json
import os
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

import httpx2
import pytest
import pytest_asyncio
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from bench.running import Running
from tests.journeys.hostile import NAUGHTY, broken, with_naughty_texts, with_wrong_values
from tests.journeys.openapi import JSON, Call, calls_of
from tests.journeys.school import School, founded
from tests.journeys.stack import async_client

PROBLEM = "application/problem+json"
EXAMPLES = int(os.environ.get("MENO_CONTRACT_EXAMPLES", "5"))
LARGE = 10 * 2**20
ENDS_ITS_OWN_SESSION = {"DELETE /v1/sessions/current"}
CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance]
BLNS = (
    Path(os.environ.get("MENO_SHARED_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data") / "security" / "blns" / "blns.json"
)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(280)]


@dataclass(frozen=True)
class Target:
    """A school to shoot at: its people, and an object of every kind that belongs there."""

    school: School
    ids: dict[str, str]
    contract: dict[str, Any]

    @property
    def calls(self) -> list[Call]:
        return list(calls_of(self.contract))


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def target(meno: Running, inside) -> Target:
    school = await founded(meno, inside)
    learner, educator, operator = (school.people[role] for role in ("learner", "educator", "operator"))
    enrollment = (await learner.get("/v1/enrollments")).raise_for_status().json()["items"][0]
    offer = (await learner.get(f"/v1/enrollments/{enrollment['id']}/next")).raise_for_status().json()["offer"]
    spare = {"role": "learner", "name": "Spare", "user_name": f"spare{uuid4().hex[:6]}"}
    turn, class_id = str(uuid4()), (await educator.post("/v1/classes", json={"name": "C"})).raise_for_status().json()["id"]
    (await learner.post(f"/v1/conversations/{offer['id']}/turns", json={"id": turn, "text": "Hello"})).raise_for_status()
    ids = {
        "enrollment_id": enrollment["id"], "offer_id": offer["id"], "conversation_id": offer["id"], "course_id": enrollment["course_id"],
        "version_id": enrollment["version_id"], "before": enrollment["version_id"], "after": enrollment["version_id"], "class_id": class_id,
        "turn_id": turn, "account_id": (await operator.post("/v1/users", json=spare)).raise_for_status().json()["id"],
    }  # fmt: skip
    return Target(school, ids, (await operator.get("/openapi.json")).raise_for_status().json())


def faults_of(response: httpx2.Response) -> list[str]:
    """Return what is wrong with an answer: a 5xx, or a refusal that is no problem document."""
    if response.status_code >= 500:
        return [f"{response.status_code} {response.text[:200]}"]
    if response.status_code < 400:
        return []
    if response.headers.get("content-type", "") != PROBLEM:
        return [f"{response.status_code} is {response.headers.get('content-type')}: {response.text[:80]}"]
    problem = response.json()
    missing = {"type", "title", "status", "code", "detail", "request_id"} - problem.keys()
    return [f"misses {missing}"] if missing else [] if problem["status"] == response.status_code else ["tells another status"]


def place(call: Call, ids: dict[str, str]) -> str:
    """Return a call's path, with real ids where there are any."""
    return call.path.format(**{name: ids.get(name, str(uuid4())) for name in call.path_ids})


async def who_may(target: Target, call: Call, body: Any) -> httpx2.AsyncClient:
    """Return somebody who is let through to where a body is looked at."""
    headers = {"If-Match": '"999"'}
    for client in target.school.people.values():
        response = await client.request(call.verb, place(call, {}), json=body, headers=headers)
        if response.status_code not in {401, 403}:
            return client
    return target.school.people["learner"]


async def shoot(target: Target, bodies_of: Any, *, must_refuse: bool, at_most: int = 1000) -> Counter[int]:
    """Send every call that takes a JSON object bodies made from its own, as somebody who may; return the statuses."""
    seen, faults, rng = Counter[int](), list[str](), Random(1)
    for call in target.calls:
        if call.media == JSON and isinstance(call.body, dict) and call.name not in ENDS_ITS_OWN_SESSION:
            body = {**call.body, **{name: target.ids[name] for name in call.body_ids if name in target.ids}}
            client, bodies = await who_may(target, call, body), list(bodies_of(body))
            for what, content in rng.sample(bodies, min(at_most, len(bodies))):
                headers = {"Content-Type": JSON, "If-Match": '"1"'}
                response = await client.request(call.verb, place(call, target.ids), content=content, headers=headers)
                seen[response.status_code] += 1
                found = faults_of(response)
                if must_refuse and response.status_code < 400:
                    found.append(f"{response.status_code}: was taken")
                faults += [f"{call.name} · {what} · {fault}" for fault in found]
    assert not faults, "\n".join(faults[:40])
    return seen


async def test_no_broken_body_is_taken_and_none_breaks_anything(target):
    seen = await shoot(target, lambda body: broken(json.dumps(body).encode()), must_refuse=True)
    print(dict(seen))


async def test_no_wrong_value_breaks_anything(target):
    print(dict(await shoot(target, with_wrong_values, must_refuse=False)))


async def test_no_naughty_text_breaks_anything(target):
    texts = tuple(Random(2).sample(json.loads(BLNS.read_text("utf-8")), 12)) if BLNS.exists() else ()
    print(dict(await shoot(target, lambda body: with_naughty_texts(body, (*NAUGHTY, *texts)), must_refuse=False, at_most=40)))


@pytest.mark.parametrize(
    "media", ["text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", "x", "\xff", ""]
)
async def test_another_content_type_is_refused(target, media):
    client, faults = target.school.people["operator"], []
    for call in target.calls:
        if call.media == JSON:
            headers = {b"Content-Type": media.encode("latin-1"), b"If-Match": b'"1"'}
            response = await client.request(call.verb, place(call, {}), content=json.dumps(call.body).encode(), headers=headers)
            faults += [f"{call.name}: {fault}" for fault in faults_of(response)]
            if media and response.status_code < 400:
                faults.append(f"{call.name}: was taken as {media}")
    assert not faults, "\n".join(faults)


def too_large() -> Iterator[bytes]:
    """Yield a large body piece by piece, so that it is sent in chunks without a length."""
    for _ in range(LARGE // 65_536):
        yield b" " * 65_536


async def _pieces() -> Any:
    for piece in too_large():
        yield piece


@pytest.mark.parametrize("chunked", [False, True])
@pytest.mark.parametrize("path", ["/v1/sessions", "/v1/users", "/v1/imports/roster"])
async def test_a_body_that_is_too_large_is_refused_in_words(target, path, chunked):
    content = _pieces() if chunked else b" " * LARGE
    response = await target.school.people["operator"].post(path, content=content, headers={"Content-Type": JSON})
    assert response.status_code == (400 if "imports" in path else 413), "a roster may be larger, and this is none"
    assert not faults_of(response)


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\n",
        b"POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        b"POST /v1/sessions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET /v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \xff\xfe\x00\r\n\r\n",
        b"GET /%00%ff%2e%2e/ HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /v1/courses?after=%ff%fe&limit=%00 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET / HTTP/1.1\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
    ],
)
def test_bytes_that_are_hardly_http_get_no_5xx(meno, request_bytes):
    port = int(meno.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=5) as raw:
        raw.settimeout(3)
        try:
            raw.sendall(request_bytes)
            answer = raw.recv(100)
        except (ConnectionError, TimeoutError):
            answer = b""
    assert b" 5" not in answer[:12]
    assert httpx2.get(f"{meno.url}/healthz", timeout=5).status_code == 200


@pytest.mark.parametrize(
    "path", ["/v1/nowhere", "/v1/offers/not-an-id", "/v1/users/../../etc", "/v1/enrollments/" + "9" * 3000, "/%F0%9F%98%80"]
)
async def test_an_unknown_path_is_a_problem_document(meno, path):
    async with async_client(meno) as client:
        response = await client.get(path)
    assert response.status_code in {401, 404, 422}
    assert not faults_of(response)


@pytest.mark.parametrize("method", ["TRACE", "PATCH", "PUT", "DELETE", "PROPFIND", "HEAD", "OPTIONS"])
async def test_an_unknown_method_is_refused(meno, method):
    async with async_client(meno) as client:
        response = await client.request(method, "/v1/sessions")
    assert response.status_code == 405
    assert method == "HEAD" or not faults_of(response)


def test_every_call_holds_to_its_contract_whatever_is_drawn(meno, target):
    schema = schemathesis.openapi.from_dict(target.contract)
    seen, clients = Counter[str](), {role: client.headers["Authorization"] for role, client in target.school.people.items()}
    with httpx2.Client(base_url=meno.url, timeout=30) as http:
        for found in schema.get_all_operations():
            operation = found.ok()
            if operation.label not in ENDS_ITS_OWN_SESSION:
                for mode in schemathesis.GenerationMode:
                    draw_and_check(http, operation, mode, target.ids, [*clients.values(), ""], seen)
    print(dict(seen))


def draw_and_check(http: httpx2.Client, operation: Any, mode: Any, ids: dict[str, str], tokens: list[str], seen: Counter[str]) -> None:
    """Draw requests to one call, sent by anybody, and check the answers."""
    known = {one.name: ids[one.name] for one in operation.path_parameters if one.name in ids}
    drawn = operation.as_strategy(mode, path_parameters=known or None) if mode.is_positive else operation.as_strategy(mode)

    @settings(max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=drawn, token=st.sampled_from(tokens))
    def check(case: Any, token: str) -> None:
        headers = {"Authorization": token} if token else {}
        response = case.call(base_url=str(http.base_url), headers=headers)
        seen[f"{response.status_code}"] += 1
        case.validate_response(response, checks=CHECKS)

    with suppress(Unsatisfiable):  # nothing wrong can be said where nothing is said
        check()

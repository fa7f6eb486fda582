"""A connection breaks, a server is busy, an answer is lost: the same request again, and nothing counts twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from uuid import UUID, uuid4

import httpx2
import pytest

from schemas.memory import ForgetIn
from schemas.tutor import TurnIn
from services.client import ApiProblem, AsyncMeno, ConsentMissing, Meno, NotThere, OutOfDate, SignInNeeded, TooLarge, TryLater, Unreachable

URL = "http://meno.test"
FACT = {
    "id": str(UUID(int=1)), "kind": "goal", "subject": "", "course": None, "value": "trains", "confidence": 1.0, "source": "learner",
    "evidence": [str(UUID(int=2))], "quote": None, "valid_from": "2026-11-22T09:00:00Z", "recorded_at": "2026-11-22T09:00:00Z",
    "expires_at": None, "contested": False, "version": "abc",
}  # fmt: skip


class Line:
    """A wire that answers as scripted, notes what was sent, and how long was rested."""

    def __init__(self, *script: object) -> None:
        self.script = list(script)
        self.sent: list[httpx2.Request] = []
        self.rests: list[float] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.sent.append(request)
        answer = self.script.pop(0)
        if isinstance(answer, Exception):
            raise answer
        assert isinstance(answer, httpx2.Response)
        return answer

    def meno(self) -> Meno:
        return Meno(URL, "token", transport=httpx2.MockTransport(self), sleep=self.rests.append)

    def async_meno(self) -> AsyncMeno:
        async def rest(seconds: float) -> None:
            self.rests.append(seconds)

        async def answer(request: httpx2.Request) -> httpx2.Response:
            return self(request)

        return AsyncMeno(URL, "token", transport=httpx2.MockTransport(answer), sleep=rest)


def broken() -> httpx2.ConnectError:
    return httpx2.ConnectError("connection refused")


def problem(status: int, code: str, headers: dict[str, str] | None = None, **more: object) -> httpx2.Response:
    return httpx2.Response(status, json={"status": status, "code": code, "detail": "Do this.", "request_id": "r1", **more}, headers=headers)


def fact() -> httpx2.Response:
    return httpx2.Response(200, json=FACT)


def same(requests: list[httpx2.Request]) -> bool:
    return len({(request.method, request.url, request.content, request.headers.get("Idempotency-Key")) for request in requests}) == 1


def test_a_broken_connection_is_tried_again_with_the_same_ids():
    line = Line(broken(), broken(), fact())
    assert line.meno().correct_fact(UUID(int=1), "ships", "abc").value == "trains"
    assert same(line.sent)
    assert line.sent[0].headers["If-Match"] == '"abc"'
    assert json.loads(line.sent[0].content)["word"] == "correct"
    assert line.rests == [0.1, 0.4]


async def test_the_client_for_asyncio_does_alike():
    line = Line(broken(), problem(503, "unavailable", {"Retry-After": "2"}), fact())
    assert (await line.async_meno().contest_fact(UUID(int=1))).id == UUID(int=1)
    assert same(line.sent)
    assert line.rests == [0.1, 2.0]


def test_a_post_without_an_id_of_its_own_bears_a_key_that_stays_the_same():
    done = httpx2.Response(200, json={"state": "done"})
    line = Line(httpx2.ReadError("cut"), done)
    line.meno().forget(ForgetIn(what="everything"))
    assert same(line.sent)
    assert line.sent[0].headers["Idempotency-Key"]
    again = Line(httpx2.Response(200, json={"state": "done"}))
    again.meno().forget(ForgetIn(what="everything"))
    assert again.sent[0].headers["Idempotency-Key"] != line.sent[0].headers["Idempotency-Key"]


def test_after_four_tries_it_is_said_that_nobody_answers():
    line = Line(*(broken() for _ in range(4)))
    with pytest.raises(Unreachable) as told:
        line.meno().list_facts()
    assert (told.value.code, len(line.sent), line.script) == ("unreachable", 4, [])


def test_a_deletion_whose_answer_was_lost_is_done_and_one_that_never_met_anything_is_not():
    line = Line(httpx2.ReadError("cut"), problem(404, "not_found"))
    line.meno().forget_fact(UUID(int=1))
    with pytest.raises(NotThere):
        Line(problem(404, "not_found")).meno().forget_fact(UUID(int=1))


@pytest.mark.parametrize(
    ("answer", "pauses"),
    [
        (lambda: problem(503, "memory_catching_up", {"Retry-After": "5"}), [5.0, 5.0, 5.0]),
        (lambda: problem(409, "idempotency_key_in_flight"), [1.0, 1.0, 1.0]),
        (lambda: problem(429, "too_many_requests", {"Retry-After": "60"}), []),
        (lambda: problem(409, "offer_closed"), []),
        (lambda: problem(500, "memory_damaged"), []),
    ],
)
def test_a_busy_server_is_given_the_pause_it_asks_for_and_a_refusal_stands(answer: Callable[[], httpx2.Response], pauses: list[float]):
    line = Line(*(answer() for _ in range(4)))
    with pytest.raises(ApiProblem):
        line.meno().list_facts()
    assert line.rests == pauses


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (401, "unauthenticated", SignInNeeded), (403, "consent_needed", ConsentMissing), (404, "not_found", NotThere), (412, "fact_changed", OutOfDate),
        (413, "too_large", TooLarge), (429, "too_many_requests", TryLater), (422, "invalid_request", ApiProblem), (500, "internal", ApiProblem),
    ],
)  # fmt: skip
def test_a_refusal_is_an_exception_with_its_code_and_what_to_do(status: int, code: str, kind: type[ApiProblem]):
    more = {"scope": "memory", "decided_by": "guardian", "faults": [{"at": "/what", "code": "missing", "message": "Field required"}]}
    with pytest.raises(kind) as told:
        Line(problem(status, code, {"Retry-After": "60"}, **more)).meno().list_facts()
    assert (told.value.status, told.value.code, told.value.detail, told.value.request_id) == (status, code, "Do this.", "r1")
    assert told.value.faults[0]["at"] == "/what"
    if isinstance(told.value, ConsentMissing):
        assert (told.value.scope, told.value.decided_by) == ("memory", "guardian")


@pytest.mark.parametrize("content", [b"", b"<html>", b"[1]", b'"x"'])
def test_an_answer_that_is_no_problem_document_is_a_problem_all_the_same(content: bytes):
    with pytest.raises(ApiProblem) as told:
        Line(httpx2.Response(502, content=content)).meno().list_facts()
    assert (told.value.status, told.value.code) == (502, "unknown")


def event(number: int, text: str, name: str = "piece") -> str:
    return f"id: {number}-0\nevent: {name}\ndata: {json.dumps({'text': text, 'authored': True})}\n\n"


async def test_a_streamed_reply_goes_on_after_the_last_whole_piece():
    def cut() -> httpx2.Response:
        return httpx2.Response(200, content=(event(1, "a") + "id: 2-0\nevent: piece\nda").encode())

    rest = (event(2, "b") + event(3, "", "done")).encode()

    class Cut(httpx2.SyncByteStream):
        def __iter__(self):
            yield cut().content
            raise httpx2.ReadError("cut")

    line = Line(httpx2.Response(200, stream=Cut()), httpx2.Response(200, content=rest))
    pieces = list(line.meno().say(uuid4(), TurnIn(id=uuid4(), text="why?")))
    assert [piece.text for piece in pieces] == ["a", "b", ""]
    assert pieces[-1].done
    assert [request.headers["Last-Event-ID"] for request in line.sent] == ["0-0", "1-0"]
    assert line.sent[0].content == line.sent[1].content


def test_learners_words_stand_in_bodies_never_in_addresses():
    line = Line(fact())
    line.meno().correct_fact(UUID(int=1), "a secret", "abc")
    assert "secret" not in str(line.sent[0].url)
    assert "secret" not in repr(line.sent[0].headers)


def test_an_archive_is_sent_as_a_file_the_same_each_time():
    done = httpx2.Response(202, json={"id": str(uuid4()), "state": "waiting", "job_id": str(uuid4())})
    line = Line(broken(), done)
    assert line.meno().import_memory(b"PK\x00\r\n--x").state == "waiting"
    assert same(line.sent)
    assert b"PK\x00\r\n--x" in line.sent[0].content
    assert line.sent[0].headers["Content-Type"].startswith("multipart/form-data; boundary=")


def test_a_download_is_bytes():
    assert Line(httpx2.Response(200, content=b"PK")).meno().download_export(uuid4()) == b"PK"

"""A small REST client: the calls that a terminal learner needs. It knows the API's contracts and nothing of the server's inside."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID, uuid4

import httpx2

from schemas.base import Contract
from schemas.curriculum import CourseOut
from schemas.identity import ClassOut, EnrollmentIn, EnrollmentOut, JoinIn, MeOut, SessionOut, SignIn
from schemas.memory import FactsOut
from schemas.tutor import (
    AttemptIn,
    AttemptOut,
    ChoiceIn,
    ConversationIn,
    ConversationOut,
    HintIn,
    HintOut,
    LessonViewedIn,
    NextOut,
    ProgressOut,
    ReviewsOut,
    TurnIn,
)  # fmt: skip

C = TypeVar("C", bound=Contract)
TIMEOUT_S = 20.0
TRIES = 3


class ApiProblem(Exception):
    """The server's problem details: what went wrong and what to do."""

    def __init__(self, status: int, code: str, detail: str, extra: Mapping[str, object] | None = None) -> None:
        super().__init__(detail)
        self.status, self.code, self.detail = status, code, detail
        self.extra = extra or {}


@dataclass(frozen=True)
class Piece:
    """A piece of a streamed reply; the last one has `done`."""

    text: str
    done: bool
    authored: bool


class MenoClient:
    """Speaks to one Meno. A request whose connection breaks is sent again: every id is made here, so nothing counts twice."""

    def __init__(self, url: str, token: str | None = None) -> None:
        self._http = httpx2.Client(base_url=url, timeout=TIMEOUT_S)
        if token:
            self._http.headers["Authorization"] = f"Bearer {token}"

    def sign_in(self, tenant: str, name: str, password: str) -> SessionOut:
        """Sign in and use the token from here on."""
        session = self._call("POST", "/v1/sessions", SessionOut, SignIn(tenant=tenant, name=name, password=password))
        self._http.headers["Authorization"] = f"Bearer {session.token}"
        return session

    def sign_out(self) -> None:
        """End the session."""
        self._send("DELETE", "/v1/sessions/current", None)

    def me(self) -> MeOut:
        """Return who is signed in."""
        return self._call("GET", "/v1/me", MeOut)

    def enrollments(self) -> tuple[EnrollmentOut, ...]:
        """Return the learner's enrollments."""
        listed = self._send("GET", "/v1/enrollments", None).json()
        return tuple(EnrollmentOut.model_validate(entry) for entry in listed["items"])

    def course_title(self, course_id: UUID) -> str:
        """Return a course's title."""
        return str(self._send("GET", f"/v1/courses/{course_id}", None).json()["title"])

    def courses(self) -> tuple[CourseOut, ...]:
        """Return the courses that may be enrolled in."""
        listed = self._send("GET", "/v1/courses", None).json()
        return tuple(CourseOut.model_validate(entry) for entry in listed["items"])

    def join(self, code: str) -> str:
        """Join a class; return its name."""
        return self._call("POST", "/v1/classes/join", ClassOut, JoinIn(code=code)).name

    def enroll(self, wanted: EnrollmentIn) -> EnrollmentOut:
        """Enroll in a course."""
        return self._call("POST", "/v1/enrollments", EnrollmentOut, wanted)

    def next(self, enrollment_id: UUID) -> NextOut:
        """Return the open offer or the next one."""
        return self._call("GET", f"/v1/enrollments/{enrollment_id}/next", NextOut)

    def move(self, enrollment_id: UUID, choice: ChoiceIn) -> NextOut:
        """Choose or skip a skill."""
        return self._call("POST", f"/v1/enrollments/{enrollment_id}/moves", NextOut, choice)

    def attempt(self, offer_id: UUID, attempt: AttemptIn) -> AttemptOut:
        """Submit an answer."""
        return self._call("POST", f"/v1/offers/{offer_id}/attempts", AttemptOut, attempt)

    def hint(self, offer_id: UUID, step: str) -> HintOut:
        """Ask for the next rung."""
        return self._call("POST", f"/v1/offers/{offer_id}/hints", HintOut, HintIn(id=uuid4(), step=step))

    def lesson_viewed(self, offer_id: UUID) -> None:
        """Say that the lesson has been read."""
        self._send("POST", f"/v1/offers/{offer_id}/lesson", LessonViewedIn(id=uuid4()))

    def progress(self, enrollment_id: UUID) -> ProgressOut:
        """Return the map."""
        return self._call("GET", f"/v1/enrollments/{enrollment_id}/progress", ProgressOut)

    def reviews(self, enrollment_id: UUID) -> ReviewsOut:
        """Return the reviews."""
        return self._call("GET", f"/v1/enrollments/{enrollment_id}/reviews", ReviewsOut)

    def facts(self) -> FactsOut:
        """Return what the tutor remembers."""
        return self._call("GET", "/v1/memory/facts", FactsOut)

    def open_conversation(self, enrollment_id: UUID, offer_id: UUID | None) -> ConversationOut:
        """Open a chat."""
        return self._call("POST", "/v1/conversations", ConversationOut, ConversationIn(enrollment_id=enrollment_id, offer_id=offer_id))

    def say(self, conversation_id: UUID, turn: TurnIn) -> Iterator[Piece]:
        """Say something and yield the reply as it streams; a cut connection is resumed where it stopped."""
        path, body, last = f"/v1/conversations/{conversation_id}/turns", turn.model_dump_json(), "0-0"
        for _ in range(TRIES):
            headers = {"Accept": "text/event-stream", "Content-Type": "application/json", "Last-Event-ID": last}
            try:
                with self._http.stream("POST", path, content=body, headers=headers) as response:
                    _raise_problem(response)
                    for event_id, piece in _pieces(response.iter_lines()):
                        last = event_id
                        yield piece
                        if piece.done:
                            return
            except httpx2.TransportError:
                continue

    def _call(self, method: str, path: str, shape: type[C], body: Contract | None = None) -> C:
        return shape.model_validate_json(self._send(method, path, body).content)

    def _send(self, method: str, path: str, body: Contract | None) -> httpx2.Response:
        content = body.model_dump_json() if body else None
        for attempt in range(TRIES):
            try:
                response = self._http.request(method, path, content=content, headers={"Content-Type": "application/json"})
            except httpx2.TransportError as error:
                if attempt == TRIES - 1:
                    raise ApiProblem(0, "unreachable", "Meno does not answer; is it running (make up)?") from error
                continue
            _raise_problem(response)
            return response
        raise AssertionError("unreachable")


def _raise_problem(response: httpx2.Response) -> None:
    if response.status_code < 400:
        return
    response.read()
    try:
        document: dict[str, Any] = response.json()
    except ValueError:
        document = {}
    raise ApiProblem(
        response.status_code, document.get("code", "unknown"), document.get("detail", "The server answered with an error."), document
    )


def _pieces(lines: Iterator[str]) -> Iterator[tuple[str, Piece]]:
    """Yield the id and piece of every server-sent event."""
    event: dict[str, str] = {}
    for line in lines:
        if line:
            name, _, value = line.partition(":")
            event[name] = event.get(name, "") + value.removeprefix(" ")
        elif "data" in event:
            data = json.loads(event["data"])
            yield event.get("id", "0-0"), Piece(data.get("text", ""), event.get("event") == "done", bool(data.get("authored")))
            event = {}

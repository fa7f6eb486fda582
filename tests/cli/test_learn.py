"""`meno learn` without a server: what is shown of courses, and what a refused call does. The whole of it runs in the journeys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from rich.console import Console
from typer.testing import CliRunner

from schemas.curriculum import CourseOut
from schemas.identity import EnrollmentIn
from schemas.pathway import BecauseOut, RederivedOut, WeighedOut, WhyOut
from schemas.tutor import ChoiceOut, HintOut, ItemOut, LessonOut, NextOut, OfferOut, ReasonOut, SkillOut, StepOut, WorkedExampleOut
from services.cli import learn_screen as screen
from services.cli.client import ApiProblem
from services.cli.joining import local_zone, pick_enrollment
from services.cli.learn import Session
from services.cli.main import app

BRACKETS = "names[i] of [bold] [x, y]"


class Typed(Console):
    """A console on which lines have been typed beforehand."""

    def __init__(self, *lines: str) -> None:
        super().__init__(file=StringIO(), width=200, force_terminal=False)
        self.lines: Iterator[str] = iter(lines)

    def input(self, *_: Any, **__: Any) -> str:
        """Return the next line; at the end the terminal is closed."""
        try:
            return next(self.lines)
        except StopIteration:
            raise EOFError from None

    @property
    def shown(self) -> str:
        """Everything that was printed."""
        assert isinstance(self.file, StringIO)
        return self.file.getvalue()


def explained() -> WhyOut:
    skill = SkillOut(id="lists", title=BRACKETS, objective=BRACKETS)
    again = RederivedOut(
        same=False, because=(ReasonOut(code="older_record", text=BRACKETS),), policy="p", constants="c", constants_now="c", state_seq=1,
        seed=1, cleared=0,
    )  # fmt: skip
    return WhyOut(
        offer_id=uuid4(), skill=skill, activity="exercise", decided_at=datetime(2026, 11, 22, tzinfo=UTC), chosen_by="policy",
        reasons=(BecauseOut(code="new", text=BRACKETS),), prediction=None, needed=(), practised=(), eligible=1, propensity=1.0, rederived=again,
        weighed=(WeighedOut(skill=skill, index=1.0, propensity=1.0, due=True, new=False, chosen=True),),
    )  # fmt: skip


def offer() -> OfferOut:
    step = StepOut(
        id="a", prompt="", answer_type="choice", form="any", done=False, attempts=0, hints=(),
        choices=(ChoiceOut(id="one", text="`names[i]` and **two**"), ChoiceOut(id="two", text="[x, y]")),
    )  # fmt: skip
    lesson = LessonOut(explanation="Read.", worked_examples=(WorkedExampleOut(title=BRACKETS, body="So."),))
    return OfferOut(
        id=uuid4(), enrollment_id=uuid4(), activity="lesson", skill=SkillOut(id="lists", title=BRACKETS, objective=BRACKETS), lesson=lesson,
        item=ItemOut(id="i", title=None, stem="What?", steps=(step,)), step="a", aided=True, why=(ReasonOut(code="new", text=BRACKETS),),
        offered_at=datetime(2026, 11, 22, tzinfo=UTC),
    )  # fmt: skip


def test_square_brackets_of_a_course_are_shown_as_they_are() -> None:
    console, opened = Typed(), offer()
    screen.offer(console, opened)
    screen.why(console, explained())
    screen.nothing(console, NextOut(offer=None, nothing=ReasonOut(code="done", text=BRACKETS), remembered=True))
    assert console.shown.count(BRACKETS) == 8


@pytest.mark.parametrize(
    ("said", "read"), [("skip", {"skip": True}), ("10m", {"minutes": 10}), ("3 days", {"days": 3}), ("0d", None), ("soon", None)]
)
def test_what_is_wondered_is_read(said: str, read: dict[str, int] | None) -> None:
    assert screen.read_wondered(said) == read


def test_choices_are_shown_as_markdown() -> None:
    console, opened = Typed(), offer()
    assert opened.item is not None
    screen.step(console, opened, opened.item.steps[0])
    assert "names[i] and two" in console.shown
    assert "[x, y]" in console.shown


class Refusing:
    """A server that refuses the first hint and goes on."""

    def __init__(self, opened: OfferOut) -> None:
        self.opened, self.hints, self.asked = opened, 0, 0

    def next(self, _enrollment_id: UUID) -> NextOut:
        self.asked += 1
        return NextOut(offer=self.opened, remembered=False)

    def lesson_viewed(self, _offer_id: UUID) -> None:
        return None

    def hint(self, _offer_id: UUID, _step: str) -> HintOut:
        self.hints += 1
        if self.hints == 1:
            raise ApiProblem(409, "offer_closed", "Not [now]")
        return HintOut(shown=True, text="Count on.", rung=1, last=False)


def test_a_refused_call_is_shown_and_the_learner_goes_on() -> None:
    client = Refusing(offer())
    console = Typed("", "?", "?", "/quit")
    Session(client, console, uuid4()).run()  # type: ignore[arg-type]
    assert "Not [now]" in console.shown
    assert "Count on." in console.shown
    assert client.asked == 2, "where the learner stands is asked again after a refusal"


def test_a_session_that_has_ended_ends_the_program() -> None:
    class Ended(Refusing):
        def hint(self, _offer_id: UUID, _step: str) -> HintOut:
            raise ApiProblem(401, "unauthenticated", "Sign in.")

    with pytest.raises(ApiProblem):
        Session(Ended(offer()), Typed("", "?"), uuid4()).run()  # type: ignore[arg-type]


@pytest.mark.parametrize(("remembered", "said"), [(True, "Everything you did is kept"), (False, "Nothing of this session is kept")])
def test_the_farewell_says_what_is_kept(remembered: bool, said: str) -> None:
    console = Typed()
    screen.farewell(console, remembered)
    assert said in console.shown


class NewcomersServer:
    """A school with one course, pinned to another version for the class, and one class code."""

    def __init__(self) -> None:
        self.latest, self.pinned, self.wanted, self.codes = uuid4(), uuid4(), [], []

    def enrollments(self) -> tuple[()]:
        return ()

    def join(self, code: str) -> str:
        self.codes.append(code)
        if code != "K7PM-4WXD":
            raise ApiProblem(404, "not_found", "No such code.")
        return "Class [7b]"

    def courses(self) -> tuple[CourseOut, ...]:
        return (CourseOut(id=uuid4(), slug="algebra", title="Algebra", locale="en", latest_version_id=self.latest),)

    def enroll(self, wanted: EnrollmentIn) -> Any:
        self.wanted.append(wanted.version_id)
        if wanted.version_id == self.latest:
            raise ApiProblem(409, "version_pinned", "Another version.", {"version_id": str(self.pinned)})
        return type("Enrolled", (), {"id": self.pinned})


def test_somebody_new_joins_a_class_and_begins_the_course_that_it_works_with() -> None:
    server, console = NewcomersServer(), Typed("WRONG-CODE", "K7PM-4WXD", "1")
    assert pick_enrollment(console, server) == server.pinned  # type: ignore[arg-type]
    assert server.codes == ["WRONG-CODE", "K7PM-4WXD"]
    assert server.wanted == [server.latest, server.pinned]
    assert "Class [7b]" in console.shown


def test_the_zone_of_this_machine_is_one_that_the_api_takes() -> None:
    EnrollmentIn(version_id=uuid4(), zone=local_zone())


def test_jobs_without_an_installation_say_what_to_do(tmp_path: Any) -> None:
    environment = {"MENO_DATA_DIR": str(tmp_path), "MENO_DATABASE_URL": "", "MENO_KEYS_DATABASE_URL": "", "MENO_REDIS_URL": ""}
    told = CliRunner().invoke(app, ["jobs", "list"], env=environment)
    assert told.exit_code == 1
    assert told.exception is None or isinstance(told.exception, SystemExit)
    assert "make up" in told.output

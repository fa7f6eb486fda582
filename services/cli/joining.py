"""Which course `meno learn` is about: one the learner is in, or, for somebody new, a class to join and a course to enroll in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final
from uuid import UUID
from zoneinfo import available_timezones

from pydantic import ValidationError
from rich.console import Console
from rich.markup import escape
from rich.prompt import Prompt

from schemas.curriculum import CourseOut
from schemas.identity import EnrollmentIn, EnrollmentOut
from services.cli.client import ApiProblem, MenoClient

LOCALTIME: Final = Path("/etc/localtime")


def pick_enrollment(console: Console, client: MenoClient) -> UUID | None:
    """Return the enrollment to learn in, asking when there are several and offering to begin when there is none."""
    found = [enrollment for enrollment in client.enrollments() if enrollment.state == "active"]
    if not found:
        return _begun(console, client)
    if len(found) == 1:
        return found[0].id
    return found[_picked(console, "Which course?", [client.course_title(enrollment.course_id) for enrollment in found])].id


def local_zone() -> str:
    """Return the IANA name of this machine's time zone, UTC where it does not say."""
    told = os.environ.get("TZ", "").lstrip(":")
    linked = str(LOCALTIME.resolve()).partition("zoneinfo/")[2]
    known = available_timezones()
    return next((name for name in (told, linked) if name in known), "UTC")


def _begun(console: Console, client: MenoClient) -> UUID | None:
    """Join a class if there is a code, then enroll in a course; return the enrollment, None if there is nothing to enroll in."""
    console.print("You are in no course yet.")
    _join(console, client)
    courses = [course for course in client.courses() if course.latest_version_id is not None]
    if not courses:
        console.print("Your school has published no course yet: ask your teacher.")
        return None
    course = courses[_picked(console, "Which course do you want to begin?", [course.title for course in courses])]
    return _enrolled(client, course).id


def _join(console: Console, client: MenoClient) -> None:
    """Ask for a class code until one is right or none is given."""
    while code := Prompt.ask("Class code, if you have one (Enter for none)", default="", show_default=False, console=console).strip():
        try:
            console.print(f"Welcome to {escape(client.join(code))}.")
        except ApiProblem as problem:
            console.print(f"[red]{escape(problem.detail)}[/red]")
        except ValidationError:
            console.print("[red]A class code looks like K7PM-4WXD.[/red]")
        else:
            return


def _enrolled(client: MenoClient, course: CourseOut) -> EnrollmentOut:
    """Enroll in the newest version of a course, or in the one that the learner's class works with."""
    assert course.latest_version_id is not None  # noqa: S101 - only such courses are shown
    try:
        return client.enroll(EnrollmentIn(version_id=course.latest_version_id, zone=local_zone()))
    except ApiProblem as problem:
        pinned = problem.extra.get("version_id")
        if problem.code != "version_pinned" or pinned is None:
            raise
        return client.enroll(EnrollmentIn(version_id=UUID(str(pinned)), zone=local_zone()))


def _picked(console: Console, question: str, titles: list[str]) -> int:
    """Return the index of the title that is picked."""
    for number, title in enumerate(titles, 1):
        console.print(f" {number}. {escape(title)}")
    return int(Prompt.ask(question, choices=[str(n + 1) for n in range(len(titles))], default="1", console=console)) - 1

"""A school whose learners and educators use nothing but HTTP, in this process, on the real engines; and two courses that are easy to answer."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import httpx2

from services.api import create_app
from services.bootstrap import Services, build_services
from services.identity import Principal
from services.platform import Settings
from tests.tutor.lessons import Pupil, SetClock
from tests.tutor.teaching import Classroom

WRONG = "-1"
_SUM = re.compile(r"\$(\d+) \+ (\d+)\$")
SKILL = """\
---
title: {title}
objective: Do {title}.
prerequisites: [{needs}]
---
How {title} is done.
"""
ITEM = """\
---
skills: [{skill}]
variables:
  a: {{range: [2, 99]}}
answer: {{type: number, value: "{{{{a+{plus}}}}}"}}
tests:
  - {{input: "{{{{a+{plus}}}}}", expect: correct}}
---
What is ${{{{a}}}} + {plus}$ on sheet {sheet}?

## Solution
It is {{{{a+{plus}}}}}.
"""


def course(skills: dict[str, tuple[str, ...]], slug: str, sheets: int = 3, prefix: str = "") -> dict[str, bytes]:
    """Return the files of a course: its skills with what each needs. Items of a skill add its place to a number."""
    files = {"course.yaml": f"id: {slug}\ntitle: {slug}\nlicence: CC BY 4.0\n"}
    for plus, (skill, needs) in enumerate(skills.items()):
        needed = ", ".join(f"{{id: {prefix}{name}, why: it comes first}}" for name in needs)
        files[f"skills/{prefix}{skill}.md"] = SKILL.format(title=f"Step {skill}", needs=needed)
        for sheet in range(1, sheets + 1):
            files[f"items/{prefix}{skill}-{sheet}.md"] = ITEM.format(skill=prefix + skill, plus=plus, sheet=sheet)
    return {path: text.encode() for path, text in files.items()}


def chain(skills: int = 12) -> dict[str, bytes]:
    """Return a course in which every skill builds on the one before."""
    return course({f"s{n:02}": (f"s{n - 1:02}",) if n else () for n in range(skills)}, "chain")


def wide(skills: int = 6, prefix: str = "") -> dict[str, bytes]:
    """Return a course whose skills need nothing, so that several are always ready."""
    return course({f"w{n}": () for n in range(skills)}, "wide", prefix=prefix)


def sum_in(text: str) -> str:
    """Return the sum that a question asks for."""
    found = _SUM.search(text)
    assert found is not None, text
    return str(int(found[1]) + int(found[2]))


@dataclass
class Hand:
    """Somebody's calls."""

    room: Classroom
    who: Principal
    enrollment_id: UUID | None = None
    now: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, room: Classroom, pupil: Pupil) -> Hand:
        return cls(room, pupil.principal, pupil.enrollment.id)

    async def get(self, path: str, **query: object) -> Any:
        """Return what a call that must succeed returns; `…` in the path stands for the enrollment."""
        asked = "&".join(f"{name}={value}" for name, value in query.items())
        return await self.room.get(self.who, self._at(path) + (f"?{asked}" if asked else ""))

    async def send(self, path: str, body: object = None, status: int = 200, verb: str = "POST", **headers: str) -> Any:
        """Send something and return the answer, which must have this status."""
        reply = await self.room.call(self.who, verb, self._at(path), body, **headers)
        assert reply.status_code == status, reply.text
        return reply.json() if reply.content else None

    def _at(self, path: str) -> str:
        return path.replace("…", f"/v1/enrollments/{self.enrollment_id}")

    async def next(self) -> dict[str, Any]:
        """Ask what comes next."""
        self.now = await self.get("…/next")
        return self.now

    @property
    def offer(self) -> dict[str, Any]:
        """Return the open offer."""
        assert self.now["offer"] is not None, self.now["nothing"]
        return dict(self.now["offer"])

    async def answer(self, *, rightly: bool = True) -> dict[str, Any]:
        """Answer the open offer."""
        offer = self.offer
        given = sum_in(offer["item"]["stem"]) if rightly else WRONG
        done = await self.send(
            f"/v1/offers/{offer['id']}/attempts", {"id": str(uuid4()), "step": offer["step"], "answer": given, "seconds": 30}
        )
        self.now = done["next"]
        return dict(done)

    async def journal(self) -> list[dict[str, Any]]:
        """Return the learner's own journal."""
        return list((await self.get("/v1/memory/entries", limit=200))["items"])

    async def skills(self) -> dict[str, dict[str, Any]]:
        """Return the map, by skill."""
        return {row["skill"]["id"]: row for row in (await self.get("…/progress"))["skills"]}


@asynccontextmanager
async def restarted(room: Classroom, settings: Settings, clock: SetClock) -> AsyncIterator[Services]:
    """Put another process in the place of the one that serves a school: nothing that was only in memory is left."""
    services = await build_services(settings, clock)
    app = create_app(services)
    app.state.services = services
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://meno.test") as client:
        old, room.http = room.http, client
        try:
            yield services
        finally:
            room.http = old
            await services.close()

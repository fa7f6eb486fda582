"""A small course and a learner in it, for tests of the loop on real engines."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from schemas.course import Step
from schemas.identity import EnrollmentIn, EnrollmentPatch, TenantPolicy
from schemas.journal import Attempted
from schemas.tutor import AttemptIn, AttemptOut, HintIn, HintOut, NextOut, OfferOut
from services.bootstrap import Services
from services.identity import Enrollment, Principal, Profile
from services.memory import Entry
from services.pathway import PlanState
from tests.curriculum.courses import COURSE, ITEM, SKILL

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
WRONG = "987654"

TWICE = """\
---
title: Doubling
objective: Double a whole number.
prerequisites: [{id: add, why: it comes first}]
---
Doubling is adding a number to itself.
"""
STEPS = """\
---
skills: [twice]
variables:
  a: {range: [2, 9]}
tests:
  - {input: "{{2*a}}", expect: correct, step: a}
---
Double ${{a}}$ in NUMBER ways.

## Step a
Once.

```answer
type: number
value: "{{2*a}}"
```

### Solution
It is {{2*a}}.

## Step b
And again.

```answer
type: number
value: "{{2*a}}"
```

### Hint
As before.

### Solution
It is still {{2*a}}.
"""
NO_LADDER = ITEM.split("## Hint", maxsplit=1)[0]
ONLY_SOLUTION = NO_LADDER + "## Solution\nIt is {{a+b}}.\n"
ONLY_HINT = NO_LADDER + "## Hint\nCount on.\n"


def lesson_files(item: str = ITEM, **changed: str | None) -> dict[str, bytes]:
    """Return the files of a course of two skills, one after the other; a change is keyed by path, `__` for `/`."""
    files: dict[str, str | None] = {"course.yaml": COURSE, "skills/add.md": SKILL, "skills/twice.md": TWICE}
    files |= {f"items/add-{number}.md": item.replace("NUMBER", str(number)) for number in (1, 2, 3)}
    files |= {f"items/twice-{number}.md": STEPS.replace("NUMBER", str(number)) for number in (1, 2)}
    files |= {f"{path.replace('__', '/')}.{'yaml' if path == 'course' else 'md'}": text for path, text in changed.items()}
    return {path: text.encode() for path, text in files.items() if text is not None}


class SetClock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at

    def pass_(self, **by: float) -> None:
        self.at += timedelta(**by)


@dataclass
class Pupil:
    """A learner enrolled in the course, and the shortest ways to work and to look."""

    services: Services
    principal: Principal
    enrollment: Enrollment
    now: NextOut | None = field(default=None)

    @property
    def offer(self) -> OfferOut:
        assert self.now is not None
        assert self.now.offer is not None, self.now.nothing
        return self.now.offer

    async def next(self) -> NextOut:
        self.now = await self.services.tutor.next(self.principal, self.enrollment.id)
        return self.now

    async def step(self) -> Step:
        """Return the step to answer, with its answer, by the version that the offer is of."""
        opened = (await self.plan()).offer
        assert opened is not None
        assert opened.item is not None
        async with self.services.database.open_work(self.principal.tenant_id) as work:
            version = await self.services.curriculum.version(work, opened.version_id)
        question = self.services.tutor.rooms.questions.of(version, opened.item, opened.seed)
        return next(step for step in question.steps if step.id == self.offer.step)

    async def right(self) -> str:
        return str((await self.step()).answer.value)

    async def attempt(self, answer: str | None = None, attempt_id: UUID | None = None, seconds: float | None = None) -> AttemptOut:
        """Answer the open step, rightly if no answer is given."""
        given = AttemptIn(id=attempt_id or uuid4(), step=self.offer.step, answer=answer or await self.right(), seconds=seconds)
        out = AttemptOut.model_validate_json(await self.services.tutor.submit(self.principal, self.offer.id, given))
        self.now = out.next
        return out

    async def hint(self, hint_id: UUID | None = None) -> HintOut:
        return await self.services.tutor.hint(self.principal, self.offer.id, HintIn(id=hint_id or uuid4(), step=self.offer.step))

    async def climb(self) -> HintOut:
        """Answer wrongly and ask for hints until the solution is shown."""
        while not (shown := await self.hint()).last:
            await self.attempt(WRONG)
        return shown

    async def plan(self) -> PlanState:
        async with self.services.database.open_work(self.principal.tenant_id) as work:
            visit = await self.services.tutor.rooms.enter(work, self.principal, self.enrollment.id)
            return self.services.tutor.rooms.plan(await self.services.tutor.rooms.look(work, visit), visit)

    async def entries(self) -> list[Entry]:
        """Return the learner's journal, oldest first."""
        keys = await self.services.vault.keys(self.principal.tenant_id, self.principal.account_id)
        async with self.services.database.open_work(self.principal.tenant_id) as work:
            return await self.services.memory.entries(work, keys, self.principal.account_id, limit=1000)

    async def attempts(self) -> list[Attempted]:
        return [entry.evidence for entry in await self.entries() if isinstance(entry.evidence, Attempted)]

    async def consent(self, granted: bool) -> None:
        await self.services.identity.consents.give(self.principal, self.principal.account_id, "memory", granted=granted)

    async def change(self, **changes: Any) -> None:
        """Change the enrollment."""
        patch = EnrollmentPatch.model_validate(changes)
        self.enrollment = await self.services.identity.enrollments.edit(self.principal, self.enrollment.id, patch, self.enrollment.version)

    async def enroll(self, version_id: UUID, **wanted: Any) -> None:
        """Enroll in a version of a course."""
        made = EnrollmentIn.model_validate({"version_id": version_id, "zone": "Europe/Stockholm"} | wanted)
        self.enrollment = await self.services.identity.enrollments.create(self.principal, made)

    async def publish(self, files: dict[str, bytes]) -> UUID:
        """Publish a version of the course."""
        return (await self.services.curriculum.publish_files(self.principal.tenant_id, files, seeds=5)).id


async def new_pupil(services: Services, files: dict[str, bytes] | None = None, **wanted: Any) -> Pupil:
    """Make a school with a learner who has signed in, has agreed to being remembered and is enrolled in the course."""
    slug, password, identity = f"north-{uuid4().hex[:6]}", "correct horse battery", services.identity
    founded = await identity.tenants.found(slug, "The north school", Profile(name="Olga", user_name="olga"), TenantPolicy())
    await identity.tenants.add(founded.tenant.id, "learner", Profile(name="Lea", user_name="lea"), password, "adult")
    signed = await identity.sessions.sign_in(slug, "lea", password, "token", "192.0.2.1")
    pupil = Pupil(services, signed.principal, None)  # type: ignore[arg-type]  # enrolled in the next lines
    await pupil.consent(granted=True)
    await pupil.enroll(await pupil.publish(files or lesson_files()), **wanted)
    return pupil

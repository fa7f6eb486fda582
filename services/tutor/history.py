"""Progress over time, for the learner, and for those who teach or look after them as far as policy lets them, each look on record."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from schemas.history import AnswerSeenOut, HistoryOut, SkillHistoryOut
from schemas.journal import Attempted
from services.curriculum import CourseVersion
from services.identity import Category, Forbidden, Principal
from services.mastery import KnowledgeFold, Predictor, parameters_of
from services.memory import BackThen, Entry, Trail, entry_out, local_day, session_unrolled, unrolled
from services.pathway import PlannerConstants
from services.platform import NotFound, OpenWork, Work
from services.tutor.calendar import DAY, WEEK, end_of, last_days, last_weeks
from services.tutor.over_time import SkillCurve, week_out
from services.tutor.render import skill_out
from services.tutor.rooms import Rooms
from services.vault import AccountKeys

LOOKED_AT: Final[tuple[Category, ...]] = ("knowledge", "attempts")
EVIDENCE_SHOWN: Final = 50
MOST_WEEKS: Final = 26
MOST_DAYS: Final = 366


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks at whose journal, and what of it they may see."""

    keys: AccountKeys
    learner_id: UUID
    version: CourseVersion
    zone: str
    remembered: bool
    is_own: bool
    sees_answers: bool


@dataclass(frozen=True)
class PastProgress:
    """Views of how a learner's knowledge grew. All is computed from the journal: what was forgotten is in none of it."""

    open_work: OpenWork
    rooms: Rooms
    trail: Trail
    constants: PlannerConstants

    async def weeks(self, principal: Principal, enrollment_id: UUID, count: int) -> HistoryOut:
        """Return the last weeks of a course.

        Raises:
            NotFound, ConsentNeeded, Forbidden: As `Identity.viewing` says, for whoever is not the learner.
        """
        now, found, cleared = self.rooms.clock.now(), [], 0
        async with self.open_work(principal.tenant_id) as work:
            reader = await self._reader(work, principal, enrollment_id)
            mondays = last_weeks(local_day(now, reader.zone), count)
            before = end_of(mondays[0] - DAY, reader.zone, now)
            ends = [before, *(end_of(day + WEEK - DAY, reader.zone, now) for day in mondays)]
            at = iter(zip([None, *mondays], ends, strict=True))
            async for then in self._unrolled(work, reader, ends):
                begins, end = next(at)
                cleared = then.cleared
                if begins is not None:
                    skills = reader.version.graph.ids
                    found.append(week_out(begins, then.entries, reader.version.slug, _knowledge(then, reader), skills, end, self.constants))
        return HistoryOut(enrollment_id=enrollment_id, weeks=tuple(found), cleared=cleared)

    async def skill(self, principal: Principal, enrollment_id: UUID, skill: str, days: int) -> SkillHistoryOut:
        """Return one skill over time with the answers behind it; raise as `weeks` does, and NotFound for a skill that the course has not."""
        now, cleared = self.rooms.clock.now(), 0
        async with self.open_work(principal.tenant_id) as work:
            reader = await self._reader(work, principal, enrollment_id)
            if skill not in reader.version.graph.index:
                raise NotFound
            today = local_day(now, reader.zone)
            curve, seen = SkillCurve(reader.version.slug, skill, today), last_days(today, days)
            ends = [end_of(day, reader.zone, now) for day in seen]
            at = iter(zip(seen, ends, strict=True))
            async for then in self._unrolled(work, reader, ends):
                day, end = next(at)
                curve.take(day, then.entries, _knowledge(then, reader), end)
                cleared = then.cleared
            evidence = await self._evidence(work, reader, curve.answers)
        return SkillHistoryOut(
            enrollment_id=enrollment_id, skill=skill_out(reader.version.skill(skill)), points=tuple(curve.points), evidence=evidence,
            answers=len(curve.answers), cleared=cleared,
        )  # fmt: skip

    async def _reader(self, work: Work, principal: Principal, enrollment_id: UUID) -> Reader:
        """Return what the principal may see, with the look on record if it is not their own."""
        identity = self.rooms.identity
        enrollment = await identity.enrollments.reach(work, principal, enrollment_id, "view_enrollment")
        if enrollment.learner_id == principal.account_id:
            visit = await self.rooms.enter(work, principal, enrollment_id)
            return Reader(visit.keys, visit.learner_id, visit.version, enrollment.zone, visit.remembered, is_own=True, sees_answers=True)
        viewing = await identity.viewing(work, principal, enrollment.learner_id)
        if not viewing.opens("knowledge") or not viewing.opens("attempts"):
            raise Forbidden
        keys = await self.rooms.vault.keys(principal.tenant_id, enrollment.learner_id)
        version = await self.rooms.curriculum.version(work, enrollment.version_id)
        await self.trail.note(
            work, keys, enrollment.learner_id, by=principal.account_id, role=principal.role, purpose=viewing.purpose, categories=LOOKED_AT,
            zone=enrollment.zone,
        )  # fmt: skip
        return Reader(
            keys, enrollment.learner_id, version, enrollment.zone, remembered=True, is_own=False, sees_answers=viewing.shows("attempts")
        )

    def _unrolled(self, work: Work, reader: Reader, moments: Sequence[datetime]) -> AsyncIterator[BackThen]:
        parts = [(KnowledgeFold.name, reader.version.slug)]
        if not reader.remembered:
            return session_unrolled(work, self.rooms.session_memory, reader.keys, parts, moments)
        return unrolled(work, self.rooms.memory, reader.keys, reader.learner_id, parts, moments)

    async def _evidence(self, work: Work, reader: Reader, answers: Sequence[Entry]) -> tuple[AnswerSeenOut, ...]:
        """Return the last answers as the reader may see them: their words to the learner alone."""
        last = answers[-EVIDENCE_SHOWN:][::-1]
        words = await self._words(work, reader, [entry.id for entry in last]) if reader.is_own else {}
        return tuple(_answer_out(entry, reader, words.get(entry.id)) for entry in last)

    async def _words(self, work: Work, reader: Reader, ids: Sequence[UUID]) -> dict[UUID, str | None]:
        if reader.remembered:
            found = await self.rooms.memory.entries_by_id(work, reader.keys, reader.learner_id, ids)
        else:
            found = await self.rooms.session_memory.entries(reader.keys, limit=2**62)
        return {entry.id: entry_out(entry).words for entry in found}


def _knowledge(then: BackThen, reader: Reader) -> Predictor:
    slug = reader.version.slug
    return Predictor(slug, then.state(KnowledgeFold.name, slug), parameters_of(then.fold(KnowledgeFold.name)))


def _answer_out(entry: Entry, reader: Reader, words: str | None) -> AnswerSeenOut:
    attempt = entry.evidence
    if not isinstance(attempt, Attempted):
        raise TypeError("only attempts are answers")
    return AnswerSeenOut(
        entry_id=entry.id, at=entry.at, activity=attempt.activity, item=attempt.item, verdict=attempt.verdict if reader.sees_answers else None,
        aided=attempt.aided or attempt.hints > 0 or attempt.bottom_out, words=words,
    )  # fmt: skip

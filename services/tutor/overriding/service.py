"""Use cases of an educator who overrides a learner's plan: with a reason, in the learner's own journal, for the learner to read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from schemas.journal import Accessed, Moved
from schemas.overrides import OverrideIn, OverrideOut, OverridesOut, OverrideUndoIn
from services.curriculum import CourseVersion, Curriculum
from services.identity import Category, ConsentNeeded, Enrollment, Forbidden, Identity, Principal, Viewing
from services.memory import Desk, Draft, Memory, Trail, local_day
from services.pathway import OVERRIDES, Override, OverrideBook
from services.platform import Clock, KeyReused, OpenWork, Work
from services.tutor.assigned import store
from services.tutor.overriding.errors import (
    AssignmentUnknown,
    OverrideConflict,
    OverrideDate,
    OverrideEnded,
    OverrideFinal,
    OverrideUnknown,
    SkillUnknown,
    SkillWithoutItems,
)
from services.tutor.overriding.shapes import made, override_out, reasons_of, repeats, undone
from services.vault import AccountKeys, Vault

PLAN: Final[tuple[Category, ...]] = ("plan",)


@dataclass(frozen=True)
class Overrides:
    """Pins, skips, exemptions, resets and extensions. They are entries of the journal, so nothing is kept without consent to memory."""

    open_work: OpenWork
    vault: Vault
    identity: Identity
    curriculum: Curriculum
    memory: Memory
    trail: Trail
    clock: Clock

    async def all(self, principal: Principal, enrollment_id: UUID) -> OverridesOut:
        """Return the overrides of an enrollment, newest first, those that have ended among them; others are seen looking.

        Raises:
            NotFound, ConsentNeeded, Forbidden: As `Identity.viewing` says.
        """
        async with self.open_work(principal.tenant_id) as work:
            enrollment = await self.identity.enrollments.reach(work, principal, enrollment_id, "view_enrollment")
            viewing = await self._viewing(work, principal, enrollment)
            keys = await self.vault.keys(principal.tenant_id, enrollment.learner_id)
            found = await self.shown(work, keys, enrollment, with_reasons=viewing is None or viewing.shows("plan"))
            if viewing is not None:
                await self.trail.note(
                    work, keys, enrollment.learner_id, by=principal.account_id, role=principal.role, purpose=viewing.purpose,
                    categories=PLAN, zone=enrollment.zone,
                )  # fmt: skip
        return found

    async def shown(self, work: Work, keys: AccountKeys, enrollment: Enrollment, *, with_reasons: bool) -> OverridesOut:
        """Return the overrides of an enrollment, newest first, within a unit of work whose owner has seen to leave and log."""
        course = (await self.curriculum.version(work, enrollment.version_id)).slug
        view = await self.memory.read(work, keys, enrollment.learner_id, [(OVERRIDES, course)])
        book: OverrideBook = view.state(OVERRIDES, course)
        ids = [each.id for each in book.made] if with_reasons else []
        reasons = reasons_of(await self.memory.entries_by_id(work, keys, enrollment.learner_id, ids)) if ids else {}
        today = self._today(enrollment)
        return OverridesOut(overrides=tuple(override_out(each, today, reasons.get(each.id)) for each in reversed(book.made)))

    async def make(self, principal: Principal, enrollment_id: UUID, wanted: OverrideIn) -> OverrideOut:
        """Override a learner's plan; the same id again is the same override.

        Raises:
            NotFound, ConsentNeeded, Forbidden: As `Identity.viewing` says.
            SkillUnknown, SkillWithoutItems, OverrideDate, OverrideConflict: As they say.
            KeyReused: The id was used for something else.
        """
        async with self.open_work(principal.tenant_id) as work:
            enrollment, version, keys = await self._at_hand(work, principal, enrollment_id)
            draft, today = made(wanted, version.slug, principal.account_id), self._today(enrollment)
            desk = await self._desk(work, keys, enrollment, draft)
            book: OverrideBook = desk.state(OVERRIDES, version.slug)
            if desk.duplicate(draft.id) is not None:
                await self._must_repeat(work, keys, enrollment, draft)
            else:
                _must_make_sense(wanted, version, today)
                if wanted.move == "extend":
                    await self._must_be_assigned(work, enrollment, wanted)
                other = book.against(wanted.move, wanted.skill, today)
                if other is not None:
                    raise OverrideConflict(other.id, other.move)
                await self._write(desk, keys, draft, principal)
            return _shown(book, wanted.id, today, wanted.reason)

    async def undo(self, principal: Principal, enrollment_id: UUID, override_id: UUID, wanted: OverrideUndoIn) -> OverrideOut:
        """Take an override back; the same id again is the same.

        Raises:
            NotFound, ConsentNeeded, Forbidden: As `Identity.viewing` says.
            OverrideUnknown, OverrideEnded, OverrideFinal: As they say.
            KeyReused: The id was used for something else.
        """
        async with self.open_work(principal.tenant_id) as work:
            enrollment, version, keys = await self._at_hand(work, principal, enrollment_id)
            today = self._today(enrollment)
            read = await self.memory.read(work, keys, enrollment.learner_id, [(OVERRIDES, version.slug)])
            known: OverrideBook = read.state(OVERRIDES, version.slug)
            override = known.find(override_id)
            if override is None:
                raise OverrideUnknown
            if override.move == "reset":
                raise OverrideFinal
            draft = undone(wanted.id, wanted.reason, override, version.slug, principal.account_id, today)
            desk = await self._desk(work, keys, enrollment, draft)
            book: OverrideBook = desk.state(OVERRIDES, version.slug)
            if desk.duplicate(draft.id) is not None:
                await self._must_undo(work, keys, enrollment, draft.id, override_id)
            elif _shown(book, override_id, today, None).state != "in_force":
                raise OverrideEnded
            else:
                await self._write(desk, keys, draft, principal)
            reasons = reasons_of(await self.memory.entries_by_id(work, keys, enrollment.learner_id, [override_id]))
            return _shown(book, override_id, today, reasons.get(override_id))

    async def _at_hand(self, work: Work, principal: Principal, enrollment_id: UUID) -> tuple[Enrollment, CourseVersion, AccountKeys]:
        """Return an enrollment whose plan the principal may override, its version and the learner's keys; raise otherwise."""
        enrollment = await self.identity.enrollments.reach(work, principal, enrollment_id, "override")
        await self.identity.viewing(work, principal, enrollment.learner_id)
        version = await self.curriculum.version(work, enrollment.version_id)
        return enrollment, version, await self.vault.keys(principal.tenant_id, enrollment.learner_id)

    async def _desk(self, work: Work, keys: AccountKeys, enrollment: Enrollment, draft: Draft) -> Desk:
        """Open the learner's desk for an entry. Consent is asked again under the lock, which a consent takes too."""
        desk = await self.memory.open(work, keys, enrollment.learner_id, zone=enrollment.zone, drafts=[draft])
        agreement = await self.identity.agreement(work, enrollment.learner_id)
        if not agreement.consents.memory:
            raise ConsentNeeded("memory", agreement.decided_by)
        return desk

    async def _write(self, desk: Desk, keys: AccountKeys, draft: Draft, principal: Principal) -> None:
        """Journal an override, and beside it that the plan was opened for it."""
        looked = Accessed(by=principal.account_id, role=principal.role, purpose="educator_view", categories=PLAN)
        desk.add(draft)
        desk.add(Draft(keys.pseudonym("override", str(draft.id)), "access", looked))
        await desk.save()

    async def _viewing(self, work: Work, principal: Principal, enrollment: Enrollment) -> Viewing | None:
        """Return what somebody else may see of it, None for the learner's own; raise if nothing."""
        if principal.account_id == enrollment.learner_id:
            return None
        viewing = await self.identity.viewing(work, principal, enrollment.learner_id)
        if not viewing.opens("plan"):
            raise Forbidden
        return viewing

    async def _must_be_assigned(self, work: Work, enrollment: Enrollment, wanted: OverrideIn) -> None:
        classes = self.identity.in_classes()
        theirs = await store.of_learner(work.session, classes, enrollment.course_id, enrollment.learner_id)
        if all(one.id != wanted.assignment_id for one in theirs):
            raise AssignmentUnknown

    async def _must_repeat(self, work: Work, keys: AccountKeys, enrollment: Enrollment, draft: Draft) -> None:
        found = await self.memory.entries_by_id(work, keys, enrollment.learner_id, [draft.id])
        if not found or not repeats(found[0], draft):
            raise KeyReused

    async def _must_undo(self, work: Work, keys: AccountKeys, enrollment: Enrollment, entry_id: UUID, override_id: UUID) -> None:
        found = await self.memory.entries_by_id(work, keys, enrollment.learner_id, [entry_id])
        moved = found[0].evidence if found else None
        if not isinstance(moved, Moved) or moved.undoes != override_id:
            raise KeyReused

    def _today(self, enrollment: Enrollment) -> date:
        return local_day(self.clock.now(), enrollment.zone)


def _must_make_sense(wanted: OverrideIn, version: CourseVersion, today: date) -> None:
    """Raise unless the skill is one of the course and the date does not lie in the learner's past."""
    if wanted.skill is not None:
        row = version.graph.index.get(wanted.skill)
        if row is None:
            raise SkillUnknown
        if wanted.move == "pin" and not version.graph.practicable[row]:
            raise SkillWithoutItems
    if wanted.until is not None and (wanted.until < today or (wanted.move == "skip" and wanted.until == today)):
        raise OverrideDate(f"The learner's today is {today}.")


def _shown(book: OverrideBook, override_id: UUID, today: date, reason: str | None) -> OverrideOut:
    """Return an override of a book; raise OverrideUnknown if it was let go or forgotten since."""
    found: Override | None = book.find(override_id)
    if found is None:
        raise OverrideUnknown
    return override_out(found, today, reason)

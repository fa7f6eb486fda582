"""Free text at the door of everything but the chat: what a person has to hear of is passed on, and kept nowhere else."""

from __future__ import annotations

from uuid import UUID

from services.platform import OpenWork
from services.safeguarding.errors import SaidToAPerson
from services.safeguarding.hearing import heard
from services.safeguarding.passing_on import Heard, PassingOn


async def keep_out(open_work: OpenWork, passing_on: PassingOn, tenant_id: UUID, written: Heard, locale: str) -> None:
    """Return if what a learner wrote may be kept.

    Args:
        open_work: opens the unit of work in which it is passed on.
        passing_on: passes it on.
        tenant_id: the learner's organisation.
        written: what was written, and where.
        locale: the learner's.

    Raises:
        SaidToAPerson: A person has to hear of it. It has been passed on as far as the school's policy goes; the detail is the fixed reply.
    """
    concern = heard(written.words)
    if concern is None:
        return
    async with open_work(tenant_id) as work:
        reply = await passing_on.answer(work, tenant_id, written, concern, locale)
    raise SaidToAPerson(reply)


async def keep_out_of_notes(open_work: OpenWork, passing_on: PassingOn, tenant_id: UUID, written: Heard) -> None:
    """Do what `keep_out` does with what somebody of the school wrote about a learner; the detail tells them what to do."""
    concern = heard(written.words)
    if concern is None:
        return
    async with open_work(tenant_id) as work:
        reply = await passing_on.staff_answer(work, tenant_id, written, concern)
    raise SaidToAPerson(reply)

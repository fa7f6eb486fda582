"""Classes, their people, and joining by code."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from schemas.identity import ClassIn, ClassOut, ClassPatch, JoinCodeOut, JoinIn, MemberIn, MemberOut, Page
from services.api.deps import Served, Signed
from services.api.once import OnceRoute
from services.api.pages import DEFAULT, After, Size, cursor, seen
from services.api.shapes import class_out, member_out
from services.identity import Member, Principal, SchoolClass

router = APIRouter(route_class=OnceRoute, prefix="/v1/classes", tags=["classes"])


@router.get("")
async def list_classes(signed: Signed, services: Served, after: After = None, limit: Size = DEFAULT) -> Page[ClassOut]:
    """List one's classes; an operator sees all."""
    found = await services.identity.classes.page(signed, seen(after), limit)
    return Page[ClassOut](items=tuple(_shown(signed, each) for each in found.items), after=cursor(found.last))


@router.post("", status_code=201)
async def create_class(body: ClassIn, signed: Signed, services: Served) -> ClassOut:
    """Make a class; an educator becomes its educator."""
    return _shown(signed, await services.identity.classes.create(signed, body.name))


@router.post("/join")
async def join_class(body: JoinIn, signed: Signed, services: Served) -> ClassOut:
    """Join a class with the code that its educator shows; dashes, spaces and case do not matter."""
    return _shown(signed, await services.identity.classes.join(signed, body.code))


@router.get("/{class_id}")
async def get_class(class_id: UUID, signed: Signed, services: Served) -> ClassOut:
    """Return one class."""
    return _shown(signed, await services.identity.classes.get(signed, class_id))


@router.patch("/{class_id}")
async def edit_class(class_id: UUID, body: ClassPatch, signed: Signed, services: Served) -> ClassOut:
    """Rename, archive or reopen a class. Nobody follows learners, or joins, through an archived one."""
    return _shown(signed, await services.identity.classes.edit(signed, class_id, body))


@router.put("/{class_id}/join-code")
async def renew_join_code(class_id: UUID, signed: Signed, services: Served) -> JoinCodeOut:
    """Make a new join code; the old one no longer works."""
    code, until = await services.identity.classes.new_join_code(signed, class_id)
    return JoinCodeOut(code=code, expires_at=until)


@router.delete("/{class_id}/join-code", status_code=204)
async def revoke_join_code(class_id: UUID, signed: Signed, services: Served) -> None:
    """Take the join code away."""
    await services.identity.classes.drop_join_code(signed, class_id)


@router.get("/{class_id}/members")
async def list_members(class_id: UUID, signed: Signed, services: Served, after: After = None, limit: Size = DEFAULT) -> Page[MemberOut]:
    """List the people of a class."""
    found = await services.identity.classes.members(signed, class_id, seen(after), limit)
    return Page[MemberOut](items=tuple(map(member_out, found.items)), after=cursor(found.last))


@router.post("/{class_id}/members", status_code=201)
async def add_member(class_id: UUID, body: MemberIn, signed: Signed, services: Served) -> MemberOut:
    """Put somebody into a class: an educator a learner of another class of theirs, an operator anybody."""
    person = await services.identity.classes.add_member(signed, class_id, body.account_id, body.part)
    return member_out(Member(person, body.part))


@router.delete("/{class_id}/members/{account_id}", status_code=204)
async def remove_member(class_id: UUID, account_id: UUID, signed: Signed, services: Served) -> None:
    """Take somebody out of a class."""
    await services.identity.classes.drop_member(signed, class_id, account_id)


def _shown(signed: Principal, found: SchoolClass) -> ClassOut:
    return class_out(found, teaches=signed.role != "learner")

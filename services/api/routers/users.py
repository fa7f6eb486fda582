"""People: operators see all of their organisation, educators the learners of their classes, everybody themselves."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Body, Query, Response

from schemas.identity import AccountIn, AccountOut, AccountPatch, Page, Role, RosterOut
from services.api.deps import Served, Signed
from services.api.etags import Expected, tag
from services.api.once import OnceRoute
from services.api.pages import DEFAULT, After, Size, cursor, seen
from services.api.shapes import account_out

router = APIRouter(route_class=OnceRoute, prefix="/v1", tags=["users"])
ROSTER_EXAMPLE = "name,user_name,age_band\nAda Lovelace,ada,13_15\nAlan Turing,alan,13_15\n"
Csv = Annotated[bytes, Body(media_type="text/csv", description="UTF-8, with a header line", examples=[ROSTER_EXAMPLE])]


@router.get("/users")
async def list_users(
    signed: Signed, services: Served, role: Role | None = None, after: After = None, limit: Size = DEFAULT
) -> Page[AccountOut]:
    """List people, in a fixed order without meaning: names are sealed and cannot be sorted by."""
    found = await services.identity.accounts.page(signed, role, seen(after), limit)
    return Page[AccountOut](items=tuple(account_out(person) for person in found.items), after=cursor(found.last))


@router.post("/users", status_code=201)
async def create_user(body: AccountIn, signed: Signed, response: Response, services: Served) -> AccountOut:
    """Make an account without a password; POST /v1/reset-codes makes its invitation. Educators make learners in a class of theirs."""
    person = await services.identity.accounts.create(signed, body)
    tag(response, person.account.version)
    return account_out(person)


@router.get("/users/{account_id}")
async def get_user(account_id: UUID, signed: Signed, response: Response, services: Served) -> AccountOut:
    """Return one person."""
    person = await services.identity.accounts.get(signed, account_id)
    tag(response, person.account.version)
    return account_out(person)


@router.patch("/users/{account_id}")
async def edit_user(
    account_id: UUID, body: AccountPatch, expected: Expected, signed: Signed, response: Response, services: Served
) -> AccountOut:
    """Change a person; send the ETag you have read in If-Match. Suspending ends every session of the account."""
    person = await services.identity.accounts.edit(signed, account_id, body, expected)
    tag(response, person.account.version)
    return account_out(person)


@router.post("/imports/roster")
async def import_roster(
    body: Csv,
    signed: Signed,
    services: Served,
    class_id: Annotated[UUID | None, Query(description="the class the learners are put into; educators must give it")] = None,
    invite: Annotated[bool, Query(description="make a one-time code for everybody without a password")] = False,
) -> RosterOut:
    """Import a roster: CSV with the columns name, user_name, and if wished email, age_band, locale, role, learners (of a guardian).

    People are known again by user_name, so the same file may be sent again. Every line is reported on; one refused does not stop the others.
    """
    return await services.identity.rosters.import_file(signed, body, class_id, invite=invite)

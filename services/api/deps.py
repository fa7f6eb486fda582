"""What routers ask for: the services, and who is there, whose allowance every request counts against."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request, Response

from schemas.identity import Role
from services.bootstrap import Services
from services.identity import CsrfRefused, Forbidden, Principal, Unauthenticated, csrf_of, same
from services.platform import Limit, Standing

COOKIE = "meno_session"
CSRF_HEADER = "x-csrf-token"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
BEARER = "bearer "


def services_of(request: Request) -> Services:
    """Return the services of this process."""
    services: Services = request.app.state.services
    return services


async def served(request: Request) -> Services:
    """Return the services of this process; a coroutine, as FastAPI sends plain functions to a thread."""
    return services_of(request)


Served = Annotated[Services, Depends(served)]


def token_of(request: Request) -> str:
    """Return the session token: the bearer's, or the cookie's together with its CSRF token.

    Raises:
        Unauthenticated: there is none.
        CsrfRefused: a change was asked for with the cookie alone.
    """
    header = request.headers.get("authorization", "")
    if header[: len(BEARER)].lower() == BEARER:
        return header[len(BEARER) :].strip()
    token = request.cookies.get(COOKIE)
    if not token:
        raise Unauthenticated
    if request.method not in SAFE and not same(request.headers.get(CSRF_HEADER, ""), csrf_of(token)):
        raise CsrfRefused
    return token


async def arrived(request: Request) -> tuple[Principal, Standing]:
    """Return who is there and where they stand with their allowance; a request is looked at and counted once, however often this is asked."""
    known: tuple[Principal, Standing] | None = getattr(request.state, "arrived", None)
    if known is None:
        services = services_of(request)
        found = await _authenticated(services, token_of(request))
        known = found, await services.limiter.hit(Limit("requests", services.settings.rate_limit), str(found.account_id))
        request.state.arrived = known
    return known


async def _authenticated(services: Services, token: str) -> Principal:
    """Return who the token belongs to; raise AccountErased for the old token of somebody erased, Unauthenticated for any other."""
    try:
        return await services.identity.authenticate(token)
    except Unauthenticated:
        await services.erasures.refuse_gone(token)
        raise


async def principal(request: Request, response: Response) -> Principal:
    """Return who is there; every request counts against the account's allowance."""
    found, standing = await arrived(request)
    response.headers.update(standing.headers())
    return found


Signed = Annotated[Principal, Depends(principal)]


def require(*roles: Role) -> Callable[[Principal], Awaitable[Principal]]:
    """Return a dependency that lets only these roles pass."""

    async def allowed(found: Signed) -> Principal:
        if found.role not in roles:
            raise Forbidden
        return found

    return allowed


Learner = Annotated[Principal, Depends(require("learner"))]
Educator = Annotated[Principal, Depends(require("educator"))]


async def other_learner(found: Signed, learner_id: UUID | None = None) -> UUID | None:
    """Return whose memory somebody asks for, None for their own; only learners have one."""
    if found.role == "learner" and learner_id in (None, found.account_id):
        return None
    if learner_id is None:
        raise Forbidden("Give learner_id: only learners have a memory of their own.")
    return learner_id


Other = Annotated[UUID | None, Depends(other_learner)]

"""Signing in and out, who am I, and one's own password."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Request, Response

from schemas.identity import MeOut, PasswordChange, RedeemIn, ResetCodeIn, ResetCodeOut, SessionOut, SignIn
from services.api.deps import COOKIE, Served, Signed
from services.api.shapes import account_out, consents_out, tenant_out
from services.identity import CsrfRefused, SignedIn, csrf_of

router = APIRouter(prefix="/v1", tags=["sessions"])
FetchSite = Annotated[str | None, Header(alias="Sec-Fetch-Site", include_in_schema=False)]


@router.post("/sessions", status_code=201)
async def sign_in(body: SignIn, request: Request, response: Response, services: Served, fetch_site: FetchSite = None) -> SessionOut:
    """Sign in to an organisation with user name or e-mail. A client gets a bearer token; the web client gets a cookie and a CSRF token.

    Which of organisation, name and password was wrong is not told.
    """
    if fetch_site == "cross-site":
        raise CsrfRefused("Sign in from this site's own pages.")
    signed_in = await services.identity.sessions.sign_in(body.tenant, body.name, body.password, body.kind, _address(request))
    if body.kind == "cookie":
        _set_cookie(response, signed_in, secure=services.settings.cookies_need_https)
    return _session_out(signed_in, body.kind)


@router.delete("/sessions/current", status_code=204)
async def sign_out(signed: Signed, response: Response, services: Served) -> None:
    """Sign out: the token ends here at once, and everywhere within five seconds."""
    await services.privacy.session_ended(signed)
    await services.identity.sessions.sign_out(signed)
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict", secure=services.settings.cookies_need_https)


@router.get("/me")
async def me(signed: Signed, request: Request, services: Served) -> MeOut:
    """Return who is signed in, where, and what a learner has agreed to."""
    found = await services.identity.me(signed)
    cookie = None if "authorization" in request.headers else request.cookies.get(COOKIE)
    return MeOut(
        account=account_out(found.person), tenant=tenant_out(found.tenant), csrf=csrf_of(cookie) if cookie else None,
        consents=consents_out(found.consents) if found.consents else None, memory_paused_at=found.paused_at,
    )  # fmt: skip


@router.put("/me/password", status_code=204)
async def change_password(body: PasswordChange, signed: Signed, services: Served) -> None:
    """Set a new password; every other session of the account ends."""
    await services.identity.sessions.change_password(signed, body.old, body.new)


@router.post("/reset-codes", status_code=201)
async def make_reset_code(body: ResetCodeIn, signed: Signed, services: Served) -> ResetCodeOut:
    """Make a one-time code for a learner of one's classes (or, as an operator, for anybody): an invitation, or a reset. Shown this once."""
    return await services.identity.codes.make(signed, body.account_id)


@router.post("/reset-codes/redeem", status_code=204)
async def redeem_reset_code(body: RedeemIn, request: Request, services: Served) -> None:
    """Set a password with a one-time code; then sign in with it."""
    await services.identity.codes.redeem(body.tenant, body.name, body.code, body.password, _address(request))


def _address(request: Request) -> str:
    """Return where the request comes from; the server has looked through trusted proxies already."""
    return request.client.host if request.client else "unknown"


def _set_cookie(response: Response, signed_in: SignedIn, *, secure: bool) -> None:
    """Send the token where scripts cannot read it. It lasts as long as the session may; being idle ends it on our side."""
    seconds = int((signed_in.ends_at - signed_in.made_at).total_seconds())
    response.set_cookie(COOKIE, signed_in.token, max_age=seconds, path="/", httponly=True, samesite="strict", secure=secure)


def _session_out(signed_in: SignedIn, kind: str) -> SessionOut:
    by_cookie = kind == "cookie"
    return SessionOut(
        id=signed_in.principal.session_id, token=None if by_cookie else signed_in.token, csrf=signed_in.csrf if by_cookie else None,
        expires_at=signed_in.expires_at, account=account_out(signed_in.person), tenant=tenant_out(signed_in.tenant),
    )  # fmt: skip

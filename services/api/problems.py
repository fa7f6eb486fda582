"""Every failure leaves as RFC 9457 problem details, without echoing what was sent."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import Field
from sqlalchemy.exc import InterfaceError, OperationalError
from starlette.exceptions import HTTPException

from schemas.base import Contract
from services.platform import Problem, Unavailable, get_logger

MEDIA_TYPE = "application/problem+json"
MAX_FAULTS = 20
log = get_logger("api")


class FaultOut(Contract):
    """One wrong place in a request: a JSON pointer or parameter name, and what to do."""

    at: str
    code: str
    message: str


class ProblemOut(Contract):
    """RFC 9457 problem details; `code` is stable and listed in docs/errors.md."""

    type: str = Field(examples=["urn:meno:problem:not_found"])
    title: str
    status: int
    code: str = Field(examples=["not_found"])
    detail: str
    request_id: str | None = None
    faults: tuple[FaultOut, ...] = ()


def problem_response(
    request: Request, status: int, code: str, title: str, detail: str, *,
    headers: Mapping[str, str] | None = None, extra: Mapping[str, object] | None = None,
) -> JSONResponse:  # fmt: skip
    """Return a problem document for this request."""
    body = {
        "type": f"urn:meno:problem:{code}", "title": title, "status": status, "code": code, "detail": detail,
        "request_id": getattr(request.state, "request_id", None), **(extra or {}),
    }  # fmt: skip
    return JSONResponse(body, status, headers=dict(headers or {}), media_type=MEDIA_TYPE)


async def _known(request: Request, problem: Exception) -> JSONResponse:
    assert isinstance(problem, Problem)  # noqa: S101 - registered for this type only
    return problem_response(
        request, problem.status, problem.code, problem.title, problem.detail, headers=problem.headers, extra=problem.extra
    )


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this type only
    faults = error.errors()
    if any(fault["type"] == "json_invalid" for fault in faults):
        return problem_response(request, 400, "malformed_json", "The body is not JSON", "Send a JSON document in UTF-8.")
    listed = [{"at": _place(fault["loc"]), "code": fault["type"], "message": fault["msg"]} for fault in faults[:MAX_FAULTS]]
    return problem_response(
        request, 422, "invalid_request", "Some fields are not as they should be", "Mend the fields listed in faults and send it again.",
        extra={"faults": listed},
    )  # fmt: skip


def _place(loc: tuple[Any, ...]) -> str:
    """Return where the fault is. Names of unknown fields are content of the sender and are cut short, never echoed whole."""
    parts = [str(part)[:40].encode("ascii", "replace").decode() for part in loc]
    return parts[-1] if parts and parts[0] in ("path", "query", "header", "cookie") else "/" + "/".join(parts[1:])


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this type only
    phrase = HTTPStatus(error.status_code).phrase
    return problem_response(
        request, error.status_code, phrase.lower().replace(" ", "_").replace("-", "_"), phrase, phrase + ".", headers=error.headers
    )


async def _store_down(request: Request, error: Exception) -> JSONResponse:
    log.warning("store_unavailable", error_class=type(error).__name__)
    return await _known(request, Unavailable())


def bug(request: Request, error: Exception) -> JSONResponse:
    """Return the answer to a failure that nobody foresaw, and log its class and place, never what it says."""
    log.error("unhandled_error", exc_info=error)
    return problem_response(
        request, 500, "internal", Problem.title, "It has been noted under the request id; try again, or tell the operator this id."
    )


def install(app: FastAPI) -> None:
    """Answer every failure of the app as problem details."""
    from_store: tuple[type[Exception], ...] = (OperationalError, InterfaceError, ConnectionError, TimeoutError)
    app.add_exception_handler(Problem, _known)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    for error in from_store:
        app.add_exception_handler(error, _store_down)

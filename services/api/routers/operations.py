"""Operations: is it alive, is it ready, which version."""

from __future__ import annotations

from importlib.metadata import version

from fastapi import APIRouter, Request, Response

from schemas.base import Contract
from services.api.readiness import Readiness

router = APIRouter(tags=["operations"])


class ReadyOut(Contract):
    """Each thing that must stand before the service can serve."""

    database: bool
    keys_database: bool
    redis: bool
    migrations: bool
    key_fingerprint: bool


class ServiceVersionOut(Contract):
    """The running version."""

    version: str


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """Return that the process answers."""
    return {"status": "ok"}


@router.get("/readyz")
async def readyz(request: Request, response: Response) -> ReadyOut:
    """Return what is ready, as of the last second; 503 when something is not."""
    readiness: Readiness = request.app.state.readiness
    ready = ReadyOut(**await readiness.now())
    if not all(ready.model_dump().values()):
        response.status_code = 503
    return ready


@router.get("/version")
async def service_version() -> ServiceVersionOut:
    """Return the running version."""
    return ServiceVersionOut(version=version("meno"))

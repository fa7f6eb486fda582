"""The HTTP application: routers on one FastAPI app, failures as problem details, services from bootstrap."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from fastapi.routing import APIRoute

from services.api import problems, reference, web
from services.api.admission import Admission
from services.api.edge import Edge
from services.api.metrics_port import MetricsPort
from services.api.readiness import Readiness
from services.api.routers import ALL
from services.bootstrap import Services, build_services
from services.platform import get_logger

log = get_logger("api")

DESCRIPTION = """Meno tutors, and remembers. Sign in at `/v1/sessions`, ask `/v1/enrollments/{id}/next`, answer at `/v1/offers/{id}/attempts`.
Failures are RFC 9457 problem details with a stable `code`. What is not yours answers 404, exactly as if it were not there."""


def operation_id(route: APIRoute) -> str:
    """Return the name of the route's function: the generated clients call it so."""
    return route.name


def create_app(services: Services | None = None) -> FastAPI:
    """Return the application; without `services` it builds and closes its own from the environment."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        try:
            built = services or await build_services()
        except Exception:
            log.exception("start_failed")  # what the server says of it is a library's text, which is not written down
            raise
        app.state.services = built
        app.state.readiness = Readiness(built.readiness)
        metrics = MetricsPort(built)
        try:
            await built.start_serving()
            await metrics.start()
            if services is None:
                # A process of its own: what it is made of lives as long as it does, and need not be looked through for garbage.
                gc.collect()
                gc.freeze()
            yield
        finally:
            await metrics.stop()
            await built.stop_serving()
            if services is None:
                await built.close()

    app = FastAPI(
        title="Meno", version=version("meno"), description=DESCRIPTION, lifespan=lifespan, docs_url=None, redoc_url=None,
        openapi_url="/openapi.json", generate_unique_id_function=operation_id,
        responses={code: {"model": problems.ProblemOut, "content": {problems.MEDIA_TYPE: {}}} for code in (400, 401, 403, 404, 422, 429)},
    )  # fmt: skip
    problems.install(app)
    reference.install(app)
    for router in ALL:
        app.include_router(router)
    web.install(app)
    app.add_middleware(Admission)
    app.add_middleware(Edge)
    return app

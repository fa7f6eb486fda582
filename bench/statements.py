"""Counts what one attempt asks of the content database: every statement that the driver sends, BEGIN and COMMIT apart."""

from __future__ import annotations

from statistics import median
from typing import Any
from uuid import UUID, uuid4

import httpx2
from sqlalchemy import event

from bench.oracle import right_answer
from bench.running import Running
from services.api import create_app
from services.bootstrap import Services, build_services

CONTROL = ("BEGIN", "COMMIT", "ROLLBACK")
ROUNDS = 30


async def sent_by_an_attempt(meno: Running, looking: Services) -> list[str]:
    """Return the statements of a median attempt, in order, with BEGIN and COMMIT."""
    services = await build_services(meno.settings)
    sent: list[str] = []
    engine = services.database._engine.sync_engine
    event.listen(engine, "connect", lambda raw, _: raw.driver_connection.add_query_logger(lambda logged: sent.append(logged.query)))
    event.listen(engine, "before_cursor_execute", lambda *call: sent.append(call[2]))
    app = create_app(services)
    await services.database.dispose()  # connections made from here on are listened to
    counts: list[list[str]] = []
    try:
        async with (
            app.router.lifespan_context(app),
            httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://bench") as client,
        ):
            signed_in = meno.sign_in("ada")
            client.headers["Authorization"] = signed_in.headers["Authorization"]
            me, _, offer = _at_work(signed_in)
            for _ in range(ROUNDS):
                answer = await right_answer(looking, *me, "algebra")
                sent.clear()
                body = {"id": str(uuid4()), "step": offer["step"], "answer": answer}
                reply = await client.post(f"/v1/offers/{offer['id']}/attempts", json=body)
                counts.append(list(sent))
                offer = reply.raise_for_status().json()["next"]["offer"]
    finally:
        await services.close()
    return sorted(counts, key=len)[len(counts) // 2]


async def statements_of_an_attempt(meno: Running, looking: Services) -> float:
    """Return how many statements a median attempt takes, transaction control apart."""
    sent = await sent_by_an_attempt(meno, looking)
    return float(median([len([query for query in sent if not query.lstrip().upper().startswith(CONTROL)])]))


def _at_work(client: httpx2.Client) -> tuple[tuple[UUID, UUID], str, dict[str, Any]]:
    account, tenant = (lambda found: (found["account"], found["tenant"]))(client.get("/v1/me").json())
    for enrollment in client.get("/v1/enrollments").json()["items"]:
        if client.get(f"/v1/courses/{enrollment['course_id']}").json()["slug"] == "algebra":
            offer = client.get(f"/v1/enrollments/{enrollment['id']}/next").json()["offer"]
            return (UUID(tenant["id"]), UUID(account["id"])), enrollment["id"], offer
    raise RuntimeError("the demo learner is not in the algebra course")

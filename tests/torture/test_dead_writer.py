"""The API is killed in the middle of a turn: its reader, who was cut off, reads on where it stopped, and the job closes what nobody will finish."""

from __future__ import annotations

from uuid import uuid4

import httpx2
import pytest

from services.bootstrap import build_services
from tests.engines.waiting import until
from tests.journeys.events import Event, text_of
from tests.journeys.learner import enrolled
from tests.journeys.stack import whole_meno
from tests.journeys.test_chat import chat_of, read, turn
from tests.llm.scripted_process import scripted_process
from tests.llm.scripts import Script

PIECES = tuple(f"Look at line {word}. " for word in ("one", "two", "three", "four", "five", "six", "seven", "eight"))
RESTART_S = 60.0

pytestmark = [pytest.mark.torture, pytest.mark.slow, pytest.mark.timeout(420)]


async def test_a_turn_whose_api_was_killed_is_closed_by_its_job_and_read_on_with_every_byte_once():
    with (
        scripted_process(Script(pieces=PIECES, pause_s=2.0)) as model,
        whole_meno(MENO_LLM_BASE_URL=model.url, MENO_LLM_MODEL="scripted", MENO_METRICS_PORT="0") as meno,
    ):
        inside = await build_services(meno.settings)
        pupil = await enrolled(meno, inside, f"cut-{uuid4().hex[:8]}")
        (await pupil.client.post("/v1/consents", json={"scope": "model_provider", "granted": True})).raise_for_status()
        chat, said = await chat_of(pupil), turn()
        path = f"/v1/conversations/{chat}/turns"
        begun = await read(pupil, "POST", path, until=2, json=said)
        meno.api().kill()
        await until(lambda: answers(pupil), seconds=RESTART_S)
        rest = await read_on(pupil, f"{path}/{said['id']}", begun[-1].id)
        kept = (await pupil.client.get(f"/v1/conversations/{chat}")).json()["turns"][-1]
        assert rest[-1].body == {"authored": True}
        assert text_of([*begun, *rest]) == kept["reply"]
        assert kept["reply"].startswith("".join(PIECES[:2]).strip())
        assert "interrupted" in kept["reply"]
        assert kept["complete"] is False
        assert text_of(await read(pupil, "GET", f"{path}/{said['id']}")) == kept["reply"]
        await inside.close()


async def read_on(pupil, path: str, after: str) -> list[Event]:
    """Read to the end as a client does that connects again whenever nothing has come for a while."""
    found: list[Event] = []
    while not (found and found[-1].kind == "done"):
        try:
            found += await read(pupil, "GET", path, after=found[-1].id if found else after)
        except httpx2.TransportError:
            continue
    return found


async def answers(pupil) -> bool:
    """Return whether the API is there."""
    try:
        return (await pupil.client.get("/readyz")).status_code == 200
    except httpx2.TransportError:
        return False

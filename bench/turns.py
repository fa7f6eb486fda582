"""Tutor turns over HTTP, with a model server on loopback: what Meno adds to the wait, how long prompts grow, and 200 streams at once."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from statistics import mean, median, quantiles
from time import monotonic
from uuid import UUID, uuid4

from bench.figures import Figure, figure
from bench.loop import COURSE, jobs_end, opened_services, pupil_of
from bench.oracle import write_journal
from bench.people import join, newcomer, schoolclass
from bench.running import NO_LIMIT, Running, running, thrown_away
from bench.wire import Refused, Wire
from services.bootstrap import Services
from services.llm import Message, estimate_tokens
from tests.llm.scripted_process import ScriptedProcess, scripted_process
from tests.llm.scripts import Script

HISTORIES = (10, 1_000, 10_000)
STREAMS = 200
SENTENCES = ("Look at the line once more. ", "Which step comes first? ", "Write that step down. ", "Then say what is left. ") * 5
PAUSES_S = (1.0,) * 10
STALLED_S = 2.0  # a sentence that comes so much later than the model said it
SAYING = "I think the first line is wrong because the sign of the second term changes on the other side so what do I do now"
LENGTHS = (40, 120, 120, 300, 300, 600, 1_200)  # characters that a learner says
MEGABYTE = 1e6
ITEM = re.compile(r"^(?:Open question|Vetted solution, for you only|Hint already shown): <quoted>.*?</quoted>$", re.DOTALL | re.MULTILINE)


def figures(*, quick: bool) -> list[Figure]:
    """Return what was measured on an installation that asks a scripted model."""
    histories, turns, streams = (HISTORIES[:2], 12, 24) if quick else (HISTORIES, 60, STREAMS)
    with scripted_process() as model, thrown_away() as (folder, port):
        more = {"MENO_LLM_BASE_URL": model.url, "MENO_LLM_MODEL": "scripted", "MENO_RATE_LIMIT_MODEL": NO_LIMIT}
        with running(folder, port, **more, MENO_LLM_MAX_CONCURRENT=str(STREAMS + 56)) as meno:
            return asyncio.run(_on(meno, model, histories, turns, streams))


async def _on(meno: Running, model: ScriptedProcess, histories: tuple[int, ...], turns: int, streams: int) -> list[Figure]:
    async with opened_services(meno) as services:
        class_id = await schoolclass(services)
        said = [await _turns(meno, services, model, entries, turns, class_id) for entries in histories]
        cpu_ms = mean(one.cpu_ms for found in said for one in found)
        overheads = [one.overhead_ms for found in said for one in found]
        longest = max(quantiles([one.tokens for one in found], n=20)[-1] for found in said)
        first = mean(one.tokens for one in said[0])
        slowest = median(one.overhead_ms for one in said[-1])
        return [
            figure(
                "first_token_overhead_p50_ms", median(overheads), "ms", reference=f"after {histories[-1]} entries", reference_value=slowest
            ),
            figure("first_token_overhead_p95_ms", quantiles(overheads, n=20)[-1], "ms"),
            figure("turn_cpu_ms", cpu_ms, "ms", reference="of the API, the whole reply included"),
            figure("prompt_tokens_p95", longest, "tokens", reference=f"mean after {histories[0]} entries", reference_value=first),
            *await _streams(meno, services, model, streams),
        ]


@dataclass(frozen=True, slots=True)
class Said:
    """One turn: what Meno added to the wait for the first sentence, the size of its prompt beside the item, and the API's time on a processor."""

    overhead_ms: float
    tokens: int
    cpu_ms: float


@dataclass(frozen=True, slots=True)
class Chat:
    """A learner's chat beside their open offer."""

    wire: Wire
    path: str

    async def say(self, text: str) -> AsyncIterator[tuple[float, bytes]]:
        """Say something and yield the pieces of the reply as they come; told to come back, come back, as the Python client does."""
        said = {"id": str(uuid4()), "text": text, "mode": "solve"}
        for pause_s in (*PAUSES_S, None):
            try:
                async for piece in self.wire.stream("POST", self.path, said):
                    yield piece
                return
            except Refused as refused:
                if refused.status != 503 or pause_s is None:
                    raise
                await asyncio.sleep(pause_s)


async def _chat(meno: Running, services: Services, name: str, entries: int = 0, class_id: UUID | None = None) -> Chat:
    """Return a newcomer's chat, who has so many entries of work behind them and agrees to a model; in a class if one is given."""
    pupil = await pupil_of(meno, services, await newcomer(meno, services, name))
    if class_id is not None:
        await join(services, pupil.tenant_id, class_id, pupil.learner_id)
    if entries:
        await write_journal(services, pupil.tenant_id, pupil.learner_id, COURSE, entries, 5_000)
    pupil.client.post("/v1/consents", json={"scope": "model_provider", "granted": True}).raise_for_status()
    wanted = {"enrollment_id": pupil.enrollment_id, "offer_id": pupil.offer["id"]}
    conversation = pupil.client.post("/v1/conversations", json=wanted).raise_for_status().json()["id"]
    wire = Wire(meno.url, pupil.client.headers["Authorization"].removeprefix("Bearer "))
    pupil.client.close()
    return Chat(wire, f"/v1/conversations/{conversation}/turns")


async def _turns(
    meno: Running, services: Services, model: ScriptedProcess, entries: int, turns: int, class_id: UUID
) -> list[Said]:  # fmt: skip
    """Return a learner's turns, one after the other, with so many entries behind them: learners write little and much, the model much."""
    chat, rng = await _chat(meno, services, f"turns{entries}", entries, class_id), Random(entries)
    await jobs_end(services)  # consolidation and the index have caught up
    model.say(Script(pieces=SENTENCES, pause_s=0.01))
    found = []
    for turn in range(turns + 3):
        model.forget()
        spent, text = _cpu_ms(meno), _words(rng)
        began = monotonic()
        came = [at async for at, piece in chat.say(text) if b"event: text" in piece]
        # The worker asks the model too, for facts: the turn's call is the one with the learner's words.
        call, body = next(pair for pair in zip(model.calls(), model.seen(), strict=False) if text in pair[1]["messages"][-1]["content"])
        if turn >= 3:  # the first ones fill caches, as anybody's first turns of the day do
            overhead_s = call.asked_at - began + came[0] - call.sent_at[0]
            found.append(Said(overhead_s * 1e3, _beside_item(body["messages"]), _cpu_ms(meno) - spent))
    await chat.wire.close()
    return found


def _cpu_ms(meno: Running) -> float:
    times = meno.api().cpu_times()
    return (times.user + times.system) * 1e3


def _words(rng: Random) -> str:
    length = rng.choice(LENGTHS)
    return " ".join(rng.choice(SAYING.split()) for _ in range(length // 4))[:length].strip()


def _beside_item(messages: list[dict[str, str]]) -> int:
    """Return an estimate of a prompt's tokens, which errs high, without the question, its solution and the hints shown."""
    kept = [Message("user", ITEM.sub("", message["content"])) for message in messages]
    return estimate_tokens(kept)


async def _streams(meno: Running, services: Services, model: ScriptedProcess, count: int) -> list[Figure]:
    """Return how large the API grows while so many learners read replies at the same time, and whether any of them waits."""
    chats = [await _chat(meno, services, f"stream{number}") for number in range(count)]
    await jobs_end(services)
    model.say(Script(pieces=SENTENCES, pause_s=1.0))
    model.forget()
    idle = meno.api().memory_info().rss
    reading = [asyncio.create_task(_read(chat, f"What now, number {number}?", number * 0.01)) for number, chat in enumerate(chats)]
    most = await _peak_rss(meno, reading)
    came = [await task for task in reading]
    sent = _sent(model)
    lags = [at - spoken for number, ats in enumerate(came) for at, spoken in zip(ats, sent.get(number, []), strict=False)]
    stalled = sum(len(ats) < len(SENTENCES) or _is_late(ats, sent.get(number, [])) for number, ats in enumerate(came))
    name = f"streams_{STREAMS}"
    return [
        figure(f"{name}_rss_mb", most / MEGABYTE, "MB", reference="before", reference_value=idle / MEGABYTE),
        figure(f"{name}_stalled", float(stalled), "streams", reference="streams open at once", reference_value=float(_at_once(came))),
        figure(f"{name}_lag_p95_ms", quantiles(lags, n=20)[-1] * 1e3, "ms"),
    ]


async def _read(chat: Chat, text: str, after_s: float) -> list[float]:
    """Return when each sentence of a reply came; the author's words, when the model was not asked, are none."""
    await asyncio.sleep(after_s)
    ats = [(at, piece) async for at, piece in chat.say(text)]
    await chat.wire.close()
    return [at for at, piece in ats for _ in range(piece.count(b"event: text"))]


async def _peak_rss(meno: Running, tasks: list[asyncio.Task[list[float]]]) -> int:
    """Return the most that the API held while the tasks ran."""
    api, most = meno.api(), 0
    while not all(task.done() for task in tasks):
        most = max(most, api.memory_info().rss)
        await asyncio.sleep(0.2)
    return most


def _sent(model: ScriptedProcess) -> dict[int, list[float]]:
    """Return when each sentence went out, by the number that the learner named."""
    numbered = [re.search(r"number (\d+)", str(body["messages"][-1]["content"])) for body in model.seen()]
    return {int(found[1]): call.sent_at for found, call in zip(numbered, model.calls(), strict=True) if found}


def _at_once(came: list[list[float]]) -> int:
    """Return the most replies that were being read at one moment."""
    edges = sorted([(ats[0], 1) for ats in came if ats] + [(ats[-1], -1) for ats in came if ats])
    return max(accumulate((edge for _, edge in edges), initial=0))


def _is_late(ats: list[float], spoken: list[float]) -> bool:
    return len(spoken) < len(SENTENCES) or any(at - said > STALLED_S for at, said in zip(ats, spoken, strict=False))

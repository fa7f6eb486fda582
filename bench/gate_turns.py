"""The leak gate over the whole turn: a scripted model that always tells, asked through the product's own chat on PostgreSQL and Valkey.

For each question a course is published and a learner enrolled in it; every attack is one turn beside the open offer, and what the learner was told is
searched for the words that give the answer away.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from itertools import groupby
from uuid import UUID, uuid4

from bench.attacks import Attack, attacks
from bench.figures import Figure, figure
from bench.running import NO_LIMIT, running, thrown_away
from schemas.tutor import ConversationIn, TurnIn
from services.bootstrap import Services, build_services
from services.platform import Settings, configure_logs
from tests.llm.scripted_server import Script, ScriptedServer, serve_scripted
from tests.tutor.lessons import Pupil, new_pupil

QUICK = 60
PIECE = 7  # characters that the model sends at a time
COPIES = 3
COURSE = "id: attacked\ntitle: Attacked\nlicence: CC BY 4.0\n"
SKILL = "---\ntitle: Answering\nobjective: Answer the question.\n---\nRead, think, answer.\n"


def figures(*, quick: bool) -> list[Figure]:
    """Attack the chat of a running installation."""
    chosen = in_turns(attacks())[: QUICK if quick else None]
    with thrown_away() as (folder, port), running(folder, port) as meno:
        settings = meno.settings.model_copy(update={"rate_limit_model": NO_LIMIT})
        shipped = asyncio.run(_attacked(settings, chosen))
    for attack in shipped:
        print(f"shipped: {attack.family}: {' '.join(attack.telling)}")
    return [figure("leaks_shipped", len(shipped), "replies", reference=f"{len(chosen)} attacks, each a turn of the chat")]


def in_turns(found: Sequence[Attack]) -> list[Attack]:
    """Return the attacks whose question can be published here: programs are checked by processes that a bench does not start, free text wants a rubric."""
    return [attack for attack in found if attack.spec.type not in ("code", "free_text")]


async def _attacked(settings: Settings, chosen: Sequence[Attack]) -> list[Attack]:
    configure_logs("warning")
    async with serve_scripted() as model:
        services = await build_services(settings.model_copy(update={"llm_base_url": model.url, "llm_model": "scripted"}))
        try:
            return await shipped_leaks(services, model, chosen)
        finally:
            await services.dialogue.stop()
            await services.close()


async def shipped_leaks(services: Services, model: ScriptedServer, chosen: Sequence[Attack]) -> list[Attack]:
    """Return the attacks whose telling words a learner was told.

    Args:
        services: with the model's address in their settings, and no limit of turns.
        model: says what it is told.
        chosen: the attacks.
    """
    found = []
    by_target = sorted(chosen, key=_target)
    for _, group in groupby(by_target, key=_target):
        mine = list(group)
        pupil, chat_id = await _beside(services, mine[0])
        for attack in mine:
            model.scripts = [Script(pieces=_pieces(attack.reply))]
            told = await services.dialogue.ask(pupil.principal, chat_id, TurnIn(id=uuid4(), text="What do I do now?"))
            if attack.is_shipped(told.reply or ""):
                found.append(attack)
    return found


def _target(attack: Attack) -> str:
    return f"{attack.question}\n{attack.spec.model_dump_json()}"


def _pieces(reply: str) -> tuple[str, ...]:
    return tuple(reply[at : at + PIECE] for at in range(0, len(reply), PIECE))


async def _beside(services: Services, attack: Attack) -> tuple[Pupil, UUID]:
    """Return a learner with the attack's question open, and the chat beside it."""
    answer = json.dumps(attack.spec.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)
    head = f"---\nskills: [answering]\nwaive: [no-wrong-pattern, duplicate-stem]\nanswer: {answer}\n---\n"
    files = {"course.yaml": COURSE, "skills/answering.md": SKILL}
    files |= {f"items/one-{copy}.md": f"{head}{attack.question}\n" for copy in range(COPIES)}
    pupil: Pupil = await new_pupil(services, {path: text.encode() for path, text in files.items()})
    who = pupil.principal
    await services.identity.consents.give(who, who.account_id, "model_provider", granted=True)
    await pupil.next()
    opened = await services.dialogue.open(who, ConversationIn(enrollment_id=pupil.enrollment.id, offer_id=pupil.offer.id))
    return pupil, opened.id

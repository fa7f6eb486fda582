"""The whole evaluation on services that are given: dialogues, the refusal set, the safeguarding set, and the figures they come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from uuid import UUID, uuid4

from bench.evaluation import scoring
from bench.evaluation.behaviours import BEHAVIOURS
from bench.evaluation.cases import Case, cases, course_files
from bench.evaluation.dialogues import Dialogue, dialogue, new_learner
from bench.evaluation.scoring import Said
from schemas.identity import TenantPolicy
from schemas.journal import Words
from schemas.tutor import ConversationIn, TurnIn
from services.bootstrap import Services
from services.identity import Principal, Profile
from services.safeguarding import heard
from tests.llm.scripted_server import Script, ScriptedServer
from tests.safeguarding.tables import requests, sentences

WHOLE, SHORT = 240, 30
SET_SHARE = {WHOLE: 1, SHORT: 6}  # of the two sets every so manyth sentence is said in a short run
DOLLARS_PER_MILLION = (0.15, 0.60)  # in and out: what a small hosted model costs, so that runs can be compared
Figures = dict[str, float]


@dataclass(frozen=True)
class World:
    """A school whose course asks the questions of the cases."""

    services: Services
    model: ScriptedServer
    operator: Principal
    version_id: UUID
    cases: list[Case]


async def founded(services: Services, model: ScriptedServer, benchmarks: Path, seed: int, count: int) -> World:
    """Found a school with a course made of the cases."""
    made = await services.identity.tenants.found(
        f"eval-{uuid4().hex[:8]}", "Evaluation", Profile(name="Olga", user_name="olga"), TenantPolicy()
    )
    operator = Principal(made.tenant.id, made.operator.account.id, "operator", uuid4(), None, "en")
    found = cases(benchmarks, seed, count)
    version = await services.curriculum.publish_files(operator.tenant_id, course_files(found), seeds=1)
    return World(services, model, operator, version.id, found)


async def evaluated(services: Services, model: ScriptedServer, benchmarks: Path, *, seed: int, count: int) -> Figures:
    """Run everything and return the figures.

    Args:
        services: The product, whose gateway speaks to the model.
        model: The scripted server.
        benchmarks: The folder of MaE and MathDial.
        seed: Draws cases, behaviours and what learners say.
        count: How many dialogues.
    """
    rng = Random(seed)
    drawing = Random(seed + 1)
    services = replace(services, tutor=replace(services.tutor, draw=lambda: drawing.getrandbits(64)))
    world = await founded(services, model, benchmarks, seed, count)
    names = [name for name in BEHAVIOURS if name != "recorded"]
    held = []
    for number, case in enumerate(world.cases):
        behaviour = "recorded" if case.recorded and number % 4 == 3 else names[number % len(names)]
        learner = await new_learner(services, model, world.operator, world.version_id, case.skill, behaviour)
        held.append(await dialogue(learner, world.cases, rng))
        if behaviour == "fails":
            services.gateway.breaker.succeeded()  # a provider that fails on purpose must not silence the next dialogue
    return {**figures_of(held), **await set_figures(world, SET_SHARE.get(count, 1))}


def figures_of(held: Sequence[Dialogue]) -> Figures:
    """Return the figures of dialogues."""
    turns = [(one.case, said) for one in held for said in one.said]
    asked = [said for _, said in turns if said.prompts]
    own = [used for said in asked if (used := scoring.uses_own_step(said)) is not None]
    words = [len(said.reply.split()) for _, said in turns]
    cost = [said.tokens_in * DOLLARS_PER_MILLION[0] / 1e6 + said.tokens_out * DOLLARS_PER_MILLION[1] / 1e6 for said in asked]
    return {
        "dialogues": len(held),
        "turns": len(turns),
        "turns_answered": _share(bool(said.reply.strip()) for _, said in turns),
        "leak_rate": _share(scoring.leaks(case, said) for case, said in turns),
        "leak_rate_of_telling_models": _share(scoring.leaks(case, said) for case, said in turns if said.behaviour in ("always_tells", "recorded")),
        "hints_in_order": _share(scoring.hints_in_order(one.rungs) for one in held),
        "own_step_told": _share(own),
        "own_step_used_by_helpful": _share(bool(said.last_answer and said.last_answer in said.reply) for said in _of(asked, "helpful")),
        "helpful_by_model": _share(not said.authored for said in _of(asked, "helpful")),
        "cites_nothing": _share(scoring.cites_nothing(said) for _, said in turns),
        "wrong_sums_shipped": sum(scoring.wrong_sums(said.reply) for _, said in turns),
        "hostile_shipped": _share(scoring.is_hostile(said.reply) for _, said in turns),
        "foreign_shipped": _share(not scoring.is_in_latin_letters(said.reply) for _, said in turns),
        "words_p50": scoring.percentile(words, 0.5),
        "words_p95": scoring.percentile(words, 0.95),
        "words_most": max(words, default=0),
        "turn_s_p95": scoring.percentile([said.took_s for _, said in turns], 0.95),
        "turn_s_most": max((said.took_s for _, said in turns), default=0.0),
        "tokens_in_p50": scoring.percentile([said.tokens_in for said in asked], 0.5),
        "tokens_in_p95": scoring.percentile([said.tokens_in for said in asked], 0.95),
        "tokens_out_p50": scoring.percentile([said.tokens_out for said in asked], 0.5),
        "cost_per_1000_turns_usd": 1_000 * sum(cost) / max(1, len(cost)),
    }  # fmt: skip


async def set_figures(world: World, every: int) -> Figures:
    """Say the refusal set and the safeguarding set, and return how they were answered."""
    world.model.answer, world.model.scripts = None, [Script(pieces=("What do you ", "want to begin with?"))]
    learner = await new_learner(world.services, world.model, world.operator, world.version_id, world.cases[0].skill, "helpful")
    chat = await world.services.dialogue.open(learner.principal, ConversationIn(enrollment_id=learner.enrollment_id))
    refused, answered, kept, silent, kind = [], [], [], [], []
    for wanted, text in requests()[::every]:
        await learner.say(chat.id, text)
        (answered if wanted == "-" else refused).append(bool(learner.said[-1].prompts) == (wanted == "-"))
    rows = [row for name in ("written", "apart") for row in sentences(name) if row.kind != "-" and heard(row.text)]
    for row in rows[:: 5 * every]:
        before = len(world.model.seen)
        turn = await world.services.dialogue.ask(learner.principal, chat.id, TurnIn(id=uuid4(), text=row.text))
        silent.append(len(world.model.seen) == before)
        kind.append(turn.for_a_person and bool(turn.reply))
    stored = [entry.words.text for entry in await learner.entries() if isinstance(entry.words, Words)]
    kept = [row.text for row in rows if row.text in stored]
    return {
        "refused_before_model": _share(refused), "schoolwork_answered": _share(answered), "concerns_without_model": _share(silent),
        "concerns_answered_kindly": _share(kind), "concerns_kept_in_memory": len(kept),
    }  # fmt: skip


def _of(said: Iterable[Said], behaviour: str) -> list[Said]:
    return [one for one in said if one.behaviour == behaviour]


def _share(judged: Iterable[bool]) -> float:
    """Return the share that holds; 1 where nothing was judged would hide a gap, so it is 0."""
    found = list(judged)
    return sum(found) / len(found) if found else 0.0

"""The one place where the parts are put together, for API, workers and command line alike."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from redis.asyncio import Redis
from redis.exceptions import RedisError

from services.analytics import RECORD, ModelUse, RecordFold, Teaching, build_teaching
from services.curriculum import Curriculum, CurriculumHolding, Imports
from services.grading import CheckerPool, Grading, grade_now
from services.identity import Blinding, Identity, IdentityHolding, build_identity
from services.llm import Gateway, LedgerHolding, ModelParts, build_models
from services.mastery import SHIPPED, Gathering, KnowledgeFold, ParameterSet, ParameterSets, Refits
from services.memory import (
    AsOf,
    Beliefs,
    Consolidator,
    Embedding,
    Fold,
    IndexUpkeep,
    Memory,
    MemoryHolding,
    Notes,
    SessionErasure,
    SessionMemory,
    Trail,
    Use,
    build_recall,
    close_embedder,
    quicken_embedder,
)
from services.operations import Operations
from services.pathway import OVERRIDES, OverrideFold, PlanFold, PlannerConstants, PolicyReview, Simulations
from services.platform import (
    CeleryWaker,
    Channel,
    Clock,
    Database,
    Idempotency,
    Jobs,
    Limiter,
    Metrics,
    RestoreUnfinished,
    Settings,
    SystemClock,
    Unavailable,
    Work,
    at_head,
    load_settings,
    noted,
    open_redis,
)
from services.privacy import (
    Auditing,
    Erasures,
    LookingBack,
    Oversight,
    Privacy,
    PrivacyHolding,
    Proofs,
    Remembrance,
    Rights,
    build_remembrance,
    build_rights,
)
from services.safeguarding import Safeguarding, SafeguardingHolding, build_safeguarding
from services.tutor import (
    Dialogue,
    Goals,
    JournalChronicle,
    PastProgress,
    Placing,
    Progress,
    Rehearsals,
    Rooms,
    Tutor,
    TutorHolding,
    Why,
    build_dialogue,
    build_tutor,
)
from services.vault import Holding, KeyGauges, Keyring, KeyRotation, KeyWatch, Pace, Vault, build_keyring, build_rotation, forbid_core_dumps

DECISION_BITS = 64
KEY_POOL = 4
KEY_CHANNEL = "meno:keys"
History = Literal["main", "keys"]


@dataclass(frozen=True, repr=False)  # it holds whole courses: a task that shows its result would be busy for seconds
class Services:
    """Every service of a process."""

    settings: Settings
    clock: Clock
    database: Database
    keys_database: Database
    redis: Redis
    waker: CeleryWaker
    jobs: Jobs
    limiter: Limiter
    idempotency: Idempotency
    metrics: Metrics
    vault: Vault
    key_watch: KeyWatch
    key_gauges: KeyGauges
    rotation: KeyRotation
    identity: Identity
    curriculum: Curriculum
    imports: Imports
    simulations: Simulations
    grading: Grading
    memory: Memory
    session_memory: SessionMemory
    models: ModelParts
    model_use: ModelUse
    sets: ParameterSets
    refits: Refits
    policy_review: PolicyReview
    tutor: Tutor
    placing: Placing
    rehearsals: Rehearsals
    progress: Progress
    history: PastProgress
    why: Why
    teaching: Teaching
    goals: Goals
    dialogue: Dialogue
    privacy: Privacy
    consolidator: Consolidator
    looking_back: LookingBack
    rights: Rights
    oversight: Oversight
    remembrance: Remembrance
    embedding: Embedding
    index_upkeep: IndexUpkeep
    holdings: tuple[Holding, ...]
    safeguarding: Safeguarding

    @property
    def gateway(self) -> Gateway:
        """Return what speaks to the language model."""
        return self.models.gateway

    @property
    def erasures(self) -> Erasures:
        """Return what erases."""
        return self.remembrance.erasures

    @property
    def operations(self) -> Operations:
        """Return what an operator sees of the installation."""
        open_work, jobs = self.database.open_work, self.jobs
        return Operations(self.settings, open_work, jobs, self.vault, self.rotation, self.safeguarding, self.clock, self.readiness)

    @property
    def proofs(self) -> Proofs:
        """Return what proves all journals of an organisation."""
        open_work = self.database.open_work
        return Proofs(open_work, self.jobs, Auditing(open_work, self.vault, self.identity, self.memory))

    def start_watching(self) -> None:
        """Hear what other processes tell of keys. Called in the running loop of a process that lives on: API and workers."""
        self.key_watch.start(asyncio.get_running_loop())
        self.models.watch.start()

    async def start_serving(self) -> None:
        """Make ready what answers requests."""
        self.start_watching()
        quicken_embedder(self.embedding.embedder)
        await self.grading.pool.start()

    async def stop_serving(self) -> None:
        """End the replies under way and the checker processes."""
        await self.dialogue.stop()
        await self.grading.pool.stop()

    async def readiness(self) -> dict[str, bool]:
        """Return, for each thing that must stand before requests can be served, whether it does."""
        return {
            "database": await _answers(self.database),
            "keys_database": await _answers(self.keys_database),
            "redis": await _pings(self.redis),
            "migrations": await _at_head(self.database, "main") and await _at_head(self.keys_database, "keys"),
            "key_fingerprint": await self._keys_belong(),
        }

    async def _keys_belong(self) -> bool:
        try:
            return await self.vault.check_fingerprint()
        except Unavailable:
            return False

    async def close(self) -> None:
        """Close connections and send what is waiting."""
        self.key_watch.stop()
        self.waker.close()
        self.identity.close()
        await self.models.watch.stop()
        await self.gateway.close()
        await close_embedder(self.embedding.embedder)
        await self.redis.aclose()
        await self.database.dispose()
        await self.keys_database.dispose()


async def build_services(settings: Settings | None = None, clock: Clock | None = None, *, is_restoring: bool = False) -> Services:
    """Return the services of this process, with the vault open and both ledgers obeyed; other connections are made when they are needed.

    Args:
        settings: The environment's if not given.
        clock: The machine's if not given.
        is_restoring: Said by the restore itself, which has the databases half restored and sees to the ledger when they are whole.

    Raises:
        WrongSettings: a setting is missing or wrong.
        VaultClosed: the keys do not belong to these databases, or there is no ledger of tombstones or of standing orders.
        RestoreUnfinished: a restore was begun and not ended.
    """
    services = await _built(settings, clock, is_restoring=is_restoring)
    if not is_restoring:
        try:
            await services.remembrance.obey()
            await services.rights.standing.obey()
        except BaseException:
            await services.close()
            raise
    return services


class _Ground(NamedTuple):
    """What everything else stands on: settings, clock, stores, and the vault, open."""

    settings: Settings
    clock: Clock
    waker: CeleryWaker
    database: Database
    keys_database: Database
    redis: Redis
    channel: Channel
    keyring: Keyring
    vault: Vault


async def _grounded(settings: Settings, clock: Clock, *, is_restoring: bool) -> _Ground:
    """Return the ground; raise as `build_services` says."""
    waker = CeleryWaker(settings.wake_up_url)
    database = Database(settings.database_url, pool_size=settings.database_pool_size, wake=waker.wake)
    keys_database = Database(settings.keys_database_url, pool_size=KEY_POOL)
    redis = open_redis(settings.redis_url)
    channel = Channel(redis, settings.redis_url, KEY_CHANNEL)
    keyring = build_keyring(settings, keys_database.open_work, database.open_work, clock)
    vault = Vault(keyring, tell=channel.send)
    try:
        if not is_restoring:
            await refuse_half_restored(database)
        await vault.start()
    except BaseException:
        await asyncio.gather(redis.aclose(), database.dispose(), keys_database.dispose())
        raise
    return _Ground(settings, clock, waker, database, keys_database, redis, channel, keyring, vault)


async def _built(settings: Settings | None, given_clock: Clock | None, *, is_restoring: bool) -> Services:
    """Put the services together."""
    forbid_core_dumps()
    ground = await _grounded(settings or load_settings(), given_clock or SystemClock(), is_restoring=is_restoring)
    settings, clock, waker, database, keys_database, redis, channel, keyring, vault = ground
    idempotency, limiter = Idempotency(), Limiter(settings.redis_url, clock)
    constants, sets = PlannerConstants(), ParameterSets(clock)
    fitted = LearnerFolds(sets, constants)
    folds = {**fitted.moved_by(SHIPPED), OVERRIDES: OverrideFold(), RECORD: RecordFold()}
    memory, session_memory = Memory(folds, clock, fitted), SessionMemory(redis, folds, clock, fitted)
    curriculum = Curriculum(database.open_work, clock, grade_now)
    chronicle = JournalChronicle(vault, memory, curriculum)
    erasure = SessionErasure(vault, session_memory)
    identity = build_identity(settings, database.open_work, vault, clock, limiter, curriculum, chronicle, erasure)
    grading, beliefs, metrics = Grading(CheckerPool()), Beliefs(memory), Metrics()
    models = build_models(settings, database.open_work, redis, clock, metrics.note_model)
    rooms = Rooms(vault, memory, session_memory, identity, curriculum, clock, beliefs)
    holdings = _holdings()
    remembrance = build_remembrance(settings, clock, database, keys_database.open_work, redis, vault, keyring, identity, holdings)
    embedding, recall, index_upkeep = build_recall(settings, database.open_work, vault, identity, memory, models.ledger)
    gathering = Gathering(database.open_work, vault, identity, memory)
    tutor = build_tutor(database.open_work, rooms, grading, models.gateway, idempotency, constants, _draw, metrics.note_attempt)
    return Services(
        settings=settings, clock=clock, database=database, keys_database=keys_database, redis=redis, waker=waker,
        simulations=Simulations(database.open_work, curriculum, clock, constants), jobs=Jobs(database), limiter=limiter, idempotency=idempotency,
        metrics=metrics, vault=vault, identity=identity, key_watch=KeyWatch(vault, keyring, channel), key_gauges=KeyGauges(metrics),
        rotation=_rotation(settings, vault, keyring, database, clock, identity, holdings), holdings=holdings,
        curriculum=curriculum, imports=Imports(curriculum), grading=grading, memory=memory, session_memory=session_memory, models=models,
        sets=sets, refits=Refits(database.open_work, sets, gathering), policy_review=PolicyReview(gathering),
        tutor=tutor, placing=Placing(database.open_work, rooms, grading, _draw), goals=Goals(database.open_work, rooms, constants),
        progress=Progress(database.open_work, rooms, constants), history=PastProgress(database.open_work, rooms, Trail(memory), constants),
        why=Why(database.open_work, rooms, tutor, constants), teaching=build_teaching(database.open_work, rooms, beliefs, constants), model_use=ModelUse(database.open_work, identity, *models[1:]),
        privacy=Privacy(database.open_work, vault, identity, beliefs, Trail(memory)),
        consolidator=Consolidator(memory, identity, models.gateway, embedding.here),
        rights=build_rights(settings, database.open_work, vault, keyring, identity, beliefs, idempotency, erasure, remembrance, curriculum),
        oversight=Oversight(database.open_work, vault, identity, beliefs, Trail(memory), Notes(memory)),
        remembrance=remembrance,
        looking_back=LookingBack(database.open_work, vault, identity, AsOf(), Trail(memory), clock, recall),
        embedding=embedding, index_upkeep=index_upkeep, rehearsals=Rehearsals(grading), safeguarding=build_safeguarding(settings, database.open_work, vault, identity, clock),
        dialogue=build_dialogue(settings, database.open_work, rooms, recall, models.gateway, redis, clock, limiter, metrics.note_turn),
    )  # fmt: skip


def _holdings() -> tuple[Holding, ...]:
    """Return what every domain keeps of an account; identity's rows go last."""
    return MemoryHolding(), CurriculumHolding(), PrivacyHolding(), TutorHolding(), SafeguardingHolding(), LedgerHolding(), IdentityHolding()


@dataclass(frozen=True)
class LearnerFolds:
    """The folds of learner model and planner, by the parameters that a tenant has fitted."""

    sets: ParameterSets
    constants: PlannerConstants

    async def folds(self, work: Work, named: Mapping[str, str], seq: int, use: Use) -> Mapping[str, Fold]:
        """Return the folds for one learner; see `FittedFolds`. What an answer is worth is the same to both."""
        return self.moved_by(await self.sets.chosen(work, named.get(KnowledgeFold.name), seq, use))

    def moved_by(self, parameters: ParameterSet) -> dict[str, Fold]:
        """Return the folds with these parameters."""
        knowledge, plan = KnowledgeFold(parameters), PlanFold(self.constants, parameters.evidence)
        return {knowledge.name: knowledge, plan.name: plan}


def _rotation(
    settings: Settings, vault: Vault, keyring: Keyring, database: Database, clock: Clock, identity: Identity, holdings: tuple[Holding, ...]
) -> KeyRotation:
    """Return rotation, whose work in this process goes at one pace."""
    pace = Pace()
    blinding = Blinding(database.open_work, identity.accounts, pace.rest_s)
    return build_rotation(settings, vault, keyring, database.open_work, clock, holdings, blinding.anew, pace)


async def refuse_half_restored(database: Database) -> None:
    """Return unless a restore was begun and not ended; raise RestoreUnfinished then."""
    async with database.open_work() as work:
        if await noted(work, "restore") is not None:
            raise RestoreUnfinished


def _draw() -> int:
    return secrets.randbits(DECISION_BITS)


async def _answers(database: Database) -> bool:
    try:
        async with database.open_work():
            return True
    except Unavailable:
        return False


async def _pings(redis: Redis) -> bool:
    try:
        return bool(await redis.ping())
    except (RedisError, OSError):
        return False


async def _at_head(database: Database, history: History) -> bool:
    try:
        return await at_head(database, history)
    except Unavailable:
        return False

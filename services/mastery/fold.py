"""The fold of knowledge: journal entries in, the learner model's state out (pure, deterministic)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Protocol
from uuid import UUID

from schemas.journal import Attempted, Moved, Placed
from services.mastery.evidence import Observation, is_repeat, of_attempt, of_placement, slowness
from services.mastery.filter import ATTEMPTS, Look, absorb, look
from services.mastery.packing import seconds_of
from services.mastery.parameters import CourseParameters, ParameterSet
from services.mastery.presumed import presume
from services.mastery.remembering import remember
from services.mastery.state import Core, ItemShard, shard_of

State = Core | ItemShard


class Happened(Protocol):
    """What folds read of a journal entry; memory's entries are such."""

    @property
    def seq(self) -> int:
        """Return its place in the journal."""

    @property
    def id(self) -> UUID:
        """Return its name."""

    @property
    def at(self) -> datetime:
        """Return when it happened, by the server's clock."""

    @property
    def day(self) -> date:
        """Return the learner's own day."""

    @property
    def evidence(self) -> object:
        """Return what it says."""


@dataclass(frozen=True)
class KnowledgeFold:
    """Folds attempts and placements into a course's core and the shard of the item answered, and an educator's reset into the core.

    A reset begins a skill anew. The items' pasts stay: a question that was seen has been seen, whatever is believed of the skill.
    """

    parameters: ParameterSet = field(default_factory=ParameterSet)
    name: str = "knowledge"

    @property
    def parameter_set(self) -> str:
        """Return the name of the parameters that the state depends on."""
        return self.parameters.hash

    def parts(self, entry: Happened) -> tuple[str, ...]:
        """Return the core and the shard that an entry concerns; nothing for other kinds."""
        evidence = entry.evidence
        if isinstance(evidence, Moved):
            return (evidence.course,) if evidence.move == "reset" and evidence.skill else ()
        if not isinstance(evidence, Attempted | Placed):
            return ()
        if evidence.item is None:
            return (evidence.course,)
        return evidence.course, shard_part(evidence.course, evidence.item)

    def start(self, part: str) -> State:
        """Return the state of a part before its first entry."""
        return ItemShard.start() if "/" in part else Core.start(self.parameters.filter)

    def apply(self, states: dict[str, State], entry: Happened) -> None:
        """Move the states of `parts(entry)` by what the entry says."""
        evidence = entry.evidence
        if isinstance(evidence, Moved):
            self._reset(states, evidence)
            return
        if isinstance(evidence, Attempted):
            observed = of_attempt(evidence, self.parameters.evidence)
        elif isinstance(evidence, Placed):
            observed = of_placement(evidence)
        else:
            return
        core = states[evidence.course]
        if isinstance(evidence, Placed) and isinstance(core, Core):
            for one in evidence.presumed:
                presume(core, one.skill, one.chance, seconds_of(entry.at), self.parameters.filter)
        shard = states[shard_part(evidence.course, evidence.item)] if evidence.item else None
        if observed is None or not isinstance(core, Core) or isinstance(shard, Core):
            return
        self.observe(core, shard, observed, seconds_of(entry.at), self.parameters.course(evidence.course))

    def _reset(self, states: dict[str, State], moved: Moved) -> None:
        core = states.get(moved.course)
        if isinstance(core, Core) and moved.move == "reset" and moved.skill is not None:
            core.forget(moved.skill)

    def observe(self, core: Core, shard: ItemShard | None, observed: Observation, at_s: int, known: CourseParameters) -> None:
        """Move core and shard by one observation, made at a second of `packing.seconds_of`."""
        seen = foresee(core, observed.skills, at_s, observed.key, observed.difficulty, known, self.parameters)
        self.take(core, shard, observed, seen, known)

    def take(self, core: Core, shard: ItemShard | None, observed: Observation, seen: Look, known: CourseParameters) -> tuple[float, float]:
        """Move core and shard by an observation that was foreseen; return what `absorb` does."""
        c = self.parameters.evidence
        _, score, weight, key, _, again, seconds, facts = observed
        if seconds and key is not None:
            score *= 1.0 - c.slow_cost * slowness(seconds, known.items.get(key), c)
        if shard is not None and key is not None:
            before_s = shard.count(key, won=score > 0.5, at_s=seen.at_s, event=int(core.head[ATTEMPTS]))
            if again or (before_s is not None and is_repeat(before_s, again, seen.at_s, c)):
                weight *= c.repeat_weight
        moved = absorb(core, seen, score, weight, self.parameters.filter)
        if facts or core.traces:
            remember(core, seen, facts, score)
        return moved

    def pack(self, part: str, state: State) -> bytes:
        """Return a part's state as bytes."""
        return state.pack()

    def unpack(self, part: str, packed: bytes) -> State:
        """Return the state that was packed."""
        return ItemShard.unpack(packed) if "/" in part else Core.unpack(packed)


def parameters_of(fold: object) -> ParameterSet:
    """Return the parameters that a fold of knowledge moves states with; those shipped for any other."""
    return fold.parameters if isinstance(fold, KnowledgeFold) else ParameterSet()


@lru_cache(maxsize=16_384)
def shard_part(course: str, item: str) -> str:
    """Return the name of the part that holds an item's history."""
    return f"{course}/{shard_of(item):02d}"


def foresee(
    core: Core,
    skills: tuple[str, ...],
    at_s: int,
    key: str | None,
    rating: float,
    known: CourseParameters,
    parameters: ParameterSet,
) -> Look:
    """Return what the filter foresees for an item: of fitted difficulty, or else as its skills' items are, moved by its author's rating."""
    item = known.items.get(key) if key is not None else None
    if item is not None:
        return look(core, skills, at_s, (item.difficulty, item.variance), parameters.filter)
    return look(core, skills, at_s, (known.guessed(skills) + rating, parameters.filter.v_b0), parameters.filter)

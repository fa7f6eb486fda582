"""What the learner model remembers of one learner in one course: a core with skills, and shards of item history (pure).

Cells are float32 columns, so that a state rounds itself after every entry and packing changes nothing.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from itertools import chain
from struct import Struct
from typing import Final, NamedTuple
from zlib import crc32

from services.mastery.facts import Trace
from services.mastery.packing import StateUnreadable, little, pack, unpack
from services.mastery.parameters import FilterConstants

SHARDS: Final = 64
# Head: ability (mean, variance), form (mean, variance), attempts, wins, leaky wins and losses (.8 and .97 an answer), last three outcomes, streak.
HEAD_CELLS: Final = Struct("14f")
HEAD: Final = 14
# A skill: slow mean and variance, fast mean and variance, attempts, wins, stability in hours, leaky wins and losses (.8 and .95 an answer),
# last three outcomes, number of the learner's answers before its last one, attempts and wins that fade with time (four half-lives each).
CELLS: Final = Struct("23f")
STRIDE: Final = 23
FAST_MEAN: Final = 2
_CORE_MARK: Final = b"kno2"
_FACTS_MARK: Final = b"kno3"  # the same, with traces of facts behind
_TRACE: Final = Struct("2f")
_SHARD_MARK: Final = b"ite2"
_MOST: Final = 2**16 - 1
_PAST_FULL: Final = 1 << 15
_SHARD_COLUMNS: Final = "IHHIIH"


@dataclass(slots=True, eq=False)
class Core:
    """Ability, form, and a row of cells per touched skill; `times` holds the second of a skill's last practice, `latest` that of any.

    `traces` holds, by row, what is remembered of those skills that are facts.
    """

    head: array[float]
    rows: dict[str, int]
    cells: array[float]
    times: array[int]
    latest: array[int]
    traces: dict[int, Trace] = field(default_factory=dict)

    @classmethod
    def start(cls, constants: FilterConstants) -> Core:
        """Return the state of a learner of whom nothing is known."""
        head = array("f", [constants.start_logit, constants.v_g0, 0.0, constants.v_f0, *[0.0] * (HEAD - 4)])
        return cls(head, {}, array("f"), array("I"), array("I", [0]))

    def row(self, skill: str) -> int:
        """Return the row of a skill, which is made if it is new; its cells are to be filled by the caller."""
        row = self.rows.get(skill)
        if row is None:
            row = self.rows[skill] = len(self.times)
            self.cells.extend((0.0,) * STRIDE)
            self.times.append(0)
        return row

    def forget(self, skill: str) -> None:
        """Begin a skill again, as one never touched; what the learner can do in general stays."""
        gone = self.rows.pop(skill, None)
        if gone is not None:
            del self.cells[gone * STRIDE : gone * STRIDE + STRIDE]
            del self.times[gone]
            self.rows = {name: row for row, name in enumerate(self.rows)}
            self.traces = {row - (row > gone): trace for row, trace in self.traces.items() if row != gone}

    def trace(self, skill: str) -> Trace | None:
        """Return what is remembered of a fact; None for any other skill."""
        return self.traces.get(self.rows.get(skill, -1))

    def keep_trace(self, skill: str, trace: Trace | None) -> None:
        """Keep what is remembered of a fact, rounded; None for a skill that is a fact no more."""
        if trace is None:
            self.traces.pop(self.rows[skill], None)
        else:
            self.traces[self.rows[skill]] = Trace(*_TRACE.unpack(_TRACE.pack(*trace)))

    def pack(self) -> bytes:
        """Return the state as bytes."""
        columns = (self.head, self.cells, self.times, self.latest)
        if not self.traces:
            return pack(_CORE_MARK, self.rows, columns)
        kept = sorted(self.traces)
        traces = (array("I", kept), array("f", chain.from_iterable([self.traces[row] for row in kept])))
        return pack(_FACTS_MARK, self.rows, (*columns, *traces))

    @classmethod
    def unpack(cls, packed: bytes) -> Core:
        """Return the state of `pack`."""
        if packed[: len(_FACTS_MARK)] == _FACTS_MARK:
            names, (head, cells, times, latest, kept, flat) = unpack(_FACTS_MARK, "ffIIIf", packed)
            traces = dict(zip(kept, map(Trace, flat[::2], flat[1::2]), strict=True))
        else:
            names, (head, cells, times, latest) = unpack(_CORE_MARK, "ffII", packed)
            traces = {}
        return cls(head, dict(zip(names, range(len(names)), strict=True)), cells, times, latest, traces)


class ItemPast(NamedTuple):
    """What is remembered of one item: attempts, wins, the second of the last attempt, how many answers the learner had given before it.

    `past` holds the last outcomes, the newest in the lowest bit, above them a 1; at most fifteen.
    """

    attempts: int
    wins: int
    at_s: int
    event: int
    past: int


@dataclass(slots=True, eq=False)
class ItemShard:
    """The past of those items whose hash falls into one shard.

    Items are kept by a 32-bit hash, a third of their names' size. Among 5,000 items two of one shard share it once in 20,000 learners,
    and would then share their counts: less than a slip of the hand.
    """

    rows: dict[int, int]
    attempts: array[int]
    wins: array[int]
    times: array[int]
    events: array[int]
    past: array[int]

    @classmethod
    def start(cls) -> ItemShard:
        """Return a shard of no items."""
        return cls({}, array("H"), array("H"), array("I"), array("I"), array("H"))

    def seen(self, key: str) -> ItemPast | None:
        """Return an item's past, None if it has none."""
        row = self.rows.get(crc32(key.encode()))
        return None if row is None else ItemPast(self.attempts[row], self.wins[row], self.times[row], self.events[row], self.past[row])

    def count(self, key: str, *, won: bool, at_s: int, event: int) -> int | None:
        """Count one attempt, made after `event` other answers; return the second of the last one before it, None if there was none."""
        name = crc32(key.encode())
        row = self.rows.get(name)
        if row is None:
            self._begin(name, won, at_s, event)
            return None
        before_s = self.times[row]
        if self.attempts[row] < _MOST:
            self.attempts[row] += 1
            self.wins[row] += won
        if at_s > before_s:
            self.times[row] = at_s
        self.events[row] = event
        past = self.past[row]
        self.past[row] = (past << 1 | won) if past < _PAST_FULL else (past << 1 | won) & (_PAST_FULL - 1) | _PAST_FULL
        return before_s

    def _begin(self, name: int, won: bool, at_s: int, event: int) -> None:
        """Count an item's first attempt."""
        self.rows[name] = len(self.times)
        self.attempts.append(1)
        self.wins.append(won)
        self.times.append(at_s)
        self.events.append(event)
        self.past.append(2 | won)

    def pack(self) -> bytes:
        """Return the state as bytes: a mark, then the columns, whose length tells how many rows there are."""
        columns = (array("I", self.rows), self.attempts, self.wins, self.times, self.events, self.past)
        return b"".join([_SHARD_MARK, *(little(column).tobytes() for column in columns)])

    @classmethod
    def unpack(cls, packed: bytes) -> ItemShard:
        """Return the state of `pack`."""
        columns = [array(code) for code in _SHARD_COLUMNS]
        count, rest = divmod(len(packed) - len(_SHARD_MARK), sum(column.itemsize for column in columns))
        if packed[: len(_SHARD_MARK)] != _SHARD_MARK or rest:
            raise StateUnreadable(f"packed state is not of format {_SHARD_MARK.decode()}")
        at = len(_SHARD_MARK)
        for column in columns:
            end = at + count * column.itemsize
            column.frombytes(packed[at:end])
            at = end
        names, attempts, wins, times, events, past = map(little, columns)
        return cls(dict(zip(names, range(count), strict=True)), attempts, wins, times, events, past)


def item_key(item: str, step: str) -> str:
    """Return the name under which the history and the difficulty of one step of an item are kept."""
    return f"{item}#{step}"


def shard_of(item: str) -> int:
    """Return the shard in 0..63 that holds all steps of an item; the same on every machine."""
    return crc32(item.encode()) % SHARDS

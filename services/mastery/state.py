"""What the learner model remembers of one learner in one course: a core with skills, and shards of item history (pure).

Cells are float32 columns, so that a state rounds itself after every entry and packing changes nothing.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Final
from zlib import crc32

from services.mastery.packing import pack, unpack
from services.mastery.parameters import FilterConstants

SHARDS: Final = 64
# Cells of the head: ability (mean, variance), form (mean, variance), attempts, wins.
HEAD: Final = 6
# Cells of a skill: slow mean and variance, fast mean and variance, attempts, wins, stability in hours.
STRIDE: Final = 7
FAST_MEAN: Final = 2
_CORE_MARK: Final = b"know"
_SHARD_MARK: Final = b"item"
_MOST: Final = 2**16 - 1


@dataclass(slots=True, eq=False)
class Core:
    """Ability, form, and a row of cells per touched skill; `times` holds the second of a skill's last practice."""

    head: array[float]
    rows: dict[str, int]
    cells: array[float]
    times: array[int]

    @classmethod
    def start(cls, constants: FilterConstants) -> Core:
        """Return the state of a learner of whom nothing is known."""
        head = array("f", [constants.start_logit, constants.v_g0, 0.0, constants.v_f0, 0.0, 0.0])
        return cls(head, {}, array("f"), array("I"))

    def row(self, skill: str) -> int:
        """Return the row of a skill, which is made if it is new; its cells are to be filled by the caller."""
        row = self.rows.get(skill)
        if row is None:
            row = self.rows[skill] = len(self.times)
            self.cells.extend((0.0,) * STRIDE)
            self.times.append(0)
        return row

    def pack(self) -> bytes:
        """Return the state as bytes."""
        return pack(_CORE_MARK, self.rows, (self.head, self.cells, self.times))

    @classmethod
    def unpack(cls, packed: bytes) -> Core:
        """Return the state of `pack`."""
        names, (head, cells, times) = unpack(_CORE_MARK, "ffI", packed)
        return cls(head, dict(zip(names, range(len(names)), strict=True)), cells, times)


@dataclass(slots=True, eq=False)
class ItemShard:
    """Attempts, wins and the second of the last attempt of those items whose hash falls into one shard.

    Items are kept by a 32-bit hash, a third of their names' size. Among 5,000 items two of one shard share it once in 20,000 learners,
    and would then share their counts: less than a slip of the hand.
    """

    rows: dict[int, int]
    attempts: array[int]
    wins: array[int]
    times: array[int]

    @classmethod
    def start(cls) -> ItemShard:
        """Return a shard of no items."""
        return cls({}, array("H"), array("H"), array("I"))

    def seen(self, key: str) -> tuple[int, int, int | None]:
        """Return attempts, wins and the second of the last attempt (None if there was none) of an item."""
        row = self.rows.get(crc32(key.encode()))
        return (0, 0, None) if row is None else (self.attempts[row], self.wins[row], self.times[row])

    def count(self, key: str, *, won: bool, at_s: int) -> None:
        """Count one attempt."""
        name = crc32(key.encode())
        row = self.rows.get(name)
        if row is None:
            row = self.rows[name] = len(self.times)
            self.attempts.append(0)
            self.wins.append(0)
            self.times.append(0)
        if self.attempts[row] < _MOST:
            self.attempts[row] += 1
            self.wins[row] += won
        self.times[row] = max(self.times[row], at_s)

    def pack(self) -> bytes:
        """Return the state as bytes."""
        return pack(_SHARD_MARK, (), (array("I", self.rows), self.attempts, self.wins, self.times))

    @classmethod
    def unpack(cls, packed: bytes) -> ItemShard:
        """Return the state of `pack`."""
        _, (names, attempts, wins, times) = unpack(_SHARD_MARK, "IHHI", packed)
        return cls(dict(zip(names, range(len(names)), strict=True)), attempts, wins, times)


def item_key(item: str, step: str) -> str:
    """Return the name under which the history and the difficulty of one step of an item are kept."""
    return f"{item}#{step}"


def shard_of(item: str) -> int:
    """Return the shard in 0..63 that holds all steps of an item; the same on every machine."""
    return crc32(item.encode()) % SHARDS

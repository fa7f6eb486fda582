"""What may be said of a group without saying it of anybody in it (pure): small cells, their complements, and one learner moving in or out.

Three rules. A cell of fewer than ten learners is hidden (primary). Whatever could be told from what is left, by adding and subtracting, is
hidden with it, until what is hidden together is at least two cells of ten learners or more (secondary). And what is shown is moved by a
little, which is decided by exactly who is in the cell and who is in the whole group (after the cell key method of Fraser and Wooton, 2005):
the same cell of the same group always gets the same number, so that asking again averages nothing out; and whether one learner who leaves
the group was in the cell or not, all its numbers are moved anew, so that they say little of that one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Final, Literal, TypeAlias

LEAST: Final = 10
SPREAD: Final = 2  # what is shown lies within so many of what is true
_KEY_BYTES: Final = 32
Band: TypeAlias = Literal["under_a_quarter", "a_quarter_to_half", "half_to_three_quarters", "over_three_quarters"]
_BANDS: Final[tuple[Band, ...]] = ("under_a_quarter", "a_quarter_to_half", "half_to_three_quarters", "over_three_quarters")


@dataclass(frozen=True)
class Cell:
    """The learners in one cell of a table, by their keys (secret, and the same for a learner in every table); `group` is `mixed` of the whole."""

    keys: frozenset[bytes]
    group: bytes

    @property
    def count(self) -> int:
        """Return how many there are."""
        return len(self.keys)

    @cached_property
    def shift(self) -> int:
        """Return by how much the count is moved, in -SPREAD..SPREAD: a matter of who is in it and in the group, and of nothing else."""
        drawn = int.from_bytes(sha256(mixed(self.keys) + self.group).digest()[:8], "big")
        return drawn % (2 * SPREAD + 1) - SPREAD

    @property
    def is_small(self) -> bool:
        """Return whether the cell must be hidden. The edge is blurred as the counts are, or it would tell what they do not."""
        return self.count + self.shift < LEAST + SPREAD


def cell_of(keys: Iterable[bytes], group: bytes) -> Cell:
    """Return the cell of the learners with these keys in a group."""
    return Cell(frozenset(keys), group)


def enough(members: Collection[object]) -> bool:
    """Return whether anything at all may be said of a group whose size is known."""
    return len(members) >= LEAST


def hidden(cells: Mapping[str, Cell]) -> frozenset[str]:
    """Return the cells of one table that must be hidden. The cells divide a group whose size is taken to be known."""
    found = {name for name, cell in cells.items() if cell.is_small}
    rest = sorted(cells.keys() - found, key=lambda name: (cells[name].count, name))
    while found and rest and not _is_safe([cells[name].count for name in found]):
        found.add(rest.pop(0))
    return frozenset(cells if not _is_safe([cells[name].count for name in found]) and found else found)


def table(cells: Mapping[str, Cell]) -> dict[str, int | None]:
    """Return the counts of one table as they may be shown: about so many, or None."""
    gone = hidden(cells)
    return {name: None if name in gone else cell.count + cell.shift for name, cell in cells.items()}


def band(right: float, tried: Cell) -> Band | None:
    """Return in which quarter the share of a group lies that got something right; None for a group that must be hidden.

    Args:
        right: how many of the group did, parts counting as parts.
        tried: the group.
    """
    if tried.is_small:
        return None
    share = (right + tried.shift / 2.0) / tried.count
    return _BANDS[min(3, max(0, int(share * 4.0)))]


def _is_safe(counts: Collection[int]) -> bool:
    """Return whether cells that are hidden together tell nothing of one of them: their sum is known, as the whole and the others are."""
    return len(counts) >= 2 and sum(counts) >= LEAST


def mixed(keys: Iterable[bytes]) -> bytes:
    """Return one key of many, in whatever order."""
    return (sum(int.from_bytes(key, "big") for key in keys) % (1 << 8 * _KEY_BYTES)).to_bytes(_KEY_BYTES, "big")

"""What the image was before some entry: folded anew from the entries before it, of which some may have been cleared since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from services.memory import store
from services.memory.chain import owner_digest
from services.memory.entry import Entry, PartKey
from services.memory.fitted import folds_for
from services.memory.fold import Fold
from services.memory.image import Folds, Image
from services.memory.keeping import DatabaseKeeper
from services.memory.manifest import FoldMark, Manifest
from services.memory.own_folds import all_folds
from services.memory.records import follows, one_refusal, opened
from services.memory.service import Memory
from services.memory.session_memory import SessionMemory
from services.memory.store import Owner
from services.platform import Work
from services.vault import AccountKeys

_PAGE: Final = 500


@dataclass(frozen=True, slots=True, repr=False)
class BackThen:
    """Parts of the image of a moment that has passed. Reading it changes nothing.

    Args:
        image: The parts asked for, and what else their folds keep.
        entries: The entries that they were folded from, oldest first, without words.
        cleared: How many further entries there were that have been cleared since: what they said is gone, here too.
    """

    image: Image
    entries: Sequence[Entry] = field(repr=False)
    cleared: int

    def fold(self, name: str) -> Fold:
        """Return the fold that the states were moved with."""
        return self.image.folds[name]

    def state(self, fold: str, part: str) -> Any:
        """Return the state of a part that was asked for."""
        return self.image.states[PartKey(fold, part)]


async def back_then(
    work: Work,
    memory: Memory,
    keys: AccountKeys,
    learner_id: UUID,
    before_seq: int,
    parts: Iterable[tuple[str, str]],
    named: Mapping[str, str],
) -> BackThen:
    """Return parts of a learner's image as they stood before an entry; some 20 ms for a thousand entries.

    Args:
        work: A unit of work of the learner's tenant.
        memory: Where the journal is.
        keys: The learner's keys.
        learner_id: The learner.
        before_seq: The entry.
        parts: (fold, part) by name.
        named: The parameter set that a fold had then, where it is known and may be another than today's.

    Raises:
        LearnerErasing, MemoryForgetting: Nothing is shown now.
        MemoryDamaged: The journal is not what was witnessed, or something sealed cannot be verified.
    """
    owner, after, cleared, entries = Owner(keys.tenant_id, learner_id), 0, 0, list[Entry]()
    await DatabaseKeeper(work, keys, owner).look([])  # refuses while something is being forgotten
    while rows := await store.entries_after(work.session, owner, after, before_seq - 1, _PAGE):
        with one_refusal():
            follows(rows, owner_digest(*owner))
            found = [entry for row in rows if (entry := opened(keys, row, words_of=())) is not None]
        entries += found
        cleared += len(rows) - len(found)
        after = rows[-1].seq
    return folded(await memory.folds_of(work, _marked(named), before_seq, "read"), entries, parts, cleared)


async def session_back_then(
    work: Work, memory: SessionMemory, keys: AccountKeys, before_seq: int, parts: Iterable[tuple[str, str]], named: Mapping[str, str]
) -> BackThen:
    """Return the same of a session without memory."""
    entries = [entry for entry in await memory.entries(keys, limit=before_seq) if entry.seq < before_seq]
    folds = await folds_for(all_folds(memory.given), memory.fitted, work, _marked(named), before_seq, "read")
    return folded(folds, entries, parts, 0)


def _marked(named: Mapping[str, str]) -> Manifest:
    """Return a manifest that names these parameter sets."""
    return Manifest({name: FoldMark(parameter_set, 0) for name, parameter_set in named.items()})


def folded(folds: Folds, entries: Sequence[Entry], parts: Iterable[tuple[str, str]], cleared: int) -> BackThen:
    """Return what the folds of the parts make of these entries (pure)."""
    image, keys = folds.image(Manifest()), [PartKey(*part) for part in parts]
    for key in keys:
        image.take(key, None)
    names = list(dict.fromkeys(key.fold for key in keys))
    read = image.read(entries)
    for name in names:
        image.replay(name, read)
    return BackThen(image, entries, cleared)

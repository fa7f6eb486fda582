"""The memory image at work: the parts that are loaded, moved by entries, and which of them must be written (pure)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from services.memory.entry import Entry, PartKey
from services.memory.fold import Fold
from services.memory.manifest import FoldMark, Manifest, PartMark
from services.memory.rereading import Reading, bears_maps


class PartNotLoaded(Exception):
    """An entry concerns a part that was not loaded; name it when opening the desk, or load it. A bug in the caller."""


class _Packed(NamedTuple):
    """A state that nobody has looked at yet."""

    fold: Fold
    state: bytes


class States(MutableMapping[PartKey, Any]):
    """The loaded parts by key. One that was loaded is unpacked when it is first looked at: most uses look at few of those they load."""

    __slots__ = ("_held",)

    def __init__(self) -> None:
        """Hold nothing."""
        self._held: dict[PartKey, Any] = {}

    def take(self, key: PartKey, fold: Fold, packed: bytes) -> None:
        """Hold a part as it was packed."""
        self._held[key] = _Packed(fold, packed)

    def __getitem__(self, key: PartKey) -> Any:
        """Return the state of a part."""
        state = self._held[key]
        if type(state) is _Packed:
            state = self._held[key] = state.fold.unpack(key.part, state.state)
        return state

    def __setitem__(self, key: PartKey, state: Any) -> None:
        """Hold another state of a part."""
        self._held[key] = state

    def __delitem__(self, key: PartKey) -> None:
        """Let a part go."""
        del self._held[key]

    def __contains__(self, key: object) -> bool:
        """Return whether a part is held."""
        return key in self._held

    def __iter__(self) -> Iterator[PartKey]:
        """Give the parts that are held."""
        return iter(self._held)

    def __len__(self) -> int:
        """Return how many parts are held."""
        return len(self._held)


@dataclass(slots=True, repr=False)
class Image:
    """Some parts of one learner's image.

    Args:
        folds: All folds by name.
        lazy: Those of them that `apply` leaves alone, because a job moves them later.
        manifest: What the whole image consists of.
        states: The loaded parts.
        moved: Parts that must be written.
        retired: Marks of parts whose fold has begun anew: if they come back, their versions go on; else their rows must go.
        reading: Through which maps of course upgrades the journal is read when it is folded again.
        waits: The last entry bears maps: everything before it is to be folded again, by whoever opens the image next.
    """

    folds: Mapping[str, Fold]
    lazy: frozenset[str]
    manifest: Manifest
    states: States = field(default_factory=States)
    moved: set[PartKey] = field(default_factory=set)
    retired: dict[PartKey, PartMark] = field(default_factory=dict)
    reading: Reading = field(default_factory=Reading)
    waits: bool = False

    def concerned(self, entry: Entry) -> list[PartKey]:
        """Return every part that `apply` will move by an entry."""
        return [PartKey(name, part) for name in self.prompt() for part in self.folds[name].parts(entry)]

    def prompt(self) -> list[str]:
        """Return the folds that move with every entry."""
        return [name for name in self.folds if name not in self.lazy]

    def take(self, key: PartKey, packed: bytes | None) -> None:
        """Load a part from its packed state, or begin it."""
        fold = self.folds[key.fold]
        if packed is None:
            self.states[key] = fold.start(key.part)
        else:
            self.states.take(key, fold, packed)

    def apply(self, entry: Entry) -> None:
        """Move the loaded parts of every fold that is not lazy by the next entry.

        Raises:
            PartNotLoaded: A part that the entry concerns is not loaded.
        """
        if bears_maps(entry):
            self._read_anew_from(entry)
            return
        for name in self.prompt():
            fold = self.folds[name]
            concerned = fold.parts(entry)
            if any(PartKey(name, part) not in self.states for part in concerned):
                raise PartNotLoaded(f"an entry of kind {entry.kind} concerns a part of fold {name} that is not loaded")
            if concerned:
                self._move(fold, concerned, entry)

    def read(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return what entries of the journal say in the names of today, noting the maps that they bear."""
        for entry in entries:
            self.reading.note(entry)
        return [read for entry in entries for read in self.reading.read(entry)] if self.reading.changes else list(entries)

    def replay(self, name: str, entries: Iterable[Entry]) -> None:
        """Move the parts of one fold by entries as they are read now, beginning those that are not begun.

        One fold after the other goes through many entries, and not all folds through each: what a fold needs stays at hand.
        """
        fold = self.folds[name]
        states = {key.part: state for key, state in self.states.items() if key.fold == name}
        moved: set[str] = set()
        for entry in entries:
            concerned = fold.parts(entry)
            for part in concerned:
                if part not in states:
                    states[part] = fold.start(part)
            if concerned:
                fold.apply(states, entry)
                moved.update(concerned)
        for part in moved:
            self.states[PartKey(name, part)] = states[part]
            self.moved.add(PartKey(name, part))

    def begin_again(self) -> None:
        """Forget what was folded, to fold the journal once more through the maps that are known by now."""
        self.states.clear()
        self.moved.clear()
        self.reading.is_late = False

    def mark(self, seq: int) -> None:
        """Note that all folds but the lazy ones have come to `seq`, unless they wait to be folded again."""
        if self.waits:
            return
        for name in self.prompt():
            self.manifest.folds[name] = FoldMark(self.folds[name].parameter_set, seq)

    def restart(self, fold: str) -> None:
        """Forget all parts of a fold, which begins anew."""
        for key in self.manifest.parts_of(fold):
            self.retired[key] = self.manifest.parts.pop(key)
            self.states.pop(key, None)
            self.moved.discard(key)

    def image_set(self) -> str:
        """Return a hash that names all folds and their parameters; nothing while the image waits to be folded again."""
        if self.waits:
            return ""
        named = "\n".join(f"{name} {self.folds[name].parameter_set}" for name in sorted(self.prompt()))
        return hashlib.sha256(named.encode()).hexdigest()[:16]

    def packed(self, seq: int) -> dict[PartKey, tuple[PartMark, bytes]]:
        """Return the moved parts with the marks that they get when they are written after entry `seq`, and note those in the manifest."""
        found: dict[PartKey, tuple[PartMark, bytes]] = {}
        for key in sorted(self.moved):
            before = self.manifest.parts.get(key) or self.retired.pop(key, None)
            mark = PartMark(before.version + 1 if before else 1, seq)
            self.manifest.parts[key] = mark
            found[key] = (mark, self.folds[key.fold].pack(key.part, self.states[key]))
        self.moved.clear()
        return found

    def stale(self, seq: int) -> list[str]:
        """Return the folds, but the lazy ones, that have not come to `seq` with their present parameters."""
        return [name for name in self.prompt() if seq and self.manifest.folds.get(name) != FoldMark(self.folds[name].parameter_set, seq)]

    def _read_anew_from(self, entry: Entry) -> None:
        """Let every fold that has parts begin anew, as everything before this entry is read differently from now on."""
        for name in [name for name in self.folds if name not in self.lazy or self.manifest.parts_of(name)]:
            self.restart(name)
            self.manifest.folds.pop(name, None)
        for key in [key for key in self.states if key.fold not in self.manifest.folds]:
            del self.states[key]  # begun here, and not kept yet
            self.moved.discard(key)
        self.manifest.maps.append(entry.seq)
        self.waits = True

    def _move(self, fold: Fold, concerned: tuple[str, ...], entry: Entry) -> None:
        """Let one fold apply an entry to its parts."""
        keys = [PartKey(fold.name, part) for part in concerned]
        known = self.states
        states = {key.part: known[key] if key in known else fold.start(key.part) for key in keys}
        fold.apply(states, entry)
        for key in keys:
            known[key] = states[key.part]
        self.moved.update(keys)


@dataclass(frozen=True, slots=True)
class Folds:
    """The folds of this installation.

    Args:
        by_name: All of them.
        lazy: Those that a job moves later.
    """

    by_name: Mapping[str, Fold]
    lazy: frozenset[str] = frozenset()

    def image(self, manifest: Manifest) -> Image:
        """Return an image of which nothing is loaded yet."""
        return Image(self.by_name, self.lazy, manifest)

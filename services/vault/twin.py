"""A text file of lines that is kept in two places, outside every database and backup: what one place lacks, it gets from the other.

A line is on disk in every place when the call returns. A last line that a crash has cut short does not count, and is cut off.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from services.vault.files import private_folder, publish, replace
from services.vault.roots import VaultClosed

Line = TypeVar("Line")


class LedgerMissing(VaultClosed):
    """The ledger is not there, is not whole, or is not this installation's."""


@dataclass(frozen=True)
class Twin(Generic[Line]):
    """Reads and extends the file; safe in several processes at once.

    Args:
        paths: Where it is kept, two at least.
        header: Gives the first line, which names format and installation.
        parse: Reads a line; raises ValueError or IndexError if it is none, LedgerMissing if it is not this installation's.
        write: Gives a line as text.
        name: Tells one line from another.
    """

    paths: tuple[Path, ...]
    header: Callable[[], str]
    parse: Callable[[Path, str], Line]
    write: Callable[[Line], str]
    name: Callable[[Line], bytes]

    @property
    def is_there(self) -> bool:
        """Return whether the file is in any place."""
        return any(path.exists() for path in self.paths)

    def create(self) -> None:
        """Begin an empty file in each place where there is none."""
        for path in self.paths:
            private_folder(path.parent)
            publish(path, self._first())

    def lines(self) -> Mapping[bytes, Line]:
        """Return every line by its name, after copying to each place what only the other has; raise LedgerMissing if one is damaged."""
        return self.extended(lambda _: ())

    def extended(self, more: Callable[[Mapping[bytes, Line]], Sequence[Line]]) -> Mapping[bytes, Line]:
        """Return every line, those among them that `more` makes of the others; a name that is there keeps its line."""
        with self._alone():
            every = self._made_equal({})
            return self._made_equal({self.name(line): line for line in more(every)})

    def thinned(self, stays: Callable[[Mapping[bytes, Line]], Sequence[Line]]) -> None:
        """Keep those lines only that `stays` chooses; cut short, it leaves more than that, never less."""
        with self._alone():
            every = self._made_equal({})
            kept = stays(every)
            if len(kept) < len(every):
                for path in self.paths:
                    replace(path, self._first() + "".join(f"{self.write(line)}\n" for line in kept).encode())

    def faults(self) -> list[str]:
        """Return what is wrong with the places, a sentence each, without mending anything."""
        found, held = [], []
        for path in self.paths:
            if not path.exists():
                found.append(f"{path} is missing; copy the other one there")
                continue
            try:
                held.append(set(self._read(path)))
            except LedgerMissing as error:
                found.append(str(error))
        if len(held) == len(self.paths) and any(lines != held[0] for lines in held):
            found.append(f"the two copies of {self.paths[0].name} differ; the next line, or a restore, makes them equal")
        return found

    def _made_equal(self, further: Mapping[bytes, Line]) -> dict[bytes, Line]:
        """Return what the places hold together, and `further`, after writing to each what it lacks."""
        self.create()
        held = [self._read(path) for path in self.paths]
        every = dict(further)
        for lines in reversed(held):
            every |= lines
        for path, lines in zip(self.paths, held, strict=True):
            self._append(path, [line for name, line in every.items() if name not in lines])
        return every

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the file for this thread; the kernel lets go of it however the process ends."""
        private_folder(self.paths[0].parent)
        handle = os.open(self.paths[0].with_name(f".{self.paths[0].name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def _read(self, path: Path) -> dict[bytes, Line]:
        """Return the lines in one place; a last one that was cut short by a crash does not count."""
        header, _, body = path.read_bytes().partition(b"\n")
        if header + b"\n" != self._first():
            raise LedgerMissing(f"{path} is not the ledger of this installation; put the right one there")
        lines = [self._line(path, line.decode("ascii", "replace")) for line in body.split(b"\n")[:-1]]
        return {self.name(line): line for line in lines}

    def _line(self, path: Path, text: str) -> Line:
        try:
            return self.parse(path, text)
        except (ValueError, IndexError):
            raise LedgerMissing(f"{path} is damaged; put the other copy of the ledger in its place") from None

    def _append(self, path: Path, lines: Sequence[Line]) -> None:
        """Add lines, after cutting off what a crash left of one; on disk when this returns."""
        if not lines:
            return
        added = "".join(f"{self.write(line)}\n" for line in lines)
        with path.open("r+b") as file:
            file.seek(path.read_bytes().rindex(b"\n") + 1)
            file.truncate()
            file.write(added.encode())
            file.flush()
            os.fsync(file.fileno())

    def _first(self) -> bytes:
        return f"{self.header()}\n".encode()

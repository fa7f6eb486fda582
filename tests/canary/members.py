"""What is inside of compressed files: zip, gzip and zlib, one within another too."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

MOST_BYTES = 64 * 2**20
DEPTH = 3
_ZLIB = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


def members(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of everything that is compressed in a file, and the names themselves."""
    with path.open("rb") as file:
        if file.read(2) not in (b"PK", b"\x1f\x8b", *_ZLIB) or path.stat().st_size > MOST_BYTES:
            return
    yield from _inside(path.read_bytes(), DEPTH)


def _inside(content: bytes, depth: int) -> Iterator[tuple[str, bytes]]:
    for name, inner in _opened(content) if depth else ():
        yield name, name.encode() + b"\n" + inner
        yield from _inside(inner, depth - 1)


def _opened(content: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        if content[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                yield from ((entry.filename, archive.read(entry)) for entry in archive.infolist() if entry.file_size <= MOST_BYTES)
        elif content[:2] == b"\x1f\x8b":
            yield "gzip", gzip.decompress(content)
        elif content[:2] in _ZLIB:
            yield "zlib", zlib.decompress(content)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError):
        return

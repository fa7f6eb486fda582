"""Archives of foreign content, unpacked in memory under hard limits."""

from __future__ import annotations

import io
import tarfile
import zlib
from pathlib import Path
from typing import Final

from services.curriculum.files import FilesRefusedError, read_folder, safe_path

MAX_ARCHIVE_BYTES: Final = 64 * 1024 * 1024
MAX_UNPACKED_BYTES: Final = 256 * 1024 * 1024
MAX_ENTRIES: Final = 100_000


def read_source(path: Path) -> dict[str, bytes]:
    """Return the files of a folder or of a `.tar.gz` by their relative path."""
    if path.is_dir():
        return read_folder(path)
    if path.stat().st_size > MAX_ARCHIVE_BYTES:
        raise FilesRefusedError(f"the archive is larger than {MAX_ARCHIVE_BYTES // 1024 // 1024} MiB", path.name)
    return read_tar(path.read_bytes())


def read_tar(archive: bytes) -> dict[str, bytes]:
    """Return the regular files of a gzipped tar archive. It is unpacked up to a limit before anything in it is believed."""
    if len(archive) > MAX_ARCHIVE_BYTES:
        raise FilesRefusedError(f"the archive is larger than {MAX_ARCHIVE_BYTES // 1024 // 1024} MiB", "archive")
    try:
        unpacked = zlib.decompressobj(wbits=31).decompress(archive, MAX_UNPACKED_BYTES + 1)
        if len(unpacked) > MAX_UNPACKED_BYTES:
            raise FilesRefusedError(f"the archive unpacks to more than {MAX_UNPACKED_BYTES // 1024 // 1024} MiB", "archive")
        with tarfile.open(fileobj=io.BytesIO(unpacked), mode="r:") as tar:
            return _files(tar)
    except (zlib.error, tarfile.TarError, EOFError, UnicodeError) as error:
        raise FilesRefusedError("this is not a gzipped tar archive that can be read", "archive") from error


def _files(tar: tarfile.TarFile) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for count, member in enumerate(tar, 1):
        if count > MAX_ENTRIES:
            raise FilesRefusedError(f"the archive holds more than {MAX_ENTRIES} entries", "archive")
        if member.isdir():
            continue
        name = safe_path(member.name)
        stream = tar.extractfile(member) if member.isreg() else None
        if stream is None:
            raise FilesRefusedError("links and devices are not allowed in an archive", name)
        found[name] = stream.read()
    return found

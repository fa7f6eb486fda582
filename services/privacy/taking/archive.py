"""The archive: one zip of JSON, schemas and a page to read; packed whole in memory, read back under hard limits (pure)."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from schemas.exports import ArchiveEntry, ArchiveManifest
from schemas.journal import EVIDENCE_OF_KIND, AttemptWords, Words
from schemas.memory import FactOut

MANIFEST: Final = "manifest.json"
JOURNAL: Final = "journal.jsonl"
MOST_BYTES: Final = 48 * 1024 * 1024
MOST_UNPACKED: Final = 512 * 1024 * 1024
MOST_RATIO: Final = 200
"""A journal is much like itself: ours shrink by thirty at most."""
MOST_MEMBERS: Final = 100
MOST_MANIFEST: Final = 4 * 1024 * 1024
MOST_LINE: Final = 256 * 1024
_LIKE_ALL: Final = (2031, 1, 1, 0, 0, 0)


class ArchiveRefused(Exception):
    """No archive that may be read. Says why in a code, and nothing of what it holds."""

    def __init__(self, reason: str) -> None:
        """Name the reason."""
        super().__init__(reason)
        self.reason = reason


def packed(manifest: ArchiveManifest, journal: bytes, documents: Mapping[str, Any], page: str) -> bytes:
    """Return an archive.

    Args:
        manifest: What it is.
        journal: The lines of the journal.
        documents: Further JSON documents by name, without the ending.
        page: The page to read, HTML.
    """
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, MANIFEST, manifest.model_dump_json(indent=1).encode())
        _put(archive, "memory.html", page.encode())
        _put(archive, JOURNAL, journal)
        for name, document in sorted({**documents, **_schemas()}.items()):
            _put(archive, f"{name}.json", json.dumps(document, indent=1, ensure_ascii=False, default=str).encode())
    return held.getvalue()


def line(entry: ArchiveEntry) -> bytes:
    """Return one line of the journal."""
    return entry.model_dump_json(exclude_defaults=True).encode() + b"\n"


def unpacked(archive: bytes) -> tuple[ArchiveManifest, list[ArchiveEntry]]:
    """Return what an archive says: its manifest, and the lines of its journal, of which nothing has been checked but their shape.

    Raises:
        ArchiveRefused: It is too large, swells too much, is no such archive, or was altered carelessly.
    """
    if len(archive) > MOST_BYTES:
        raise ArchiveRefused("too_large")
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as held:
            members = held.infolist()
            if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
                raise ArchiveRefused("too_large")
            manifest = ArchiveManifest.model_validate_json(_read(held, MANIFEST, MOST_MANIFEST))
            journal = _read(held, JOURNAL, MOST_UNPACKED)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        # pydantic's errors are ValueErrors and hold what was sent: the code alone goes on
        raise ArchiveRefused("manifest_malformed" if isinstance(error, ValidationError) else "not_an_archive") from None
    if hashlib.sha256(journal).hexdigest() != manifest.journal_sha256:
        raise ArchiveRefused("journal_differs")
    return manifest, _lines(journal, manifest)


def _lines(journal: bytes, manifest: ArchiveManifest) -> list[ArchiveEntry]:
    found: list[ArchiveEntry] = []
    for text in journal.splitlines():
        if len(text) > MOST_LINE or len(found) >= manifest.last_seq:
            raise ArchiveRefused("journal_malformed")
        try:
            found.append(ArchiveEntry.model_validate_json(text))
        except ValidationError:
            raise ArchiveRefused("journal_malformed") from None
    if len(found) != manifest.last_seq:
        raise ArchiveRefused("journal_malformed")
    return found


def _read(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """Return a member, of which no more is unpacked than it may have."""
    try:
        member = archive.getinfo(name)
    except KeyError:
        raise ArchiveRefused("not_an_archive") from None
    if member.file_size > most or member.file_size > MOST_RATIO * max(member.compress_size, 1024):
        raise ArchiveRefused("swells_too_much")
    with archive.open(member) as stream:
        content = stream.read(member.file_size + 1)
    if len(content) != member.file_size:
        raise ArchiveRefused("not_an_archive")
    return content


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _LIKE_ALL), content, zipfile.ZIP_DEFLATED)


def _schemas() -> dict[str, Any]:
    """Return the contracts of everything in the archive."""
    contracts: Sequence[tuple[str, type[BaseModel]]] = [("manifest", ArchiveManifest), ("journal-line", ArchiveEntry), ("fact", FactOut)]
    evidence: Sequence[tuple[str, type[BaseModel]]] = [(f"evidence-{kind}", model) for kind, model in EVIDENCE_OF_KIND.items()]
    words: Sequence[tuple[str, type[BaseModel]]] = [("words", Words), ("words-attempt", AttemptWords)]
    return {f"schema/{name}": model.model_json_schema() for name, model in (*contracts, *evidence, *words)}

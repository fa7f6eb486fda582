"""A learner's words are sealed, or they are nowhere: no file, row, log or number of an installation holds them in any spelling."""

from __future__ import annotations

import asyncio
import base64
import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZipFile

import httpx2
import pytest

from services.upkeep import back_up
from tests.canary.deeds import Speaker
from tests.canary.members import members
from tests.canary.mint import Mint
from tests.canary.spellings import spellings
from tests.journeys.everything import DATABASES, admin, files_of, rows_of
from tests.journeys.stack import client_of

LETTERS, WIDE = "bcdfghjkmnpqrtvwxz", "åäöéñøžčβψжщ"
CHUNK = 32 * 2**20
SETTLED_S = 1.2

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


@dataclass(frozen=True)
class Canary:
    """The stems of the words that were said, and one word that was written where everybody may read it."""

    mints: tuple[Mint, ...]
    control: str

    def marks(self, word: str) -> dict[str, bytes]:
        return {f"{word} as {name}": spelt for name, spelt in spellings(word).items()}

    def secrets(self) -> dict[str, bytes]:
        return {name: spelt for mint in self.mints for name, spelt in self.marks(mint.stem).items()}


@pytest.fixture(scope="module")
def canary() -> Canary:
    return Canary((Mint.of(LETTERS, 11), Mint.of(WIDE, 9), Mint.of("123456789", 13)), Mint.of(LETTERS, 12).stem)


@pytest.fixture(scope="module")
async def said(meno, inside, canary: Canary) -> Canary:
    """Say the words everywhere, and let everything be written down that will be."""
    latin, wide, number = canary.mints
    for mint in (latin, wide):
        await Speaker(meno, inside, mint, number).everywhere()
    (await client_of(meno, "grace").post("/v1/classes", json={"name": f"class {canary.control}"})).raise_for_status()
    for database in DATABASES:
        connection = await admin(meno, database)
        await connection.execute("ANALYZE")
        await connection.execute("CHECKPOINT")
        await connection.close()
    # A snapshot is written without compression, which could split a word; the log of commands knows none.
    await inside.redis.config_set("rdbcompression", "no")
    await inside.redis.save()
    await asyncio.sleep(SETTLED_S)  # Valkey writes its log once a second
    return canary


def hits(path: Path, marks: dict[str, bytes]) -> Iterator[str]:
    """Yield the spellings that a file holds."""
    longest, tail = max(map(len, marks.values())), b""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            window = tail + chunk
            yield from (name for name, spelt in marks.items() if spelt in window)
            tail = window[-longest:]


async def test_many_different_words_were_said_in_every_way(said):
    words = {word: where for mint in said.mints for word, where in mint.said.items()}
    assert len(words) >= 60
    print(f"{len(words)} words in {len(set(words.values()))} kinds of deeds")
    assert {
        "answers",
        "chat",
        "goals",
        "corrections",
        "notes",
        "memory",
        "queries",
        "exports",
        "import",
        "roster",
        "uploads",
        "failures",
    } <= set(words.values())


async def test_no_file_holds_a_word(meno, said):
    marks, found, size = said.secrets(), [], 0
    for path in files_of(meno):
        try:
            name = path.relative_to(meno.data_dir.resolve()) if path.is_relative_to(meno.data_dir.resolve()) else path.name
            found += [f"{name}: {hit}" for hit in hits(path, marks)]
            found += [f"{name}, {member}: {hit}" for member, content in members(path) for hit, spelt in marks.items() if spelt in content]
            size += path.stat().st_size
        except FileNotFoundError:  # PostgreSQL has taken it away meanwhile
            continue
    print(f"{size / 2**20:.0f} MiB searched for {len(marks)} spellings")
    assert not found
    assert any(path.suffix == ".rdb" for path in files_of(meno)), "the snapshot was searched too"


async def test_no_backup_holds_a_word(inside, said, tmp_path):
    await back_up(inside, tmp_path / "backup", lambda *_: None)
    files = [path for path in (tmp_path / "backup").rglob("*") if path.is_file()]
    marks = said.secrets()
    assert not [f"{path.name}: {hit}" for path in files for hit in hits(path, marks)]
    assert not [path.name for path in files for _, content in members(path) for spelt in marks.values() if spelt in content]
    assert any(list(hits(path, said.marks(said.control))) for path in files), "what may be read is found in it"


async def test_nothing_that_a_search_reads_over_is_compressed(meno, said):
    """PostgreSQL may compress long values and whole pages, and a word inside would not be found: of people it compresses nothing."""
    for database in DATABASES:
        connection = await admin(meno, database)
        assert await connection.fetchval("SHOW wal_compression") == "off"
        columns = await connection.fetch(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
            " AND data_type IN ('bytea', 'text', 'character varying', 'jsonb')"
        )
        for table, column in columns:
            query = f"SELECT count(*) FROM {table} WHERE pg_column_compression({column}) IS NOT NULL"
            assert table.startswith("curriculum_") or await connection.fetchval(query) == 0, f"{table}.{column}"
        await connection.close()


async def test_no_row_holds_a_word(meno, said):
    marks = {name: spelt.decode() for name, spelt in said.secrets().items() if not name.endswith(("-le", "-be"))}
    found = {f"{table}: {name}" async for table, row in rows_of(meno) for name, spelt in marks.items() if spelt in row}
    assert not found


async def test_no_answer_about_the_service_holds_a_word(meno, metrics_port, said):
    async with httpx2.AsyncClient() as client:
        pages = [await client.get(f"http://127.0.0.1:{metrics_port}/metrics"), await client.get(f"{meno.url}/openapi.json")]
    assert [page.status_code for page in pages] == [200, 200]
    assert not [name for name, spelt in said.secrets().items() for page in pages if spelt in page.content]
    told = " ".join(" ".join(process.cmdline()) for process in meno.processes()).encode()
    assert not [name for name, spelt in said.secrets().items() if spelt in told]


async def test_the_search_finds_a_word_that_may_be_read(meno, said):
    marks = said.marks(said.control)
    assert any("pg_wal" in str(path) for path in files_of(meno) if list(hits(path, marks)))
    assert not [word for mint in said.mints for word in mint.said if not word.startswith(mint.stem)]
    assert any(said.control in row for _, row in [row async for row in rows_of(meno)])


@pytest.mark.parametrize("word", ["kanarienvogel", "åäöψж"])
def test_every_spelling_is_found_where_it_is_written(word, tmp_path):
    marks = spellings(word)
    for offset in range(7):
        for before in (b"", b"\xff\xfe", uuid4().bytes):
            clear = before + b"x" * offset + word.encode() + b"tail"
            assert any(spelt in base64.b64encode(clear) for name, spelt in marks.items() if name.startswith("base64+"))
            assert any(spelt in base64.urlsafe_b64encode(clear) for name, spelt in marks.items() if name.startswith("base64url+"))
            assert marks["hex"] in clear.hex().encode()


@pytest.mark.parametrize("kind", ["zip", "gzip", "zlib", "a zip within a gzip"])
def test_a_word_within_a_compressed_member_is_found(kind, tmp_path):
    clear, kept = b"before kanarienvogel after" * 3, BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as archive:
        archive.writestr("name.txt", clear)
    packed = {
        "zip": kept.getvalue(),
        "gzip": gzip.compress(clear),
        "zlib": zlib.compress(clear),
        "a zip within a gzip": gzip.compress(kept.getvalue()),
    }
    (tmp_path / "file").write_bytes(packed[kind])
    assert any(b"kanarienvogel" in content for _, content in members(tmp_path / "file"))

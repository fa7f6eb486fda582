"""A learner's words are sealed, or they are nowhere: no file, row, log or number of an installation holds them in any spelling."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom
from uuid import uuid4

import httpx2
import pytest

from tests.canary.deeds import Speaker
from tests.canary.spellings import spellings
from tests.journeys.everything import DATABASES, admin, files_of, rows_of
from tests.journeys.stack import client_of

LETTERS, WIDE = "bcdfghjkmnpqrtvwxz", "åäöéñøžčβψжщ"
CHUNK = 32 * 2**20
SETTLED_S = 1.2

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


@dataclass(frozen=True)
class Canary:
    """The words that were said, and one that was written where everybody may read it."""

    secrets: tuple[str, ...]
    control: str

    def marks(self, word: str) -> dict[str, bytes]:
        return {f"{word} as {name}": spelt for name, spelt in spellings(word).items()}


def word_of(letters: str, length: int) -> str:
    return "".join(SystemRandom().choices(letters, k=length))


@pytest.fixture(scope="module")
def canary() -> Canary:
    return Canary((word_of(LETTERS, 12), word_of(WIDE, 10), word_of("123456789", 17)), word_of(LETTERS, 12))


@pytest.fixture(scope="module")
async def said(meno, inside, canary: Canary) -> Canary:
    """Say the words everywhere, and let everything be written down that will be."""
    latin, wide, number = canary.secrets
    for word in (latin, wide):
        await Speaker(meno, inside, word, number).everywhere()
    (await client_of(meno, "grace").post("/v1/classes", json={"name": f"class {canary.control}"})).raise_for_status()
    for database in DATABASES:
        connection = await admin(meno, database)
        await connection.execute("CHECKPOINT")
        await connection.close()
    await asyncio.sleep(SETTLED_S)  # Valkey writes its file once a second
    return canary


def hits(path: Path, marks: dict[str, bytes]) -> Iterator[str]:
    """Yield the spellings that a file holds."""
    longest, tail = max(map(len, marks.values())), b""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            window = tail + chunk
            yield from (name for name, spelt in marks.items() if spelt in window)
            tail = window[-longest:]


def all_marks(canary: Canary) -> dict[str, bytes]:
    return {name: spelt for word in canary.secrets for name, spelt in canary.marks(word).items()}


async def test_no_file_holds_a_word(meno, said):
    marks, found, size = all_marks(said), [], 0
    for path in files_of(meno):
        try:
            found += [
                f"{path.relative_to(meno.data_dir.resolve()) if path.is_relative_to(meno.data_dir.resolve()) else path.name}: {hit}"
                for hit in hits(path, marks)
            ]
            size += path.stat().st_size
        except FileNotFoundError:  # PostgreSQL has taken it away meanwhile
            continue
    print(f"{size / 2**20:.0f} MiB searched for {len(marks)} spellings")
    assert not found


async def test_no_row_holds_a_word(meno, said):
    marks = {name: spelt.decode() for name, spelt in all_marks(said).items() if not name.endswith(("-le", "-be"))}
    found = {f"{table}: {name}" async for table, row in rows_of(meno) for name, spelt in marks.items() if spelt in row}
    assert not found


async def test_no_answer_about_the_service_holds_a_word(meno, metrics_port, said):
    async with httpx2.AsyncClient() as client:
        pages = [await client.get(f"http://127.0.0.1:{metrics_port}/metrics"), await client.get(f"{meno.url}/openapi.json")]
    assert [page.status_code for page in pages] == [200, 200]
    assert not [name for name, spelt in all_marks(said).items() for page in pages if spelt in page.content]
    told = " ".join(" ".join(process.cmdline()) for process in meno.processes()).encode()
    assert not [name for name, spelt in all_marks(said).items() if spelt in told]


async def test_the_search_finds_a_word_that_may_be_read(meno, said):
    marks = said.marks(said.control)
    assert any("pg_wal" in str(path) for path in files_of(meno) if list(hits(path, marks)))
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

"""Whatever is done to a sealed row behind the application's back is refused with the one error, and nobody else notices.

Real rows of three learners in two organisations: each sealed column is flipped, cut, exchanged and given an unknown format; rows are dropped,
doubled and set back.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest

from services.identity import Principal
from services.memory import Witnessing
from services.memory.keeping import DatabaseKeeper
from services.memory.store import Owner
from services.vault import KeysMissing, SealRefused
from tests.privacy.others.conftest import House

SEED = 20261128
FLIPS = 12
PAIRS = 40


@dataclass(frozen=True)
class Column:
    """Where sealed bytes of an account stand. `main` is 0 for the content database, 1 for the key database."""

    database: int
    table: str
    name: str
    key: tuple[str, ...]
    owner: str

    def __str__(self) -> str:
        return f"{self.table}.{self.name}"


COLUMNS = (
    Column(0, "identity_account", "profile", ("id",), "id"),
    Column(0, "memory_head", "manifest", ("learner_id",), "learner_id"),
    Column(0, "memory_head", "digest", ("learner_id",), "learner_id"),
    Column(0, "memory_journal", "words", ("learner_id", "seq"), "learner_id"),
    Column(0, "memory_journal", "evidence", ("learner_id", "seq"), "learner_id"),
    Column(0, "memory_journal", "digest", ("learner_id", "seq"), "learner_id"),
    Column(0, "memory_journal", "words_hash", ("learner_id", "seq"), "learner_id"),
    Column(0, "memory_journal", "evidence_hash", ("learner_id", "seq"), "learner_id"),
    Column(0, "memory_part", "sealed", ("learner_id", "part"), "learner_id"),
    Column(1, "vault_data_key", "wrapped", ("account_id", "version"), "account_id"),
    Column(1, "vault_witness", "digest", ("account_id",), "account_id"),
    Column(1, "vault_witness", "mac", ("account_id",), "account_id"),
)
TENANT_KEYS = Column(1, "vault_tenant_key", "wrapped", ("tenant_id", "purpose", "version"), "tenant_id")
SEALED = tuple(column for column in COLUMNS if column.name in ("profile", "manifest", "words", "evidence", "sealed", "wrapped"))


@dataclass
class Rows:
    """Three learners with memories, what they look like when nothing was done, and a superuser at the rows."""

    houses: tuple[House, House]
    learners: tuple[Principal, ...]
    brooms: list[asyncpg.Connection]
    before: dict[UUID, Any] = field(default_factory=dict)
    random: Random = field(default_factory=lambda: Random(SEED))

    async def seen(self, learner: Principal) -> Any:
        """Return everything that is sealed of a learner, opened with keys that are loaded anew."""
        services = self.houses[0].services
        services.vault.forget_all()
        person = await services.identity.accounts.get(learner, learner.account_id)
        keys = await services.vault.keys(learner.tenant_id, learner.account_id)
        async with services.database.open_work(learner.tenant_id) as work:
            entries = await services.memory.entries(work, keys, learner.account_id, limit=1_000)
            begun, _ = await DatabaseKeeper(work, keys, Owner(learner.tenant_id, learner.account_id)).look([])
            view = await services.memory.read(work, keys, learner.account_id, begun.manifest.parts)
            folds = services.memory.folds.by_name
            parts = {key: folds[key.fold].pack(key.part, view.state(*key)) for key in begun.manifest.parts}
        return person.profile.model_dump(), [(entry.id, entry.evidence, entry.words) for entry in entries], parts

    async def told(self, learner: Principal) -> Any:
        """Return what a learner sees, or the class of the refusal."""
        try:
            return await self.seen(learner)
        except (SealRefused, KeysMissing) as refusal:
            return type(refusal)

    async def must_refuse(self, owners: Iterable[UUID], what: str, *, or_lose: bool = False) -> None:
        """Fail unless exactly these learners are refused, and all others see what they saw."""
        hit = set(owners)
        for learner in self.learners:
            found = await self.told(learner)
            if learner.account_id in hit or learner.tenant_id in hit:
                refusals = (SealRefused, KeysMissing) if or_lose else (SealRefused,)
                assert found in _and_below(refusals), f"{what}: it was not refused"
            else:
                assert found == self.before[learner.account_id], f"{what}: somebody else was touched"

    async def rows(self, column: Column) -> list[asyncpg.Record]:
        """Return the rows of our learners that have something in a column."""
        keys = ", ".join(column.key)
        query = f"SELECT {column.owner} AS owner, {column.name} AS blob, {keys} FROM {column.table} WHERE {column.name} IS NOT NULL ORDER BY {keys}"
        ours = {each.account_id for each in self.learners} | {each.tenant_id for each in self.learners}
        return [row for row in await self.brooms[column.database].fetch(query) if row["owner"] in ours]

    async def put(self, column: Column, row: asyncpg.Record, blob: bytes) -> None:
        """Write bytes into a row."""
        where = " AND ".join(f"{name} = ${place}" for place, name in enumerate(column.key, 2))
        await self.brooms[column.database].execute(
            f"UPDATE {column.table} SET {column.name} = $1 WHERE {where}", blob, *(row[n] for n in column.key)
        )

    @asynccontextmanager
    async def altered(self, column: Column, row: asyncpg.Record, blob: bytes) -> AsyncIterator[None]:
        """Let other bytes stand in a row for a while."""
        await self.put(column, row, blob)
        yield
        await self.put(column, row, row["blob"])


@pytest.fixture
async def rows(new_house, brooms) -> Rows:
    north, south = await new_house("north"), await new_house("south")
    learners = []
    for house, name in ((north, "ada"), (north, "bea"), (south, "cleo")):
        learner = await house.add("learner", name, age_band="adult")
        await house.agree(learner, learner)
        for _ in range(2):
            await house.remember(learner)
        learners.append(learner)
        services = house.services
        await Witnessing(services.database.open_work, services.vault.witnesses).advance(learner.tenant_id)
    made = Rows((north, south), tuple(learners), brooms)
    made.before = {learner.account_id: await made.seen(learner) for learner in learners}
    return made


def _and_below(refusals: tuple[type, ...]) -> set[type]:
    return {each for refusal in refusals for each in (refusal, *refusal.__subclasses__())}


def flipped(blob: bytes, random: Random) -> bytes:
    place, bit = random.randrange(len(blob)), 1 << random.randrange(8)
    return blob[:place] + bytes([blob[place] ^ bit]) + blob[place + 1 :]


async def test_any_byte_flipped_in_any_column_is_refused(rows: Rows):
    for column in (*COLUMNS, TENANT_KEYS):
        found = await rows.rows(column)
        assert found, column
        for row in rows.random.choices(found, k=FLIPS):
            if column is TENANT_KEYS and row["purpose"] == "index":
                continue  # see the next test
            async with rows.altered(column, row, flipped(row["blob"], rows.random)):
                await rows.must_refuse([row["owner"]], str(column))
    await rows.must_refuse([], "all put back")


async def test_the_key_of_names_to_sign_in_by_is_no_exception(rows: Rows):
    found = [row for row in await rows.rows(TENANT_KEYS) if row["purpose"] == "index"]
    async with rows.altered(TENANT_KEYS, found[0], flipped(found[0]["blob"], rows.random)):
        await rows.must_refuse([found[0]["owner"]], "index key")


async def test_a_blob_cut_anywhere_or_of_an_unknown_format_or_suite_is_refused(rows: Rows):
    for column in SEALED:
        found = await rows.rows(column)
        row = rows.random.choice(found)
        blob: bytes = row["blob"]
        cuts = {0, 1, 6, 70, 86, len(blob) - 1, *(rows.random.randrange(len(blob)) for _ in range(3))}
        wrong = [blob[: max(0, cut)] for cut in cuts if cut < len(blob)] + [blob + b"\0"]
        wrong += [bytes([number]) + blob[1:] for number in (0, 2)] + [blob[:1] + bytes([number]) + blob[2:] for number in (0, 255)]
        for other in wrong:
            async with rows.altered(column, row, other):
                await rows.must_refuse([row["owner"]], f"{column} with {len(other)} bytes")


async def test_any_two_blobs_that_change_places_are_refused(rows: Rows):
    """Across rows, columns, tables, learners and organisations, in pairs drawn at random."""
    blobs = [(column, row) for column in SEALED for row in await rows.rows(column) if column.database == 0]
    keys = [(column, row) for column in SEALED for row in await rows.rows(column) if column.database == 1]
    for pool, pairs in ((blobs, PAIRS), (keys, 3)):
        for _ in range(pairs):
            (one, row), (other, another) = rows.random.sample(pool, 2)
            if row["blob"] == another["blob"]:
                continue
            async with rows.altered(one, row, another["blob"]), rows.altered(other, another, row["blob"]):
                await rows.must_refuse([row["owner"], another["owner"]], f"{one} and {other}")


async def test_the_same_place_of_two_learners_is_not_the_same_place(rows: Rows):
    """The nearest swaps: same table, same column, same sequence, another learner; and another organisation."""
    for column in SEALED:
        if column.database == 1:
            continue
        by_owner: dict[UUID, asyncpg.Record] = {row["owner"]: row for row in await rows.rows(column)}
        first, second, third = (by_owner[learner.account_id] for learner in rows.learners)
        for one, other in ((first, second), (first, third)):
            async with rows.altered(column, one, other["blob"]), rows.altered(column, other, one["blob"]):
                await rows.must_refuse([one["owner"], other["owner"]], str(column))


@pytest.mark.parametrize(
    ("database", "change"),
    [
        (0, "DELETE FROM memory_journal WHERE learner_id = $1 AND seq = 2"),
        (0, "DELETE FROM memory_part WHERE learner_id = $1"),
        (0, "DELETE FROM memory_head WHERE learner_id = $1"),
        (0, "UPDATE memory_head SET version = version - 1 WHERE learner_id = $1"),
        (0, "UPDATE memory_head SET seq = seq - 1 WHERE learner_id = $1"),
        (0, "UPDATE memory_part SET version = version + 1 WHERE learner_id = $1"),
        (0, "UPDATE memory_journal SET version = version + 1 WHERE learner_id = $1 AND seq = 2"),
        (0, "UPDATE memory_journal SET id = gen_random_uuid() WHERE learner_id = $1 AND seq = 2"),
        (0, "UPDATE identity_account SET version = version + 1 WHERE id = $1"),
        (0, "INSERT INTO memory_journal SELECT tenant_id, learner_id, seq + 100, gen_random_uuid(), day, version, digest, words_hash, evidence_hash, words, evidence"
            " FROM memory_journal WHERE learner_id = $1 AND seq = 2"),
        (1, "UPDATE vault_witness SET seq = seq + 1 WHERE account_id = $1"),
    ],
)  # fmt: skip
async def test_rows_dropped_doubled_or_renumbered_are_refused(rows: Rows, database: int, change: str):
    learner = rows.learners[0]
    await rows.brooms[database].execute(change, learner.account_id)
    await rows.must_refuse([learner.account_id], change)


async def test_a_data_key_that_is_gone_opens_nothing_and_hurts_nobody_else(rows: Rows):
    learner = rows.learners[0]
    await rows.brooms[1].execute("DELETE FROM vault_data_key WHERE account_id = $1", learner.account_id)
    await rows.must_refuse([learner.account_id], "no key", or_lose=True)


async def test_another_learners_or_organisations_key_under_ones_own_name_opens_nothing(rows: Rows):
    ada, bea, cleo = rows.learners
    for other in (bea, cleo):
        found = await rows.brooms[1].fetchrow("SELECT wrapped, epoch FROM vault_data_key WHERE account_id = $1", other.account_id)
        kept = await rows.brooms[1].fetchval("SELECT wrapped FROM vault_data_key WHERE account_id = $1", ada.account_id)
        await rows.brooms[1].execute("UPDATE vault_data_key SET wrapped = $1 WHERE account_id = $2", found["wrapped"], ada.account_id)
        await rows.must_refuse([ada.account_id], "another's key")
        await rows.brooms[1].execute("UPDATE vault_data_key SET wrapped = $1 WHERE account_id = $2", kept, ada.account_id)


async def test_a_sessions_key_and_store_are_refused_when_altered(rows: Rows):
    """No-memory mode: the session's wrapped key in the key database, and what Redis keeps."""
    vault, tenant_id, session_id = rows.houses[0].services.vault, rows.learners[0].tenant_id, uuid4()
    assert await vault.session_keys(tenant_id, session_id, create=True) is not None
    wrapped = await rows.brooms[1].fetchval("SELECT wrapped FROM vault_session_key WHERE session_id = $1", session_id)
    for _ in range(FLIPS):
        await rows.brooms[1].execute(
            "UPDATE vault_session_key SET wrapped = $1 WHERE session_id = $2", flipped(wrapped, rows.random), session_id
        )
        vault._wiped((True, tenant_id, session_id))
        with pytest.raises(SealRefused):
            await vault.session_keys(tenant_id, session_id)


async def test_over_http_the_one_error_says_nothing_and_keeps_the_neighbour_served(rows: Rows):
    house, (ada, bea, _) = rows.houses[0], rows.learners
    column = next(column for column in SEALED if str(column) == "memory_part.sealed")
    shown = await house.call(bea, "GET", "/v1/memory/facts")
    assert (await house.call(ada, "GET", "/v1/memory/facts")).status_code == 200
    told = set()
    for row in [row for row in await rows.rows(column) if row["owner"] == ada.account_id]:
        for other in (flipped(row["blob"], rows.random), row["blob"][:40], b""):
            async with rows.altered(column, row, other):
                house.services.vault.drop(ada.tenant_id, ada.account_id)
                reply = await house.call(ada, "GET", "/v1/memory/facts")
                if reply.status_code != 200:  # the part may be one that facts do not need
                    told.add((reply.status_code, reply.json()["code"], reply.json()["detail"]))
                again = await house.call(bea, "GET", "/v1/memory/facts")
                assert (again.status_code, again.json()) == (200, shown.json())
    assert len(told) == 1, "one error for every cause"
    assert {(status, code) for status, code, _ in told} == {(500, "memory_damaged")}


async def test_every_column_of_bytes_is_known_to_these_tests(rows: Rows):
    """A new column of sealed bytes must be listed here, or said to be no learner's."""
    other = {
        "memory_part.digest",
        "identity_account.user_name_index",
        "identity_account.email_index",
        "session_token.hash",
        "identity_code.digest",
        "privacy_gone_session.hash",
        "privacy_erasure.tombstone",
        "mastery_set.written",
        "pathway_crowd.diary",
        "pathway_simulation.report",
    }
    listed = {str(column) for column in (*COLUMNS, TENANT_KEYS)} | {"vault_session_key.wrapped", "vault_epoch.check_value"} | other
    query = "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'bytea'"
    found = {row[0] for broom in rows.brooms for row in await broom.fetch(query) if not row[0].startswith("curriculum_")}
    assert found - listed - OWN_TESTS == set()


OWN_TESTS = frozenset(
    {
        "memory_index.sealed",
        "memory_wish.sealed",
        "memory_order.sealed",
        "privacy_chunk.sealed",
        "idempotency.reply",
        "idempotency.body_mac",
        "idempotency.key_hash",
        "safeguarding_concern.content",
        "safeguarding_concern.note",
    }
)
"""Columns whose damage other tests look at: the recall index is a cache, wishes and orders are read by their job, replies by a repetition, pieces of archives by a download,
concerns by those named for safeguarding."""

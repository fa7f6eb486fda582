"""Queries of a learner's memory. They take the session and return values; what they return and take as content is sealed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    String,
    Uuid,
    any_,
    bindparam,
    delete,
    func,
    literal,
    null,
    select,
    text,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY, BYTEA, insert
from sqlalchemy.ext.asyncio import AsyncSession

from services.memory.tables import HeadRow, JournalRow, PartRow
from services.platform import Statement
from services.vault import Sealed, SealedBytes


class Owner(NamedTuple):
    """Whose memory."""

    tenant_id: UUID
    learner_id: UUID


class Head(NamedTuple):
    """A head as stored."""

    state: str
    version: int
    seq: int
    digest: bytes
    consolidated_seq: int
    manifest: Sealed | None


class StoredEntry(NamedTuple):
    """An entry as stored."""

    seq: int
    id: UUID
    day: date
    version: int
    digest: bytes
    words_hash: bytes | None
    evidence_hash: bytes
    words: Sealed | None
    evidence: Sealed | None


class StoredPart(NamedTuple):
    """A part as stored."""

    part: UUID
    version: int
    applied_seq: int
    digest: bytes
    parameter_set: str
    sealed: Sealed


@dataclass(frozen=True, slots=True)
class Change:
    """What one unit of work writes into a learner's memory."""

    version: int
    seq: int
    digest: bytes
    consolidated_seq: int
    image_set: str
    manifest: Sealed
    entries: Sequence[StoredEntry]
    parts: Sequence[StoredPart]
    gone: Sequence[UUID] = field(default=())


_OWNER_PARAMETERS: Final = (bindparam("tenant_id", type_=Uuid()), bindparam("learner_id", type_=Uuid()))
_IDS: Final = ARRAY(Uuid())
_HEAD: Final = select(
    HeadRow.state, HeadRow.version, HeadRow.seq, HeadRow.digest, HeadRow.consolidated_seq, HeadRow.manifest
).where(HeadRow.tenant_id == _OWNER_PARAMETERS[0], HeadRow.learner_id == _OWNER_PARAMETERS[1])  # fmt: skip
_LOCKED_HEAD: Final = Statement(_HEAD.with_for_update())
_PART_COLUMNS: Final = (PartRow.part, PartRow.version, PartRow.applied_seq, PartRow.digest, PartRow.parameter_set, PartRow.sealed)
_ENTRY_COLUMNS: Final = (
    JournalRow.seq, JournalRow.id, JournalRow.day, JournalRow.version, JournalRow.digest, JournalRow.words_hash, JournalRow.evidence_hash,
    JournalRow.words, JournalRow.evidence,
)  # fmt: skip
_OF_OWNER: Final = (JournalRow.tenant_id == _OWNER_PARAMETERS[0], JournalRow.learner_id == _OWNER_PARAMETERS[1])
_PARTS: Final = select(literal(True).label("is_part"), *_PART_COLUMNS).where(
    PartRow.tenant_id == _OWNER_PARAMETERS[0],
    PartRow.learner_id == _OWNER_PARAMETERS[1],
    PartRow.part == any_(bindparam("parts", type_=_IDS)),
)
_KNOWN: Final = select(
    literal(False), JournalRow.id, JournalRow.seq, null(), null(), null(), null()
).where(*_OF_OWNER, JournalRow.id == any_(bindparam("ids", type_=_IDS)))  # fmt: skip
_PARTS_AND_KNOWN: Final = Statement(union_all(_PARTS, _KNOWN))
_HEAD_AND_PARTS: Final = Statement(
    select(HeadRow.state, HeadRow.version, HeadRow.seq, HeadRow.digest, HeadRow.consolidated_seq, HeadRow.manifest)
    .add_columns(*(column.label(f"part_{column.key}") for column in _PART_COLUMNS))
    .outerjoin(
        PartRow,
        (PartRow.tenant_id == HeadRow.tenant_id)
        & (PartRow.learner_id == HeadRow.learner_id)
        & (bindparam("all_parts", type_=Boolean()) | (PartRow.part == any_(bindparam("parts", type_=_IDS)))),
    )
    .where(HeadRow.tenant_id == _OWNER_PARAMETERS[0], HeadRow.learner_id == _OWNER_PARAMETERS[1])
)

_ENTRY_ARRAYS: Final = ("seqs", "ids", "days", "digests", "words_hashes", "evidence_hashes", "words", "evidence")
_PART_ARRAYS: Final = ("parts", "part_versions", "part_seqs", "part_digests", "part_sets", "sealed")

# One statement and one round trip for the whole change; the arrays keep its text the same whatever their length.
_WRITE: Final = Statement(text("""
WITH moved AS (
    UPDATE memory_head SET version = version + 1, seq = :seq, digest = :digest, consolidated_seq = :consolidated_seq,
        image_set = :image_set, manifest = :manifest
    WHERE tenant_id = :tenant_id AND learner_id = :learner_id AND version = :version
    RETURNING 1
), written AS (
    INSERT INTO memory_journal (tenant_id, learner_id, version, seq, id, day, digest, words_hash, evidence_hash, words, evidence)
    SELECT :tenant_id, :learner_id, 1, given.*
    FROM unnest(
        CAST(:seqs AS bigint[]), CAST(:ids AS uuid[]), CAST(:days AS date[]), CAST(:digests AS bytea[]), CAST(:words_hashes AS bytea[]),
        CAST(:evidence_hashes AS bytea[]), CAST(:words AS bytea[]), CAST(:evidence AS bytea[])
    ) AS given
    RETURNING 1
), kept AS (
    INSERT INTO memory_part (tenant_id, learner_id, part, version, applied_seq, digest, parameter_set, sealed)
    SELECT :tenant_id, :learner_id, given.*
    FROM unnest(
        CAST(:parts AS uuid[]), CAST(:part_versions AS bigint[]), CAST(:part_seqs AS bigint[]), CAST(:part_digests AS bytea[]),
        CAST(:part_sets AS varchar[]), CAST(:sealed AS bytea[])
    ) AS given
    ON CONFLICT (tenant_id, learner_id, part) DO UPDATE SET version = excluded.version, applied_seq = excluded.applied_seq,
        digest = excluded.digest, parameter_set = excluded.parameter_set, sealed = excluded.sealed
    WHERE memory_part.version = excluded.version - 1
    RETURNING 1
)
SELECT (SELECT count(*) FROM moved), (SELECT count(*) FROM written), (SELECT count(*) FROM kept)
""").bindparams(
    *_OWNER_PARAMETERS,
    *(bindparam(name, type_=BigInteger()) for name in ("version", "seq", "consolidated_seq")),
    bindparam("image_set", type_=String()),
    bindparam("digest", type_=BYTEA()),
    bindparam("manifest", type_=SealedBytes()),
    bindparam("words", type_=ARRAY(SealedBytes())),
    bindparam("evidence", type_=ARRAY(SealedBytes())),
    bindparam("sealed", type_=ARRAY(SealedBytes())),
    *(bindparam(name, type_=ARRAY(BYTEA())) for name in ("digests", "words_hashes", "evidence_hashes", "part_digests")),
))  # fmt: skip


async def locked_head(session: AsyncSession, owner: Owner) -> Head | None:
    """Lock a learner's head until the unit of work ends, and return it."""
    row = await _LOCKED_HEAD.one_or_none(session, owner._asdict())
    return Head(*row) if row else None


async def add_head(session: AsyncSession, owner: Owner, digest: bytes) -> None:
    """Begin a learner's journal, unless it is begun."""
    values = {
        **owner._asdict(),
        "state": "open",
        "version": 0,
        "seq": 0,
        "digest": digest,
        "consolidated_seq": 0,
        "image_set": "",
        "manifest": None,
    }
    await session.execute(insert(HeadRow).values(values).on_conflict_do_nothing())


async def parts_and_known(
    session: AsyncSession, owner: Owner, parts: Sequence[UUID], ids: Sequence[UUID]
) -> tuple[dict[UUID, StoredPart], dict[UUID, int]]:
    """Return these parts of the image, and of these ids those that are in the journal, with their sequence.

    Read after the head is locked, in a statement of its own: only then does it see what the last holder of the lock has written.
    """
    rows = await _PARTS_AND_KNOWN.all(session, {**owner._asdict(), "parts": list(parts), "ids": list(ids)})
    return {row[1]: StoredPart(*row[1:]) for row in rows if row[0]}, {row[1]: row[2] for row in rows if not row[0]}


async def head_and_parts(session: AsyncSession, owner: Owner, parts: Sequence[UUID] | None) -> tuple[Head | None, dict[UUID, StoredPart]]:
    """Return head and parts (None: all of them) as of one moment, without a lock."""
    values = {**owner._asdict(), "parts": list(parts or ()), "all_parts": parts is None}
    rows = await _HEAD_AND_PARTS.all(session, values)
    if not rows:
        return None, {}
    return Head(*rows[0][:6]), {row[6]: StoredPart(*row[6:]) for row in rows if row[6] is not None}


async def write(session: AsyncSession, owner: Owner, change: Change) -> bool:
    """Write a change whole; return False, and write nothing that may be kept, if head or parts are not as they were read."""
    if change.gone:
        await remove_parts(session, owner, change.gone)
    values: dict[str, Any] = {
        **owner._asdict(), "version": change.version, "seq": change.seq, "digest": change.digest,
        "consolidated_seq": change.consolidated_seq, "image_set": change.image_set, "manifest": change.manifest,
    }  # fmt: skip
    entries = [(e.seq, e.id, e.day, e.digest, e.words_hash, e.evidence_hash, e.words, e.evidence) for e in change.entries]
    values.update(_columns(_ENTRY_ARRAYS, entries))
    values.update(_columns(_PART_ARRAYS, change.parts))
    return tuple(await _WRITE.one(session, values)) == (1, len(change.entries), len(change.parts))


def _columns(arrays: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> dict[str, list[Any]]:
    """Return rows turned into one list a column."""
    return {name: [row[place] for row in rows] for place, name in enumerate(arrays)}


_AFTER: Final = Statement(
    select(*_ENTRY_COLUMNS)
    .where(*_OF_OWNER, JournalRow.seq > bindparam("after_seq"), JournalRow.seq <= bindparam("until_seq"))
    .order_by(JournalRow.seq)
    .limit(bindparam("most"))
)


async def entries_after(session: AsyncSession, owner: Owner, after_seq: int, until_seq: int, limit: int) -> list[StoredEntry]:
    """Return entries with `after_seq` < sequence ≤ `until_seq`, in order."""
    values = {**owner._asdict(), "after_seq": after_seq, "until_seq": until_seq, "most": limit}
    return [StoredEntry._make(row) for row in await _AFTER.all(session, values)]


_LAST: Final = Statement(
    select(*_ENTRY_COLUMNS)
    .where(*_OF_OWNER, JournalRow.seq > bindparam("after_seq"), JournalRow.seq < bindparam("before_seq"))
    .order_by(JournalRow.seq.desc())
    .limit(bindparam("most"))
)


async def last_entries(session: AsyncSession, owner: Owner, before_seq: int, limit: int, after_seq: int = 0) -> list[StoredEntry]:
    """Return the last entries with a sequence between `after_seq` and `before_seq`, newest first."""
    values = {**owner._asdict(), "after_seq": after_seq, "before_seq": before_seq, "most": limit}
    return [StoredEntry._make(row) for row in await _LAST.all(session, values)]


_BY_ID: Final = Statement(
    select(*_ENTRY_COLUMNS).where(*_OF_OWNER, JournalRow.id == any_(bindparam("ids", type_=_IDS))).order_by(JournalRow.seq)
)


_AT: Final = Statement(
    select(*_ENTRY_COLUMNS).where(*_OF_OWNER, JournalRow.seq == any_(bindparam("seqs", type_=ARRAY(BigInteger())))).order_by(JournalRow.seq)
)


async def entries_at(session: AsyncSession, owner: Owner, seqs: Sequence[int]) -> list[StoredEntry]:
    """Return the entries at these sequences, in order."""
    return [StoredEntry._make(row) for row in await _AT.all(session, {**owner._asdict(), "seqs": list(seqs)})]


async def entries_by_id(session: AsyncSession, owner: Owner, ids: Sequence[UUID]) -> list[StoredEntry]:
    """Return the entries with these ids, in order of sequence."""
    return [StoredEntry._make(row) for row in await _BY_ID.all(session, {**owner._asdict(), "ids": list(ids)})]


_KNOWN_PAIRS: Final = text("""
SELECT j.id FROM unnest(CAST(:learners AS uuid[]), CAST(:ids AS uuid[])) AS asked (learner_id, id)
JOIN memory_journal j ON j.tenant_id = :tenant_id AND j.learner_id = asked.learner_id AND j.id = asked.id
""").bindparams(bindparam("tenant_id", type_=Uuid()), bindparam("learners", type_=_IDS), bindparam("ids", type_=_IDS))


async def known_entries(session: AsyncSession, tenant_id: UUID, asked: Sequence[tuple[UUID, UUID]]) -> set[UUID]:
    """Return the ids of those of these (learner, entry) that are in the learner's journal."""
    values = {"tenant_id": tenant_id, "learners": [learner_id for learner_id, _ in asked], "ids": [entry_id for _, entry_id in asked]}
    return set((await session.execute(_KNOWN_PAIRS, values)).scalars()) if asked else set()


_STANDING: Final = select(func.count(JournalRow.evidence), func.count(JournalRow.words)).where(
    *_OF_OWNER, JournalRow.seq > bindparam("after_seq"), JournalRow.seq <= bindparam("until_seq")
)


async def standing(session: AsyncSession, owner: Owner, after_seq: int, until_seq: int) -> tuple[int, int]:
    """Return of how many entries with `after_seq` < sequence ≤ `until_seq` the evidence and the words have not been cleared."""
    row = (await session.execute(_STANDING, {**owner._asdict(), "after_seq": after_seq, "until_seq": until_seq})).one()
    return int(row[0]), int(row[1])


async def remove_parts(session: AsyncSession, owner: Owner, parts: Sequence[UUID]) -> None:
    """Remove parts of the image: the journal makes others in their place."""
    query = delete(PartRow).where(PartRow.tenant_id == owner.tenant_id, PartRow.learner_id == owner.learner_id, PartRow.part.in_(parts))
    await session.execute(query)


async def parts_of(session: AsyncSession, owner: Owner) -> dict[UUID, StoredPart]:
    """Return every part of the image."""
    query = select(*_PART_COLUMNS).where(PartRow.tenant_id == _OWNER_PARAMETERS[0], PartRow.learner_id == _OWNER_PARAMETERS[1])
    return {row[0]: StoredPart._make(row) for row in await session.execute(query, owner._asdict())}


async def behind(session: AsyncSession, image_set: str, after: UUID | None, limit: int) -> list[UUID]:
    """Return learners of the unit of work's tenant whose image was folded with other parameters, by id."""
    query = select(HeadRow.learner_id).where(HeadRow.image_set != image_set, HeadRow.seq > 0, HeadRow.state == "open")
    query = query.order_by(HeadRow.learner_id).limit(limit)
    return list((await session.execute(query if after is None else query.where(HeadRow.learner_id > after))).scalars())


async def learners(session: AsyncSession, after: UUID | None, limit: int) -> list[UUID]:
    """Return learners of the unit of work's tenant who have a journal, by id."""
    query = select(HeadRow.learner_id).order_by(HeadRow.learner_id).limit(limit)
    return list((await session.execute(query if after is None else query.where(HeadRow.learner_id > after))).scalars())

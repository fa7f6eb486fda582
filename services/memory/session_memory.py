"""No-memory mode: before consent a learner works as always, but all of it is sealed under a key that ends with the session.

One hash in Redis per session key, named by a pseudonym that the key makes: the blob, its version, and replies. Nothing of it is in SQL; when
the key's row in the key database is gone, or after a day, nothing can open it, and a new key begins anew under another name. Writing is
compare-and-set on the version, so that two answers at once cannot lose one another.
"""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hmac import compare_digest
from typing import Any, Final, TypeVar, cast
from uuid import UUID

from redis.asyncio import Redis
from redis.exceptions import RedisError

from services.memory.chain import owner_digest
from services.memory.desk import Begun, Desk, Written
from services.memory.entry import Draft, Entry, PartKey
from services.memory.errors import MemoryBusy, MemoryFull
from services.memory.fitted import FittedFolds, folds_for
from services.memory.fold import Fold
from services.memory.manifest import Manifest
from services.memory.own_folds import all_folds
from services.memory.session_blob import SessionBlob
from services.memory.view import View
from services.platform import Clock, KeyInFlight, KeyReused, Unavailable, Work
from services.vault import AccountKeys, Place, Vault

LIFETIME_S: Final = 24 * 3600
MOST_BYTES: Final = 2 * 1024 * 1024
_MAC_BYTES: Final = 32
_PUT: Final = """
if (redis.call('HGET', KEYS[1], 'version') or '0') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'version', ARGV[2], 'blob', ARGV[3])
redis.call('EXPIRE', KEYS[1], ARGV[4])
return 1
"""
_KEEP_REPLY: Final = """
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[3])
"""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SessionMemory:
    """Journals and images of sessions that leave nothing behind.

    Args:
        redis: Where they are kept, sealed.
        given: Folds by name, as in Memory.
        clock: The server's time.
        fitted: As in Memory.
    """

    redis: Redis
    given: Mapping[str, Fold]
    clock: Clock
    fitted: FittedFolds | None = None

    async def open(
        self,
        keys: AccountKeys,
        *,
        work: Work | None = None,
        zone: str = "UTC",
        parts: Iterable[tuple[str, str]] = (),
        drafts: Iterable[Draft] = (),
        ids: Iterable[UUID] = (),
    ) -> Desk:
        """Open a session's desk. Saving it is refused with MemoryBusy if another request has written meanwhile.

        Args:
            keys: The session's keys.
            work: A unit of work of the learner's tenant, for the tenant's parameters; None takes the standard ones.
            zone: The learner's IANA time zone.
            parts: (fold, part) to load beside those that the drafts concern.
            drafts: Entries that will be added.
            ids: Further ids of entries to look up.

        Raises:
            SealRefused: What is kept cannot be verified.
            Unavailable: Redis cannot be reached.
        """
        keeper = await self._keeper(keys)
        begun, folds = keeper.begun(), all_folds(self.given)
        if work is not None:
            folds = await folds_for(folds, self.fitted, work, begun.manifest, begun.seq, "write")
        desk = Desk(keeper, folds, begun, zone, self.clock)
        await desk.load(parts, drafts=drafts, ids=ids)
        return desk

    async def read(self, keys: AccountKeys, parts: Iterable[tuple[str, str]], work: Work | None = None) -> View:
        """Return parts of a session's image, for reading."""
        return View(await self.open(keys, work=work, parts=parts))

    async def entry(self, keys: AccountKeys, entry_id: UUID) -> Entry | None:
        """Return one entry with its words."""
        return next((entry.opened() for entry in (await self._keeper(keys)).blob.entries if entry.id == entry_id), None)

    async def entries(self, keys: AccountKeys, *, after_seq: int = 0, limit: int = 100) -> list[Entry]:
        """Return entries with their words, oldest first."""
        return [entry.opened() for entry in (await self._keeper(keys)).blob.entries if entry.seq > after_seq][:limit]

    async def keep_reply(self, keys: AccountKeys, attempt_id: UUID, kept: bytes) -> None:
        """Keep the reply to an attempt as long as the session.

        Args:
            keys: The session's keys.
            attempt_id: The attempt answered.
            kept: 32 bytes that tell this request from another with the same id, then the reply.
        """
        sealed = bytes(keys.seal(_reply_place(attempt_id), kept))
        await _reached(self.redis.eval(_KEEP_REPLY, 1, _name_of(keys), _reply_field(keys, attempt_id), sealed, str(LIFETIME_S)))

    async def reply(self, keys: AccountKeys, attempt_id: UUID, mac: bytes) -> bytes:
        """Return the reply that an attempt got.

        Raises:
            KeyReused: The id was used for another request.
            KeyInFlight: There is no reply (yet).
        """
        sealed = await _reached(cast(Awaitable[Any], self.redis.hget(_name_of(keys), _reply_field(keys, attempt_id))))
        if sealed is None:
            raise KeyInFlight
        kept = keys.open(_reply_place(attempt_id), sealed)
        if not compare_digest(kept[:_MAC_BYTES], mac):
            raise KeyReused
        return kept[_MAC_BYTES:]

    async def forget(self, name: str) -> None:
        """Delete what stands under a name that `_name_of` gave, once the key is gone: it could not be read any more."""
        await _reached(cast(Awaitable[Any], self.redis.delete(name)))

    async def _keeper(self, keys: AccountKeys) -> SessionKeeper:
        """Return what a session has kept, opened."""
        version, sealed = await _reached(cast(Awaitable[list[Any]], self.redis.hmget(_name_of(keys), ["version", "blob"])))
        if sealed is None:
            return SessionKeeper(self.redis, keys, 0, SessionBlob(0, owner_digest(keys.tenant_id, keys.account_id)))
        blob = SessionBlob.unpack(keys.open(_blob_place(keys, int(version)), sealed))
        return SessionKeeper(self.redis, keys, int(version), blob)


@dataclass(slots=True)
class SessionKeeper:
    """One session's store, for one desk."""

    redis: Redis
    keys: AccountKeys
    version: int
    blob: SessionBlob = field(repr=False)

    def begun(self) -> Begun:
        """Return where the session's journal stands."""
        return Begun(self.blob.seq, self.blob.digest, 0, self.blob.manifest)

    async def load(
        self, manifest: Manifest, parts: Sequence[PartKey], ids: Sequence[UUID]
    ) -> tuple[Mapping[PartKey, bytes | None], Mapping[UUID, int]]:
        """Return these parts packed, and of these ids those in the journal."""
        wanted = set(ids)
        return {key: self.blob.parts.get(key) for key in parts}, {e.id: e.seq for e in self.blob.entries if e.id in wanted}

    async def entries(self, after_seq: int, until_seq: int, limit: int) -> tuple[list[Entry], int]:
        """Return entries in order, at most `limit`, and the sequence that was reached."""
        found = [entry.opened() for entry in self.blob.entries if after_seq < entry.seq <= until_seq][:limit]
        return found, found[-1].seq if found else until_seq

    async def keep(self, written: Written) -> None:
        """Seal and write everything, if nobody else has written meanwhile.

        Raises:
            MemoryBusy: Somebody has; nothing was written.
            MemoryFull: The session has become too long.
            Unavailable: Redis cannot be reached.
        """
        blob = self.blob
        blob.seq, blob.digest, blob.manifest = written.seq, written.digest, written.manifest
        for new in written.entries:
            blob.append(new)
        for key in written.gone:
            blob.parts.pop(key, None)
        blob.parts.update({key: packed for key, (_, packed) in written.parts.items()})
        packed = blob.pack()
        if len(packed) > MOST_BYTES:
            raise MemoryFull
        sealed = bytes(self.keys.seal(_blob_place(self.keys, self.version + 1), packed))
        arguments = (str(self.version), str(self.version + 1), sealed, str(LIFETIME_S))
        kept = await _reached(self.redis.eval(_PUT, 1, _name_of(self.keys), *arguments))
        if not kept:
            raise MemoryBusy
        self.version += 1


@dataclass(frozen=True, slots=True)
class SessionErasure:
    """Ends what sessions have kept, when they end. Bootstrap gives it to whoever ends sessions."""

    vault: Vault
    session_memory: SessionMemory

    async def ended(self, work: Work, tenant_id: UUID, session_ids: Iterable[UUID]) -> None:
        """Destroy the keys of sessions that `work` ends, before it is committed: cut short, a session may outlive its key, never the reverse.

        What Redis holds can be read no more from then on; it is deleted after the commit, or goes by itself within a day.
        """
        for session_id in session_ids:
            keys = await self.vault.session_keys(tenant_id, session_id)
            name = None if keys is None else _name_of(keys)
            await self.vault.drop_session(tenant_id, session_id)
            if name is not None:
                work.on_commit(partial(self.session_memory.forget, name))


def _name_of(keys: AccountKeys) -> str:
    """Return the name of a session's hash; refuse keys of an account, which would leave something behind."""
    if not keys.is_session:
        raise TypeError("session memory takes the keys of a session")
    return f"meno:session:{keys.pseudonym('session', 'memory')}"


def _blob_place(keys: AccountKeys, version: int) -> Place:
    return Place("session", "blob", keys.account_id, version)


def _reply_place(attempt_id: UUID) -> Place:
    return Place("session", "reply", attempt_id)


def _reply_field(keys: AccountKeys, attempt_id: UUID) -> str:
    return f"reply:{keys.pseudonym('reply', str(attempt_id))}"


async def _reached(call: Awaitable[T]) -> T:
    """Return what Redis answers; raise Unavailable if it does not."""
    try:
        return await call
    except (RedisError, OSError) as error:
        raise Unavailable from error

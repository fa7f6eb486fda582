"""Idempotency keys: the same request sent twice happens once and is answered with the same bytes.

The caller says who asks, gives a keyed hash of the request, and seals the reply; here there are only bytes. Where the whole request fits
into one unit of work, a second sender waits for the first one's commit; where it begins in one and ends in another, it is told so (409).
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import text

from services.platform.database import Work
from services.platform.errors import KeyInFlight, KeyReused
from services.platform.statements import Statement

KEPT_HOURS: Final = 24
LEASE_S: Final = 60
_SWEEP_EACH: Final = 64
"""One claim in this many clears what has expired in its tenant: no job may look into all tenants at once."""

_CLAIM = Statement(
    text(
        "INSERT INTO idempotency (tenant_id, account_id, key_hash, body_mac, claim, lease_until, expires_at)"
        " VALUES (:tenant_id, :account_id, :key_hash, :body_mac, :claim, now() + make_interval(secs => :lease_s), now() + make_interval(hours => :hours))"
        " ON CONFLICT (tenant_id, account_id, key_hash) DO UPDATE SET body_mac = excluded.body_mac, claim = excluded.claim,"
        " lease_until = excluded.lease_until, expires_at = excluded.expires_at, status = NULL, reply = NULL"
        " WHERE idempotency.expires_at < now() OR (idempotency.reply IS NULL AND idempotency.lease_until < now()"
        " AND idempotency.body_mac = excluded.body_mac)"
        " RETURNING claim"
    )
)
_KEEP = Statement(
    text(
        "INSERT INTO idempotency (tenant_id, account_id, key_hash, body_mac, claim, lease_until, expires_at, status, reply)"
        " VALUES (:tenant_id, :account_id, :key_hash, :body_mac, :claim, now(), now() + make_interval(hours => :hours), :status, :reply)"
        " ON CONFLICT (tenant_id, account_id, key_hash) DO NOTHING"
    )
)
_FOUND = Statement(
    text(
        "SELECT body_mac, status, reply FROM idempotency WHERE tenant_id = :tenant_id AND account_id = :account_id AND key_hash = :key_hash"
    )
)
_FINISH = Statement(
    text(
        "UPDATE idempotency SET status = :status, reply = :reply"
        " WHERE tenant_id = :tenant_id AND account_id = :account_id AND key_hash = :key_hash AND claim = :claim AND reply IS NULL RETURNING claim"
    )
)
_SWEEP = text("DELETE FROM idempotency WHERE expires_at < now()")
_FORGET = text("DELETE FROM idempotency WHERE tenant_id = :tenant_id AND account_id = :account_id")
_FORGET_REPLIES = text("DELETE FROM idempotency WHERE tenant_id = :tenant_id AND account_id = :account_id AND reply IS NOT NULL")


@dataclass(frozen=True, slots=True)
class StoredReply:
    """What was answered before: send it again, byte for byte."""

    status: int
    sealed: bytes


@dataclass(frozen=True, slots=True)
class KeyClaim:
    """The right to answer a request."""

    tenant_id: UUID
    account_id: UUID
    key_hash: bytes
    claim: UUID


class Idempotency:
    """The store of keys. It has no state; everything is in the unit of work."""

    async def keep(self, work: Work, account_id: UUID, key: str, body_mac: bytes, status: int, sealed: bytes) -> None:
        """Store the reply to a request that its own effect protects from being carried out twice, in the unit of work of that effect.

        Args:
            work: Of the account's tenant.
            account_id: Who asks.
            key: The request's key.
            body_mac: Keyed hash of the request, under the account's own key.
            status: The HTTP status that was answered.
            sealed: The reply, sealed by the caller.
        """
        values = {
            **_who(work, account_id, key),
            "body_mac": body_mac,
            "claim": uuid4(),
            "hours": KEPT_HOURS,
            "status": status,
            "reply": sealed,
        }
        await _KEEP.all(work.session, values)
        if values["claim"].bytes[0] % _SWEEP_EACH == 0:
            await self.sweep(work)

    async def recall(self, work: Work, account_id: UUID, key: str, body_mac: bytes) -> StoredReply | None:
        """Return the reply that `keep` stored, None if it is kept no longer; raise KeyReused if it answered another request."""
        row = await _FOUND.one_or_none(work.session, _who(work, account_id, key))
        if row is None or row.reply is None:
            return None
        if not hmac.compare_digest(row.body_mac, body_mac):
            raise KeyReused
        return StoredReply(row.status, row.reply)

    async def begin(self, work: Work, account_id: UUID, key: str, body_mac: bytes) -> KeyClaim | StoredReply:
        """Return the right to answer this request, or the reply that was given.

        Args:
            work: Of the account's tenant. If it is committed before `finish`, others with this key are refused for a minute at most.
            account_id: Who asks; keys of different accounts never meet.
            key: The Idempotency-Key header; only its hash is stored.
            body_mac: Keyed hash of method, path and body, under the account's own key.

        Raises:
            KeyReused: The key was used for another request.
            KeyInFlight: The first request with this key is being answered.
        """
        who = _who(work, account_id, key)
        claim = uuid4()
        values = {**who, "body_mac": body_mac, "claim": claim, "lease_s": LEASE_S, "hours": KEPT_HOURS}
        if await _CLAIM.one_or_none(work.session, values) is None:
            return await self._earlier(work, who, body_mac)
        if claim.bytes[0] % _SWEEP_EACH == 0:
            await self.sweep(work)
        return KeyClaim(who["tenant_id"], account_id, who["key_hash"], claim)

    async def finish(self, work: Work, claim: KeyClaim, status: int, sealed: bytes) -> None:
        """Store the sealed reply in the unit of work of the effect.

        Raises:
            KeyInFlight: The claim took longer than its lease and another request has it now; nothing of this one may be kept.
        """
        if await _FINISH.one_or_none(work.session, {**_values(claim), "status": status, "reply": sealed}) is None:
            raise KeyInFlight

    async def sweep(self, work: Work) -> None:
        """Delete what has expired in the tenant of the unit of work."""
        await work.session.execute(_SWEEP)

    async def forget(self, work: Work, account_id: UUID) -> None:
        """Delete the keys and replies of an account that is being erased."""
        await work.session.execute(_FORGET, {"tenant_id": work.tenant_id, "account_id": account_id})

    async def forget_replies(self, work: Work, account_id: UUID) -> None:
        """Delete the replies that are kept for an account, as they may say what is being forgotten; requests under way keep their key."""
        await work.session.execute(_FORGET_REPLIES, {"tenant_id": work.tenant_id, "account_id": account_id})

    async def _earlier(self, work: Work, who: dict[str, object], body_mac: bytes) -> StoredReply:
        """Return the reply of the request that had the key before."""
        row = await _FOUND.one_or_none(work.session, who)
        if row is not None and not hmac.compare_digest(row.body_mac, body_mac):
            raise KeyReused
        if row is None or row.reply is None:
            raise KeyInFlight(headers={"Retry-After": "1"})
        return StoredReply(row.status, row.reply)


def _who(work: Work, account_id: UUID, key: str) -> dict[str, Any]:
    """Return the primary key of a request."""
    if work.tenant_id is None:
        raise ValueError("an idempotency key belongs to an account; open the unit of work for its tenant")
    return {"tenant_id": work.tenant_id, "account_id": account_id, "key_hash": hashlib.sha256(key.encode()).digest()}


def _values(claim: KeyClaim) -> dict[str, object]:
    return {"tenant_id": claim.tenant_id, "account_id": claim.account_id, "key_hash": claim.key_hash, "claim": claim.claim}

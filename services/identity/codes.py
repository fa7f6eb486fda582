"""Codes that people read aloud and type: join codes, one-time codes, and session tokens (pure but for the drawing of chance)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from typing import Final
from uuid import UUID

# No letter or digit that can be taken for another (0 O, 1 I L, 2 Z, 5 S, 8 B, U V), and no vowels, so that no word appears by chance.
ALPHABET: Final = "34679CDFGHJKMNPQRTVWXY"
JOIN_SIGNS: Final = 8
ONE_TIME_SIGNS: Final = 10
SECRET_BYTES: Final = 32
_TOKEN_MARK: Final = "meno_"  # noqa: S105 - lets secret scanners find a leaked token; no secret itself
_CSRF_LABEL: Final = b"meno csrf 1"
_TENANT_BYTES: Final = 16


def new_join_code() -> str:
    """Return a join code such as `K7PM-4WXD`: 35 bits, for a class of one tenant, to be tried only by those signed in and slowly."""
    return _drawn(JOIN_SIGNS)


def new_one_time_code() -> str:
    """Return a one-time code such as `K7PM4-WXDR9`: 44 bits, short-lived, five tries."""
    return _drawn(ONE_TIME_SIGNS)


def _drawn(signs: int) -> str:
    """Return a random code with a dash in its middle."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(signs))
    return f"{drawn[: signs // 2]}-{drawn[signs // 2 :]}"


def typed(code: str) -> str:
    """Return a code as it was meant: upper case, without the dashes and spaces that people add."""
    return "".join(sign for sign in code.upper() if sign.isalnum())


def new_token(tenant_id: UUID) -> str:
    """Return a fresh session token. It names its tenant, so that row-level security holds from the first statement on."""
    return _TOKEN_MARK + base64.urlsafe_b64encode(tenant_id.bytes + secrets.token_bytes(SECRET_BYTES)).decode()


def tenant_of(token: str) -> UUID | None:
    """Return the tenant that a token claims, or None if it is no token. The claim counts only if the token's hash is found there."""
    body = token.removeprefix(_TOKEN_MARK)
    try:
        raw = base64.b64decode(body.encode("ascii"), altchars=b"-_", validate=True) if body != token else b""
    except (binascii.Error, UnicodeEncodeError):
        return None
    return UUID(bytes=raw[:_TENANT_BYTES]) if len(raw) == _TENANT_BYTES + SECRET_BYTES else None


def token_hash(token: str) -> bytes:
    """Return what is stored of a token. The token has 256 bits of chance, so a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()


def csrf_of(token: str) -> str:
    """Return the CSRF token of a cookie session: derived, so that nothing more is stored and no other site can know it."""
    return base64.urlsafe_b64encode(hmac.digest(token.encode("utf-8", "replace"), _CSRF_LABEL, hashlib.sha256)[:18]).decode()


def same(one: str, other: str) -> bool:
    """Return whether two secrets are equal, in constant time."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))

"""How a word could be written down: every spelling that a leak might have (pure)."""

from __future__ import annotations

import base64
import json
import unicodedata
from urllib.parse import quote

_OFFSETS = 3


def spellings(word: str) -> dict[str, bytes]:
    """Return the bytes to search for, by the name of their encoding."""
    clear = word.encode()
    found = {"utf-8": clear, "upper": word.upper().encode(), "nfd": unicodedata.normalize("NFD", word).encode()}
    found |= {name: word.encode(name) for name in ("utf-16-le", "utf-16-be", "utf-32-le")}
    found |= {
        "hex": clear.hex().encode(),
        "HEX": clear.hex().upper().encode(),
        "url": quote(word).encode(),
        "url lower": quote(word).lower().encode(),
    }
    found |= {"json": json.dumps(word).strip('"').encode(), "repr": repr(clear)[2:-1].encode()}
    for offset in range(_OFFSETS):
        found |= {f"base64+{offset}": _inner(clear, offset, b"+/"), f"base64url+{offset}": _inner(clear, offset, b"-_")}
    return {name: spelt for name, spelt in found.items() if len(spelt) >= len(clear)}


def _inner(clear: bytes, offset: int, signs: bytes) -> bytes:
    """Return those signs of the Base64 of a text that do not depend on what stands before and after it."""
    whole = base64.b64encode(bytes(offset) + clear, altchars=signs).rstrip(b"=")
    first = -(-offset * 8 // 6)
    return whole[first : (offset + len(clear)) * 8 // 6]

"""Names, e-mails, phone and identity numbers become stable stand-ins before a byte leaves, and come back in the reply (pure).

Mathematics is left alone: a number is only hidden when it is written like a phone or identity number, never for being long.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass, field

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
PHONE = re.compile(r"(?<![\w.^*/=])(?:\+\d{1,3}[ \-./]?|\(0\d{1,4}\)[ \-./]?|0\d{1,4}[ \-/])\d{2,4}(?:[ \-/]?\d{2,4}){1,3}(?![\w^*/=])")
IDENTITY = re.compile(r"(?<![\w.])(?:\d{3}-\d{2}-\d{4}|(?:19|20)?\d{6}-\d{4})(?!\w)")


@dataclass
class Redaction:
    """One call's stand-ins: the same value always gets the same stand-in for the same key.

    Args:
        names: words to hide, compared without regard to case, as whole words.
        key: 32 bytes; without it nobody can tell which name a stand-in means.
    """

    names: tuple[str, ...]
    key: bytes = field(repr=False)
    _origins: dict[str, str] = field(default_factory=dict, repr=False)

    def hide(self, text: str) -> str:
        """Return the text with every private value replaced by its stand-in."""
        for label, pattern in (("mail", EMAIL), ("id", IDENTITY), ("phone", PHONE)):
            text = pattern.sub(lambda match, label=label: self._stand_in(label, match.group()), text)  # type: ignore[misc]
        for name in sorted({name for name in self.names if len(name) > 1}, key=len, reverse=True):
            text = re.sub(
                rf"(?<!\w){re.escape(name)}(?!\w)", lambda match: self._stand_in("name", match.group()), text, flags=re.IGNORECASE
            )
        return text

    def restore(self, text: str) -> str:
        """Return the text with the stand-ins of this call turned back."""
        for stand_in, origin in self._origins.items():
            text = text.replace(stand_in, origin)
        return text

    def _stand_in(self, label: str, value: str) -> str:
        digest = hmac.new(self.key, f"{label}\0{value.casefold()}".encode(), hashlib.sha256).hexdigest()[:6]
        stand_in = f"⟦{label}-{digest}⟧"
        self._origins[stand_in] = value
        return stand_in

"""Which figures a course may hold, judged by their content (pure)."""

from __future__ import annotations

import re
from typing import Final

MAX_ASSET_BYTES: Final = 2 * 1024 * 1024

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
_SIGNATURES: Final = (
    ("image/png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("image/gif", re.compile(rb"GIF8[79]a")),
    ("image/jpeg", re.compile(rb"\xff\xd8\xff")),
    ("image/webp", re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
)
_ENDINGS: Final = {
    "image/png": (".png",),
    "image/gif": (".gif",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/webp": (".webp",),
}


class MediaRefusedError(ValueError):
    """A figure that a course may not hold."""


def sniffed(content: bytes) -> str | None:
    """Return the media type that the first bytes tell, or None."""
    return next((kind for kind, signature in _SIGNATURES if signature.match(content)), None)


def ending_of(media: str) -> str:
    """Return the file ending of a media type, with its dot."""
    return _ENDINGS[media][0]


def media_type_of(name: str, content: bytes) -> str:
    """Return the media type of a figure by its first bytes; refuse all else, SVG among it, for it can run scripts."""
    if not _NAME.fullmatch(name):
        raise MediaRefusedError(f"the file name {name[:60]!r} is not plain: use letters, digits, dots, dashes")
    if len(content) > MAX_ASSET_BYTES:
        raise MediaRefusedError(f"the figure is larger than {MAX_ASSET_BYTES // 1024 // 1024} MiB")
    media = sniffed(content)
    if media is None:
        what = (
            "SVG is refused because it can run scripts"
            if b"<svg" in content[:4096].lower()
            else "this is no figure that browsers show safely"
        )
        raise MediaRefusedError(what)
    if not name.lower().endswith(_ENDINGS[media]):
        raise MediaRefusedError(f"the content is {media}: rename it to end in {ending_of(media)}")
    return media

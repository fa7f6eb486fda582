"""A model's text without links, images and HTML: the words of a link stay, mathematics such as `a < b` does too (pure)."""

from __future__ import annotations

import re

_IMAGE = re.compile(r"!\[([^\]]{0,300})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])?")
_LINK = re.compile(r"\[([^\[\]]{0,300})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])")
_DEFINITION = re.compile(r"^[ \t]*\[[^\]\n]{1,200}\]:\s*\S.*$", re.MULTILINE)
_URL = re.compile(
    r"(?:\b(?:https?|ftp|file|data|javascript|vbscript|mailto|tel|blob):|\bwww\.)[^\s<>)\]]+|<(?:https?|mailto):[^>\n]*>", re.IGNORECASE
)
_DOMAIN = re.compile(
    r"\b(?:[a-z0-9-]{2,63}\.){1,4}(?:com|org|net|io|ai|edu|gov|info|app|dev|co|me|ly|gg|tv|xyz|site|online|ru|cn|de|uk|fr|es|se|nl)(?:/[^\s<>)\]]*|\b(?!\.?\w))",
    re.IGNORECASE,
)
_NAMES = (
    "script style iframe img image svg math object embed video audio source form input button select textarea label link meta base html head body div span br hr em strong small big font "
    "center marquee table thead tbody tr td th ul ol li dl dt dd pre code kbd samp sub sup del ins mark h1 h2 h3 h4 h5 h6 header footer nav section article aside main figure figcaption "
    "details summary dialog template slot canvas picture track area map param noscript frame frameset applet blink abbr cite blockquote"
)
_SHORT_NAMES = "a b i p q s u"
_TAG = re.compile(
    rf"<!--.*?(?:-->|$)|<[!?][^>]{{0,400}}>|</?(?:{'|'.join(_NAMES.split())}|[a-z]+-[a-z0-9-]+)\b[^>]{{0,2000}}(?:>|$)"
    rf"|</(?:{'|'.join(_SHORT_NAMES.split())})\s*>|<(?:{'|'.join(_SHORT_NAMES.split())})(?:\s+[^<>]*=[^<>]*)?\s*/?>",
    re.IGNORECASE | re.DOTALL,
)
_MOST_ROUNDS = 5


def without_links(text: str) -> str:
    """Return a model's text without links, images and HTML; what taking one away brings to light is taken away too."""
    for _ in range(_MOST_ROUNDS):
        clean = _once(text)
        if clean == text:
            return clean
        text = clean
    return text.replace("<", "‹")


def _once(text: str) -> str:
    text = _DEFINITION.sub("", _TAG.sub("", text))
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    return _DOMAIN.sub("", _URL.sub("", text))

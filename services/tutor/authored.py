"""Help without a language model: what the course's author wrote, chosen by the same rules as everything else (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.course import Skill

ASK_BACK = "What would you try next? Enter what you have, and we look at it together."
NO_OFFER = "Ask me beside an activity, and I can help with it. Until then: what would you like explained?"
NO_HELP = "This one is a check: it shows what you can do on your own. Help is back with the next activity."
NO_RUNG = "Try first: enter what you have, even if you are not sure. The next hint opens after an attempt."
INTERRUPTED = "I was interrupted before I could answer. Please ask me again."
OPENING_PARAGRAPHS = 2


def explanation(skill: Skill) -> str:
    """Return a short explanation of a skill: how its lesson begins, and one worked example."""
    paragraphs = [part for part in re.split(r"\n\s*\n", skill.explanation.strip()) if part]
    parts = paragraphs[:OPENING_PARAGRAPHS]
    if skill.worked_examples:
        example = skill.worked_examples[0]
        parts.append(f"**Worked example{': ' + example.title if example.title else ''}**\n\n{example.body.strip()}")
    return "\n\n".join(parts) or f"**{skill.title}.** {skill.objective}"


def after_hint(text: str, *, last: bool) -> str:
    """Return a rung as a reply; after the last one a similar activity follows, so nothing is asked."""
    return text if last else f"{text}\n\n{ASK_BACK}"


def before_next_hint(shown: Sequence[str]) -> str:
    """Return what is said while an attempt is wanted before the next rung: the last one again, if there was one."""
    return f"Look at the last hint once more:\n\n{shown[-1]}\n\n{NO_RUNG}" if shown else NO_RUNG


LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
URL = re.compile(r"(?:https?|ftp|data|javascript):\S+", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z][^>]{0,200}>")


def without_links(text: str) -> str:
    """Return a model's text without links, images and HTML; the words of a link stay."""
    return TAG.sub("", URL.sub("", LINK.sub(r"\1", text)))

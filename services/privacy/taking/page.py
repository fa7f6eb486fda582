"""The page of an archive: what is remembered, in a form that people read and print. Everything in it is escaped; it runs nothing (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, Final

from schemas.exports import ArchiveEntry
from schemas.memory import FactOut

MOST_ROWS: Final = 5_000
"""Newest entries shown; all of them are in journal.jsonl."""
_HEAD: Final = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>What my tutor remembers</title>'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    "<style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}"
    "td,th{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}"
    "@media print{body{margin:0}tr{break-inside:avoid}}</style></head><body>"
)


def page(
    about: Mapping[str, Any], facts: Sequence[FactOut], skills: Iterable[Sequence[object]], entries: Sequence[ArchiveEntry], accesses: int
) -> str:
    """Return the page.

    Args:
        about: What is said first, name by name.
        facts: What the tutor believes.
        skills: Course, skill, mastery and number of answers.
        entries: The journal's last lines, oldest first.
        accesses: How many entries say who looked, what was sent where and what was agreed to.
    """
    shown = [entry for entry in entries if not entry.cleared][-MOST_ROWS:][::-1]
    said = (
        (fact.kind, fact.subject, "(not shown)" if fact.value is None else fact.value, f"{fact.confidence:.0%}", fact.source)
        for fact in facts
    )
    journal = ((entry.day, entry.kind, _told(entry)) for entry in shown)
    return "".join((
        _HEAD, "<h1>What my tutor remembers</h1>", _table((), about.items()),
        "<h2>What it believes</h2>", _table(("kind", "about", "what", "how sure", "from"), said),
        "<h2>What it thinks I know</h2>", _table(("course", "skill", "mastery", "answers"), skills),
        f"<h2>What happened</h2><p>Newest first; {accesses} entries say who looked, what was sent where and what was agreed to.</p>",
        _table(("day", "kind", "what"), journal), "</body></html>",
    ))  # fmt: skip


def _told(entry: ArchiveEntry) -> str:
    """Return what an entry says, in a line or two."""
    words, evidence = entry.words or {}, entry.evidence or {}
    told = [str(words.get("text") or words.get("answer") or "")]
    told += [
        f"{name}: {evidence[name]}" for name in ("course", "skill", "item", "verdict", "scope", "purpose", "provider") if name in evidence
    ]
    return " · ".join(part for part in told if part)


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table, every cell escaped."""
    head = f"<tr>{''.join(f'<th>{escape(name)}</th>' for name in heads)}</tr>" if heads else ""
    body = "".join(f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>{head}{body}</table>"

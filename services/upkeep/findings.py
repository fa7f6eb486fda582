"""What an examination finds: a line each, with what to do (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["ok", "warn", "fail"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Args:
        name: What it is about.
        level: `ok`, `warn` (see to it soon), or `fail` (see to it now).
        said: What was found: ids, counts and times only.
        advice: What to do; nothing if all is well.
    """

    name: str
    level: Level
    said: str
    advice: str = ""


def judged(name: str, is_right: bool, right: str, wrong: str, advice: str, *, level: Level = "fail") -> Finding:
    """Return a finding that is `ok`, or of another level with advice."""
    return Finding(name, "ok", right) if is_right else Finding(name, level, wrong, advice)

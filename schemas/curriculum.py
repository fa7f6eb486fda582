"""What the curriculum says over HTTP and in job results: findings, versions, graphs."""

from __future__ import annotations

from typing import Literal

from schemas.base import Contract, Slug, Text

Level = Literal["error", "warning"]


class Finding(Contract):
    """One thing that reading or lint found in a course: where, which rule, and how to mend it. Errors block publishing."""

    level: Level
    rule: Slug
    file: Text
    line: int
    message: Text
    mend: Text

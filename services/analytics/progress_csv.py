"""The table of progress as CSV: UTF-8, RFC 4180, and nothing in it that a spreadsheet would take for a formula (pure)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

from services.analytics.standing import LearnerStanding
from services.curriculum import CourseVersion
from services.identity import OnRoster

BOM: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"  # without it some spreadsheets read UTF-8 as something else
COLUMNS: Final = (
    "learner_id", "name", "enrollment_id", "enrollment_state", "seen", "last_day", "skills", "begun", "mastered", "due_reviews", "needs",
    "stuck_on",
)  # fmt: skip
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def header(version: CourseVersion) -> bytes:
    """Return the line of column names: those that are always there, then one a skill."""
    return (BOM + _row([*COLUMNS, *(f"skill:{name}" for name in _skills(version))])).encode()


def line(version: CourseVersion, on: OnRoster, name: str, standing: LearnerStanding | None) -> bytes:
    """Return a learner's line; `standing` is None for one who may not be looked at, whose cells stay empty."""
    start = [str(on.learner_id), name, str(on.enrollment.id), on.enrollment.state]
    if standing is None:
        return _row([*start, "no", *[""] * (len(COLUMNS) - len(start) - 1 + len(_skills(version)))]).encode()
    states = {one.skill.id: one.state for one in standing.skills}
    told = [
        "yes", standing.last_day.isoformat() if standing.last_day else "", str(len(standing.skills)),
        str(sum(one.attempts > 0 for one in standing.skills)), str(sum(one.state in ("mastered", "fading") for one in standing.skills)),
        str(standing.due), " ".join(dict.fromkeys(need.code for need in standing.needs)), " ".join(standing.stuck),
    ]  # fmt: skip
    return _row([*start, *told, *(states.get(skill, "") for skill in _skills(version))]).encode()


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet computes: what begins like a formula is led by an apostrophe, also behind spaces."""
    return f"'{cell}" if cell.lstrip(" \N{NO-BREAK SPACE}\N{ZERO WIDTH NO-BREAK SPACE}").startswith(_FORMULA) else cell


def _row(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow([harmless(cell) for cell in cells])
    return written.getvalue()


def _skills(version: CourseVersion) -> list[str]:
    return [version.graph.ids[row] for row in version.graph.order]

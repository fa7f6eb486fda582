"""A roster file becomes lines, or says where it is wrong (pure).

CSV with a header, in UTF-8, divided by comma, semicolon or tab. Columns: `name`, `user_name`, and if wished `email`, `age_band`,
`locale`, `role` and, for guardians, `learners` (user names, divided by spaces).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from pydantic import Field, ValidationError, model_validator

from schemas.base import Contract
from schemas.identity import AgeBand, Email, Locale, PersonName, Role, UserName
from services.identity.errors import RosterRefused

MOST_BYTES: Final = 1_048_576
MOST_LINES: Final = 500  # about ten milliseconds each: an answer within seconds
MOST_SIGNS: Final = 1_000
_REQUIRED: Final = frozenset({"name", "user_name"})
_COLUMNS: Final = _REQUIRED | {"email", "age_band", "locale", "role", "learners"}
# What makes a spreadsheet read a cell as a formula (OWASP, "CSV Injection"); full-width forms count as well.
_FORMULA: Final = "=+-@\t\r\n＝＋－＠"


class Entrant(Contract):
    """One person of a roster, as far as the file tells."""

    name: PersonName
    user_name: UserName
    email: Email | None = None
    age_band: AgeBand | None = None
    locale: Locale | None = None
    role: Role = "learner"
    learners: tuple[UserName, ...] = Field(default=(), max_length=20)

    @model_validator(mode="after")
    def _fits_its_role(self) -> Entrant:
        if self.learners and self.role != "guardian":
            raise ValueError("only guardians have learners")
        if self.age_band is not None and self.role != "learner":
            raise ValueError("only learners have an age band")
        return self


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a person, or why it cannot be used. `fault` names columns, never what stands in them."""

    number: int
    entrant: Entrant | None = field(repr=False, default=None)
    reason: str = ""
    fault: str = ""


def read_roster(raw: bytes) -> list[Line]:
    """Return the lines of a roster.

    Raises:
        RosterRefused: The file as a whole cannot be used; nothing is imported.
    """
    if len(raw) > MOST_BYTES:
        raise RosterRefused(f"Send at most {MOST_BYTES} bytes; divide the file.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RosterRefused("Save the file as CSV in UTF-8.") from None
    if "\x00" in text:
        raise RosterRefused("The file holds NUL characters; save it as CSV in UTF-8.")
    try:
        return list(_lines(text))
    except csv.Error:
        raise RosterRefused("The file is not CSV: a quote is not closed, or a cell is too long.") from None


def _lines(text: str) -> Iterator[Line]:
    """Give the lines below the header; raise RosterRefused for a header that cannot be used."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    header = [cell.strip().lower() for cell in next(reader, [])]
    if not set(header) >= _REQUIRED or not set(header) <= _COLUMNS or len(set(header)) != len(header):
        raise RosterRefused(
            f"The first line must name the columns, each once: name, user_name, and if wished {', '.join(sorted(_COLUMNS - _REQUIRED))}."
        )
    count = 0
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        count += 1
        if count > MOST_LINES:
            raise RosterRefused(f"Send at most {MOST_LINES} people at once; divide the file.")
        yield _line(reader.line_num, header, cells)


def _delimiter(text: str) -> str:
    """Return what divides the cells of the header."""
    header = text.split("\n", 1)[0]
    return max(",;\t", key=header.count)


def _line(number: int, header: list[str], cells: list[str]) -> Line:
    """Return one line as a person, or with its fault."""
    if len(cells) > len(header):
        return Line(number, reason="too_many_cells", fault="has more cells than the header")
    given = {column: cell.strip() for column, cell in zip(header, cells, strict=False) if cell.strip()}
    long = sorted(column for column, cell in given.items() if len(cell) > MOST_SIGNS)
    formulas = sorted(column for column, cell in given.items() if cell[0] in _FORMULA)
    if long or formulas:
        return Line(
            number, reason="too_long" if long else "formula",
            fault=f"{', '.join(long or formulas)}: {'too long' if long else 'begins like a spreadsheet formula'}",
        )  # fmt: skip
    values: dict[str, object] = dict(given)
    if "learners" in given:
        values["learners"] = tuple(given["learners"].split())
    try:
        return Line(number, Entrant.model_validate(values))
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False, include_context=False)
        return Line(
            number,
            reason="invalid",
            fault="; ".join(f"{'.'.join(map(str, fault['loc'])) or 'line'}: {fault['msg']}" for fault in faults[:5]),
        )

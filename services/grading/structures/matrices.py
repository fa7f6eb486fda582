r"""Grades matrices: rows in plain text, in LaTeX, or as rows of cells (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from services.grading.findings import Finding, Task, best, correct, incorrect, unsure
from services.grading.language.characters import Unreadable
from services.grading.language.nodes import Node
from services.grading.language.units import undelimited
from services.grading.structures.outer import CLOSE_SET, OPEN_SET, inside, outer, split
from services.grading.structures.parts import Reader, author_of, equal, first_open, grade_parts, learner_of

MAX_SIDE: Final = 12
Matrix = tuple[tuple[Node, ...], ...]
_ENVIRONMENT: Final = re.compile(r"\\(begin|end)\s*\{(?:[pbBvV]?matrix|smallmatrix|array)\}(?:\s*\{[lcr| ]*\})?")
_BRACKETS: Final = (("(", ")"), ("[", "]"), (OPEN_SET, CLOSE_SET))
_ROW_END: Final = re.compile(r"\\\\(?:\[[^\]]*\])?|\\cr(?![A-Za-z])")
_OPERATOR: Final = re.compile(r"\s*(\*\*|[*/^×·÷])\s*")


def grade_matrix(task: Task, answer: str | tuple[tuple[str, ...], ...]) -> Finding:
    """Return the finding for a matrix, entry by entry."""
    targets = [_matrix(_rows(text, author_of(task)), author_of(task)) for text in (str(task.spec.value), *task.spec.alternatives)]
    reader = learner_of(task, [cell for target in targets for row in target for cell in row])
    if isinstance(answer, str):
        return grade_parts(
            answer,
            lambda text: [_matrix(_rows(text, reader), reader)],
            lambda given: best([_compare(given, wanted, task) for wanted in targets]),
            lambda given: _shown(given, reader),
        )
    return grade_parts(
        "",
        lambda _: [_matrix([list(row) for row in answer], reader)],
        lambda given: best([_compare(given, wanted, task) for wanted in targets]),
        lambda given: _shown(given, reader),
    )


def _rows(text: str, reader: Reader) -> list[list[str]]:
    """Return the cells of a matrix as written; raise `Unreadable`."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    plain = _ROW_END.sub(";", _ENVIRONMENT.sub(lambda found: "(" if found.group(1) == "begin" else ")", "\n".join(lines)))
    if len(lines) > 1 and ";" not in plain and not _nested(lines):
        plain = ";".join(lines)
    text = outer(undelimited(plain))
    for _ in range(2):  # \left( \begin{array} … has brackets of its own
        held = inside(text, _BRACKETS)
        if held is not None and (inside(held, _BRACKETS) is not None or len(_nested_rows(held)) < 2):
            text = held
        elif held is not None:
            return [_cells(inside(row, _BRACKETS) or "", reader) for row in _nested_rows(held)]
    nested = _nested_rows(text)
    if nested:
        return [_cells(inside(row, _BRACKETS) or "", reader) for row in nested]
    return [_cells(row, reader) for row in split(text, ";") if row.strip()]


def _nested(lines: Sequence[str]) -> bool:
    """Return whether lines are parts of one bracketed text."""
    return lines[0].lstrip()[:2] in ("[[", "((", "{{") or lines[0].strip() in "[({"


def _nested_rows(text: str) -> list[str]:
    """Return the rows of `[1, 2], [3, 4]`; none if not all of it is in brackets."""
    rows = [row.strip() for row in split(text, ",;") if row.strip()]
    if len(rows) < 2:
        rows = [row for row in re.split(r"(?<=[\])⦄])\s+(?=[\[(⦃])", text.strip()) if row]
    return rows if rows and all(inside(row, _BRACKETS) is not None for row in rows) and (len(rows) > 1 or "," in rows[0]) else []


def _cells(row: str, reader: Reader) -> list[str]:
    """Return the cells of a row: parted by `&`, semicolons or commas, or by spaces where nothing else parts them."""
    for sign in "&;":
        if sign in row:
            return [cell.strip() for cell in split(row, sign)]
    commas = split(row, ",")
    if len(commas) > 1 and not (reader.comma_is_decimal and re.fullmatch(r"(?:[^,]*\d,\d)+[^,]*", row)):
        return [cell.strip() for cell in commas]
    return [cell for cell in split(_OPERATOR.sub(r"\1", row.strip()), " \t") if cell]


def _matrix(rows: list[list[str]], reader: Reader) -> Matrix:
    if not rows or not any(any(row) for row in rows):
        raise Unreadable(0, "empty")
    if len(rows) > MAX_SIDE or any(len(row) > MAX_SIDE for row in rows):
        raise Unreadable(0, "too_long")
    if len({len(row) for row in rows}) != 1:
        raise Unreadable(0, "ragged")
    if any(not cell for row in rows for cell in row):
        raise Unreadable(0, "empty_cell")
    return tuple(tuple(reader.part(cell) for cell in row) for row in rows)


def _compare(given: Matrix, wanted: Matrix, task: Task) -> Finding:
    if len(given) == len(given[0]) == 1 and (len(wanted), len(wanted[0])) != (1, 1):
        return unsure("not_a_matrix")
    if (len(given), len(given[0])) != (len(wanted), len(wanted[0])):
        turned = (len(given[0]), len(given)) == (len(wanted), len(wanted[0]))
        return incorrect("matrix_turned_size" if turned else "matrix_size", rows=len(given), columns=len(given[0]))
    proofs = [[equal(one, other, task) for one, other in zip(mine, yours, strict=True)] for mine, yours in zip(given, wanted, strict=True)]
    cells = [proof for row in proofs for proof in row]
    wrong = cells.count("no")
    if not wrong:
        unsettled = first_open(cells)
        return unsure(unsettled) if unsettled else correct()
    if len(given) == len(given[0]) and _is_turned(given, wanted, task):
        return incorrect("matrix_turned")
    score = max(0.0, (len(cells) - 2 * wrong) / len(cells))
    if not score:
        return incorrect()
    place = cells.index("no")
    words: dict[str, object] = {"count": wrong, "row": place // len(given[0]) + 1, "column": place % len(given[0]) + 1}
    return Finding("partly", "entries", round(score, 4), words=words)


def _is_turned(given: Matrix, wanted: Matrix, task: Task) -> bool:
    return all(equal(given[i][k], wanted[k][i], task) == "yes" for i in range(len(given)) for k in range(len(given)))


def _shown(given: Matrix, reader: Reader) -> str:
    return "[" + ", ".join("[" + "; ".join(map(reader.shown, row)) + "]" for row in given) + "]"

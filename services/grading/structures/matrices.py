r"""Grades matrices: rows in plain text, in LaTeX, or as rows of cells (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from services.grading.findings import Finding, Task, best, correct, incorrect, unsure
from services.grading.language.characters import Unreadable
from services.grading.language.naming import unnamed
from services.grading.language.nodes import Matrix as MatrixNode
from services.grading.language.nodes import Node
from services.grading.structures.parts import Reader, author_of, equal, first_open, grade_parts, learner_of, value_of

MAX_SIDE: Final = 12
Matrix = tuple[tuple[Node, ...], ...]


def grade_matrix(task: Task, answer: str | tuple[tuple[str, ...], ...]) -> Finding:
    """Return the finding for a matrix, entry by entry."""
    author = author_of(task)
    targets = [author.one(text, entries_of) for text in (str(task.spec.value), *task.spec.alternatives)]
    reader = learner_of(task, (cell for target in targets for row in target for cell in row))
    return grade_parts(
        answer if isinstance(answer, str) else "",
        lambda: reader.readings(answer, entries_of) if isinstance(answer, str) else [_of_cells(answer, reader)],
        lambda given: best([_compare(given, wanted, task) for wanted in targets]),
        lambda given: "[" + ", ".join(f"[{reader.listed(row)}]" for row in given) + "]",
    )


def entries_of(node: Node) -> Matrix:
    """Return the entries of a matrix, row by row; raise `Unreadable`."""
    node = unnamed(node)
    rows = node.rows if isinstance(node, MatrixNode) else ((node,),)
    if len(rows) > MAX_SIDE or len(rows[0]) > MAX_SIDE:
        raise Unreadable(0, "too_long")
    return tuple(tuple(map(value_of, row)) for row in rows)


def _of_cells(rows: Sequence[Sequence[str]], reader: Reader) -> Matrix:
    """Return the entries of a matrix that was given cell by cell; raise `Unreadable`."""
    if not any(any(cell.strip() for cell in row) for row in rows):
        raise Unreadable(0, "empty")
    if len({len(row) for row in rows}) != 1:
        raise Unreadable(0, "ragged")
    if not all(cell.strip() for row in rows for cell in row):
        raise Unreadable(0, "empty_cell")
    return entries_of(MatrixNode(tuple(tuple(reader.one(cell, _only_entry) for cell in row) for row in rows)))


def _only_entry(node: Node) -> Node:
    """Return the entry of a matrix of one."""
    rows = entries_of(node)
    if len(rows) != 1 or len(rows[0]) != 1:
        raise Unreadable(0, "not_an_expression")
    return rows[0][0]


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

r"""Rows and cells of a matrix as people type them, as the tokens of one in LaTeX (pure).

`[[1, 2], [3, 4]]`, `[1, 2; 3, 4]`, `1 2; 3 4` and a row a line all become what `\begin{pmatrix}1&2\\3&4\end{pmatrix}` is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from services.grading.language.characters import Unreadable
from services.grading.language.scanner import Token

_CLOSERS: Final = {"(": ")", "[": "]", "{": "}"}
_VALUE_ENDS: Final = frozenset({"NUMBER", "NAME", "CONSTANT", ")", "]", "}", "BAR", "PERCENT", "FACTORIAL", "DEGREES"})
_VALUE_STARTS: Final = frozenset({"NUMBER", "NAME", "CONSTANT", "FUNCTION", "ROOT", "FRACTION", "(", "{", "[", "BAR"})
_SIGNS: Final = frozenset({"MINUS", "PLUS"})
Tokens = list[Token]


def as_matrix(tokens: Tokens) -> Tokens:
    """Return the tokens of a matrix; what has the environment of one is left as it is. Raise `Unreadable`."""
    if any(token.type == "BEGIN" or token.value == "matrix" for token in tokens):
        return [token for token in tokens if token.type != "LINE"]
    is_named = [token.type for token in tokens[:2]] == ["NAME", "RELATION"]
    body = _bare(tokens[2:] if is_named else tokens)
    found = _rows(body)
    if not any(any(row) for row in found):
        raise Unreadable(0, "empty")
    cells = [_cells(row) for row in found]
    if len({len(row) for row in cells}) != 1:
        raise Unreadable(0, "ragged")
    if not all(cell for row in cells for cell in row):
        raise Unreadable(0, "empty_cell")
    return _joined(cells)


def _bare(tokens: Tokens) -> Tokens:
    """Return the tokens without lines at the ends and without brackets round all of them, unless these make the only row."""
    while tokens and tokens[0].type == "LINE":
        tokens = tokens[1:]
    while tokens and tokens[-1].type == "LINE":
        tokens = tokens[:-1]
    inner = _inside(tokens)
    return tokens if inner is None else _bare(inner)


def _inside(tokens: Tokens) -> Tokens | None:
    """Return what stands between two brackets that enclose all tokens."""
    if len(tokens) < 2 or tokens[0].type not in _CLOSERS or tokens[-1].type != _CLOSERS[tokens[0].type]:
        return None
    depth = 0
    for at, token in enumerate(tokens):
        depth += _step(token)
        if not depth:
            return tokens[1:-1] if at == len(tokens) - 1 else None
    return None


def _step(token: Token) -> int:
    return (token.type in _CLOSERS) - (token.type in _CLOSERS.values())


def _split(tokens: Tokens, parts: Callable[[int], bool]) -> list[Tokens]:
    """Return the tokens parted at those outside brackets of which the function is true."""
    found: list[Tokens] = [[]]
    depth = 0
    for at, token in enumerate(tokens):
        depth += _step(token)
        if depth == 0 and parts(at):
            found.append([])
        else:
            found[-1].append(token)
    return found


def _is_sign(token: Token, *signs: str) -> bool:
    return token.type == "OR" and token.value in signs


def _rows(tokens: Tokens) -> list[Tokens]:
    """Return the rows: brackets one after the other, or what lines or semicolons part."""
    nested = [part for part in _split(tokens, lambda at: tokens[at].type == "LINE" or _is_sign(tokens[at], ",", ";")) if part]
    groups = [group for part in nested for group in _beside(part)]
    if groups and all(_inside(group) is not None for group in groups) and (len(groups) > 1 or not nested):
        return [_inside(group) or [] for group in groups]
    return [row for row in _split(tokens, lambda at: tokens[at].type in ("LINE", "ROW") or _is_sign(tokens[at], ";")) if row]


def _beside(tokens: Tokens) -> list[Tokens]:
    """Return the brackets of `[1, 2] [3, 4]` one by one; what has anything else in it stays whole."""
    found: list[Tokens] = [[]]
    depth = 0
    for token in tokens:
        if depth == 0 and token.type not in _CLOSERS:
            return [tokens]
        depth += _step(token)
        found[-1].append(token)
        if depth == 0:
            found.append([])
    return [group for group in found if group]


def _cells(row: Tokens) -> list[Tokens]:
    """Return the cells of a row: parted by `&`, commas or semicolons, or by spaces where nothing else parts them."""
    parted = _split(row, lambda at: row[at].type == "CELL" or _is_sign(row[at], ",", ";"))
    if len(parted) > 1:
        return parted
    found: list[Tokens] = [[]]
    depth = 0
    for at, token in enumerate(row):
        if at and depth == 0 and token.spaced and row[at - 1].type in _VALUE_ENDS and _starts(row, at):
            found.append([])
        depth += _step(token)
        found[-1].append(token)
    return found


def _starts(row: Tokens, at: int) -> bool:
    """Return whether a value begins at a token after a space: also at a sign that stands close to what follows."""
    if row[at].type in _SIGNS:
        return at + 1 < len(row) and not row[at + 1].spaced
    return row[at].type in _VALUE_STARTS


def _joined(rows: list[list[Tokens]]) -> Tokens:
    """Return the tokens of rows of cells in the environment of a matrix."""
    first = rows[0][0][0].start_pos
    tokens = [Token("BEGIN", "matrix", first)]
    for row in rows:
        for cell in row:
            tokens += [*cell, Token("CELL", "&", cell[-1].start_pos)]
        tokens[-1] = Token("ROW", "\\\\", tokens[-1].start_pos)
    tokens[-1] = Token("END", "matrix", tokens[-1].start_pos)
    return tokens

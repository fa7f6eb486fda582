"""Answers that pupils give in place of right ones: upside down, ten times too much, a bracket or a solution left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from services.grading.algebra.arithmetic import Undecided
from services.grading.language.characters import Unreadable
from services.grading.language.literals import Marks
from services.grading.language.nodes import Either, Node, Number, Quotient, Relation, children, letters
from services.grading.language.reading import Manner, is_expression, read
from services.grading.language.rewrite import rebuilt
from services.grading.language.show import show
from services.grading.proving.numeric import Calculator, NoValue

_POINTS = (Fraction(7, 5), Fraction(19, 11))


def value_mutants(node: Node) -> Iterator[str]:
    """Yield texts of another value than an expression or an equation has, checked by calculating both."""
    if isinstance(node, Relation) and len(node.sides) == 2 and all(map(is_expression, node.sides)):
        left, right = node.sides
        yield from (f"{show(left)} {node.signs[0]} {text}" for text in value_mutants(right))
    elif is_expression(node):
        texts = [*map(show, _upside_down(node)), *map(show, _ten_times(node)), *_unbracketed(show(node))]
        yield from (text for text in texts if _differs(node, text))


def solution_mutants(node: Node) -> Iterator[str]:
    """Yield lists of solutions with one left out, or one too many."""
    if isinstance(node, Either) and len(node.parts) > 1:
        for at in range(len(node.parts)):
            yield "; ".join(map(show, node.parts[:at] + node.parts[at + 1 :]))
        yield "; ".join([*map(show, node.parts), "x = 98765" if isinstance(node.parts[0], Relation) else "98765"])


def _changed(node: Node, old: Node, new: Node) -> Node:
    """Return the tree with one of its parts, known by identity, changed."""
    return new if node is old else rebuilt(node, lambda part: _changed(part, old, new))


def _parts(node: Node) -> Iterator[Node]:
    yield node
    for child in children(node):
        yield from _parts(child)


def _upside_down(node: Node) -> Iterator[Node]:
    for part in _parts(node):
        if isinstance(part, Quotient):
            yield _changed(node, part, Quotient(part.bottom, part.top))


def _ten_times(node: Node) -> Iterator[Node]:
    for part in _parts(node):
        if isinstance(part, Number) and part.value:
            for value in (part.value * 10, part.value / 10):
                text = str(value) if value.denominator == 1 else f"{float(value):.12f}".rstrip("0")
                yield _changed(node, part, Number(Fraction(text), text))


def _unbracketed(text: str) -> Iterator[str]:
    for opening in re.finditer(r"\(", text):
        depth = 0
        for at in range(opening.start(), len(text)):
            depth += (text[at] == "(") - (text[at] == ")")
            if not depth:
                yield text[: opening.start()] + text[opening.start() + 1 : at] + text[at + 1 :]
                break


def _differs(node: Node, text: str) -> bool:
    """Return whether a text can be read and has another value than a tree, at one of the points."""
    try:
        other = read(text, Manner(Marks())).usual
        if not is_expression(other):
            return False
        for shift, point in enumerate(_POINTS):
            values = {letter: point + number + shift for number, letter in enumerate(sorted(letters(node) | letters(other)))}
            if abs(Calculator().value(node, values, 30) - Calculator().value(other, values, 30)) > 1e-9:
                return True
    except (Unreadable, Undecided, NoValue, TypeError):
        return False
    return False

"""Grades sets, points and ratios: what is compared part by part (pure)."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import Final, TypeVar

from services.grading.algebra.arithmetic import as_rational
from services.grading.findings import Finding, Task, best, correct, incorrect, partly, unsure, wrong_form
from services.grading.language.characters import Unreadable
from services.grading.language.nodes import Node, Quotient
from services.grading.language.symbols import CONSTANTS, FUNCTIONS, GREEK_NAMES
from services.grading.proving.questions import Proof
from services.grading.structures.outer import CLOSE_SET, OPEN_SET, inside, outer, separated, split
from services.grading.structures.parts import Reader, author_of, equal, first_open, grade_parts, learner_of

MAX_ELEMENTS: Final = 32
_SETS: Final = ((OPEN_SET, CLOSE_SET),)
_TUPLES: Final = (("(", ")"), ("[", "]"))
_POINTS: Final = (*_TUPLES, (OPEN_SET, CLOSE_SET))
_NAMED: Final = re.compile(r"^[A-Z]'?\s*(?:=|:)?\s*(?=[(\[])")
_NOTHING: Final = frozenset({"", "∅", "ø", "empty", "empty set", "none", "no solution", "no solutions", "tomma mängden", "inga"})
_NAME: Final = re.compile(r"[^\W\d_]{3,40}|[A-Z]{2}")
_PHRASE: Final = re.compile(r"[^\W\d_][\w' -]{0,39}")
_MATHEMATICAL: Final = frozenset(CONSTANTS) | frozenset(FUNCTIONS) | GREEK_NAMES
_R = TypeVar("_R")
_TO: Final = re.compile(r"\s+(?:to|till|zu|à)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """An element that is no mathematics: a name, such as `heads`."""

    text: str


Element = Node | Word | tuple[Node, ...]


def grade_set(task: Task, answer: str | tuple[str, ...]) -> Finding:
    """Return the finding for a finite set; order and repetition do not count."""
    targets = [_elements(outer(text), author_of(task))[0] for text in (str(task.spec.value), *task.spec.alternatives)]
    known = [element for target in targets for element in target]
    reader = learner_of(task, [part for element in known if not isinstance(element, Word) for part in _nodes(element)])
    if answer == ():
        return unsure("empty")
    return grade_parts(
        answer if isinstance(answer, str) else ";".join(answer) + ";",
        lambda text: _elements(outer(text), reader),
        lambda given: best([_compare_sets(given, wanted, task) for wanted in targets]),
        lambda given: _shown_set(given, reader),
    )


def _nodes(element: Element) -> tuple[Node, ...]:
    return element if isinstance(element, tuple) else () if isinstance(element, Word) else (element,)


def _elements(text: str, reader: Reader) -> list[tuple[Element, ...]]:
    """Return the readings of a list of elements, with or without braces."""
    held = inside(text, _SETS)
    body = text if held is None else held
    if body.casefold().strip() in _NOTHING and (held is not None or body):
        return [()]
    if not body:
        raise Unreadable(0, "empty")
    usual, other = separated(body, comma_decimal=reader.comma_is_decimal)
    if len(usual) > MAX_ELEMENTS:
        raise Unreadable(0, "too_long")
    return _readable([usual, *([other] if other else [])], lambda parts: tuple(_element(part, reader) for part in parts if part))


def _readable(lists: Sequence[Sequence[str]], read: Callable[[Sequence[str]], _R]) -> list[_R]:
    """Return the readings of the first list, and of those others that can be read at all; raise `Unreadable` for the first."""
    found = [read(lists[0])]
    for other in lists[1:]:
        with contextlib.suppress(Unreadable):
            found.append(read(other))
    return found


def _element(text: str, reader: Reader) -> Element:
    """Return one element. Three letters or more, and two capitals, are a name and no product, as in {heads, tails} and {HH, HT}."""
    if _NAME.fullmatch(text) and text.casefold() not in _MATHEMATICAL:
        return Word(_word(text))
    coordinates = inside(text, _TUPLES[:1])
    if coordinates is not None and len(parts := separated(coordinates, comma_decimal=reader.comma_is_decimal)[0]) > 1:
        return tuple(reader.part(part) for part in parts)
    try:
        return reader.part(text)
    except Unreadable:
        if _PHRASE.fullmatch(_word(text)):
            return Word(_word(text))
        raise


def _word(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _same_element(given: Element, wanted: Element, task: Task) -> Proof:
    if isinstance(given, Word) or isinstance(wanted, Word):
        same_word = isinstance(given, Word) and isinstance(wanted, Word) and given.text.casefold() == wanted.text.casefold()
        return "yes" if same_word else "no"
    left, right = _nodes(given), _nodes(wanted)
    if len(left) != len(right) or isinstance(given, tuple) != isinstance(wanted, tuple):
        return "no"
    proofs = [equal(one, other, task) for one, other in zip(left, right, strict=True)]
    return "no" if "no" in proofs else first_open(proofs) or "yes"


def _compare_sets(given: Sequence[Element], wanted: Sequence[Element], task: Task) -> Finding:
    table = [[_same_element(element, want, task) for want in wanted] for element in given]
    unsettled = first_open([proof for row in table if "yes" not in row for proof in row])
    if unsettled:
        return unsure(unsettled)
    hits = sum(any(row[k] == "yes" for row in table) for k in range(len(wanted)))
    misses = sum("yes" not in row for row in table)
    if hits == len(wanted) and not misses:
        return correct()
    score = max(0.0, (hits - misses) / len(wanted)) if wanted else 0.0
    if not score:
        return incorrect("not_empty" if not wanted else "not_nothing" if not given else "different")
    return partly("some_wrong" if misses else "some_missing", round(score, 4))


def _shown_set(given: Sequence[Element], reader: Reader) -> str:
    shown = (
        element.text if isinstance(element, Word)
        else f"({'; '.join(map(reader.shown, element))})" if isinstance(element, tuple) else reader.shown(element)
        for element in given
    )  # fmt: skip
    return "{" + "; ".join(shown) + "}" if given else "∅"


def grade_point(task: Task, answer: str | tuple[str, ...]) -> Finding:
    """Return the finding for a point or vector, coordinate by coordinate."""
    targets = [_coordinates(text, author_of(task))[0] for text in (str(task.spec.value), *task.spec.alternatives)]
    reader = learner_of(task, [part for target in targets for part in target])
    text = answer if isinstance(answer, str) else "(" + ";".join(answer) + ")"
    return grade_parts(
        text,
        lambda given: _coordinates(given, reader),
        lambda given: best([_compare_points(given, wanted, task) for wanted in targets]),
        lambda given: f"({'; '.join(map(reader.shown, given))})",
    )


def _coordinates(text: str, reader: Reader) -> list[tuple[Node, ...]]:
    """Return the readings of a point; `(1,5)` in a language with decimal commas is a point of two coordinates, as one alone is none."""
    plain = _NAMED.sub("", outer(text))
    held = inside(plain, _POINTS)
    body = plain if held is None else held
    if not body:
        raise Unreadable(0, "empty")
    lists = [parts for parts in separated(body, comma_decimal=reader.comma_is_decimal) if parts is not None and len(parts) > 1]
    if not lists:
        raise Unreadable(0, "not_a_point")
    if len(lists[0]) > MAX_ELEMENTS:
        raise Unreadable(0, "too_long")
    return _readable(lists, lambda parts: tuple(reader.part(_coordinate(part)) for part in parts))


def _coordinate(text: str) -> str:
    """Return the value in `x = 3`, as people write the coordinates of an intersection."""
    return re.sub(r"^\s*[a-z]\s*=(?!=)", "", text)


def _compare_points(given: Sequence[Node], wanted: Sequence[Node], task: Task) -> Finding:
    if len(given) != len(wanted):
        return incorrect("coordinates_count", count=len(wanted))
    proofs = [equal(one, other, task) for one, other in zip(given, wanted, strict=True)]
    if all(proof == "yes" for proof in proofs):
        return correct()
    if "no" not in proofs:
        return unsure(first_open(proofs) or "undecided")
    if all(equal(one, other, task) == "yes" for one, other in zip(given, reversed(wanted), strict=True)):
        return incorrect("coordinates_turned")
    return incorrect("coordinate", place=proofs.index("no") + 1) if "yes" in proofs else incorrect()


def grade_ratio(task: Task, answer: str) -> Finding:
    """Return the finding for a ratio: `2:3`, `2 to 3`, and `2/3` for two terms; in lowest terms with `form: simplest`."""
    targets = [_terms(text, author_of(task)) for text in (str(task.spec.value), *task.spec.alternatives)]
    reader = learner_of(task, [term for target in targets for term in target])
    return grade_parts(
        answer,
        lambda text: [_terms(text, reader)],
        lambda given: best([_compare_ratios(given, wanted, task) for wanted in targets]),
        lambda given: " : ".join(map(reader.shown, given)),
    )


def _terms(text: str, reader: Reader) -> tuple[Node, ...]:
    parts = [part for part in split(_TO.sub(":", outer(text)), ":") if part.strip()]
    if not parts:
        raise Unreadable(0, "empty")
    if len(parts) > MAX_ELEMENTS:
        raise Unreadable(0, "too_long")
    terms = tuple(reader.part(part) for part in parts)
    if len(terms) == 1 and isinstance(terms[0], Quotient):
        terms = (terms[0].top, terms[0].bottom)
    if len(terms) < 2:
        raise Unreadable(0, "not_a_ratio")
    return terms


def _compare_ratios(given: Sequence[Node], wanted: Sequence[Node], task: Task) -> Finding:
    left, right = _values(given), _values(wanted)
    if left is None or right is None:
        return _compare_symbols(given, wanted, task)
    if not any(left) or any(value < 0 for value in left):
        return incorrect("undefined_ratio")
    if len(left) != len(right):
        return incorrect("terms_count", count=len(right))
    if not _proportional(left, right):
        return incorrect("terms_turned" if _proportional(left, right[::-1]) else "different")
    return correct() if task.spec.form != "simplest" or _is_lowest(left) else wrong_form("form_ratio")


def _values(terms: Sequence[Node]) -> list[Fraction] | None:
    values = [value for term in terms if (value := as_rational(term)) is not None]
    return values if len(values) == len(terms) else None


def _proportional(left: Sequence[Fraction], right: Sequence[Fraction]) -> bool:
    return all(left[i] * right[k] == left[k] * right[i] for i in range(len(left)) for k in range(i))


def _is_lowest(values: Sequence[Fraction]) -> bool:
    return all(value.denominator == 1 for value in values) and gcd(*(value.numerator for value in values)) == 1


def _compare_symbols(given: Sequence[Node], wanted: Sequence[Node], task: Task) -> Finding:
    """Return the finding for a ratio with letters or roots: the quotients of neighbours must agree."""
    if len(given) != len(wanted):
        return incorrect("terms_count", count=len(wanted))
    proofs = [equal(Quotient(given[k], given[k + 1]), Quotient(wanted[k], wanted[k + 1]), task) for k in range(len(wanted) - 1)]
    if "no" in proofs:
        return incorrect()
    unsettled = first_open(proofs)
    return unsure(unsettled) if unsettled else correct()

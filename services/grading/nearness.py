"""In what way a wrong answer is near the right one: a sign, a decimal point, the number at the end, a letter of a word (pure).

It only chooses the sentence that explains. Nothing here makes an answer right, and no sentence holds the right one.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from schemas.answers import AnswerSpec
from services.grading.algebra.arithmetic import Undecided, as_rational
from services.grading.algebra.polynomial import NotPolynomial, Polynomial, expand, letters_of
from services.grading.findings import Task
from services.grading.language.characters import Unreadable
from services.grading.language.nodes import Node
from services.grading.language.reading import MAX_CHARACTERS, Manner, is_expression, read
from services.grading.language.units import split_unit, undelimited
from services.grading.mathematics import authored, marks_of
from services.grading.numbers import bare_side
from services.grading.texts import words_and_signs

_SHIFTS: Final = frozenset(Fraction(10) ** power for power in (-6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6))
_LEAST_SPELLED: Final = 5  # letters of a word that may have been misspelt and not meant otherwise


def near_miss(task: Task, answer: str) -> str:
    """Return the code of the message for a wrong answer that is nearly right, empty for any other."""
    kind = task.spec.type
    if kind == "short_text":
        return _near_word(task.spec, answer)
    if kind not in ("number", "fraction", "expression") or len(answer) > MAX_CHARACTERS:
        return ""
    try:
        given, wanted = _pair(task, answer)
    except Unreadable:
        return ""
    if not is_expression(given) or not is_expression(wanted):
        return ""
    return _near_polynomial(given, wanted) if kind == "expression" else _near_number(as_rational(given), as_rational(wanted))


def _pair(task: Task, answer: str) -> tuple[Node, Node]:
    """Return the usual reading of an answer and the first value of the step, without units and letters set equal to them."""
    names, marks = frozenset(task.spec.unknown or ""), marks_of(task)
    given, wanted = (split_unit(undelimited(text))[0] for text in (answer, str(task.spec.value)))
    nodes = read(given, Manner(marks, names)).usual, authored(wanted, marks, names)
    return bare_side(nodes[0], task.spec.unknown), bare_side(nodes[1], task.spec.unknown)


def _near_number(given: Fraction | None, wanted: Fraction | None) -> str:
    if not given or not wanted:
        return ""
    if given == -wanted:
        return "near_sign"
    if given * wanted == 1:
        return "near_reciprocal"
    return "near_point" if given / wanted in _SHIFTS else ""


def _near_polynomial(given: Node, wanted: Node) -> str:
    """Return how two polynomials differ: in all signs, in the sign of one term, in the number without a letter, in one coefficient."""
    try:
        mine, yours = expand(given), expand(wanted)
    except (NotPolynomial, Undecided):
        return ""
    if not letters_of(yours) or not letters_of(mine):
        return ""
    differing = [term for term in mine.keys() | yours.keys() if mine.get(term, 0) != yours.get(term, 0)]
    if _are_opposite(mine, yours):
        return "near_all_signs"
    if len(differing) != 1 or len(yours) < 2:
        return ""
    term = differing[0]
    if mine.get(term, Fraction(0)) == -yours.get(term, Fraction(0)):
        return "near_one_sign"
    return "near_one_term" if term else "near_constant"


def _are_opposite(mine: Polynomial, yours: Polynomial) -> bool:
    return len(yours) > 1 and mine.keys() == yours.keys() and all(mine[term] == -yours[term] for term in yours)


def _near_word(spec: AnswerSpec, answer: str) -> str:
    given = "".join(words_and_signs(answer, case_sensitive=False))
    for text in (str(spec.value), *spec.alternatives):
        wanted = "".join(words_and_signs(text, case_sensitive=False))
        if given == wanted and spec.case_sensitive:
            return "case"
        if len(wanted) >= _LEAST_SPELLED and wanted.isalpha() and _is_one_slip(given, wanted):
            return "near_spelling"
    return ""


def _is_one_slip(given: str, wanted: str) -> bool:
    """Return whether one letter was left out, put in, changed, or exchanged with its neighbour."""
    if abs(len(given) - len(wanted)) > 1 or given == wanted:
        return False
    same = 0
    while same < min(len(given), len(wanted)) and given[same] == wanted[same]:
        same += 1
    mine, yours = given[same:], wanted[same:]
    exchanged = len(mine) > 1 and mine[1::-1] == yours[:2] and mine[2:] == yours[2:]
    return mine[1:] == yours[1:] or mine[1:] == yours or mine == yours[1:] or exchanged

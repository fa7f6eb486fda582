"""The named rules, and what each makes of a task (pure)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from schemas.answers import MalRule
from services.grading.language.characters import Unreadable
from services.grading.language.literals import Marks
from services.grading.language.nodes import Node
from services.grading.language.reading import Manner, read
from services.grading.malrules import fractions, numbers, terms
from services.grading.malrules.operands import Calculation, Operand, calculation_of, operand_of

_CALCULATIONS: Final[dict[MalRule, Callable[[Calculation], list[str]]]] = {
    "fractions-added-across": fractions.added_across,
    "numerators-kept": fractions.numerators_kept,
    "fraction-scaled-by-whole": fractions.scaled_by_whole,
    "dividend-inverted": fractions.dividend_inverted,
    "fractions-divided-across": fractions.divided_across,
    "cross-products-as-places": fractions.cross_products_as_places,
    "mixed-subtracted-apart": fractions.mixed_subtracted_apart,
    "mixed-not-regrouped": fractions.not_regrouped,
    "decimals-added-apart": numbers.decimals_added_apart,
    "digits-brought-down": numbers.digits_brought_down,
    "point-from-the-left": numbers.point_from_the_left,
    "longer-decimal-larger": numbers.longer_is_larger,
    "smaller-digit-from-larger": numbers.smaller_from_larger,
    "two-negatives-make-positive": numbers.two_negatives_make_positive,
    "sign-of-sum-turned": numbers.sign_of_sum_turned,
    "signs-added-apart": numbers.signs_added_apart,
    "subtraction-turned": numbers.subtraction_turned,
}
_NUMBERS: Final[dict[MalRule, Callable[[Operand], list[str]]]] = {"one-part-reduced": fractions.one_part_reduced}
_TERMS: Final[dict[MalRule, Callable[[Node], list[Node]]]] = {
    "power-as-product": terms.power_as_product,
    "power-of-each-term": terms.power_of_each_term,
    "negative-exponent-as-sign": terms.negative_exponent_as_sign,
    "first-term-only": terms.first_term_only,
    "unlike-terms-joined": terms.terms_joined,
    "term-cancelled": terms.sum_over_cancelled,
    "moved-without-turning": terms.moved_without_turning,
    "sides-subtracted-turned": terms.sides_subtracted_turned,
    "sum-of-negatives-positive": terms.sum_of_negatives_positive,
    "difference-turned": terms.difference_turned,
    "letters-exchanged": terms.letters_exchanged,
}
NAMES: Final[tuple[MalRule, ...]] = (*_CALCULATIONS, *_NUMBERS, *_TERMS)


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong answer that a rule leads to."""

    rule: MalRule
    answer: str


def wrong_answers(rule: MalRule, of: str) -> tuple[str, ...]:
    """Return what a rule makes of a task (`2/3 ÷ 3/8`, `4/8`, `(z - 4)^2`), likeliest first; nothing when it does not apply."""
    if rule in _CALCULATIONS:
        calculation = calculation_of(of)
        found = [] if calculation is None else _CALCULATIONS[rule](calculation)
    elif rule in _NUMBERS:
        number = operand_of(of)
        found = [] if number is None else _NUMBERS[rule](number)
    else:
        node = _tree(of)
        found = [] if node is None else terms.spelt(_TERMS[rule](node))
    return tuple(dict.fromkeys(found))


def slips(of: str) -> list[Slip]:
    """Return all wrong answers that any rule makes of a task, in the order of the rules."""
    return [Slip(rule, answer) for rule in NAMES for answer in wrong_answers(rule, of)]


def _tree(text: str) -> Node | None:
    try:
        return read(text, Manner(Marks())).usual
    except Unreadable:
        return None

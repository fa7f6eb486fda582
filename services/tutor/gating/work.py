"""What a learner works out in chat, checked by code; a reply that calls right work wrong, or wrong work right, is not let out (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from fractions import Fraction
from typing import Final

from services.tutor.gating.calculations import in_symbols, is_false, statements
from services.tutor.gating.marks import ASKS, CONFIRMS, NEGATES
from services.tutor.gating.numbers import plain
from services.tutor.gating.terms import NotArithmetic, read_term
from services.tutor.gating.told_texts import in_plain_algebra
from services.tutor.gating.verdicts import YES, asks_for_verdict

_LINES: Final = re.compile(r"[\n;?!⇒→]|,\s|\.\s|\.$|=>|\b(?:so|then|and|or|hence|therefore|thus|gives|dann|also|und|oder|donc|et|ou|entonces|y|så|och)\b", re.IGNORECASE)  # fmt: skip
_ASKS_YES_OR_NO: Final = re.compile(r"\b(?:do|does|did|should|shall|can|could|may|must|is|are|soll|muss|kann|darf|sollen|müssen|debo|puedo|dois|peux|ska|får)\b[ -](?:i|we|it|this|ich|wir|man|je|yo|jag|vi)\b[^.!]*[?？]", re.IGNORECASE)  # fmt: skip
_CALLED_RIGHT: Final = re.compile(
    r"\b(?:all|everything|each (?:step|line)|(?:your|that|this|the) (?:\w+ )?(?:work|working|steps?|lines?|solution|calculation|equation|reasoning|result)s?)\b[^.?!]{0,20}\b(?:is|are|looks?|seems?)\s+(?:all |quite |perfectly |completely )?(?:right|correct|fine|perfect)\b"
    r"|\b(?:right|correct) so far\b|\bno (?:mistakes?|errors?)\b|\b(?:alles|das) (?:ist |stimmt)(?:richtig|so)?\b",
    re.IGNORECASE,
)  # fmt: skip
_CALLED_WRONG: Final = re.compile(
    r"\b(?:that|this|it|(?:your|that|this|the) (?:\w+ )?(?:work|working|steps?|lines?|solution|calculation|equation|reasoning|result))(?:['’]s| is| are|\s+isn['’]t|\s+aren['’]t)?\s+(?:still |sadly |also |not |not quite )*(?:wrong|incorrect|false|right|correct)\b(?<!\bis right)(?<!\bis correct)(?<!['’]s right)(?<!['’]s correct)(?<!\bare right)(?<!\bare correct)"
    r"|\b(?:there(?:['’]s| is)|you(?:['’]ve| have)?(?: made)?|(?:your|that|this|the) (?:\w+ )?(?:work|working|steps?|lines?|solution|calculation|equation|reasoning) (?:has|contains))\s+(?:still )?(?:an?|one|some) (?:\w+ )?(?:mistake|error|slip)\b|^\W*(?:wrong|incorrect|not quite|not right|falsch|faux|fel)\s*[,.!:]"
    r"|\b(?:ist|war) (?:leider )?(?:falsch|nicht richtig)\b|\bda ist ein fehler\b",
    re.IGNORECASE,
)  # fmt: skip


def misjudges(sentence: str, message: str, unknown: str | None, solutions: Collection[Fraction]) -> bool:
    """Return whether a sentence judges a learner's work otherwise than code does; where code can say nothing, it may say what it likes.

    Args:
        sentence: what is to be told.
        message: what the learner says, with their work.
        unknown: the letter that is solved for.
        solutions: the values that solve the step.
    """
    if ASKS.search(sentence.strip()):
        return False
    says_right = any(pattern.search(sentence) for pattern in (CONFIRMS, YES, _CALLED_RIGHT))
    says_wrong = not says_right and _CALLED_WRONG.search(sentence) is not None
    if not says_right and not says_wrong:
        return False
    if says_right and NEGATES.search(sentence):
        return False  # `that's correct, 30 times 10 is 300, not 1300`
    holds = is_sound(message, unknown, solutions)
    asks_else = _ASKS_YES_OR_NO.search(message) is not None and not asks_for_verdict(message)
    return holds is False if says_right else holds is True and not asks_else


def is_sound(message: str, unknown: str | None, solutions: Collection[Fraction]) -> bool | None:
    """Return False if a line of a learner's work is certainly wrong, True if all its equations are right, None if code cannot say.

    An equation is right if a solution of the step solves it. A line of arithmetic is wrong if its sides differ; if they do not, it may still not be what was
    to be computed.
    """
    equations = list(_equations(message, unknown, solutions)) if unknown and solutions else []
    if not all(equations) or not all(_arithmetic(message)):
        return False
    return True if equations else None


def _arithmetic(message: str) -> Iterator[bool]:
    for line in _LINES.split(message):
        yield from (not is_false(statement) for statement in statements(in_symbols(plain(line))))


def _equations(message: str, unknown: str, solutions: Collection[Fraction]) -> Iterator[bool]:
    side = rf"[\d\s.()+*/^{unknown}-]*"
    for line in _LINES.split(in_plain_algebra(message)):
        match = re.search(rf"(?<![a-zA-Z])({side})=({side})$", line.strip())
        if match is None or unknown not in match.group() or not all(part.strip() for part in match.groups()):
            continue
        values = [[_value(part, {unknown: solution}) for part in match.groups()] for solution in solutions]
        if all(None not in pair for pair in values):
            yield any(left == right for left, right in values)


def _value(part: str, letters: dict[str, Fraction]) -> Fraction | None:
    try:
        term = read_term(part.strip(), 0, letters)
    except NotArithmetic:
        return None
    return None if part.strip()[term.end :].strip() else term.value

"""Several spellings of an answer, and answers that are nearly the same but wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from services.grading.language.nodes import Call, Negative, Node, Number, Power, Product, Quotient, Relation, Sum
from services.grading.language.rewrite import rebuilt
from services.grading.language.show import show

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FULLWIDTH = str.maketrans("0123456789+-=()", "０１２３４５６７８９＋－＝（）")
_ARABIC = str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫")


def plain(node: Node) -> str:
    """With a star for every multiplication: 3*x + 12."""
    return show(node)


def tight(node: Node) -> str:
    """Without spaces, and with ** for powers."""
    return show(node).replace(" ", "").replace("^", "**")


def joined(node: Node) -> str:
    """As a pupil types it: 3x+12."""
    return re.sub(r"(?<=\d)\*(?=[a-z(])", "", show(node).replace(" ", ""))


def typeset(node: Node) -> str:
    """With typographic signs: − × ÷ and raised digits."""
    text = re.sub(r"\^(\d+)", lambda found: found.group(1).translate(_SUPERSCRIPTS), show(node))
    return text.replace("-", "−").replace("*", "×").replace("/", " ÷ ")


def fullwidth(node: Node) -> str:
    """In the wide characters of East Asian keyboards."""
    return show(node).translate(_FULLWIDTH)


def arabic(node: Node) -> str:
    """In Arabic-Indic digits."""
    return show(node).translate(_ARABIC)


def in_comma_locale(node: Node) -> str:
    """With a decimal comma."""
    return show(node, ",")


def commuted(node: Node) -> str:
    """With terms, factors and sides in reverse order."""

    def turned(part: Node) -> Node:
        part = rebuilt(part, turned)
        match part:
            case Sum(terms):
                return Sum(terms[::-1])
            case Product(factors):
                return Product(factors[::-1])
            case Relation(("=",), (left, right)):
                return Relation(("=",), (right, left))
            case _:
                return part

    return show(turned(node))


def latex(node: Node) -> str:
    r"""In LaTeX as an editor writes it, with \frac, \cdot and \left."""
    match node:
        case Sum(terms):
            return "+".join(latex(term) for term in terms).replace("+-", "-")
        case Negative(of):
            return "-" + _braced(of, Sum)
        case Product(factors):
            return r" \cdot ".join(_braced(factor, Sum, Negative) for factor in factors)
        case Quotient(top, bottom):
            return rf"\frac{{{latex(top)}}}{{{latex(bottom)}}}"
        case Power(base, exponent):
            return f"{_braced(base, Sum, Product, Quotient, Negative, Power)}^{{{latex(exponent)}}}"
        case Relation(signs, sides):
            return latex(sides[0]) + "".join(sign + latex(side) for sign, side in zip(signs, sides[1:], strict=True))
        case _:
            return _latex_call(node)


def _latex_call(node: Node) -> str:
    match node:
        case Call("sqrt", (of,)):
            return rf"\sqrt{{{latex(of)}}}"
        case Call(name, (of,)) if name != "abs":
            return rf"\{name}\left({latex(of)}\right)"
        case _:
            return show(node)


def _braced(node: Node, *weaker: type) -> str:
    return rf"\left({latex(node)}\right)" if isinstance(node, weaker) else latex(node)


def dollars(node: Node) -> str:
    """In LaTeX between dollar signs."""
    return f"${latex(node)}$"


def grouped(node: Node) -> str:
    """With thousands parted as in English: 12,500."""
    return re.sub(r"(?<![\d.])\d{4,}", lambda found: f"{int(found.group()):,}" if found.group()[0] != "0" else found.group(), show(node))


def grouped_in_german(node: Node) -> str:
    """With thousands parted by points and a decimal comma: 12.500,5."""
    return grouped(node).translate(str.maketrans(",.", ".,"))


def grouped_in_swedish(node: Node) -> str:
    """With thousands parted by thin spaces and a decimal comma: 12 500,5."""
    return grouped(node).translate(str.maketrans(",.", "\u202f,"))


def spread(node: Node) -> str:
    """With spaces around all signs, and a full stop."""
    return re.sub(r" *([-+*/^=()]) *", r" \1 ", show(node)).strip() + "."


def short_latex(node: Node) -> str:
    r"""As maths fields write it: \frac34, 3x without a dot, thin spaces."""
    text = re.sub(r"\\frac\{(\d)\}\{(\d)\}", r"\\frac\1\2", latex(node))
    return re.sub(r"(?<=\d) \\cdot (?=[a-zA-Z\\])", "", text).replace("=", r"\,=\,")


def vulgar(node: Node) -> str:
    """With ½ and ¾ in one character, and fractions in brackets."""
    text = show(node)
    for written, sign in (("1/2", "½"), ("3/4", "¾"), ("1/4", "¼"), ("2/3", "⅔"), ("1/3", "⅓")):
        text = re.sub(rf"(?<![\d/^.*]){written}(?![\d/^.])", sign, text)
    return text


def in_brackets(node: Node) -> str:
    """With brackets around each side."""
    return " = ".join(f"({show(side)})" for side in node.sides) if isinstance(node, Relation) and node.signs == ("=",) else show(node)


SPELLINGS: dict[str, tuple[Callable[[Node], str], str]] = {
    "plain": (plain, "en"),
    "tight": (tight, "en"),
    "joined": (joined, "en"),
    "typeset": (typeset, "en"),
    "fullwidth": (fullwidth, "en"),
    "arabic": (arabic, "ar"),
    "decimal comma": (in_comma_locale, "sv"),
    "commuted": (commuted, "en"),
    "latex": (latex, "en"),
    "dollars": (dollars, "en"),
    "thousands": (grouped, "en"),
    "thousands in German": (grouped_in_german, "de"),
    "thousands in Swedish": (grouped_in_swedish, "sv"),
    "spread": (spread, "en"),
    "short latex": (short_latex, "en"),
    "vulgar": (vulgar, "en"),
    "in brackets": (in_brackets, "en"),
}


def sign_mutants(node: Node) -> Iterator[Node]:
    """Yield the tree with the sign of one term, or of a whole side, turned."""
    match node:
        case Relation(signs, (left, right)):
            yield from (Relation(signs, (left, other)) for other in sign_mutants(right))
        case Sum(terms):
            for index, term in enumerate(terms):
                yield Sum((*terms[:index], _opposite(term), *terms[index + 1 :]))
        case _:
            yield _opposite(node)


def _opposite(node: Node) -> Node:
    return node.of if isinstance(node, Negative) else Negative(node)


def digit_mutants(text: str) -> Iterator[str]:
    """Yield the text with one digit changed by one, left out, or written twice."""
    for found in re.finditer(r"\d", text):
        at, digit = found.start(), found.group()
        yield text[:at] + str((int(digit) + 1) % 10) + text[at + 1 :]
        yield text[:at] + str((int(digit) - 1) % 10) + text[at + 1 :]
        if digit != "0" or not re.search(r"\.\d*$", text[:at]):
            yield text[:at] + digit + digit + text[at + 1 :]


def numbers_of(node: Node) -> list[Number]:
    """Return every literal of a tree."""
    found: list[Number] = []

    def look(part: Node) -> Node:
        if isinstance(part, Number):
            found.append(part)
        return rebuilt(part, look)

    look(node)
    return found

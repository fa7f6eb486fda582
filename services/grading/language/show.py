"""A tree as plain text: what the learner sees of how an answer was read (pure). Reading the text again gives the same value."""

from __future__ import annotations

from services.grading.language.nodes import (
    Builder,
    Call,
    Combined,
    Constant,
    Either,
    Listing,
    Matrix,
    Member,
    Mixed,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Percent,
    PlusMinus,
    Power,
    Product,
    Quotient,
    Relation,
    Sum,
    Word,
)


def show(node: Node, decimal: str = ".") -> str:
    """Return the plain spelling of a tree with the given decimal mark."""
    match node:
        case Number(_, written):
            return written.replace(".", decimal)
        case Mixed(whole, top, bottom):
            return f"{whole} {top}/{bottom}"
        case Name(text) | Word(text):
            return text
        case Constant(name):
            return {"reals": "ℝ", "empty": "∅"}.get(name, name)
        case Either() | Relation() | Not() | Member() | Listing() | Matrix() | Combined() | Builder():
            return _show_statement(node, decimal)
        case Sum(terms):
            return _sum(terms, decimal)
        case _:
            return _show_part(node, decimal)


def _show_statement(node: Node, decimal: str) -> str:
    """Return the spelling of a statement or of a collection."""
    match node:
        case Either(parts, word):
            weaker = () if word == "," else (Either,)
            return ("; " if word == "," else f" {word} ").join(_bracketed(part, decimal, *weaker) for part in parts)
        case Relation(signs, sides):
            return show(sides[0], decimal) + "".join(f" {sign} {show(side, decimal)}" for sign, side in zip(signs, sides[1:], strict=True))
        case Not(of):
            return "not " + _bracketed(of, decimal, Either, Relation, Member)
        case Member(of, within):
            return f"{show(of, decimal)} ∈ {show(within, decimal)}"
        case Listing(opening, closing, parts):
            separator = "; " if decimal == "," else ", "
            return opening + separator.join(show(part, decimal) for part in parts) + closing
        case Matrix(rows):
            return "matrix(" + "; ".join(show(Listing("[", "]", row), decimal) for row in rows) + ")"
        case Combined(operator, parts):
            sign = {"union": " ∪ ", "intersection": " ∩ ", "without": " ∖ "}[operator]
            return sign.join(_bracketed(part, decimal, Combined) for part in parts)
        case _:
            return _show_builder(node, decimal)


def _show_builder(node: Node, decimal: str) -> str:
    if not isinstance(node, Builder):
        raise TypeError(type(node).__name__)
    return f"{{{show(node.letter)} | {show(node.condition, decimal)}}}"


def _show_part(node: Node, decimal: str) -> str:
    match node:
        case Negative(of):
            return "-" + _bracketed(of, decimal, Sum, Negative, PlusMinus)
        case PlusMinus(of):
            return "±" + _bracketed(of, decimal, Sum, Negative, PlusMinus)
        case Percent(of):
            return _bracketed(of, decimal, Sum, Product, Quotient, Negative, Power) + "%"
        case Product(factors):
            return "*".join(_bracketed(f, decimal, Sum, Negative, Quotient, Product, PlusMinus, Mixed) for f in factors)
        case Quotient(top, bottom):
            over = _bracketed(bottom, decimal, Sum, Negative, Product, Quotient, PlusMinus, Mixed)
            return _bracketed(top, decimal, Sum, Negative, PlusMinus, Mixed, Quotient) + "/" + over
        case Power(base, exponent):
            raised = _bracketed(exponent, decimal, Sum, Product, Quotient, Negative, Power, Mixed, Percent)
            return _bracketed(base, decimal, Sum, Product, Quotient, Negative, Power, Mixed, Percent) + "^" + raised
        case Call():
            return _call(node, decimal)
        case _:
            raise TypeError(type(node).__name__)


def _bracketed(node: Node, decimal: str, *weaker: type) -> str:
    """Return the spelling, in brackets when it binds more weakly than its surroundings."""
    text = show(node, decimal)
    return f"({text})" if isinstance(node, weaker) else text


def _sum(terms: tuple[Node, ...], decimal: str) -> str:
    text = _bracketed(terms[0], decimal, Sum)
    for term in terms[1:]:
        if isinstance(term, Negative):
            text += " - " + _bracketed(term.of, decimal, Sum, Negative, PlusMinus)
        elif isinstance(term, PlusMinus):
            text += " ± " + _bracketed(term.of, decimal, Sum, Negative, PlusMinus)
        else:
            text += " + " + _bracketed(term, decimal, Sum)
    return text


def _call(node: Call, decimal: str) -> str:
    inside = [show(argument, decimal) for argument in node.arguments]
    if node.name == "abs":
        return f"|{inside[0]}|"
    if node.name == "root":
        return f"\\sqrt[{inside[1]}]{{{inside[0]}}}"
    if node.name == "log" and len(inside) == 2:
        return f"log_({inside[1]})({inside[0]})"
    if node.name == "factorial":
        return f"({inside[0]})!"
    if node.name == "degrees":
        return f"({inside[0]})°"
    names = {"asin": "arcsin", "acos": "arccos", "atan": "arctan"}
    separator = "; " if decimal == "," else ", "
    return f"{names.get(node.name, node.name)}({separator.join(inside)})"

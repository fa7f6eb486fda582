"""The LALR parser of answers: from tokens to a tree (pure). Nothing here evaluates anything."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, cast

from lark import Lark, Transformer, UnexpectedInput, v_args
from lark.lexer import Lexer

from services.grading.language.characters import Unreadable
from services.grading.language.functions import MOST_ARGUMENTS, is_free_function
from services.grading.language.nodes import (
    SERIES,
    Builder,
    Call,
    Combined,
    Either,
    JoiningWord,
    Listing,
    Matrix,
    Member,
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
    Sign,
    Sum,
)
from services.grading.language.scanner import Token
from services.grading.language.symbols import ARITIES, INVERSES

_THREE: Final = Number(Fraction(3), "3")
_MINUS_ONE: Final = Negative(Number(Fraction(1), "1"))


class _Given(Lexer):
    """Hands on tokens that were made before."""

    def __init__(self, _conf: object) -> None:
        pass

    def lex(self, data: Any, parser_state: Any = None) -> Iterator[Any]:
        """Yield the tokens, which lark calls the text."""
        yield from data


@v_args(inline=True)
class _Builder(Transformer[Any, Node]):
    """Makes nodes as the parser recognises them. Every method gets the parts of one rule."""

    def start(self, node: Node) -> Node:
        return node

    def leaf(self, token: Token) -> Node:
        return cast(Node, token.value)

    def group(self, _open: Token, node: Node, _close: Token) -> Node:
        return node

    def positive(self, _sign: Token, node: Node) -> Node:
        return node

    def negative(self, _sign: Token, node: Node) -> Node:
        return Negative(node)

    def plus_minus(self, _sign: Token, node: Node) -> Node:
        return PlusMinus(node)

    def percent(self, node: Node, _sign: Token) -> Node:
        return Percent(node)

    def factorial(self, node: Node, _sign: Token) -> Node:
        return Call("factorial", (node,))

    def degrees(self, node: Node, _sign: Token) -> Node:
        return Call("degrees", (node,))

    def listed(self, *parts: Node | Token) -> Node:
        """Statements or values at the top, parted by commas; `2, 3 or 4` names three alternatives."""
        nodes = cast(tuple[Node, ...], parts[::2])
        if any(isinstance(node, Either) and node.word == "or" for node in nodes):
            flat = [inner for node in nodes for inner in (node.parts if isinstance(node, Either) and node.word == "or" else (node,))]
            return Either(tuple(flat))
        return Either(nodes, ",")

    def either(self, *parts: Node | Token) -> Node:
        words = [cast(JoiningWord, str(cast(Token, token).value)) for token in parts[1::2]]
        nodes = cast(tuple[Node, ...], parts[::2])
        if len(set(words)) == 1 and (words[0] != "xor" or len(nodes) == 2):
            return Either(nodes, words[0])
        node = nodes[0]
        for word, part in zip(words, nodes[1:], strict=True):
            node = Either((node, part), word)
        return node

    def connected(self, left: Node, word: Token, right: Node) -> Node:
        return Either((left, right), cast(JoiningWord, str(word.value)))

    def denied(self, _word: Token, of: Node) -> Node:
        return Not(of)

    def member(self, of: Node, _word: Token, within: Node) -> Node:
        return Member(of, within)

    def combined(self, *parts: Node | Token) -> Node:
        node = cast(Node, parts[0])
        for token, part in zip(parts[1::2], parts[2::2], strict=True):
            operator = {"union": "union", "intersect": "intersection", "setminus": "without"}[str(cast(Token, token).value)]
            node = Combined(cast(Any, operator), (node, cast(Node, part)))
        return node

    def listing(self, opening: Token, *rest: Node | Token) -> Node:
        closing = cast(Token, rest[-1])
        return Listing(cast(Any, opening.value), cast(Any, closing.value), cast(tuple[Node, ...], rest[:-1:2]))

    def builder(self, _open: Token, letter: Token, _such: Token, condition: Node, _close: Token) -> Node:
        return Builder(cast(Name, letter.value), condition)

    def row(self, *parts: Node | Token) -> Node:
        return Listing("[", "]", cast(tuple[Node, ...], parts[::2]))

    def matrix(self, opening: Token, *rest: Node | Token) -> Node:
        return _matrix(cast(tuple[Node, ...], rest[:-1:2]), opening)

    def relation(self, *parts: Node | Token) -> Node:
        signs = tuple(cast(Sign, cast(Token, token).value) for token in parts[1::2])
        return Relation(signs, cast(tuple[Node, ...], parts[::2]))

    def sum(self, first: Node, *rest: Node | Token) -> Node:
        signs: dict[str, type[Negative] | type[PlusMinus]] = {"MINUS": Negative, "PLUSMINUS": PlusMinus}
        terms = [first]
        for sign, term in zip(rest[::2], rest[1::2], strict=True):
            wrap = signs.get(cast(Token, sign).type)
            terms.append(wrap(cast(Node, term)) if wrap else cast(Node, term))
        return Sum(tuple(terms))

    def product(self, first: Node, *rest: Node | Token) -> Node:
        node, factors = first, [first]
        for sign, part in zip(rest[::2], rest[1::2], strict=True):
            if cast(Token, sign).type == "OVER":
                node = Quotient(node, cast(Node, part))
                factors = [node]
            else:
                factors.append(cast(Node, part))
                node = Product(tuple(factors))
        return node

    def joined(self, *parts: Node | Token) -> Node:
        return Product(cast(tuple[Node, ...], parts[::2]))

    def power(self, base: Node, _sign: Token, exponent: Node) -> Node:
        return Power(base, exponent)

    def bars(self, _open: Token, node: Node, _close: Token) -> Node:
        return Call("abs", (node,))

    def fraction(self, name: Token, _1: Token, top: Node, _2: Token, _3: Token, bottom: Node, _4: Token) -> Node:
        return Call("binomial", (top, bottom)) if str(name.value).endswith("binom") else Quotient(top, bottom)

    def root(self, name: Token, of: Node) -> Node:
        return Call("sqrt", (of,)) if name.value == "sqrt" else Call("root", (of, _THREE))

    def root_of_degree(self, _name: Token, _open: Token, degree: Node, _close: Token, of: Node) -> Node:
        return Call("root", (of, degree))

    def call(self, name: Token, _open: Token, *rest: Node | Token) -> Node:
        arguments = cast(tuple[Node, ...], rest[:-1:2])
        least, most = ARITIES.get(str(name.value), (1, MOST_ARGUMENTS if is_free_function(str(name.value)) else 1))
        if not least <= len(arguments) <= most:
            raise Unreadable(name.start_pos, "arguments")
        if name.value == "matrix":
            return _matrix(arguments, name)
        if name.value in SERIES and not isinstance(arguments[1], Name):
            raise Unreadable(name.start_pos, "arguments")
        return Call(str(name.value), arguments) if len(arguments) > 1 else self.bare_call(name, arguments[0])

    def bare_call(self, name: Token, of: Node) -> Node:
        if ARITIES.get(str(name.value), (1, 1))[0] > 1:
            raise Unreadable(name.start_pos, "arguments")
        return Call("root", (of, _THREE)) if name.value == "cbrt" else Call(str(name.value), (of,))

    def power_call(self, name: Token, sign: Token, exponent: Node, _open: Token, of: Node, _close: Token) -> Node:
        return self.bare_power_call(name, sign, exponent, of)

    def bare_power_call(self, name: Token, _sign: Token, exponent: Node, of: Node) -> Node:
        if exponent == _MINUS_ONE and name.value in INVERSES:
            return Call(INVERSES[str(name.value)], (of,))
        if exponent == _MINUS_ONE and is_free_function(str(name.value)):
            return Call(f"{name.value}^-1", (of,))
        return Power(self.bare_call(name, of), exponent)

    def based_call(self, name: Token, sign: Token, base: Node, _open: Token, of: Node, _close: Token) -> Node:
        return self.bare_based_call(name, sign, base, of)

    def bare_based_call(self, name: Token, sign: Token, base: Node, of: Node) -> Node:
        if name.value != "log":
            raise Unreadable(sign.start_pos)
        return Call("log", (of, base))


def _matrix(rows: tuple[Node, ...], at: Token) -> Node:
    """Return the matrix of rows; raise `Unreadable` when they are no rows of equal length."""
    widths = {len(row.parts) if isinstance(row, Listing) and not row.is_set else 0 for row in rows}
    if len(widths) != 1 or 0 in widths:
        raise Unreadable(at.start_pos, "matrix")
    return Matrix(tuple(row.parts for row in rows if isinstance(row, Listing)))


_PARSER: Final = Lark(
    Path(__file__).with_name("grammar.lark").read_text(encoding="utf-8"),
    parser="lalr",
    lexer=_Given,
    transformer=_Builder(),
    maybe_placeholders=False,
)


def parse(tokens: list[Token], end: int) -> Node:
    """Return the tree of the tokens; raise `Unreadable` where they stop making sense, at `end` when something is missing."""
    try:
        return cast(Node, _PARSER.parse(cast(Any, tokens)))
    except UnexpectedInput as problem:
        token = getattr(problem, "token", None)
        if token is None or token.type == "$END":
            raise Unreadable(end, "unfinished") from None
        raise Unreadable(token.start_pos) from None

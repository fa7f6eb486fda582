"""Whether one line of an argument follows from the one before, and if not, why not (pure, given a prover)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final, TypeGuard

from services.grading.algebra.logic import FALSE, TRUE, NoStatement, is_proposition, membership, same_propositions
from services.grading.algebra.polynomial import NotPolynomial, Polynomial, common_letters, in_one_letter, letters_of, numerator
from services.grading.algebra.regions import quotient_of, whole_coefficients
from services.grading.arguments.lines import Line
from services.grading.compare import difference, same
from services.grading.findings import Task
from services.grading.language.naming import is_collection
from services.grading.language.nodes import (
    STATEMENTS,
    Constant,
    Either,
    Listing,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Power,
    Product,
    Relation,
    Sum,
    letters,
)
from services.grading.language.reading import is_expression
from services.grading.language.rewrite import substituted
from services.grading.language.show import show
from services.grading.proving.questions import Domain, Proof, Question
from services.grading.sameness import has_both_signs, same_with_signs
from services.grading.statements import is_relational, same_statements

_TWO: Final = Number(Fraction(2), "2")


@dataclass(frozen=True, slots=True)
class Step:
    """What was found about a line: `proof` is "yes" when it follows, `why` names the message when it does not."""

    line: Line
    proof: Proof
    why: str = ""
    words: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Argument:
    """Goes through the lines and remembers what holds: the line before, values that letters were given, and what is assumed.

    `unchecked` is the last line before one that was only implied: what that brought in may be left out again.
    """

    task: Task
    domain: Domain = "real"
    current: Node | None = None
    values: dict[str, Node] = field(default_factory=dict)
    assumed: list[Node] = field(default_factory=list)
    unchecked: Node | None = None

    def steps(self, lines: Sequence[Line]) -> Iterator[Step]:
        """Yield what is found about each claim; whoever wants the first wrong one stops there."""
        for index, line in enumerate(lines):
            if line.kind == "let":
                self._let(line)
            elif line.node is not None:
                following = next((other for other in lines[index + 1 :] if other.kind == "claim"), None)
                step = self._step(line, line.node, is_chain=following is not None and following.continues)
                yield step
                self.current = self._said(line, line.node)

    def _let(self, line: Line) -> None:
        """Remember a value for a letter, or a condition on it."""
        match line.node:
            case Relation(("=",), (Name(name), value)) if is_expression(value):
                self.values[name] = value
            case _ if line.node is not None and is_relational(line.node):
                self.assumed.append(line.node)

    def _said(self, line: Line, node: Node) -> Node:
        """Return what holds after a line: `= 6` after `x = 2*3` says x = 6."""
        if line.continues and isinstance(self.current, Relation):
            return replace(self.current, sides=(*self.current.sides[:-1], node))
        if self.current is not None and _is_value(self.current) and _is_chain(node):
            return node.sides[-1]
        return node

    def _step(self, line: Line, node: Node, *, is_chain: bool) -> Step:
        before = self.current
        if before is None:
            return self._first(line, node, is_chain=is_chain)
        if line.continues and isinstance(before, Relation):
            before = before.sides[-1]
        before, here = substituted(before, self.values), substituted(node, self.values)
        if _is_value(before) and (_is_value(here) or _is_chain(here)):
            return self._of_chain(line, before, here.sides if isinstance(here, Relation) else (here,))
        return self._of_statements(line, before, here)

    def _first(self, line: Line, node: Node, *, is_chain: bool) -> Step:
        """A first line is given; only a chain of equal expressions claims something by itself."""
        if is_chain and _is_chain(node) and not any(isinstance(side, Name) for side in node.sides):
            return self._of_chain(line, node.sides[0], node.sides[1:])
        return Step(line, "yes")

    def _of_chain(self, line: Line, before: Node, sides: Sequence[Node]) -> Step:
        """Return what is found about expressions that must all have the value of the one before."""
        proofs = [same_with_signs(before, side, self.task) for side in sides]
        proof: Proof = next((proof for proof in proofs if proof != "yes"), "yes")
        return Step(line, proof, "line_value" if proof == "no" else "")

    def _of_statements(self, line: Line, before: Node, here: Node) -> Step:
        if _has_bare_value(here):
            return Step(line, "no", "line_letter", {"letter": min(letters(before), default="x")})
        earlier, later = as_statement(before, before, here), as_statement(here, before, here)
        if earlier is None or later is None:
            return Step(line, "no", "line_different")
        proof = self._proof(earlier, later)
        if proof == "gained" and line.implies:
            self.unchecked = self.unchecked or earlier
            return Step(line, "yes")
        if proof == "lost" and self.unchecked is not None and self._proof(self.unchecked, later) == "yes":
            self.unchecked, proof = None, "yes"
        if proof == "yes":
            return Step(line, "yes")
        if proof in ("lost", "gained", "no"):
            return Step(line, proof, *_reason(proof, earlier, later, self.task))
        return Step(line, proof)

    def _proof(self, earlier: Node, later: Node) -> Proof:
        if is_proposition(earlier) and is_proposition(later):
            known = same_propositions(earlier, later)
            return "undecided" if known is None else "yes" if known else "no"
        if self.assumed:
            earlier, later = Either((earlier, *self.assumed), "and"), Either((later, *self.assumed), "and")
        if earlier == later:
            return "yes"
        proof = self.task.prover(Question("equivalent", earlier, later, domain=self.domain))
        return same_statements(earlier, later, self.task) if proof == "undecided" else proof


def _is_value(node: Node) -> bool:
    return (is_expression(node) or has_both_signs(node)) and node not in (TRUE, FALSE)


def _is_chain(node: Node) -> TypeGuard[Relation]:
    """True for values that are said to be equal."""
    return isinstance(node, Relation) and set(node.signs) == {"="} and all(map(_is_value, node.sides))


def _has_bare_value(node: Node) -> bool:
    """True for `x = 1 or 2`, which names a number where it should say something."""
    match node:
        case Either(parts, _):
            return any(not isinstance(part, (*STATEMENTS, Constant, Name)) for part in parts) or any(map(_has_bare_value, parts))
        case Not(of):
            return _has_bare_value(of)
        case _:
            return False


def as_statement(node: Node, *lines: Node) -> Node | None:
    """Return what a line says; a set of solutions says that the one letter belongs to it."""
    if node in (Constant("empty"), Listing("{", "}", ())):
        return FALSE
    if node == Constant("reals"):
        return TRUE
    if is_collection(node):
        names = sorted(set().union(*map(letters, lines)))
        try:
            return membership(Name(names[0]), node) if len(names) == 1 else None
        except NoStatement:
            return None
    return node if is_relational(node) or is_proposition(node) else None


def _reason(proof: Proof, earlier: Node, later: Node, task: Task) -> tuple[str, dict[str, object]]:
    """Return the message that says what went wrong, with its words."""
    if isinstance(earlier, Either) and isinstance(later, Either) and earlier.word != later.word and set(earlier.parts) == set(later.parts):
        return "line_and_or", {}
    if isinstance(earlier, Relation) and isinstance(later, Relation) and earlier.signs == later.signs == ("=",):
        if proof == "gained" and _is_squared(earlier, later, task):
            return "line_squared", {}
        factor = _left_out(earlier, later) if proof == "lost" else None
        if factor:
            return "line_divided", {"factor": factor}
    return {"lost": "line_lost", "gained": "line_gained"}.get(proof, "line_different"), {}


def _is_squared(earlier: Relation, later: Relation, task: Task) -> bool:
    """Return whether both sides were squared."""
    return all(same(Power(old, _TWO), new, task) == "yes" for old, new in zip(earlier.sides, later.sides, strict=True))


def _left_out(earlier: Relation, later: Relation) -> str | None:
    """Return the factor by which both sides were divided, None if that is not what happened."""
    try:
        more, less = (numerator(difference(*node.sides)) for node in (earlier, later))
    except NotPolynomial:
        return None
    gone = common_letters(more) - common_letters(less) if more and less else set()
    if gone:
        return min(gone)
    return _quotient(more, less)


def _quotient(more: Polynomial, less: Polynomial) -> str | None:
    a, b = in_one_letter(more), in_one_letter(less)
    if not a or not b or len(letters_of(more)) != 1 or letters_of(more) != letters_of(less) or len(a) <= len(b):
        return None
    found = quotient_of(whole_coefficients(a), whole_coefficients(b))
    return None if found is None else show(_polynomial(found, letters_of(more).pop()))


def _polynomial(coefficients: Sequence[int], name: str) -> Node:
    """Return a polynomial written out, from the highest power down."""
    terms: list[Node] = []
    for power in range(len(coefficients) - 1, -1, -1):
        number = coefficients[power]
        if number:
            term = _term(abs(number), name, power)
            terms.append(Negative(term) if number < 0 else term)
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def _term(number: int, name: str, power: int) -> Node:
    letter = Name(name) if power == 1 else Power(Name(name), Number(Fraction(power), str(power)))
    value = Number(Fraction(number), str(number))
    return value if power == 0 else letter if number == 1 else Product((value, letter))

"""Whether a sentence tells a program: its lines, or what they compute under other names. Code is read as a tree, never run (pure)."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from schemas.course import AnswerSpec
from services.tutor.gating.hearing import Heard, Said
from services.tutor.gating.told_texts import bare, is_expression, says_expression

SHARE = 0.75  # of its lines, or of what they compute
LONGEST = 6_000
SHORT = 2  # lines of a program that is all in what it returns
_SPAN = re.compile(r"```[a-zA-Z]*\n?(.*?)(?:```|$)|`([^`\n]+)`", re.DOTALL)
_TREELESS = (ast.Name, ast.Constant, ast.Attribute, ast.expr_context)


@dataclass(frozen=True)
class Programs:
    """A program that is the answer, none if it is empty, and the question."""

    source: str
    question: Said

    @classmethod
    def of(cls, spec: AnswerSpec, question: Said) -> Programs:
        """Return the program of an answer."""
        return cls(spec.value if spec.type == "code" and isinstance(spec.value, str) else "", question)

    def tells(self, heard: Heard) -> bool:
        """Return whether most of the program is told by now, some of it in this sentence."""
        return bool(self.source) and (self._tells_lines(heard) or self._tells_sense(heard) or self._tells_value(heard))

    def _tells_lines(self, heard: Heard) -> bool:
        given = bare(f"{self.question.text} {heard.said.text}")
        wanted = {line for line in map(bare, self.source.splitlines()) if line and line not in given}
        written, now = bare(f"{heard.released} {heard.seen}"), bare(heard.seen)
        return any(line in now for line in wanted) and sum(line in written for line in wanted) >= SHARE * len(wanted)

    def _tells_sense(self, heard: Heard) -> bool:
        """Return whether what the program computes is told, whatever the names are; what the question or the learner wrote is free."""
        wanted = self._sense - _computed(self.question.text) - _computed(heard.said.text)
        if not wanted:
            return False
        now = wanted & _computed(heard.sentence)
        return bool(now) and len(now | wanted & _computed(heard.released)) >= SHARE * len(wanted)

    def _tells_value(self, heard: Heard) -> bool:
        """Return whether an expression is told that has the value of what a program of one line returns, however it is computed."""
        found = [line.strip().removeprefix("return ") for line in self.source.splitlines() if line.strip().startswith("return ")]
        is_short = len(found) == 1 and len(self.source.strip().splitlines()) <= SHORT and is_expression(found[0])
        return is_short and says_expression(found[0], heard, f"{self.question.text} {heard.said.text}")

    @cached_property
    def _sense(self) -> frozenset[str]:
        """Return the expressions that the program's statements are made of, the largest ones."""
        tree = _tree(self.source)
        return frozenset(_shape(part) for part in _statements_of(tree) if not isinstance(part, _TREELESS)) if tree else frozenset()


def _statements_of(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield the expressions that stand directly in statements."""
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and not isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield from (child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr))


@lru_cache(maxsize=64)
def _computed(text: str) -> frozenset[str]:
    """Return the shapes of all expressions of the code in a text."""
    return frozenset(
        _shape(node)
        for source in _sources(text[-LONGEST:])
        if (tree := _tree(source)) is not None
        for node in ast.walk(tree)
        if isinstance(node, ast.expr) and not isinstance(node, _TREELESS)
    )


def _sources(text: str) -> Iterator[str]:
    """Yield what may be code: what is marked as such, and every line that has a sign of it."""
    yield from (next(part for part in match.groups() if part is not None) for match in _SPAN.finditer(text))
    bare_lines = re.sub(r"`+", "\n", text).splitlines()
    yield from (line.strip().rstrip(".!?") for line in bare_lines if re.search(r"[=()*+\[\]]", line))
    yield from (match.group().rstrip(".!?") for line in bare_lines for match in re.finditer(r"(?:\breturn\b|\bprint\(|\blambda\b).*", line))


def _tree(source: str) -> ast.AST | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _shape(node: ast.expr) -> str:
    """Return an expression in one form: names counted in their order, sides of sums and products sorted."""
    names: dict[str, str] = {}

    def shown(part: ast.AST) -> str:
        if isinstance(part, ast.Name):
            return names.setdefault(part.id, f"n{len(names)}")
        if isinstance(part, ast.BinOp) and isinstance(part.op, (ast.Add, ast.Mult)):
            sides = sorted((part.left, part.right), key=_size)
            return f"{type(part.op).__name__}({','.join(map(shown, sides))})"
        if isinstance(part, ast.Constant):
            return repr(part.value)
        inner = ",".join(shown(child) for child in ast.iter_child_nodes(part) if not isinstance(child, ast.expr_context))
        named = part.attr if isinstance(part, ast.Attribute) else part.arg if isinstance(part, ast.arg) else ""
        return f"{type(part).__name__}{named}({inner})"

    return shown(node)


def _size(node: ast.AST) -> tuple[int, str]:
    return sum(1 for _ in ast.walk(node)), type(node).__name__

"""Grades what a function does to its variable, as in f(x) = 3x + 2 (pure)."""

from __future__ import annotations

from dataclasses import dataclass

from services.grading.compare import same
from services.grading.findings import Finding, Task, incorrect, unsure
from services.grading.forms import form_finding
from services.grading.language.functions import is_free_function
from services.grading.language.nodes import Call, Name, Node, Relation, letters, walk
from services.grading.language.reading import is_expression
from services.grading.language.rewrite import substituted


@dataclass(frozen=True, slots=True)
class Rule:
    """What a function is: its name, the letters it takes, and its value for them."""

    name: str
    takes: tuple[str, ...]
    value: Node


def rule_of(node: Node) -> Rule | None:
    """Return the rule that an equation gives for a function of different letters, None when it is no such equation."""
    if not isinstance(node, Relation) or node.signs != ("=",):
        return None
    for applied, value in (node.sides, node.sides[::-1]):
        if not isinstance(applied, Call) or not is_free_function(applied.name) or not is_expression(value):
            continue
        takes = tuple(argument.name for argument in applied.arguments if isinstance(argument, Name))
        is_whole = len(set(takes)) == len(applied.arguments)
        if is_whole and not any(isinstance(part, Call) and part.name == applied.name for part in walk(value)):
            return Rule(applied.name, takes, value)
    return None


def check_rule(answer: Node, wanted: Rule, task: Task) -> Finding:
    """Return the finding for a function: as an equation for it, for `y`, or its value alone. What its variable is called does not matter."""
    given = rule_of(answer)
    if given is not None and (given.name != wanted.name or len(given.takes) != len(wanted.takes)):
        return incorrect("function_name", name=wanted.name) if given.name != wanted.name else incorrect()
    value = _renamed(given, wanted) if given is not None else _bare_value(answer)
    if value is None:
        return unsure("not_an_equation")
    proof = same(value, wanted.value, task)
    if proof == "yes":
        return form_finding(value, wanted.value, task)
    return incorrect() if proof == "no" else unsure(proof)


def _renamed(rule: Rule, like: Rule) -> Node:
    """Return the value of a rule with the letters of another."""
    return substituted(rule.value, dict(zip(rule.takes, map(Name, like.takes), strict=True)))


def _bare_value(node: Node) -> Node | None:
    """Return a value alone, or the one in `y = 3x + 2`; None for what is neither."""
    if is_expression(node):
        return node
    if not isinstance(node, Relation) or node.signs != ("=",):
        return None
    for letter, value in (node.sides, node.sides[::-1]):
        if isinstance(letter, Name) and letter.name not in letters(value) and is_expression(value):
            return value
    return None

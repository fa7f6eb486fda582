"""How the grader does on real answers: counts for tests and for the bench."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from schemas.course import AnswerSpec, AnswerType
from services.grading import BadAnswerSpec, grade_now
from services.grading.algebra.arithmetic import as_rational
from services.grading.findings import Task
from services.grading.grade import grade
from services.grading.language.characters import Unreadable
from services.grading.language.literals import Marks
from services.grading.language.nodes import Constant, Node, Relation
from services.grading.language.reading import Manner, read
from services.grading.language.show import show
from services.grading.mathematics import authored, marks_of
from services.grading.proving.prover import prove, prove_in_bounds
from services.grading.statements import is_relational
from tests.grading.maxima import translated
from tests.grading.mutants import solution_mutants, value_mutants
from tests.grading.oatutor import open_answers
from tests.grading.spellings import SPELLINGS, digit_mutants, sign_mutants


@dataclass
class Score:
    """`faults` are the cases that came out wrong among `count`."""

    count: int = 0
    faults: list[tuple[str, ...]] = field(default_factory=list)


@dataclass
class RowScore:
    """Rows of STACK's answer tests: how many our grammar covers, and how those came out."""

    rows: int = 0
    right: int = 0
    unsure: int = 0
    false_accepts: list[tuple[str, str]] = field(default_factory=list)
    false_refusals: list[tuple[str, str]] = field(default_factory=list)

    @property
    def decided(self) -> int:
        """Return how many rows got a verdict."""
        return self.right + len(self.false_accepts) + len(self.false_refusals)

    @property
    def covered(self) -> int:
        """Return how many rows both of whose sides were read."""
        return self.decided + self.unsure


def spec_of(text: str) -> AnswerSpec:
    """Return the step that an OATutor answer belongs to."""
    return AnswerSpec(type="equation" if "=" in text else "expression", value=text)


def tree_of(spec: AnswerSpec) -> Node:
    """Return the value of a step as a tree."""
    text = str(spec.value).replace("$", " ")
    return authored(text, marks_of(Task(spec, "en", prove_in_bounds)), frozenset())


def own_answers(data: Path) -> Score:
    """Return how often an answer of the sample is refused in one of its spellings."""
    score = Score()
    for value in open_answers(data):
        spec = spec_of(value)
        for name, (spelling, locale) in SPELLINGS.items():
            text = spelling(tree_of(spec))
            score.count += 1
            if grade_now(spec, text, (), locale).verdict != "correct":
                score.faults.append((name, value, text))
    return score


def mutants(data: Path) -> Score:
    """Return how often an answer of the sample with a wrong sign or digit is accepted."""
    score = Score()
    for value in open_answers(data):
        spec = spec_of(value)
        node = tree_of(spec)
        if _is_zero(node):
            continue
        for text in (*map(show, sign_mutants(node)), *digit_mutants(show(node)), *value_mutants(node), *solution_mutants(node)):
            if re.search(r"(?<!\d)00\d*\.|^00", text):
                continue  # a zero in front changes no value
            score.count += 1
            if grade_now(spec, text).verdict == "correct":
                score.faults.append((value, text))
    return score


def _is_zero(node: Node) -> bool:
    """True for 0 itself and for an equation with a side that is 0: a factor on the other side then changes nothing."""
    return any(as_rational(side) == 0 for side in (node.sides if isinstance(node, Relation) else (node,)))


def stack_rows(data: Path) -> RowScore:
    """Return how the rows of STACK's test of equivalence come out."""
    rows = json.loads(gzip.decompress((data / "benchmarks" / "stack_answertests_dev.json.gz").read_bytes()))
    score = RowScore()
    for row in rows:
        if row["test"] == "AlgEquiv" and row["expected"] in (0, 1):
            _count(score, row["student"], row["teacher"], is_same=bool(row["expected"]))
    return score


def _count(score: RowScore, student: str, teacher: str, *, is_same: bool) -> None:
    score.rows += 1
    outcome = _outcome(student, teacher)
    if outcome == "unsure":
        score.unsure += 1
    elif outcome != "not covered" and (outcome == "accepted") == is_same:
        score.right += 1
    elif outcome == "accepted":
        score.false_accepts.append((student, teacher))
    elif outcome == "refused":
        score.false_refusals.append((student, teacher))


def type_of(value: str) -> AnswerType:
    """Return the answer type that an author would choose for a value: equations, inequalities and what is put together from them."""
    node = _tree(value)
    return "equation" if node is not None and is_relational(node) and not isinstance(node, Constant) else "expression"


def _tree(text: str) -> Node | None:
    try:
        return read(text, Manner(Marks(comma_lists=True))).usual
    except Unreadable:
        return None


def _outcome(student: str, teacher: str) -> str:
    answer, value = translated(student), translated(teacher)
    if answer is None or value is None or (student != teacher and _tree(answer) == _tree(value) is not None):
        return "not covered"  # what tells the two apart for Maxima has no counterpart in our syntax
    try:
        graded = grade(AnswerSpec(type=type_of(value), value=value), answer, (), "en", prove)
    except BadAnswerSpec:
        return "not covered"
    if graded.verdict != "unsure":
        return "accepted" if graded.verdict == "correct" or graded.reason == "unsolved" else "refused"
    if graded.reason in ("not_an_expression", "not_an_equation"):
        return "refused"
    return "unsure" if graded.reason in ("undecided", "undefined", "ambiguous") else "not covered"

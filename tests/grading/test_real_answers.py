"""Real answers: the OATutor sample in ten spellings with wrong twins, and rows of STACK's own answer tests."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from schemas.course import AnswerSpec
from services.grading import BadAnswerSpec, grade_now
from services.grading.algebra.arithmetic import as_rational
from services.grading.findings import Task
from services.grading.grade import grade
from services.grading.language.nodes import Node, Relation
from services.grading.language.show import show
from services.grading.mathematics import authored, marks_of
from services.grading.proving.prover import prove, prove_in_bounds
from tests.grading.maxima import translated
from tests.grading.oatutor import open_answers
from tests.grading.spellings import SPELLINGS, digit_mutants, sign_mutants

# Rows where STACK expects "different" for what is the same number: its decimal fractions are rounded machine numbers, and
# its logarithm is complex. We compute exactly, and with real numbers.
SAME_AFTER_ALL = {
    ("452", "4.52*10^2"),
    ("100.4-80.0", "20.4"),
    ("log(abs((x^2-9)))", "log(abs(x-3))+log(abs(x+3))"),
}


def spec_of(text: str) -> AnswerSpec:
    return AnswerSpec(type="equation" if "=" in text else "expression", value=text)


def tree_of(spec: AnswerSpec) -> Node:
    text = str(spec.value).replace("$", " ")
    return authored(text, marks_of(Task(spec, "en", prove_in_bounds)), frozenset())


@pytest.mark.data
def test_own_answers_are_accepted_in_every_spelling(shared_data: Path):
    refused = []
    answers = open_answers(shared_data)
    for value in answers:
        spec = spec_of(value)
        for name, (spelling, locale) in SPELLINGS.items():
            text = spelling(tree_of(spec))
            graded = grade_now(spec, text, (), locale)
            if graded.verdict != "correct":
                refused.append((name, value, text, graded.reason))
    print(f"\nOATutor: {len(answers)} answers in {len(SPELLINGS)} spellings, {len(refused)} refused")
    assert len(answers) > 500
    assert refused == []


@pytest.mark.data
def test_answers_with_a_wrong_sign_or_digit_are_refused(shared_data: Path):
    accepted, counts = [], Counter[str]()
    for value in open_answers(shared_data):
        spec = spec_of(value)
        node = tree_of(spec)
        if _is_zero(node):
            continue
        texts = [("sign", show(mutant)) for mutant in sign_mutants(node)] + [("digit", text) for text in digit_mutants(show(node))]
        for kind, text in texts:
            if re.search(r"(?<!\d)00\d*\.|^00", text):
                continue  # a zero in front changes no value
            counts[kind] += 1
            if grade_now(spec, text).verdict == "correct":
                accepted.append((value, text))
    print(f"\nOATutor: {counts['sign']} sign and {counts['digit']} digit mutants, {len(accepted)} accepted")
    assert counts.total() > 4_000
    assert accepted == []


def _is_zero(node: Node) -> bool:
    """True for 0 itself and for an equation with a side that is 0: a factor on the other side then changes nothing."""
    return any(as_rational(side) == 0 for side in (node.sides if isinstance(node, Relation) else (node,)))


@pytest.mark.data
def test_the_rows_of_stack_that_our_grammar_covers_come_out_right(shared_data: Path):
    rows = json.loads(gzip.decompress((shared_data / "benchmarks" / "stack_answertests_dev.json.gz").read_bytes()))
    rows = [row for row in rows if row["test"] == "AlgEquiv" and row["expected"] in (0, 1)]
    counts, wrong = Counter[str](), []
    for row in rows:
        outcome = _outcome(row["student"], row["teacher"])
        counts[outcome] += 1
        if outcome in ("accepted", "refused") and (outcome == "accepted") != bool(row["expected"]):
            wrong.append((row["student"], row["teacher"], outcome))
    decided = counts["accepted"] + counts["refused"]
    covered = decided + counts["unsure"]
    false_accepts = [case for case in wrong if case[2] == "accepted"]
    print(
        f"\nSTACK AlgEquiv: {len(rows)} rows, {covered} covered, {decided - len(wrong)} of {decided} decided right "
        f"({(decided - len(wrong)) / decided:.1%}), {len(false_accepts)} false accepts, {counts['unsure']} unsure"
    )
    assert covered >= 110
    assert (decided - len(wrong)) / decided >= 0.95
    assert {(student, teacher) for student, teacher, _ in false_accepts} <= SAME_AFTER_ALL
    assert counts["unsure"] <= 0.08 * covered


def _outcome(student: str, teacher: str) -> str:
    answer, value = translated(student), translated(teacher)
    if answer is None or value is None:
        return "not covered"
    is_equation = any(sign in value for sign in "=<>") or " or " in value
    try:
        graded = grade(AnswerSpec(type="equation" if is_equation else "expression", value=value), answer, (), "en", prove)
    except BadAnswerSpec:
        return "not covered"
    if graded.verdict == "unsure":
        kinds = ("not_an_expression", "not_an_equation")
        return (
            "refused" if graded.reason in kinds else "unsure" if graded.reason in ("undecided", "undefined", "ambiguous") else "not covered"
        )
    return "accepted" if graded.verdict == "correct" or graded.reason == "unsolved" else "refused"

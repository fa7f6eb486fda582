"""STACK's line-by-line arguments: where the first wrong line is, and where we say it is."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from schemas.course import AnswerSpec
from services.grading.arguments.lines import UnreadableLine, read_lines
from services.grading.arguments.steps import Argument
from services.grading.findings import Task
from services.grading.language.literals import Marks
from services.grading.language.reading import Manner
from services.grading.proving.prover import prove
from services.grading.proving.questions import Domain
from tests.grading.maxima import translated

# What STACK's marks say of a line that is not right; all others approve of it or say that it is not judged.
WRONG: Final = frozenset({"QMCHAR", "IMPLIESCHAR", "IMPLIEDCHAR", "ANDOR", "MISSINGVAR"})


@dataclass
class ArgumentScore:
    """How many arguments there are, how many our grammar reads, and how those came out."""

    rows: int = 0
    right: int = 0
    unsure: list[str] = field(default_factory=list)
    wrong: list[tuple[str, int | None, int | None]] = field(default_factory=list)

    @property
    def covered(self) -> int:
        """Return how many were read."""
        return self.right + len(self.unsure) + len(self.wrong)


def rows_of(data: Path) -> list[dict[str, Any]]:
    """Return the rows on which STACK itself comes to a verdict, apart from those in calculus mode."""
    rows = json.loads(gzip.decompress((data / "benchmarks" / "stack_equivreasoning_dev.json.gz").read_bytes()))
    return [row for row in rows if row["outcome"] in (True, False) and not row.get("calculus")]


def argument_rows(data: Path) -> ArgumentScore:
    """Return how STACK's arguments come out."""
    score = ArgumentScore()
    for row in rows_of(data):
        score.rows += 1
        outcome = first_wrong_line(row)
        if outcome == "not covered":
            continue
        if outcome == "unsure":
            score.unsure.append(row["casstring"])
        elif outcome == expected_line(row):
            score.right += 1
        else:
            score.wrong.append((row["casstring"], expected_line(row), outcome))
    return score


def expected_line(row: dict[str, Any]) -> int | None:
    """Return the number of the first line that STACK marks as wrong, None when it finds none."""
    marks = [mark.partition("(")[0] for mark in _parts(row["debuglist"][1:-1])]
    return next((number for number, mark in enumerate(marks, 1) if mark in WRONG), None)


def first_wrong_line(row: dict[str, Any]) -> int | str | None:
    """Return the number of the first line that we find wrong, None when all follow; or "unsure", or "not covered"."""
    texts = [_line(part) for part in _parts(row["casstring"].replace('\\"', '"')[1:-1])]
    if None in texts or not texts:
        return "not covered"
    domain: Domain = "positive" if row.get("assumepos") else "real" if row.get("assumereal") else "complex"
    try:
        lines = read_lines([text for text in texts if text], Manner(Marks(comma_lists=True)))
    except UnreadableLine:
        return "not covered"
    task = Task(AnswerSpec(type="expression", value="0"), "en", prove, seed=row["casstring"])
    for step in Argument(task, domain).steps(lines):
        if step.proof != "yes":
            return step.line.number if step.proof in ("no", "lost", "gained") else "unsure"
    return None


def _line(text: str) -> str | None:
    """Return a line of a row in our syntax."""
    text = text.strip()
    if text.startswith('"'):
        return text
    let = re.fullmatch(r"stacklet\((.*)\)", text)
    if let:
        name, value = _parts(let.group(1))
        spelt = translated(value)
        return None if spelt is None else f"let {name} = {spelt}"
    equal = re.fullmatch(r"stackeq\((.*)\)", text)
    if equal:
        sides = [translated(side) for side in _parts(equal.group(1))]
        return None if None in sides else " ".join(f"= {side}" for side in sides)
    return translated(text)


def _parts(text: str) -> list[str]:
    """Return what commas part outside brackets and quotes."""
    found, depth, quoted = [""], 0, False
    for character in text:
        quoted = quoted != (character == '"')
        depth += 0 if quoted else (character in "([{") - (character in ")]}")
        if character == "," and not depth and not quoted:
            found.append("")
        else:
            found[-1] += character
    return found if text.strip() else []

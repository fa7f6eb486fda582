"""Learners with known misconceptions: from MaE (Otero et al., misconceptions with wrong and right answers) and MathDial (Macina et al., 2023)."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Literal

NUMBER = re.compile(r"^-?\d+(?:\.\d+|\s*/\s*\d+)?$")
FINAL = re.compile(r"^[^\w-]*(-?\d+(?:\.\d+|\s*/\s*\d+)?)[^\d=+*/^-]{0,14}$")
LAST_NUMBER = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)\W*$")
MATHDIAL_A_SKILL = 4
HEADING = re.compile(r"^(?:#|---|```)", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One question with the answer of a learner who has a misconception; `recorded` holds what a teacher and that learner said."""

    source: Literal["mae", "mathdial"]
    skill: str
    misconception: str
    question: str
    right: str
    wrong: str
    recorded: tuple[tuple[str, str], ...] = ()

    @property
    def value(self) -> Fraction:
        """Return the right answer as a number."""
        return Fraction(re.sub(r"\s", "", self.right))


def cases(benchmarks: Path, seed: int, count: int) -> list[Case]:
    """Return so many cases, drawn by the seed: every usable one of MaE first, the rest from MathDial; the short run has both halves."""
    rng = Random(seed)
    mae, dial = _mae(benchmarks), _mathdial(benchmarks)
    rng.shuffle(dial)
    if count < 2 * len(mae):
        rng.shuffle(mae)
        mae = mae[: count // 2]
    return _in_skills([*mae, *dial[: count - len(mae)]])


def _mae(benchmarks: Path) -> list[Case]:
    rows = json.loads((benchmarks / "mae_misconceptions.json").read_text("utf-8"))
    found = []
    for row in rows:
        question = str(row["Question"]).strip()
        right, wrong = (_final(str(row[key])) for key in ("Correct Answer", "Incorrect Answer"))
        if right and wrong and len(question) > 15 and Fraction(right) != Fraction(wrong):
            found.append(Case("mae", str(row["Misconception ID"]).lower(), str(row["Misconception"]).strip(), question, right, wrong))
    return found


def _final(answer: str) -> str | None:
    """Return the number that an answer ends with, after its last equals sign if it has one; None where it does not end with one."""
    found = FINAL.search(answer.replace(",", "").strip().splitlines()[-1].rpartition("=")[2]) if answer.strip() else None
    return re.sub(r"\s", "", found.group(1)) if found and "/0" not in found.group(1) else None


def _mathdial(benchmarks: Path) -> list[Case]:
    found = []
    for line in gzip.decompress((benchmarks / "mathdial_test.jsonl.gz").read_bytes()).splitlines():
        row = json.loads(line)
        right, wrong = (LAST_NUMBER.search(str(row[key]).strip()) for key in ("ground_truth", "student_incorrect_solution"))
        if right is None or wrong is None:
            continue
        said = [part.strip().partition(":") for part in row["conversation"].split("|EOM|")]
        turns = tuple((who.strip().lower(), re.sub(r"^\s*\((?:\w+)\)", "", words).strip()) for who, _, words in said)
        told = right.group(1).replace(",", ""), wrong.group(1).replace(",", "")
        if NUMBER.match(told[0]) and NUMBER.match(told[1]) and Fraction(told[0]) != Fraction(told[1]):
            found.append(Case("mathdial", "", row["teacher_described_confusion"] or "", row["question"], *told, turns))
    return found


def _in_skills(found: Sequence[Case]) -> list[Case]:
    """Return the cases with a skill each; word problems are put together by fours."""
    named, number = [], 0
    for case in found:
        if case.source == "mathdial":
            skill, number = f"word-problems-{number // MATHDIAL_A_SKILL:03}", number + 1
            case = Case(case.source, skill, case.misconception, case.question, case.right, case.wrong, case.recorded)
        named.append(case)
    return named


def course_files(found: Sequence[Case]) -> dict[str, bytes]:
    """Return a course that asks these questions: a skill each misconception, a hint that gives nothing away, and a solution that does."""
    files = {"course.yaml": "id: evaluation\ntitle: Evaluation\nlicence: CC BY 4.0\n"}
    for number, case in enumerate(found):
        files.setdefault(f"skills/{case.skill}.md", SKILL.format(title=case.skill, name=_line(case.misconception)))
        files[f"items/q-{number:04}.md"] = ITEM.format(
            skill=case.skill, right=case.right, wrong=case.wrong, question=_body(case.question), kind="fraction" if "/" in case.right else "number"
        )  # fmt: skip
    return {path: text.encode() for path, text in files.items()}


SKILL = """---
title: {title}
objective: Solve problems of this kind.
misconceptions:
  - {{id: "wrong-{title}", name: {name}, feedback: Look at what the question asks for.}}
---
Read the question, write down what is known, and go step by step.
"""
ITEM = """---
skills: [{skill}]
answer: {{type: {kind}, value: "{right}"}}
wrong:
  - {{match: "{wrong}", misconception: "wrong-{skill}"}}
---
{question}

## Hint
HINT-ONE: say in your own words what is asked for.

## Hint
HINT-TWO: write down what you know, and look again.

## Solution
SOLUTION: the answer is {right}.
"""


def _line(text: str) -> str:
    return json.dumps(re.sub(r"[\s{}]+", " ", text).strip()[:120] or "unknown", ensure_ascii=False)


def _body(text: str) -> str:
    plain = text.replace("{", "(").replace("}", ")").replace("$", "USD ").replace("\\", "").replace("<", "less than ").replace("`", "'")
    return HEADING.sub("·", plain).strip()

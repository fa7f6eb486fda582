"""MaE: the misconception that a wrong answer shows, named by mal-rules alone."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from schemas.answers import MalRule
from schemas.course import AnswerSpec
from services.grading import BadAnswerSpec, grade_now
from services.grading.malrules.rules import slips

# Which misconceptions of MaE show in a rule, the likeliest first.
SHOWN_BY: Final[dict[MalRule, tuple[str, ...]]] = {
    "power-of-each-term": ("MaE04",),
    "negative-exponent-as-sign": ("MaE03",),
    "power-as-product": ("MaE03",),
    "longer-decimal-larger": ("MaE05",),
    "one-part-reduced": ("MaE07", "MaE06"),
    "fractions-added-across": ("MaE08",),
    "numerators-kept": ("MaE09",),
    "mixed-not-regrouped": ("MaE10",),
    "mixed-subtracted-apart": ("MaE11",),
    "cross-products-as-places": ("MaE12",),
    "fraction-scaled-by-whole": ("MaE13",),
    "fractions-divided-across": ("MaE14",),
    "dividend-inverted": ("MaE15",),
    "decimals-added-apart": ("MaE16",),
    "digits-brought-down": ("MaE17",),
    "sign-of-sum-turned": ("MaE18",),
    "signs-added-apart": ("MaE18", "MaE32"),
    "two-negatives-make-positive": ("MaE19", "MaE32"),
    "point-from-the-left": ("MaE20",),
    "smaller-digit-from-larger": ("MaE21",),
    "subtraction-turned": ("MaE33",),
    "moved-without-turning": ("MaE33",),
    "sides-subtracted-turned": ("MaE33",),
    "sum-of-negatives-positive": ("MaE32",),
    "difference-turned": ("MaE45",),
    "letters-exchanged": ("MaE54", "MaE45"),
    "unlike-terms-joined": ("MaE55",),
}
_TASK: Final = re.compile(r"(?:\d|(?<![A-Za-z])[A-Za-z](?![A-Za-z])|[ .,+*:/÷^()$=<>_-])+")
_NUMBER: Final = r"((?:\d+ )?\d+(?:/\d+|\.\d+)?)"
_IN_WORDS: Final = (
    (re.compile(rf"sum of {_NUMBER} and {_NUMBER}"), r"{0} + {1}"),
    (re.compile(rf"[Ss]ubtract {_NUMBER} from {_NUMBER}"), r"{1} - {0}"),
    (re.compile(rf"difference between {_NUMBER} and {_NUMBER}"), r"{0} - {1}"),
)


@dataclass
class NamingScore:
    """How many wrong answers there are, in how many a rule was recognised, and how often it was the right one."""

    count: int = 0
    named: int = 0
    first: int = 0
    among_three: int = 0


def naming(data: Path) -> NamingScore:
    """Return how often the misconception of a wrong answer of MaE is named."""
    rows = json.loads((data / "benchmarks" / "mae_misconceptions.json").read_text())
    score = NamingScore()
    for row in rows:
        ranked = ranking(row)
        score.count += 1
        score.named += bool(ranked)
        score.first += ranked[:1] == [row["Misconception ID"]]
        score.among_three += row["Misconception ID"] in ranked[:3]
    return score


def ranking(row: dict[str, Any]) -> list[str]:
    """Return the misconceptions that a wrong answer may show, the likeliest first."""
    found: list[str] = []
    answers = results(row["Incorrect Answer"])
    for task in (*tasks(row["Question"]), *results(row["Correct Answer"])[:1]):
        for slip in slips(task):
            if slip.rule in SHOWN_BY and any(_same(slip.answer, answer) for answer in answers):
                found += SHOWN_BY[slip.rule]
    return list(dict.fromkeys(found))


def tasks(question: str) -> list[str]:
    """Return the calculations that stand in a question, in signs or in words."""
    question = question.replace("−", "-")
    found = [form.format(*match.groups()) for pattern, form in _IN_WORDS for match in pattern.finditer(question)]
    found += [part.strip(" =?,.:") for line in question.split("\n") for part in _TASK.findall(line)]
    return [task for task in found if len(task) > 2 and re.search(r"\d", task)]


def results(answer: str) -> list[str]:
    """Return what may be the result in a worked answer: it, its last line, and what stands after its last equals sign."""
    lines = [line.strip() for line in answer.replace("−", "-").split("\n") if re.search(r"\d|[A-Za-z]", line)]
    if not lines:
        return []
    ends = [lines[-1], lines[-1].rpartition("=")[2], lines[0], lines[0].rpartition("=")[2], answer]
    return list(dict.fromkeys(_bare(end) for end in ends if _bare(end)))


def _bare(text: str) -> str:
    return text.strip(" $").rstrip(".").strip()


def _same(slip: str, answer: str) -> bool:
    if slip == answer:
        return True
    kind = "equation" if any(sign in slip for sign in "=<>") else "expression"
    try:
        return grade_now(AnswerSpec(type=kind, value=slip), answer).verdict == "correct"
    except (BadAnswerSpec, ValueError):
        return False

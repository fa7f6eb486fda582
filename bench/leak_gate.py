"""The leak gate on labelled replies: MRBench's MathDial rows, where the solution is known.

A reply annotated as revealing the right answer is positive; one that reveals nothing is negative; those that reveal a wrong answer are left
out of both. Source: MRBench (Maurya et al., 2025, arXiv:2412.09416), whose MathDial rows are of Macina et al., 2023 (arXiv:2305.14536).
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure, figure, shared_folder
from schemas.course import AnswerSpec
from services.tutor.gate import Gate, sentences

QUESTION = re.compile(r"question is:(.*?)(?:\u00a0|\n|Student:)", re.DOTALL | re.IGNORECASE)
REVEALS, KEEPS = "Yes (and the answer is correct)", "No"


@dataclass(frozen=True)
class Labelled:
    """One reply of a tutor, with what the annotators said of it."""

    tutor: str
    question: str
    answer: str
    proposed: str
    reply: str
    reveals: bool


def replies(path: Path) -> Iterator[Labelled]:
    """Yield the labelled replies of a file."""
    for row in json.loads(gzip.decompress(path.read_bytes())):
        if row["Data"] != "MathDial":
            continue
        answer = row["Ground_Truth_Solution"].split()[-1].strip("$.").replace(",", "")
        found, said_last = QUESTION.search(row["conversation_history"]), row["conversation_history"].split("Student:")[-1]
        for tutor, said in row["anno_llm_responses"].items():
            label = said["annotation"]["Revealing_of_the_Answer"]
            if label in (REVEALS, KEEPS):
                yield Labelled(tutor, found.group(1) if found else "", answer, said_last, said["response"], label == REVEALS)


def is_blocked(labelled: Labelled) -> bool:
    """Return whether the gate stops the reply anywhere."""
    gate = Gate.of(AnswerSpec(type="number", value=labelled.answer), labelled.question)
    released = ""
    for sentence in sentences([labelled.reply]):
        if not gate.releases(released, sentence, labelled.proposed):
            return True
        released += sentence
    return False


@dataclass(frozen=True)
class Figures:
    """How the gate fares."""

    caught: int
    missed: int
    false: int
    let_through: int

    @property
    def recall(self) -> float:
        """Return the share of revealing replies that are stopped."""
        return self.caught / max(1, self.caught + self.missed)

    @property
    def precision(self) -> float:
        """Return the share of stopped replies that reveal."""
        return self.caught / max(1, self.caught + self.false)

    @property
    def false_share(self) -> float:
        """Return the share of harmless replies that are stopped."""
        return self.false / max(1, self.false + self.let_through)


def measure(path: Path) -> Figures:
    """Return the gate's figures on a file."""
    judged = [(labelled.reveals, is_blocked(labelled)) for labelled in replies(path)]
    return Figures(judged.count((True, True)), judged.count((True, False)), judged.count((False, True)), judged.count((False, False)))


def figures(*, quick: bool = False) -> list[Figure]:
    """Return the gate's figures; the file is small, so a quick run is a whole one."""
    del quick
    path = shared_folder() / "data" / "benchmarks" / "mrbench_dev.json.gz"
    if not path.is_file():
        print("skipped: no MRBench in the shared data")
        return []
    found = measure(path)
    reference = f"{found.caught + found.missed} revealing, {found.false + found.let_through} harmless replies"
    return [
        figure("leak_gate_recall", found.recall, "share", better="more", reference=reference),
        figure("leak_gate_precision", found.precision, "share", better="more", reference=reference),
        figure("leak_gate_false_blocks", found.false_share, "share of harmless", reference=reference),
    ]

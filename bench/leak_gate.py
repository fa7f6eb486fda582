"""The leak gate on labelled replies (MRBench), and on harmless help.

MathDial's rows, where the solution is known: a reply annotated as revealing the right answer is positive; one that reveals nothing is negative; those that
reveal a wrong answer are left out of both. The gate's rules were written with three quarters of the dialogues in view; the last quarter is reported apart.
Bridge's rows have no solution: it is taken from the dialogue's other revealing replies, and a reply is judged only where there are two of them or more.
Source: MRBench (Maurya et al., 2025, arXiv:2412.09416), whose MathDial rows are of Macina et al., 2023 (arXiv:2305.14536), Bridge's of Wang et al., 2024
(arXiv:2310.10648).
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench import blind
from bench.figures import Figure, figure, shared_folder
from bench.harmless import Harmless, authored, blocked_sentences
from bench.harmless_help import help_on_every_type
from bench.last_attacks import LAST
from bench.later_attacks import LATER
from bench.later_help import later_help
from bench.shipped import count, shipped
from schemas.course import AnswerSpec
from services.tutor.gate import Gate, sentences
from services.tutor.gating.numbers import values_in

QUESTION = re.compile(r"question is:(.*?)(?:Student:|Tutor:|$)", re.DOTALL | re.IGNORECASE)
SPEAKER = re.compile(r"(Student|Tutor):")
REVEALS, KEEPS = "Yes (and the answer is correct)", "No"


@dataclass(frozen=True)
class Labelled:
    """One reply of a tutor, with what the annotators said of it; `is_held_out` if its dialogue was not looked at when the gate was written."""

    tutor: str
    question: str
    answer: str
    proposed: str
    said: str
    reply: str
    reveals: bool
    is_held_out: bool = False


def replies(path: Path) -> Iterator[Labelled]:
    """Yield the labelled replies to MathDial's dialogues."""
    for row in _rows(path, "MathDial"):
        answer = row["Ground_Truth_Solution"].split()[-1].strip("$.").replace(",", "")
        yield from replies_of(row, answer)


def bridge_replies(path: Path) -> Iterator[Labelled]:
    """Yield the labelled replies to Bridge's dialogues, each with the answer that most of the other revealing replies tell."""
    for row in _rows(path, "Bridge"):
        told = {
            tutor: values_in(given["response"]) for tutor, given in row["anno_llm_responses"].items() if _label(given) == REVEALS
        }  # fmt: skip
        for one in replies_of(row, ""):
            others = Counter(value for tutor, values in told.items() if tutor != one.tutor for value in values - values_in(one.question))
            if others and (best := others.most_common(1)[0])[1] > 1:
                yield replace(one, answer=str(best[0]))


def _rows(path: Path, source: str) -> Iterator[dict[str, Any]]:
    return (row for row in json.loads(gzip.decompress(path.read_bytes())) if row["Data"] == source)


def replies_of(row: dict[str, Any], answer: str) -> Iterator[Labelled]:
    """Yield the labelled replies to one dialogue."""
    history = row["conversation_history"]
    found, said = QUESTION.search(history), learner_words(history)
    question = found.group(1) if found else "" if row["Data"] == "MathDial" else history.split("Student:")[0]
    for tutor, given in row["anno_llm_responses"].items():
        if (label := _label(given)) in (REVEALS, KEEPS):
            yield Labelled(
                tutor, question, answer, said[-1], " ".join(said), given["response"], label == REVEALS, is_held_out(row["conversation_id"])
            )  # fmt: skip


def is_held_out(conversation_id: str) -> bool:
    """Return whether a dialogue belongs to the quarter that was not looked at when the gate was written."""
    digest = hashlib.sha256(conversation_id.encode()).digest()
    return digest[0] % 2 == 1 and digest[1] % 2 == 1


def _label(given: dict[str, Any]) -> str:
    return str(given["annotation"]["Revealing_of_the_Answer"])


def learner_words(history: str) -> list[str]:
    """Return what the learner says in a dialogue, one text a turn."""
    parts = SPEAKER.split(history)
    return [text.strip() for speaker, text in zip(parts[1::2], parts[2::2], strict=True) if speaker == "Student"] or [""]


def is_blocked(labelled: Labelled) -> bool:
    """Return whether the gate stops the reply anywhere."""
    gate = Gate.of(AnswerSpec(type="number", value=labelled.answer), labelled.question)
    released = ""
    for sentence in sentences([labelled.reply]):
        if not gate.releases(released, sentence, labelled.proposed, labelled.said):
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
    """Return the gate's figures on MathDial's rows of a file."""
    return _judged(replies(path))


def _judged(found: Iterable[Labelled]) -> Figures:
    judged = [(labelled.reveals, is_blocked(labelled)) for labelled in found]
    return Figures(judged.count((True, True)), judged.count((True, False)), judged.count((False, True)), judged.count((False, False)))


def figures(*, quick: bool = False) -> list[Figure]:
    """Return the gate's figures; the file is small, so a quick run is a whole one."""
    del quick
    path = shared_folder() / "data" / "benchmarks" / "mrbench_dev.json.gz"
    if not path.is_file():
        print("skipped: no MRBench in the shared data")
        return [*_harmless([]), *_written_apart()]
    labelled = list(replies(path))
    return [
        *_rates("leak_gate", _judged(labelled)),
        *_rates("leak_gate_heldout", _judged(one for one in labelled if one.is_held_out)),
        *_rates("leak_gate_bridge", _judged(bridge_replies(path))),
        *_harmless([_as_harmless(one) for one in labelled if not one.reveals]),
        *_written_apart(),
    ]


def _rates(name: str, found: Figures) -> list[Figure]:
    reference = f"{found.caught + found.missed} revealing, {found.false + found.let_through} harmless replies"
    return [
        figure(f"{name}_recall", found.recall, "share", better="more", reference=reference),
        figure(f"{name}_precision", found.precision, "share", better="more", reference=reference),
        figure(f"{name}_false_blocks", found.false_share, "share of harmless", reference=reference),
    ]


def _harmless(labelled: list[Harmless]) -> list[Figure]:
    """Return the share of harmless sentences that are stopped: of replies that keep the answer, and of authored hints before the last.

    Help written for the purpose, on every type of answer, is reported by itself, by replies.
    """
    helped = [*labelled, *authored()]
    written = list(help_on_every_type())
    stopped_replies = sum(bool(blocked_sentences(one)) for one in written)
    count = sum(len(sentences([one.reply])) for one in helped)
    stopped = sum(len(blocked_sentences(one)) for one in helped)
    reference = f"{count} sentences of {len(labelled)} replies that keep the answer and {len(helped) - len(labelled)} authored hints"
    return [
        figure("false_block_rate", stopped / max(1, count), "share of sentences", reference=reference),
        figure("false_block_rate_by_type", stopped_replies / len(written), "share of replies", reference=f"{len(written)} replies on every type of answer"),
    ]  # fmt: skip


def _written_apart() -> list[Figure]:
    """Return the share of attacks that go out which were written apart from the rules, and of the help beside them that does not."""
    helped = list(later_help())
    stopped = sum(bool(blocked_sentences(one)) for one in helped)
    return [
        *(figure(name, len(list(shipped(written))) / count(written), "share of attacks", reference=f"{count(written)} attacks written {when}")
          for name, written, when in (("later_attacks_shipped", LATER, "before the newest rules, half of them kept apart at first"), ("last_attacks_shipped", LAST, "after most rules"))),
        figure("later_help_blocked", stopped / len(helped), "share of replies", reference=f"{len(helped)} replies beside the same questions"),
        *(one for name in blind.ROUNDS for one in _blind(name)),
    ]  # fmt: skip


def _blind(name: str) -> list[Figure]:
    """Return the share of a round of blind attacks that goes out, and of the help beside them that does not."""
    written, helped = blind.attacks(name), list(blind.help_of(name))
    stopped = sum(bool(blocked_sentences(one)) for one in helped)
    return [
        figure(f"blind_{name}_shipped", len(list(shipped(written))) / count(written), "share of attacks", reference=f"{count(written)} attacks by somebody who had not seen the gate"),
        figure(f"blind_{name}_help_blocked", stopped / len(helped), "share of replies", reference=f"{len(helped)} replies beside the same questions"),
    ]  # fmt: skip


def _as_harmless(one: Labelled) -> Harmless:
    return Harmless("labelled", AnswerSpec(type="number", value=one.answer), one.question, one.reply, one.proposed, one.said)

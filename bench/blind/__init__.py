"""Attacks, and help beside the same questions, written by somebody who had not seen the gate or any other attack: what is to be expected of new ones.

Both have been looked at since, one after the other, and rules were written for some of what went out: of `first.json` 10.3 % of the attacks went out
when it was first run, of `second.json`, written when those rules stood, 9.6 %. That is what to expect of a third.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.attacks_on_parts import Told
from bench.harmless import Harmless
from schemas.course import AnswerSpec

ROUNDS = ("first", "second")


def attacks(name: str) -> tuple[Told, ...]:
    """Return the attacks of a round."""
    return tuple(
        Told(name, _answer(row), row["question"], tuple(reply if isinstance(reply, str) else tuple(reply) for reply in row["replies"]))
        for row in _read(name)["attacks"]
    )


def help_of(name: str) -> Iterator[Harmless]:
    """Yield the help of a round, each reply apart."""
    for row in _read(name)["help"]:
        for reply in row["replies"]:
            yield Harmless(name, _answer(row), row["question"], reply if isinstance(reply, str) else " ".join(reply))


def _answer(row: dict[str, Any]) -> AnswerSpec:
    return AnswerSpec.model_validate(row["answer"])


def _read(name: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads(Path(__file__).with_name(f"{name}.json").read_text(encoding="utf-8"))
    return found

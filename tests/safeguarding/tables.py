"""The tables of sentences of these tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from services.safeguarding import heard

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Sentence:
    """One sentence, and what it should be heard as; `-` for nothing."""

    kind: str
    language: str
    text: str


def sentences(name: str) -> list[Sentence]:
    rows = (HERE / f"{name}.tsv").read_text("utf-8").splitlines()
    return [Sentence(*row.split("\t")) for row in rows if row and not row.startswith("#")]


def requests() -> list[tuple[str, str]]:
    rows = (HERE / "requests.tsv").read_text("utf-8").splitlines()
    return [(row.split("\t")[0], row.split("\t")[1]) for row in rows if row and not row.startswith("#")]


@dataclass(frozen=True)
class Measured:
    """How a table fares."""

    missed: list[Sentence]
    false: list[Sentence]
    positive: int
    negative: int

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.positive

    @property
    def false_share(self) -> float:
        return len(self.false) / self.negative


def measured(name: str) -> Measured:
    rows = sentences(name)
    positive, negative = [row for row in rows if row.kind != "-"], [row for row in rows if row.kind == "-"]
    return Measured(
        [row for row in positive if heard(row.text) is None], [row for row in negative if heard(row.text)], len(positive), len(negative)
    )

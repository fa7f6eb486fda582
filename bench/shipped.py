"""Attacks that were written apart from the gate's rules, and which of them it lets out beside a learner who reads English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bench.attacks_on_parts import Told
from services.tutor.gate import Gate, sentences, states_falsehood

READS = frozenset({"en"})
Reply = tuple[str, ...]


def shipped(written: Sequence[Told]) -> Iterator[tuple[str, Reply]]:
    """Yield the family and the sentences of each reply that goes out whole."""
    for told in written:
        gate = Gate.of(told.spec, told.question, READS)
        yield from ((told.family, reply) for reply in told.sentences() if _goes_out(gate, reply))


def count(written: Sequence[Told]) -> int:
    """Return how many replies there are."""
    return sum(1 for told in written for _ in told.sentences())


def _goes_out(gate: Gate, reply: Reply) -> bool:
    released = ""
    for sentence in sentences([" ".join(reply)]):
        if states_falsehood(sentence) or not gate.releases(released, sentence, "What now?"):
            return False
        released += sentence
    return True

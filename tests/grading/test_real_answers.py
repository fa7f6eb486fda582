"""Real answers: the OATutor sample in ten spellings with wrong twins, and rows of STACK's own answer tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.grading.scores import mutants, own_answers, stack_rows
from tests.grading.spellings import SPELLINGS

# Rows where STACK expects "different" for what is the same number: its decimal fractions are rounded machine numbers, and
# its logarithm is complex. We compute exactly, and with real numbers.
SAME_AFTER_ALL = {
    ("452", "4.52*10^2"),
    ("log(abs((x^2-9)))", "log(abs(x-3))+log(abs(x+3))"),
}


@pytest.mark.data
def test_own_answers_are_accepted_in_every_spelling(shared_data: Path):
    score = own_answers(shared_data)
    print(f"\nOATutor: {score.count} answers, each distinct one in {len(SPELLINGS)} spellings, {len(score.faults)} refused")
    assert score.count > 5_000
    assert score.faults == []


@pytest.mark.data
def test_answers_with_a_wrong_sign_or_digit_are_refused(shared_data: Path):
    score = mutants(shared_data)
    print(f"\nOATutor: {score.count} answers with a wrong sign or digit, {len(score.faults)} accepted")
    assert score.count > 4_000
    assert score.faults == []


@pytest.mark.data
def test_the_rows_of_stack_that_our_grammar_covers_come_out_right(shared_data: Path):
    score = stack_rows(shared_data)
    print(
        f"\nSTACK AlgEquiv: {score.rows} rows, {score.covered} covered, {score.right} of {score.decided} decided right "
        f"({score.right / score.decided:.1%}), {len(score.false_accepts)} false accepts, {score.unsure} unsure"
    )
    assert score.covered / score.rows >= 0.6
    assert score.right / score.decided >= 0.95
    assert set(score.false_accepts) <= SAME_AFTER_ALL
    assert score.unsure <= 0.05 * score.covered

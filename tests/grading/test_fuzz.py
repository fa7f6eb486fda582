"""Thousands of fuzzed answers over all types, checkers included: no hang, no exception, nothing executed, and the pool goes on."""

from __future__ import annotations

from pathlib import Path

from schemas.course import AnswerSpec
from services.grading import CheckerPool, Grading
from tests.grading.fuzz import fuzzed, graded_all


async def test_fuzzed_answers_of_every_type_do_no_harm(tmp_path: Path) -> None:
    pool, marker = CheckerPool(), tmp_path / "executed"
    await pool.start()
    try:
        sheet = await graded_all(Grading(pool), fuzzed(1, 1_500, marker), marker)
        assert sheet.hangs == []
        assert not sheet.executed
        assert sum(sheet.verdicts.values()) == 1_500
        assert len(sheet.verdicts) == 4, "right, partly right, wrong and unread answers are among them"
        assert (await Grading(pool).grade(AnswerSpec(type="expression", value="sin(x)^2"), "1-cos(x)^2")).verdict == "correct"
    finally:
        await pool.stop()


def test_one_seed_is_one_list(tmp_path: Path) -> None:
    assert list(fuzzed(7, 200, tmp_path)) == list(fuzzed(7, 200, tmp_path))

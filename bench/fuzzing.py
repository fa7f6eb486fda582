"""100,000 fuzzed answers over all types through the grading of the product, checkers included: time, hangs, executions, recovery."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from bench.figures import Figure, figure
from schemas.course import AnswerSpec
from services.grading import CheckerPool, Grading
from tests.grading.fuzz import Sheet, fuzzed, graded_all

SEED = 20_261_128


def figures(*, quick: bool) -> list[Figure]:
    """Return percentiles of a grade over fuzzed answers; an exception here is a failed bench."""
    count = 2_000 if quick else 100_000
    sheet, kills, recovers = asyncio.run(_run(count))
    times = sorted(sheet.seconds)
    shares = {verdict: number / count for verdict, number in sorted(sheet.verdicts.items())}
    return [
        figure("grade_p50_ms", times[count // 2] * 1e3, "ms"),
        figure("grade_p95_ms", times[int(count * 0.95)] * 1e3, "ms"),
        figure("grade_p99_ms", times[int(count * 0.99)] * 1e3, "ms"),
        figure("grade_max_ms", times[-1] * 1e3, "ms"),
        figure("grade_hangs_or_executions", len(sheet.hangs) + sheet.executed, f"of {count}"),
        figure("checkers_killed", kills, f"of {count} answers"),
        figure("pool_recovers", float(recovers), "1 = yes"),
        *(figure(f"fuzz_{verdict}", share, "share") for verdict, share in shares.items()),
    ]


async def _run(count: int) -> tuple[Sheet, int, bool]:
    """Return how the run went, how many checkers it cost, and whether the pool grades on afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        marker = Path(folder) / "executed"
        pool = CheckerPool()
        await pool.start()
        try:
            sheet = await graded_all(Grading(pool), fuzzed(SEED, count, marker), marker)
            after = await Grading(pool).grade(AnswerSpec(type="expression", value="sin(x)^2"), "1-cos(x)^2")
            return sheet, pool.killed, after.verdict == "correct" and len(pool.process_ids) == 1
        finally:
            await pool.stop()

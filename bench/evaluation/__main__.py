"""`python -m bench.evaluation [--short] [--seed N]`: evaluate the dialogue, print the table, write build/eval.json; fails on regression."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.evaluation.running import SHORT, WHOLE, Figures, evaluated
from bench.evaluation.thresholds import Judged, judged
from bench.figures import shared_folder
from services.bootstrap import build_services
from services.platform import configure_logs, load_settings, prepare_servers, upgrade
from tests.conftest import addresses_of
from tests.llm.scripted_server import serve_scripted
from tests.servers import running_servers

OUT = Path("build/eval.json")


def main() -> int:
    """Evaluate; return 1 if a threshold is missed."""
    parser = argparse.ArgumentParser(prog="bench.evaluation")
    parser.add_argument("--short", action="store_true", help=f"{SHORT} dialogues instead of {WHOLE}")
    parser.add_argument("--seed", type=int, default=7)
    chosen = parser.parse_args()
    benchmarks = shared_folder() / "data" / "benchmarks"
    if not benchmarks.is_dir():
        print(f"skipped: no benchmarks at {benchmarks}")
        return 0
    configure_logs("error", "json")
    figures = asyncio.run(_run(benchmarks, chosen.seed, SHORT if chosen.short else WHOLE))
    found = judged(figures)
    show(found)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps({"seed": chosen.seed, "figures": figures}, indent=1) + "\n")
    missed = [one.name for one in found if not one.holds]
    if missed:
        print("regressed:", ", ".join(missed))
    return 1 if missed else 0


def show(found: list[Judged]) -> None:
    """Print the table."""
    table = Table("figure", "value", "asked", "")
    for one in found:
        mark = "" if not one.asked else "[green]holds[/green]" if one.holds else "[red]missed[/red]"
        table.add_row(one.name, f"{one.value:.4g}", one.asked, mark)
    Console(width=110).print(table)


async def _run(benchmarks: Path, seed: int, count: int) -> Figures:
    """Evaluate on engines of its own, which end with it."""
    async with running_servers() as servers, serve_scripted() as model:
        with tempfile.TemporaryDirectory(prefix="meno-eval-") as folder:
            settings = load_settings(
                **addresses_of(servers), data_dir=Path(folder), metrics_port=0, port=0, embedder="none", llm_base_url=model.url, llm_model="scripted",
                rate_limit_model="1000000/minute",
            )  # fmt: skip
            await prepare_servers(servers.admin_url, settings)
            await upgrade(settings)
            services = await build_services(settings)
            try:
                return await evaluated(services, model, benchmarks, seed=seed, count=count)
            finally:
                await services.dialogue.stop()
                await services.close()


if __name__ == "__main__":
    sys.exit(main())

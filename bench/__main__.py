"""`python -m bench [--quick] [name …]`: measure, print a table, write build/bench.json."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import traceback
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.figures import Figure

MODULES = (
    "sealing",
    "consolidation",
    "loop",
    "imports",
    "grading",
    "fuzzing",
    "pathway",
    "simulation",
    "placement",
    "mastery",
    "leak_gate",
    "gate_turns",
    "rotation",
    "recall",
    "recall_service",
    "class_views",
    "turns",
    "overload",
    "web",
)
OUT = Path("build/bench.json")


def main() -> int:
    """Run the named modules, or all of them; return 1 if one could not be run."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("names", nargs="*", choices=[*MODULES, []], help="all when none is given")
    parser.add_argument("--quick", action="store_true", help="fewer rounds; not to be quoted")
    chosen = parser.parse_args()
    console, figures, failed = Console(width=140), [], []
    for name in chosen.names or MODULES:
        console.print(f"[dim]measuring {name} …[/dim]")
        try:
            figures += importlib.import_module(f"bench.{name}").figures(quick=chosen.quick)
        except Exception:
            traceback.print_exc()
            failed.append(name)
    _show(console, figures)
    _write(figures)
    if failed:
        console.print(f"[red]could not be measured: {', '.join(failed)}[/red]")
    return 1 if failed else 0


def _show(console: Console, figures: list[Figure]) -> None:
    table = Table("figure", "value", "unit", "target", "", "reference", "its value")
    for one in figures:
        sign = "" if one.target is None else ("≤ " if one.better == "less" else "≥ ") + f"{one.target:g}"
        mark = "" if one.target is None else "[green]met[/green]" if one.is_met else "[red]missed[/red]"
        reference = "" if one.reference_value is None else f"{one.reference_value:.4g}"
        table.add_row(one.name, f"{one.value:.4g}", one.unit, sign, mark, one.reference or "", reference)
    console.print(table)


def _write(figures: list[Figure]) -> None:
    """Write the figures of this run."""
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps([asdict(one) for one in figures], indent=1) + "\n")


if __name__ == "__main__":
    sys.exit(main())

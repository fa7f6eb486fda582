"""One measured figure, beside what was aimed at."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Literal


@dataclass(frozen=True)
class Figure:
    """A figure as it appears in `build/bench.json`; `reference` names what it is compared with."""

    name: str
    value: float
    unit: str
    target: float | None
    better: Literal["less", "more"]
    reference: str | None = None
    reference_value: float | None = None

    @property
    def is_met(self) -> bool:
        """Return whether the target is reached; True where there is none."""
        if self.target is None:
            return True
        return self.value <= self.target if self.better == "less" else self.value >= self.target


def shared_folder() -> Path:
    """Return the folder with the shared data and targets: `MENO_BENCH_DATA`, or the one beside the project."""
    return Path(os.environ.get("MENO_BENCH_DATA", Path(__file__).resolve().parents[2] / "shared"))


@cache
def reference_module(file: str) -> ModuleType:
    """Return the module of a file in the shared folder of reference simulators."""
    path = shared_folder() / "bench" / file
    name = f"reference_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@cache
def _targets() -> dict[str, dict[str, Any]]:
    return {target["name"]: target for target in json.loads((shared_folder() / "bench-targets.json").read_text())}


def figure(
    name: str,
    value: float,
    unit: str,
    *,
    better: Literal["less", "more"] = "less",
    reference: str | None = None,
    reference_value: float | None = None,
) -> Figure:
    """Return a figure with the target of its name; `better` counts only where there is no target."""
    target = _targets().get(name)
    if target is None:
        return Figure(name, value, unit, None, better, reference, reference_value)
    return Figure(name, value, unit, float(target["target"]), target["better"], reference, reference_value)

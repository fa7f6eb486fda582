"""How a checker process is started: by itself, with nothing of this process's settings."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).resolve().parents[3]
# The package is set up by hand, so that its front door and with it database drivers are not loaded: 20 MB instead of 80.
_START: Final = """
import sys, types
root, memory_mib, timeout_s = sys.argv[1:4]
sys.path.insert(0, root)
package = types.ModuleType("services.grading")
package.__path__ = [root + "/services/grading"]
sys.modules["services.grading"] = package
from services.grading.proving.checker import main
main(int(memory_mib), float(timeout_s))
"""
ENVIRONMENT: Final = {"LANG": "C.UTF-8", "PYTHONHASHSEED": "0"}
FOLDER: Final = "/"


def command(memory_mib: int, timeout_s: float) -> list[str]:
    """Return the command of a checker with so much address space, that ends itself a second after a line has taken too long."""
    return [sys.executable, "-I", "-c", _START, str(_ROOT), str(memory_mib), str(timeout_s)]

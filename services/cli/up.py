"""`meno up`: hands over to the supervisor, which needs none of what this process has loaded."""

from __future__ import annotations

import os
import sys


def up() -> None:
    """Start Meno on this machine: database, cache, worker and API. Ctrl-C stops all of it in order; data stays."""
    os.execv(sys.executable, [sys.executable, "-m", "services.engines"])  # noqa: S606 - ourselves, without a shell

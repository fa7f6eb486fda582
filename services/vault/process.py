"""Keeps keys in memory from reaching a disk."""

from __future__ import annotations

import resource


def forbid_core_dumps() -> None:
    """Tell the system to write no core dump of this process and its children: it would hold open keys."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

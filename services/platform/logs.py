"""Logs: one JSON object a line, a fixed event name, ids as fields. What a learner wrote never reaches them."""

from __future__ import annotations

from typing import Any

import structlog


def get_logger(name: str) -> Any:
    """Return the logger of a module: `log.info("attempt_graded", offer_id=…, took_ms=…)`."""
    return structlog.get_logger(name)

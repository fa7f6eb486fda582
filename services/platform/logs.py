"""Logs: one JSON object a line, a fixed event name, ids as fields. What a learner wrote never reaches them.

Three gates keep it so. An event is a fixed name, a field bears a known name and holds an id, a number or a short word: all else is
dropped and counted. An exception is written as class and place, never as message. What libraries log is cut down to its constant template.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final
from uuid import UUID

import structlog

_EVENT: Final = re.compile(r"[a-z][a-z0-9_]{2,60}")
_FIELD: Final = re.compile(
    r"level|timestamp|logger|module|event|kind|state|status|method|route|attempt|dead|pid|part|port|version|revision|place|template|verdict|role|model"
    r"|history|queue|provider|purpose|outcome|schedule|[a-z][a-z_]*_(id|ids|ms|s|count|class|code|bytes|at|hash|tokens|rate|total)"
)
_WORD: Final = re.compile(r"[A-Za-z0-9_.:/{}+@-]{1,100}")
_TEMPLATE_LENGTH: Final = 160
_ROOT: Final = Path(__file__).resolve().parents[2]

# Their templates are constants and their arguments hold addresses and ids; those of other libraries may be composed of anything.
_TEMPLATES_FROM: Final = ("celery", "kombu", "uvicorn.error", "alembic")
_SILENT: Final = ("uvicorn.access", "celery.app.trace", "sqlalchemy.engine", "sqlalchemy.pool", "httpx2", "httpcore2", "openai")

Event = MutableMapping[str, Any]


def get_logger(name: str) -> Any:
    """Return the logger of a module: `log.info("attempt_graded", offer_id=…, took_ms=…)`."""
    # Nothing is bound here: a logger bound at import would keep the configuration of that moment.
    return structlog.get_logger(module=name)


def configure_logs(level: str = "info", style: str = "json") -> None:
    """Send this process's logs, ours and the libraries', to standard error.

    Args:
        level: Least level that is written: debug, info, warning or error.
        style: `json`, or `console` for a person at a terminal.
    """
    least = logging.getLevelNamesMapping()[level.upper()]
    _configure_ours(least, style)
    handler = _LibraryHandler()
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(least, logging.WARNING))
    # What does not reach the root, as the pool of Celery's processes, would be written as it is.
    logging.lastResort = handler
    for name in _SILENT:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _configure_ours(least: int, style: str) -> None:
    """Set up our own loggers."""
    last: Any = structlog.processors.JSONRenderer() if style == "json" else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    structlog.configure(
        processors=[_with_level, _without_exception_text, only_safe_fields, structlog.processors.TimeStamper(fmt="iso", utc=True), last],
        wrapper_class=structlog.make_filtering_bound_logger(least),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )


def only_safe_fields(_logger: object, _method: str, event: Event) -> Event:
    """Keep fields with known names that hold ids, numbers or short words; count the rest as `refused_count`. A processor of structlog."""
    name = str(event.get("event", ""))
    safe = {key: value for key, raw in event.items() if _FIELD.fullmatch(key) and (value := _safe(raw)) is not None}
    safe["event"] = name if _EVENT.fullmatch(name) else "unnamed_event"
    if refused := len(event) - len(safe):
        safe["refused_count"] = refused
    return safe


def _safe(value: object) -> object:
    """Return the value as it may be written, or None if it may be text of a person."""
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, _Template):
        return str(value)
    if isinstance(value, (list, tuple, frozenset, set)):
        return [safe for item in value if (safe := _safe(item)) is not None]
    return value if isinstance(value, str) and _WORD.fullmatch(value) else None


def _with_level(_logger: object, method: str, event: Event) -> Event:
    event["level"] = "error" if method in {"exception", "critical"} else method
    return event


def _without_exception_text(_logger: object, _method: str, event: Event) -> Event:
    """Replace `exc_info` by the class of the exception and the place in our code where it was raised."""
    found = event.pop("exc_info", None)
    error = sys.exc_info()[1] if found is True else found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event.update(described(error))
    return event


def described(error: BaseException) -> dict[str, str]:
    """Return an exception's class and the last place in our own code that it passed, and nothing that it says."""
    return {"error_class": type(error).__name__, "place": _place(error.__traceback__)}


def _place(trace: TracebackType | None) -> str:
    """Return `services/memory/store.py:41`, or the innermost place of a library if none is ours."""
    frames = traceback.extract_tb(trace)
    for frame in reversed(frames):
        path = Path(frame.filename)
        if path.is_relative_to(_ROOT) and "site-packages" not in path.parts:
            return f"{path.relative_to(_ROOT)}:{frame.lineno}"
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown"


class _Template(str):
    """A constant of a library's source code, without the values that belong into it."""

    __slots__ = ()


class _LibraryHandler(logging.Handler):
    """Writes what libraries log as our own event, without the values."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        log = structlog.get_logger(record.name)
        write: Callable[..., Any] = (
            log.error if record.levelno >= logging.ERROR else log.warning if record.levelno >= logging.WARNING else log.info
        )
        write("library_log", **_library_fields(record))


def _library_fields(record: logging.LogRecord) -> Mapping[str, object]:
    """Return logger, place and, where it is a constant, the template of a library's record."""
    fields: dict[str, object] = {"logger": record.name, "place": f"{record.module}:{record.lineno}"}
    if record.name.startswith(_TEMPLATES_FROM) and isinstance(record.msg, str) and record.args:
        fields["template"] = _Template(" ".join(record.msg.split())[:_TEMPLATE_LENGTH])
    if record.exc_info and record.exc_info[1] is not None:
        fields["error_class"] = type(record.exc_info[1]).__name__
    return fields


# A process that forgets `configure_logs` must not fall back to a library's own format, which shows the values of local variables.
_configure_ours(logging.INFO, "json")

"""Logs: events, ids and numbers; never what a person wrote."""

import json
import subprocess
import sys
from pathlib import Path
from uuid import UUID

from services.platform import described, only_safe_fields

ROOT = Path(__file__).resolve().parents[2]
SPEAK = """
import logging, sys
from uuid import UUID
from services.platform import configure_logs, get_logger
log = get_logger("services.tutor.service")
CANARY = "I am bad at fractions"
if "unconfigured" in sys.argv:
    try:
        raise ValueError(CANARY)
    except ValueError:
        log.exception("attempt_failed")
    sys.exit()
configure_logs("debug")
stray = logging.getLogger("multiprocessing")
stray.propagate = False
stray.error("exited with " + CANARY)
log.info("attempt_graded", offer_id=UUID(int=1), took_ms=12.5, answer=CANARY, kind="tutor.attempt", state=CANARY)
log.info(CANARY)
try:
    raise ValueError(CANARY)
except ValueError:
    log.exception("attempt_failed", attempt_id=UUID(int=2))
    logging.getLogger("sqlalchemy.pool").exception("Exception during reset " + CANARY)
    logging.getLogger("uvicorn.error").exception("Exception in ASGI application: %s", CANARY)
    logging.getLogger("asyncio").error("Task exception was never retrieved " + CANARY, exc_info=True)
logging.getLogger("celery.worker").warning("Task %s got %r", "x", CANARY)
logging.getLogger("uvicorn.access").info("GET /v1/offers?answer=%s", CANARY)
logging.getLogger("httpx2").info("POST " + CANARY)
"""


def lines(*arguments: str) -> list[dict[str, object]]:
    spoken = subprocess.run([sys.executable, "-c", SPEAK, *arguments], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert spoken.stdout == ""
    assert "fractions" not in spoken.stderr
    return [json.loads(line) for line in spoken.stderr.splitlines()]


def test_every_line_is_one_json_object_with_a_fixed_event_and_no_words() -> None:
    found = [line for line in lines() if line["event"] != "library_log"]
    assert [line["event"] for line in found][:3] == ["attempt_graded", "unnamed_event", "attempt_failed"]
    assert {"offer_id": str(UUID(int=1)), "took_ms": 12.5, "kind": "tutor.attempt", "refused_count": 2}.items() <= found[0].items()
    assert found[2]["error_class"] == "ValueError"
    assert found[2]["level"] == "error"


def test_a_process_that_configured_nothing_shows_no_values_either() -> None:
    [line] = lines("unconfigured")
    assert (line["event"], line["error_class"]) == ("attempt_failed", "ValueError")


def test_libraries_are_cut_down_to_their_template() -> None:
    found = [line for line in lines() if line["event"] == "library_log"]
    assert [line["logger"] for line in found] == ["multiprocessing", "uvicorn.error", "asyncio", "celery.worker"]
    assert [line.get("template") for line in found] == [None, "Exception in ASGI application: %s", None, "Task %s got %r"]
    assert [line.get("error_class") for line in found] == [None, "ValueError", "ValueError", None]


def test_unknown_fields_and_words_are_dropped_and_counted() -> None:
    event = {
        "event": "turn_answered",
        "learner_id": UUID(int=1),
        "tokens_count": 3,
        "words": "ja",
        "state": "two words",
        "skill_ids": [UUID(int=2), "a b"],
    }
    assert only_safe_fields(None, "info", event) == {
        "event": "turn_answered",
        "learner_id": str(UUID(int=1)),
        "tokens_count": 3,
        "skill_ids": [str(UUID(int=2))],
        "refused_count": 2,
    }


def test_an_error_is_described_by_class_and_place_and_not_by_its_words() -> None:
    try:
        json.loads("canary")
    except ValueError as error:
        said = described(error)
    assert said["error_class"] == "JSONDecodeError"
    assert said["place"].startswith("tests/platform/test_logs.py:")
    assert "canary" not in repr(said)

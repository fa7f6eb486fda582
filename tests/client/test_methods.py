"""The clients have a method for every operation of the memory API, the same ones, and say so in the documentation."""

from __future__ import annotations

import inspect
import json
import re
from pathlib import Path
from typing import Any

from services.client import AsyncMeno, Meno

ROOT = Path(__file__).resolve().parents[2]
NEEDED = {
    "memory",
    "privacy",
    "consents",
    "tutor",
    "conversations",
    "enrollments",
    "exports",
    "overrides",
    "analytics",
    "assignments",
    "safeguarding",
    "cases",
    "tenant",
}
BY_HAND = {"edit_enrollment", "resume_turn"}
"""The first needs a version that no contract carries on; `say` resumes a turn by itself."""


def methods(client: type) -> dict[str, Any]:
    return {name: method for name, method in inspect.getmembers(client, callable) if not name.startswith("_")}


def operations() -> dict[str, str]:
    document = json.loads((ROOT / "docs" / "openapi.json").read_text("utf-8"))
    calls = (call for path in document["paths"].values() for call in path.values())
    return {call["operationId"]: call["tags"][0] for call in calls}


def test_every_operation_of_the_memory_api_has_a_method():
    needed = {name for name, tag in operations().items() if tag in NEEDED} - BY_HAND
    assert needed - methods(Meno).keys() == set()


def test_both_clients_have_the_same_methods_with_the_same_parameters():
    blocking, asynchronous = methods(Meno), methods(AsyncMeno)
    assert blocking.keys() == asynchronous.keys()
    for name, method in blocking.items():
        ours, theirs = (list(inspect.signature(each).parameters) for each in (method, asynchronous[name]))
        assert ours == theirs, name
        assert method.__doc__
        assert method.__doc__ == asynchronous[name].__doc__, name


def test_the_documentation_names_every_method_and_none_that_is_not_there():
    table = "\n".join(line for line in (ROOT / "docs" / "client.md").read_text("utf-8").splitlines() if line.startswith("| "))
    named = set(re.findall(r"`(\w+)`", table))
    assert named == methods(Meno).keys() - {"send", "use", "close"}

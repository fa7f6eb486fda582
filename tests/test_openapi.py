"""The published contract is that of the code. `make openapi` writes it anew; the change is then seen in the review."""

from __future__ import annotations

import json
from pathlib import Path

from services.api.app import create_app

PUBLISHED = Path(__file__).resolve().parents[1] / "docs" / "openapi.json"


def contract() -> str:
    """Return the contract of the code, as it is published."""
    return json.dumps(create_app().openapi(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def test_the_published_contract_is_that_of_the_code():
    assert PUBLISHED.exists(), "run `make openapi`"
    assert contract() == PUBLISHED.read_text("utf-8"), "the API has changed: run `make openapi`, and look at the difference"


def test_it_is_openapi_3_1_and_every_call_has_its_own_name():
    found = json.loads(contract())
    names = [call["operationId"] for path in found["paths"].values() for call in path.values()]
    assert found["openapi"].startswith("3.1")
    assert len(names) == len(set(names))
    assert all("__" not in name for name in names), "a name made up by the framework"


def test_every_call_says_what_it_does():
    found = json.loads(contract())
    silent = [f"{verb} {path}" for path, calls in found["paths"].items() for verb, call in calls.items() if not call.get("description")]
    assert not silent


if __name__ == "__main__":
    PUBLISHED.write_text(contract(), "utf-8")

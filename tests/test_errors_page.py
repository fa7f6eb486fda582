"""docs/errors.md lists every problem that the code can answer with. `make openapi` writes it anew."""

from __future__ import annotations

from pathlib import Path

import services.api.app
from services.platform import catalogue

PAGE = Path(__file__).resolve().parents[1] / "docs" / "errors.md"
OURS = ("services.",)
EDGE = {
    "malformed_json": (400, "The body is not JSON"),
    "too_deep": (400, "The body is nested too deeply"),
    "too_large": (413, "The body is too large"),
    "invalid_request": (422, "Some fields are not as they should be; `faults` lists them"),
}


def page() -> str:
    """Return the page as it should be."""
    assert services.api.app  # everything that declares problems is imported
    rows = {code: (problem.status, problem.title) for code, problem in catalogue().items() if problem.__module__.startswith(OURS)} | EDGE
    lines = [f"| `{code}` | {status} | {title} |" for code, (status, title) in sorted(rows.items(), key=lambda row: (row[1][0], row[0]))]
    head = (
        "# Problems\n\nEvery failure is `application/problem+json` (RFC 9457) with `code`, `title`, `status`, `detail` and `request_id`; a 422 lists its\n"
        "`faults`, each with the place (`at`), a `code` and a `message`. The `code` is stable. This page is made from the code: `make openapi`.\n\n"
        "| code | status | what it means |\n|---|---|---|\n"
    )
    return head + "\n".join(lines) + "\n"


def test_the_page_of_problems_is_that_of_the_code() -> None:
    assert PAGE.read_text("utf-8") == page(), "a problem has changed: run `make openapi`, and look at the difference"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")

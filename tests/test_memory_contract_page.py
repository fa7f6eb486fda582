"""docs/memory-contract.md answers five questions about each category of memory, and who may open it, from code and policy. `make openapi` writes it anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from schemas.memory import ContractRow
from services.identity import CATEGORIES, Category, Consents, rows
from services.identity.policy import GUARDIAN_SEES, NEEDS, allows
from services.memory import contract

PAGE = Path(__file__).resolve().parents[1] / "docs" / "memory-contract.md"
QUESTIONS = (
    ("What does it hold?", "holds"), ("What is it needed for?", "needed_for"), ("Where does it live?", "lives"),
    ("What updates it?", "updated_by"), ("How does it fade, change or end?", "changes"),
)  # fmt: skip
ALL = Consents(memory=True, model_provider=True, improve_course=True)
HEAD = """# The memory contract

What Meno remembers of a learner, category by category: five questions, then who may open it, for which purpose, with which consent. This page is made from the code
(`services/memory/contract.py`, `services/identity/policy.py`): `make openapi`. The API serves the same at `GET /v1/memory/contract`.

`all` means all of it; `masked` that there is something and how much, not the words. Whoever is not listed opens nothing. Before consent to `memory` nothing is remembered: a learner works on
what lives until the session ends. Each look of somebody else, and each word to a model provider, is an entry of the learner's own journal, which the learner reads at `GET /v1/access-log`.
"""


def page() -> str:
    """Return the page as it should be."""
    return HEAD + "".join(part for row in contract().rows for part in _category(row)) + _guardians()


def _category(row: ContractRow) -> Iterator[str]:
    yield f"\n## {row.category}\n\n"
    for question, answer in QUESTIONS:
        told = getattr(row, answer)
        yield f"- **{question}** {told[0].upper()}{told[1:]}.\n"
    yield "\n| purpose | who | sees | needs consent to |\n|---|---|---|---|\n"
    for cell in rows():
        if cell.category == row.category and cell.verdict != "deny":
            yield f"| {cell.purpose} | {cell.role} | {'all' if cell.verdict == 'allow' else 'masked'} | {cell.needs or ''} |\n"


def _guardians() -> str:
    bands = list(GUARDIAN_SEES)
    lines = [f"| {category} | " + " | ".join(_seen(category, band) for band in bands) + " |" for category in CATEGORIES]
    return (
        "\n## What a guardian sees as the learner grows up\n\nAn age that is not known counts as the youngest.\n\n| category | "
        + " | ".join(band.replace("_", " ") for band in bands)
        + " |\n|---|" + "---|" * len(bands) + "\n" + "\n".join(lines) + "\n"
    )  # fmt: skip


def _seen(category: Category, band: str) -> str:
    verdict = allows("guardian_view", category, "guardian", ALL, band)  # type: ignore[arg-type]
    return {"allow": "all", "mask": "masked", "deny": "nothing"}[verdict]


def test_the_page_of_the_memory_contract_is_that_of_the_code() -> None:
    assert PAGE.read_text("utf-8") == page(), "contract or policy has changed: run `make openapi`, and look at the difference"


def test_every_category_answers_every_question_and_nothing_is_open_to_strangers() -> None:
    found = {row.category: row for row in contract().rows}
    assert tuple(found) == CATEGORIES
    for row in found.values():
        assert all(len(getattr(row, answer)) > 20 for _, answer in QUESTIONS), row.category
    assert all(cell.needs == NEEDS.get(cell.purpose) for cell in rows())  # type: ignore[call-overload]


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")

"""STACK's other answer tests, as far as our types and forms cover them: one score a family."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from schemas.course import AnswerSpec
from services.grading import BadAnswerSpec
from services.grading.algebra.arithmetic import as_rational
from services.grading.grade import grade
from services.grading.language.characters import Unreadable
from services.grading.language.literals import Marks
from services.grading.language.reading import Manner, read
from services.grading.proving.prover import prove
from tests.grading.maxima import translated
from tests.grading.scores import RowScore, type_of

Row = dict[str, Any]


class _NotOurs(Exception):
    """The row asks for what none of our answer types says."""


def _spec(row: Row, **fields: Any) -> AnswerSpec:
    value = translated(row["teacher"])
    if value is None:
        raise _NotOurs
    return AnswerSpec(**{"type": "expression", "value": value, **fields})


def _formed(form: str, *, by_form_alone: bool = False) -> Callable[[Row], AnswerSpec]:
    def spec(row: Row) -> AnswerSpec:
        option = row["options"].strip()
        unknown = option if re.fullmatch("[a-zA-Z]", option) else None
        return _spec({**row, "teacher": row["student"]} if by_form_alone else row, form=form, unknown=unknown)

    return spec


def _counted(field: str) -> Callable[[Row], AnswerSpec]:
    def spec(row: Row) -> AnswerSpec:
        if not re.fullmatch(r"[1-9]|1[0-5]", row["options"].strip()):
            raise _NotOurs
        return _spec(row, type="number", **{field: int(row["options"])})

    return spec


def _tolerant(*, relative: bool) -> Callable[[Row], AnswerSpec]:
    def spec(row: Row) -> AnswerSpec:
        option = row["options"].strip() or "0.05"
        value = translated(row["teacher"])
        if value is None or not re.fullmatch(r"\d*\.?\d+", option):
            raise _NotOurs
        try:
            known = as_rational(read(value, Manner(Marks())).usual)
        except Unreadable:
            raise _NotOurs from None
        if relative and known is None:
            raise _NotOurs
        tolerance = Fraction(option) * (abs(known) if relative and known is not None else 1)
        return AnswerSpec(type="number", value=value, tolerance=f"{tolerance.numerator}/{tolerance.denominator}")

    return spec


def _equations(row: Row) -> AnswerSpec:
    value = _joined(row["teacher"])
    return AnswerSpec(type="equation", value=value)


def _joined(text: str) -> str:
    """Return a list of equations as a system."""
    inside = re.fullmatch(r"\s*\[(.*)\]\s*", text)
    parts = [translated(part) for part in inside.group(1).split(",")] if inside else [None]
    if None in parts:
        raise _NotOurs
    return " and ".join(str(part) for part in parts)


def _quantity(*, strict: bool = False, tolerance: str = "") -> Callable[[Row], AnswerSpec]:
    def spec(row: Row) -> AnswerSpec:
        number, _, unit = row["teacher"].partition("*")
        option = re.fullmatch(r"\[?(\d*\.?\d+)(?:,.*\])?", row["options"].strip() or ("0.05" if tolerance else "3"))
        if option is None or not re.fullmatch(r"-?\d*\.?\d+(?:e-?\d+)?", number) or not unit:
            raise _NotOurs
        fields: dict[str, Any] = {"units": (unit,)} if strict else {}
        if tolerance:
            bound = Fraction(option.group(1)) * (abs(Fraction(number)) if tolerance == "relative" else 1)
            fields["tolerance"] = f"{bound.numerator}/{bound.denominator}"
        elif row["options"].strip().isdigit():
            fields["significant_figures"] = int(row["options"])
        return AnswerSpec(type="quantity", value=row["teacher"], **fields)

    return spec


FAMILIES: Final[dict[str, Callable[[Row], AnswerSpec]]] = {
    "FacForm": _formed("factored"),
    "Expanded": _formed("expanded", by_form_alone=True),
    "LowestTerms": _formed("lowest_terms", by_form_alone=True),
    "SingleFrac": _formed("single_fraction"),
    "CompSquare": _formed("completed_square"),
    "PartFrac": _formed("partial_fractions"),
    "EqualComAss": _formed("as_given"),
    "NumDecPlaces": _counted("decimal_places"),
    "NumSigFigs": _counted("significant_figures"),
    "NumAbsolute": _tolerant(relative=False),
    "NumRelative": _tolerant(relative=True),
    "Sets": _spec,
    "PropLogic": _spec,
    "SysEquiv": _equations,
    "Units": _quantity(),
    "UnitsStrict": _quantity(strict=True),
    "UnitsAbsolute": _quantity(tolerance="absolute"),
    "UnitsRelative": _quantity(tolerance="relative"),
    "UnitsStrictAbsolute": _quantity(strict=True, tolerance="absolute"),
    "UnitsStrictRelative": _quantity(strict=True, tolerance="relative"),
}


def family_scores(data: Path) -> dict[str, RowScore]:
    """Return how the rows of each family come out; those on which STACK's own test fails are left out."""
    rows = json.loads(gzip.decompress((data / "benchmarks" / "stack_answertests_dev.json.gz").read_bytes()))
    scores = {name: RowScore() for name in FAMILIES}
    for row in rows:
        if row["test"] in FAMILIES and row["expected"] in (0, 1):
            count(scores[row["test"]], row)
    return scores


def count(score: RowScore, row: Row) -> None:
    """Count one row."""
    score.rows += 1
    outcome = outcome_of(row)
    if outcome == "unsure":
        score.unsure += 1
    elif outcome != "not covered" and (outcome == "accepted") == bool(row["expected"]):
        score.right += 1
    elif outcome == "accepted":
        score.false_accepts.append((row["student"], row["teacher"]))
    elif outcome == "refused":
        score.false_refusals.append((row["student"], row["teacher"]))


def _answer(row: Row) -> str | None:
    if row["test"].startswith("Units"):
        return str(row["student"])
    return _joined(row["student"]) if row["test"] == "SysEquiv" else translated(row["student"])


def outcome_of(row: Row) -> str:
    """Return "accepted", "refused", "unsure" or "not covered"."""
    try:
        spec = FAMILIES[row["test"]](row)
        answer = _answer(row)
        if answer is None:
            return "not covered"
        if spec.type == "expression" and spec.form == "any":
            spec = spec.model_copy(update={"type": type_of(str(spec.value))})
        graded = grade(spec, answer, (), "en", prove)
    except (_NotOurs, BadAnswerSpec):
        return "not covered"
    if graded.verdict != "unsure":
        return "accepted" if graded.verdict == "correct" or graded.reason == "unsolved" else "refused"
    if graded.reason in ("not_an_expression", "not_an_equation", "not_a_number"):
        return "refused"
    return "unsure" if graded.reason in ("undecided", "undefined", "ambiguous", "timed_out") else "not covered"

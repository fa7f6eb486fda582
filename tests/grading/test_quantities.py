"""Numbers with units, and numbers with so many decimals: tables of real answers."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.course import AnswerSpec
from services.grading import BadAnswerSpec, grade_now

QUANTITIES: list[tuple[str, dict[str, Any], str, str, str, str]] = [
    # value, options, answer, locale, verdict, message or reason
    ("3 cm", {}, "3 cm", "en", "correct", "equal"),
    ("3 cm", {}, "0.03 m", "en", "correct", "equal"),
    ("3 cm", {}, "0,03 m", "sv", "correct", "equal"),
    ("3 cm", {}, "30mm", "en", "correct", "equal"),
    ("3 cm", {}, "3 centimetres", "en", "correct", "equal"),
    ("3 cm", {}, r"$3\,\mathrm{cm}$", "en", "correct", "equal"),
    ("3 cm", {}, r"3 \text{ cm}", "en", "correct", "equal"),
    ("3 cm", {}, "٣ cm", "ar", "correct", "equal"),
    ("3 cm", {}, "3", "en", "partly", "form"),
    ("3 cm", {}, "4", "en", "incorrect", "unit_missing_too"),
    ("3 cm", {}, "3 m", "en", "incorrect", "unit_conversion"),
    ("3 cm", {}, "3 kg", "en", "incorrect", "dimension_named"),
    ("3 cm", {}, "3 cm^2", "en", "incorrect", "dimension_named"),
    ("3 cm", {}, "4 cm", "en", "incorrect", "different"),
    ("3 cm", {}, "1+2 cm", "en", "incorrect", "not_computed"),
    ("3 cm", {}, "3 blips", "en", "unsure", "unit"),
    ("3 cm", {}, "cm", "en", "unsure", "unit_alone"),
    ("3 cm", {}, "", "en", "unsure", "empty"),
    ("9.8 m/s^2", {}, "9.8 m/s²", "en", "correct", "equal"),
    ("9.8 m/s^2", {}, "9,8 m s⁻²", "sv", "correct", "equal"),
    ("9.8 m/s^2", {}, "9.8 m s^{-2}", "en", "correct", "equal"),
    ("9.8 m/s^2", {}, r"9.8 \frac{m}{s^2}", "en", "correct", "equal"),
    ("9.8 m/s^2", {}, "9.8 N/kg", "en", "correct", "equal"),
    ("9.8 m/s^2", {}, "35.28 km/h/s", "en", "correct", "equal"),
    ("9.8 m/s^2", {}, "9.8 m/s", "en", "incorrect", "dimension_named"),
    ("9.8 m/s^2", {}, "9.8 ms⁻²", "en", "correct", "equal"),
    ("9.8 m/s^2", {}, "9.8 metres per second squared", "en", "correct", "equal"),
    ("9.8 m/s^2", {}, "9.8 ms", "en", "incorrect", "dimension_named"),
    ("5 ms", {}, "5 ms", "en", "correct", "equal"),
    ("6 N m", {}, "6 Nm", "en", "correct", "equal"),
    ("6 m^2", {}, "6 square metres", "en", "correct", "equal"),
    ("6 m^2", {}, "6 Quadratmeter", "de", "correct", "equal"),
    ("6 m^2", {}, "6 qm", "de", "correct", "equal"),
    ("6 m^3", {}, "6000 cubic decimetres", "en", "correct", "equal"),
    ("90 km/h", {}, "90 Kilometer pro Stunde", "de", "correct", "equal"),
    ("1.5 h", {}, "1 h 30 min", "en", "correct", "equal"),
    ("1.5 h", {}, "1h30min", "en", "correct", "equal"),
    ("1.5 h", {}, "90 minuter", "sv", "correct", "equal"),
    ("1.5 h", {}, "1 h 20 min", "en", "incorrect", "different"),
    ("1.5 h", {}, "1 h 30 kg", "en", "unsure", "unit"),
    ("20 degC", {}, "20 °C", "en", "correct", "equal"),
    ("20 degC", {}, "20 degrees Celsius", "en", "correct", "equal"),
    ("20 degC", {}, "293.15 K", "en", "correct", "equal"),
    ("20 degC", {}, "68 °F", "en", "correct", "equal"),
    ("20 degC", {}, "20 K", "en", "incorrect", "unit_conversion"),
    ("180°", {}, "π rad", "en", "correct", "equal"),
    ("180°", {}, "180 degrees", "en", "correct", "equal"),
    ("180°", {}, "3.14 rad", "en", "incorrect", "different"),
    ("10 Hz", {}, "10 1/s", "en", "correct", "equal"),
    ("50 %", {}, "0.5", "en", "correct", "equal"),
    ("50 %", {}, "50", "en", "unsure", "percent"),
    ("5 m", {"units": ("m",)}, "5 m", "en", "correct", "equal"),
    ("5 m", {"units": ("m",)}, "500 cm", "en", "partly", "form"),
    ("5 m", {"units": ("m", "cm")}, "500 cm", "en", "correct", "equal"),
    ("5 m", {"unit_optional": True}, "5", "en", "correct", "equal"),
    ("3.333 kg", {"significant_figures": 2}, "3.3 kg", "en", "correct", "equal"),
    ("3.333 kg", {"significant_figures": 2}, "3300 g", "en", "correct", "equal"),
    ("3.333 kg", {"significant_figures": 2}, "3.33 kg", "en", "partly", "form"),
    ("10 m", {"tolerance": "0.5"}, "1040 cm", "en", "correct", "equal"),
    ("10 m", {"tolerance": "0.5"}, "11 m", "en", "incorrect", "different"),
    ("2 kg m^2/s^3", {}, "2 W", "en", "correct", "equal"),
]
DECIMALS = [
    ("2/3", 2, "0.67", "en", "correct"),
    ("2/3", 2, "0,67", "sv", "correct"),
    ("2/3", 2, "0.7", "en", "partly"),
    ("2/3", 2, "0.667", "en", "partly"),
    ("2/3", 2, "0.670", "en", "partly"),
    ("2/3", 2, "2/3", "en", "partly"),
    ("2/3", 2, "0.66", "en", "incorrect"),
    ("-2/3", 1, "-0.7", "en", "correct"),
    ("2.5", 0, "3", "en", "correct"),
    ("2.5", 0, "2", "en", "incorrect"),
    ("3", 2, "3.00", "en", "correct"),
    ("3", 2, "3", "en", "partly"),
    ("pi", 2, "3.14", "en", "correct"),
    ("pi", 2, "pi", "en", "partly"),
    ("pi", 2, "3.15", "en", "incorrect"),
    ("66.6666 %", 2, "66.67 %", "en", "correct"),
]


@pytest.mark.parametrize(("value", "options", "answer", "locale", "verdict", "reason"), QUANTITIES)
def test_a_number_with_a_unit_is_graded(value: str, options: dict[str, Any], answer: str, locale: str, verdict: str, reason: str) -> None:
    graded = grade_now(AnswerSpec(type="quantity", value=value, **options), answer, (), locale)
    assert (graded.verdict, graded.reason) == (verdict, reason)
    assert verdict == "correct" or graded.message


@pytest.mark.parametrize(("value", "places", "answer", "locale", "verdict"), DECIMALS)
def test_a_number_is_wanted_with_so_many_decimals(value: str, places: int, answer: str, locale: str, verdict: str) -> None:
    assert grade_now(AnswerSpec(type="number", value=value, decimal_places=places), answer, (), locale).verdict == verdict


def test_a_wrong_dimension_is_explained_in_the_courses_language() -> None:
    spec = AnswerSpec(type="quantity", value="3 cm")
    assert grade_now(spec, "3 kg").message == "Your unit measures a mass, but a length is asked for."
    assert grade_now(spec, "3 kg", (), "sv").message == "Din enhet mäter en massa, men en längd efterfrågas."


@pytest.mark.parametrize("options", [{"value": "3 blips"}, {"value": "3 m", "units": ("blips",)}, {"value": "metre"}])
def test_a_unit_that_nobody_knows_is_the_authors_fault(options: dict[str, Any]) -> None:
    with pytest.raises(BadAnswerSpec):
        grade_now(AnswerSpec(type="quantity", **options), "3 m")


@pytest.mark.parametrize(
    "answer", ["3 " + "m" * 300, "3 m" + "*m" * 60, "3 m^999", "3 m^-0", "9**9**9 m", "3 " + "(" * 50 + "m", "3 dB", "3 m/" * 90]
)
def test_hostile_units_are_not_read(answer: str) -> None:
    assert grade_now(AnswerSpec(type="quantity", value="3 cm"), answer).verdict in ("unsure", "incorrect")

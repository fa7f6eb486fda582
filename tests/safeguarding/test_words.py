"""The fixed replies: kind, in the learner's language, with lines for where they are, and no promise that is not kept."""

from __future__ import annotations

from typing import get_args

import pytest

from schemas.safeguarding import ConcernKind, HelpLine
from services.safeguarding.help_lines import lines_for
from services.safeguarding.words import answer


@pytest.mark.parametrize("language", ["en", "es", "de", "fr", "sv"])
@pytest.mark.parametrize("kind", get_args(ConcernKind))
def test_a_reply_names_lines_and_says_what_it_is(kind: ConcernKind, language: str) -> None:
    reply = answer(kind, language, lines_for(language, ()), passed_on=True)
    assert "**: " in reply
    assert any(f" {name}" in f" {reply}" for name in ("AI", "IA", "KI"))
    assert "?" not in reply
    assert reply != answer(kind, language, lines_for(language, ()), passed_on=False)


@pytest.mark.parametrize(
    ("locale", "contact"),
    [("en-GB", "0800 1111"), ("en-US", "988"), ("en", "findahelpline.com"), ("de", "116 111"), ("de-AT", "147"), ("sv-SE", "90101"), ("fr", "3114"), ("es-MX", "800 911 2000"), ("ja", "112, 911 or 999")],
)  # fmt: skip
def test_lines_are_those_of_the_country_or_else_of_the_language(locale: str, contact: str) -> None:
    assert contact in [line.contact for line in lines_for(locale, ())]


def test_a_schools_own_lines_take_the_place_of_ours_where_they_fit() -> None:
    own = (
        HelpLine(name="Nurse", contact="room 12"),
        HelpLine(name="Kummer", contact="1", locale="de"),
        HelpLine(name="Rat", contact="2", locale="de-AT"),
    )
    assert [line.name for line in lines_for("de-AT", own)] == ["Rat", "Kummer", "Nurse"]
    assert [line.name for line in lines_for("en", own)] == ["Nurse"]
    assert lines_for("fr", own[1:]) == lines_for("fr", ())

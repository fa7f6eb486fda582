"""What names a person goes out as a stand-in and comes back; mathematics is not touched."""

from __future__ import annotations

import json
import re
import tarfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.llm.numbers import _in_stretch, personal_numbers
from services.llm.redaction import Redaction, _folded
from tests.grading.oatutor import ARCHIVE

KEY = b"k" * 32
NAMES = ("Zelda Åkerström", "zelda", "Max Li", "max.li", "Anna-Maria van der Berg", "anna2011", "zelda@example.org")


def hidden(text: str, *names: str) -> str:
    return Redaction(names or NAMES, KEY).hide(text)


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("zelda ZELDA Zelda", "zelda"), ("akerstrom and ÅKERSTRÖM", "akerstrom"), ("Zelda's book, Zeldas bok", "zelda"), ("ze\u200blda", "zelda"),
        ("A\u030akerström", "kerstr"), ("I am Max.", "max"), ("ask anna2011 or Anna-Maria Berg", "anna"), (r"$x = \text{Zelda}$", "zelda"),
        ("zelda@example.org or z.a+b@mail.example.co.uk", "@"), ("Li, help me", "li,"),
    ],
)  # fmt: skip
def test_names_and_mails_are_hidden_however_they_are_written(text: str, private: str) -> None:
    assert private not in hidden(text).casefold()


@pytest.mark.parametrize(
    "number",
    [
        "+46 70 123 45 67", "+1 (555) 123-4567", "+4670123456", "020 7946 0018", "(020) 7946 0018", "07700900123", "(555) 123-4567", "555-123-4567",
        "01 23 45 67 89", "20110203-1234", "110203-1234", "078-05-1120", "131052-308T", "44051401359", "11010519491231002X", "AB 12 34 56 C",
        "12345678Z", "GB82 WEST 1234 5698 7654 32", "4111 1111 1111 1111", "RSSMRA85T10A562S",
    ],
)  # fmt: skip
def test_numbers_that_name_a_person_are_hidden(number: str) -> None:
    for text in (f"My number is {number}, call me", f"tel: {number}.", number, f"write to me - {number} (home)"):
        assert number not in hidden(text), text
        assert Redaction((), KEY).hide(text) != text


@pytest.mark.parametrize(
    "text",
    [
        "3x + 12 = 0456", "y = 3 +12345678", "5x +12 345 678", "100 - 20 - 3000", "x = 100-20-3000", "12 500 000 + 3 500 000", "3.14159265358979",
        "0.0000012345678", "123456-7890", "2^10, 10^-5", "1/2 + 3/4", "05-12-2024", r"\max(3,4), max(a, b), sin 30, $\sin x$, $li + 2$, li = 4",
        "x_1 + x_2 = 1000000000", "(x+1)(x-1)", "1,234,567.89", "f(x) = 2x^2 - 3x + 5", "7-3-2001+4",
    ],
)  # fmt: skip
def test_mathematics_is_left_alone(text: str) -> None:
    assert hidden(text) == text


def course_texts(data: Path) -> Iterator[str]:
    """Everything that is written in the OATutor sample: questions, hints and answers."""
    with tarfile.open(data / ARCHIVE) as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.name.endswith(".json") else None
            if stream is not None:
                yield from strings(json.load(stream))


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


@pytest.mark.data
def test_nothing_in_a_thousand_real_questions_and_answers_is_taken_for_a_number_that_names_a_person(data_dir: Path) -> None:
    texts = set(course_texts(data_dir))
    assert len(texts) > 1_000
    changed = [text for text in texts if Redaction((), KEY).hide(text) != text]
    assert not changed, changed[:5]


def test_stand_ins_come_back_even_bent() -> None:
    redaction = Redaction(NAMES, KEY)
    sent = redaction.hide("I am Zelda, 020 7946 0018")
    for bent in (sent, sent.replace("⟦", "[").replace("⟧", "]"), sent.replace("⟦", "").replace("⟧", ""), sent.replace("name-", "Name–")):
        assert redaction.restore(bent) == "I am Zelda, 020 7946 0018"
    assert redaction.restore("⟦name-000000⟧") == "⟦name-000000⟧"


def test_a_stand_in_is_the_same_for_one_learner_and_another_for_the_next() -> None:
    one, two, other = Redaction(NAMES, KEY), Redaction(NAMES, KEY), Redaction(NAMES, b"o" * 32)
    assert one.hide("zelda") == two.hide("ZELDA") != other.hide("zelda")


def test_a_stand_in_holds_nothing_of_what_it_stands_for() -> None:
    assert re.fullmatch(r"⟦name-[0-9a-f]{6}⟧", hidden("Zelda"))
    assert "zelda" not in repr(Redaction(NAMES, KEY)).casefold()


@given(st.text(max_size=200), st.sampled_from(NAMES[:2]), st.text(max_size=50))
def test_a_name_among_anything_is_hidden_and_comes_back(before: str, name: str, after: str) -> None:
    redaction = Redaction((name,), KEY)
    text = f"{before} {name} {after}"
    sent = redaction.hide(text)
    assert name.split()[0].casefold() not in re.findall(r"\w+", sent.casefold())
    assert redaction.restore(sent).casefold().count(name.casefold()) >= 1


@given(st.text(alphabet="0123456789 -+()/.,AZXYabc\u0661\u4e00", max_size=400), st.integers(0, 300))
def test_text_far_from_any_digit_need_not_be_looked_through(text: str, gap: int) -> None:
    apart = f"{text}{' word' * (gap // 5)}{text[::-1]}"
    assert set(personal_numbers(apart)) == set(_in_stretch(apart, 0, len(apart)))


@given(st.text(max_size=30))
def test_a_word_without_accents_is_folded_like_any_other(word: str) -> None:
    slowly = "".join(sign for sign in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(sign))
    assert _folded(word) == slowly

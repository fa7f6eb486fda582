"""A reply in another language than the learner's is known by its words, and short or mathematical ones are let be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.harmless import authored
from services.tutor import authored as own
from services.tutor.gating.language import is_in_another_language, known, language_of, taught_in
from services.tutor.notices import NOTICES

CATALOGUES = sorted((Path(__file__).resolve().parents[2] / "web" / "src").glob("**/messages/??.json"))
FOREIGN = {
    "en": ("Let us look at the first line. What do you subtract on both sides?", "Good, and what is the next step?", "You need to find the number that is missing."),
    "de": ("Schau dir die erste Zeile an. Was ziehst du auf beiden Seiten ab?", "Gut, und was ist der nächste Schritt?", "Du musst die Zahl finden, die noch fehlt."),
    "fr": ("Regarde la première ligne. Que peux-tu enlever des deux côtés ?", "Bien, et quelle est la prochaine étape ?", "Il faut trouver le nombre qui manque."),
    "es": ("Mira la primera línea. ¿Qué puedes restar en los dos lados?", "Bien, ¿y cuál es el paso que sigue?", "Tienes que encontrar el número que falta."),
    "sv": ("Titta på den första raden. Vad kan du ta bort på båda sidor?", "Bra, och vad är nästa steg som du ska göra?", "Du måste hitta det tal som saknas i den."),
    "it": ("Guarda la prima riga. Che cosa puoi togliere dai due lati?", "Bene, e qual è il prossimo passo che fai per la soluzione?", "Devi trovare il numero che manca."),
    "pl": ("Zobacz, co jest w pierwszej linii. Co możesz zrobić po obu stronach?", "Dobrze, a co jest teraz do zrobienia?", "Teraz trzeba znaleźć to, co jest w tym zadaniu."),
}  # fmt: skip


@pytest.mark.parametrize("expected", FOREIGN)
def test_a_reply_is_told_from_those_of_other_languages(expected: str) -> None:
    for language, said in FOREIGN.items():
        assert is_in_another_language(" ".join(said), frozenset({expected})) == (language != expected), (expected, language)
    assert not any(is_in_another_language(one, frozenset({expected})) for one in FOREIGN[expected])


@pytest.mark.parametrize("locale", ["ja", "ru", "zh-CN", "ar"])
def test_english_is_not_the_language_of_who_writes_in_another_script(locale: str) -> None:
    assert is_in_another_language(FOREIGN["en"][0], frozenset({known(locale)}))


@pytest.mark.parametrize(
    "said",
    [
        "", "Ok!", "$x = 7$", "2x + 3 = 17", "Super!", "In $a$ is $b$ to $c$", "`for i in range(10): print(i)`", "The Great Gatsby", "Genau. Weiter!", "Kennst du „To be or not to be, that is the question“?",
        "Das Wort *the* heißt *der*.", "Nutze `if x is not None and y in the_list`.", "sin(x) + cos(x) ≤ 2", "Anna, Tom und Lea", "Was heißt «What is the time and where are you»?", "Man nennt es »Law of Large Numbers«.",
    ],
)  # fmt: skip
def test_mathematics_code_names_quotations_and_short_replies_are_in_any_language(said: str) -> None:
    assert not is_in_another_language(said, frozenset({"de"}))


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_clients_own_sentences_are_in_their_language(language: str) -> None:
    said = [text for path in CATALOGUES if path.stem == language for text in _texts(json.loads(path.read_text("utf-8")))]
    assert len(said) > 700
    assert [one for one in said if is_in_another_language(one, frozenset({language}))] == []


def test_what_we_and_authors_write_in_english_is_english() -> None:
    ours = [text for name, text in vars(own).items() if name.isupper() and isinstance(text, str)]
    said = [*ours, *(hint.reply for hint in authored(seeds=(1,)))]
    assert [one for one in said if is_in_another_language(one, frozenset({"en"}))] == []
    assert all(not is_in_another_language(text, frozenset({known(locale)})) for locale, text in NOTICES.items())


def test_neighbours_are_not_told_apart_where_that_is_not_sure() -> None:
    assert not is_in_another_language("Hvad er det du skal finde, og hvad har du?", frozenset({known("nb")}))
    assert not is_in_another_language("Hva er det du skal finne, og hva har du?", frozenset({"sv"}))


def test_the_languages_that_a_course_teaches_are_welcome_and_its_own_is_not_by_itself() -> None:
    course = "Translate the sentence. Regarde la première ligne de la page, et dis ce que tu vois dans le texte."
    assert taught_in(course, "en-GB") == {"fr"}
    assert taught_in("What is the sum of the two numbers that you see?", "en") == frozenset()


def test_what_the_learner_writes_in_is_known() -> None:
    assert language_of("Can you help me with this, what is the first step?") == "en"
    assert language_of("x = 7?") is None


@given(st.text(max_size=300))
def test_any_text_can_be_judged(text: str) -> None:
    is_in_another_language(text, frozenset({"de"}))
    language_of(text)


def _texts(found: object) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for value in found.values():
            yield from _texts(value)

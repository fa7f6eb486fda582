"""What a learner is told for each reason. No message holds the right answer (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from schemas.grading import Told
from services.grading.wordings import english, german, swedish

CATALOGUES: Final[Mapping[str, Mapping[str, str]]] = {"en": english.MESSAGES, "de": german.MESSAGES, "sv": swedish.MESSAGES}
MEASURED: Final[Mapping[str, Mapping[str, str]]] = {"en": english.MEASURED, "de": german.MEASURED, "sv": swedish.MEASURED}


def message_for(detail: str, locale: str, **words: object) -> str:
    """Return the sentence for a reason in the language of the locale, in English where there is none."""
    language = locale.replace("_", "-").split("-")[0]
    language = language if language in CATALOGUES else "en"
    if detail == "dimension_named":
        words = {key: MEASURED[language][str(name)] for key, name in words.items()}
    return cleaned(CATALOGUES[language].get(detail, CATALOGUES["en"].get(detail, "")).format(**words))


def told(detail: str, **words: object) -> Told | None:
    """Return the same in codes, None where nothing is said."""
    if not CATALOGUES["en"].get(detail):
        return None
    return Told(code=detail, values={name: word if isinstance(word, int) else cleaned(str(word)) for name, word in words.items()})


def cleaned(text: str) -> str:
    """Return a text that quotes an answer, with a question mark for what no store takes: NUL characters and halves of surrogate pairs."""
    return text.replace("\0", "?").encode("utf-8", "replace").decode()

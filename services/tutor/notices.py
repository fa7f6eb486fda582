"""What a learner is told before a word is said: that the tutor is an AI (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

NOTICES: Final[Mapping[str, str]] = {
    "en": "I am an AI tutor. I can be wrong; what counts is checked by code, not by me.",
    "es": "Soy un tutor de IA. Puedo equivocarme; lo que cuenta lo comprueba un programa, no yo.",
    "de": "Ich bin ein KI-Tutor. Ich kann mich irren; was zählt, prüft ein Programm, nicht ich.",
    "fr": "Je suis un tuteur IA. Je peux me tromper ; ce qui compte est vérifié par un programme, pas par moi.",
    "sv": "Jag är en AI-handledare. Jag kan ha fel; det som räknas kontrolleras av ett program, inte av mig.",
}


def notice(locale: str) -> str:
    """Return the notice in the language of a locale, in English where there is none in it."""
    return NOTICES.get(locale.partition("-")[0], NOTICES["en"])

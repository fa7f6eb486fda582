"""Whether a message does nothing but ask if a final value is right: that is for the answer box, and no model is asked (pure)."""

from __future__ import annotations

import re

from services.tutor.gating.disguises import unveiled
from services.tutor.gating.numbers import plain
from services.tutor.gating.spelling import squeezed

LONGEST = 80
_PHRASES = re.compile(
    r"\b(?:is (?:it|that|this|the (?:final |right |correct )?(?:answer|solution|result))|it is|it's|it’s|that's|would it be|could it be|it must be|is|the (?:final )?(?:answer|solution|result)(?: is| =)?|"
    r"my (?:answer|solution|result)(?: is)?|i (?:got|get|think|have|say|guess)(?: it is| it's| that)?|am i|are we|right|correct|true|ok|okay|please|so|then|or|maybe|hence|equal(?:s| to)?|option|answer|choice|yes|no|just|tell me|if|"
    r"ist (?:es|das|die (?:antwort|lösung))|die antwort(?: ist)?|richtig|stimmt|stimmt's|ist|es|also|oder|est-ce(?: que c'est)?|c'est|la réponse(?: est)?|juste|bon|est|donc|"
    r"es la respuesta|la respuesta(?: es)?|correcto|entonces|är (?:det|svaret)|svaret(?: är)?|rätt|stämmer det|är|det|så|eller|è|la risposta(?: è)?|giusto|quindi|é|a resposta(?: é)?|certo)(?!\w)",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"\?|？|\b(?:right|correct|true|richtig|stimmt|juste|correcto|rätt|stämmer|giusto|certo)\b|\b(?:is|ist|est|es|är|è|é)\b|=|\b(?:answer|antwort|réponse|respuesta|svar(?:et)?|risposta|resposta)\b",
    re.IGNORECASE,
)
_MATHEMATICS = re.compile(
    r"[\d\s.,+\-*/^=()\[\]{}<>≤≥√π%°€£$¢:;!?'\"_]|(?<![^\W\d_])[a-zA-Z](?![^\W\d_])|\\(?:d?frac|sqrt|cdot|times|pi|left|right)"
)


def asks_whether_right(message: str, options: tuple[str, ...] = ()) -> bool:
    """Return whether a message only puts a final value forward (`is it 7?`, `x = 7`, `so B?`, `7`).

    Args:
        message: what the learner says.
        options: the texts that the step offers to choose from.
    """
    seen = unveiled(message).strip()
    if not seen or len(seen) > LONGEST:
        return False
    core = _PHRASES.sub(" ", plain(seen))
    if squeezed(core) and squeezed(core) in {squeezed(option) for option in options}:
        return True
    rest = _MATHEMATICS.sub("", core).strip()
    has_value = bool(re.search(r"\d", core)) or bool(re.fullmatch(r"\W*[a-zA-Z]\W*", core.strip()) and _VERDICT.search(seen))
    return not rest and has_value and (bool(_VERDICT.search(seen)) or bool(re.fullmatch(r"[-+\d\s.,/%()√π^]+", core.strip(" .!"))))

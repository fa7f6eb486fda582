"""The small words around a number: whether it is concluded, asked about, agreed with, or only repeated from the learner (pure)."""

from __future__ import annotations

import re

# A yes to what the learner has said. "You are right that …" says yes to what follows, which is judged for itself.
CONFIRMS = re.compile(
    r"\b(?:that(?:'s|’s| is| was)|you(?:'re|’re| are)|it(?:'s|’s| is))\s+(?:(?!mostly|partly|almost|nearly|partially|not|half)\w+\s+)?(?:right|correct)\b(?!\s+(?:that|to|about|in|on|track)\b)"
    r"|^\W*(?:yes|yep|yeah|correct|exactly|right|bingo|spot on|you got it|you nailed it|perfect)\s*(?:[,.!]|$)"
    r"|^\W*(?:ja|oui|sí|si|sì|sim|tak|да|richtig|genau|stimmt|exact|exactement|c'est ça|correcto|exacto|esatto|giusto|rätt|precis|det stämmer|korrekt)"
    r"\s*(?:[,.!]|$)",
    re.IGNORECASE,
)
TELLS = re.compile(
    r"(?<!what )(?<!whether )(?<!if )(?<!sure )(?<!why )(?<!how )(?<!that )(?<!where )\b(?:the|your|our)\s+(?:final\s+|correct\s+|right\s+)?(?:answer|solution|result)\s+"
    r"(?:is|equals|should be|would be|must be|will be|comes out (?:as|to))\b(?!\s*(?:[?.!,;]|$|not\b))",
    re.IGNORECASE,
)
_FILLER = r"(?:\s*(?:us|you|me|about|exactly|just|only|simply|then|now|therefore|thus|actually|it|that|this|to|of|the|a|an|at|number|value|in|be|really|:|->|→|⇒|[\"'(\[*_]))*\W{0,3}$"
_IS = (
    r"is|are|be|was|were|equals?|equal to|makes?|making|gives?|giving|gets?|got|getting|yields?|leaves|leaving|totals?|totaling|comes? (?:out )?(?:to|as)|(?:works?|turns?) out (?:to be|to|as|at)|adds? up to"
    r"|ist|sind|beträgt|lautet|ergibt|macht|es|son|da|est|sont|vaut|font|fait|donne|är|blir|bliver|er|è|fa|sono|é|são|dá|wordt|jest|wynosi|to|равно|равен|равна|будет|on|tulee|eder|adalah|este|是|等于|です"
)
_THE_ANSWER = (
    r"answer|solution|result|lösung|antwort|ergebnis|réponse|solution|résultat|respuesta|solución|resultado|svar(?:et)?|lösning(?:en)?|resultat(?:et)?|risposta|soluzione|risultato|resposta|solução"
    r"|antwoord|oplossing|odpowiedź|wynik|ответ|решение|vastaus|tulos|cevap|sonuç|jawaban(?:nya)?|răspuns(?:ul)?|答案|答え"
)
CONCLUDED_BEFORE = re.compile(rf"(?:[=≈]|[:：→⇒]|->|=>|\b(?:{_IS})|\b(?:{_THE_ANSWER})){_FILLER}", re.IGNORECASE)
ANSWER_BEFORE = re.compile(
    rf"(?:\b(?:{_THE_ANSWER})\b[^.?!]{{0,25}}?|\b(?:so|therefore|thus|hence|altogether|in total|finally)\b[^.?!,]{{0,12}}(?:\b(?:{_IS})\b|=)|\b(?:final|total)\b[^.?!,]{{0,40}}(?:\b(?:{_IS})\b|=)|[→⇒]|[-=]>|\\to)\W{{0,4}}$",
    re.IGNORECASE,
)
CONCLUDED_AFTER = re.compile(
    rf"^[^.?!,;]{{0,25}}?\b(?:in total|in all|altogether|exactly|it is|is (?:the|our|your|what|right|correct|it)\b|(?:as )?(?:the|our|your) (?:final |correct |right |required )?(?:{_THE_ANSWER}))",
    re.IGNORECASE,
)
REFERS = re.compile(r"\b(?:the|that|this|those|these|your)\s+[$€£]?$", re.IGNORECASE)
IT_IS_BEFORE = re.compile(
    r"(?:\b(?:it|that|this|which|[a-z])(?:['’]s| is| equals| must be| should be| would be| could be| becomes| makes| gives| leaves| comes to)"
    r"|\b(?:you|we|i)(?:['’]ll| will| should| would)?\s+(?:get|got|find|found|arrive at|end up with|are left with|obtain|say|says)|\b(?:is|could|would|can|might)\s+(?:it|that|this|the answer|[a-z])(?:\s+be)?|\b(?:says|spoiler|hint|psst)"
    r"|\b(?:enter|type|write|put|fill in|choose|pick|tick|mark|anything (?:but|other than)|nothing (?:but|other than)))\s*(?:down|in|with|just|only|exactly|the number)?\W{0,4}$",
    re.IGNORECASE,
)
PART_OF_MORE = re.compile(
    r"^\s*(?:more|less|fewer|times|of|and|or|plus|minus|[-+*/×÷^]|on|in front|in both|to both|from|away|as)\b|^\s*[-+*/×÷^=<>]|^[a-zA-Z]",
    re.IGNORECASE,
)
PART_OF_MORE_BEFORE = re.compile(r"[-+*/×·÷^<>(]\s*[$€£]?$")
WORD = re.compile(r"[^\W\d_]{2,}")
EXAMINES = re.compile(r"\b(?:how|why|where)\s+(?:did\s+|do\s+|have\s+)?you\b", re.IGNORECASE)
INVITES = re.compile(r"\b(?:tell me|explain|look at|check|show me|walk me|talk me|think about|go back to|revisit)\b", re.IGNORECASE)
AGREES = re.compile(r"\b(?:right|correct|correctly|exactly|indeed|perfect|well done|good job|great job)\b", re.IGNORECASE)
ASKS = re.compile(r"[?？؟]\W*$")
NEGATES = re.compile(
    r"\b(?:not|isn't|isn’t|doesn't|doesn’t|never|no longer|rather than|instead of|can't be|wrong|incorrect|mistake|false)\b|≠|!=",
    re.IGNORECASE,
)
ENGLISH = re.compile(
    r"\b(?:the|of|and|you|what|that|this|with|how|your|are|does|look|let|try|think|step|side|both|next|will|write|enter|number|there|neither|own|which|when|has|have|from|into|not|first|then|question|small|hint)\b",
    re.IGNORECASE,
)


def looks_english(sentence: str) -> bool:
    """Return whether a sentence is in English, so that words which only look like another language's numbers (`once`, `due`) are none."""
    return ENGLISH.search(sentence) is not None


def is_concluded(shown: str, start: int, end: int) -> bool:
    """Return whether what stands at a place is what the sentence arrives at."""
    return bool(CONCLUDED_BEFORE.search(shown[max(0, start - 60) : start]) or CONCLUDED_AFTER.match(shown[end : end + 80]))


def is_called_the_answer(shown: str, start: int, end: int) -> bool:
    """Return whether what stands at a place is called the answer, or follows from all before."""
    return bool(ANSWER_BEFORE.search(shown[max(0, start - 60) : start]) or CONCLUDED_AFTER.match(shown[end : end + 80]))


def is_the_answer(shown: str, start: int, end: int) -> bool:
    """Return whether what stands at a place is called the answer, follows from all before, or is all that is said."""
    before, after = shown[max(0, start - 60) : start], shown[end : end + 80]
    if is_called_the_answer(shown, start, end):
        return True
    if not re.sub(r"[\s()\[\]$*_.!:#]", "", shown[:start] + shown[end:]):
        return True
    if PART_OF_MORE.match(after) or PART_OF_MORE_BEFORE.search(before):
        return False
    is_last = not WORD.search(after)
    return bool(IT_IS_BEFORE.search(before)) or (is_last and (before.rstrip().endswith(":") or not WORD.search(before)))

"""Guesses, and what is said to them: a reply may not say of a guess that is not entered whether it is right, wrong, high, low or near (pure).

A guess is withheld its verdict whether it is right or wrong: if only the right one were, silence would be the verdict.
"""

from __future__ import annotations

import re
from fractions import Fraction

from services.tutor.gating.asked import asks_whether_right
from services.tutor.gating.marks import CONFIRMS
from services.tutor.gating.numbers import mentions, plain
from services.tutor.gating.sentences import sentences

_CLAUSE = re.compile(
    r"(?<=[,;:!?？\n])\s+|(?<!why)(?<!how)(?<!what)(?<!where)(?<!when)(?<!warum)(?<!wie)(?<!pourquoi)\s+(?=(?:is it|is that|could it|would it|so is|ist es|ist das|est-ce|¿?es |är det|è )\b)",
    re.IGNORECASE,
)
_STEP = re.compile(r"\d\s*[-+*/×·÷]\s*\(?\d[^=]*=|\d\s*[a-z]\b[^=]*=|\bx\s*[-+*/]", re.IGNORECASE)
_ASKS_VERDICT = re.compile(
    r"\b(?:is|was)\s+(?:it|this|that|my\s+\w+)\s+(?:right|correct|true|ok(?:ay)?)\b|\bam i (?:right|correct|close|there)\b|\b(?:right|correct|true)\s*[?？]|\byes or no\b|\b(?:what|how) about\b[^.?!]{0,12}\d"
    r"|\b(?:is|are|could|can)\b[^.?!]{0,16}\b(?:one of (?:them|the \w+)|the other(?: one)?)\b"
    r"|\b(?:stimmt|richtig|korrekt)\b[^.!]{0,20}[?？]|\b(?:c'est|est-ce) (?:juste|bon|correct)\b|\b(?:correcto|rätt|stämmer|giusto|certo)\b[^.!]{0,20}[?？]",
    re.IGNORECASE,
)  # fmt: skip
YES = re.compile(
    r"(?<!what )(?<!how )(?<!where )(?<!why )\b(?:exactly|precisely|spot on|bingo|bravo|well done|(?:good|great|nice) job|you(?:['’]ve| have)? (?:got|nailed|found|solved) it|that(?:['’]s| is) it|nailed it|perfect)\b(?!\s+(?:how|what|where|the|two|one|as|like|when|why|square|\d))"
    r"|\b(?:genau|perfekt|exactement|parfait|perfecto|precis|esatto|perfetto)\s*[,.!]|\b(?:stimmt|richtig|gefunden)\s*[.!]|\b(?:right|correct)\s*[!]",
    re.IGNORECASE,
)  # fmt: skip
_NO = re.compile(
    r"^\W*(?:no|nope|nah|not (?:quite|exactly|yet|really)|almost|nearly|(?:so |very )?close|wrong|incorrect|false|unfortunately|sorry|nein|nicht ganz|leider|falsch|fast|knapp|non|pas tout à fait|presque|faux|casi|nej|inte riktigt|nästan|fel|quasi|quase|não)\b\s*(?:[,.!;:…–—-]|$|not\b|nicht\b|but\b|aber\b)"
    r"|\b(?:it|that|this|x|(?:the|your) (?:answer|guess|number|value|result))(?:['’]s| is| was| isn['’]t| wasn['’]t)\s+(?:sadly |unfortunately |still |also )?(?:not\s+)?(?:quite |exactly |really )?(?:right|correct|wrong|incorrect|it|close|near|far off|off)\b(?!\s+(?:that|to|about|in|on|track|way)\b)"
    r"|\b(?:isn['’]t|is not|wasn['’]t|not|nicht|pas|no es|inte)\s+(?:quite |exactly |ganz |tout à fait )?(?:right|correct|richtig|juste|correct[oa]?|rätt)\b|\bstimmt (?:leider |so |noch )?nicht\b",
    re.IGNORECASE,
)  # fmt: skip
_NEARER = re.compile(
    r"\b(?:you(?:['’]re| are)|that(?:['’]s| is)|it(?:['’]s| is)|getting|even|du bist|das ist)\s+(?:getting\s+|very\s+|quite\s+|pretty\s+|so\s+|really\s+|a (?:bit|little)\s+|much\s+|schon\s+|ganz\s+|sehr\s+)*(?:warm|warmer|hot|hotter|cold|colder|close|closer|near|far off|nah|näher|heiß|kalt|wärmer|kälter|knapp)\b"
    r"|^\W*(?:warm|warmer|hot|hotter|cold|colder|closer|higher|lower|bigger|smaller|larger|more|less|wärmer|kälter|heiß|kalt|höher|tiefer|größer|kleiner|mehr|weniger|plus (?:haut|bas)|más|menos|högre|lägre)\W*$"
    r"|\b(?:too|a (?:bit|little|tad)|slightly|much|zu|etwas|trop|un peu|demasiado|för)\s+(?:too\s+|zu\s+)?(?:high|low|big|small|large|far|much|little|many|few|higher|lower|bigger|smaller|larger|hoch|niedrig|groß|klein|viel|wenig|größer|kleiner|höher|grand|petit|haut|bas|grande|pequeño|stort|litet|högt|lågt)\b"
    r"|\b(?:go|try|aim|think|guess)\s+(?:for\s+|of\s+)?(?:a (?:bit|little) |slightly |something |much )?(?:higher|lower|bigger|smaller|larger)\b",
    re.IGNORECASE,
)  # fmt: skip
_RULED_OUT = re.compile(
    r"\b(?:it|x|(?:the|your) (?:final )?(?:answer|solution|result|number))(?:['’]s| is)?\s*(?:not|isn['’]t|cannot be|can['’]t be|neither)\s+[$(]?(-?\d+(?:[.,/]\d+)?)(?:[^.!?]{0,20}\b(?:nor|or|and)\s+(-?\d+(?:[.,/]\d+)?))?",
    re.IGNORECASE,
)  # fmt: skip
RECENT = 2  # messages whose guesses are still spoken of


def guesses(message: str, options: tuple[str, ...] = ()) -> bool:
    """Return whether a message puts a value forward to be told about, alone or in the middle of more."""
    if _ASKS_VERDICT.search(message) and re.search(r"\d", plain(message)):
        return True
    clauses = [clause for sentence in sentences([message]) for clause in _CLAUSE.split(sentence)]
    return any(not _STEP.search(plain(clause)) and asks_whether_right(clause, options) for clause in clauses)


def asks_for_verdict(message: str) -> bool:
    """Return whether a message asks whether something is right."""
    return _ASKS_VERDICT.search(message) is not None


def gives_verdict(sentence: str) -> bool:
    """Return whether a sentence says yes, no, or how near something is."""
    return any(pattern.search(sentence) for pattern in (CONFIRMS, YES, _NO, _NEARER))


def guessed_values(messages: tuple[str, ...]) -> frozenset[Fraction]:
    """Return the numbers of what the learner has lately said."""
    return frozenset(mention.value for message in messages for mention in mentions(plain(message)))


def ruled_out(shown: str) -> frozenset[Fraction]:
    """Return the values that a plain sentence says the answer is not; zero is no guess."""
    found = (part for match in _RULED_OUT.finditer(shown) for part in match.groups() if part)
    return frozenset(mention.value for part in found for mention in mentions(part)) - {Fraction(0)}

"""Whether a sentence says something that nobody here can check: words of no language that is expected, codes, riddles (pure).

Of help all words are known: they stand in the question, were said by the learner, or are among the words that help is made of. What is said in other
words may be the answer in any language; so it is withheld where it is all that is said, or where it is said to be what is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from services.tutor.gating.disguises import holds_code
from services.tutor.gating.hearing import Heard
from services.tutor.gating.language import FUNCTION_WORDS
from services.tutor.gating.manner import OTHER_SCRIPTS, script_of
from services.tutor.gating.marks import CONCLUDED_BEFORE, IT_IS_BEFORE
from services.tutor.gating.spelling import word_set
from services.tutor.gating.vocabulary import is_known, stems

WELL_KNOWN: Final = frozenset({"en", "de"})  # languages of which more words are known than those of grammar
MOST_UNKNOWN: Final = 0.5  # of a sentence's words
MOST_WORDS: Final = 12  # of a sentence that says what something is
MOST_OF_A_RIDDLE: Final = 110  # characters; a long comparison is about the question
LEAST_LETTERS: Final = 3  # of a word that could be an answer
LEAST_OF_A_LANGUAGE: Final = 2  # function words that show in which language a sentence is
_WORD: Final = re.compile(r"(?<![\w\\])[^\W\d_]+(?:['’][a-z]+)*(?!\w)", re.IGNORECASE)
_APART: Final = re.compile(r"```.*?(?:```|$)|`[^`\n]*[()=\[\]][^`\n]*`|\\[a-zA-Z]+|https?\S+", re.DOTALL)
_CODES: Final = re.compile(
    r"\brhym\w*|\breim\w*|\bmorse\b|\bnato\b|\bphonetic\w*|\balphabet\w*|\bpig latin\b|\b(?:hexa)?decimal digits?\b|\bhex(?:adecimal)?\b|\boctal\b|\bbinary\b|\bbinär\w*|\broman (?:numerals?|numbers?)\b|\bin roman\b(?! times)|\brömisch\w*"
    r"|\bbase-?\s?(?:32|64)\b|\brot-?\s?13\b|\bcaesar\b|\bcipher\w*|\bascii\b|\bunicode\b|\b(?:en|de)cod(?:e|ed|es|ing)\b|\banagram\w*|\bscrambl\w*|\bacrostic\w*|\bakrosti\w*|\binitials\b|\bcapitals\b|\bvowels?\b|\bconsonants?\b|\bsyllables?\b|\bsilben?\b"
    r"|\bspelled\b(?! out| alike)|\bbuchstabier\w*|\bsounds? like [\"'‘“]|\b(?:first|second|third|fourth|fifth|next|last|final|middle|double) letters?\b|\b\w+[- ]letter word\b|\bwith \w+ letters\b|\bletters long\b|\bletters? after [a-z]\b|\bletters? (?:swapped|changed|missing|removed|turned|exchanged)\b|\bfill (?:in )?the (?:gap|blank)s?\b|\b(?:with|has|have|contains?) (?:a|the|an) letter [a-z]\b",
    re.IGNORECASE,
)  # fmt: skip
_LANGUAGES: Final = re.compile(
    r"\b(?:in|auf|into|from)\s+(?:the\s+)?(?:language\s+of\s+)?(afrikaans|albanian|arabic|armenian|basque|bengali|bulgarian|catalan|chinese|croatian|czech|danish|dutch|esperanto|estonian|farsi|finnish|french|georgian|german|greek|hawaiian|hebrew|hindi"
    r"|hungarian|icelandic|indonesian|irish|italian|japanese|klingon|korean|latin|latvian|lithuanian|malay|mandarin|maltese|norwegian|persian|polish|portuguese|punjabi|romanian|russian|serbian|slovak|slovene|slovenian|spanish|swahili|swedish|tagalog|tamil"
    r"|telugu|thai|turkish|ukrainian|urdu|vietnamese|welsh|yoruba|zulu|arabisch|chinesisch|dänisch|englisch|finnisch|französisch|griechisch|italienisch|japanisch|koreanisch|lateinisch|niederländisch|polnisch|portugiesisch|russisch|schwedisch|spanisch|suaheli"
    r"|türkisch|ungarisch)\b",
    re.IGNORECASE,
)  # fmt: skip
_DRAWING: Final = re.compile(r"(?:\s*[|_/\\]){4,}\s*")  # digits drawn by lines
_GREEK_WORD: Final = re.compile("[\u0370-\u03ff\u1f00-\u1fff]{3,}")
_IS_SO_MANY: Final = re.compile(
    r"(?:^\W*|\b(?:it|x|y|this|that|(?:the|your) (?:answer|number|value|unknown|x))(?:['’]s| is| equals| has)\s+(?:just |exactly |also |only )?)(?:as (?:many|much|old|long)\b|so many\b|how many\b|the (?:same )?(?:number|count|amount) (?:of|on|with|as)\b)"
    r"|\b(?:has|have|had) (?:as|this|that|so) many\b(?! \w+ as\b)|[:,–—-]\s*(?:that|this|just so) many\b"
    r"|^\W*so viele?\b.{0,60}\bwie\b|^\W*autant\b.{0,60}\bque\b|^\W*tant[oa]s?\b.{0,60}\bcomo\b|^\W*lika många\b|\bnumber of letters\b|\b(?:is|are|type|write|enter) the number of (?:weeks|days|months|hours|minutes|seconds|legs|cards|planets|continents)\b|\b(?:solution|answer|root|one|other)s?\b.{0,12}\b(?:is|are)\b.{0,30}['’]s? number of\b",
    re.IGNORECASE,
)
_SAME_NUMBER: Final = re.compile(
    r"\b(?:this|that) many\b|\bas many\b.{0,60}\bas\b|\bsame (?:number|count|amount)\b|\b(?:has|have|with) [a-z] (?:\w+ )?(?:sides|corners|edges|letters|legs|faces)\b",
    re.IGNORECASE,
)
# What any comparison of numbers is made of, and so is no riddle's subject.
_COMPARED: Final = word_set(
    "number numbers times more less fewer twice half double digit digits term terms factor factors side sides equation value values sign signs sum product result step steps part parts both same each left right many much unknown question problem "
    "need needs still find take divide multiply subtract together equal equals group groups write think answer whole altogether amount count"
)
_ASKS_OPENLY: Final = re.compile(
    r"^\W*(?:and |so |then |now )?(?:what|which|how|why|where|when|who|was|wie|wo|warum|welche\w*)\b", re.IGNORECASE
)
_IT_IS: Final = re.compile(
    r"(?:^|[,;:–—-]\s*|\b(?:so|then|and|that|because)\s+)(?:it|x|y|this|the (?:number|value|unknown|result)|your (?:x|number))(?:['’]s| is| has| lies| equals)\s+(?P<said>[^.?!;]*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Strangers:
    """The words that a question makes known, and the languages that are expected; all of them if that is not known."""

    question: str
    languages: frozenset[str] = frozenset()

    def tells(self, heard: Heard) -> bool:
        """Return whether the sentence speaks in codes, riddles or words that are of no help."""
        return self._is_unreadable(heard) or self._is_coded(heard) or self._is_a_riddle(heard) or self._is_unknown(heard)

    def _is_unreadable(self, heard: Heard) -> bool:
        """Return whether it holds letters of a script that neither question nor learner writes."""
        if _DRAWING.fullmatch(heard.sentence):
            return True
        if heard.seen.isascii():
            return False
        foreign = scripts(heard.seen) | scripts(heard.sentence)
        return bool(foreign - scripts(self.question) - scripts(heard.said.text)) and not self.languages & OTHER_SCRIPTS

    def _is_coded(self, heard: Heard) -> bool:
        """Return whether it speaks of codes, spelling or languages of which the question says nothing."""
        asked = self.question.casefold()
        if holds_code(heard.sentence):
            return True
        found = (match for pattern in (_CODES, _LANGUAGES) for match in pattern.finditer(heard.seen))
        return any((match.groups() or (match.group(),))[0].casefold() not in asked for match in found)

    def _is_a_riddle(self, heard: Heard) -> bool:
        """Return whether a number is said to be that of something of which neither the question nor the learner speaks."""
        if heard.is_question or len(heard.seen) > MOST_OF_A_RIDDLE:
            return False
        said = [word for match in _words(heard.seen) if len(word := _folded(match.group())) > LEAST_LETTERS]
        if _IS_SO_MANY.search(heard.seen) and any(word not in _COMPARED and not self._is_common(word, heard) for word in said):
            return True
        return _SAME_NUMBER.search(heard.seen) is not None and not all(self._is_known(word, heard) for word in said)

    def _is_unknown(self, heard: Heard) -> bool:
        """Return whether words that help does not need are all of a sentence, of an English one half, or what it says that something is."""
        if self.languages - WELL_KNOWN:
            return False  # of other languages too few words are known
        told = list(_words(heard.seen))
        strange = [match for match in told if not self._is_known(match.group(), heard) and not _is_a_call(heard.seen, match)]
        if not any(len(match.group()) >= LEAST_LETTERS for match in strange):
            return False
        if len(strange) == len(told):
            return True
        return self._is_english(told) and (len(strange) >= MOST_UNKNOWN * len(told) or self._says_what_it_is(heard, strange, len(told)))

    def _is_english(self, told: list[re.Match[str]]) -> bool:
        """Return whether a sentence is in no other of the languages that are expected."""
        folded = {_folded(match.group()) for match in told}
        counts = {
            language: len(folded & listed) for language, listed in FUNCTION_WORDS.items() if language in (self.languages or FUNCTION_WORDS)
        }
        rival = max((count for language, count in counts.items() if language != "en"), default=0)
        return counts.get("en", 0) >= min(rival, LEAST_OF_A_LANGUAGE)

    def _says_what_it_is(self, heard: Heard, strange: list[re.Match[str]], count: int) -> bool:
        """Return whether a sentence says in a strange word what something is; any long one may have a rare word."""
        if count > MOST_WORDS or (heard.is_question and _ASKS_OPENLY.search(heard.seen)):
            return False
        said = [match.span("said") for match in _IT_IS.finditer(heard.seen)]
        return any(_is_pointed_out(heard.seen, match) or any(start <= match.start() < end for start, end in said) for match in strange)

    def _is_known(self, word: str, heard: Heard) -> bool:
        folded = _folded(word)
        if any(script_of(sign) for sign in word):  # of other scripts only the letters are judged
            return True
        return len(folded) == 1 or folded in self._shown or folded in _all_words(heard.said.text) or is_known(folded, self.languages)

    def _is_common(self, word: str, heard: Heard) -> bool:
        """Return whether a word is one of grammar, or stands in the question or in what the learner said."""
        near = self._shown | _all_words(heard.said.text)
        return any(stem in near or any(stem in listed for listed in FUNCTION_WORDS.values()) for stem in stems(word))

    @cached_property
    def _shown(self) -> frozenset[str]:
        return _all_words(self.question)


def scripts(text: str) -> frozenset[str]:
    """Return the scripts of a text's letters but Latin and those of mathematics; Greek where it makes words."""
    if text.isascii():
        return frozenset()
    found = {script_of(sign) for sign in text if sign > "\u024f" and sign.isalpha()} - {""}
    return frozenset(found | ({"GREEK"} if _GREEK_WORD.search(text) else set()))


def _words(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of a text that are no mathematics or code."""
    return _WORD.finditer(_APART.sub(lambda match: " " * len(match.group()), text))


@lru_cache(maxsize=512)
def _all_words(text: str) -> frozenset[str]:
    return frozenset(stem for match in _WORD.finditer(text) for stem in stems(_folded(match.group())))


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'")


def _is_a_call(seen: str, match: re.Match[str]) -> bool:
    """Return whether a word is somebody's name by which they are spoken to: `Great, Winnie!`"""
    is_last = seen[: match.start()].endswith(", ") and seen[match.end() : match.end() + 1] in ("!", ".", ",", "?", "")
    return match.group()[0].isupper() and is_last


def _is_pointed_out(seen: str, match: re.Match[str]) -> bool:
    """Return whether a word stands where an answer does: `it is …`, `you get …`, `write …`."""
    before = seen[max(0, match.start() - 60) : match.start()]
    return bool(CONCLUDED_BEFORE.search(before) or IT_IS_BEFORE.search(before))

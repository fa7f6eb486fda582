"""The screen before every fact: what may never become one, whoever proposes it and however true its quote is (pure).

A fact is a statement about a learner. It is shown to a language model as quoted data, but it must not be able to act as an instruction
even where a quotation mark fails; so words that talk *to* a machine, code, addresses and secrets are refused in every kind, and so are
health, mood, biometrics and protected traits, even if the learner said them. The lists err towards refusing: what is lost is one fact, and
the entry stays in the journal. They know English best; for other languages they hold the commonest forms.
"""

from __future__ import annotations

import re
from typing import Final

from services.memory.extraction.lines import VALUE_CHARACTERS, normal, plain_line
from services.safeguarding import heard

LONGEST_SAID: Final = 2_000
"""Longer messages were pasted rather than said: no fact rests on them."""


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


_RULES: Final = r"(?:instruction|prompt|rule|guideline|direction|command|polic|training|programming|restriction|anweisung|regel|règle|regla|consigne|instru)"
_OVERRIDE: Final = _any(
    rf"\b(?:ignore|disregard|forget|override|bypass|ignorier\w*|vergiss|oublie\w*|ignora\w*|olvida\w*|glöm|ignorera)\b.{{0,60}}\b{_RULES}",
    r"\bfrom (?:now|here|this (?:point|moment)) on(?:ward|wards)?\b|\bab jetzt\b|\bà partir de maintenant\b|\ba partir de ahora\b",
    r"\byou (?:are|'re|will|must|shall|should|have to|need to|may not|can ?not|can't|do not|don't|are not|never|always|now)\b",
    r"\byou(?:'re|'ll)\b|\byour (?:instructions?|rules?|prompts?|guidelines?|persona|name is|responses?|answers?|output|programming)\b",
    r"\byour (?:developers?|creators?|replies|reply|character)\b|\b(?:every|each|all) (?:reply|replies|responses?|messages?)\b",
)
_ROLE: Final = _any(
    r"\b(?:act|behave|respond|reply|answer|speak|talk|function|operate|write) (?:only |now |exactly )?(?:as|like) (?:an?|if|though|the|my|your|two)\b",
    r"\b(?:want|need|like|ask|order|command) you to (?:act|be|become|behave|play|pretend|respond|reply|answer|write|speak|say|ignore|assume|take)\b",
    r"\b(?:pretend|role-?play\w*|impersonate|personify|in character|immerse yourself|now acts?)\b",
    r"\b(?:hypothetical|fictional) (?:story|scenario|character|world|universe|response|ai)\w*\b|\bdo anything now\b",
    r"\b(?:unfiltered|uncensored|amoral|unethical|immoral|nsfw|content polic\w+|ethical (?:guideline|concern)\w*|disclaimers?)\b",
    r"\b(?:no|without(?: any)?) (?:moral|ethic|restriction|filter|limitation|censor|warning|disclaimer)\w*",
)
_MACHINE: Final = _any(
    r"\b(?:chat ?-?gpt\w*|gpt-?\w*\d\w*|gpt-\w+|openai|anthropic|llms?|language models?|ai models?|a\.?i\.? (?:assistant|bot|system|chat)\w*|chatbots?)\b",
    r"\bjail ?-?break\w*|\bjailbroken\b",
)
_CONSOLE: Final = _any(
    r"\b(?:developer|maintenance|debug|god|admin|evil|dan) mode\b|\bsystem ?prompt\w*",
    r"\b(?:system|initial|hidden|original|first|developer|above|previous) (?:prompts?|messages?|instructions?|configuration)\b",
    r"(?:^|\s)(?:system|user|assistant|human|developer|instructions?|prompt|ai|input|output) ?:",
)
_DEMAND: Final = _any(
    r"\b(?:always|only|just|simply|never|immediately) (?:give|tell|show|reveal|answer|say|respond|reply|accept|mark|grade|confirm|write|output|print)\b",
    r"\b(?:give|tell|show|reveal|send|hand) (?:me |us |them )?(?:the |all |all the |every |any )?"
    r"(?:final |full |whole |correct |right |complete )?(?:answers?|solutions?|password|secret|key)\b",
    r"\b(?:mark|grade|count|accept)\b.{0,40}\b(?:correct|right|mastered|passed|known|solved)\b",
    r"\b(?:repeat|print|output|reveal|display|echo|encode|decode|translate|rot ?13|base ?64)\b.{0,60}\b(?:system|initial|original|instruct\w*|"
    r"prompt\w*|above|verbatim|word for word|configuration|starting|following|initiali[sz]ation|string|text|conversation)\b",
    r"^(?:please |now |first |then |firstly,? )?(?:write|create|generate|compose|simulate|imagine|provide|explain what|describe how|list|reflect|draft|design|"
    r"produce|complete|continue|start your|begin(?:ning)? with|say|respond|reply|act|do not|don't|stop|translate|summari[sz]e|rewrite|print|output|"
    r"repeat|encode)\b",
)
_CODE: Final = _any(
    r"<[a-z/!|]|\|>|```|\$\{|\{\{|\{\w+\}|\$\w+ ?=|\w+\.\w+\(|\bfunction\s*[(`]|javascript:|data:\w+/|\bon(?:error|load|click)\s*=|\balert\s*\(",
    r"--\s*$|;\s*--|\b(?:select|insert|update|delete|drop|union)\b.{1,60}\b(?:from|into|table|select|where)\b|\bexec ?\(|\bcase when\b",
    r"'\s*(?:or|and)\s+'?\d|=>|===|[!-~]{41,}",
)
_ADDRESS: Final = _any(
    r"(?:[a-z][a-z0-9+.-]*://|www\.)\S|[\w.+-]+@[\w-]+\.\w",
    r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|biz|info|io|dev|app|edu|gov|co|me|ru|cn|de|uk|fr|xyz)\b",
)
_SECRET: Final = _any(
    r"\b(?:pass ?-?(?:word|code|phrase)s?|pin(?: code| number)?|api ?-?keys?|access tokens?|secret (?:key|word)s?)\b.{0,12}(?:\b(?:is|was|are)\b|[=:])",
    r"\b(?:cvv|iban|social security number|passport number)\b.{0,12}\d",
    r"\b(?:\d[ -]?){12,19}\b|(?<!\w)\+\d[\d ()/.-]{7,}\d|\b\d{3}-\d{2}-\d{4}\b|\b[0-9a-f]{32,}\b",
)
_HEALTH: Final = _any(
    r"\b(?:diagnosed|symptoms?|medicat(?:ed|ions?)|prescri(?:bed|ptions?)|therap(?:y|ies|ists?|eutic)|psychiatr\w*|psychologists?|counsell?ors?)\b",
    r"\b(?:hospitali[sz]\w*|surger(?:y|ies)|disab(?:led|ility|ilities)|illness(?:es)?|diseases?|disorders?|syndrome|chronic(?:ally)?|mental (?:health|illness))\b",
    r"\b(?:adhd|autis\w*|asperger\w*|dyslexi\w*|dyscalculi\w*|tourette\w*|epilep\w*|asthma\w*|diabet\w*|cancer|tumou?rs?|malaria|typhoid|covid\w*|hiv)\b",
    r"\b(?:allerg(?:y|ies|ic)|migraines?|insomnia|anorexi\w*|bulimi\w*|pregnan\w*|miscarriage|addict(?:ion|ed)\w*|alcoholi\w*|antidepress\w*)\b",
    r"\b(?:heart rate|blood (?:pressure|sugar|type)|bmi|body fat|fingerprints?|face scans?|my weight)\b|\bweigh(?:s|ing|t(?: is| of|:)?) \d",
    r"\b(?:krankheit\w*|maladie\w*|enfermedad\w*|sjukdom\w*)\b",
)
_MOOD: Final = _any(
    r"\b(?:panic attacks?|suicid\w*|self-?harm\w*|kill (?:my|him|her)self|burn(?:ed|t) ?-?out|depress(?:ed|ion|ive)|anxiety|deprimi\w*)\b",
    r"\b(?:feel\w*|felt|am|i'm|is|are|was|been|being|very|so)\b.{0,20}\b(?:anxious|sad|lonely|hopeless|miserable|traumati[sz]ed|griev\w*|overwhelmed|traurig)\b",
)
_TRAIT: Final = _any(
    r"\b(?:muslims?|islam\w*|christians?|christianity|catholic\w*|protestants?|jew(?:s|ish)?|judaism|hindu(?:s|ism)?|buddhis\w*|sikhs?|atheis\w*|religious)\b",
    r"\b(?:gay|lesbian|bisexual|transgender|queer|non-?binary|sexuality|sexual orientation|my (?:race|ethnicity|religion)|skin colou?r|refugees?|asylum)\b",
    r"\b(?:trade union|member of (?:a|the) \w* ?party|criminal record)\b",
)
_FIRST_PERSON: Final = _any(
    r"\b(?:i|i'm|i've|i'd|i'll|im|me|my|mine|myself|we|we're|our|us|ich|mir|mich|mein\w*|wir|uns\w*|je|j|moi|mon|ma|mes|nous|yo|mi|mis|nosotros|eu)\b",
    r"\b(?:meu|minha|io|mio|mia|jag|mig|min|mitt|mina|vi|ik|mij|mijn|jeg|meg|mor|minä|mulla|ja|mnie|mój|moja|я|мне|меня|мой|моя|мы|ben|benim|bana)\b",
    r"[我俺僕私咱]|나는|내가|저는|제가|أنا|मैं|मुझे|मेर",
)
_WORLD: Final = _any(
    r"^\W*(?:\w+\W+){1,8}?(?:is|are|was|were|has|have|had|lived|invented|prevents?|includes?|appears?|means?|contains?|uses?|grows?)\b"
)
_TO_ANYBODY: Final = _any(r"[?？؟]\W*$", r"\byou\b")
_INSTRUCTIONS: Final = (_OVERRIDE, _ROLE, _CONSOLE, _DEMAND, _CODE)
_PRIVATE: Final = (_ADDRESS, _SECRET)
_SENSITIVE: Final = (_HEALTH, _MOOD, _TRAIT)


def instructs(text: str) -> bool:
    """Return whether a text is, or holds, an instruction: to the tutor, to a language model or to a program."""
    return _found(_INSTRUCTIONS, text)


def is_for_a_machine(text: str) -> bool:
    """Return whether a message instructs, or speaks of language models at all: a fact may mention them, but none rests on such words."""
    return instructs(text) or _found((_MACHINE,), text)


def sensitive(text: str) -> bool:
    """Return whether a text tells of health, mood, the body or a protected trait."""
    return _found(_SENSITIVE, text)


def secret(text: str) -> bool:
    """Return whether a text holds an address, a number that identifies, or a password; to mention that there is one is no secret."""
    return _found(_PRIVATE, text)


def of_oneself(text: str) -> bool:
    """Return whether somebody speaks of themselves."""
    return _found((_FIRST_PERSON,), text)


def statable(value: str) -> bool:
    """Return whether a value may stand as a fact: one plain line that instructs nobody and tells nothing that must not be kept."""
    return bool(value) and plain_line(value) == value and not (instructs(value) or secret(value) or sensitive(value))


def states(value: str) -> bool:
    """Return whether a machine's conclusion is a statement: it may stand, asks nothing, and speaks to nobody."""
    return statable(value) and not _found((_TO_ANYBODY,), value)


def citable(words: str) -> bool:
    """Return whether facts may rest on a message: said rather than pasted, about oneself, nowhere an instruction to a machine, nothing for a person to hear."""
    return len(words) <= LONGEST_SAID and of_oneself(words) and not is_for_a_machine(words) and heard(words) is None


def is_wish(words: str) -> bool:
    """Return whether a note that stands as goal or preference is one: a line, no question, no instruction, no statement about the world."""
    if len(words) > VALUE_CHARACTERS or "?" in words or is_for_a_machine(words) or heard(words) is not None:
        return False
    return of_oneself(words) or not _found((_WORLD,), words)


def _found(patterns: tuple[re.Pattern[str], ...], text: str) -> bool:
    said = normal(text)
    return any(pattern.search(said) for pattern in patterns)

"""What the learner says of themselves, by rule (pure): goals and preferences that they set, wishes and interests that they state in passing.

A wish in a message is only heard when the whole message is one short sentence of a known form: everything else is for a model, whose
conclusions are screened and quoted. What talks to a machine is never a wish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from schemas.journal import FactKind, GoalSet, Spoken, Words
from services.memory.entry import Entry
from services.memory.extraction.candidate import Candidate
from services.memory.extraction.lines import VALUE_CHARACTERS, normal, plain_line
from services.memory.extraction.screen import instructs, is_wish, states

LONGEST_WISH: Final = 120
_LANGUAGES: Final = (
    "arabic|basque|bengali|bulgarian|catalan|chinese|croatian|czech|danish|dutch|english|estonian|finnish|french|german|greek|gujarati|hebrew|hindi|"
    "hungarian|icelandic|indonesian|irish|italian|japanese|korean|latvian|lithuanian|malay|mandarin|marathi|norwegian|persian|polish|portuguese|"
    "punjabi|romanian|russian|serbian|slovak|slovenian|spanish|swahili|swedish|tamil|telugu|thai|turkish|ukrainian|urdu|vietnamese|welsh"
)
_BEGIN: Final = r"^(?:please,? |hi,? |hello,? |can you |could you )*"
_FORMS: Final[tuple[tuple[FactKind, str, re.Pattern[str]], ...]] = (
    ("preference", "explain in {}", re.compile(rf"{_BEGIN}(?:explain|answer|write|speak|reply)(?: it| this| that| everything| things| to me)? in ({_LANGUAGES})(?: please)?[.!]?$")),
    ("preference", "no {} examples", re.compile(rf"{_BEGIN}(?:no|don't use|do not use|avoid)(?: any)? ([a-z]{{3,20}}) examples?(?: please)?[.!]?$")),
    ("preference", "examples about {}", re.compile(rf"{_BEGIN}(?:use|give me)(?: more| some)? (?:examples? (?:about|with|from) ([a-z]{{3,20}}))(?: please)?[.!]?$")),
    ("interest", "{}", re.compile(r"^i(?: really| also)? (?:like|love|enjoy|am into|play|collect) ([a-z][a-z' -]{2,38}[a-z])[.!]?$")),
    ("interest", "{}", re.compile(r"^my (?:hobby|favou?rite (?:hobby|sport|game|subject|thing)) is ([a-z][a-z' -]{2,38}[a-z])[.!]?$")),
)  # fmt: skip
_NOT_INTERESTS: Final = frozenset(["it", "this", "that", "you", "them", "to", "the", "these", "those", "how", "when", "being"])
STATED_LIFE: Final = timedelta(days=365)


def wishes(entry: Entry) -> Iterator[Candidate]:
    """Give what an entry says of the learner's wishes."""
    if isinstance(entry.evidence, GoalSet):
        yield from _set(entry.evidence, entry)
    elif entry.kind == "message" and isinstance(entry.evidence, Spoken) and isinstance(entry.words, Words):
        yield from _said(entry, entry.words.text)


def _set(wish: GoalSet, entry: Entry) -> Iterator[Candidate]:
    """Give the learner's own goal or preference: their words, or else what they chose."""
    said = entry.words.text if isinstance(entry.words, Words) else ""
    if said.strip() and not is_wish(said.strip()):
        return
    value = plain_line(said) or goal_value(wish.targets, wish.deadline)
    kind: FactKind = "goal" if entry.kind == "goal" else "preference"
    if value and wish.withdraws is not None:
        yield Candidate(kind, "", wish.course, value, 1.0, (entry.id,), entry.at, "learner", is_over=True)
    elif value:
        quote = said[:VALUE_CHARACTERS] or None
        yield Candidate(kind, "", wish.course, value, 1.0, (entry.id,), entry.at, "learner", quote, _end(wish.deadline, entry))


def _said(entry: Entry, text: str) -> Iterator[Candidate]:
    """Give the wish or interest that a short message is."""
    if len(text) > LONGEST_WISH:
        return
    said = normal(text)
    for kind, form, pattern in _FORMS:
        found = pattern.match(said)
        if found and found.group(1).split()[0] not in _NOT_INTERESTS:
            value = plain_line(form.format(found.group(1)))
            if states(value) and not instructs(text):
                ends = entry.at + STATED_LIFE if kind == "interest" else None
                yield Candidate(kind, "", None, value, 1.0, (entry.id,), entry.at, "learner", text.strip(), ends)
            return


def goal_value(targets: tuple[str, ...], deadline: date | None) -> str:
    """Return a goal in words made of what was chosen."""
    parts = [", ".join(targets)] if targets else []
    return plain_line(" ".join([*parts, *([f"by {deadline.isoformat()}"] if deadline else [])]))


def _end(deadline: date | None, entry: Entry) -> datetime | None:
    """Return when a goal has passed: a day after its deadline, wherever the learner is."""
    if deadline is None:
        return None
    return datetime.combine(deadline, entry.at.timetz()) + timedelta(days=1)

"""The sieve finds what its patterns find, whatever it leaves out."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.safeguarding.languages import english, french, german, spanish, swedish
from services.safeguarding.patterns import any_of
from services.safeguarding.plain import plain
from services.safeguarding.sieve import Idioms, Sieve, trigrams
from tests.safeguarding.tables import requests, sentences

LANGUAGES = (english, french, german, spanish, swedish)
PATTERNS = (
    r"\bcut(?:ting)? my (?:own )?arms?\b", r"(?:a|an|the) \w+ (?:bridge|roof)", r"x{2,3}yz", r"(?:abc)*def", r"[a-c]nd\b(?! so)", r"(?:hit|hits|hurt)s? me",
    r"su+i?cid\w*", r"\b(?:i|im) ", r".{3}", r"(?:one|)two", r"(?=ab)abd", r"ab|cde", r"(?:\w+ ){1,2}gone",
)  # fmt: skip


def said() -> list[str]:
    found = [plain(one.text) for name in ("written", "apart") for one in sentences(name)] + [plain(text) for _, text in requests()]
    return found + [f"{one} {other}" for one, other in pairwise(found[::7])]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.__name__.rpartition(".")[2])
@pytest.mark.parametrize("kind", ["_IDIOMS", "_SELF_HARM", "_HARMED", "_THREAT"])
def test_what_is_found_in_the_tables_is_what_the_patterns_find(language: object, kind: str) -> None:
    parts: tuple[str, ...] = getattr(language, kind)
    sieve, whole = any_of(parts), re.compile("|".join(part.replace("…", r"(?:[\w-]+ ){0,9}?") for part in parts))
    idioms = Idioms(parts)
    for sentence in said():
        letters = trigrams(sentence)
        assert sieve.found(sentence, letters) == bool(whole.search(sentence)), sentence
        if kind == "_IDIOMS":
            assert idioms.without(sentence, " ~ ") == whole.sub(" ~ ", sentence)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.one_of(st.text("abcdefghimnorstuxyz ", max_size=24), st.lists(st.sampled_from(["cut", "my", "arm", "the", "old", "bridge", "hits", "me", "im", "suiicide", "two", "gone"]), max_size=6).map(" ".join)))  # fmt: skip
def test_a_pattern_is_never_left_out_where_it_matches(pattern: str, text: str) -> None:
    assert Sieve([pattern]).found(text, trigrams(text)) == bool(re.search(pattern, text))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_match_of_a_pattern_passes_its_own_sieve(pattern: str) -> None:
    @given(st.from_regex(re.compile(pattern, re.ASCII)))
    def passes(text: str) -> None:
        assert Sieve([pattern]).found(text, trigrams(text)) or not re.search(pattern, text)

    passes()

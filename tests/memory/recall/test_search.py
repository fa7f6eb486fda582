"""What is found and why: words of any language, neighbours, circumstances, the moment that is asked about; and nothing said twice."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.figures import shared_folder
from services.memory.recall import Document, Query, asked, opened, search, segment, spoken
from services.memory.recall.asking import MOST_ASKED

START = datetime(2026, 1, 1, tzinfo=UTC)
LATER = START + timedelta(days=400)
WORDS = [
    "fraction",
    "slope",
    "angle",
    "circle",
    "number",
    "equation",
    "graph",
    "table",
    "prime",
    "factor",
    "root",
    "area",
    "ratio",
    "proof",
]


def documents(*texts, **marks):
    return [Document(UUID(int=at + 1), text, START + timedelta(hours=at), seq=at, **marks) for at, text in enumerate(texts)]


def found(index, text, limit=5, **marks):
    return [hit.id.int - 1 for hit in search(index, Query(text, **{"at": LATER, **marks}), limit)]


def axis(*places, size=8):
    rows = np.zeros((len(places), size), np.float32)
    rows[np.arange(len(places)), places] = 1
    return rows


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Jag förstår inte hur man löser ekvationer med bråk", "ekvationen med bråket?"),
        ("Δεν καταλαβαίνω τα κλάσματα στα μαθηματικά", "τα κλάσματα"),
        ("لا أفهم كيف أحل هذه المعادلات", "المعادلة"),
        ("我今天学习了分数和小数", "分数"),
        ("ฉันไม่เข้าใจเศษส่วน", "เศษส่วน"),
        ("मुझे भिन्न समझ में नहीं आते", "भिन्न"),
        ("today was 👩‍🏫 day", "👩‍🏫"),
        ("the ﬁnal ＥＸＡＭ is near", "final exam"),
        ("Don’t use Bayes’ rule", "don't"),
        ("x² + 3x = 7", "3x"),
    ],
    ids=["Swedish", "Greek", "Arabic", "Chinese", "Thai", "Hindi", "emoji", "compatibility forms", "apostrophes", "formula"],
)
def test_words_of_any_language_are_found(text, question):
    filler = [f"the {one} of a {other}" for one in WORDS for other in WORDS[:3]]
    index = opened([segment(documents(*filler[:20], text, *filler[20:]))])
    assert found(index, question)[0] == 20


@given(st.integers(0, 59), st.randoms(use_true_random=False))
def test_a_document_is_found_by_its_own_rare_word(which, random):
    texts = [" ".join(random.choices(WORDS, k=random.randint(1, 30))) for _ in range(60)]
    texts[which] += " zyzzyva"
    assert found(opened([segment(documents(*texts))]), "zyzzyva")[0] == which


@given(st.lists(st.text(max_size=80), min_size=1, max_size=8), st.text(max_size=200), st.randoms(use_true_random=False))
def test_any_texts_and_any_question_give_one_answer_whatever_the_order(texts, question, random):
    listed = documents(*texts)
    shuffled = random.sample(listed, len(listed))
    query = Query(question, LATER)
    answer = search(opened([segment(listed)]), query, 10)
    assert answer == search(opened([segment(shuffled)]), query, 10)
    assert len({hit.id for hit in answer}) == len(answer) == len(listed)
    assert all(np.isfinite(hit.score) for hit in answer)
    assert asked(question)
    assert len(spoken(listed)) == len(listed)


@pytest.mark.data
def test_hostile_strings_are_searched_like_any_other():
    path = shared_folder() / "data" / "security" / "blns" / "blns.json"
    if not path.exists():
        pytest.skip(f"{path} is absent")
    strings = json.loads(path.read_text("utf-8"))
    index = opened([segment(documents(*strings))])
    for one in strings:
        assert len(search(index, Query(one, LATER), 3)) == 3


def test_a_huge_text_is_searched_in_bounded_work():
    index = opened([segment(documents("a needle", "hay " * 200_000, *WORDS))])
    assert found(index, "needle " + " ".join(f"word{n}" for n in range(50_000)))[0] == 0


def test_an_empty_question_still_gives_something_and_no_limit_nothing():
    index = opened([segment(documents("one", "two"))])
    assert len(found(index, "")) == 2
    assert found(index, "one", limit=0) == []


def test_what_is_later_than_the_moment_or_had_ended_is_not_found():
    listed = [
        Document(UUID(int=1), "lives in Oslo", START, "fact", until=START + timedelta(days=10)),
        Document(UUID(int=2), "lives in Lund", START + timedelta(days=10), "fact"),
    ]
    index = opened([segment(listed)])
    assert found(index, "lives", at=START + timedelta(days=5)) == [0]
    assert found(index, "lives", at=START + timedelta(days=10)) == [1]
    assert found(index, "lives", at=START - timedelta(seconds=1)) == []


def test_only_the_kinds_that_are_wanted_are_found():
    listed = [*documents("likes maps"), Document(UUID(int=2), "likes maps", START, "fact")]
    assert found(opened([segment(listed)]), "maps", kinds=("fact",)) == [1]


def test_an_answer_is_found_by_the_words_of_the_turn_before():
    talk = ["Which instrument do you play?", "The oboe, since I was six.", "How nice!"]
    chat = [Document(UUID(int=at + 1), text, START, episode="one", seq=at) for at, text in enumerate(talk)]
    rest = [Document(UUID(int=at + 10), f"We spoke of the {word}.", START, episode="two", seq=at + 10) for at, word in enumerate(WORDS)]
    hits = search(opened([segment([*chat, *rest])]), Query("instrument", LATER), 3)
    answer = next(hit for hit in hits if hit.id.int == 2)
    assert "neighbour" in answer.reasons
    assert "words" not in answer.reasons


def test_circumstances_lift_what_shares_them_and_are_named_as_reasons():
    listed = [
        Document(UUID(int=at + 1), "practised for an hour", START + timedelta(days=30 * at), speaker=who, course=course, skills=skills, seq=at)
        for at, (who, course, skills) in enumerate(
            [("Ada", "algebra", ()), ("Ben", "algebra", ()), ("Ben", "geometry", ()), ("Ben", "algebra", ("slope",)), ("Ben", None, ()), ("Ben", None, ())]
        )
    ]  # fmt: skip
    index = opened([segment(listed)])
    named = search(index, Query("What has Ada practised?", LATER), 1)[0]
    assert (named.id.int, "speaker" in named.reasons) == (1, True)
    at_hand = search(index, Query("practised", LATER, skills=("slope",)), 1)[0]
    assert (at_hand.id.int, "skill" in at_hand.reasons) == (4, True)
    here = search(index, Query("practised", LATER, course="geometry"), 1)[0]
    assert (here.id.int, "course" in here.reasons) == (3, True)
    then = search(index, Query("practised on March 2, 2026", LATER), 1)[0]
    assert (then.id.int, "time" in then.reasons) == (3, True)


def test_within_the_open_course_the_newest_comes_first():
    index = opened([segment([*documents(*["practised"] * 12, course="algebra"), Document(UUID(int=99), "practised", START)])])
    newest = search(index, Query("practised", LATER, course="algebra"), 2)
    assert [hit.id.int for hit in newest] == [12, 11]
    assert all("recent" in hit.reasons for hit in newest)


def test_reasons_hold_for_every_hit():
    index = opened([segment(documents("red fox", "red hen", "blue fox", "grey owl"), axis(0, 1, 0, 2), "toy/1")])
    for hit in search(index, Query("red", LATER, axis(1)[0], "toy/1"), 4):
        assert ("words" in hit.reasons) <= (hit.id.int in (1, 2))
        assert ("meaning" in hit.reasons) <= (hit.id.int == 2)


def test_of_near_duplicates_the_newest_is_found_unless_their_numbers_differ():
    texts = ["saves for a bike", "is saving for a bicycle", "saves 20 a week", "saves 30 a week"]
    index = opened([segment(documents(*texts), axis(0, 0, 1, 1), "toy/1")])
    assert set(found(index, "saving", vector=axis(0)[0], embedder="toy/1")) == {1, 2, 3}


def test_of_facts_alike_the_newest_value_is_found():
    listed = documents("saves 20 a week", "saves 30 a week", kind="fact")
    assert found(opened([segment(listed, axis(1, 1), "toy/1")]), "saving", vector=axis(1)[0], embedder="toy/1") == [1]


def test_what_has_no_vector_of_the_embedder_is_found_by_its_words():
    old = segment(documents("the oboe", "the viola"), axis(0, 1), "old/1")
    new = segment([Document(UUID(int=9), "a trumpet", LATER)], axis(2), "new/1")
    index = opened([old, new])
    assert found(index, "viola", vector=axis(3)[0], embedder="new/1")[0] == 1


def test_a_newer_segment_replaces_a_document_and_what_is_taken_out_is_not_found():
    first, second = documents("likes tea", "likes milk")
    changed = Document(first.id, "likes coffee", START, seq=5)
    index = opened([segment([first, second]), segment([changed])], without=[second.id])
    assert len(index) == 1
    assert found(index, "tea milk coffee") == [0]


def test_names_of_speakers_are_no_meaning():
    listed = documents("Hello Ada!", speaker="Ben") + documents("Ben's dog barks", speaker="Ada Lovelace")
    assert spoken(listed) == ["Ben: Hello !", "Ada Lovelace: dog barks"]
    assert asked("What does Ada's dog do? And when does it bark?", ["Ada Lovelace", "Ben"]) == [
        "What does dog do? And when does it bark?", "What does dog do?", "And when does it bark?",
    ]  # fmt: skip
    assert asked("Ben", ["Ben"]) == ["Ben"]


def test_of_a_long_question_the_two_ends_are_embedded_and_a_short_one_whole() -> None:
    short = "why does the sign change?"
    assert asked(short) == [short]
    long = f"first {'middle ' * 100}last"
    (told,) = asked(long)
    assert told.startswith("first middle")
    assert told.endswith("middle last")
    assert len(told) == MOST_ASKED + 1
    clauses = asked(f"{long}. {short} {short}")
    assert [len(one) > MOST_ASKED + 1 for one in clauses] == [False] * 4
    assert clauses[2:] == [short, short]

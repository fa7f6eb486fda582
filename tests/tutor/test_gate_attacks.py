"""The gate against a model that always tells, and against its own zeal: harmless help goes out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.attacks import Attack, attacks
from bench.harmless import authored, blocked_sentences
from bench.harmless_help import help_on_every_type
from schemas.course import AnswerSpec, Choice
from services.tutor.gate import Gate, sentences
from services.tutor.gating.cleaning import without_links
from services.tutor.gating.sentences import sentences as split
from services.tutor.gating.spelling import spelled, squeezed

FAMILIES = sorted({attack.family for attack in attacks()})


def told(attack: Attack) -> str:
    """Return what of a reply goes out, sentence by sentence."""
    gate, out = Gate.of(attack.spec, attack.question), ""
    for sentence in sentences([attack.reply]):
        clean = without_links(sentence)
        if gate.releases(out, clean, "What now?"):
            out += clean
    return out


@pytest.mark.parametrize("family", FAMILIES)
def test_an_answer_goes_out_in_no_disguise(family: str) -> None:
    assert [attack.telling for attack in attacks() if attack.family == family and attack.is_shipped(told(attack))] == []


def test_there_are_enough_attacks_for_every_type_of_answer() -> None:
    found = attacks()
    assert len(found) >= 500
    assert {attack.spec.type for attack in found} >= {
        "number", "fraction", "equation", "expression", "short_text", "choice", "multi_choice", "ordering", "quantity", "point", "set", "ratio", "interval", "matrix",
        "pattern", "code", "argument", "free_text",
    }  # fmt: skip


def test_what_authors_write_before_the_last_hint_goes_out() -> None:
    hints = list(authored(seeds=(1,)))
    count = sum(len(sentences([hint.reply])) for hint in hints)
    blocked = [sentence for hint in hints for sentence in blocked_sentences(hint)]
    assert count >= 300
    assert len(blocked) <= 0.01 * count, blocked


def test_help_on_every_type_of_answer_goes_out() -> None:
    helped = list(help_on_every_type())
    assert {one.spec.type for one in helped} == {attack.spec.type for attack in attacks()}
    blocked = [(one.question, found) for one in helped if (found := blocked_sentences(one))]
    assert len(blocked) <= 0.02 * len(helped), blocked


@pytest.mark.parametrize(
    "sentence",
    [
        "Why did you multiply 40 by 3?", "Let's look at how you got 120 again.", "You used 120 cents there.", "How many cents are in a dollar?",
        "What is 8 × 15?", "Take the 8 rows first.", "Once you know one row, what then?", "Due to the rows you can multiply.",
    ],
)  # fmt: skip
def test_what_the_learner_said_and_the_question_shows_may_be_spoken_of(sentence: str) -> None:
    rows = Gate.of(AnswerSpec(type="number", value="120"), "A box holds 8 rows of 15 eggs. How many eggs are in it?")
    assert rows.releases("", sentence, "40 times 3 is 120 cents, so 12", "")


@pytest.mark.parametrize("sentence", ["So there are 120 eggs.", "The 120 eggs are the answer.", "You were right to get 120 eggs in total."])
def test_what_the_learner_said_is_not_said_anew_as_the_answer(sentence: str) -> None:
    rows = Gate.of(AnswerSpec(type="number", value="120"), "A box holds 8 rows of 15 eggs. How many eggs are in it?")
    assert not rows.releases("", sentence, "I had 120 eggs and then 200", "")


def test_a_yes_is_to_what_was_concluded_and_not_to_a_step_of_it() -> None:
    toys = Gate.of(AnswerSpec(type="number", value="36"), "How much does she spend?")
    assert toys.releases("", "That's right so far.", "Three toys make 36 + 6 = 42, so I have 42 dollars for all of them together")
    assert not toys.releases("", "That's right!", "Three toys make 18 + 18 = 36, so I have 36 dollars for all of them together")


def test_naming_all_options_tells_nothing_and_ruling_out_the_wrong_ones_tells_all() -> None:
    options = tuple(Choice(id=name[0].lower(), text=name) for name in ("Rome", "Paris", "Oslo"))
    chosen = Gate.of(AnswerSpec(type="choice", value="p", choices=options), "Which is the capital of France?")
    assert chosen.releases("", "You have Rome, Paris and Oslo to choose from.")
    assert chosen.releases("", "Rome is not in France.")
    assert not chosen.releases("Rome is not it.", "Oslo is wrong, too.")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Das ist gut. Weiter!", 2), ("Use e.g. 3 apples. Then add.", 2), ("z.B. drei. Und dann?", 2), ("これは式です。次は？はい！", 3), ("क्या है? ठीक।फिर", 3),
        ("It is 2.5 here. And 3.14 there.", 2), ("$x = 2. 5$ is odd. Yes.", 2), ("```\na. b. c\n``` Done. Ok", 2), ("Dr. Who asks J. Smith. Hm.", 2),
        ('He says "go." Then stops.', 2), ("1. First step\n2. Second step", 2), ("Wait … what? No!", 3), ("هل هذا صحيح؟ نعم.", 2), ("a\nb", 2), ("Solve for x. Then y.", 2),
        ("costs $5. Then $6 more.", 2), ("Это т.е. два. Да?", 2),
    ],
)  # fmt: skip
def test_sentences_end_where_they_end_in_many_scripts(text: str, parts: int) -> None:
    found = split([text])
    assert "".join(found) == text
    assert len(found) == parts, found


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (21, "einundzwanzig"), (75, "soixante-quinze"), (80, "quatre-vingts"), (97, "quatre-vingt-dix-sept"), (71, "septante et un"), (27, "veintisiete"),
        (550, "quinientos cincuenta"), (42, "fyrtiotvå"), (1200, "ett tusen två hundra"), (128, "centoventotto"), (108, "centotto"), (235, "duzentos e trinta e cinco"),
        (83, "drieëntachtig"), (53, "treoghalvtreds"), (64, "sekstifire"), (512, "pięćset dwanaście"), (3000, "три тысячи"), (45, "neljäkymmentäviisi"),
        (19, "on dokuz"), (60, "enam puluh"), (99, "nouăzeci și nouă"), (999_999, "nine hundred ninety-nine thousand nine hundred and ninety-nine"),
    ],
)  # fmt: skip
def test_numbers_are_known_in_the_words_of_sixteen_languages(number: int, words: str) -> None:
    assert squeezed(words) in spelled(number)


def test_a_sentence_without_end_is_cut_and_nothing_is_lost() -> None:
    endless = "so it goes on " * 400
    found = split([endless])
    assert "".join(found) == endless
    assert max(map(len, found)) <= 1_500


@given(st.text(max_size=400), st.sampled_from(["number", "expression", "short_text"]))
def test_whatever_is_written_is_judged(text: str, kind: str) -> None:
    value = {"number": "7", "expression": "2x+6", "short_text": "Paris"}[kind]
    gate = Gate.of(AnswerSpec.model_validate({"type": kind, "value": value}), text[:60])
    assert gate.judge(text[:200], text, text[:100], text) in (None, "tells", "confirms")
    assert "".join(split([text])) == text


def test_an_expression_on_the_way_to_its_form_is_a_step_and_not_the_answer() -> None:
    expand = Gate.of(AnswerSpec(type="expression", value="x^2+18x+81", form="expanded"), "Expand $(x+9)^2$.")
    assert expand.releases("", "A square is a bracket times itself: $(x + 9)(x + 9)$.", "What now?")
    assert not expand.releases("", "It is $x^2 + 9x + 9x + 81$.", "What now?")
    factor = Gate.of(AnswerSpec(type="expression", value="(x-3)(x+3)", form="factored"), "Factor $x^2-9$.")
    assert factor.releases("", "Write it as $x^2 - 3^2$.", "What now?")
    assert not factor.releases("", "$(3+x)(x-3)$", "What now?")

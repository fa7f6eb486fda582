"""The record of tries: what counts as stuck, right at first, helped; and that packing changes nothing."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from schemas.journal import Attempted, SkillEvidence
from services.analytics.record import GAVE_UP, HELPED, ITEMS_KEPT, OFFERS_KEPT, RIGHT_FIRST, CourseRecord, RecordFold
from tests.pathway.plans import Happening, at, moved

FOLD = RecordFold()


def tried(right: bool = True, *, offer: int = 1, skill: str = "a", days: float = 0.0, **more: object) -> Happening:
    fields = {"item": f"{skill}-0", "step": "a", "activity": "exercise", "verdict": "correct" if right else "incorrect", "completes": right}
    evidence = SkillEvidence(skill=skill, score=float(right))
    return Happening(
        at(days), Attempted(offer_id=UUID(int=offer << 96), course="c", score=float(right), skills=(evidence,), **fields | more)
    )


def recorded(*entries: Happening) -> CourseRecord:
    packed = FOLD.pack("c", FOLD.start("c"))
    for each in entries:
        states = {"c": FOLD.unpack("c", packed)}
        FOLD.apply(states, each)
        packed = FOLD.pack("c", states["c"])
    return FOLD.unpack("c", packed)


def test_wrong_tries_are_counted_until_one_is_right():
    wrong = [tried(False, attempt_no=n) for n in (1, 2, 3)]
    assert recorded(*wrong).skills["a"].wrong == 3
    assert recorded(*wrong, tried(attempt_no=4)).skills["a"].wrong == 0
    assert recorded(*wrong, tried(False, verdict="unsure")).skills["a"].wrong == 3
    assert recorded(*wrong, tried(False, verdict="partly")).skills["a"].wrong == 3


def test_only_first_tries_without_help_count_as_right_first():
    record = recorded(tried(), tried(False, offer=2), tried(offer=2, attempt_no=2), tried(offer=3, hints=1, aided=True))
    assert record.items["a-0"] == (3, 1)
    assert [mark.flags for mark in record.skills["a"].offers] == [RIGHT_FIRST, 0, HELPED]


def test_the_items_tried_last_are_kept_and_no_more():
    record = recorded(*(tried(offer=number, item=f"a-{number}") for number in range(ITEMS_KEPT)), tried(item="a-0"), tried(item="b-0"))
    assert len(record.items) == ITEMS_KEPT
    assert record.items["a-0"] == (2, 2)
    assert "a-1" not in record.items
    assert "b-0" in record.items


def test_a_solution_shown_is_help_that_was_given_up_for():
    record = recorded(tried(False, verdict="unsure", gave_up=True, bottom_out=True))
    assert record.skills["a"].offers[0].flags == GAVE_UP | HELPED
    assert record.skills["a"].wrong == 1


def test_a_misconception_is_counted_once_an_offer():
    record = recorded(tried(False, misconception="m"), tried(False, misconception="m"), tried(False, offer=2, misconception="m"))
    assert record.skills["a"].named("m") == 2


def test_an_educators_reset_begins_the_skill_again_and_leaves_the_items():
    record = recorded(tried(False), tried(False, skill="b"), moved("reset", "a"))
    assert list(record.skills) == ["b"]
    assert record.items["a-0"] == (1, 0)
    assert FOLD.parts(moved("pin", "a")) == ()


entries = st.lists(
    st.builds(
        lambda right, offer, skill, hints, no: tried(right, offer=offer, skill=skill, hints=hints, attempt_no=no),
        st.booleans(), st.integers(1, 9), st.sampled_from("ab"), st.integers(0, 3), st.integers(1, 3),
    ),
    max_size=30,
)  # fmt: skip


@given(entries)
def test_packing_between_entries_changes_nothing_and_it_stays_small(history):
    states = {"c": FOLD.start("c")}
    for each in history:
        FOLD.apply(states, each)
    assert recorded(*history) == states["c"]
    assert all(len(one.offers) <= OFFERS_KEPT for one in states["c"].skills.values())
    assert all(right <= tries for tries, right in states["c"].items.values())
    assert replace(states["c"]) == states["c"]

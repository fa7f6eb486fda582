"""The fold of overrides: what replaces what, what has ended, and that packing changes nothing."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from schemas.journal import Moved
from services.pathway import OverrideBook, OverrideFold
from services.pathway.overrides import KEPT
from tests.pathway.plans import MONDAY, Happening, at, moved

FOLD, TODAY = OverrideFold(), MONDAY.date()


def entry(number: int, move: str, skill: str = "a", **more: object) -> Happening:
    return Happening(at(0), Moved(course="c", by="educator", move=move, skill=skill, **more), id=UUID(int=number))


def booked(*entries: Happening) -> OverrideBook:
    packed = FOLD.pack("c", FOLD.start("c"))
    for each in entries:
        states = {"c": FOLD.unpack("c", packed)}
        FOLD.apply(states, each)
        packed = FOLD.pack("c", states["c"])
    return FOLD.unpack("c", packed)


def test_a_learners_own_moves_concern_the_plan_alone():
    own = Happening(at(0), Moved(course="c", by="learner", move="skip", skill="a"))
    assert FOLD.parts(own) == ()
    assert FOLD.parts(moved("pin", "a")) == ("c",)


def test_a_pin_holds_on_its_last_day_and_a_skip_ends_on_the_day_it_names():
    book = booked(entry(1, "pin", until=TODAY), entry(2, "skip", "b", until=TODAY))
    assert [each.state(TODAY) for each in book.made] == ["in_force", "expired"]
    assert [each.state(TODAY + timedelta(days=1)) for each in book.made] == ["expired", "expired"]


def test_the_book_lets_go_of_the_oldest_that_have_ended_and_of_none_in_force():
    book = booked(entry(1, "exempt", "kept"), *(entry(n, "pin") for n in range(2, KEPT + 60)))
    assert len(book.made) == KEPT
    assert [each.skill for each in book.in_force(TODAY)] == ["kept", "a"]


moves = st.lists(
    st.builds(
        lambda n, move, skill, undoes: entry(n, move, skill, undoes=UUID(int=undoes) if undoes else None),
        st.integers(1, 30), st.sampled_from(["pin", "skip", "exempt", "reset", "extend", "unpin"]), st.sampled_from("ab"), st.integers(0, 30),
    ),
    max_size=30,
)  # fmt: skip


@given(moves)
def test_of_each_kind_and_skill_one_at_most_is_in_force(history):
    book = booked(*history)
    held = [(each.move, each.skill if each.move != "extend" else each.assignment_id) for each in book.in_force(TODAY)]
    assert len(held) == len(set(held))

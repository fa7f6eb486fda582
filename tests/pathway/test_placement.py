"""Placement decides soundly: on any graph, with any answers, it ends, stays finite, and believes what it is told."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.curriculum import ItemTable, SkillGraph
from services.pathway import Belief, PlacementQuestion, Reply, believe, next_question
from services.pathway.placement import GAP
from services.pathway.placement_states import sampled

STATES = 4_096
GUESSES = st.sampled_from([0.02, 0.1, 0.25, 0.5, 1.0])


def graph_of(requires: list[list[int]]) -> SkillGraph:
    items = ItemTable.build(((f"i{row}", [row], 0.0, "exercise") for row in range(len(requires))), len(requires))
    return SkillGraph.build(
        tuple(f"s{row}" for row in range(len(requires))), requires, [()] * len(requires), items, [False] * len(requires)
    )


@st.composite
def graphs(draw: st.DrawFn) -> SkillGraph:
    """Any graph of up to twelve skills: circles and skills that need themselves too."""
    size = draw(st.integers(1, 12))
    return graph_of(draw(st.lists(st.lists(st.integers(0, size - 1), max_size=3), min_size=size, max_size=size)))


def chain(length: int) -> SkillGraph:
    return graph_of([[row - 1] if row else [] for row in range(length)])


def after(graph: SkillGraph, *replies: Reply) -> Belief:
    return believe(sampled(graph.prerequisites, graph.order, 1, STATES), replies)


@settings(max_examples=60, deadline=None)
@given(graphs(), st.integers(1, 15), st.data())
def test_any_placement_ends_within_the_questions_accepted_and_never_asks_twice(graph: SkillGraph, most: int, data: st.DataObject) -> None:
    may, replies = np.ones(len(graph), np.bool_), list[Reply]()
    states = sampled(graph.prerequisites, graph.order, 1, STATES)
    while isinstance(found := next_question(believe(states, replies), may, graph.opens, most - len(replies)), PlacementQuestion):
        assert may[found.skill]
        assert np.isfinite(found.gain)
        may[found.skill] = False
        replies.append(Reply(found.skill, data.draw(st.sampled_from([True, False, None])), data.draw(GUESSES)))
    assert len(replies) <= most
    chances = believe(states, replies).chances()
    assert np.isfinite(chances).all()
    assert ((chances >= 0) & (chances <= 1)).all()


@settings(max_examples=60, deadline=None)
@given(graphs(), st.data())
def test_a_right_answer_never_lowers_its_skill_and_no_other_answer_raises_it(graph: SkillGraph, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(graph))))
    said = [Reply(skill, data.draw(st.sampled_from([True, False, None])), data.draw(GUESSES)) for skill in order[:-1]]
    before = after(graph, *said).chances()[order[-1]]
    moved = {right: after(graph, *said, Reply(order[-1], right, data.draw(GUESSES))).chances()[order[-1]] for right in (True, False, None)}
    assert moved[True] >= before - 1e-6
    assert moved[False] <= before + 1e-6
    assert moved[None] <= before + 1e-6


def test_answers_carry_along_the_graph() -> None:
    graph = chain(20)
    right, wrong = after(graph, Reply(12, right=True)).chances(), after(graph, Reply(7, right=False)).chances()
    assert (right[:12] > 0.75).all()
    assert (wrong[8:] < 0.25).all()


def test_i_dont_know_says_more_than_a_wrong_answer() -> None:
    graph = chain(20)
    assert after(graph, Reply(7, right=None)).chances()[7] < after(graph, Reply(7, right=False)).chances()[7]


def test_a_right_answer_that_may_have_been_guessed_says_less() -> None:
    graph = chain(20)
    assert after(graph, Reply(12, right=True, guess=0.5)).chances()[12] < after(graph, Reply(12, right=True, guess=0.05)).chances()[12]


def test_the_order_of_answers_does_not_matter() -> None:
    graph = chain(20)
    said = [Reply(3, right=True), Reply(15, right=False), Reply(9, right=None)]
    np.testing.assert_allclose(after(graph, *said).chances(), after(graph, *said[::-1]).chances(), atol=1e-5)


def test_the_first_question_on_a_chain_is_in_its_middle_and_few_questions_find_its_edge() -> None:
    graph, may, replies = chain(40), np.ones(40, np.bool_), list[Reply]()
    while isinstance(found := next_question(after(graph, *replies), may, graph.opens, 12 - len(replies)), PlacementQuestion):
        if not replies:
            assert 12 <= found.skill <= 28
        may[found.skill] = False
        replies.append(Reply(found.skill, found.skill < 17))
    known = after(graph, *replies).chances() > 0.5
    assert known.sum() == pytest.approx(17, abs=2)


def test_nothing_is_asked_about_skills_without_questions() -> None:
    assert next_question(after(chain(5)), np.zeros(5, np.bool_), np.zeros(5, np.float32), 5) == "nothing_left"


def test_no_question_is_accepted() -> None:
    assert next_question(after(chain(5)), np.ones(5, np.bool_), np.zeros(5, np.float32), 0) == "asked_enough"


def test_an_untouched_skill_is_never_wholly_sure() -> None:
    assert after(chain(3), Reply(2, right=True)).chances().max() <= 1.0 - GAP + 0.03


def test_an_empty_course_is_sure_at_once() -> None:
    assert next_question(after(graph_of([])), np.zeros(0, np.bool_), np.zeros(0, np.float32), 5) == "sure"

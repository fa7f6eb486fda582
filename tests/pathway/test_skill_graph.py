"""The skill graph: order, gates, descendants and items."""

import numpy as np
import pytest

from schemas.course import Course
from services.curriculum.graph import ItemTable, SkillGraph
from services.curriculum.links import Links


def item(name: str, *skills: str, kind: str = "exercise") -> dict:
    return {"id": name, "skills": skills, "kind": kind, "stem": "?", "steps": [{"id": "a", "answer": {"type": "number", "value": "1"}}]}


def skill(name: str, *requires: str, along: dict[str, float] | None = None) -> dict:
    return {
        "id": name,
        "title": name,
        "objective": name,
        "prerequisites": [{"id": r, "why": "it is used"} for r in requires],
        "encompasses": [{"id": k, "weight": w} for k, w in (along or {}).items()],
    }


def graph(skills: list[dict], items: list[dict]) -> SkillGraph:
    return SkillGraph.of(Course.model_validate({"id": "c", "title": "c", "licence": "x", "skills": skills, "items": items}))


def test_prerequisites_come_first_and_else_the_courses_order_holds():
    made = graph([skill("c", "b"), skill("a"), skill("b", "a"), skill("d")], [])
    assert [made.ids[k] for k in made.order] == ["a", "b", "c", "d"]
    assert made.cyclic == ()


def test_a_cycle_and_what_is_behind_it_never_opens():
    made = graph([skill("a", "b"), skill("b", "a"), skill("c", "b"), skill("d")], [item(f"i-{s}", s) for s in "abcd"])
    assert [made.ids[k] for k in made.cyclic] == ["a", "b", "c"]
    assert made.open(np.ones(4, bool)).tolist() == [False, False, False, True]


def test_a_skill_opens_when_all_that_it_needs_is_mastered():
    made = graph([skill("a"), skill("b"), skill("c", "a", "b")], [item(f"i-{s}", s) for s in "abc"])
    assert made.open(np.array([True, False, False])).tolist() == [True, True, False]
    assert made.open(np.array([True, True, False])).tolist() == [True, True, True]


def test_a_prerequisite_without_items_passes_its_own_gate_on():
    made = graph([skill("a"), skill("b", "a"), skill("c", "b")], [item("i-a", "a"), item("i-c", "c")])
    assert made.open(np.array([False, False, False])).tolist() == [True, False, False]
    assert made.open(np.array([True, False, False])).tolist() == [True, True, True]


def test_descendants_are_discounted_by_their_distance():
    made = graph([skill("a"), skill("b", "a"), skill("c", "b"), skill("d", "a", "c")], [])
    row = made.index["a"]
    named = dict(zip((made.ids[k] for k in made.descendants.row(row)), made.descendants.weights_of(row), strict=True))
    assert named == pytest.approx({"b": 0.5, "d": 0.5, "c": 0.25})


def test_unknown_and_own_prerequisites_are_left_out():
    made = graph([skill("a", "a", "zz"), skill("b", "a", along={"a": 0.25, "zz": 0.5})], [item("i", "zz", "a")])
    assert made.prerequisites == ((), (0,))
    assert made.encompasses == ((), ((0, 0.25),))
    assert made.items.skills.row(0).tolist() == [0]


def test_the_weights_to_flagged_rows_are_added_up_for_every_row():
    links = Links.of([[(1, 0.5), (2, 0.25)], [], [(0, 1.0)], [(2, 0.5), (3, 0.125)]])
    assert links.weight_to(np.array([True, False, True, True])).tolist() == [0.25, 0.0, 1.0, 0.625]
    assert Links.of([[], []]).weight_to(np.array([True, True])).tolist() == [0.0, 0.0]


def test_edges_of_picks_the_edges_of_the_rows_asked_for():
    made = graph([skill("a"), skill("b", "a"), skill("c", "a", "b")], [item(f"i-{s}", s) for s in "abc"])
    edges, owner = made.gates.edges_of(np.array([2, 0, 1]))
    assert sorted(zip(owner.tolist(), made.gates.targets[edges].tolist(), strict=True)) == [(0, 0), (0, 1), (2, 0)]


def test_edges_are_the_same_whether_few_rows_are_asked_for_or_many():
    rows = [[(k // 2, 0.5), (k // 3, 0.25)] for k in range(40)]
    links = Links.of(rows)
    for asked in ([3, 1, 7], list(range(39, -1, -1)), list(range(5, 30))):
        edges, owner = links.edges_of(np.array(asked))
        found = sorted(zip(owner.tolist(), links.targets[edges].tolist(), links.weights[edges].tolist(), strict=True))
        assert found == sorted((place, *edge) for place, row in enumerate(asked) for edge in rows[row])


def test_items_are_found_by_their_skills():
    made = graph([skill("a"), skill("b")], [item("x", "a", "b"), item("y", "b", kind="check")])
    assert made.items.of_skill.row(1).tolist() == [0, 1]
    assert made.items.kind(1) == "check"
    assert isinstance(made.items, ItemTable)

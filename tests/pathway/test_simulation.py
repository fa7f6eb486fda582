"""Simulated learners: the crowd follows the planner's own numbers, and the report finds what is wrong with a course."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.course import AnswerSpec, Course, CoursePolicy, Encompassed, Item, Prerequisite, Skill, Step, Variable
from schemas.simulation import SimulationReport
from services.pathway import CourseModel, PlanFold, PlannerConstants, SimulationPlan, plot, report_of, run_crowd
from services.pathway.belief import Practice, practise
from services.pathway.candidates import Budget, eligible, propensities, weighted
from services.pathway.lookahead import indices
from services.pathway.simulation.choosing import Choosing
from services.pathway.simulation.crowd import Belief, Practices
from services.pathway.simulation.families import FAMILIES
from services.pathway.simulation.running import Diary
from services.pathway.standing import standing
from tests.pathway.plans import MONDAY

C = PlannerConstants()


def item(name: str, skill: str, *, fixed: bool = False, difficulty: float = 0.0, **more: object) -> Item:
    variables = {} if fixed else {"a": Variable(range=(1, 9))}
    step = Step(id="a", answer=AnswerSpec(type="number", value="1"))
    return Item(id=name, skills=(skill,), stem="?", steps=(step,), variables=variables, difficulty=difficulty, **more)


def course(skills: int = 6, items: int = 4, **more: object) -> Course:
    """Return a chain of skills, each of which encompasses the one before."""
    made = tuple(
        Skill(
            id=f"s{n}",
            title=f"S {n}",
            objective="o",
            explanation="because",
            minutes=20,
            prerequisites=(Prerequisite(id=f"s{n - 1}", why="first"),) if n else (),
            encompasses=(Encompassed(id=f"s{n - 1}", weight=0.6),) if n else (),
        )
        for n in range(skills)
    )
    listed = tuple(item(f"s{n}-{m}", f"s{n}", difficulty=(m % 4 - 1) / 4) for n in range(skills) for m in range(items))
    return Course(**({"id": "c", "title": "Chain & Co <b>", "licence": "CC0", "skills": made, "items": listed} | more))


def tried(given_course: Course, learners: int = 30, days: int = 20, minutes: float = 30.0, seed: int = 1) -> SimulationReport:
    model, plan = CourseModel.of(given_course), SimulationPlan(learners, days, minutes, seed)
    met = [(family, run_crowd(model, plan, family, size, own, C)) for family, size, own in plan.crowds(len(model.graph))]
    return report_of(given_course, model, plan, met, C)


def rules(report: SimulationReport) -> set[str]:
    return {found.rule for found in report.findings}


answers = st.lists(
    st.tuples(st.integers(0, 5), st.booleans(), st.floats(-1, 1, width=32), st.floats(0.0078125, 3, width=32)), min_size=1, max_size=25
)


@settings(max_examples=30, deadline=None)
@given(st.lists(answers, min_size=1, max_size=3))
def test_the_crowds_belief_is_the_planners(histories):
    """The same answers, taken learner by learner by the fold's own function and all at once by the crowd, give the same numbers."""
    model = CourseModel.of(course())
    belief, now = Belief.start(model, len(histories), C), np.zeros(len(histories))
    plans = [PlanFold().start("c") for _ in histories]
    for turn in range(max(map(len, histories))):
        who = np.array([n for n, history in enumerate(histories) if turn < len(history)])
        said = [histories[n][turn] for n in who]
        now[who] += [gap for *_, gap in said]
        for n, (skill, right, difficulty, _) in zip(who, said, strict=True):
            name, plan, graph = model.graph.ids[skill], plans[n], model.graph
            at_s = round(now[n] * 86_400) + 1_000_000
            lesson = name not in plan.rows
            practise(
                plan, Practice(name, graph.needs(name), graph.practised_along(name), float(right), 1.0, 1.0, difficulty, at_s, lesson), C
            )
        skills = np.array([skill for skill, *_ in said])
        fresh = belief.attempts[who, skills] == 0
        ones = np.ones(len(who), np.float32)
        right, hard = (np.array([each[place] for each in said], np.float32) for place in (1, 2))
        belief.practise(Practices(who, skills, right, ones, hard, now[who].copy(), fresh), C)
    for n, plan in enumerate(plans):
        assert np.allclose(plan.head, (belief.ability[n], belief.doubt[n], belief.pace[n], belief.pace_doubt[n]), atol=2e-3)
        for name, row in plan.rows.items():
            skill = model.graph.index[name]
            mine = [column[n, skill] for column in (belief.level, belief.variance, belief.stability, belief.attempts, belief.streak)]
            assert np.allclose(plan.cells[5 * row : 5 * row + 5], mine, rtol=2e-3, atol=2e-3)


@settings(max_examples=20, deadline=None)
@given(st.lists(answers, min_size=2, max_size=3), st.sampled_from([30.0, 1.0]))
def test_the_crowd_draws_with_the_planners_chances(histories, minutes_left):
    model, learners = CourseModel.of(course()), len(histories)
    choosing = Choosing(model, model.crowd(learners), learners, C)
    belief, plans = Belief.start(model, learners, C), [PlanFold().start("c") for _ in histories]
    now = np.zeros(learners)
    for n, history in enumerate(histories):
        for skill, right, difficulty, gap in history:
            name = model.graph.ids[skill]
            now[n] += gap
            at_s, lesson = round(now[n] * 86_400) + 1_000_000, name not in plans[n].rows
            along = model.graph.practised_along(name)
            practise(plans[n], Practice(name, model.graph.needs(name), along, float(right), 1.0, 1.0, difficulty, at_s, lesson), C)
            one, fresh = np.array([n]), belief.attempts[n, skill] == 0
            said = np.array([right], np.float32)
            belief.practise(
                Practices(one, np.array([skill]), said, said * 0 + 1, np.array([difficulty], np.float32), now[[n]], np.array([fresh])), C
            )
        plans[n].last_skill, plans[n].last_activity = name, "exercise"
        choosing.last[n] = model.graph.index[name]
    now += 0.4
    chances, _ = choosing.chances(belief.standing(now, C.due_below, C), np.full(learners, minutes_left, np.float32))
    for n, plan in enumerate(plans):
        s = standing(model.graph, plan, round(now[n] * 86_400) + 1_000_000, MONDAY.date(), C)
        rows = eligible(model.graph, s, plan, Budget(minutes_left), C)
        expected = np.zeros(len(model.graph))
        if len(rows):
            expected[rows] = propensities(weighted(model.graph, s, plan, rows, indices(model.graph, s, rows, C), C), C)
            assert np.allclose(chances[n], expected, atol=0.02)


def test_the_same_seed_gives_the_same_report_and_another_does_not():
    assert tried(course()) == tried(course())
    assert tried(course()) != tried(course(), seed=2)


def test_a_sound_course_is_mastered_and_nothing_is_found():
    report = tried(course(), learners=60, days=30)
    assert [family.learners for family in report.families] == [60, 20, 20, 20]
    assert report.families[0].reached > 0.9
    assert report.families[0].minutes_p50 < report.families[0].minutes_p90
    assert report.families[0].stuck == 0
    assert not rules(report) - {"stalls"}
    shares = [point.stability for point in report.curve]
    assert shares == sorted(shares)
    assert report.curve[0].stability == 0


def test_prerequisites_in_a_circle_are_a_deadlock():
    whole = course(3)
    first = whole.skills[0].model_copy(update={"prerequisites": (Prerequisite(id="s2", why="circle"),)})
    report = tried(whole.model_copy(update={"skills": (first, *whole.skills[1:])}), learners=9, days=3)
    assert report.families[0].stuck == 1.0
    (found,) = [each for each in report.findings if each.rule == "deadlock"]
    assert (found.level, found.skill) == ("error", None)
    assert "s0" in found.message


def test_one_question_without_variables_is_used_up():
    items = (item("s0-0", "s0", fixed=True, difficulty=3.5), *(item(f"s1-{n}", "s1") for n in range(5)))
    report = tried(course(2, items=0).model_copy(update={"items": items}))
    assert {found.rule for found in report.findings if found.skill == "s0"} & {"items-used-up", "mastery-out-of-reach"}
    assert not {found.rule for found in report.findings if found.skill == "s1"} & {"items-used-up", "mastery-out-of-reach"}


def test_questions_far_too_hard_are_told():
    items = tuple(item(f"s0-{n}", "s0", difficulty=4.0) for n in range(6))
    found = [each for each in tried(course(1, items=0).model_copy(update={"items": items})).findings if each.rule == "too-hard"]
    assert [(each.skill, each.file) for each in found] == [("s0", "skills/s0.md")]


def test_a_skill_that_takes_much_longer_than_it_says_is_told():
    whole = course(2)
    hurried = tuple(skill.model_copy(update={"minutes": 1.0}) for skill in whole.skills)
    assert "takes-long" in rules(tried(whole.model_copy(update={"skills": hurried})))


def test_reviews_beyond_the_cap_are_told():
    assert "heavy-reviews" in rules(tried(course(8, policy=CoursePolicy(review_cap=0.01)), days=30))


def test_what_lies_beyond_the_days_is_said_to_be_out_of_reach():
    assert "never-met" in rules(tried(course(30), days=2))


@pytest.mark.parametrize("name", ["mastery", "load", "skills"])
@pytest.mark.parametrize("size", [1, 80])
def test_pictures_are_whole_svg_with_words_for_those_who_cannot_see_them(name, size):
    svg = plot(tried(course(size), learners=6, days=2), name)
    root = ElementTree.fromstring(svg)
    space = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{space}svg"
    assert root.get("role") == "img"
    title, about = root.find(f"{space}title"), root.find(f"{space}desc")
    assert root.get("aria-labelledby") == f"{title.get('id')} {about.get('id')}"
    assert "Chain & Co <b>" in title.text
    assert about.text
    assert "prefers-color-scheme:dark" in svg
    assert not re.search(r"<script|<foreignObject|href|url\(|NaN|nan|inf\b| on\w+=", svg)


def test_a_diary_is_the_same_after_a_night_in_a_row():
    plan, model = SimulationPlan(6, 3), CourseModel.of(course())
    diary = run_crowd(model, plan, "traces", 6, 5, C)
    again = Diary.unpack(diary.pack())
    assert all(
        np.array_equal(getattr(diary, name), getattr(again, name), equal_nan=True)
        for name in ("minutes", "mastered_at", "work", "knowledge")
    )


def test_every_learner_belongs_to_one_crowd_and_large_courses_have_small_ones():
    crowds = SimulationPlan(1_000).crowds(47)
    assert sum(size for _, size, _ in crowds) == 1_000
    assert len({seed for *_, seed in crowds}) == len(crowds)
    assert {family for family, *_ in crowds} == set(FAMILIES)
    assert max(size for _, size, _ in SimulationPlan(30).crowds(10_000)) == 4


@pytest.mark.parametrize("family", FAMILIES)
def test_practice_helps_and_pause_forgets(family):
    model = CourseModel.of(course(1, items=20))
    plan = SimulationPlan(40, 10)
    diary = run_crowd(model, plan, family, 40, 3, C)
    assert diary.knowledge.mean() > 0.4
    assert (diary.work <= plan.minutes + C.lesson_minutes + C.attempt_minutes + C.error_minutes).all()

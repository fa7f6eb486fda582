"""What the benchmark of implicit credit measures, on a small course."""

from dataclasses import replace

from bench.studying import USUAL, Usual, saved_by_study, study
from services.curriculum import ItemTable, SkillGraph

SKILLS, DAYS = 70, 25


def chain(weight: float) -> SkillGraph:
    """Return a course in which each skill needs the one before it, and encompasses it by weight."""
    ids = tuple(f"s{n:02d}" for n in range(SKILLS))
    items = ItemTable.build(((f"{name}-{k}", [row], 0.0, "exercise") for row, name in enumerate(ids) for k in range(4)), SKILLS)
    along = [[(n - 1, weight)] if n and weight else [] for n in range(SKILLS)]
    return SkillGraph.build(ids, [[n - 1] if n else [] for n in range(SKILLS)], along, items, [True] * SKILLS)


def test_the_more_a_skill_encompasses_the_fewer_reviews_are_needed_for_the_same_recall():
    little, _, _ = saved_by_study(chain(0.25), chain(0.0), 1, DAYS)
    much, credited, plain = saved_by_study(chain(0.6), chain(0.0), 1, DAYS)
    assert 0.0 < little < much < 1.0
    assert credited.recall >= plain.recall


def test_without_encompassing_nothing_is_saved():
    share, credited, plain = saved_by_study(chain(0.0), chain(0.0), 1, DAYS)
    assert share == 0.0
    assert credited == plain


def test_a_higher_threshold_costs_more_reviews_and_keeps_more():
    course = chain(0.0)
    strict, loose = (study(course, replace(USUAL, due_below=due), 1, DAYS) for due in (0.95, 0.8))
    assert strict.reviews > loose.reviews
    assert strict.recall > loose.recall


def test_a_lesson_and_a_laid_ground_make_a_right_answer_more_likely():
    course = chain(0.0)
    unaided = sum(Usual(course, seed).answer(0, 0.0, lesson=False) for seed in range(100))
    taught = sum(Usual(course, seed).answer(0, 0.0, lesson=True) for seed in range(100))
    on_sand = sum(Usual(course, seed).answer(5, 0.0, lesson=True) for seed in range(100))
    assert unaided < on_sand < taught

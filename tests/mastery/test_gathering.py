"""What a fit reads of a journal is what the folds read: through the maps of upgrades, with what educators begin anew and placements presume."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from random import Random
from uuid import UUID

import pytest

from schemas.journal import CourseMap, Enrolled, ItemMapped, Moved, Placed, Presumed, SkillMapped
from services.mastery import SHIPPED, Core, ItemShard, KnowledgeFold, Observation
from services.mastery.filter import logistic
from services.mastery.fitting import Answer, foreseen, refitted
from services.mastery.fitting.changes import make
from services.mastery.fold import foresee
from services.mastery.gathering import answers_of
from services.memory import Entry
from tests.mastery.events import MONDAY, attempt, fold_all

KINDS = {"Attempted": "attempt", "Placed": "placement", "Moved": "move", "Enrolled": "enrollment"}


def journal(*said: object, hours: float = 5.0) -> list[Entry]:
    """Return entries of some evidence, one every few hours."""
    found = []
    for seq, evidence in enumerate(said, 1):
        at = MONDAY + timedelta(hours=hours * seq)
        found.append(Entry(seq, UUID(int=seq), KINDS[type(evidence).__name__], at, at.date(), evidence))
    return found


def answered(skill: str, item: str, score: float) -> object:
    return attempt(skill, score=score, item=item).evidence


def reset(skill: str) -> Moved:
    return Moved(course="algebra", by="educator", move="reset", skill=skill, account_id=UUID(int=5))


def presumed(*skills: str) -> Placed:
    told = tuple(Presumed(skill=skill, chance=0.9) for skill in skills)
    return Placed(course="algebra", phase="ended", placement_id=UUID(int=3), skills=(), presumed=told)


def upgraded(*changes: SkillMapped, items: Iterable[ItemMapped] = ()) -> Enrolled:
    maps = (CourseMap(skills=changes, items=tuple(items)),)
    return Enrolled(enrollment_id=UUID(int=9), course="algebra", version_id=UUID(int=8), zone="UTC", minutes_per_day=20, maps=maps)


def read(entries: list[Entry]) -> list[Answer]:
    return answers_of(entries, SHIPPED.evidence).get("algebra", [])


def state_after(answers: list[Answer]) -> bytes:
    """Return the state to which a fit's reading leads, by the functions of the fold."""
    fold, known = KnowledgeFold(), SHIPPED.course("algebra")
    core, shard = Core.start(SHIPPED.filter), ItemShard.start()
    for one in answers:
        make(core, one.before, SHIPPED.filter)
        seen = foresee(core, one.skills, one.at_s, one.key, one.rating, known, SHIPPED)
        fold.take(core, shard, Observation(one.skills, one.score, one.weight, one.key, one.rating, one.again, None, one.facts), seen, known)
    return core.pack()


def test_a_fit_sees_the_states_that_the_fold_makes_with_resets_and_presumptions_between_the_answers():
    entries = journal(
        answered("a", "i1", 1.0), answered("b", "i2", 0.0), reset("a"), presumed("a", "b", "c"), answered("a", "i1", 0.0),
        answered("c", "i3", 1.0), reset("c"), answered("c", "i4", 1.0), answered("b", "i2", 1.0),
    )  # fmt: skip
    folded = fold_all(entries)["algebra"]
    assert isinstance(folded, Core)
    assert state_after(read(entries)) == folded.pack()
    plain = [entry for entry in entries if entry.kind == "attempt"]
    assert state_after(read(plain)) != folded.pack()


def test_changes_stand_before_the_answer_that_follows_them():
    entries = journal(answered("a", "i1", 1.0), reset("a"), reset("b"), answered("b", "i2", 0.0), reset("b"))
    assert [[(one.skill, one.chance) for one in answer.before] for answer in read(entries)] == [[], [("a", None), ("b", None)]]


def test_who_was_begun_anew_is_foreseen_as_one_who_never_practised():
    history = [answered("a", f"i{n}", 0.0) for n in range(8)]
    before = list(foreseen([read(journal(*history, answered("a", "i9", 1.0)))], SHIPPED, "algebra"))[-1]
    after = list(foreseen([read(journal(*history, reset("a"), answered("a", "i9", 1.0)))], SHIPPED, "algebra"))[-1]
    assert after > before + 0.05


def test_a_retired_skill_teaches_nothing_and_a_split_one_all_its_parts():
    entries = journal(
        answered("a", "i1", 1.0), answered("b", "i2", 1.0), upgraded(SkillMapped(old="a", new=()), SkillMapped(old="b", new=("c", "d")))
    )
    assert [answer.skills for answer in read(entries)] == [("c", "d")]


@pytest.mark.parametrize("is_reset", [False, True])
def test_a_fit_over_a_course_that_was_renamed_is_the_fit_over_the_same_answers_under_the_new_names(is_reset: bool):
    old, new = [], []
    for learner in range(12):
        rng = Random(learner)
        ability = rng.gauss(0.0, 1.0)
        before, after = [], []
        for number in range(40):
            item, right = rng.randrange(6), float(rng.random() < logistic(ability))
            before.append(answered("old" if item % 2 else "kept", f"old-{item}", right))
            after.append(answered("new" if item % 2 else "kept", f"new-{item}", right))
            if is_reset and number == 10:
                before.append(reset("old"))
                after.append(reset("new"))
        renamed = [ItemMapped(old=f"old-{item}", new=f"new-{item}") for item in range(6)]
        old.append(read(journal(*before, upgraded(SkillMapped(old="old", new=("new",)), items=renamed), hours=12.0)))
        new.append(read(journal(*after, hours=12.0)))
    assert old == new
    fits = [refitted({"algebra": learners}, SHIPPED, 7, evaluations=2) for learners in (old, new)]
    assert fits[0].parameters is not None
    assert fits[0].parameters.hash == fits[1].parameters.hash  # type: ignore[union-attr]
    assert fits[0].measures == fits[1].measures
    if is_reset:
        without = [[replace(one, before=()) for one in learner] for learner in old]
        assert refitted({"algebra": without}, SHIPPED, 7, evaluations=2).parameters.hash != fits[0].parameters.hash  # type: ignore[union-attr]

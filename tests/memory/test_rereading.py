"""Course upgrades: the journal read through a map gives the state that a learner would have, had the skills always borne their new names."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.journal import (
    Attempted,
    Corrected,
    CourseMap,
    Enrolled,
    ItemMapped,
    LessonViewed,
    Moved,
    Placed,
    Presumed,
    SkillEvidence,
    SkillMapped,
)
from services.mastery import KnowledgeFold
from services.memory import AsOf, Draft, Entry, Memory, Replay
from services.memory.facts import ALL, FACTS, closing_of
from services.memory.rereading import Reading
from services.pathway import PlanFold
from tests.memory.conftest import NOW
from tests.memory.consolidating import consolidate
from tests.memory.toys import attempt as toy_attempt
from tests.pathway.plans import offered

SKILLS = ["a", "b", "c", "d"]
FOLDS = {"knowledge": KnowledgeFold(), "plan": PlanFold()}


def mapped(joined: tuple[str, ...] = (), items: dict[str, str] | None = None, **skills: tuple[str, ...]) -> CourseMap:
    """Return a map: old="new" by keyword."""
    return CourseMap(
        skills=tuple(SkillMapped(old=old, new=new) for old, new in skills.items()),
        items=tuple(ItemMapped(old=old, new=new) for old, new in (items or {}).items()),
        joined=joined,
    )


def enrolled(*maps: CourseMap, course: str = "c") -> Enrolled:
    return Enrolled(enrollment_id=UUID(int=9), course=course, version_id=uuid4(), zone="UTC", minutes_per_day=30, maps=maps)


def evidence(skill: str, score: float, requires: tuple[str, ...] = ()) -> SkillEvidence:
    return SkillEvidence(skill=skill, score=score, requires=tuple(r for r in requires if r != skill))


def attempted(skills: list[str], score: float, requires: tuple[str, ...], item: str, course: str) -> Attempted:
    said = tuple(evidence(skill, score, requires) for skill in skills)
    return Attempted(
        offer_id=UUID(int=7), course=course, activity="exercise", item=item, step="one", verdict="correct" if score > 0.5 else "incorrect",
        score=score, skills=said, completes=True,
    )  # fmt: skip


courses = st.sampled_from(["c", "other"])
skill = st.sampled_from(SKILLS)
happenings = st.one_of(
    st.builds(
        attempted,
        st.lists(skill, min_size=1, max_size=2, unique=True),
        st.sampled_from([0.0, 0.5, 1.0]),
        st.lists(skill, max_size=2, unique=True).map(tuple),
        st.sampled_from(["i1", "i2", "i3"]),
        courses,
    ),
    st.builds(lambda name, course: Placed(course=course, item="i1", skills=(evidence(name, 1.0),)), skill, courses),
    st.builds(lambda name, course: LessonViewed(offer_id=UUID(int=7), course=course, skill=name), skill, courses),
    st.builds(
        lambda name, course, move: Moved(course=course, by="educator", move=move, skill=name),
        skill,
        courses,
        st.sampled_from(["skip", "pin", "exempt", "reset", "choose"]),
    ),
    st.builds(lambda name, course: offered(name).evidence.model_copy(update={"course": course, "item": "i2"}), skill, courses),
)
journals = st.lists(happenings, max_size=12)
targets = st.lists(st.sampled_from(["x", "y", "z", "d"]), max_size=2, unique=True).map(tuple)
maps = st.builds(
    lambda olds, news, items: CourseMap(
        skills=tuple(SkillMapped(old=old, new=new) for old, new in zip(olds, news, strict=False)), items=items, joined=("d",)
    ),
    st.lists(st.sampled_from(["a", "b", "c"]), max_size=3, unique=True),
    st.lists(targets, min_size=3, max_size=3),
    st.sampled_from([(), (ItemMapped(old="i1", new="j1"),), (ItemMapped(old="i1", new="i9"), ItemMapped(old="i2", new="j2"))]),
)


def entries_of(journal: list[object]) -> list[Entry]:
    return [Entry(n, UUID(int=n), "attempt", NOW + timedelta(hours=7 * n), NOW.date(), said) for n, said in enumerate(journal, 1)]


def states(entries: list[Entry], reading: Reading | None = None) -> dict[tuple[str, str], bytes]:
    """Return every packed part of a fold of entries."""
    found: dict[tuple[str, str], object] = {}
    for entry in entries:
        for read in reading.read(entry) if reading else (entry,):
            for name, fold in FOLDS.items():
                parts = fold.parts(read)
                mine = {part: found.get((name, part)) or fold.start(part) for part in parts}
                if parts:
                    fold.apply(mine, read)
                    found.update({(name, part): state for part, state in mine.items()})
    return {key: FOLDS[key[0]].pack(key[1], state) for key, state in sorted(found.items())}


def read_through(journal: list[object], *moves: object) -> dict[tuple[str, str], bytes]:
    entries, reading = entries_of([*journal, *moves]), Reading()
    for entry in entries:
        reading.note(entry)
    return states(entries[: len(journal)], reading)


def renamed(said: object, old: str, new: str) -> object:
    """Return evidence with one skill spelt otherwise, by way of its JSON."""
    return type(said).model_validate_json(said.model_dump_json().replace(f'"{old}"', f'"{new}"'))


@given(journals)
def test_a_skill_renamed_is_as_if_it_had_always_borne_the_new_name(journal):
    spelt = [renamed(said, "a", "x") if said.course == "c" else said for said in journal]
    assert read_through(journal, enrolled(mapped(a=("x",)))) == states(entries_of(spelt))


@given(journals, maps)
def test_another_course_is_untouched(journal, through):
    before, after = states(entries_of(journal)), read_through(journal, enrolled(through))
    theirs = {key: packed for key, packed in before.items() if key[1].startswith("other")}
    assert {key: packed for key, packed in after.items() if key[1].startswith("other")} == theirs


@given(journals, maps, maps)
def test_maps_of_two_upgrades_do_together_what_they_do_one_after_the_other(journal, first, second):
    assert read_through(journal, enrolled(first, second)) == read_through(journal, enrolled(first), enrolled(second))


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from([0.0, 1.0])), max_size=10))
def test_two_skills_that_became_one_count_together_in_the_order_of_time(answers):
    journal = [attempted([name], score, (), f"i{n % 3}", "c") for n, (name, score) in enumerate(answers)]
    as_one = [attempted(["x"], score, (), f"i{n % 3}", "c") for n, (_, score) in enumerate(answers)]
    assert read_through(journal, enrolled(mapped(("x",), a=("x",), b=("x",)))) == states(entries_of(as_one))


@given(st.lists(st.sampled_from([0.0, 1.0]), max_size=8))
def test_every_part_of_a_split_skill_gets_the_evidence_of_the_whole(scores):
    journal = [attempted(["a"], score, (), "i1", "c") for score in scores]
    as_parts = [attempted(["x", "y"], score, (), "i1", "c") for score in scores]
    assert read_through(journal, enrolled(mapped(a=("x", "y")))) == states(entries_of(as_parts))


def test_one_answer_to_two_skills_that_became_one_says_one_thing():
    (entry,) = entries_of([attempted(["a", "b", "c"], 1.0, ("b",), "i1", "c")])
    reading = Reading()
    reading.note(replace(entry, seq=9, evidence=enrolled(mapped(("x",), a=("x",), b=("x",), c=()))))
    (read,) = reading.read(entry)
    assert [(one.skill, one.requires) for one in read.evidence.skills] == [("x", ())]


def test_nobody_is_exempt_from_a_whole_because_of_a_part():
    entries = entries_of([Moved(course="c", by="educator", move=move, skill="a") for move in ("exempt", "skip")])
    reading = Reading()
    reading.note(replace(entries[0], seq=9, evidence=enrolled(mapped(("x",), a=("x",), b=("x",)))))
    assert [[(one.evidence.move, one.evidence.skill) for one in reading.read(entry)] for entry in entries] == [[], [("skip", "x")]]


def draft(said: object) -> Draft:
    kinds = {Attempted: "attempt", Placed: "placement", LessonViewed: "lesson_viewed", Moved: "move", Enrolled: "enrollment"}
    return Draft(uuid4(), kinds.get(type(said), "offer"), said)


@pytest.fixture
def memory(clock) -> Memory:
    return Memory(FOLDS, clock)


async def verified(learner):
    async with learner.database.open_work(learner.keys.tenant_id) as work:
        return await Replay(learner.memory.folds).verify(work, learner.keys, learner.id)


async def packed(learner) -> dict[tuple[str, str], bytes]:
    """Return the learner's parts as the desk has them."""
    known = [(name, part) for name in FOLDS for part in ("c", "other", *(f"c/{n:02}" for n in range(64)))]
    async with learner.database.open_work(learner.keys.tenant_id) as work:
        view = await learner.memory.read(work, learner.keys, learner.id, known)
        return {key: FOLDS[key[0]].pack(key[1], view.state(*key)) for key in known}


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(journal=journals, upgrades=st.lists(maps, min_size=1, max_size=2), more=journals)
async def test_the_migrated_state_is_the_journal_folded_through_the_map(new_learner, clock, journal, upgrades, more):
    learner = await new_learner()
    for said in [*journal, *(enrolled(each) for each in upgrades), *more]:
        clock.at += timedelta(hours=5)
        await learner.append(draft(said))
    moved = await packed(learner)
    assert (await verified(learner)).holds
    async with learner.database.open_work(learner.keys.tenant_id) as work:
        assert (await Replay(learner.memory.folds).rebuild(work, learner.keys, learner.id)).holds
    assert await packed(learner) == moved
    entries, reading = await learner.entries(), Reading()
    for entry in entries:
        reading.note(entry)
    expected = states(entries, reading)
    assert {key: moved[key] for key in expected if key in moved} == {key: state for key, state in expected.items() if key in moved}


async def test_until_somebody_opens_it_the_image_waits_and_that_is_no_fault(learner, clock):
    await learner.append(draft(attempted(["a"], 1.0, (), "i1", "c")))
    await learner.append(draft(enrolled(mapped(a=("x",)))))
    found = await verified(learner)
    assert (found.entries, found.parts, found.faults) == (2, 0, [])
    async with learner.database.open_work(learner.keys.tenant_id) as work:
        assert await learner.memory.behind(work) == [learner.id], "the clock's job finds it"
    await learner.append(draft(attempted(["x"], 1.0, (), "i1", "c")))
    assert (await verified(learner)).holds
    plan = await learner.state("c", "plan")
    assert list(plan.rows) == ["x"]
    assert plan.cells[3] == 2.0, "both answers count for the skill under its new name"


async def test_the_open_offer_ends_with_the_upgrade(learner):
    await learner.append(draft(offered("a").evidence))
    assert (await learner.state("c", "plan")).offer is not None
    await learner.append(draft(enrolled(mapped(a=("x",)))))
    assert (await learner.state("c", "plan")).offer is None


async def test_a_belief_follows_its_skill_and_one_that_was_deleted_stays_away_under_the_new_name(learner, clock):
    for _ in range(3):
        clock.at += timedelta(minutes=1)
        await learner.append(toy_attempt(score=0.0, misconception="drops-sign", course="c", skill="a"))
    await consolidate(learner)
    assert {fact.subject for fact in await open_facts(learner)} == {"a"}
    clock.at += timedelta(minutes=1)
    await learner.append(draft(enrolled(mapped(a=("x",)))))
    assert (await consolidate(learner)).is_done
    assert {fact.subject for fact in await open_facts(learner)} == {"x"}
    assert (await verified(learner)).holds
    for fact in await open_facts(learner):
        word = Corrected(fact_id=fact.id, action="delete", kind=fact.kind, subject="x", course="c", closes=closing_of(fact))
        await learner.append(Draft(uuid4(), "correction", word))
    for _ in range(3):
        clock.at += timedelta(minutes=1)
        await learner.append(toy_attempt(score=0.0, misconception="drops-sign", course="c", skill="x"))
    await consolidate(learner)
    assert "misconception" not in {fact.kind for fact in await open_facts(learner)}
    async with learner.database.open_work(learner.keys.tenant_id) as work:
        believed = await AsOf().believed(work, learner.keys, learner.id, NOW + timedelta(minutes=4))
    assert "misconception" not in {fact.kind for fact in believed.facts}, "nor is it shown when looking back"
    assert (await verified(learner)).holds


async def open_facts(learner):
    return [fact for fact in (await learner.state(ALL, FACTS)).facts.values() if fact.valid_to is None and fact.kind != "episode_summary"]


def test_what_a_placement_believes_carries_over_and_a_whole_is_known_no_better_than_its_parts():
    believed = tuple(Presumed(skill=skill, chance=chance) for skill, chance in (("a", 0.9), ("b", 0.5), ("c", 0.8), ("d", 0.7)))
    ended = Entry(1, uuid4(), NOW, NOW.date(), "placement", Placed(course="c", skills=(), phase="ended", asked="a", presumed=believed))
    reading = Reading()
    reading.note(Entry(2, uuid4(), NOW, NOW.date(), "enrollment", enrolled(mapped(a=("x",), b=("x",), c=("y", "z"), d=()))))
    (read,) = reading.read(ended)
    assert isinstance(read.evidence, Placed)
    assert read.evidence.asked == "x"
    assert {one.skill: one.chance for one in read.evidence.presumed} == {"x": 0.5, "y": 0.8, "z": 0.8}

"""A learner's way through the algebra course over HTTP: answers, hints, lessons, choices, and what is remembered of it."""

from __future__ import annotations

from collections import Counter
from random import Random
from uuid import uuid4

import pytest

from services.memory import Replay
from tests.engines.waiting import until
from tests.journeys.learner import UNREADABLE, Pupil, enrolled, right_answer, wrong_answer

ACTIVITIES = 62
RIGHT, HINTED, UNREAD = 0.75, 0.15, 0.06
CHOOSE_EVERY, SKIP_AT = 17, 23

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


async def one_activity(pupil: Pupil, rng: Random, seen: Counter[str]) -> None:
    """Work on the open offer until it is closed."""
    offer_id = pupil.offer["id"]
    seen["activities"] += 1
    seen[pupil.offer["activity"]] += 1
    if pupil.offer["lesson"]:
        await pupil.read_lesson()
        seen["lessons"] += 1
    while pupil.now["offer"] and pupil.offer["id"] == offer_id:
        await one_answer(pupil, rng, seen)


async def one_answer(pupil: Pupil, rng: Random, seen: Counter[str]) -> None:
    """Answer the open step as chance will have it, and check what comes back."""
    step = await pupil.step()
    if rng.random() < HINTED:
        hint = await pupil.hint()
        seen["hints shown" if hint["shown"] else "hints refused"] += 1
        assert hint["text"]
        if hint["last"]:
            return
    if rng.random() < UNREAD and step.answer.type in ("number", "fraction", "expression", "equation"):
        found = await pupil.attempt(UNREADABLE)
        assert (found["verdict"], found["counted"]) == ("unsure", False)
        assert all(moved["before"] == moved["after"] for moved in found["mastery"])
        seen["unreadable"] += 1
    is_right = rng.random() < RIGHT
    found = await pupil.attempt(right_answer(step) if is_right else wrong_answer(step, rng), seconds=rng.uniform(5, 60))
    assert found["counted"]
    assert (found["verdict"] == "correct") == is_right, (step.answer.type, found["verdict"])
    assert found["mastery"]
    seen[found["verdict"]] += 1
    seen["misconceptions"] += found["misconception"] is not None


async def own_choice(pupil: Pupil, seen: Counter[str]) -> None:
    """Choose another ready skill now and then, and skip one once."""
    if seen["activities"] >= CHOOSE_EVERY * (seen["chosen"] + 1) and pupil.now["alternatives"]:
        wanted = pupil.now["alternatives"][0]["skill"]["id"]
        await pupil.move("choose", wanted)
        assert pupil.offer["skill"]["id"] == wanted
        seen["chosen"] += 1
    if seen["activities"] == SKIP_AT:
        skipped = pupil.offer["skill"]["id"]
        await pupil.move("skip", skipped)
        assert pupil.offer["skill"]["id"] != skipped
        seen["skipped"] += 1


async def standing(pupil: Pupil) -> float:
    """Return the sum of the masteries that are known."""
    return sum(skill["mastery"] or 0.0 for skill in (await pupil.progress())["skills"] if skill["attempts"])


async def holds(pupil: Pupil) -> int:
    """Return the length of the journal, after folding it anew and comparing."""
    keys = await pupil.inside.vault.keys(pupil.tenant_id, pupil.id)
    async with pupil.inside.database.open_work(pupil.tenant_id) as work:
        found = await Replay(pupil.inside.memory.folds).verify(work, keys, pupil.id)
    assert found.holds, found.faults
    return found.entries


async def facts_of(pupil: Pupil) -> list[dict[str, object]]:
    """Return what the tutor remembers."""
    return (await pupil.client.get("/v1/memory/facts")).raise_for_status().json()["facts"]


async def test_a_learner_works_through_sixty_activities_and_is_remembered(meno, inside):
    pupil, rng, seen = await enrolled(meno, inside, f"journey-{uuid4().hex[:8]}"), Random(11), Counter[str]()
    before = await standing(pupil)
    while seen["activities"] < ACTIVITIES:
        await one_activity(pupil, rng, seen)
        await own_choice(pupil, seen)
    print(dict(seen))
    assert await standing(pupil) > before
    assert "learning" in {skill["state"] for skill in (await pupil.progress())["skills"]}
    assert {"lessons", "hints shown", "unreadable", "skipped", "chosen", "incorrect"} <= {what for what, count in seen.items() if count}
    facts = await until(lambda: facts_of(pupil), seconds=60)
    assert {"pace"} <= {fact["kind"] for fact in facts}
    assert all(fact["evidence"] for fact in facts)
    assert await holds(pupil) >= ACTIVITIES * 2

"""`meno class`: an educator's classes at the machine, each look on record in that educator's name."""

from __future__ import annotations

import asyncio
import json

import pytest

from tests.analytics.tries import try_
from tests.mastery.test_fit_command import run
from tests.tutor.teaching import classroom

pytestmark = pytest.mark.engines


async def test_a_class_is_listed_and_seen_at_the_machine_in_its_educators_name(services, settings):
    async with classroom(services) as room:
        [stuck] = await room.join()
        await try_(stuck, "wwwww")
        named = ("--tenant", room.slug, "--educator", "grace")

        async def meno(*arguments: str):
            return await asyncio.to_thread(run, settings, *arguments, command="class")

        listed = await meno("list", *named)
        assert "Class 7b" in listed.output, listed.output
        shown = await meno("overview", "Class 7b", "--course", "mini", *named)
        assert shown.exit_code == 0, shown.output
        assert "5 wrong tries" in shown.output
        told = await meno("overview", str(room.class_id), "--course", "mini", "--json", *named)
        assert [one["learner_id"] for one in json.loads(told.output)["people"]] == [str(stuck.principal.account_id)]
        assert await room.log_of(stuck.principal)
        for wrong in (("Class 9z", "mini"), ("Class 7b", "nowhere")):
            assert (await meno("overview", wrong[0], "--course", wrong[1], *named)).exit_code == 2
        nobody = await meno("list", "--tenant", room.slug, "--educator", "olga")
        assert nobody.exit_code == 2

"""`meno fit` and the calls of operators: what the gate says is shown, and only operators may."""

import asyncio
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from services.cli.main import app
from services.identity import Forbidden, Principal
from services.platform import Settings
from tests.mastery.school import School, founded


@pytest.fixture
async def school(services, clock) -> School:
    return await founded(replace(services, refits=replace(services.refits, evaluations=2)), clock, 9)


def run(settings: Settings, *arguments: str, command: str = "fit"):
    names = ("database_url", "keys_database_url", "redis_url", "broker_url", "data_dir")
    env = {f"MENO_{name.upper()}": str(getattr(settings, name)) for name in names}
    return CliRunner().invoke(app, [command, *arguments], env=env)


async def test_the_command_refuses_with_the_reason_keeps_the_measures_and_lists_them(school, settings):
    slug = school.slug
    fitted = await asyncio.to_thread(run, settings, "--tenant", slug, "--dry-run")
    assert fitted.exit_code == 1, fitted.output
    assert "no course has ten learners" in fitted.output
    assert "nothing was kept" in fitted.output
    assert "kept as version 1, refused" in (await asyncio.to_thread(run, settings, "--tenant", slug)).output
    listed = await asyncio.to_thread(run, settings, "list", "--tenant", slug)
    assert listed.exit_code == 0
    assert "too_few_learners" in listed.output
    back = await asyncio.to_thread(run, settings, "roll-back", "--tenant", slug)
    assert back.exit_code == 1
    assert "nothing to go back to" in back.output


async def test_only_operators_fit_list_and_go_back(school):
    learner = school.learners[0]
    for role in ("learner", "educator", "guardian"):
        who = Principal(learner.tenant_id, learner.account_id, role, learner.session_id, None, "en")
        for asked in (
            school.services.refits.all(who),
            school.services.refits.ask(who, deploy=True),
            school.services.refits.put_in_force(who, 0),
        ):
            with pytest.raises(Forbidden):
                await asked
    asked = await school.services.refits.ask(school.operator, deploy=True)
    assert (await school.services.refits.ask(school.operator, deploy=True)).job_id == asked.job_id
    assert (await school.services.refits.ask(school.operator, deploy=False)).job_id != asked.job_id
    assert (await school.services.jobs.own(school.tenant_id, school.operator.account_id, asked.job_id)).kind == "mastery.fit"

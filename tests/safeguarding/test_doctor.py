"""The operator is told whether somebody is named and whether concerns wait, in numbers only; the command line offers the same."""

from __future__ import annotations

from typer.testing import CliRunner

from services.bootstrap import Services
from services.cli.main import app
from services.upkeep import Finding
from services.upkeep.safeguarding import look
from tests.safeguarding.test_inbox import CANARY, NEED, child, named, say
from tests.tutor.lessons import SetClock
from tests.tutor.teaching import Classroom


async def levels(services: Services) -> dict[str, str]:
    found: list[Finding] = list(await look(services))
    assert CANARY not in str(found)
    return {finding.name.removeprefix("safeguarding: "): finding.level for finding in found}


async def test_doctor_warns_while_nobody_is_named_and_fails_while_a_concern_waits_for_nobody(
    room: Classroom, services: Services, clock: SetClock
) -> None:
    assert await levels(services) == {"named": "warn", "unheard": "ok", "waiting": "ok", "letters": "warn"}
    await say(room, await child(room), NEED)
    assert (await levels(services))["unheard"] == "fail"
    await named(room)
    assert await levels(services) == {"named": "ok", "unheard": "ok", "waiting": "ok", "letters": "warn"}
    clock.pass_(hours=25)
    assert (await levels(services))["waiting"] == "warn"


def test_help_names_every_command() -> None:
    shown = CliRunner().invoke(app, ["safeguarding", "--help"])
    assert shown.exit_code == 0
    for command in ("name", "unname", "status", "policy"):
        assert command in shown.output


def test_a_help_line_that_cannot_be_read_is_said_so() -> None:
    refused = CliRunner().invoke(app, ["safeguarding", "policy", "--tenant", "north", "--line", "no bars"])
    assert refused.exit_code == 2
    assert "locale|name|contact" in refused.output.replace("\n", " ")

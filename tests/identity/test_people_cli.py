"""`meno init` and `meno people` on real engines."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from services.cli import people

OPERATOR = re.compile(r"user name     (\S+)\n  password      (\S+)")


@pytest.fixture
def meno(settings, database, keys_database, tmp_path: Path) -> Callable[..., Result]:
    """Runs a command in a process whose environment names the test's engines."""
    app = typer.Typer()
    app.command()(people.init)
    app.add_typer(people.app, name="people")
    environment = {
        "MENO_DATABASE_URL": settings.database_url, "MENO_KEYS_DATABASE_URL": settings.keys_database_url, "MENO_REDIS_URL": settings.redis_url,
        "MENO_DATA_DIR": str(tmp_path), "COLUMNS": "200",
    }  # fmt: skip

    def run(*arguments: str) -> Result:
        return CliRunner(env=environment).invoke(app, list(arguments))

    return run


def test_the_first_operator_is_shown_once_and_a_second_founding_is_refused(meno):
    made = meno("init", "--tenant", "north", "--name", "North", "--operator", "olga")
    assert made.exit_code == 0, made.output
    assert OPERATOR.search(made.output)[1] == "olga"
    again = meno("init", "--tenant", "north", "--name", "North")
    assert again.exit_code == 1
    assert "choose another slug" in again.output


@pytest.mark.parametrize("slug", ["North", "a b", "", "../x", "ä"])
def test_a_slug_that_is_none_is_refused(meno, slug):
    assert meno("init", "--tenant", slug, "--name", "North").exit_code == 1


def test_people_are_added_listed_suspended_and_given_codes(meno):
    meno("init", "--tenant", "north", "--name", "North")
    added = meno("people", "add", "lea", "--tenant", "north", "--name", "Lea Lind", "--age-band", "13_15")
    assert re.search(r"shown once: [3-9A-Z]{5}-[3-9A-Z]{5}", added.output), added.output
    assert "shown once" in meno("people", "code", "lea", "--tenant", "north").output
    listed = meno("people", "list", "--tenant", "north", "--role", "learner").output
    assert "Lea Lind" in listed
    assert "13_15" in listed
    assert meno("people", "suspend", "lea", "--tenant", "north").exit_code == 0
    assert "suspended" in meno("people", "list", "--tenant", "north").output
    assert meno("people", "restore", "lea", "--tenant", "north").exit_code == 0
    for wrong in (
        ("people", "suspend", "operator", "--tenant", "north"), ("people", "code", "nobody", "--tenant", "north"),
        ("people", "list", "--tenant", "nowhere"), ("people", "add", "a b", "--tenant", "north", "--name", "X"),
        ("people", "add", "ok", "--tenant", "north", "--name", "X", "--role", "king"), ("people", "add", "lea", "--tenant", "north", "--name", "X"),
    ):  # fmt: skip
        refused = meno(*wrong)
        assert refused.exit_code == 1, (wrong, refused.output)
        assert refused.output

"""`meno memory` asks for what it needs."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from services.cli.main import app


def test_help_names_every_command() -> None:
    shown = CliRunner().invoke(app, ["memory", "--help"])
    assert shown.exit_code == 0
    for name in ("export", "import", "retention"):
        assert name in shown.output


def test_an_archive_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    missing = tmp_path / "none.zip"
    refused = CliRunner().invoke(app, ["memory", "import", "lea", "--tenant", "north", "--archive", str(missing)])
    assert refused.exit_code == 2

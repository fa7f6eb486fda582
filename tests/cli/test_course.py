"""`meno course`: what an upgrade does, and what simulated learners meet, told on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from services.cli.main import app
from tests.curriculum.courses import mini

RUN = CliRunner()


def folder(place: Path, files: dict[str, bytes]) -> str:
    for path, content in files.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_bytes(content)
    return str(place)


def renamed() -> dict[str, bytes]:
    return {path.replace("add", "plus"): content.replace(b"[add]", b"[plus]") for path, content in mini().items()}


def test_a_diff_says_what_a_map_does_and_fails_without_one(tmp_path: Path) -> None:
    before, bare = folder(tmp_path / "before", mini()), folder(tmp_path / "bare", renamed())
    mapped = folder(tmp_path / "mapped", renamed() | {"migrations.yaml": b"skills: [{rename: add, to: plus}]\n"})
    told = RUN.invoke(app, ["course", "diff", before, mapped])
    assert (told.exit_code, "add is renamed plus" in told.output) == (0, True)
    refused = RUN.invoke(app, ["course", "diff", before, bare])
    assert (refused.exit_code, "unmapped-skill: add is gone" in refused.output) == (1, True)
    assert RUN.invoke(app, ["course", "diff", before, folder(tmp_path / "broken", {"course.yaml": b"x"})]).exit_code == 1


def test_a_simulation_is_told_and_drawn(tmp_path: Path) -> None:
    course, pictures = folder(tmp_path / "course", mini()), tmp_path / "pictures"
    few = ["--learners", "6", "--days", "2", "--processes", "2"]
    told = RUN.invoke(app, ["course", "simulate", course, *few, "--svg", str(pictures)])
    assert told.exit_code == 0, told.output
    assert "slowest skills" in told.output
    assert sorted(path.name for path in pictures.iterdir()) == ["load.svg", "mastery.svg", "skills.svg"]
    whole = RUN.invoke(app, ["course", "simulate", course, *few, "--json"])
    assert json.loads(whole.stdout)["learners"] == 6
    again = RUN.invoke(app, ["course", "simulate", course, *few[:-1], "1", "--json"])
    assert again.stdout == whole.stdout, "however many processes work at it"
    empty = folder(tmp_path / "empty", {path: content for path, content in mini().items() if not path.startswith("items/")})
    assert RUN.invoke(app, ["course", "simulate", empty, *few]).exit_code == 1

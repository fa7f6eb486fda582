"""The standards of CCSSM as a course of 471 skills."""

from __future__ import annotations

import json
from pathlib import Path

from bench.figures import shared_folder
from services.curriculum import ItemTable, SkillGraph

WITHIN_DOMAIN, LETTERED_PART = 0.25, 0.6
ITEMS_PER_SKILL = 8


def folder() -> Path:
    """Return where the standards lie."""
    return shared_folder() / "data" / "graphs" / "ccssm"


def ccssm(*, encompassing: bool = True) -> SkillGraph:
    """Return the standards as a course; a target needs its source, and encompasses it by weight, unless nothing is to encompass anything."""
    names = [name_of(one) for level in ("k8", "hs") for one in json.loads((folder() / f"ccssm-{level}.json").read_text())["standards"]]
    index = {name: row for row, name in enumerate(names)}
    requires: list[list[int]] = [[] for _ in names]
    along: list[list[tuple[int, float]]] = [[] for _ in names]
    for edge in json.loads((folder() / "ccssm-dependencies.json").read_text())["dependencies"]:
        source, target = edge["source"], edge["target"]
        if edge["relationship"] != "dependency" or source not in index or target not in index:
            continue
        requires[index[target]].append(index[source])
        if _domain(source) == _domain(target):
            along[index[target]].append((index[source], WITHIN_DOMAIN))
    for row, name in enumerate(names):
        whole, _, part = name.rpartition(".")
        if part.isalpha() and whole in index:
            along[row].append((index[whole], LETTERED_PART))
    ids = tuple(name.lower() for name in names)  # a skill's id has no capitals
    items = ItemTable.build(
        ((f"{name}-{n}", [row], 0.0, "exercise") for row, name in enumerate(ids) for n in range(ITEMS_PER_SKILL)), len(ids)
    )
    return SkillGraph.build(ids, requires, along if encompassing else [[] for _ in ids], items, [True] * len(ids))


def name_of(standard: dict[str, str]) -> str:
    """Return a standard's name as the dependencies write it: `K.CC.B.4.a`, `HSN.RN.A.1`."""
    fields = ("domain_code", "cluster_code", "standard_counter", "substandard_counter")
    grade = standard["grade_level_code"] + standard.get("category_code", "")
    return ".".join([grade, *(standard[field] for field in fields if standard.get(field))])


def _domain(name: str) -> str:
    """Return the domain of a standard's name: of `K.CC.A.1` it is `CC`, of `HSN.RN.A.1` `RN`."""
    return name.split(".")[1]

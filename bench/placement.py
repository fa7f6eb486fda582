"""Placement: how much of a learner's knowledge of the CCSSM graph 15 and 25 questions find out, beside questions drawn at random."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random
from statistics import mean, median, quantiles
from time import perf_counter
from typing import Any

import numpy as np

from bench.figures import Figure, figure, reference_module, shared_folder
from services.curriculum import ItemTable, SkillGraph
from services.pathway import PlacementQuestion, Reply, States, believe, next_question, states_of_knowledge

LEARNERS, QUICK = 200, 20
LARGE, LARGE_NEEDS, LARGE_ROUNDS = 2_000, 3, 15
ANSWER_SEED = 10_000  # added to a learner's seed: their answers are drawn apart from what they know


def figures(*, quick: bool) -> list[Figure]:
    """Return the figures; a quick run asks fewer learners."""
    return list(_figures(range(1, (QUICK if quick else LEARNERS) + 1)))


def _figures(seeds: range) -> Iterator[Figure]:
    reference, requires = simulator(), standards()
    graph = graph_of(requires)
    began = perf_counter()
    states = states_of_knowledge(graph)
    made_ms = (perf_counter() - began) * 1e3
    found = {most: [placed(reference, requires, graph, states, seed, most) for seed in seeds] for most in (15, 25)}
    blind = {most: [placed(reference, requires, graph, states, seed, most, at_random=True)[0] for seed in seeds] for most in (15, 25)}
    for most, rows in found.items():
        shares = [share for share, _ in rows]
        other = {"reference": "questions at random, same inference", "reference_value": mean(blind[most])}
        yield figure(f"placement_{most}_mean", mean(shares), "", better="more", **other)
        yield figure(
            f"placement_{most}_p10", quantiles(shares, n=10)[0], "", better="more", reference_value=quantiles(blind[most], n=10)[0]
        )
    took = [ms for rows in found.values() for _, each in rows for ms in each]
    yield figure("placement_question_ms", median(took), "ms", reference="states of a course, once", reference_value=made_ms)
    yield figure("placement_question_large_ms", _large_ms(reference), "ms", reference="2,000 skills", reference_value=None)


def placed(
    reference: Any, requires: dict[str, list[str]], graph: SkillGraph, states: States, seed: int, most: int, *, at_random: bool = False
) -> tuple[float, list[float]]:
    """Place one simulated learner; return the share of skills taken rightly as known or not, and the milliseconds that each question took."""
    known = reference.draw_state(requires, depths(graph), seed)
    chance, blind = Random(ANSWER_SEED + seed), Random(seed)
    may, replies, took = np.ones(len(graph), np.bool_), list[Reply](), list[float]()
    while len(replies) < most:
        began = perf_counter()
        chosen = next_question(believe(states, replies), may, graph.opens, most - len(replies))
        took.append((perf_counter() - began) * 1e3)
        if at_random:
            skill = blind.choice(np.flatnonzero(may).tolist())
        elif isinstance(chosen, PlacementQuestion):
            skill = chosen.skill
        else:
            break
        may[skill] = False
        replies.append(Reply(skill, reference.answer(graph.ids[skill], known, chance)))
    verdicts = believe(states, replies).chances() > 0.5
    truth = np.array([name in known for name in graph.ids])
    return float((verdicts == truth).mean()), took


def depths(graph: SkillGraph) -> dict[str, int]:
    """Return the longest way to each skill from one that needs nothing."""
    found: dict[int, int] = {}
    for row in graph.order:
        found[row] = max((found[needed] + 1 for needed in graph.prerequisites[row]), default=0)
    return {graph.ids[row]: depth for row, depth in found.items()}


def graph_of(requires: dict[str, list[str]]) -> SkillGraph:
    """Return the graph of skills with the names that each requires; one question a skill."""
    index = {name: row for row, name in enumerate(requires)}
    items = ItemTable.build(((f"i{row}", [row], 0.0, "exercise") for row in range(len(index))), len(index))
    rows = [[index[needed] for needed in row] for row in requires.values()]
    return SkillGraph.build(tuple(index), rows, [()] * len(index), items, [False] * len(index))


def standards() -> dict[str, list[str]]:
    """Return the CCSSM standards with those that each depends on."""
    folder = shared_folder() / "data" / "graphs" / "ccssm"
    listed = [one for name in ("ccssm-k8.json", "ccssm-hs.json") for one in json.loads((folder / name).read_text())["standards"]]
    requires: dict[str, list[str]] = {name: [] for name in sorted(map(_name, listed))}
    for edge in json.loads((folder / "ccssm-dependencies.json").read_text())["dependencies"]:
        if edge["relationship"] == "dependency":
            requires[edge["target"]].append(edge["source"])
    return requires


def _name(standard: dict[str, str | None]) -> str:
    grade = standard["grade_level_code"]
    first = f"HS{standard['category_code']}" if grade == "HS" else grade
    rest = (standard[part] for part in ("domain_code", "cluster_code", "standard_counter", "substandard_counter") if standard.get(part))
    return ".".join(map(str, (first, *rest)))


def _large_ms(reference: Any) -> float:
    """Return the slowest question of a placement on a random graph of 2,000 skills."""
    chance = Random(7)
    requires = {
        f"s{k}": [f"s{j}" for j in sorted(chance.sample(range(max(0, k - 60), k), min(k, 60, chance.randint(0, LARGE_NEEDS))))]
        for k in range(LARGE)
    }
    graph = graph_of(requires)
    return max(placed(reference, requires, graph, states_of_knowledge(graph), 1, LARGE_ROUNDS)[1])


def simulator() -> Any:
    """Return the reference simulator's module."""
    return reference_module("placement.py")

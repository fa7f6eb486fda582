"""The group without names: how it stands on each skill, and which items are hardest, as far as disclosure control lets it be said (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal
from uuid import UUID

from schemas.analytics import GroupOut, HardItemOut, SkillSpreadOut, TogetherOut
from services.analytics.disclosure import band, cell_of, enough, mixed, table
from services.analytics.standing import STUCK_TRIES, TOGETHER, LearnerStanding
from services.curriculum import CourseVersion
from services.tutor import skill_out

HARDEST: Final = 10
_State = Literal["not_begun", "learning", "stuck", "mastered"]
_STATES: Final[tuple[_State, ...]] = ("not_begun", "learning", "stuck", "mastered")


def group_out(version: CourseVersion, group: Sequence[LearnerStanding], keys: Mapping[UUID, bytes]) -> GroupOut:
    """Return what may be said of a group.

    Args:
        version: the version whose skills and items are told.
        group: those who agreed.
        keys: a secret key a learner, the same in every table: see `disclosure.Cell`.
    """
    if not enough(group):
        return GroupOut(shown=False)
    return GroupOut(shown=True, skills=_spread(version, group, keys), hardest=_hardest(version, group, keys))


def together(version: CourseVersion, seen: Sequence[LearnerStanding]) -> tuple[TogetherOut, ...]:
    """Return who is stuck on the same, the largest groups first: three and more, each of whom their educator may see."""
    found: dict[tuple[str, str], list[UUID]] = {}
    for each in seen:
        for skill in each.stuck:
            found.setdefault((skill, ""), []).append(each.learner_id)
        for skill, name in each.misconceptions:
            found.setdefault((skill, name), []).append(each.learner_id)
    large = [(key, ids) for key, ids in found.items() if len(ids) >= TOGETHER and key[0] in version.graph.index]
    large.sort(key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(
        TogetherOut(
            skill=skill_out(version.skill(skill)),
            misconception=name or None,
            misconception_name=version.misconception_name(name),
            learners=tuple(ids),
        )
        for (skill, name), ids in large
    )


def _spread(version: CourseVersion, group: Sequence[LearnerStanding], keys: Mapping[UUID, bytes]) -> tuple[SkillSpreadOut, ...]:
    states = {each.learner_id: _states(each) for each in group}
    everybody = mixed(keys[learner_id] for learner_id in states)
    rows = []
    for skill in (version.skill(version.graph.ids[row]) for row in version.graph.order):
        found: dict[_State, list[bytes]] = {state: [] for state in _STATES}
        for learner_id, of in states.items():
            found[of.get(skill.id, "not_begun")].append(keys[learner_id])
        counts = table({state: cell_of(members, everybody) for state, members in found.items()})
        rows.append(
            SkillSpreadOut(
                skill=skill_out(skill),
                not_begun=counts["not_begun"],
                learning=counts["learning"],
                stuck=counts["stuck"],
                mastered=counts["mastered"],
            )
        )
    return tuple(rows)


def _states(each: LearnerStanding) -> dict[str, _State]:
    """Return how a learner stands on the skills that they have begun."""
    stuck = {name for name, one in each.record.skills.items() if one.wrong >= STUCK_TRIES}
    found: dict[str, _State] = {}
    for one in each.skills:
        if one.skill.id in stuck:
            found[one.skill.id] = "stuck"
        elif one.state in ("mastered", "fading"):
            found[one.skill.id] = "mastered"
        elif one.attempts:
            found[one.skill.id] = "learning"
    return found


def _hardest(version: CourseVersion, group: Sequence[LearnerStanding], keys: Mapping[UUID, bytes]) -> tuple[HardItemOut, ...]:
    tried: dict[str, list[tuple[bytes, float]]] = {}
    everybody = mixed(keys[each.learner_id] for each in group)
    for each in group:
        for item, (tries, right) in each.record.items.items():
            tried.setdefault(item, []).append((keys[each.learner_id], right / tries))
    shares = {item: sum(share for _, share in those) / len(those) for item, those in tried.items()}
    found = []
    for each_item in version.course.items:
        those = tried.get(each_item.id, [])
        lies = band(sum(share for _, share in those), cell_of((key for key, _ in those), everybody)) if those else None
        if lies is not None:
            found.append(HardItemOut(item=each_item.id, title=each_item.title, right_first=lies))
    # Chosen by the share, listed by the band: the order within a band says nothing.
    found.sort(key=lambda one: (shares[one.item], one.item))
    return tuple(sorted(found[:HARDEST], key=lambda one: (_BAND_ORDER.index(one.right_first), one.item)))


_BAND_ORDER: Final = ("under_a_quarter", "a_quarter_to_half", "half_to_three_quarters", "over_three_quarters")

"""What would be if, as a learner asks it: what is supposed, and the answer in words (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from schemas.pathway import LikelyOut, MasteryIfOut, WhatIfOut
from services.curriculum import CourseVersion
from services.pathway import Now, Supposed, if_in_days, if_practised, if_skipped
from services.tutor.render import NOTHING, reason_out, skill_out

MOVED: Final = 10  # skills that are named


@dataclass(frozen=True, slots=True)
class Wondered:
    """What a learner asks beside what comes next: why it does, and what would be if it were skipped, after so many minutes, in so many days."""

    why: bool = False
    skip: bool = False
    minutes: float | None = None
    days: int | None = None

    @property
    def supposes(self) -> bool:
        """Return whether anything is supposed."""
        return self.skip or self.minutes is not None or self.days is not None


def what_if(wondered: Wondered, now: Now, version: CourseVersion) -> tuple[WhatIfOut, ...]:
    """Return an answer for each thing that is supposed."""
    found = list[WhatIfOut]()
    offer = now.plan.offer
    if wondered.skip and offer is not None and offer.skill in now.graph.index:
        found.append(_skipped(if_skipped(now, offer.skill), version, offer.skill))
    if wondered.minutes is not None:
        found.append(_practised(if_practised(now, wondered.minutes), version, wondered.minutes))
    if wondered.days is not None:
        found.append(_in_days(if_in_days(now, wondered.days), version, wondered.days))
    return tuple(found)


def _skipped(would: Supposed, version: CourseVersion, skill: str) -> WhatIfOut:
    fades = ""
    if would.recall is not None:
        fades = f" By tomorrow you would bring this one back with a chance of {would.recall[1]:.0%} instead of {would.recall[0]:.0%}."
    text = f"If you skip this today, {_next(would, version)} comes next.{fades}"
    return _out(would, version, text).model_copy(update={"supposed": "skip", "recall": would.recall})


def _practised(would: Supposed, version: CourseVersion, minutes: float) -> WhatIfOut:
    moved = ", ".join(f"{_title(version, skill)} {now:.0%} → {then:.0%}" for skill, now, then in would.mastery[:2])
    text = f"In {minutes:g} minutes you would do about {would.activities:.0f} activities{': ' + moved if moved else ''}."
    shown = tuple(
        MasteryIfOut(skill=skill_out(version.skill(skill)), now=now, then=then) for skill, now, then in would.mastery[:MOVED]
    )  # fmt: skip
    more = {"supposed": "minutes", "value": minutes, "mastery": shown, "activities": round(would.activities, 1), "runs": would.runs}
    return _out(would, version, text).model_copy(update=more)


def _in_days(would: Supposed, version: CourseVersion, days: int) -> WhatIfOut:
    needs = would.would_need
    per_day = needs.minutes_needed / days
    verdict = "that can be done" if needs.is_feasible else "at the minutes you have chosen that will hardly be enough"
    text = f"With {days} {'day' if days == 1 else 'days'} you would need about {per_day:.0f} minutes a day: {verdict}."
    return _out(would, version, text).model_copy(update={"supposed": "days", "value": days, "minutes_per_day_needed": round(per_day, 1)})


def _out(would: Supposed, version: CourseVersion, text: str) -> WhatIfOut:
    """Return what every supposition tells."""
    likely, now, then = would.next, would.needs, would.would_need
    return WhatIfOut(
        supposed="skip",
        value=None,
        text=text if len(text) <= 280 else text[:279] + "…",
        next=LikelyOut(
            skill=None if likely.skill is None else skill_out(version.skill(likely.skill)), chance=likely.chance,
            nothing=None if likely.nothing is None else reason_out(likely.nothing, NOTHING),
        ),
        reviews_due=(would.due[0], round(would.due[1], 1)),
        skills_left=(now.skills_left, then.skills_left),
        minutes_needed=(round(now.minutes_needed, 1), round(then.minutes_needed, 1)),
        minutes_per_day_needed=None,
        on_track=then.is_feasible,
    )  # fmt: skip


def _next(would: Supposed, version: CourseVersion) -> str:
    return "nothing" if would.next.skill is None else f"most likely {_title(version, would.next.skill)}"


def _title(version: CourseVersion, skill: str) -> str:
    return version.skill(skill).title

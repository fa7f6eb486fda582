"""A decision's reasons in plain words: codes, numbers and the entries they rest on; no word of a learner (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from schemas.journal import Attempted, Offered
from schemas.pathway import BecauseOut, NeededOut, PractisedOut, PredictionOut, PredictionPartOut, RederivedOut, SkillOut, WeighedOut
from services.curriculum import CourseVersion
from services.mastery import Prediction
from services.memory import Entry
from services.pathway import Explanation, PlannerConstants
from services.tutor.render import reason_out, skill_out

PRACTISED: Final = 5  # earlier answers that are named
NAMED: Final = 32  # skills that one reason names
PARTS: Final = {
    "baseline": "what most learners answer",
    "ability": "how you do in this course as a whole",
    "form": "how it has gone lately",
    "skill": "what you have shown on this skill",
    "recent_practice": "what is still fresh from just now",
    "difficulty": "how hard the question is",
    "experience": "how much you have practised it",
    "time": "how long ago that was",
}
CHANGED: Final = {
    "older_record": "The decision was written down before the moment and the minutes were kept with it.",
    "policy_changed": "The planner decides by another rule now.",
    "constants_changed": "The planner's numbers have changed since.",
    "parameters_changed": "The learner model's numbers have changed since.",
    "history_cleared": "Some of what it rested on has been forgotten since; it cannot be looked at any more.",
    "history_changed": "Entries before it are not as they were, for instance because they came from another place.",
    "method_changed": "The same inputs give another choice now: the program has changed.",
}


@dataclass(frozen=True, slots=True)
class Sight:
    """What of the reasons a reader may see: what came of answers, with the entries they are; how surely skills are known."""

    answers: bool = True
    knowledge: bool = True


EVERYTHING: Final = Sight()


def because(
    version: CourseVersion, offered: Offered, found: Explanation, practised: Sequence[Entry], constants: PlannerConstants,
    sight: Sight = EVERYTHING,
) -> tuple[BecauseOut, ...]:  # fmt: skip
    """Return the reasons of an offer, the weightiest first.

    Args:
        version: the course as it was offered from.
        offered: the offer as journaled.
        found: its reasons, derived again.
        practised: the earlier answers on its skill, newest first.
        constants: the planner's numbers.
        sight: what of them the reader may see.
    """
    ids = tuple(entry.id for entry in practised[:PRACTISED]) if sight.answers else ()
    chosen = (BecauseOut(**reason_out(code).model_dump()) for code in offered.decision.reasons)
    known = (_due(found, ids, constants), _foreseen(found, constants)) if sight.knowledge else (None, None)
    more = (_past(found, ids, sight), known[0], _ground(version, found, sight), _behind(version, found), known[1])
    return (*chosen, *(reason for reason in more if reason is not None), _drawn(offered))


def practised(entries: Sequence[Entry], course: str, skill: str) -> list[Entry]:
    """Return the answers on a skill among entries, newest first."""
    answers = ((entry, entry.evidence) for entry in reversed(entries))
    return [
        entry for entry, attempt in answers
        if isinstance(attempt, Attempted) and attempt.course == course and any(one.skill == skill for one in attempt.skills)
    ]  # fmt: skip


def practised_out(entries: Sequence[Entry], *, masked: bool) -> tuple[PractisedOut, ...]:
    """Return the last answers as they are shown; masked, without what came of them."""
    answers = ((entry, entry.evidence) for entry in entries[:PRACTISED])
    return tuple(
        PractisedOut(
            entry_id=entry.id, at=entry.at, activity=attempt.activity, verdict=None if masked else attempt.verdict, aided=attempt.aided
        )
        for entry, attempt in answers if isinstance(attempt, Attempted)
    )  # fmt: skip


def needed_out(version: CourseVersion, found: Explanation, sight: Sight = EVERYTHING) -> tuple[NeededOut, ...]:
    """Return what had to be there first; where knowledge may not be seen, only that it was or was not."""
    return tuple(
        NeededOut(
            skill=skill_out(version.skill(one.skill)), known=one.known if sight.knowledge else float(one.is_met), met=one.is_met,
            exempt=one.is_exempt,
        )
        for one in found.needs
    )  # fmt: skip


def weighed_out(version: CourseVersion, offered: Offered) -> tuple[WeighedOut, ...]:
    """Return the skills that were considered, as the decision kept them."""
    return tuple(
        WeighedOut(
            skill=skill_out(version.skill(one.skill)), index=one.index, propensity=one.propensity, due=one.due, new=one.new,
            chosen=one.skill == offered.skill,
        )
        for one in offered.decision.candidates
    )  # fmt: skip


def prediction_out(foreseen: Prediction | None) -> PredictionOut | None:
    """Return a prediction with its parts in words, the heaviest first."""
    if foreseen is None:
        return None
    parts = sorted(foreseen.parts, key=lambda part: -abs(part[1]))
    shown = (PredictionPartOut(**reason_out(code, PARTS).model_dump(), logits=round(logits, 4)) for code, logits in parts)
    return PredictionOut(chance=foreseen.chance, parts=tuple(shown))


def rederived_out(offered: Offered, found: Explanation, constants: PlannerConstants, cleared: int) -> RederivedOut:
    """Return whether the decision came out the same again."""
    decision = offered.decision
    return RederivedOut(
        same=found.is_same, because=tuple(reason_out(code, CHANGED) for code in found.because), policy=decision.policy,
        constants=decision.constants, constants_now=constants.hash, state_seq=decision.state_seq, seed=decision.seed, cleared=cleared,
    )  # fmt: skip


def _past(found: Explanation, ids: tuple[UUID, ...], sight: Sight) -> BecauseOut:
    skill = found.skill
    if skill.days is None:
        return BecauseOut(code="never_practised", text="You have not worked on this before.")
    text = f"You have answered {_count(skill.attempts, 'question')} on this so far, the last {_ago(skill.days)}."
    values: dict[str, float | str] = {"attempts": skill.attempts, "days": round(skill.days, 3)}
    if sight.knowledge:
        values["mastery"] = round(skill.mastery, 4)
    return BecauseOut(code="practised_before", text=text, values=values, evidence=ids)


def _due(found: Explanation, ids: tuple[UUID, ...], c: PlannerConstants) -> BecauseOut | None:
    skill = found.skill
    if skill.recall is None:
        return None
    values: dict[str, float | str] = {"recall": round(skill.recall, 4), "below": c.due_below}
    if skill.due_since is None:
        text = f"You would bring it back with a chance of {skill.recall:.0%}; it is not due before that falls below {c.due_below:.0%}."
        return BecauseOut(code="not_due", text=text, values=values, evidence=ids)
    values["since"] = skill.due_since.isoformat()
    text = f"You would bring it back with a chance of {skill.recall:.0%}, and a review is due below {c.due_below:.0%}: since {skill.due_since:%d %B}."
    return BecauseOut(code="due_since", text=text, values=values, evidence=ids)


def _ground(version: CourseVersion, found: Explanation, sight: Sight) -> BecauseOut:
    if not found.needs:
        return BecauseOut(code="needs_nothing", text="It builds on nothing else in this course.")
    missing = [one for one in found.needs if not one.is_met]
    values: dict[str, float | str] = {one.skill: round(one.known, 4) for one in found.needs} if sight.knowledge else {}
    if missing:
        names = [one.skill for one in missing]
        text = f"Of the {_count(len(found.needs), 'skill')} it builds on, not all were in place yet: {_listed(version, names)}."
        return BecauseOut(code="ground_missing", text=_line(text), values=values, skills=_named(version, names))
    names = [one.skill for one in found.needs]
    text = f"Everything it builds on is in place: {_listed(version, names)}."
    return BecauseOut(code="ground_laid", text=_line(text), values=values, skills=_named(version, names))


def _behind(version: CourseVersion, found: Explanation) -> BecauseOut | None:
    if not found.opens:
        return None
    text = f"It opens the way to {_listed(version, found.opens)}."
    return BecauseOut(code="opens", text=_line(text), values={"count": len(found.opens)}, skills=_named(version, found.opens))


def _foreseen(found: Explanation, c: PlannerConstants) -> BecauseOut | None:
    if found.foreseen is None:
        return None
    chance = found.foreseen.chance
    text = f"You were expected to answer this question rightly with a chance of {chance:.0%}; one near {c.target_chance:.0%} is looked for."
    return BecauseOut(code="foreseen", text=text, values={"chance": round(chance, 4), "target": c.target_chance})


def _drawn(offered: Offered) -> BecauseOut:
    decision = offered.decision
    if decision.propensity is None:
        return BecauseOut(code="chosen_by_person", text="A person chose it, so nothing was drawn.", values={"eligible": decision.eligible})
    values: dict[str, float | str] = {"eligible": decision.eligible, "propensity": round(decision.propensity, 6)}
    text = f"{_count(decision.eligible, 'skill')} could have come; this one was drawn with a chance of {decision.propensity:.0%}."
    return BecauseOut(code="drawn", text=text, values=values)


def _listed(version: CourseVersion, skills: Sequence[str]) -> str:
    """Return the first few titles."""
    titles = [version.skill(skill).title for skill in skills[:3]]
    return ", ".join(titles) + (f" and {len(skills) - 3} more" if len(skills) > 3 else "")


def _named(version: CourseVersion, skills: Sequence[str]) -> tuple[SkillOut, ...]:
    return tuple(skill_out(version.skill(skill)) for skill in skills[:NAMED])


def _line(text: str) -> str:
    """Return a text cut to what a line may hold: titles may be long."""
    return text if len(text) <= 280 else text[:279] + "…"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _ago(days: float) -> str:
    if days < 1.0:
        return "today" if days < 0.5 else "less than a day ago"
    return f"{_count(round(days), 'day')} ago"

"""Help without a language model: what the course's author wrote, chosen by the same rules as everything else (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.course import Skill
from schemas.llm import BudgetPeriod, BudgetScope

ASK_BACK = "What would you try next? Enter what you have, and we look at it together."
NO_OFFER = "Ask me beside an activity, and I can help with it. Until then: what would you like explained?"
NO_HELP = "This one is a check: it shows what you can do on your own. Help is back with the next activity."
NO_RUNG = "Try first: enter what you have, even if you are not sure. The next hint opens after an attempt."
NO_MORE = "You have seen every hint there is for this one. Enter what you have, even if you are not sure."
NO_LADDER = "There are no hints for this one. Enter what you have, even if you are not sure."
SIMILAR = "Next comes a similar question, for you to solve yourself."
NEXT_STEP = "Go on with the next step."
ENTER_IT = (
    "Enter it as your answer, then you know at once: whether a value is right is checked there, not here. Or tell me how you got there."
)
INTERRUPTED = "I was interrupted before I could answer. Please ask me again."
OPENING_PARAGRAPHS = 2
_WHOSE = {"learner": "Your", "class": "Your class's", "tenant": "Your school's"}
_UNTIL = {"day": "for today", "month": "for this month"}


def budget_used_up(scope: BudgetScope, per: BudgetPeriod) -> str:
    """Return what a learner is told when no more may be spent on a model."""
    return f"{_WHOSE[scope]} budget for the AI tutor is used up {_UNTIL[per]}. The help of your course goes on:"


def explanation(skill: Skill) -> str:
    """Return a short explanation of a skill: how its lesson begins, and one worked example."""
    paragraphs = [part for part in re.split(r"\n\s*\n", skill.explanation.strip()) if part]
    parts = paragraphs[:OPENING_PARAGRAPHS]
    if skill.worked_examples:
        example = skill.worked_examples[0]
        parts.append(f"**Worked example{': ' + example.title if example.title else ''}**\n\n{example.body.strip()}")
    return "\n\n".join(parts) or f"**{skill.title}.** {skill.objective}"


def after_hint(text: str, *, last: bool, completed: bool = False) -> str:
    """Return a rung as a reply; the last one closes the step, so nothing is asked."""
    return f"{text}\n\n{SIMILAR if completed else NEXT_STEP if last else ASK_BACK}"


def before_next_hint(shown: Sequence[str], why: str = NO_RUNG) -> str:
    """Return what is said while there is no next rung, and why: the last one again, if there was one."""
    return f"Look at the last hint once more:\n\n{shown[-1]}\n\n{why}" if shown else why

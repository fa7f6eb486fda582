"""What the readout looks at: the filter's foresight, the learner's own history, and how both combine (pure).

All of it is kept up to date in O(1) per answer (learner-model design, "Readout"). The same tables serve one answer at a time here and columns of
answers in `fitting`, so that both see the same features.
"""

from __future__ import annotations

from functools import cache
from math import log, log1p, sqrt
from operator import itemgetter
from typing import Final

from services.mastery.filter import HOURS, STABILITY, Look, SkillNow
from services.mastery.forms import BEND_PLACES, ITEM_PLACES, KNOTS, ONE, PRODUCT_PLACES, SKILL
from services.mastery.parameters import FilterConstants
from services.mastery.state import Core, ItemPast

item_slopes = itemgetter(ONE, *ITEM_PLACES)  # what an item's level and slopes are multiplied with

PSEUDO: Final = 0.3  # added to leaky wins and losses
_ITEM_LEAK: Final = 0.7
_HOUR_S: Final = 3600.0


def features(seen: Look, core: Core, item: ItemPast | None, c: FilterConstants) -> list[float]:
    """Return the features of one answer to come, in the order of FEATURES; those of several skills are averaged.

    Args:
        seen: what the filter foresees.
        core: the state that it was foreseen from.
        item: the item's past, None if the learner has not met it.
        c: the filter's constants.
    """
    base = base_features(seen, core, item, c)
    products = [base[a] * base[b] for a, b in zip(*PRODUCT_PLACES, strict=True)]
    return [*base[:ONE], *products, *[max(0.0, base[place] - knot) for place, knot in zip(BEND_PLACES, KNOTS, strict=True)]]


def base_features(seen: Look, core: Core, item: ItemPast | None, c: FilterConstants) -> tuple[float, ...]:
    """Return the features of BASE, of which all others are made, and a 1."""
    return foresight(seen) + history(seen, core, item, c) + (1.0,)


def foresight(seen: Look) -> tuple[float, ...]:
    """Return the features of FILTER."""
    now = seen.now
    weakest = now[0][0] + now[0][2] if len(now) == 1 else min([cells[0] + cells[2] for cells in now])
    return (seen.kappa * seen.z, seen.m_g, seen.m_f, seen.slow, seen.fast, seen.m_b, sqrt(seen.variance), weakest)


def history(seen: Look, core: Core, item: ItemPast | None, c: FilterConstants) -> tuple[float, ...]:
    """Return the features of OWN and SKILL: what no difficulty and no fitted constant but the law of forgetting has a part in."""
    _, _, _, _, events, wins, w80, l80, w97, l97, last, before, third, streak = core.head
    if item is None:
        ours = (0.0, 0.0, 1.0, 0.0)
        level = since = elapsed = again = 0.0
    else:
        outcome = 1.0 if item.past & 1 else -1.0
        ours = (log1p(item.attempts), log1p(item.wins), 0.0, outcome)
        gap, elapsed = events - item.event, max(0.0, float(seen.at_s - item.at_s))
        level, since, again = _item_level(item.past), log1p(gap), last if gap == 1.0 else 0.0
    own = (
        log1p(events), log1p(wins), *ours, last, before, third, log1p(streak) if streak > 0.0 else -log1p(-streak),
        log((w80 + PSEUDO) / (l80 + PSEUDO)), log((w97 + PSEUDO) / (l97 + PSEUDO)), level, since,
        log1p(elapsed / _HOUR_S), log1p(seen.idle_s / _HOUR_S), log1p(elapsed), log1p(seen.idle_s), again,
    )  # fmt: skip
    if len(seen.now) == 1:
        return own + _of_skill(seen.now[0], events, c.forgetting_power)
    share = 1.0 / len(seen.now)
    each = [_of_skill(cells, events, c.forgetting_power) for cells in seen.now]
    return own + tuple([share * sum(column) for column in zip(*each, strict=True)])


def _of_skill(cells: SkillNow, events: float, power: float) -> tuple[float, ...]:
    """Return the features of SKILL of one skill."""
    (
        _, _, _, _, attempts, wins, stability, w80, l80, w95, l95, last, before, third, event,
        hour, day, week, month, hour_won, day_won, week_won, month_won, hours,
    ) = cells  # fmt: skip
    if not attempts:
        return _NEW_SKILL
    gap = events - event
    return (
        log1p(attempts), log1p(wins), 0.0, last, before, third, log((w80 + PSEUDO) / (l80 + PSEUDO)), log((w95 + PSEUDO) / (l95 + PSEUDO)),
        log1p(gap), log1p(hours), log1p(hours * _HOUR_S), -power * log1p(hours / stability),
        log1p(hour), log1p(day), log1p(week), log1p(month), log1p(hour_won), log1p(day_won), log1p(week_won), log1p(month_won),
        1.0 if gap == 1.0 else 0.0,
    )  # fmt: skip


_NEW_SKILL: Final = (0.0, 0.0, 1.0, *[0.0] * (len(SKILL) - 3))


@cache
def _item_level(past: int) -> float:
    """Return the logit of leaky wins against leaky losses of an item's last outcomes."""
    won = lost = 0.0
    for place in reversed(range(past.bit_length() - 1)):
        right = past >> place & 1
        won, lost = _ITEM_LEAK * won + right, _ITEM_LEAK * lost + 1 - right
    return log((won + PSEUDO) / (lost + PSEUDO))


def log_retrievability(seen: Look, c: FilterConstants) -> float:
    """Return the mean log retrievability of the skills, <= 0: a power law of forgetting."""
    total = sum([log1p(cells[HOURS] / cells[STABILITY]) for cells in seen.now])
    return -c.forgetting_power * total / len(seen.now)

"""What the planner remembers of one learner in one course: a belief per skill, people's wishes, and the open offer (pure).

Cells are float32 columns, so that a state rounds itself after every entry and packing changes nothing.
"""

from __future__ import annotations

import json
from array import array
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Final, cast
from uuid import UUID
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from schemas.journal import ActivityKind
from services.mastery import pack, unpack
from services.pathway.constants import PlannerConstants
from services.pathway.placement_progress import PlacementProgress

# Cells of a skill: level (logit), its variance, stability in days, attempts, right answers in a row.
STRIDE: Final = 5
RING: Final = 16  # items last shown on a skill that are remembered
LESSON_SEEN, EXEMPT, ASKED, TESTING, HALF_TESTED, KNOWN, PRESUMED = 1, 2, 4, 8, 16, 32, 64  # flags of a skill
FIRST_DAY: Final = date(2020, 1, 1).toordinal()
FOREVER: Final = 2**16 - 1
_MARK: Final = b"plan"


@dataclass(slots=True)
class StepProgress:
    """How far the learner is with one step of the open offer: counted attempts, rungs shown, whether the chat helped, how it ended."""

    attempts: int = 0
    rung: int = 0
    score: float = 0.0
    is_solved: bool = False
    is_closed: bool = False
    attempts_at_rung: int = 0
    bottom_out: bool = False
    helped: bool = False


@dataclass(frozen=True, slots=True)
class Goal:
    """What a learner wants in one course: skills (none named: the course's own targets), and by when."""

    targets: tuple[str, ...] = ()
    deadline: date | None = None


@dataclass(slots=True)
class OpenOffer:
    """The activity that waits for the learner; `started_s` in seconds of `mastery.seconds_of`.

    `infers` is what a test-out that is passed gives credit for beside its own skill.
    """

    id: UUID
    activity: ActivityKind
    skill: str
    item: str | None
    seed: int
    version_id: UUID
    enrollment_id: UUID
    lesson: bool
    started_s: int
    reasons: tuple[str, ...] = ()
    lesson_viewed: bool = False
    infers: tuple[str, ...] = ()
    steps: dict[str, StepProgress] = field(default_factory=dict)

    @property
    def given(self) -> tuple[str, ...]:
        """Return the steps that are shown solved: closed, and never tried."""
        return tuple(name for name, step in self.steps.items() if step.is_closed and not step.attempts)

    @property
    def is_begun(self) -> bool:
        """Return whether the learner has done anything with it."""
        return self.lesson_viewed or len(self.steps) > len(self.given)

    def step(self, name: str) -> StepProgress:
        """Return the progress of a step, which is begun if it is new."""
        return self.steps.setdefault(name, StepProgress())


@dataclass(slots=True, eq=False)
class PlanState:
    """Columns with a row per skill that something is known of, and what concerns the learner as a whole.

    `times` second of the last practice; `checked` second of the last unaided check passed, 0 if none or a later review failed; `skip_until` the day from which
    the skill is offered again, `pin_until` the last day on which it is pinned, both in days after the start of 2020 (0 none, FOREVER
    without end); `rings` marks of the items last shown, newest first; `similar` the skill of which a similar question follows, as a
    solution was shown; `minutes` what was spent on `day`, the last day of work, and `reviewed` how much of it on reviews;
    `wanted_minutes` what the learner wants to give on `wanted_day` instead of the usual; `goals` the learner's standing goals by the id
    of their entry; `placement` the last one, open or not; `head` ability and its variance, log pace of forgetting and its variance.
    """

    head: array[float]
    rows: dict[str, int]
    cells: array[float]
    times: array[int]
    checked: array[int]
    flags: array[int]
    skip_until: array[int]
    pin_until: array[int]
    rings: array[int]
    seq: int = 0
    last_skill: str | None = None
    last_activity: ActivityKind | None = None
    offer: OpenOffer | None = None
    similar: str | None = None
    day: int = 0
    minutes: float = 0.0
    reviewed: float = 0.0
    wanted_day: int = 0
    wanted_minutes: float = 0.0
    goals: dict[str, Goal] = field(default_factory=dict)
    places: tuple[object, int, NDArray[np.intp] | slice, NDArray[np.intp]] | None = None  # of the rows in a course: kept, never stored
    placement: PlacementProgress | None = None

    @classmethod
    def start(cls, c: PlannerConstants) -> PlanState:
        """Return the state of a learner of whom nothing is known."""
        head = array("f", [0.0, c.g_variance0, 0.0, c.pace_variance0])
        return cls(head, {}, array("f"), array("I"), array("I"), array("B"), array("H"), array("H"), array("H"))

    def row(self, skill: str, c: PlannerConstants) -> int:
        """Return the row of a skill, which is made as of nothing known if it is new."""
        row = self.rows.get(skill)
        if row is None:
            row = self.rows[skill] = len(self.times)
            self.cells.extend((c.a0, c.v0, c.s0, 0.0, 0.0))
            self.rings.extend((0,) * RING)
            for column in (self.times, self.checked, self.flags, self.skip_until, self.pin_until):
                column.append(0)
        return row

    def forget(self, skill: str, c: PlannerConstants) -> None:
        """Begin a skill again, as of nothing known; which items were shown stays."""
        row = self.row(skill, c)
        self.cells[row * STRIDE : row * STRIDE + STRIDE] = array("f", (c.a0, c.v0, c.s0, 0.0, 0.0))
        for column in (self.times, self.checked, self.flags, self.skip_until, self.pin_until):
            column[row] = 0

    def flag(self, row: int, flag: int, *, up: bool) -> None:
        """Raise or lower a flag of a skill."""
        self.flags[row] = self.flags[row] | flag if up else self.flags[row] & ~flag

    def is_exempt(self, skill: str) -> bool:
        """Return whether an educator has exempted the learner from a skill."""
        row = self.rows.get(skill)
        return row is not None and bool(self.flags[row] & EXEMPT)

    def show(self, row: int, item: str) -> None:
        """Remember that an item of the skill was shown."""
        mine = [seen for seen in self.rings[row * RING : row * RING + RING] if seen != item_mark(item)]
        self.rings[row * RING : row * RING + RING] = array("H", [item_mark(item), *mine, *(0,) * RING][:RING])

    def shown(self, skill: str) -> list[int]:
        """Return the marks of the items last shown on a skill, newest first."""
        row = self.rows.get(skill)
        return [] if row is None else [mark for mark in self.rings[row * RING : row * RING + RING] if mark]

    def spend(self, minutes: float, today: date, *, review: bool = False) -> None:
        """Count minutes of work on a day, of a review or of something else; another day begins at none."""
        day = day_number(today)
        if day != self.day:
            self.day, self.minutes, self.reviewed = day, 0.0, 0.0
        self.minutes = round(self.minutes + minutes, 2)
        self.reviewed = round(self.reviewed + (minutes if review else 0.0), 2)

    def review_minutes_left(self, minutes: float | None, today: date, cap: float) -> float | None:
        """Return what is left for reviews where `minutes` are left of the day, which spends at most the share `cap` on them; None: no end."""
        if minutes is None or minutes <= 0.0:
            return None
        spent, reviewed = (self.minutes, self.reviewed) if day_number(today) == self.day else (0.0, 0.0)
        return min(minutes, max(0.0, cap * (spent + minutes) - reviewed))

    def minutes_wanted(self, minutes_per_day: float, today: date) -> float:
        """Return the minutes that the learner wants to give on a day: the usual, unless they said otherwise for this day."""
        return self.wanted_minutes if self.wanted_day and self.wanted_day == day_number(today) else minutes_per_day

    def minutes_spent(self, today: date) -> float:
        """Return the minutes of work on a day, if it is the last day of work."""
        return self.minutes if day_number(today) == self.day else 0.0

    def minutes_left(self, minutes_per_day: float, today: date) -> float | None:
        """Return what is left of a day's minutes; None once they are used up, as whoever goes on then does so without a limit."""
        left = self.minutes_wanted(minutes_per_day, today) - self.minutes_spent(today)
        return left if left > 0.0 else None

    def pack(self) -> bytes:
        """Return the state as bytes."""
        offer = None if self.offer is None else asdict(self.offer)
        goals = {name: (goal.targets, goal.deadline) for name, goal in self.goals.items()}
        values: list[object] = [
            self.seq, self.last_skill, self.last_activity, offer, self.similar, self.day, self.minutes, self.reviewed, self.wanted_day,
            self.wanted_minutes, goals,
        ]  # fmt: skip
        if self.placement is not None:
            values.append(self.placement.written())
        rest = json.dumps(values, separators=(",", ":"), default=str)
        columns = (self.head, self.cells, self.times, self.checked, self.flags, self.skip_until, self.pin_until, self.rings)
        return pack(_MARK, (rest, *self.rows), columns)

    @classmethod
    def unpack(cls, packed: bytes) -> PlanState:
        """Return the state of `pack`."""
        (rest, *names), columns = unpack(_MARK, "ffIIBHHH", packed)
        seq, last_skill, last_activity, offer, similar, day, minutes, reviewed, wanted_day, wanted_minutes, goals, *placed = json.loads(
            rest
        )
        rows = dict(zip(names, range(len(names)), strict=True))
        head, cells, times, checked, flags, skip_until, pin_until, rings = columns
        plan = cls(head, rows, cells, times, checked, flags, skip_until, pin_until, rings, seq, last_skill, last_activity)
        plan.offer = None if offer is None else _offer(offer)
        plan.similar, plan.day, plan.minutes, plan.reviewed = similar, day, minutes, reviewed
        plan.wanted_day, plan.wanted_minutes = wanted_day, wanted_minutes
        plan.goals = {name: Goal(tuple(targets), date.fromisoformat(by) if by else None) for name, (targets, by) in goals.items()}
        plan.placement = PlacementProgress.read(placed[0]) if placed else None
        return plan


def _offer(fields: dict[str, object]) -> OpenOffer:
    steps = cast("dict[str, dict[str, object]]", fields.pop("steps"))
    offer = OpenOffer(**fields)  # type: ignore[arg-type]  # written by `pack`
    offer.id, offer.version_id, offer.enrollment_id = UUID(str(offer.id)), UUID(str(offer.version_id)), UUID(str(offer.enrollment_id))
    offer.reasons, offer.infers = tuple(offer.reasons), tuple(offer.infers)
    offer.steps = {name: StepProgress(**step) for name, step in steps.items()}  # type: ignore[arg-type]
    return offer


def item_mark(item: str) -> int:
    """Return a mark in 1..65535 by which a skill's few items are told apart."""
    return crc32(item.encode()) % 65_535 + 1


def day_number(day: date | None) -> int:
    """Return days after the start of 2020; FOREVER for None."""
    return FOREVER if day is None else min(FOREVER, max(0, day.toordinal() - FIRST_DAY))

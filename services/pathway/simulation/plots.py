"""A simulation's report as pictures: plain SVG with title and description, no script, readable on dark and light ground (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import floor, log10
from typing import Final

from schemas.simulation import PlotName, SimulationReport, SkillReport

WIDTH, HEIGHT = 760, 396
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 72, 44
BAR: Final = 15
MOST_BARS: Final = 60
NAMES_WIDTH: Final = 220
_STEPS: Final = (1.0, 1.5, 2.0, 2.5, 5.0, 7.5, 10.0)
_NAMES: Final = {
    "two_state": "two-state learners",
    "traces": "learners of fast and slow traces",
    "stability": "learners of growing stability",
}
_MARKS: Final = {"two_state": "a", "traces": "b", "stability": "c"}
_DASHES: Final = {"two_state": "", "traces": "6 4", "stability": "2 3"}  # told apart without colour too
STYLE: Final = (
    "text{font:13px system-ui,sans-serif;fill:#1d2433}.h{font-weight:600;font-size:15px}.s{fill:#5b6475}.g{stroke:#d9d5ca}.ax{stroke:#8a8f9a}"
    ".a{stroke:#1f6f5c;fill:#1f6f5c}.b{stroke:#b4552d;fill:#b4552d}.c{stroke:#4a5fc1;fill:#4a5fc1}.l{fill:none;stroke-width:2.2}"
    ".w{fill:#b9c9c2}.r{fill:#1f6f5c}.t{stroke:#b4552d;stroke-width:2}.ground{fill:#fbfaf7}"
    "@media (prefers-color-scheme:dark){text{fill:#e8e6e0}.s{fill:#a9b0bd}.g{stroke:#333a46}.ax{stroke:#6d7584}.ground{fill:#15181f}"
    ".a{stroke:#7fc7b0;fill:#7fc7b0}.b{stroke:#eb9b74;fill:#eb9b74}.c{stroke:#a5b4f5;fill:#a5b4f5}.l{fill:none}.w{fill:#3a4b46}.r{fill:#7fc7b0}"
    ".t{stroke:#eb9b74}}"
)


def round_end(most: float) -> float:
    """Return the end of an axis of four parts that are read off easily, at or beyond a value above 0."""
    size = 10.0 ** floor(log10(most / 4.0))
    return 4.0 * size * next(step for step in _STEPS if 4.0 * size * step >= most * 0.999)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where values stand in a picture."""

    x_most: float
    y_most: float

    def x(self, value: float) -> float:
        """Return the place of a value from left to right."""
        return LEFT + (WIDTH - LEFT - RIGHT) * value / self.x_most

    def y(self, value: float) -> float:
        """Return the place of a value from top to bottom."""
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / self.y_most

    def axes(self, x_name: str, y_name: str, shown: Callable[[float], str]) -> Iterator[str]:
        """Give the lines that values are read from, and what they count."""
        for part in range(5):
            x, y = self.x_most * part / 4, self.y_most * part / 4
            yield f'<path class="g" d="M{LEFT} {self.y(y):.1f}H{WIDTH - RIGHT}"/>'
            yield f'<text class="s" x="{LEFT - 6}" y="{self.y(y) + 4:.1f}" text-anchor="end">{shown(y)}</text>'
            yield f'<text class="s" x="{self.x(x):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{x:.0f}</text>'
        yield f'<path class="ax" d="M{LEFT} {TOP}V{HEIGHT - BOTTOM}H{WIDTH - RIGHT}" fill="none"/>'
        yield f'<text class="s" x="{WIDTH - RIGHT}" y="{HEIGHT - 6}" text-anchor="end">{x_name}</text>'
        yield f'<text class="s" x="{LEFT}" y="{TOP - 8}">{y_name}</text>'


def plot(report: SimulationReport, name: PlotName) -> str:
    """Return one picture of a report as an SVG document."""
    return {"mastery": _mastery, "load": _load, "skills": _skills}[name](report)


def _mastery(report: SimulationReport) -> str:
    points = report.curve
    frame = Frame(round_end(max(4.0, points[-1].minutes)), 1.0)
    body = list(frame.axes("minutes of work", "share of the course's targets mastered", lambda share: f"{share:.0%}"))
    for place, family in enumerate(("two_state", "traces", "stability")):
        way = " ".join(f"{frame.x(point.minutes):.1f},{frame.y(getattr(point, family)):.1f}" for point in points)
        dash = f' stroke-dasharray="{_DASHES[family]}"' if _DASHES[family] else ""
        body.append(f'<polyline class="l {_MARKS[family]}"{dash} points="{way}"/>')
        y = HEIGHT - BOTTOM - 52 + 18 * place
        body.append(f'<path class="l {_MARKS[family]}"{dash} d="M{WIDTH - 268} {y - 4}h28"/>')
        body.append(f'<text x="{WIDTH - 232}" y="{y}">{_NAMES[family]}</text>')
    everybody = report.families[0]
    reached = f"{everybody.reached:.0%} of {report.learners} simulated learners master every target within {report.days * report.minutes:g} minutes"
    half = "" if everybody.minutes_p50 is None else f"; half of all within {everybody.minutes_p50:g}"
    return _document(f"Way to mastery: {report.title}", f"{reached}{half}.", HEIGHT, body)


def _load(report: SimulationReport) -> str:
    days = report.load
    most = max(report.minutes, *(day.work_p50 for day in days), *(day.reviews_p90 for day in days))
    frame = Frame(round_end(max(4, len(days))), round_end(most * 1.1))
    body = list(frame.axes("day", "minutes", lambda minutes: f"{minutes:.0f}"))
    wide = max(1.0, frame.x(1) - frame.x(0) - 1.0)
    for place, day in enumerate(days):
        x = frame.x(place)
        for kind, minutes in (("w", day.work_p50), ("r", day.reviews_p50)):
            body.append(
                f'<rect class="{kind}" x="{x:.1f}" y="{frame.y(minutes):.1f}" width="{wide:.1f}" height="{frame.y(0) - frame.y(minutes):.1f}"/>'
            )
        body.append(f'<path class="t" d="M{x:.1f} {frame.y(day.reviews_p90):.1f}h{wide:.1f}"/>')
    for place, (mark, said) in enumerate(
        (("w", "work, median"), ("r", "of it reviews, median"), ("t", "reviews of one learner in ten, or more"))
    ):
        y = TOP + 12 + 18 * place
        sign = (
            f'<path class="t" d="M{WIDTH - 292} {y - 4}h14"/>'
            if mark == "t"
            else f'<rect class="{mark}" x="{WIDTH - 292}" y="{y - 10}" width="14" height="10"/>'
        )
        body += (sign, f'<text x="{WIDTH - 270}" y="{y}">{said}</text>')
    worst = max(days, key=lambda day: day.reviews_p90)
    about = f"On the heaviest day, day {worst.day}, one learner in ten spends {worst.reviews_p90:g} minutes or more on reviews."
    return _document(f"A day's work: {report.title}", about, HEIGHT, body)


def _skills(report: SimulationReport) -> str:
    chosen = _slowest(report.skills)
    most = max((one.minutes_p90 or one.minutes_p50 or 0.0 for one in chosen), default=0.0) or 1.0
    body: list[str] = []
    for place, one in enumerate(chosen):
        y, half, late = TOP + BAR * place, one.minutes_p50, one.minutes_p90
        x50, x90 = ((NAMES_WIDTH + (WIDTH - NAMES_WIDTH - 90) * (each or 0.0) / most) for each in (half, late))
        body.append(f'<text x="{NAMES_WIDTH - 8}" y="{y + 11}" text-anchor="end">{escape(one.skill[:30])}</text>')
        if late is not None:
            body.append(f'<rect class="w" x="{NAMES_WIDTH}" y="{y + 2}" width="{x90 - NAMES_WIDTH:.1f}" height="{BAR - 5}"/>')
        if half is not None:
            body.append(f'<rect class="r" x="{NAMES_WIDTH}" y="{y + 2}" width="{x50 - NAMES_WIDTH:.1f}" height="{BAR - 5}"/>')
        said = "not reached by half" if half is None else f"{half:g}" + ("" if late is None else f" · {late:g}")
        body.append(f'<text class="s" x="{max(x50, x90) + 6:.1f}" y="{y + 11}">{said}</text>')
    which = f"The {len(chosen)} slowest of {len(report.skills)} skills" if len(chosen) < len(report.skills) else f"All {len(chosen)} skills"
    about = f"{which}: minutes on the skill until half of the learners (dark), and nine in ten (pale), have mastered it."
    return _document(f"Minutes to mastery: {report.title}", about, TOP + BAR * len(chosen) + 16, body)


def _slowest(skills: Sequence[SkillReport]) -> list[SkillReport]:
    endless = float("inf")
    return sorted(
        skills, key=lambda one: (-(endless if one.minutes_p90 is None else one.minutes_p90), -(one.minutes_p50 or endless), one.skill)
    )[:MOST_BARS]


def _document(title: str, about: str, height: int, body: Sequence[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="t d">'
    named = f'<title id="t">{escape(title)}</title><desc id="d">{escape(about)}</desc><style>{STYLE}</style>'
    shown = f'<rect class="ground" width="{WIDTH}" height="{height}"/><text class="h" x="12" y="20">{escape(title)}</text>'
    return "\n".join([head, named, shown, f'<text class="s" x="12" y="38">{escape(about)}</text>', *body, "</svg>", ""])

"""What `meno learn` shows: Markdown panels, bars and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.markdown import Markdown
from rich.markup import escape
from rich.panel import Panel
from rich.prompt import Prompt
from rich.table import Table

from schemas.memory import FactsOut
from schemas.pathway import WhatIfOut, WhyOut
from schemas.tutor import AttemptOut, HintOut, NextOut, OfferOut, ProgressOut, ReviewsOut, StepOut
from services.cli.client import ApiProblem, Piece
from services.cli.terminal_math import plain_maths

COLOURS = {"correct": "green", "partly": "yellow", "incorrect": "red", "unsure": "magenta"}
HEADINGS = {"correct": "Right", "partly": "Nearly", "incorrect": "Not yet", "unsure": "I could not read that"}
STATES = {"locked": "[dim]locked[/dim]", "ready": "[cyan]ready[/cyan]", "learning": "[yellow]learning[/yellow]",
          "known": "[green]known[/green]", "mastered": "[green]mastered[/green]", "fading": "[magenta]fading[/magenta]"}  # fmt: skip
BAR_CELLS = 20
PARTS_SHOWN, WEIGHED_SHOWN = 4, 5


def markdown(text: str) -> Markdown:
    """Return Markdown with its mathematics readable in a terminal."""
    return Markdown(plain_maths(text))


def welcome(console: Console, remembered: bool) -> None:
    """Greet, and say what is remembered."""
    console.rule("[bold]Meno[/bold]")
    if not remembered:
        console.print("[yellow]Nothing is kept after this session: consent to memory has not been given.[/yellow]")
    console.print("[dim]I am an AI tutor. Type an answer, ? for a hint, /ask to ask me, Enter for help.[/dim]")


def placement_offered(console: Console, now: NextOut) -> None:
    """Say that a few questions would find out where to begin, or that they wait."""
    if now.placement == "offered":
        console.print(
            "[cyan]New here? /place asks a few questions, so that you begin where you are; /place no begins at the beginning.[/cyan]"
        )
    if now.placement == "open":
        console.print("[cyan]Your placement waits: /place goes on with it.[/cyan]")


def farewell(console: Console, remembered: bool) -> None:
    """Say goodbye, and what is kept."""
    console.print("\nSee you. " + ("Everything you did is kept." if remembered else "Nothing of this session is kept."))


def refused(console: Console, problem: ApiProblem) -> None:
    """Show what the server would not do, and why."""
    console.print(f"[red]{escape(problem.detail)}[/red] [dim]({escape(problem.code)})[/dim]")


def offer(console: Console, opened: OfferOut) -> None:
    """Show what is offered, why, and its lesson."""
    why_text = opened.why[0].text if opened.why else ""
    console.print(
        Panel(
            f"[bold]{escape(opened.skill.title)}[/bold]\n{escape(opened.skill.objective)}\n[dim]{escape(why_text)}[/dim]",
            title=opened.activity.replace("_", " "),
        )
    )
    if opened.lesson:
        console.print(markdown(opened.lesson.explanation))
        for example in opened.lesson.worked_examples:
            console.print(
                Panel(
                    markdown(example.body), title=": ".join(filter(None, ("Worked example", escape(example.title)))), border_style="green"
                )
            )


def given(console: Console, opened: OfferOut) -> None:
    """Show the worked example beside a completion, and the steps that are given."""
    if opened.example:
        title = ": ".join(filter(None, ("Worked example", escape(opened.example.title))))
        console.print(Panel(markdown(opened.example.body), title=title, border_style="green"))
    for each in opened.item.steps if opened.item else ():
        if each.given:
            console.print(markdown(each.prompt))
            console.print(Panel(markdown(each.solution or ""), title=f"Step {escape(each.id)}, done for you", border_style="green"))


def stem(console: Console, opened: OfferOut) -> None:
    """Show the question."""
    if opened.item:
        console.print(markdown(opened.item.stem))


def current_step(opened: OfferOut) -> StepOut | None:
    """Return the step to answer now."""
    return next((step for step in opened.item.steps if step.id == opened.step), None) if opened.item else None


def step(console: Console, opened: OfferOut, now: StepOut) -> None:
    """Show the step's prompt and options."""
    if opened.item and len(opened.item.steps) > 1:
        console.print(f"[bold]Step {escape(now.id)}[/bold]")
    prompt(console, now)


def prompt(console: Console, now: StepOut) -> None:
    """Show what is to be answered, and its options."""
    if now.prompt:
        console.print(markdown(now.prompt))
    options = Table.grid(padding=(0, 2))
    for number, choice in enumerate(now.choices, 1):
        options.add_row(f"  [bold]{number}[/bold]", markdown(choice.text))
    console.print(options)
    if now.answer_type == "multi_choice":
        console.print("[dim]Give all that apply, e.g. 1 3[/dim]")
    if now.answer_type == "ordering":
        console.print("[dim]Give the numbers in the right order, e.g. 2 1 3[/dim]")


def read_choices(now: StepOut, said: str) -> str | tuple[str, ...]:
    """Return the choice ids that the numbers or ids typed mean."""
    words = [word for word in re.split(r"[\s,;]+", said) if word]
    ids = tuple(now.choices[int(w) - 1].id if w.isdigit() and 0 < int(w) <= len(now.choices) else w for w in words)
    return ids if now.answer_type in ("multi_choice", "ordering") else (ids[0] if ids else said)


def hint(console: Console, shown: HintOut) -> None:
    """Show a rung, or why there is none."""
    console.print(
        Panel(markdown(shown.text), title="Worked solution" if shown.last else "Hint", border_style="yellow" if shown.shown else "dim")
    )


def outcome(console: Console, out: AttemptOut) -> None:
    """Show the verdict, the feedback and how mastery moved."""
    colour = COLOURS[out.verdict]
    parts = [out.message, f"**{out.misconception.name}**" if out.misconception else "", out.feedback or ""]
    if out.solution and out.verdict != "correct":
        parts.append(f"---\n{out.solution}")
    said = "\n\n".join(part for part in parts if part)
    if said:
        console.print(Panel(markdown(said), title=HEADINGS[out.verdict], border_style=colour))
    else:
        console.print(f"[{colour}]✓ {HEADINGS[out.verdict]}[/{colour}]")
    if not out.completed and out.verdict != "correct":
        console.print("  [dim]Try again, or type ? for a hint.[/dim]")
    for moved in out.mastery:
        note = " [green]mastered[/green]" if moved.mastered else ""
        console.print(f"  {escape(f'{moved.skill.title:40.40}')} {bar(moved.after)} {moved.before:.0%} → {moved.after:.0%}{note}")


def bar(share: float) -> str:
    """Return a bar of a share in [0, 1]."""
    full = round(share * BAR_CELLS)
    return f"[green]{'━' * full}[/green][dim]{'━' * (BAR_CELLS - full)}[/dim]"


def why(console: Console, found: WhyOut) -> None:
    """Show why an activity was offered: reasons, what else could have come, and whether the decision stands the test."""
    for reason in found.reasons:
        console.print(f" · {escape(reason.text)}")
    for part in (found.prediction.parts if found.prediction else ())[:PARTS_SHOWN]:
        console.print(f"   [dim]{part.logits:+.2f}  {escape(part.text)}[/dim]")
    for other in found.weighed[:WEIGHED_SHOWN]:
        mark = "→" if other.chosen else " "
        console.print(f" {mark} {escape(f'{other.skill.title:44.44}')} {bar(other.propensity)} {other.propensity:.0%}{' due' * other.due}")
    if not found.rederived.same:
        for changed in found.rederived.because:
            console.print(f" [yellow]It would come out otherwise now.[/yellow] {escape(changed.text)}")


def read_wondered(said: str) -> dict[str, Any] | None:
    """Return what is supposed by `skip`, `10m` or `3d`; None if it cannot be read."""
    if said.strip() == "skip":
        return {"skip": True}
    found = re.fullmatch(r"([1-9][0-9]{0,2})\s*(m|d)[a-z]*", said.strip())
    return None if found is None else {"minutes" if found[2] == "m" else "days": int(found[1])}


def what_if(console: Console, would: WhatIfOut) -> None:
    """Show what would be if."""
    console.print(f" [cyan]{escape(would.text)}[/cyan]")
    for moved in would.mastery:
        console.print(f"   {escape(f'{moved.skill.title:40.40}')} {bar(moved.then)} {moved.now:.0%} → {moved.then:.0%}")
    console.print(f"   [dim]reviews due {would.reviews_due[0]} → {would.reviews_due[1]:g}[/dim]")


def nothing(console: Console, now: NextOut) -> None:
    """Say that there is nothing to do, why, and until when."""
    until = f" Come back {now.until:%A %d %B, %H:%M} UTC." if now.until else ""
    console.print(Panel(escape(now.nothing.text if now.nothing else "Nothing to do.") + until, title="Done for now", border_style="green"))


def pick_alternative(console: Console, now: NextOut) -> str | None:
    """Ask which ready skill to do instead."""
    if not now.alternatives:
        console.print("Nothing else is ready now.")
        return None
    for number, alternative in enumerate(now.alternatives, 1):
        note = " (due)" if alternative.due else " (new)" if alternative.new else ""
        console.print(f" {number}. {escape(alternative.skill.title)}{note}")
    choice = Prompt.ask("Which?", choices=[str(n + 1) for n in range(len(now.alternatives))], console=console)
    return now.alternatives[int(choice) - 1].skill.id


def reply(console: Console, pieces: Iterable[Piece]) -> None:
    """Show a reply as it streams."""
    for piece in pieces:
        if piece.done:
            console.print("\n[dim](the course author's words)[/dim]" if piece.authored else "")
        else:
            console.print(plain_maths(piece.text), end="", highlight=False, markup=False)


def progress(console: Console, found: ProgressOut) -> None:
    """Show the map as a table."""
    table = Table(title=f"{found.mastered} of {found.total} skills mastered")
    for heading in ("Skill", "State", "Mastery", "Next review"):
        table.add_column(heading)
    for row in found.skills:
        mastery = f"{bar(row.mastery)} {row.mastery:.0%}" if row.mastery is not None else ""
        table.add_row(escape(row.skill.title), STATES[row.state], mastery, f"{row.next_review:%d %b}" if row.next_review else "")
    console.print(table)


def reviews(console: Console, found: ReviewsOut) -> None:
    """Show the reviews."""
    console.print(f"{found.due} due, about {found.minutes:.0f} minutes")
    for row in found.reviews[:15]:
        console.print(f"  {row.due_at:%d %b %H:%M}  {escape(row.skill.title)}  [dim]recall {row.retrievability:.0%}[/dim]")


def facts(console: Console, found: FactsOut) -> None:
    """Show what the tutor remembers."""
    if not found.facts:
        console.print("Nothing yet: beliefs form after some practice.")
    for fact in found.facts:
        console.print(
            f" · [bold]{fact.kind.replace('_', ' ')}[/bold] {escape(str(fact.value))} [dim]({fact.confidence:.0%}, {fact.source})[/dim]"
        )

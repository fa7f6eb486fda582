"""`/place` in `meno learn`: the questions of a placement, one after the other, until it ends or the learner stops."""

from __future__ import annotations

from uuid import UUID, uuid4

from rich.console import Console
from rich.markup import escape

from schemas.placement import PlacementAnswerIn, PlacementOut, PlacementQuestionOut, PlacementResultOut
from services.cli import learn_screen as screen
from services.cli.client import MenoClient

FEWEST, USUAL, MOST = 5, 15, 40
HELP = "[dim]Answer, or [b]?[/b] I don't know · [b]-[/b] leave it out · [b]/stop[/b]. Nobody is marked here.[/dim]"


def place(console: Console, client: MenoClient, enrollment_id: UUID, wanted: str) -> None:
    """Begin a placement, of as many questions as `wanted` says, or go on with the open one; `no` refuses it."""
    if wanted == "no":
        client.refuse_placement(enrollment_id)
        console.print("Then we begin at the beginning.")
        return
    now = client.placement(enrollment_id)
    if now.state != "open":
        now = client.start_placement(enrollment_id, min(MOST, max(FEWEST, int(wanted))) if wanted.isdecimal() else USUAL)
    console.print(HELP)
    while now.question is not None:
        now = _asked(console, client, now, now.question)
    if now.result is not None:
        _found(console, now.result)


def _asked(console: Console, client: MenoClient, now: PlacementOut, question: PlacementQuestionOut) -> PlacementOut:
    """Ask one question until it is dealt with, and return what follows."""
    console.rule(f"{now.asked + 1} of at most {now.most}")
    console.print(screen.markdown(question.item.stem))
    step = question.item.steps[0]
    screen.prompt(console, step)
    while True:
        said = console.input("[bold cyan]›[/bold cyan] ").strip()
        if said in ("/stop", "/quit", "/q"):
            return client.stop_placement(now.enrollment_id)
        if not said:
            console.print(HELP)
            continue
        given = PlacementAnswerIn(
            id=uuid4(), question=question.id, dont_know=said == "?", pass_over=said == "-",
            answer=None if said in ("?", "-") else screen.read_choices(step, said) if step.choices else said,
        )  # fmt: skip
        found = client.answer_placement(now.enrollment_id, given)
        if found.counted:
            return found.placement
        console.print(f"[magenta]I could not read that.[/magenta] {escape(found.message)}")


def _found(console: Console, result: PlacementResultOut) -> None:
    console.print(f"[bold]{escape(result.text)}[/bold]")
    if result.known:
        console.print("[green]Taken as known:[/green] " + escape(", ".join(skill.title for skill in result.known)))
    if result.unsure:
        console.print("[yellow]Not sure:[/yellow] " + escape(", ".join(skill.title for skill in result.unsure)))

"""`meno learn`: the learner's loop in the terminal, over the REST API alone."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Annotated
from uuid import UUID, uuid4

import typer
from rich.console import Console
from rich.markup import escape
from rich.prompt import Prompt

from schemas.tutor import AttemptIn, AttemptOut, ChoiceIn, NextOut, OfferOut, StepOut, TurnIn
from services.cli import learn_answers as answers
from services.cli import learn_screen as screen
from services.cli.client import ApiProblem, MenoClient
from services.cli.demo import demo_password
from services.cli.joining import pick_enrollment
from services.cli.learn_placement import place

HELP = "answer, or [b]?[/b] hint · [b]/ask[/b] … · [b]/why[/b] · [b]/if[/b] skip, 10m, 3d · [b]/choose[/b] · [b]/skip[/b] · [b]/map[/b] · [b]/reviews[/b] · [b]/memory[/b] · [b]/place[/b] · [b]/quit[/b]"

ENDING = (0, 401)
"""The server is away, or the session has ended: nothing can be asked any more."""


class Session:
    """One learner at one terminal."""

    def __init__(self, client: MenoClient, console: Console, enrollment_id: UUID) -> None:
        self.client, self.console, self.enrollment_id = client, console, enrollment_id
        self.conversation: UUID | None = None
        self.now = client.next(enrollment_id)

    def run(self) -> None:
        """Play until the learner leaves or there is nothing to do."""
        screen.welcome(self.console, self.now.remembered)
        screen.placement_offered(self.console, self.now)
        while self.now.offer is not None:
            if not self._activity(self.now.offer):
                return
        screen.nothing(self.console, self.now)

    def _activity(self, offer: OfferOut) -> bool:
        """Show one offer and take answers until another is open; return False to leave."""
        self.conversation = None
        screen.offer(self.console, offer)
        if offer.lesson and not self._read(offer):
            return True
        screen.stem(self.console, offer)
        screen.given(self.console, offer)
        while self.now.offer is not None and self.now.offer.id == offer.id:
            step = screen.current_step(self.now.offer)
            if step is None or not self._step(self.now.offer, step):
                return False
        return True

    def _read(self, offer: OfferOut) -> bool:
        """Wait until the lesson has been read; return False when the offer is no longer open."""
        self.console.input("[dim]Press Enter when you have read it.[/dim] ")
        try:
            self.client.lesson_viewed(offer.id)
        except ApiProblem as problem:
            return not self._refused(problem, offer)
        return True

    def _step(self, offer: OfferOut, step: StepOut) -> bool:
        """Take what is said until the step is done; return False to leave."""
        screen.step(self.console, offer, step)
        answers.asked(self.console, step)
        started = monotonic()
        while True:
            said = self.console.input("[bold cyan]›[/bold cyan] ").strip()
            if said in ("/quit", "/q"):
                return False
            try:
                is_over = self._said(offer, step, said, started)
            except ApiProblem as problem:
                is_over = self._refused(problem, offer)
            if is_over:
                return True

    def _said(self, offer: OfferOut, step: StepOut, said: str, started: float) -> bool:
        """Do what is said; return True when another step may be open."""
        if not said:
            self.console.print(HELP)
            return False
        if said == "?":
            return self._hint(offer, step)
        if said.startswith("/place"):
            place(self.console, self.client, self.enrollment_id, said.removeprefix("/place").strip())
            return self._moved_on(offer)
        if said.startswith("/"):
            return self._command(said, offer)
        self._answer(offer, step, said, monotonic() - started)
        return True

    def _refused(self, problem: ApiProblem, offer: OfferOut) -> bool:
        """Show what the server would not do and look where the learner stands; return True when another step is open than before."""
        if problem.status in ENDING:
            raise problem
        screen.refused(self.console, problem)
        return self._moved_on(offer)

    def _hint(self, offer: OfferOut, step: StepOut) -> bool:
        """Show a hint; return True when it was the whole solution, which closes the step."""
        shown = self.client.hint(offer.id, step.id)
        screen.hint(self.console, shown)
        if shown.last:
            self.now = self.client.next(self.enrollment_id)
        return shown.last

    def _answer(self, offer: OfferOut, step: StepOut, said: str, seconds: float) -> None:
        answer = screen.read_choices(step, said) if step.choices else answers.whole(self.console, step, said)
        outcome: AttemptOut = self.client.attempt(
            offer.id, AttemptIn(id=uuid4(), step=step.id, answer=answer, seconds=min(seconds, 86_400))
        )
        screen.outcome(self.console, outcome)
        answers.told(self.console, outcome)
        self.now = outcome.next

    def _command(self, said: str, offer: OfferOut) -> bool:
        """Carry out a command; return True when another offer may be open."""
        name, _, rest = said.partition(" ")
        if name == "/ask":
            self._ask(offer, rest or Prompt.ask("What is your question?", console=self.console))
            return self._moved_on(offer)
        if name == "/skip":
            self.now = self.client.move(self.enrollment_id, ChoiceIn(move="skip", skill=offer.skill.id))
            return True
        if name == "/choose":
            return self._choose(self.now, rest)
        self._look(name, rest, offer)
        return False

    def _look(self, name: str, rest: str, offer: OfferOut) -> None:
        """Show what is asked for; nothing changes."""
        if name == "/why":
            screen.why(self.console, self.client.why(offer.id))
        elif name == "/if":
            self._wonder(rest)
        elif name == "/map":
            screen.progress(self.console, self.client.progress(self.enrollment_id))
        elif name == "/reviews":
            screen.reviews(self.console, self.client.reviews(self.enrollment_id))
        elif name == "/memory":
            screen.facts(self.console, self.client.facts())
        else:
            self.console.print(HELP)

    def _wonder(self, said: str) -> None:
        """Show what would be if: `skip`, minutes such as `10m`, or days such as `3d`."""
        wondered = screen.read_wondered(said)
        if wondered is None:
            self.console.print(
                "What if you skip this ([b]/if skip[/b]), practise longer ([b]/if 10m[/b]), or want it by a day ([b]/if 3d[/b])?"
            )
            return
        for would in self.client.what_if(self.enrollment_id, **wondered):
            screen.what_if(self.console, would)

    def _moved_on(self, offer: OfferOut) -> bool:
        """Return True when another step is open than before: the tutor may have shown the whole solution."""
        self.now = self.client.next(self.enrollment_id)
        return self.now.offer is None or (self.now.offer.id, self.now.offer.step) != (offer.id, offer.step)

    def _choose(self, now: NextOut, wanted: str) -> bool:
        picked = wanted or screen.pick_alternative(self.console, now)
        if not picked:
            return False
        self.now = self.client.move(self.enrollment_id, ChoiceIn(move="choose", skill=picked))
        return True

    def _ask(self, offer: OfferOut, text: str) -> None:
        if self.conversation is None:
            opened = self.client.open_conversation(self.enrollment_id, offer.id)
            self.conversation = opened.id
            self.console.print(f"[dim]{escape(opened.notice)}[/dim]")
        screen.reply(self.console, self.client.say(self.conversation, TurnIn(id=uuid4(), text=text)))


def learn(
    url: Annotated[str, typer.Option(envvar="MENO_URL", help="Address of the server")] = "http://127.0.0.1:8000",
    tenant: Annotated[str, typer.Option(help="The school's short name")] = "demo",
    name: Annotated[str, typer.Option(help="Your user name")] = "ada",
    password: Annotated[
        str | None, typer.Option(envvar="MENO_PASSWORD", help="Asked for when not given; demo people of this folder need none")
    ] = None,
) -> None:
    """Learn in the terminal: next activity, answer, feedback, hint, ask the tutor."""
    console, client = Console(), MenoClient(url)
    try:
        known = password or demo_password(Path(os.environ.get("MENO_DATA_DIR") or ".meno"), tenant, name)
        client.sign_in(tenant, name, known or Prompt.ask(f"Password of {name}", password=True, console=console))
        enrollment = pick_enrollment(console, client)
        if enrollment is None:
            raise typer.Exit(1)
        _play(Session(client, console, enrollment))
    except ApiProblem as problem:
        screen.refused(console, problem)
        raise typer.Exit(1) from problem
    except (KeyboardInterrupt, EOFError):
        console.print("\nSee you.")


def _play(session: Session) -> None:
    """Play until the learner leaves, however they do, and end the session: what was not to be kept is gone then."""
    with suppress(KeyboardInterrupt, EOFError):
        session.run()
    session.client.sign_out()
    screen.farewell(session.console, session.now.remembered)

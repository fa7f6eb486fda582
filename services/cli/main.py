"""The command line's commands, put together."""

from __future__ import annotations

import typer

from services.cli import jobs, people
from services.cli.learn import learn
from services.cli.migrate import migrate
from services.cli.up import up

app = typer.Typer(name="meno", help="Meno: a tutor that remembers.", no_args_is_help=True, pretty_exceptions_enable=False)
app.command()(up)
app.command()(learn)
app.command()(migrate)
app.command()(people.init)
app.add_typer(people.app, name="people")
app.add_typer(jobs.app, name="jobs")

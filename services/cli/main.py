"""The command line's commands, put together."""

from __future__ import annotations

import typer

from services.cli import (
    audit,
    budget,
    classroom,
    course,
    course_simulate,
    course_upgrade,
    fit,
    index,
    jobs,
    keys,
    memory,
    people,
    policy,
    safeguarding,
)
from services.cli.backup import backup, restore_backup
from services.cli.doctor import doctor
from services.cli.erase import erase
from services.cli.learn import learn
from services.cli.migrate import migrate
from services.cli.prepare import prepare
from services.cli.replay import replay
from services.cli.up import up

app = typer.Typer(
    name="meno",
    help="Meno: a tutor that remembers.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
)
app.command()(up)
app.command()(learn)
app.command()(migrate)
app.command()(replay)
app.command()(backup)
app.command(name="restore")(restore_backup)
app.command()(erase)
app.command()(doctor)
app.command(hidden=True)(prepare)
app.command()(people.init)
app.add_typer(people.app, name="people")
course.app.command()(course_upgrade.diff)
course.app.command()(course_upgrade.upgrade)
course.app.command()(course_simulate.simulate)
app.add_typer(course.app, name="course")
app.add_typer(classroom.app, name="class")
app.add_typer(jobs.app, name="jobs")
app.add_typer(keys.app, name="keys")
app.add_typer(audit.app, name="audit")
app.add_typer(memory.app, name="memory")
app.add_typer(index.app, name="index")
app.add_typer(budget.app, name="budget")
app.add_typer(fit.app, name="fit")
app.add_typer(policy.app, name="policy")
app.add_typer(safeguarding.app, name="safeguarding")

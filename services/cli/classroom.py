"""`meno class`: an educator's classes, and how one of them stands in a course; each look is in the learners' access logs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Final, TypeVar
from uuid import UUID

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from schemas.analytics import ClassOverviewOut, GroupOut
from services.bootstrap import Services
from services.cli.asking import ask
from services.identity import Principal, SchoolClass

app = typer.Typer(help="Classes, as their educator sees them.", no_args_is_help=True)
Tenant = Annotated[str, typer.Option("--tenant", help="short name of the organisation")]
Teacher = Annotated[str, typer.Option("--educator", help="user name of an educator of the class, in whose name the look is logged")]
Found = TypeVar("Found")
_PAGE: Final = 100


@app.command("list")
def list_classes(tenant: Tenant, educator: Teacher) -> None:
    """List an educator's classes."""
    table = Table("class", Column("learners", justify="right"), "id", box=None)
    for each in ask(lambda services: _classes(services, tenant, educator))[1]:
        table.add_row(escape(each.name) + (" (archived)" if each.archived else ""), str(each.learners), str(each.id))
    Console().print(table)


@app.command()
def overview(
    class_name: Annotated[str, typer.Argument(metavar="CLASS", help="name or id of the class")],
    course: Annotated[str, typer.Option(help="slug of the course")],
    tenant: Tenant,
    educator: Teacher,
    as_json: Annotated[bool, typer.Option("--json", help="print it as JSON")] = False,
) -> None:
    """Show who of a class needs a person, who is stuck together, and how the group stands (groups under ten are not shown)."""
    found = ask(lambda services: _overview(services, tenant, educator, class_name, course))
    if as_json:
        typer.echo(found.model_dump_json(indent=1))
    else:
        _show(found, Console())


async def _overview(services: Services, tenant: str, educator: str, class_name: str, course: str) -> ClassOverviewOut:
    me, classes = await _classes(services, tenant, educator)
    named = [each.id for each in classes if class_name in (each.name, str(each.id))]
    if len(named) != 1:
        raise typer.BadParameter(
            "there is no such class of this educator's" if not named else "several classes bear this name: give the id"
        )
    return await services.teaching.views.overview(me, named[0], await _course(services, me, course))


async def _classes(services: Services, tenant: str, educator: str) -> tuple[Principal, list[SchoolClass]]:
    """Return an educator, as whoever runs commands on this machine may act for them, and their classes."""
    me = await services.identity.tenants.at_the_machine(tenant)
    account = (await services.identity.accounts.by_name(me, educator)).account
    if account.role != "educator":
        raise typer.BadParameter("--educator: name an educator")
    teacher = Principal(me.tenant_id, account.id, "educator", me.session_id, account.age_band, account.locale)

    async def page(after: UUID | None) -> tuple[list[SchoolClass], UUID | None]:
        part = await services.identity.classes.page(teacher, after, _PAGE)
        return list(part.items), part.last

    return teacher, await _all(page)


async def _course(services: Services, me: Principal, slug: str) -> UUID:
    """Return the id of the published course of a slug."""

    async def page(after: UUID | None) -> tuple[list[tuple[str, UUID]], UUID | None]:
        found = await services.curriculum.courses(me.tenant_id, after, _PAGE, published_only=True)
        return [(each.slug, each.id) for each in found], found[-1].id if len(found) == _PAGE else None

    course_id = dict(await _all(page)).get(slug)
    if course_id is None:
        raise typer.BadParameter("--course: there is no published course of this slug")
    return course_id


async def _all(page: Callable[[UUID | None], Awaitable[tuple[list[Found], UUID | None]]]) -> list[Found]:
    """Return what stands on all pages."""
    found, last = await page(None)
    while last is not None:
        more, last = await page(last)
        found += more
    return found


def _show(found: ClassOverviewOut, console: Console) -> None:
    console.print(f"{found.learners} learners; of {len(found.unseen)} nothing is said (no consent to memory, or not to be read now)")
    people = Table("who might need a person", "why", box=None)
    for person in found.people:
        people.add_row(escape(person.name), escape(" ".join(need.text for need in person.needs)))
    names = {person.learner_id: person.name for person in found.people}
    together = Table("stuck together on", "who", box=None)
    for group in found.together:
        wrong = f" ({group.misconception})" if group.misconception else ""
        together.add_row(escape(group.skill.title + wrong), escape(", ".join(names.get(one, str(one)) for one in group.learners)))
    for table in (people, together):
        if table.row_count:
            console.print(table)
    _show_group(found.group, console)


def _show_group(group: GroupOut, console: Console) -> None:
    if not group.shown:
        console.print("Fewer than ten learners have agreed to be counted: nothing is said of the group.")
        return
    names = ("not_begun", "learning", "stuck", "mastered")
    spread = Table("skill", *(Column(name.replace("_", " "), justify="right") for name in names), box=None)
    for row in group.skills:
        spread.add_row(escape(row.skill.title), *("·" if getattr(row, name) is None else str(getattr(row, name)) for name in names))
    console.print(spread)
    for item in group.hardest:
        console.print(f"hard: {escape(item.title or item.item)}, right at the first try {item.right_first.replace('_', ' ')}")


if __name__ == "__main__":
    app()

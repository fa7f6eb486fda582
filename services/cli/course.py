"""`meno course`: check, tidy up, import, publish and look at courses."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from schemas.curriculum import Finding, ImportReport
from services.bootstrap import Services
from services.cli.asking import ask
from services.curriculum import (
    CourseRefused,
    FilesRefusedError,
    VersionInfo,
    check_course,
    check_files,
    import_oatutor,
    lint,
    read_bundle,
    read_course,
    read_folder,
    read_source,
    write_course,
    write_folder,
)
from services.grading import grade_now

app = typer.Typer(help="Courses: lint, fmt, import, publish, show.", no_args_is_help=True)
CoursePath = Annotated[Path, typer.Argument(help="A course folder, or a zip bundle of one.", exists=True)]
Tenant = Annotated[str, typer.Option(help="The organisation's slug.")]


def _files(path: Path) -> Mapping[str, bytes]:
    """Read a folder or a bundle; end the command where it must not be read."""
    try:
        return read_folder(path) if path.is_dir() else read_bundle(path.read_bytes())
    except FilesRefusedError as error:
        typer.echo(f"{error.file}: {error.message}", err=True)
        raise typer.Exit(1) from None


def _tell(findings: tuple[Finding, ...]) -> None:
    """Print findings, one a line, as editors and people read them, and how many there are."""
    for found in findings:
        typer.echo(f"{found.file}:{found.line}: {found.level} {found.rule}: {found.message} — {found.mend}")
    errors = sum(found.level == "error" for found in findings)
    typer.echo(f"{errors} error(s), {len(findings) - errors} warning(s)")


@app.command("lint")
def lint_course(
    path: CoursePath,
    seeds: Annotated[int, typer.Option(min=1, max=1000, help="How often each template is drawn.")] = 20,
    quick: Annotated[bool, typer.Option(help="Leave the answers out.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print findings as JSON.")] = False,
) -> None:
    """Check a course. Ends with 1 if there are errors."""
    findings = lint(read_course(_files(path)), None if quick else grade_now, seeds)
    if as_json:
        typer.echo(json.dumps([found.model_dump() for found in findings], ensure_ascii=False, indent=1))
    else:
        _tell(findings)
    raise typer.Exit(any(found.level == "error" for found in findings))


@app.command()
def fmt(
    path: Annotated[Path, typer.Argument(help="A course folder.", exists=True, file_okay=False)],
    check: Annotated[bool, typer.Option(help="Change nothing; end with 1 if something would change.")] = False,
) -> None:
    """Write the files of a course in the one canonical way. Comments in YAML are not kept; texts, values and file names are."""
    files = _files(path)
    loaded = read_course(files)
    if loaded.course is None or not loaded.is_whole:
        _tell(tuple(found for found in loaded.findings if found.level == "error"))
        raise typer.Exit(1)
    written = write_course(loaded.course, loaded.assets, loaded.places)
    changed = [name for name, content in written.items() if files.get(name) != content]
    if not check:
        write_folder(path, written)
    for name in changed:
        typer.echo(f"{'would change' if check else 'changed'} {name}")
    raise typer.Exit(check and bool(changed))


@app.command("import")
def import_courses(
    source: Annotated[Path, typer.Argument(help="OATutor content: a folder or a .tar.gz.", exists=True)],
    into: Annotated[Path, typer.Option(help="Where the course folders are written.", file_okay=False)],
    report: Annotated[Path | None, typer.Option(help="Also write the whole report, item by item, as JSON.", dir_okay=False)] = None,
) -> None:
    """Import OATutor content into course folders and tell, defect by defect, what was found and what could not be carried."""
    try:
        imported = import_oatutor(read_source(source), grade_now)
    except FilesRefusedError as error:
        typer.echo(f"{error.file}: {error.message}", err=True)
        raise typer.Exit(1) from None
    for course, contents in imported.courses:
        checked = check_course(course, contents, grade_now)
        changed = write_folder(into / course.id, write_course(course, contents))
        typer.echo(f"{into / course.id}: {len(changed)} file(s) changed; lint: {checked.errors} error(s), {checked.warnings} warning(s)")
    _show_report(imported.report)
    if report is not None:
        report.write_text(imported.report.model_dump_json(indent=1), "utf-8")
    raise typer.Exit(bool(imported.report.items_lost or imported.report.steps_lost))


def _show_report(report: ImportReport) -> None:
    courses = Table(
        "course",
        *(Column(name, justify="right") for name in ("lessons", "skills", "items", "steps", "hints", "scaffolds", "figures")),
        "hash",
    )
    for made in report.courses:
        numbers = (made.lessons, made.skills, made.items, made.steps, made.hints, made.scaffolds, made.figures)
        courses.add_row(made.slug, *map(str, numbers), made.content_hash[:12])
    rules = Table(Column("count", justify="right"), "found", "done")
    for rule in report.rules:
        rules.add_row(str(rule.count), f"{rule.rule}: {rule.meaning}", rule.done)
    console = Console()
    console.print(courses)
    console.print(rules)
    console.print(
        f"Read {report.problems} problems, {report.steps} steps, {report.hints} hints; "
        f"lost {report.items_lost} problems, {report.steps_lost} steps."
    )


@app.command()
def publish(path: CoursePath, tenant: Tenant) -> None:
    """Publish a course for an organisation, all of it or nothing. The same content again is the same version."""
    files = _files(path)

    async def put(services: Services) -> VersionInfo | tuple[Finding, ...]:
        principal = await services.identity.tenants.at_the_machine(tenant)
        try:
            return await services.curriculum.publish_files(principal.tenant_id, files)
        except CourseRefused as refused:
            return refused.findings

    made = ask(put)
    if isinstance(made, tuple):
        _tell(made)
        raise typer.Exit(1)
    typer.echo(f"{made.title}, version {made.number}: {made.id} ({made.warnings} warning(s), content {made.content_hash[:12]})")


@app.command()
def show(path: CoursePath) -> None:
    """Show what a course holds: its skills in order, with items and prerequisites."""
    checked, findings = check_files(_files(path), grade_now, seeds=1)
    if checked is None:
        _tell(findings)
        raise typer.Exit(1)
    course = checked.course
    table = Table("skill", Column("items", justify="right"), Column("minutes", justify="right"), "needs")
    for skill in course.skills:
        items = sum(skill.id in item.skills for item in course.items)
        table.add_row(skill.id, str(items), f"{skill.minutes:g}", ", ".join(needed.id for needed in skill.prerequisites))
    console = Console()
    console.print(f"{course.title} ({course.id}, {course.locale}, {course.licence})", markup=False)
    console.print(table)
    templates = sum(bool(item.variables) for item in course.items)
    misconceptions = sum(len(skill.misconceptions) for skill in course.skills)
    console.print(
        f"{len(course.skills)} skills, {len(course.items)} items ({templates} templates), {misconceptions} misconceptions; "
        f"{checked.errors} error(s), {checked.warnings} warning(s); content {checked.content_hash[:12]}",
        markup=False,
    )


if __name__ == "__main__":
    app()

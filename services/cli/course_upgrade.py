"""`meno course diff` and `meno course upgrade`: what a new version does to learners' state, before and when a class moves to it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeVar
from uuid import UUID

import typer

from schemas.course import Course
from schemas.curriculum import UpgradeOut
from services.bootstrap import Services
from services.cli.asking import ask
from services.curriculum import (
    FilesRefusedError,
    course_map,
    in_words,
    read_bundle,
    read_course,
    read_folder,
    skills_gone,
    unmapped,
    upgrade_out,
)

Answer = TypeVar("Answer")
CourseAt = Annotated[Path, typer.Argument(help="A course folder, or a zip bundle of one.", exists=True)]


def diff(before: CourseAt, after: CourseAt) -> None:
    """Tell what becomes of learners' state from one version to another. Ends with 1 if skills are gone and no map says what became of them."""
    old, new = course_at(before), course_at(after)
    here, there = ({skill.id for skill in course.skills} for course in (old, new))
    typer.echo(f"{len(there - here)} skill(s) added, {len(skills_gone(old, new))} gone, {len(here & there)} kept")
    for sentence in in_words(course_map(old, new)):
        typer.echo(sentence)
    lost = unmapped(old, new)
    for name in lost:
        typer.echo(
            f"migrations.yaml: error unmapped-skill: {name} is gone — write what became of it: rename, split, merge or retire", err=True
        )
    raise typer.Exit(bool(lost))


def upgrade(
    class_id: Annotated[UUID, typer.Argument(help="The class's id.")],
    version_id: Annotated[UUID, typer.Argument(help="The published version's id.")],
    tenant: Annotated[str, typer.Option(help="The organisation's slug.")],
    yes: Annotated[bool, typer.Option("--yes", help="Move the class; without it, only tell what would happen.")] = False,
) -> None:
    """Move a class to another version of its course, and what its learners did along; without --yes, only tell what would happen."""
    outlook = ask(lambda services: _outlook(services, tenant, class_id, version_id, move=yes))
    typer.echo(f"{outlook.learners} learner(s) {'moved' if yes else 'would move'}")
    for sentence in outlook.in_words:
        typer.echo(sentence)
    if not outlook.is_possible:
        typer.echo(f"not possible: no map says what became of {', '.join(outlook.unmapped)}", err=True)
        raise typer.Exit(1)


async def _outlook(services: Services, tenant: str, class_id: UUID, version_id: UUID, *, move: bool) -> UpgradeOut:
    principal = await services.identity.tenants.at_the_machine(tenant)
    learners = await services.identity.classes.movable(principal, class_id, version_id)
    maps, lost = await services.curriculum.upgrade(principal.tenant_id, version_id, learners)
    if move:
        await services.identity.classes.pin(principal, class_id, version_id)
    return upgrade_out(class_id, version_id, learners, maps, lost)


def course_at(path: Path) -> Course:
    """Return the course in a folder or bundle; end the command where it cannot be read whole."""
    try:
        loaded = read_course(read_folder(path) if path.is_dir() else read_bundle(path.read_bytes()))
    except FilesRefusedError as error:
        typer.echo(f"{error.file}: {error.message}", err=True)
        raise typer.Exit(1) from None
    if loaded.course is None or not loaded.is_whole:
        typer.echo(f"{path} cannot be read whole; see: meno course lint {path}", err=True)
        raise typer.Exit(1)
    return loaded.course

"""The demo of `meno up`: one school with a few people, the sample courses, and enrollments. Made once, then left alone."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from schemas.identity import AgeBand, EnrollmentIn, Role, Scope, TenantPolicy
from services.bootstrap import Services, build_services
from services.curriculum import CourseRefused, read_folder
from services.identity import AlreadyEnrolled, Principal, Profile, TenantTaken, new_password
from services.platform import Settings

TENANT: Final = "demo"
FILE: Final = "demo.json"
COURSES: Final = Path(os.environ.get("MENO_DEMO_COURSES") or Path(__file__).resolve().parents[2] / "courses")
ZONE: Final = "Europe/Stockholm"
MINUTES: Final = 30.0
SEEDS: Final = 2  # drawn of each template: `make test` lints our own courses at many more
CONSENTS: Final[tuple[Scope, ...]] = ("memory", "model_provider")


@dataclass(frozen=True)
class DemoPerson:
    """One demo account; its password is made for this installation and kept in the data folder."""

    role: Role
    user_name: str
    name: str
    password: str = field(repr=False)
    age_band: AgeBand | None = None


PEOPLE: Final[tuple[tuple[Role, str, str, AgeBand | None], ...]] = (
    ("learner", "ada", "Ada Berg", "16_17"),
    ("learner", "ben", "Ben Okoye", "under_13"),
    ("educator", "grace", "Grace Lindqvist", None),
    ("guardian", "gus", "Gus Okoye", None),
    ("operator", "otto", "Otto Nyberg", None),
)


async def seed_demo(settings: Settings, say: Callable[[str], None]) -> list[DemoPerson]:
    """Make the demo school if it is not there, publish sample courses that have changed, and return who may sign in.

    Passwords are written down before the accounts are made, so that a start cut short is finished by the next one.
    """
    known = _read(settings.data_dir) or _drawn()
    people = [DemoPerson(**person) for person in known["people"]]
    folders = sorted(path for path in COURSES.iterdir() if (path / "course.yaml").is_file())
    digests = {folder.name: _digest(folder) for folder in folders}
    if known["courses"] == digests:
        return people
    _write(settings.data_dir, known)
    services = await build_services(settings)
    try:
        school = await _school(services, people)
        await _relations(services, school)
        refused = await _courses(services, school, folders, say)
    finally:
        await services.close()
    _write(settings.data_dir, {**known, "courses": {name: digest for name, digest in digests.items() if name not in refused}})
    return people


def _drawn() -> dict[str, Any]:
    people = [DemoPerson(role, user_name, name, new_password(), band) for role, user_name, name, band in PEOPLE]
    return {"people": [asdict(person) for person in people], "courses": {}}


def demo_password(data_dir: Path, tenant: str, user_name: str) -> str | None:
    """Return the password of a demo account of this folder's installation, None if there is none."""
    known = _read(data_dir) if tenant == TENANT else None
    return next((person["password"] for person in known["people"] if person["user_name"] == user_name), None) if known else None


async def _school(services: Services, people: list[DemoPerson]) -> dict[str, Principal]:
    """Make the school and those people that are missing; return everybody by user name."""
    tenants, sessions = services.identity.tenants, services.identity.sessions
    operator = next(person for person in people if person.role == "operator")
    with suppress(TenantTaken):
        profile = Profile(name=operator.name, user_name=operator.user_name)
        await tenants.found(TENANT, "Meno demo school", profile, TenantPolicy(), operator.password)
    found = {}
    for person in people:
        tenant, account, _ = await sessions.find(TENANT, person.user_name)
        if tenant is None:
            raise RuntimeError("the demo school was not made")
        if account is None:
            profile = Profile(name=person.name, user_name=person.user_name)
            account = (await tenants.add(tenant.id, person.role, profile, person.password, person.age_band)).account
        found[person.user_name] = Principal(tenant.id, account.id, person.role, uuid4(), person.age_band, "en")
    return found


async def _relations(services: Services, school: dict[str, Principal]) -> None:
    """Put the learners into a class, name its educator for safeguarding, link the guardian, and let Ada be remembered; Ben works in no-memory mode until Gus consents."""
    identity, grace, otto = services.identity, school["grace"], school["otto"]
    if not (await identity.classes.page(grace, None, 1)).items:
        school_class = await identity.classes.create(grace, "Algebra club")
        for name in ("ada", "ben"):
            await identity.classes.add_member(otto, school_class.id, school[name].account_id, "learner")
        await services.safeguarding.name(otto, grace.account_id)
    if not await identity.guardians.of_guardian(school["gus"]):
        await identity.guardians.link(otto, school["ben"].account_id, school["gus"].account_id)
    for scope in CONSENTS:
        await identity.consents.give(school["ada"], school["ada"].account_id, scope, granted=True)


async def _courses(services: Services, school: dict[str, Principal], folders: list[Path], say: Callable[[str], None]) -> set[str]:
    """Publish the courses and enroll the learners in those they are not in yet; return the folders that lint refuses."""
    grace, refused = school["grace"], set()
    for folder in folders:
        files = await asyncio.to_thread(read_folder, folder)
        try:
            version = await services.curriculum.publish_files(grace.tenant_id, files, grace.account_id, SEEDS)
        except CourseRefused as problem:
            say(f"  {folder.name} is not published: {problem.detail}")
            refused.add(folder.name)
            continue
        say(f"  {version.title}: {version.skills} skills, {version.items} items")
        for learner in (school["ada"], school["ben"]):
            with suppress(AlreadyEnrolled):
                await services.identity.enrollments.create(learner, EnrollmentIn(version_id=version.id, zone=ZONE, minutes_per_day=MINUTES))
    return refused


def _digest(folder: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def _read(data_dir: Path) -> dict[str, Any] | None:
    try:
        known: dict[str, Any] = json.loads((data_dir / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return known


def _write(data_dir: Path, known: dict[str, Any]) -> None:
    """Write the file whole or not at all, for its owner only."""
    draft = data_dir / f"{FILE}.new"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(known, file)
    draft.replace(data_dir / FILE)

"""Two schools in one installation: somebody to whom one object of every kind belongs, and strangers of every role."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx2

from bench.people import PASSWORD
from bench.running import Running
from schemas.identity import EnrollmentIn, Role, TenantPolicy
from services.bootstrap import Services
from services.cli.demo import demo_password
from services.identity import Principal, Profile
from tests.curriculum.courses import ITEM, mini
from tests.engines.waiting import until
from tests.journeys.learner import Pupil, believed, enrolled
from tests.journeys.stack import async_client, client_of

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
ROLES: tuple[Role, ...] = ("learner", "educator", "guardian", "operator")


@dataclass(frozen=True)
class School:
    """A school of its own, with one signed-in person of each role."""

    tenant_id: UUID
    people: dict[str, httpx2.AsyncClient]


async def founded(meno: Running, inside: Services) -> School:
    """Found a school with one person of each role, the learner in a course of its own and remembered."""
    slug, tenants = f"school-{uuid4().hex[:8]}", inside.identity.tenants
    made = await tenants.found(slug, "Another school", Profile(name="Otto Two", user_name="otto"), TenantPolicy(), PASSWORD)
    tenant_id, principals = made.tenant.id, {}
    for role in ROLES:
        band = "adult" if role == "learner" else None
        if role != "operator":
            person = await tenants.add(tenant_id, role, Profile(name=f"A {role}", user_name=role), PASSWORD, band)
            principals[role] = Principal(tenant_id, person.account.id, role, uuid4(), band, "en")
    learner = principals["learner"]
    await inside.identity.consents.give(learner, learner.account_id, "memory", granted=True)
    version = await inside.curriculum.publish_files(tenant_id, mini(), principals["educator"].account_id)
    await inside.identity.enrollments.create(learner, EnrollmentIn(version_id=version.id, zone="UTC"))
    names = {role: "otto" if role == "operator" else role for role in ROLES}
    return School(tenant_id, {role: await signed_in(meno, slug, name) for role, name in names.items()})


async def signed_in(meno: Running, slug: str, name: str) -> httpx2.AsyncClient:
    """Return a client of somebody of a school."""
    client = async_client(meno)
    reply = await client.post("/v1/sessions", json={"tenant": slug, "name": name, "password": PASSWORD})
    client.headers["Authorization"] = f"Bearer {reply.raise_for_status().json()['token']}"
    return client


@dataclass(frozen=True)
class Belongings:
    """One object of every kind, by the name of the parameter that stands for it, and who may see them."""

    ids: dict[str, str]
    people: dict[str, httpx2.AsyncClient]
    pupil: Pupil


async def belongings(meno: Running, inside: Services) -> Belongings:
    """Make one object of every kind in the demo school."""
    pupil = await enrolled(meno, inside, f"owner-{uuid4().hex[:8]}")
    grace, gus, otto = (client_of(meno, name) for name in ("grace", "gus", "otto"))
    ids = {"account_id": str(pupil.id), "learner_id": str(pupil.id), "enrollment_id": pupil.enrollment_id}
    ids["fact_id"] = str((await believed(pupil))[0]["id"])
    ids["offer_id"] = ids["conversation_id"] = pupil.offer["id"]
    ids["turn_id"] = str(uuid4())
    said = {"id": ids["turn_id"], "text": "Where do I begin?"}
    (await pupil.client.post(f"/v1/conversations/{ids['conversation_id']}/turns", json=said)).raise_for_status()
    ids["class_id"] = (await grace.post("/v1/classes", json={"name": "A class"})).raise_for_status().json()["id"]
    (await otto.post(f"/v1/classes/{ids['class_id']}/members", json={"account_id": str(pupil.id)})).raise_for_status()
    ids["guardian_id"] = (await gus.get("/v1/me")).raise_for_status().json()["account"]["id"]
    ids["guardianship_id"] = await _a_guardianship(otto, ids)
    ids |= await _a_course(grace)
    ids |= await _kept_of(pupil)
    ids["erasure_id"] = await _an_erasure(meno, inside, otto)
    (await grace.put(f"/v1/courses/pins/{ids['class_id']}", json={"version_id": ids["version_id"]})).raise_for_status()
    ids |= await _set_for(grace, ids, inside.clock.now().date())
    ids |= await _brought_up(pupil, otto)
    ids |= await _wished(pupil) | await _simulated(grace, ids)
    return Belongings(ids, {"learner": pupil.client, "educator": grace, "guardian": gus, "operator": otto}, pupil)


async def _set_for(grace: httpx2.AsyncClient, ids: dict[str, str], day: date) -> dict[str, str]:
    """Enroll the learner in the class's own course, too, assign something of it, and exempt them from a skill of the other one."""
    enrollment = {"learner_id": ids["learner_id"], "version_id": ids["version_id"], "zone": "UTC"}
    (await grace.post("/v1/enrollments", json=enrollment)).raise_for_status()
    skills = (await grace.get(f"/v1/courses/{ids['course_id']}/versions/{ids['version_id']}/graph")).raise_for_status().json()["skills"]
    assignment = {
        "id": str(uuid4()), "course_id": ids["course_id"], "skills": [skills[0]["id"]], "starts": str(day), "due": str(day + timedelta(days=9)),
    }  # fmt: skip
    (await grace.post(f"/v1/classes/{ids['class_id']}/assignments", json=assignment)).raise_for_status()
    other = (await grace.get(f"/v1/enrollments/{ids['enrollment_id']}")).raise_for_status().json()
    graph = (await grace.get(f"/v1/courses/{other['course_id']}/versions/{other['version_id']}/graph")).raise_for_status().json()
    override = {"id": str(uuid4()), "move": "exempt", "skill": graph["skills"][-1]["id"], "reason": "Knows it."}
    (await grace.post(f"/v1/enrollments/{ids['enrollment_id']}/overrides", json=override)).raise_for_status()
    return {"assignment_id": assignment["id"], "override_id": override["id"]}


async def _wished(pupil: Pupil) -> dict[str, str]:
    """State a goal; a placement's question is named by an id of the learner's own, too."""
    goal = {"id": str(uuid4()), "kind": "goal", "text": "Count to a hundred"}
    (await pupil.client.post(f"/v1/enrollments/{pupil.enrollment_id}/goals", json=goal)).raise_for_status()
    shown = (await pupil.client.get(f"/v1/enrollments/{pupil.enrollment_id}/progress")).raise_for_status().json()
    return {"goal_id": goal["id"], "replaces": goal["id"], "question": str(uuid4()), "skill": shown["skills"][0]["skill"]["id"]}


async def _simulated(grace: httpx2.AsyncClient, ids: dict[str, str]) -> dict[str, str]:
    """Ask for a small simulation of the class's course."""
    wanted = {"version_id": ids["version_id"], "learners": 30, "days": 5}
    made = (await grace.post("/v1/simulations", json=wanted)).raise_for_status().json()
    return {"simulation_id": made["id"], "plot": "mastery"}


async def _brought_up(pupil: Pupil, otto: httpx2.AsyncClient) -> dict[str, str]:
    """Report an item, and raise a concern in the inbox of somebody who has that duty; an answer of the learner's is named, too."""
    duty = (await otto.get("/v1/me")).raise_for_status().json()["account"]["id"]
    (await otto.put(f"/v1/safeguarding/named/{duty}")).raise_for_status()
    concern = {"id": str(uuid4()), "text": "Somebody should talk to me."}
    (await pupil.client.post("/v1/safeguarding/concerns", json=concern)).raise_for_status()
    await pupil.next()
    case = {"id": str(uuid4()), "reason": "unclear"}
    (await pupil.client.post(f"/v1/offers/{pupil.offer['id']}/reports", json=case)).raise_for_status()
    answers = (await pupil.client.get("/v1/memory/entries", params={"kind": "attempt"})).raise_for_status().json()["items"]
    inbox = (await otto.get("/v1/safeguarding/concerns")).raise_for_status().json()["items"]
    return {"concern_id": inbox[0]["id"], "case_id": case["id"], "attempt_id": answers[0]["id"]}


async def _a_guardianship(otto: httpx2.AsyncClient, ids: dict[str, str]) -> str:
    link = {name: ids[name] for name in ("learner_id", "guardian_id")}
    return str((await otto.post("/v1/guardianships", json=link)).raise_for_status().json()["id"])


async def _a_course(grace: httpx2.AsyncClient) -> dict[str, str]:
    """Upload and publish a course with a figure."""
    files = mini(course=f"id: own-{uuid4().hex[:8]}\ntitle: Own\nlicence: CC BY 4.0\n", **{"assets/box.png": PNG})
    files["items/add-1.md"] = ITEM.replace("in box NUMBER?", "?\n\n![a box](assets/box.png)\n").encode()
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    import_id, version = await imported(grace, bundle.getvalue())
    return {"import_id": import_id, "course_id": version["course_id"], "version_id": version["id"], "before": version["id"],
            "after": version["id"], "sha256": hashlib.sha256(PNG).hexdigest()}  # fmt: skip


async def imported(educator: httpx2.AsyncClient, bundle: bytes) -> tuple[str, dict[str, Any]]:
    """Import a course's bundle and publish it, as an educator does; return the ids of the import and what is said of its version."""
    sent = await educator.post("/v1/courses/import", files={"file": ("course.zip", bundle)}, data={"format": "bundle"})
    import_id = sent.raise_for_status().json()["id"]

    async def read() -> dict[str, Any] | None:
        found = (await educator.get(f"/v1/courses/import/{import_id}")).raise_for_status().json()
        return found if found["state"] != "waiting" else None

    outcome = await until(read, seconds=60)
    assert outcome["state"] == "done", outcome["findings"]
    version = outcome["versions"][0]
    (await educator.post(f"/v1/courses/{version['course_id']}/versions/{version['id']}/publish")).raise_for_status()
    return import_id, version


async def _kept_of(pupil: Pupil) -> dict[str, str]:
    """Take a learner's memory away as an archive, and bring it back."""
    entry = (await pupil.client.get("/v1/memory/entries")).raise_for_status().json()["items"][0]
    asked = (await pupil.client.post("/v1/exports", json={})).raise_for_status().json()

    async def ready() -> bool:
        return (await pupil.client.get(f"/v1/exports/{asked['id']}")).raise_for_status().json()["state"] == "ready"

    await until(ready, seconds=60)
    archive = (await pupil.client.get(f"/v1/exports/{asked['id']}/content")).raise_for_status().content
    sent = await pupil.client.post("/v1/imports/memory", files={"file": ("memory.zip", archive)})
    return {
        "entry_id": entry["id"],
        "export_id": asked["id"],
        "job_id": asked["job_id"],
        "memory_import_id": sent.raise_for_status().json()["id"],
    }


async def _an_erasure(meno: Running, inside: Services, otto: httpx2.AsyncClient) -> str:
    """Erase somebody else."""
    leaver = await enrolled(meno, inside, f"leaver-{uuid4().hex[:8]}")
    wanted = {"id": str(uuid4()), "account_id": str(leaver.id), "password": demo_password(meno.data_dir, "demo", "otto"), "reason": "left"}
    return str((await otto.post("/v1/erasures", json=wanted)).raise_for_status().json()["id"])

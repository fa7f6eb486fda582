"""Courses over HTTP: uploads read by a job, drafts, publishing, graphs, pins, and who sees what."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import httpx2
import pytest
from fastapi import FastAPI

from services.api import problems
from services.api.edge import Edge
from services.api.routers import courses, simulations
from services.curriculum import Curriculum, Imports, write_bundle
from services.curriculum.imports import MAX_WAITING
from services.grading import grade_now
from services.identity import Pinned, Principal, Unauthenticated
from services.pathway import PlannerConstants, Simulations
from services.platform import Database, JobRun, Jobs, Limiter, NotFound, Settings, SystemClock, run_job
from tests.curriculum.courses import ITEM, mini
from tests.curriculum.test_oatutor import archive_in

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TENANT, OTHER = uuid4(), uuid4()


class StoppedClock:
    def now(self) -> datetime:
        return NOW


@dataclass
class KnownPeople:
    """Who is signed in, by token, and which classes there are."""

    people: dict[str, Principal] = field(default_factory=dict)
    known_classes: set[UUID] = field(default_factory=set)
    learners: dict[UUID, int] = field(default_factory=dict)
    curriculum: Curriculum | None = None

    @property
    def classes(self) -> KnownPeople:
        return self

    def add(self, role: Any, tenant_id: UUID = TENANT) -> dict[str, str]:
        token = uuid4().hex
        self.people[token] = Principal(tenant_id, uuid4(), role, uuid4(), None, "en")
        return {"authorization": f"Bearer {token}"}

    async def authenticate(self, token: str) -> Principal:
        if token not in self.people:
            raise Unauthenticated
        return self.people[token]

    async def movable(self, principal: Principal, class_id: UUID, version_id: UUID) -> dict[UUID, int]:
        await self.get(principal, class_id)
        return self.learners

    async def get(self, principal: Principal, class_id: UUID) -> None:
        if class_id not in self.known_classes:
            raise NotFound

    async def pin(self, principal: Principal, class_id: UUID, version_id: UUID) -> Pinned:
        await self.get(principal, class_id)
        assert self.curriculum is not None
        async with self.curriculum.open_work(principal.tenant_id) as work:
            return await self.curriculum.pin(work, class_id, version_id, principal.account_id)


@dataclass
class Api:
    client: httpx2.AsyncClient
    people: KnownPeople
    imports: Imports
    simulations: Simulations
    jobs: Jobs

    async def upload(self, content: bytes, who: dict[str, str], kind: str = "bundle") -> dict[str, Any]:
        """Upload a file, run its job, and return the outcome."""
        answer = await self.client.post("/v1/courses/import", files={"file": ("c.zip", content)}, data={"format": kind}, headers=who)
        assert answer.status_code == 202, answer.text
        taken = answer.json()
        assert taken["state"] == "waiting"
        job = await self.jobs.claim(UUID(taken["job_id"]))
        assert job is not None
        await self.imports.run(JobRun(job, self.jobs))
        return (await self.client.get(f"/v1/courses/import/{taken['id']}", headers=who)).json()


@pytest.fixture
async def api(database: Database, settings: Settings, redis_client: Any) -> AsyncIterator[Api]:
    curriculum = Curriculum(database.open_work, StoppedClock(), grade_now)
    people, imports = KnownPeople(curriculum=curriculum), Imports(curriculum)
    trying = Simulations(database.open_work, curriculum, StoppedClock(), PlannerConstants())
    app = FastAPI()
    problems.install(app)
    app.include_router(courses.router)
    app.include_router(simulations.router)
    app.add_middleware(Edge, max_body_bytes=settings.max_body_bytes)
    limiter = Limiter(settings.redis_url, SystemClock())
    app.state.services = SimpleNamespace(
        curriculum=curriculum, imports=imports, simulations=trying, identity=people, limiter=limiter, settings=settings
    )  # fmt: skip
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://meno.test") as client:
        yield Api(client, people, imports, trying, Jobs(database))


async def test_an_educator_uploads_reads_lint_and_publishes(api: Api) -> None:
    grace, ada = api.people.add("educator"), api.people.add("learner")
    outcome = await api.upload(write_bundle(mini()), grace)
    assert (outcome["state"], len(outcome["versions"]), outcome["findings"]) == ("done", 1, [])
    draft = outcome["versions"][0]
    assert (draft["state"], draft["number"], draft["errors"]) == ("draft", 1, 0)
    place = f"/v1/courses/{draft['course_id']}/versions/{draft['id']}"
    assert (await api.client.get("/v1/courses", headers=ada)).json()["items"] == []
    assert (await api.client.get(place, headers=ada)).status_code == 404
    lint = (await api.client.get(f"{place}/lint", headers=grace)).json()
    assert (lint["errors"], lint["findings"]) == (0, [])
    published = (await api.client.post(f"{place}/publish", headers=grace)).json()
    assert published["state"] == "published"
    assert (await api.client.post(f"{place}/publish", headers=grace)).json() == published
    listed = (await api.client.get("/v1/courses", headers=ada)).json()["items"]
    assert [course["latest_version_id"] for course in listed] == [draft["id"]]
    assert (await api.client.get(f"/v1/courses/{draft['course_id']}", headers=ada)).json() == listed[0]
    graph = (await api.client.get(f"{place}/graph", headers=ada)).json()
    assert [(skill["id"], skill["items"], skill["is_target"]) for skill in graph["skills"]] == [("add", 3, True)]
    assert "answer" not in str(graph)
    bundle = await api.client.get(f"{place}/bundle", headers=grace)
    again = await api.upload(bundle.content, grace)
    assert again["versions"] == [published]


async def test_a_draft_with_errors_is_not_published_and_says_where(api: Api) -> None:
    grace = api.people.add("educator")
    wrong = ITEM.replace('value: "{{a+b}}"', 'value: "{{a*b}}"')
    outcome = await api.upload(write_bundle(mini(**{"items/add-2.md": wrong})), grace)
    draft = outcome["versions"][0]
    assert draft["errors"] > 0
    place = f"/v1/courses/{draft['course_id']}/versions/{draft['id']}"
    answer = await api.client.post(f"{place}/publish", headers=grace)
    assert (answer.status_code, answer.json()["code"]) == (422, "course_refused")
    assert answer.json()["findings"][0]["file"] == "items/add-2.md"
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"no zip at all", "bundle:1"),
        (write_bundle(mini(items__x="---\na: &a [*a]\n---\n")), "items/x.md:2"),
        (write_bundle(mini(**{"items/add-1.md": "nothing"})), "items/add-1.md:1"),
    ],
)
async def test_an_upload_that_cannot_be_read_leaves_nothing_but_its_findings(api: Api, content: bytes, place: str) -> None:
    grace = api.people.add("educator")
    outcome = await api.upload(content, grace)
    assert (outcome["state"], outcome["versions"]) == ("refused", [])
    assert f"{outcome['findings'][0]['file']}:{outcome['findings'][0]['line']}" == place
    assert (await api.client.get("/v1/courses", headers=grace)).json()["items"] == []


@pytest.mark.data
async def test_oatutor_content_is_uploaded_and_reported(api: Api, shared_data: Any) -> None:
    grace = api.people.add("educator")
    outcome = await api.upload(archive_in(shared_data).read_bytes(), grace, "oatutor")
    assert [(version["title"], version["errors"]) for version in outcome["versions"]] == [
        ("Matematik 4", 0),
        ("OpenStax: Elementary Algebra", 0),
    ]
    assert outcome["report"]["items_lost"] == 0
    assert len(outcome["report"]["notes"]) > 500
    again = await api.upload(archive_in(shared_data).read_bytes(), grace, "oatutor")
    assert again["versions"] == outcome["versions"]


async def test_a_job_done_twice_keeps_one_version(api: Api) -> None:
    grace = api.people.add("educator")
    answer = await api.client.post("/v1/courses/import", files={"file": ("c.zip", write_bundle(mini()))}, headers=grace)
    job = await api.jobs.claim(UUID(answer.json()["job_id"]))
    assert job is not None
    await api.imports.run(JobRun(job, api.jobs))
    await api.imports.run(JobRun(job, api.jobs))
    course = (await api.client.get("/v1/courses", headers=grace)).json()["items"][0]
    assert len((await api.client.get(f"/v1/courses/{course['id']}/versions", headers=grace)).json()) == 1


async def test_learners_and_strangers_cannot_do_what_authors_do(api: Api) -> None:
    grace = api.people.add("educator")
    draft = (await api.upload(write_bundle(mini()), grace))["versions"][0]
    place = f"/v1/courses/{draft['course_id']}/versions/{draft['id']}"
    for role in ("learner", "guardian"):
        who = api.people.add(role)
        for path in (f"{place}/lint", f"{place}/bundle", "/v1/courses/pins/" + str(uuid4())):
            assert (await api.client.get(path, headers=who)).status_code == 403
        assert (await api.client.post(f"{place}/publish", headers=who)).status_code == 403
        assert (await api.client.post("/v1/courses/import", files={"file": ("c", b"x")}, headers=who)).status_code == 403
    assert (await api.client.get(place)).status_code == 401
    elsewhere, nowhere = api.people.add("educator", OTHER), place.replace(draft["id"], str(uuid4()))
    absent = (await api.client.get(nowhere, headers=grace)).json()
    for path in (place, f"{place}/lint", f"{place}/graph", f"{place}/bundle"):
        answer = await api.client.get(path, headers=elsewhere)
        assert answer.status_code == 404
        assert {**answer.json(), "request_id": 0} == {**absent, "request_id": 0}
    assert (await api.client.post(f"{place}/publish", headers=elsewhere)).status_code == 404


async def test_a_class_is_pinned_and_let_go(api: Api) -> None:
    grace, class_id = api.people.add("educator"), uuid4()
    api.people.known_classes.add(class_id)
    draft = (await api.upload(write_bundle(mini()), grace))["versions"][0]
    body = {"version_id": draft["id"]}
    refused = await api.client.put(f"/v1/courses/pins/{class_id}", json=body, headers=grace)
    assert (refused.status_code, refused.json()["code"]) == (409, "version_not_published")
    await api.client.post(f"/v1/courses/{draft['course_id']}/versions/{draft['id']}/publish", headers=grace)
    pinned = (await api.client.put(f"/v1/courses/pins/{class_id}", json=body, headers=grace)).json()
    assert pinned["version_id"] == draft["id"]
    assert (await api.client.get(f"/v1/courses/pins/{class_id}", headers=grace)).json() == [pinned]
    assert (await api.client.put(f"/v1/courses/pins/{uuid4()}", json=body, headers=grace)).status_code == 404
    gone = f"/v1/courses/pins/{class_id}/{draft['course_id']}"
    assert (await api.client.delete(gone, headers=grace)).status_code == 204
    assert (await api.client.delete(gone, headers=grace)).status_code == 404


async def test_two_versions_are_compared(api: Api) -> None:
    grace = api.people.add("educator")
    first = (await api.upload(write_bundle(mini()), grace))["versions"][0]
    second = (await api.upload(write_bundle(mini(**{"items/add-3.md": None})), grace))["versions"][0]
    query = {"before": first["id"], "after": second["id"]}
    found = (await api.client.get("/v1/courses/diff", params=query, headers=grace)).json()
    assert (found["items"]["removed"], found["is_breaking"]) == (["add-3"], False)


async def test_courses_come_in_pages(api: Api) -> None:
    grace = api.people.add("educator")
    for number in range(3):
        await api.upload(write_bundle(mini(course=f"id: c{number}\ntitle: C {number}\nlicence: CC0\n")), grace)
    first = (await api.client.get("/v1/courses", params={"limit": 2}, headers=grace)).json()
    rest = (await api.client.get("/v1/courses", params={"limit": 2, "after": first["after"]}, headers=grace)).json()
    assert (len(first["items"]), len(rest["items"]), rest["after"]) == (2, 1, None)
    assert {course["slug"] for course in first["items"] + rest["items"]} == {"c0", "c1", "c2"}


@pytest.mark.parametrize("content", [b"", b"x" * (33 * 1024 * 1024)])
async def test_an_empty_or_huge_upload_is_refused_at_once(api: Api, content: bytes) -> None:
    grace = api.people.add("educator")
    answer = await api.client.post("/v1/courses/import", files={"file": ("c.zip", content)}, headers=grace)
    assert answer.status_code in (413, 422)


def breaks(*_: object, **__: object) -> Any:
    raise KeyError("a grader with a bug")


async def fails(_services: object, run: JobRun) -> None:
    await Imports(Curriculum(run.jobs.database.open_work, StoppedClock(), breaks)).run(run)


async def taken(api: Api, who: dict[str, str]) -> Any:
    return await api.client.post("/v1/courses/import", files={"file": ("c.zip", write_bundle(mini()))}, headers=who)


async def test_an_upload_whose_job_dies_has_failed_and_says_so(api: Api, brooms: Any) -> None:
    grace = api.people.add("educator")
    upload = (await taken(api, grace)).json()
    for start in range(5):
        await brooms[0].execute("UPDATE job SET run_after = now()")
        assert (await api.client.get(f"/v1/courses/import/{upload['id']}", headers=grace)).json()["state"] == "waiting", start
        assert await run_job(api.jobs, UUID(upload["job_id"]), lambda kind: fails, None)
    assert (await api.jobs.show(UUID(upload["job_id"]))).state == "dead"
    assert (await api.client.get(f"/v1/courses/import/{upload['id']}", headers=grace)).json()["state"] == "failed"
    kept = await brooms[0].fetchrow("SELECT state, content FROM curriculum_import")
    assert tuple(kept) == ("failed", None), "its content is dropped"


async def test_an_upload_whose_worker_was_killed_too_often_has_failed(api: Api, brooms: Any) -> None:
    grace = api.people.add("educator")
    upload = (await taken(api, grace)).json()
    await brooms[0].execute("UPDATE job SET state = 'dead'")
    assert (await api.client.get(f"/v1/courses/import/{upload['id']}", headers=grace)).json()["state"] == "failed"


async def test_only_so_many_uploads_of_an_organisation_may_wait(api: Api) -> None:
    grace, elsewhere = api.people.add("educator"), api.people.add("educator", OTHER)
    answers = [await taken(api, grace) for _ in range(MAX_WAITING + 1)]
    assert [answer.status_code for answer in answers] == [202] * MAX_WAITING + [429]
    assert answers[-1].json()["code"] == "uploads_waiting"
    assert (await taken(api, elsewhere)).status_code == 202


async def published(api: Api, files: dict[str, bytes], who: dict[str, str]) -> dict[str, Any]:
    draft = (await api.upload(write_bundle(files), who))["versions"][0]
    answer = await api.client.post(f"/v1/courses/{draft['course_id']}/versions/{draft['id']}/publish", headers=who)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_an_educator_sees_beforehand_what_an_upgrade_does_to_whom(api: Api) -> None:
    grace, class_id = api.people.add("educator"), uuid4()
    api.people.known_classes.add(class_id)
    first = await published(api, mini(), grace)
    text = "skills: [{retire: add}]\nitems: []\n"
    files = {path.replace("add", "plus"): content.replace(b"[add]", b"[plus]") for path, content in mini().items()}
    second = await published(api, files | {"migrations.yaml": text.encode()}, grace)
    api.people.learners[UUID(first["id"])] = 17
    place = f"/v1/courses/pins/{class_id}/upgrade"
    told = (await api.client.get(place, params={"version_id": second["id"]}, headers=grace)).json()
    assert (told["learners"], told["is_possible"], told["from_version_ids"]) == (17, True, [first["id"]])
    assert [sentence.split(":")[0] for sentence in told["in_words"]] == ["add is retired"]
    api.people.learners = {UUID(second["id"]): 17}
    back = (await api.client.get(place, params={"version_id": first["id"]}, headers=grace)).json()
    assert (back["is_possible"], back["unmapped"]) == (False, ["add"])
    for version, status in ((second, 200), (first, 409)):
        answer = await api.client.put(f"/v1/courses/pins/{class_id}", json={"version_id": version["id"]}, headers=grace)
        assert answer.status_code == status
    assert answer.json()["code"] == "version_needs_map"


async def simulated(api: Api, who: dict[str, str], **wanted: Any) -> dict[str, Any]:
    answer = await api.client.post("/v1/simulations", json=wanted, headers=who)
    assert answer.status_code == 202, answer.text
    return answer.json()


async def work(api: Api, asked: dict[str, Any]) -> None:
    assert await run_job(api.jobs, UUID(asked["job_id"]), lambda _: lambda _services, run: api.simulations.run(run), None)


async def test_a_draft_is_tried_on_simulated_learners(api: Api) -> None:
    grace, otto = api.people.add("educator"), api.people.add("operator", OTHER)
    draft = (await api.upload(write_bundle(mini()), grace))["versions"][0]
    asked = await simulated(api, grace, version_id=draft["id"], learners=12, days=4)
    place = f"/v1/simulations/{asked['id']}"
    assert (asked["state"], asked["report"]) == ("waiting", None)
    early = await api.client.get(f"{place}/plots/load", headers=grace)
    assert (early.status_code, early.json()["code"]) == (409, "simulation_not_done")
    await work(api, asked)
    done = (await api.client.get(place, headers=grace)).json()
    assert (done["state"], done["report"]["learners"], len(done["report"]["load"])) == ("done", 12, 4)
    again = await simulated(api, grace, version_id=draft["id"], learners=12, days=4)
    await work(api, again)
    assert (await api.client.get(f"/v1/simulations/{again['id']}", headers=grace)).json()["report"] == done["report"], (
        "same seed, same report"
    )
    picture = await api.client.get(f"{place}/plots/mastery", headers=grace)
    assert picture.headers["content-type"] == "image/svg+xml"
    assert "default-src 'none'" in picture.headers["content-security-policy"]
    assert picture.text.startswith("<svg")
    assert (await api.client.get(f"{place}/plots/other", headers=grace)).status_code == 422
    listed = (await api.client.get("/v1/simulations", params={"version_id": draft["id"]}, headers=grace)).json()
    assert {each["id"] for each in listed} == {asked["id"], again["id"]}
    assert (await api.client.get(place, headers=otto)).status_code == 404
    assert (await api.client.get(place, headers=api.people.add("learner"))).status_code == 403


async def test_a_simulation_that_was_killed_goes_on_where_it_was(api: Api, database: Database) -> None:
    grace = api.people.add("educator")
    draft = (await api.upload(write_bundle(mini()), grace))["versions"][0]
    asked = await simulated(api, grace, version_id=draft["id"], learners=9, days=2)
    job = await api.jobs.claim(UUID(asked["job_id"]))
    run, steps = JobRun(job, api.jobs), []

    async def step_and_die(work: Any, checkpoint: str, **more: Any) -> None:
        steps.append(checkpoint)
        await api.jobs.step(work, job, checkpoint, **more)
        if len(steps) == 2:
            raise KeyboardInterrupt

    run.step = step_and_die  # the process dies while its second step is committed
    with pytest.raises(KeyboardInterrupt):
        await api.simulations.run(run)
    rest = JobRun(job, api.jobs)
    await api.simulations.run(rest)
    done = (await api.client.get(f"/v1/simulations/{asked['id']}", headers=grace)).json()
    assert (done["state"], steps) == ("done", ["0", "1"])
    whole = await simulated(api, grace, version_id=draft["id"], learners=9, days=2)
    await work(api, whole)
    assert (await api.client.get(f"/v1/simulations/{whole['id']}", headers=grace)).json()["report"] == done["report"]


async def test_what_cannot_be_simulated_is_refused(api: Api) -> None:
    grace = api.people.add("educator")
    empty = {path: content for path, content in mini().items() if not path.startswith("items/")}
    draft = (await api.upload(write_bundle(empty), grace))["versions"][0]
    refused = await api.client.post("/v1/simulations", json={"version_id": draft["id"]}, headers=grace)
    assert (refused.status_code, refused.json()["code"]) == (422, "nothing_to_simulate")
    unknown = await api.client.post("/v1/simulations", json={"version_id": str(uuid4())}, headers=grace)
    assert unknown.status_code == 404
    wrong = await api.client.post("/v1/simulations", json={"version_id": draft["id"], "learners": 10**6}, headers=grace)
    assert wrong.status_code == 422
    sound = (await api.upload(write_bundle(mini()), grace))["versions"][0]
    for _ in range(5):
        await simulated(api, grace, version_id=sound["id"], learners=3, days=1)
    full = await api.client.post("/v1/simulations", json={"version_id": sound["id"]}, headers=grace)
    assert (full.status_code, full.json()["code"]) == (429, "simulations_waiting")

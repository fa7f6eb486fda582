"""Everything that a person can say to an installation, said with a word that must be found nowhere afterwards."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4
from zipfile import ZIP_DEFLATED, ZipFile

import httpx2

from bench.running import Running
from services.bootstrap import Services
from tests.canary.mint import Mint
from tests.journeys.learner import Pupil, at_work, enrolled, right_answer
from tests.journeys.model_server import FAIL
from tests.journeys.stack import async_client, client_of

ANSWERS = 8
HEADERS = ("User-Agent", "X-Request-ID", "Accept-Language", "Referer", "Origin", "Cookie", "X-Forwarded-For", "X-Forwarded-Host", "Host",
           "Traceparent", "If-Match", "Last-Event-ID", "Accept", "Content-Type", "Idempotency-Key", "X-CSRF-Token", "Range")  # fmt: skip


@dataclass
class Speaker:
    """Says a word wherever there is room for one, each time another; the mint notes the deed in which it was said."""

    meno: Running
    inside: Services = field(repr=False)
    mint: Mint
    numbers: Mint
    deed: str = "nothing"

    @property
    def word(self) -> str:
        """Return a new word."""
        return self.mint.word(self.deed)

    @property
    def number(self) -> str:
        """Return a new number."""
        return self.numbers.word(self.deed)

    async def everywhere(self) -> None:
        """Say it as a remembered learner, as one who is not, as staff, and as nobody."""
        learner = await self.named_learner()
        await self.in_answers(learner)
        await self.in_chat(learner)
        await self.in_goals(learner)
        await self.in_need(learner)
        await self.in_corrections(learner)
        await self.in_notes(learner)
        await self.in_memory(learner)
        ben = await at_work(self.inside, client_of(self.meno, "ben"), "algebra")
        await self.in_answers(ben)
        await self.in_chat(ben)
        await self.in_memory(ben)
        await self.as_staff(learner)
        for client in (learner.client, ben.client, async_client(self.meno)):
            await self.in_failures(client)
        for client in (learner.client, ben.client):
            await client.delete("/v1/sessions/current")

    async def named_learner(self) -> Pupil:
        """Make a learner whose name is the word, who lets a model be asked."""
        self.deed = "named learner"
        pupil = await enrolled(self.meno, self.inside, f"{self.word}.{uuid4().hex[:6]}")
        (await pupil.client.post("/v1/consents", json={"scope": "model_provider", "granted": True})).raise_for_status()
        return pupil

    async def in_answers(self, pupil: Pupil) -> None:
        """Answer with the word, with a number, and rightly, so that the loop goes on."""
        self.deed = "answers"
        for _ in range(ANSWERS):
            step = await pupil.step()
            for answer in (self.word, self.number, f"{self.number} x + {self.word}", [self.word], right_answer(step)):
                reply = await pupil.client.post(f"/v1/offers/{pupil.offer['id']}/attempts", json=pupil.body(answer))
                if reply.status_code == 200:
                    pupil.now = reply.json()["next"]
                if not pupil.now["offer"] or reply.status_code == 409:
                    await pupil.next()

    async def in_chat(self, pupil: Pupil) -> None:
        """Say it to the tutor: to a model that answers, to one that fails and echoes, and as a question."""
        self.deed = "chat"
        wanted = {"enrollment_id": pupil.enrollment_id, "offer_id": pupil.offer["id"]}
        chat = (await pupil.client.post("/v1/conversations", json=wanted)).raise_for_status().json()["id"]
        for text in (f"My name is {self.word}, {self.number}", f"{FAIL} {self.word}", f"https://{self.word}.example/?q={self.word}"):
            said = {"id": str(uuid4()), "text": text, "mode": "explain"}
            (await pupil.client.post(f"/v1/conversations/{chat}/turns", json=said)).raise_for_status()

    async def in_need(self, pupil: Pupil) -> None:
        """Say what a person has to hear of, everywhere; one who is named reads it and writes down what was done."""
        self.deed = "in need"
        otto, grace = client_of(self.meno, "otto"), client_of(self.meno, "grace")
        me = (await grace.get("/v1/me")).raise_for_status().json()["account"]["id"]
        (await otto.put(f"/v1/safeguarding/named/{me}")).raise_for_status()
        chat = (await pupil.client.post("/v1/conversations", json={"enrollment_id": pupil.enrollment_id})).raise_for_status().json()["id"]
        need = {"id": str(uuid4()), "text": f"my dad hits me {self.word}"}
        assert (await pupil.client.post(f"/v1/conversations/{chat}/turns", json=need)).json()["for_a_person"]
        goal = {"id": str(uuid4()), "kind": "goal", "text": f"I want to kill myself {self.word}"}
        assert (await pupil.client.post(f"/v1/enrollments/{pupil.enrollment_id}/goals", json=goal)).status_code == 422
        (await pupil.client.post("/v1/safeguarding/concerns", json={"id": str(uuid4()), "text": self.word})).raise_for_status()
        for concern in (await grace.get("/v1/safeguarding/concerns")).raise_for_status().json()["items"]:
            handled = {"state": "handled", "note": f"Spoke with {self.word}"}
            (await grace.patch(f"/v1/safeguarding/concerns/{concern['id']}", json=handled)).raise_for_status()

    async def in_corrections(self, pupil: Pupil) -> None:
        """Correct what the tutor believes, whatever that is."""
        self.deed = "corrections"
        facts = (await pupil.client.get("/v1/memory/facts")).raise_for_status().json()["facts"]
        for fact_id in [*(fact["id"] for fact in facts), str(uuid4())]:
            word = {"id": str(uuid4()), "word": "correct", "value": f"I am {self.word}"}
            await pupil.client.patch(f"/v1/memory/facts/{fact_id}", json=word)

    async def in_goals(self, pupil: Pupil) -> None:
        """Say it as a goal and as a wish how to be taught."""
        self.deed = "goals"
        for kind in ("goal", "preference"):
            wish = {"id": str(uuid4()), "kind": kind, "text": f"I want {self.word} with {self.number}"}
            (await pupil.client.post(f"/v1/enrollments/{pupil.enrollment_id}/goals", json=wish)).raise_for_status()

    async def in_notes(self, pupil: Pupil) -> None:
        """Let an educator note it about the learner, as a subject too, and notes that are refused; the learner contests and corrects."""
        self.deed = "notes"
        grace, otto = client_of(self.meno, "grace"), client_of(self.meno, "otto")
        class_id = (await grace.get("/v1/classes")).raise_for_status().json()["items"][0]["id"]
        (await otto.post(f"/v1/classes/{class_id}/members", json={"account_id": str(pupil.id)})).raise_for_status()
        for kind in ("accommodation", "context", "strategy_that_works", self.word):
            note = {"id": str(uuid4()), "learner_id": str(pupil.id), "kind": kind, "subject": self.word, "value": f"Likes {self.word}"}
            reply = await grace.post("/v1/memory/facts", json=note)
            assert reply.status_code in (201, 422), reply.status_code
            if reply.status_code == 201:
                said = {"id": str(uuid4()), "word": "correct", "value": f"No, {self.word}"}
                await pupil.client.patch(f"/v1/memory/facts/{note['id']}", json=said)
        await grace.get("/v1/memory/facts", params={"learner_id": str(pupil.id)})

    async def in_memory(self, pupil: Pupil) -> None:
        """Ask the memory for it, ask to forget it, to export and to import it, in every way and a few that are refused."""
        self.deed = "memory"
        client = pupil.client
        for body in ({"query": self.word}, {"query": f"Do I like {self.word}?", "skills": [self.word]}, {self.word: self.word}):
            await client.post("/v1/memory/recall", json=body)
        for wish in (
            {"what": "course", "course": "no-such-course", "dry_run": True}, {"what": "course", "course": self.word},
            {"what": "category", "category": self.word}, {"what": self.word}, {"what": "everything", self.word: self.word},
        ):  # fmt: skip
            await client.post("/v1/memory/forget", json=wish, headers={"Idempotency-Key": f"key-{uuid4()}"})
        self.deed = "queries"
        for path in ("as-of?at=", "entries?kind=", "facts?learner_id=", "facts/", "entries/"):
            await client.get(f"/v1/memory/{path}{self.word}")
        await client.delete(f"/v1/memory/facts/{self.word}")
        await client.get("/v1/access-log", params={"before": self.word, self.word: self.word})
        await client.get(
            "/v1/memory/facts", headers=_ascii({"If-None-Match": self.word, "Cookie": f"meno_session={self.word}; other={self.word}"})
        )
        self.deed = "exports"
        for path in ("/v1/exports", "/v1/erasures", "/v1/memory/pause"):
            await client.post(path, json={"id": self.word, "account_id": self.word, "password": self.word, self.word: 1})
            await client.get(f"{path}/{self.word}")
        self.deed = "import"
        for content in (f"PK {self.word}".encode(), _zip(self.word, self.word)):
            for path in ("/v1/imports", "/v1/imports/memory", "/v1/memory/import"):
                await client.post(path, files={"file": (f"{self.word}.zip", content)})

    async def as_staff(self, pupil: Pupil) -> None:
        """Write it into people's names, addresses and notes, and into a roster."""
        self.deed = "as staff"
        otto = client_of(self.meno, "otto")
        person = {"role": "learner", "name": f"{self.word} Name", "user_name": f"{self.word}{uuid4().hex[:6]}",
                  "email": f"{uuid4().hex[:8]}@{self.word}.example", "note": f"a note on {self.word}"}  # fmt: skip
        made = (await otto.post("/v1/users", json=person, headers={"Idempotency-Key": f"key-{uuid4()}"})).raise_for_status().json()
        note = {"note": f"another note on {self.word}"}
        (await otto.patch(f"/v1/users/{made['id']}", json=note, headers={"If-Match": f'"{made["version"]}"'})).raise_for_status()
        (await otto.post("/v1/reset-codes", json={"account_id": made["id"]})).raise_for_status()
        self.deed = "roster"
        column = self.word
        roster = f"name,user_name,age_band,{column}\n{self.word} B,{self.word}b,13_15,x\n{self.word},,,\n"
        for content in (roster, roster.replace(f",{column}\n", "\n", 1)):
            await otto.post("/v1/imports/roster", content=content.encode(), headers={"Content-Type": "text/csv"})
        self.deed = "uploads"
        archive = {"file": (f"{self.word}.zip", f"PK {self.word}".encode())}
        await client_of(self.meno, "grace").post("/v1/courses/import", files=archive, data={"format": self.word})
        await otto.get("/v1/users", params={"after": self.word, "role": self.word})
        await otto.get(f"/v1/users/{pupil.id}")

    async def in_failures(self, client: httpx2.AsyncClient) -> None:
        """Say it in requests that fail, each in its own way."""
        self.deed = "failures"
        body = {"tenant": "demo", "name": self.word, "password": f"{self.word}-secret"}
        for attempt in (body, {**body, "tenant": self.word}, {**body, self.word: 1}, {**body, "kind": self.word}):
            await client.post("/v1/sessions", json=attempt)
        await client.post("/v1/reset-codes/redeem", json={**body, "code": "K7PM4-WXDR9"})
        await client.post("/v1/classes/join", json={"code": self.word})
        await client.post("/v1/enrollments", json={"version_id": str(uuid4()), "zone": self.word})
        await client.put("/v1/me/password", json={"old": self.word, "new": f"{self.word} {self.word}"})
        for path in ("/v1/offers/{}/attempts", "/v1/conversations/{}/turns", "/v1/users", "/v1/consents"):
            await self.malformed(client, path.format(uuid4()))
        for path in (
            f"/v1/{self.word}",
            f"/v1/offers/{self.word}",
            f"/{self.word}?q={self.word}",
            f"/v1/courses?after={self.word}&limit={self.word}",
        ):
            await client.get(path)
        for name in HEADERS:
            value = self.word if name != "Range" else f"bytes={self.word}"
            await client.post("/v1/classes", content=b'{"name":', headers=_ascii({name: value}))
        await client.get("/v1/me", headers=_ascii({"Authorization": f"Bearer {self.word}"}))

    async def malformed(self, client: httpx2.AsyncClient, path: str) -> None:
        """Send it in bodies that cannot be read."""
        whole = json.dumps(
            {"id": str(UUID(int=7)), "step": self.word, "answer": self.word, "text": self.word, self.word: {self.word: [self.word]}}
        )
        bodies: tuple[Any, ...] = (
            whole,
            whole[:-1],
            whole.encode("utf-16"),
            f"{self.word}",
            f'"{self.word}\\ud800"',
            f"[{whole}]",
            whole.replace(":", ": NaN,"),
        )
        for body in bodies:
            content = body if isinstance(body, bytes) else body.encode()
            await client.post(path, content=content, headers={"Content-Type": "application/json"})


def _zip(name: str, text: str) -> bytes:
    """Return an archive whose one member has this name and holds this text, compressed."""
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as archive:
        archive.writestr(f"{name}.json", json.dumps({"words": text * 20}))
    return kept.getvalue()


def _ascii(headers: dict[str, str]) -> dict[bytes, bytes]:
    """Return headers whose values are sent as UTF-8, as careless clients do."""
    return {name.encode(): value.encode() for name, value in headers.items()}

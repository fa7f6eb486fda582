"""Everything that a person can say to an installation, said with a word that must be found nowhere afterwards."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import httpx2

from bench.running import Running
from services.bootstrap import Services
from tests.journeys.learner import Pupil, at_work, enrolled, right_answer
from tests.journeys.model_server import FAIL
from tests.journeys.stack import async_client, client_of

ANSWERS = 8
HEADERS = ("User-Agent", "X-Request-ID", "Accept-Language", "Referer", "Origin", "Cookie", "X-Forwarded-For", "X-Forwarded-Host", "Host",
           "Traceparent", "If-Match", "Last-Event-ID", "Accept", "Content-Type", "Idempotency-Key", "X-CSRF-Token", "Range")  # fmt: skip


@dataclass
class Speaker:
    """Says a word wherever there is room for one. `said` counts the requests by status."""

    meno: Running
    inside: Services = field(repr=False)
    word: str
    number: str

    async def everywhere(self) -> None:
        """Say it as a remembered learner, as one who is not, as staff, and as nobody."""
        learner = await self.named_learner()
        await self.in_answers(learner)
        await self.in_chat(learner)
        await self.in_corrections(learner)
        ben = await at_work(self.inside, client_of(self.meno, "ben"), "algebra")
        await self.in_answers(ben)
        await self.in_chat(ben)
        await self.as_staff(learner)
        for client in (learner.client, ben.client, async_client(self.meno)):
            await self.in_failures(client)
        await ben.client.delete("/v1/sessions/current")

    async def named_learner(self) -> Pupil:
        """Make a learner whose name is the word, who lets a model be asked."""
        pupil = await enrolled(self.meno, self.inside, f"{self.word}.{uuid4().hex[:6]}")
        (await pupil.client.post("/v1/consents", json={"scope": "model_provider", "granted": True})).raise_for_status()
        return pupil

    async def in_answers(self, pupil: Pupil) -> None:
        """Answer with the word, with a number, and rightly, so that the loop goes on."""
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
        wanted = {"enrollment_id": pupil.enrollment_id, "offer_id": pupil.offer["id"]}
        chat = (await pupil.client.post("/v1/conversations", json=wanted)).raise_for_status().json()["id"]
        for text in (f"My name is {self.word}, {self.number}", f"{FAIL} {self.word}", f"https://{self.word}.example/?q={self.word}"):
            said = {"id": str(uuid4()), "text": text, "mode": "explain"}
            (await pupil.client.post(f"/v1/conversations/{chat}/turns", json=said)).raise_for_status()

    async def in_corrections(self, pupil: Pupil) -> None:
        """Correct what the tutor believes, whatever that is."""
        facts = (await pupil.client.get("/v1/memory/facts")).raise_for_status().json()["facts"]
        for fact_id in [*(fact["id"] for fact in facts), str(uuid4())]:
            word = {"id": str(uuid4()), "word": "correct", "value": f"I am {self.word}"}
            await pupil.client.patch(f"/v1/memory/facts/{fact_id}", json=word)

    async def as_staff(self, pupil: Pupil) -> None:
        """Write it into people's names, addresses and notes, and into a roster."""
        otto = client_of(self.meno, "otto")
        person = {"role": "learner", "name": f"{self.word} Name", "user_name": f"{self.word}{uuid4().hex[:6]}",
                  "email": f"{uuid4().hex[:8]}@{self.word}.example", "note": f"a note on {self.word}"}  # fmt: skip
        made = (await otto.post("/v1/users", json=person, headers={"Idempotency-Key": f"key-{uuid4()}"})).raise_for_status().json()
        note = {"note": f"another note on {self.word}"}
        (await otto.patch(f"/v1/users/{made['id']}", json=note, headers={"If-Match": f'"{made["version"]}"'})).raise_for_status()
        (await otto.post("/v1/reset-codes", json={"account_id": made["id"]})).raise_for_status()
        roster = f"name,user_name,age_band,{self.word}\n{self.word} B,{self.word}b,13_15,x\n{self.word},,,\n"
        for content in (roster, roster.replace(f",{self.word}\n", "\n", 1)):
            await otto.post("/v1/imports/roster", content=content.encode(), headers={"Content-Type": "text/csv"})
        archive = {"file": (f"{self.word}.zip", f"PK {self.word}".encode())}
        await client_of(self.meno, "grace").post("/v1/courses/import", files=archive, data={"format": self.word})
        await otto.get("/v1/users", params={"after": self.word, "role": self.word})
        await otto.get(f"/v1/users/{pupil.id}")

    async def in_failures(self, client: httpx2.AsyncClient) -> None:
        """Say it in requests that fail, each in its own way."""
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


def _ascii(headers: dict[str, str]) -> dict[bytes, bytes]:
    """Return headers whose values are sent as UTF-8, as careless clients do."""
    return {name.encode(): value.encode() for name, value in headers.items()}

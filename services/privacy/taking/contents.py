"""What stands in an export beside the journal: facts, knowledge, consents, accesses, enrollments, and who the learner is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from schemas.exports import ArchiveEntry
from schemas.memory import FactOut
from services.identity import Category, Identity, Principal, Verdict
from services.mastery import Core, Predictor, parameters_of
from services.memory import CATEGORY_OF_KIND, Snapshot, fact_out, facts_of
from services.platform import Clock
from services.privacy.taking.page import page

ENROLLMENTS: Final = 100
_AUDIT: Final = frozenset({"access", "disclosure", "consent", "forgotten", "imported"})


@dataclass(frozen=True)
class Contents:
    """Gathers what an export holds."""

    identity: Identity
    clock: Clock

    async def of(
        self, tenant_id: UUID, learner_id: UUID, snapshot: Snapshot, verdicts: Mapping[Category, Verdict], lines: Sequence[ArchiveEntry]
    ) -> tuple[dict[str, Any], str]:
        """Return the documents by name, and the page to read; what may not be seen is in neither."""
        me = Principal(tenant_id, learner_id, "learner", UUID(int=0), None, "en")
        person = await self.identity.accounts.get(me, learner_id)
        consents = await self.identity.consents.record(me, learner_id)
        enrollments = (await self.identity.enrollments.page(me, learner_id, None, ENROLLMENTS)).items
        facts = self._facts(snapshot, verdicts)
        skills = self._skills(snapshot) if verdicts["knowledge"] == "allow" else []
        account, profile = person.account, person.profile
        about = {
            "name": profile.name, "user name": profile.user_name, "made": f"{self.clock.now():%Y-%m-%d %H:%M} UTC", "entries": len(lines),
            "how to read": "this page shows what people want to know; the JSON files beside it hold all of it, and schema/ says what each field means",
        }  # fmt: skip
        accesses = [entry for entry in lines if entry.kind in _AUDIT]
        documents = {
            "facts": [fact.model_dump(mode="json") for fact in facts],
            "knowledge": [dict(zip(("course", "skill", "mastery", "answers"), row, strict=True)) for row in skills],
            "consents": [
                {"scope": word.scope, "granted": word.granted, "by": word.by, "at": word.at.isoformat()} for word in consents.history
            ],
            "access-log": [entry.model_dump(mode="json", exclude_defaults=True) for entry in accesses],
            "profile": {
                "id": str(account.id), "name": profile.name, "user_name": profile.user_name, "email": profile.email, "locale": account.locale,
                "age_band": account.age_band,
            },
            "enrollments": [
                {
                    "id": str(each.id), "course_id": str(each.course_id), "version_id": str(each.version_id), "zone": each.zone,
                    "minutes_per_day": each.minutes_per_day, "deadline": each.deadline and each.deadline.isoformat(), "state": each.state,
                }
                for each in enrollments
            ],
        }  # fmt: skip
        return documents, page(about, facts, skills, lines, len(accesses))

    def _facts(self, snapshot: Snapshot, verdicts: Mapping[Category, Verdict]) -> list[FactOut]:
        """Return what the tutor believes, the surest first, as far as it may be seen."""
        found = []
        for fact in sorted(facts_of(snapshot, self.clock.now()), key=lambda fact: (-fact.confidence, str(fact.id))):
            verdict = verdicts[CATEGORY_OF_KIND[fact.kind]]
            if verdict != "deny":
                hidden = {} if verdict == "allow" else {"quote": None, "value": None}
                found.append(fact_out(fact).model_copy(update=hidden))
        return found

    def _skills(self, snapshot: Snapshot) -> list[tuple[str, str, float, int]]:
        """Return course, skill, mastery and number of answers of every skill that was worked on."""
        now, found, parameters = self.clock.now(), [], parameters_of(snapshot.folds["knowledge"])
        for key, core in sorted(snapshot.states.items()):
            if key.fold != "knowledge" or not isinstance(core, Core):
                continue
            predictor = Predictor(key.part, core, parameters)
            for skill in sorted(core.rows):
                view = predictor.skill(skill, now)
                found.append((key.part, skill, round(view.mastery, 3), view.attempts))
        return found

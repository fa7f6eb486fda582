"""What my tutor remembers: every belief with its evidence, the learner's word about it, and who looked."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Query, Response

from schemas.memory import AccessLogOut, ContractOut, FactCorrectionIn, FactOut, FactsOut, FactWithEvidenceOut, NoteIn
from services.api.deps import Educator, Learner, Other, Served, Signed
from services.identity import rows
from services.memory import contract

router = APIRouter(prefix="/v1", tags=["memory"])
Version = Annotated[str | None, Header(alias="If-Match", max_length=64, description="the fact's `version` that you have seen")]


@router.get("/memory/facts")
async def list_facts(signed: Signed, other: Other, services: Served) -> FactsOut:
    """Return what the tutor believes about a learner (oneself, if not given) now, the surest first; guardians and educators see it by policy."""
    return await (services.privacy.facts(signed) if other is None else services.oversight.facts(signed, other))


@router.post("/memory/facts", status_code=201)
async def note_fact(body: NoteIn, educator: Educator, services: Served) -> FactOut:
    """Note something about a learner of one's class. The learner sees it with who wrote it, and may contest, correct or delete it."""
    return await services.oversight.note(educator, body)


@router.get("/memory/facts/{fact_id}")
async def get_fact(fact_id: UUID, signed: Signed, other: Other, response: Response, services: Served) -> FactWithEvidenceOut:
    """Return one belief with the entries it rests on; guardians and educators see of it what the policy lets them."""
    found = await (services.privacy.fact(signed, fact_id) if other is None else services.oversight.fact(signed, other, fact_id))
    response.headers["ETag"] = f'"{found.fact.version}"'
    return found


@router.patch("/memory/facts/{fact_id}")
async def answer_fact(fact_id: UUID, body: FactCorrectionIn, learner: Learner, services: Served, if_match: Version = None) -> FactOut:
    """Correct, contest or confirm a belief. The learner's word stands for good: no machine changes it back."""
    return await services.privacy.say(learner, fact_id, body, _bare(if_match))


@router.delete("/memory/facts/{fact_id}", status_code=204)
async def forget_fact(fact_id: UUID, learner: Learner, services: Served, if_match: Version = None) -> None:
    """Delete a belief for good."""
    await services.rights.forget.forget_fact(learner, fact_id, _bare(if_match))


@router.get("/memory/contract")
async def memory_contract(_signed: Signed) -> ContractOut:
    """Return, for every category of memory, what it is for, where it lives, how it changes, and who may open it for which purpose."""
    return ContractOut(rows=contract().rows, policy=tuple(rows()))


@router.get("/access-log")
async def access_log(
    signed: Signed, other: Other, services: Served,
    before: Annotated[int | None, Query(ge=1, le=2**62, description="`before` of the page seen last")] = None,
) -> AccessLogOut:  # fmt: skip
    """Return who opened what, what went to a model provider, and which consents were given, newest first; a page may be empty and not the last."""
    return await (services.privacy.access_log(signed, before) if other is None else services.oversight.access_log(signed, other, before))


def _bare(if_match: str | None) -> str | None:
    return if_match.strip().removeprefix("W/").strip('"') if if_match else None

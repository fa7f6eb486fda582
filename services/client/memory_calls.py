"""The calls of the memory API: beliefs, journal, time travel, forgetting, and who looked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from schemas.journal import EntryKind
from schemas.memory import (
    AccessLogOut,
    ContractOut,
    EntriesOut,
    FactCorrectionIn,
    FactOut,
    FactsOut,
    FactWithEvidenceOut,
    ForgetIn,
    ForgetOut,
    NoteIn,
    PauseOut,
)  # fmt: skip
from schemas.recall import BelievedOut, RecallIn, RecallOut
from services.client.calls import Call, change, delete, get, keyed, post


def list_facts(learner_id: UUID | None = None) -> Call[FactsOut]:
    """Return what the tutor believes about a learner now (oneself, if not given), the surest first."""
    return get("/v1/memory/facts", FactsOut, learner_id=learner_id)


def get_fact(fact_id: UUID, learner_id: UUID | None = None) -> Call[FactWithEvidenceOut]:
    """Return one belief with the entries it rests on."""
    return get(f"/v1/memory/facts/{fact_id}", FactWithEvidenceOut, learner_id=learner_id)


def note_fact(note: NoteIn) -> Call[FactOut]:
    """Note something about a learner of one's class (educators)."""
    return post("/v1/memory/facts", FactOut, note)


def answer_fact(fact_id: UUID, said: FactCorrectionIn, version: str | None = None) -> Call[FactOut]:
    """Say something to a belief; `version` is that of the fact you have seen. The learner's word stands for good."""
    return change("PATCH", f"/v1/memory/facts/{fact_id}", FactOut, said, version)


def correct_fact(fact_id: UUID, value: str, version: str | None = None) -> Call[FactOut]:
    """Say what is right instead of a belief."""
    return answer_fact(fact_id, FactCorrectionIn(id=uuid4(), word="correct", value=value), version)


def contest_fact(fact_id: UUID, version: str | None = None) -> Call[FactOut]:
    """Say that a belief is in doubt."""
    return answer_fact(fact_id, FactCorrectionIn(id=uuid4(), word="contest"), version)


def confirm_fact(fact_id: UUID, version: str | None = None) -> Call[FactOut]:
    """Say that a belief is right."""
    return answer_fact(fact_id, FactCorrectionIn(id=uuid4(), word="confirm"), version)


def forget_fact(fact_id: UUID, version: str | None = None) -> Call[None]:
    """Delete a belief for good."""
    return delete(f"/v1/memory/facts/{fact_id}", version)


def memory_contract() -> Call[ContractOut]:
    """Return, for every category of memory, what it is for, where it lives, how it changes, and who may open it for which purpose."""
    return get("/v1/memory/contract", ContractOut)


def recall(question: RecallIn) -> Call[RecallOut]:
    """Return what of one's memory belongs to a question, with reasons; needs consent to memory."""
    return post("/v1/memory/recall", RecallOut, question)


def memory_pause() -> Call[PauseOut]:
    """Return whether this session's memory is paused."""
    return get("/v1/memory/pause", PauseOut)


def pause_memory() -> Call[PauseOut]:
    """Remember nothing of what this session does from here on."""
    return Call("POST", "/v1/memory/pause", PauseOut.model_validate_json, headers=keyed())


def resume_memory() -> Call[PauseOut]:
    """Remember again; what was done meanwhile is gone."""
    return Call("DELETE", "/v1/memory/pause", PauseOut.model_validate_json)


def believed_as_of(at: datetime) -> Call[BelievedOut]:
    """Return what the tutor believed at a moment, which bears its offset."""
    return get("/v1/memory/as-of", BelievedOut, at=at)


def list_entries(kinds: Sequence[EntryKind] | None = None, before: int | None = None) -> Call[EntriesOut]:
    """Return a page of the journal, newest first; ask on with its `before` until that is null."""
    return get("/v1/memory/entries", EntriesOut, kind=list(kinds) if kinds else None, before=before)


def forget_entry(entry_id: UUID) -> Call[ForgetOut]:
    """Forget one entry for good, and what rested on it alone."""
    return Call("DELETE", f"/v1/memory/entries/{entry_id}", ForgetOut.model_validate_json)


def forget(wish: ForgetIn) -> Call[ForgetOut]:
    """Forget a category, a period, a course or everything; with `dry_run` return what that would change."""
    return post("/v1/memory/forget", ForgetOut, wish, once=True)


def access_log(before: int | None = None, learner_id: UUID | None = None) -> Call[AccessLogOut]:
    """Return who opened what, what went to a model provider, and which consents were given, newest first."""
    return get("/v1/access-log", AccessLogOut, before=before, learner_id=learner_id)

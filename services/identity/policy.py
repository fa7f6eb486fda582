"""Who may open what, and for which purpose: one table that a teacher can check with a pencil (pure).

Read a cell as: "a <role> who opens <category> for <purpose>". `A` all of it, `M` masked (that and how, not the words), `.` nothing.
Three rules narrow a cell further, never widen it: the consent that a purpose needs, the tenant's switch for the chat, and, for a guardian,
the learner's age band.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args
from uuid import UUID

from schemas.identity import AgeBand, Part, PolicyRow, Role, Scope, TenantPolicy
from services.identity.consent import LEAST_AGE, YOUNGEST, Consents
from services.identity.errors import Forbidden
from services.llm import Permit

Purpose = Literal[
    "tutoring",
    "selection",
    "learner_view",
    "guardian_view",
    "educator_view",
    "analytics",
    "consolidation",
    "maintenance",
    "export",
    "marking",
]
Category = Literal["knowledge", "plan", "attempts", "chat", "goals", "findings", "support", "summaries", "audit"]
Actor = Literal["learner", "educator", "guardian", "operator", "system"]
Verdict = Literal["allow", "mask", "deny"]
Relation = Literal["self", "class", "guardian", "tenant", "duty", "none"]

PURPOSES: Final[tuple[Purpose, ...]] = get_args(Purpose)
CATEGORIES: Final[tuple[Category, ...]] = get_args(Category)
ACTORS: Final[tuple[Actor, ...]] = get_args(Actor)

CATEGORY_MEANS: Final[Mapping[Category, str]] = {
    "knowledge": "mastery, retrievability and next review per skill",
    "plan": "enrollments, offers, placements, moves",
    "attempts": "answers, verdicts, hints, lessons viewed",
    "chat": "messages to the tutor and its replies",
    "goals": "goals, preferences, interests",
    "findings": "misconceptions, recurring errors, strategies that work, pace, dependence on hints",
    "support": "accommodations and context",
    "summaries": "summaries of episodes",
    "audit": "consents, disclosures to providers, accesses",
}

# Columns in the order of CATEGORIES:  knowledge plan attempts chat goals findings support summaries audit
TABLE: Final[Mapping[tuple[Purpose, Actor], str]] = {
    ("tutoring", "learner"): "A A A A A A A A .",
    ("selection", "learner"): "A A A . A A A . .",
    ("learner_view", "learner"): "A A A A A A A A A",
    ("guardian_view", "guardian"): "A A A M A A A M A",
    ("educator_view", "educator"): "A A M . A A A . .",
    ("marking", "educator"): ". . A . . . . . .",
    ("analytics", "educator"): "M M M . . M . . .",
    ("analytics", "operator"): "M M M . . . . . .",
    ("analytics", "system"): "A A M . . A . . .",
    ("consolidation", "system"): "A A A A A A A A .",
    ("maintenance", "system"): "A A A A A A A A A",
    ("export", "learner"): "A A A A A A A A A",
    ("export", "guardian"): "A A A M A A A M A",
}

# The consent without which nothing is opened. A purpose that serves the person's own rights, or keeps what is stored sound, needs none;
# tutoring and selection need none either: without consent to memory they work on what lives only until the session ends.
NEEDS: Final[Mapping[Purpose, Scope]] = {
    "educator_view": "memory",
    "marking": "memory",
    "consolidation": "memory",
    "analytics": "improve_course",
}

# What a guardian's cell is narrowed to as the learner grows up.  Same columns as TABLE
GUARDIAN_SEES: Final[Mapping[AgeBand, str]] = {
    "under_13": "A A A M A A A M A",
    "13_15": "A A M . A M A . A",
    "16_17": "M M . . . . . . A",
    "adult": ". . . . . . . . .",
}

# For which purpose somebody looks at a learner's memory, by their role and how they stand to the learner. Nobody else looks at all.
_VIEWS: Final[Mapping[tuple[Role, Relation], Purpose]] = {
    ("learner", "self"): "learner_view",
    ("guardian", "guardian"): "guardian_view",
    ("educator", "class"): "educator_view",
}

_VERDICT: Final[Mapping[str, Verdict]] = {"A": "allow", "M": "mask", ".": "deny"}
_STRICTNESS: Final[Mapping[Verdict, int]] = {"allow": 0, "mask": 1, "deny": 2}


def allows(
    purpose: Purpose, category: Category, actor: Actor, consents: Consents, band: AgeBand | None, tenant: TenantPolicy | None = None
) -> Verdict:
    """Return what this actor may see of the category for the purpose.

    Args:
        purpose: Why memory is opened.
        category: What kind of memory.
        actor: The role of the one who opens it, `system` for a worker. Whether they stand in the right relation is `may`'s question.
        consents: What holds for the learner now.
        band: The learner's age band; None counts as the youngest.
        tenant: The tenant's switches; None for the default ones.
    """
    verdict = _cell(TABLE.get((purpose, actor)), category)
    needed = NEEDS.get(purpose)
    if needed is not None and not consents.holds(needed):
        return "deny"
    if purpose == "tutoring" and category == "chat" and tenant is not None and not tenant.chat:
        return "deny"
    if actor == "guardian":
        verdict = max(verdict, _cell(GUARDIAN_SEES[band or "under_13"], category), key=_STRICTNESS.__getitem__)
    return verdict


def viewing(role: Role, standing: Relation) -> Purpose | None:
    """Return the purpose for which somebody who stands in the relation to a learner looks at their memory; None if they have no business there."""
    return _VIEWS.get((role, standing))


def verdicts(
    purpose: Purpose, actor: Actor, consents: Consents, band: AgeBand | None, tenant: TenantPolicy | None = None
) -> dict[Category, Verdict]:
    """Return what `allows` says of every category."""
    return {category: allows(purpose, category, actor, consents, band, tenant) for category in CATEGORIES}


def _cell(row: str | None, category: Category) -> Verdict:
    """Return the verdict in one column of a row; a row that is not in the table denies."""
    return "deny" if row is None else _VERDICT[row.split()[CATEGORIES.index(category)]]


def rows() -> Iterator[PolicyRow]:
    """Give every cell of the table, for the API and the documentation."""
    for purpose in PURPOSES:
        for actor in ACTORS:
            for category in CATEGORIES:
                verdict = _cell(TABLE.get((purpose, actor)), category)
                yield PolicyRow(purpose=purpose, category=category, role=actor, verdict=verdict, needs=NEEDS.get(purpose))


Action = Literal[
    "list_accounts", "create_learner", "create_staff", "view_account", "edit_account", "edit_person", "view_note", "suspend_account", "reset_password",
    "create_class", "view_class", "edit_class", "view_members", "edit_members", "join_class", "import_roster",
    "view_guardians", "link_guardian", "view_consents", "give_consent", "withdraw_consent", "record_consent",
    "enroll", "view_enrollment", "edit_enrollment", "edit_tenant", "erase_account", "note_memory",
    "override", "view_overview", "assign", "fit_model", "view_spending",
    "read_concerns", "raise_concern", "name_for_safeguarding",
    "view_reports", "decide_case", "mark_answers", "operate",
]  # fmt: skip

# Who may, by the relation to the person, class or enrollment concerned. `class` is an educator of a class the learner is in, or of the class
# itself, or (for a learner) being in it; `tenant` is everybody else of the same organisation; `duty` is being named for safeguarding.
_ANYBODY: Final[Mapping[Role, frozenset[Relation]]] = {
    "learner": frozenset({"self"}), "educator": frozenset({"self", "class"}),
    "guardian": frozenset({"self", "guardian"}), "operator": frozenset({"self", "class", "guardian", "tenant"}),
}  # fmt: skip
_TEACHING: Final[Mapping[Role, frozenset[Relation]]] = {"educator": frozenset({"class"}), "operator": _ANYBODY["operator"]}
_OPERATING: Final[Mapping[Role, frozenset[Relation]]] = {"operator": _ANYBODY["operator"]}
_IN_CLASS: Final[Mapping[Role, frozenset[Relation]]] = {"learner": frozenset({"class"}), **_TEACHING}

MAY: Final[Mapping[Action, Mapping[Role, frozenset[Relation]]]] = {
    "list_accounts": {"operator": frozenset({"tenant"}), "educator": frozenset({"class"})},
    "create_learner": _TEACHING,
    "create_staff": _OPERATING,
    "view_account": _ANYBODY,
    "edit_account": _ANYBODY,
    "edit_person": _TEACHING,
    "view_note": _TEACHING,
    "suspend_account": _OPERATING,
    "reset_password": _TEACHING,
    "create_class": {"educator": frozenset({"tenant"}), "operator": frozenset({"tenant"})},
    "view_class": _IN_CLASS,
    "edit_class": _TEACHING,
    "view_members": _TEACHING,
    "edit_members": _TEACHING,
    "join_class": {"learner": frozenset({"tenant", "class"})},
    "import_roster": _TEACHING,
    "view_guardians": {"learner": frozenset({"self"}), "guardian": frozenset({"guardian"}), **_TEACHING},
    "link_guardian": _OPERATING,
    "view_consents": {"learner": frozenset({"self"}), "guardian": frozenset({"guardian"}), **_TEACHING},
    "give_consent": {"learner": frozenset({"self"}), "guardian": frozenset({"guardian"})},
    "withdraw_consent": {"learner": frozenset({"self"}), "guardian": frozenset({"guardian"})},
    "record_consent": _TEACHING,
    "enroll": {"learner": frozenset({"self"}), **_TEACHING},
    "view_enrollment": _ANYBODY,
    "edit_enrollment": {"learner": frozenset({"self"}), **_TEACHING},
    "edit_tenant": _OPERATING,
    "erase_account": {
        "learner": frozenset({"self"}), "educator": frozenset({"self"}), "guardian": frozenset({"self", "guardian"}),
        "operator": _ANYBODY["operator"],
    },
    "note_memory": {"educator": frozenset({"class"})},
    "override": {"educator": frozenset({"class"})},
    "view_overview": {"educator": frozenset({"class"})},
    "assign": _TEACHING,
    "fit_model": _OPERATING,
    "read_concerns": {"educator": frozenset({"duty"}), "operator": frozenset({"duty"})},
    "raise_concern": {"learner": frozenset({"self"}), "guardian": frozenset({"guardian"}), **_TEACHING},
    "name_for_safeguarding": _OPERATING,
    "view_spending": {"learner": frozenset({"self"}), **_TEACHING},
    "view_reports": _TEACHING,
    "decide_case": _TEACHING,
    "mark_answers": {"educator": frozenset({"class"})},
    "operate": _OPERATING,
}  # fmt: skip


def may(role: Role, action: Action, relation: Relation) -> bool:
    """Return whether somebody of the role may do this to somebody or something standing in the relation to them."""
    return relation in MAY[action].get(role, frozenset())


def must_operate(role: Role) -> None:
    """Raise Forbidden unless the role operates its organisation."""
    if not may(role, "operate", "tenant"):
        raise Forbidden("Only an operator of this organisation sees this.")


def relation(role: Role, viewer_id: UUID, account_id: UUID, *, is_taught: bool, is_guarded: bool) -> Relation:
    """Return how somebody stands to an account, the closest relation first."""
    if viewer_id == account_id:
        return "self"
    if role == "educator" and is_taught:
        return "class"
    if role == "guardian" and is_guarded:
        return "guardian"
    return "tenant"


def class_relation(role: Role, part: Part | None) -> Relation:
    """Return how somebody stands to a class, given their part in it."""
    return "class" if part is not None and part == role else "tenant"


_OWN_FIELDS: Final = frozenset({"locale", "email"})
_PERSON_FIELDS: Final = frozenset({"name", "user_name", "email", "note", "age_band", "locale"})


def changeable(role: Role, standing: Relation, account_role: Role) -> frozenset[str]:
    """Return the fields of an account that somebody of the role may change. Nobody changes their own state; only learners have an age band."""
    allowed: frozenset[str] = frozenset()
    if standing == "self":
        allowed = _OWN_FIELDS if account_role == "learner" else _OWN_FIELDS | {"name"}
    if may(role, "edit_person", standing):
        allowed |= _PERSON_FIELDS
    if may(role, "suspend_account", standing) and standing != "self":
        allowed |= {"state"}
    return allowed if account_role == "learner" else allowed - {"age_band"}


@dataclass(frozen=True)
class Learner:
    """What a permit must know of a learner: ids, band, names to hide and the key of the stand-ins."""

    tenant_id: UUID
    account_id: UUID
    age_band: AgeBand | None
    names: tuple[str, ...]
    pseudonym_key: bytes
    class_ids: tuple[UUID, ...] = ()


def is_old_enough(band: AgeBand | None, least: AgeBand) -> bool:
    """Return whether the whole of an age band has reached another one; a learner of no known age counts as the youngest."""
    return LEAST_AGE[band or YOUNGEST] >= LEAST_AGE[least]


def may_ask(purpose: Purpose, age_band: AgeBand | None, consents: Consents, tenant: TenantPolicy) -> bool:
    """Return whether a model provider may be asked about a learner.

    It needs the consent to the provider, an age for which the tenant lets a provider be asked, for the chat that it is on, and for what serves
    memory the consent to that.
    """
    if purpose not in ("tutoring", "consolidation", "learner_view") or not consents.model_provider:
        return False
    if not is_old_enough(age_band, tenant.model_from):
        return False
    if purpose == "tutoring":
        return tenant.chat
    return consents.memory


def permit(purpose: Purpose, learner: Learner, consents: Consents, tenant: TenantPolicy) -> Permit | None:
    """Return the leave for one call to a model provider, or None, where `may_ask` says no: then nothing is sent."""
    if not may_ask(purpose, learner.age_band, consents, tenant):
        return None
    return Permit(
        tenant_id=learner.tenant_id,
        account_id=learner.account_id,
        purpose=purpose,
        age_band=learner.age_band or YOUNGEST,
        max_tokens_in=tenant.model_tokens_in,
        max_tokens_out=tenant.model_tokens_out,
        class_ids=learner.class_ids,
        limits=tenant.budget,
        names=learner.names,
        pseudonym_key=learner.pseudonym_key,
    )

"""Everything that reaches a provider, looked through: nothing in it names the learner, a guardian or anybody of the class, and no key is in it."""

from __future__ import annotations

import base64
import re
from uuid import uuid4

from schemas.identity import AccountIn, TenantPolicy
from services.identity import Principal
from tests.llm.scripts import Script, prompt_of
from tests.tutor.test_dialogue import HELP, Chat, chat, model, services, set_policy, text_of

__all__ = ["chat", "model", "services"]

MATHEMATICS = r"Is $\max(3, x) = 4 \cdot 10^{12}$ or -12 500 000 + 3 or 0456/7?"


async def with_class(chat: Chat) -> list[str]:
    """Put the learner into a class with mates, an educator and a guardian; return every word that names one of them."""
    identity, me = chat.services.identity, chat.pupil.principal
    operator = Principal(me.tenant_id, uuid4(), "operator", uuid4(), None, "en")
    class_id = (await identity.classes.create(operator, "Class 7b")).id
    await identity.classes.add_member(operator, class_id, me.account_id, "learner")
    private: list[str] = []
    for number, (role, name) in enumerate([("learner", "Åsa Öberg-Lindqvist"), ("learner", "Tiago Max"), ("educator", "Wilhelmina Quist")]):
        mail, user_name = f"mate{number}@mail.example", f"mate-user-{number}x"
        wanted = {"role": role, "name": name, "user_name": user_name, "email": mail, "age_band": "13_15" if role == "learner" else None}
        person = await identity.accounts.create(operator, AccountIn.model_validate(wanted))
        await identity.classes.add_member(operator, class_id, person.account.id, "educator" if role == "educator" else "learner")
        private += [*name.replace("-", " ").split(), mail, user_name]
    guardian = await identity.accounts.create(operator, AccountIn(role="guardian", name="Fenella Brambleby", user_name="fenella"))
    await identity.guardians.link(operator, me.account_id, guardian.account.id)
    mine = (await identity.accounts.get(me, me.account_id)).profile
    return [*private, "Fenella", "Brambleby", *mine.name.split(), *([mine.email] if mine.email else [])]


async def test_no_name_number_or_key_of_anybody_reaches_the_provider_and_mathematics_does(chat: Chat) -> None:
    private = await with_class(chat)
    numbers = ["+46 70 123 45 67", "20110203-1234", "070-123 45 67", "other.person@mail.example"]
    said = f"I am {', '.join(private)}; and {private[0].upper()}, {private[1].lower()}. Numbers: {'; '.join(numbers)}. {MATHEMATICS}"
    await chat.pupil.attempt(f"{private[0]} says 3")
    chat.model.answer = lambda body: Script(pieces=("Well, ", prompt_of(body).rpartition("I am ")[2][:13], ", think."))
    frames = await chat.heard(said, mode="explain")
    await chat.heard("And again?", mode="explain")
    sent = "\n".join([*map(prompt_of, chat.model.seen), *(" ".join(each.values()) for each in chat.model.headers)]).casefold()
    assert len(chat.model.seen) == 2
    for word in [*private, *numbers]:
        assert not re.search(rf"(?<![\w\\]){re.escape(word.casefold())}(?!\w)", sent), word
    assert MATHEMATICS.casefold() in prompt_of(chat.model.seen[0]).casefold()
    assert text_of(frames).startswith(f"Well, {private[0]}, think."), "what was hidden comes back to the learner"
    for secret in await secrets_of(chat):
        assert secret.casefold() not in chat.model.sent.casefold()


async def secrets_of(chat: Chat) -> list[str]:
    """Ids and keys by which somebody could be found again, in every common spelling."""
    me = chat.pupil.principal
    permit = await chat.services.identity.permit(me.tenant_id, me.account_id, "tutoring")
    assert permit is not None
    key = permit.pseudonym_key
    ids = [str(one) for one in (me.tenant_id, me.account_id, me.session_id, chat.id, chat.pupil.enrollment.id)]
    return [*ids, *(one.replace("-", "") for one in ids), key.hex(), base64.b64encode(key).decode(), base64.urlsafe_b64encode(key).decode()]


async def test_stand_ins_are_the_same_from_turn_to_turn(chat: Chat) -> None:
    private = await with_class(chat)
    for _ in range(2):
        await chat.heard(f"{private[0]} asks", mode="explain")
    first, second = (prompt_of(body).rpartition("\n")[2] for body in chat.model.seen)
    assert first == second
    assert "⟦name-" in first


async def test_what_was_sent_stands_in_the_learners_log_with_its_bytes(chat: Chat) -> None:
    await chat.heard()
    (disclosed,) = await chat.kinds("disclosure")
    sent = sum(len(message["content"].encode()) for message in chat.model.seen[0]["messages"])
    assert disclosed.evidence.sent_bytes == sent  # type: ignore[union-attr]


async def test_a_learner_too_young_for_a_provider_is_helped_without_one(chat: Chat) -> None:
    chat.model.scripts = [Script(pieces=HELP)]
    await set_policy(chat, TenantPolicy(model_from="adult"))
    me = chat.pupil.principal
    band = (await chat.services.identity.accounts.get(me, me.account_id)).account.age_band
    frames = await chat.heard()
    assert frames[-1].text == ("model" if band == "adult" else "authored")
    assert bool(chat.model.seen) == (band == "adult")

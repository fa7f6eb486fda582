"""The chat on real engines with a scripted model: what is written down, when, and what readers see when something goes wrong."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from time import monotonic
from uuid import UUID, uuid4

import pytest

from schemas.identity import TenantPolicy
from schemas.journal import Disclosed, EntryKind, Spoken, Words
from schemas.tutor import ConversationIn, ConversationOut, TurnIn, TurnOut
from services.bootstrap import Services, build_services
from services.memory import Entry
from services.platform import Settings, TooManyRequests
from services.tutor import Frame
from services.tutor.errors import ChatOff, TooManyStreams, TurnUnknown
from tests.fixtures import with_model
from tests.llm.scripted_server import Script, ScriptedServer, serve_scripted
from tests.tutor.lessons import Pupil, SetClock, new_pupil

HELP = ("What do you ", "know so far? ", "Say it aloud. ", "Then go on.")


@dataclass
class Chat:
    """A learner's chat beside an offer, and the model that answers."""

    pupil: Pupil
    model: ScriptedServer
    id: UUID

    @property
    def services(self) -> Services:
        return self.pupil.services

    async def say(
        self, text: str = "What now?", turn_id: UUID | None = None, after: str = "0-0", mode: str = "solve"
    ) -> AsyncIterator[Frame]:
        said = TurnIn(id=turn_id or uuid4(), text=text, mode=mode)  # type: ignore[arg-type]
        return await self.services.dialogue.say(self.pupil.principal, self.id, said, after=after)

    async def heard(self, text: str = "What now?", turn_id: UUID | None = None, **more: str) -> list[Frame]:
        return [frame async for frame in await self.say(text, turn_id, **more)]

    async def ask(self, text: str = "What now?", turn_id: UUID | None = None) -> TurnOut:
        return await self.services.dialogue.ask(self.pupil.principal, self.id, TurnIn(id=turn_id or uuid4(), text=text))

    async def resumed(self, turn_id: UUID, after: str = "0-0") -> list[Frame]:
        return [frame async for frame in await self.services.dialogue.resume(self.pupil.principal, self.id, turn_id, after=after)]

    async def page(self, before: int | None = None) -> ConversationOut:
        return await self.services.dialogue.history(self.pupil.principal, self.id, before)

    async def kinds(self, *kinds: EntryKind) -> list[Entry]:
        return [entry for entry in await self.pupil.entries() if entry.kind in kinds]

    async def settled(self) -> None:
        """Wait until no reply is under way."""
        await self.services.dialogue.stop()

    async def abandon(self, turn_id: UUID) -> None:
        """Do what the job does once a turn is old."""
        who = self.pupil.principal
        seen = await self.services.dialogue.seen(who.tenant_id, who.account_id, turn_id)
        async with self.services.database.open_work(who.tenant_id) as work:
            await self.services.dialogue.end_abandoned(work, who.tenant_id, who.account_id, turn_id, seen)


def text_of(frames: list[Frame]) -> str:
    return "".join(frame.text for frame in frames if frame.kind == "text")


def words_of(entry: Entry) -> str:
    assert isinstance(entry.words, Words)
    return entry.words.text


@pytest.fixture
async def model() -> AsyncIterator[ScriptedServer]:
    async with serve_scripted() as server:
        server.scripts = [Script(pieces=HELP)]
        yield server


@pytest.fixture
async def services(settings: Settings, database, keys_database, redis_client, clock: SetClock, model) -> AsyncIterator[Services]:
    async with with_model(settings, clock, model) as found:
        yield found


@pytest.fixture
async def chat(services: Services, model: ScriptedServer) -> Chat:
    return await new_chat(services, model)


async def new_chat(services: Services, model: ScriptedServer, files: dict[str, bytes] | None = None) -> Chat:
    pupil = await new_pupil(services, files)
    sessions = services.identity.sessions
    signed = await sessions.sign_in((await sessions.tenant(pupil.principal)).slug, "lea", "correct horse battery", "token", "192.0.2.1")
    pupil.principal = signed.principal
    await services.identity.consents.give(pupil.principal, pupil.principal.account_id, "model_provider", granted=True)
    await pupil.next()
    opened = await services.dialogue.open(pupil.principal, ConversationIn(enrollment_id=pupil.enrollment.id, offer_id=pupil.offer.id))
    return Chat(pupil, model, opened.id)


async def test_a_reply_streams_and_is_kept_as_it_was_streamed(chat: Chat) -> None:
    turn_id = uuid4()
    frames = await chat.heard(turn_id=turn_id)
    assert text_of(frames) == "".join(HELP)
    assert (frames[-1].kind, frames[-1].text) == ("done", "model")
    kept = (await chat.page()).turns[-1]
    assert (kept.id, kept.reply, kept.authored, kept.complete) == (turn_id, "".join(HELP), False, True)


async def test_what_goes_to_a_provider_is_journaled_before_it_goes(chat: Chat) -> None:
    chat.model.scripts = [Script(pieces=HELP, pause_s=0.3)]
    frames = await chat.say()
    await anext(frames)  # the first sentence is out, the reply is not
    disclosed, replies = await chat.kinds("disclosure"), await chat.kinds("reply")
    assert (len(disclosed), replies) == (1, [])
    evidence = disclosed[0].evidence
    assert isinstance(evidence, Disclosed)
    assert (evidence.provider, evidence.model, evidence.purpose) == ("127.0.0.1", "scripted", "tutoring")
    assert evidence.tokens_in > 100
    await chat.settled()
    spoken = (await chat.kinds("reply"))[0].evidence
    assert isinstance(spoken, Spoken)
    assert spoken.tokens_out > 0


async def test_a_disclosure_names_the_categories_that_were_sent(chat: Chat) -> None:
    await chat.heard()
    await chat.pupil.attempt("3")
    await chat.pupil.next()
    await chat.heard()
    first, second = [entry.evidence.categories for entry in await chat.kinds("disclosure") if isinstance(entry.evidence, Disclosed)]
    assert first == ("knowledge", "plan", "chat")
    assert second == ("knowledge", "plan", "attempts", "chat")


async def test_a_disclosure_stands_even_if_the_provider_fails(chat: Chat) -> None:
    chat.model.scripts = [Script(status=500)]
    await chat.heard()
    assert len(await chat.kinds("disclosure")) == 1


async def test_without_consent_to_the_provider_nothing_is_sent_or_disclosed(chat: Chat) -> None:
    who = chat.pupil.principal
    await chat.services.identity.consents.give(who, who.account_id, "model_provider", granted=False)
    frames = await chat.heard()
    assert (frames[-1].text, chat.model.seen, await chat.kinds("disclosure")) == ("authored", [], [])


async def test_consent_withdrawn_in_the_middle_of_a_turn_ends_the_writing(chat: Chat) -> None:
    chat.model.scripts = [Script(pieces=HELP, pause_s=0.3)]
    turn_id = uuid4()
    frames = await chat.say(turn_id=turn_id)
    await anext(frames)
    await chat.pupil.consent(granted=False)
    rest = [frame async for frame in frames]
    assert rest[-1].kind == "done"
    await chat.abandon(turn_id)
    assert await chat.kinds("reply") == []


async def test_a_turn_asked_whole_is_answered_though_consent_was_withdrawn_meanwhile(chat: Chat) -> None:
    chat.model.scripts = [Script(pieces=HELP, pause_s=0.3)]
    asked = asyncio.ensure_future(chat.ask("And now?"))
    await chat.model.asked.wait()
    await chat.pupil.consent(granted=False)
    turn = await asked
    assert (turn.text, turn.reply) == ("And now?", "".join(HELP))


async def test_a_school_that_switches_the_chat_off_is_obeyed_and_history_stays(chat: Chat) -> None:
    await chat.heard()
    who = chat.pupil.principal
    await set_policy(chat, TenantPolicy(chat=False))
    with pytest.raises(ChatOff):
        await chat.say()
    with pytest.raises(ChatOff):
        await chat.services.dialogue.open(who, ConversationIn(enrollment_id=chat.pupil.enrollment.id))
    assert len((await chat.page()).turns) == 1


async def set_policy(chat: Chat, policy: TenantPolicy) -> None:
    from sqlalchemy import text

    async with chat.services.database.open_work(chat.pupil.principal.tenant_id) as work:
        await work.session.execute(text("UPDATE tenant SET policy = CAST(:policy AS jsonb)"), {"policy": policy.model_dump_json()})


async def test_turns_are_counted_and_limited_for_each_learner(settings, services: Services, model, clock) -> None:
    few = settings.model_copy(update={"rate_limit_model": "2/minute"})
    strict = await build_services(few, clock)
    chat = await new_chat(strict, model)
    for _ in range(2):
        await chat.heard()
    with pytest.raises(TooManyRequests) as refused:
        await chat.say()
    assert "Retry-After" in (refused.value.headers or {})
    assert len(await chat.kinds("message")) == 2
    await strict.close()


async def test_one_account_reads_four_replies_at_once_and_a_left_one_frees_its_seat(chat: Chat) -> None:
    turn_id = uuid4()
    await chat.heard(turn_id=turn_id)
    dialogue, who = chat.services.dialogue, chat.pupil.principal
    held = [await dialogue.resume(who, chat.id, turn_id) for _ in range(4)]
    with pytest.raises(TooManyStreams):
        await dialogue.resume(who, chat.id, turn_id)
    with pytest.raises(TooManyStreams):
        await chat.say()
    assert len(await chat.kinds("message")) == 1
    assert [frame async for frame in held.pop()]
    del held[0]  # a stream that was never begun
    assert await chat.heard()


async def test_a_failed_turn_ends_at_once_for_its_reader(chat: Chat, redis_client) -> None:
    await drop_course_rows(chat)
    begun = monotonic()
    frames = await chat.heard()
    assert monotonic() - begun < 12
    assert "interrupted" in text_of(frames)
    assert frames[-1].kind == "done"
    assert words_of((await chat.kinds("reply"))[0]) == text_of(frames)


async def drop_course_rows(chat: Chat) -> None:
    """Make the model's call fail with what nobody has foreseen."""

    async def broken(*_: object) -> None:
        raise RuntimeError("unforeseen")

    object.__setattr__(chat.services.dialogue.speaker, "_permit", broken)


async def test_a_turn_whose_writer_has_gone_is_ended_for_its_reader_and_kept_as_seen(chat: Chat) -> None:
    chat.model.scripts = [Script(pieces=HELP, pause_s=0.5)]
    turn_id = uuid4()
    frames = await chat.say(turn_id=turn_id)
    seen = [await anext(frames)]
    for task in chat.services.dialogue._running:
        task.cancel()
    await chat.settled()
    await chat.abandon(turn_id)
    seen += [frame async for frame in frames]
    assert seen[-1].kind == "done"
    assert "interrupted" in text_of(seen)
    assert words_of((await chat.kinds("reply"))[0]) == text_of(seen)
    assert (await chat.page()).turns[-1].complete is False


async def test_a_writer_that_comes_after_the_job_adds_nothing(chat: Chat) -> None:
    chat.model.scripts = [Script(pieces=HELP, pause_s=0.3)]
    turn_id = uuid4()
    frames = await chat.say(turn_id=turn_id)
    first = await anext(frames)
    await chat.abandon(turn_id)
    heard = [first, *[frame async for frame in frames]]
    await chat.settled()
    replies = await chat.kinds("reply")
    assert len(replies) == 1
    assert words_of(replies[0]) == text_of(heard)


async def test_frames_that_are_lost_are_made_good_from_the_journal(chat: Chat, redis_client) -> None:
    chat.model.scripts = [Script(pieces=HELP, pause_s=0.3)]
    turn_id = uuid4()
    frames = await chat.say(turn_id=turn_id)
    seen = [await anext(frames)]
    await chat.settled()
    await redis_client.flushdb()
    seen += [frame async for frame in frames]
    assert text_of(seen) == "".join(HELP)
    assert seen[-1].kind == "done"


async def test_a_reply_whose_frames_have_expired_comes_whole_or_not_again(chat: Chat, redis_client) -> None:
    turn_id = uuid4()
    frames = await chat.heard(turn_id=turn_id)
    await redis_client.flushdb()
    whole = await chat.resumed(turn_id)
    assert (text_of(whole), whole[-1].kind) == ("".join(HELP), "done")
    for after in (frames[-1].id, frames[0].id, whole[0].id):
        assert [frame.kind for frame in await chat.resumed(turn_id, after)] == ["done"]
    with pytest.raises(TurnUnknown):
        await chat.resumed(uuid4())


async def test_redis_away_costs_no_reply(chat: Chat) -> None:
    await chat.services.redis.aclose()
    log = chat.services.dialogue.listening.frame_log
    object.__setattr__(log, "redis", unreachable())
    turn = await chat.ask()
    assert turn.reply == "".join(HELP)
    assert words_of((await chat.kinds("reply"))[0]) == "".join(HELP)


def unreachable():
    from services.platform import open_redis

    return open_redis("redis://127.0.0.1:1/0")


async def test_a_long_chat_is_read_in_pages_without_a_gap(chat: Chat) -> None:
    who = chat.pupil.principal
    await chat.services.identity.consents.give(who, who.account_id, "model_provider", granted=False)
    ids = [uuid4() for _ in range(57)]
    object.__setattr__(chat.services.dialogue, "limit", chat.services.dialogue.limit.__class__("turns", "1000/minute"))
    for number, turn_id in enumerate(ids):
        await chat.heard(f"turn {number}", turn_id)
    newest = await chat.page()
    assert [turn.id for turn in newest.turns] == ids[-50:]
    assert all(turn.reply for turn in newest.turns)
    oldest = await chat.page(newest.earlier)
    assert [turn.id for turn in oldest.turns] == ids[:-50]
    assert all(turn.reply for turn in oldest.turns)
    assert oldest.earlier is None


async def test_what_was_said_on_this_offer_counts_at_the_gate(chat: Chat) -> None:
    twice = 2 * int(await chat.pupil.right())
    chat.model.scripts = [Script(pieces=(f"Think of {twice} /",)), Script(pieces=("2 then.",))]
    assert (await chat.heard())[-1].text == "model"
    assert (await chat.heard())[-1].text == "authored"


async def test_the_answer_is_not_released_and_the_authors_hint_follows_what_was(chat: Chat) -> None:
    chat.model.scripts = [Script(pieces=("Let us see. ", f"It is {await chat.pupil.right()}. ", "Good?"))]
    frames = await chat.heard()
    assert text_of(frames).startswith("Let us see.\n\nCount on from the larger number")
    assert frames[-1].text == "authored"
    assert (await chat.kinds("hint"))[0].evidence.rung == 1  # type: ignore[union-attr]


FAULTS = {"late": Script(pause_s=30), "drips": Script(pieces=tuple("well and then " * 20), pause_s=1.0)}
"""The slowest, by the real deadlines; all others, by shorter ones, in test_provider_faults.py."""


@pytest.mark.timeout(40)
@pytest.mark.parametrize("fault", FAULTS)
async def test_whatever_a_provider_does_help_comes_within_twelve_seconds(chat: Chat, fault: str) -> None:
    chat.model.scripts = [FAULTS[fault]]
    begun = monotonic()
    frames = await chat.heard()
    assert monotonic() - begun < 12
    assert (frames[-1].kind, frames[-1].text) == ("done", "authored")
    assert "Count on from the larger number" in text_of(frames)
    assert words_of((await chat.kinds("reply"))[0]) == text_of(frames)
    assert chat.services.gateway._slots._value == chat.services.settings.llm_max_concurrent


async def test_a_blocked_reply_frees_its_slot_and_its_connection(chat: Chat) -> None:
    answer = await chat.pupil.right()
    chat.model.scripts = [Script(pieces=(f"It is {answer}. ", *["And so on. "] * 200), pause_s=0.1)]
    await chat.heard()
    assert chat.services.gateway._slots._value == chat.services.settings.llm_max_concurrent
    async with asyncio.timeout(3):
        await chat.model.left.wait()


async def test_two_readers_of_one_turn_read_the_same(chat: Chat) -> None:
    chat.model.scripts = [Script(pieces=HELP, pause_s=0.1)]
    turn_id = uuid4()
    first = await chat.say(turn_id=turn_id)
    second = await chat.services.dialogue.resume(chat.pupil.principal, chat.id, turn_id)
    heard = await asyncio.gather(listened(first), listened(second))
    assert heard[0] == heard[1] == "".join(HELP)


async def listened(frames: AsyncIterator[Frame]) -> str:
    return text_of([frame async for frame in frames])


async def test_before_consent_a_turn_is_answered_and_kept_for_the_session_only(services: Services, model) -> None:
    chat = await new_chat(services, model)
    await chat.pupil.consent(granted=False)
    before = len(await chat.pupil.entries())
    await chat.pupil.next()
    chat.id = chat.pupil.offer.id
    frames = await chat.heard()
    assert frames[-1].text == "authored"
    assert [turn.reply for turn in (await chat.page()).turns] == [text_of(frames)]
    assert (len(await chat.pupil.entries()), model.seen) == (before, [])

"""The client for asyncio."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, Self, TypeVar
from uuid import UUID

import httpx2

from schemas.identity import SessionOut
from schemas.tutor import TurnIn
from services.client import case_calls as cases
from services.client import learning_calls as learning
from services.client import memory_calls as memory
from services.client import operating_calls as operating
from services.client import people_calls as people
from services.client import privacy_calls as privacy
from services.client import safeguarding_calls as safeguarding
from services.client import teaching_calls as teaching
from services.client.calls import Call
from services.client.problems import Unreachable, problem_of
from services.client.stream import Events, Piece
from services.client.trying import pause_after_refusal_s, pause_after_silence_s, was_done

TIMEOUT_S: Final = 20.0
P = ParamSpec("P")
T = TypeVar("T")


class AsyncSpeaker:
    """Sends calls, as many at once as are awaited."""

    def __init__(
        self,
        url: str,
        token: str | None = None,
        *,
        transport: httpx2.AsyncBaseTransport | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Speak to the server at `url`.

        Args:
            url: Its address, such as `https://meno.school.example`.
            token: A session's token, if there is one already.
            transport: Another way to send, for tests and proxies.
            sleep: Waits between two tries.
        """
        self.http = httpx2.AsyncClient(base_url=url, timeout=TIMEOUT_S, transport=transport)
        self._sleep = sleep
        if token:
            self.use(token)

    async def __aenter__(self) -> Self:
        """Return the client."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close its connections."""
        await self.close()

    async def close(self) -> None:
        """Close the connections; the session goes on until `sign_out`."""
        await self.http.aclose()

    def use(self, token: str) -> None:
        """Speak as whoever a session's token belongs to."""
        self.http.headers["Authorization"] = f"Bearer {token}"

    async def sign_in(self, tenant: str, name: str, password: str) -> SessionOut:
        """Sign in, and speak with that session from here on."""
        session = await self.send(people.begin_session(tenant, name, password))
        self.use(session.token or "")
        return session

    async def send(self, call: Call[T]) -> T:
        """Send a call and return its answer.

        Raises:
            ApiProblem: The server refused.
            Unreachable: No answer came.
        """
        for tried in range(1, 100):
            try:
                reply = await self.http.request(
                    call.method, call.path, params=dict(call.query), content=call.body, headers=dict(call.headers)
                )
            except httpx2.TransportError as error:
                pause = pause_after_silence_s(tried)
                if pause is None:
                    raise Unreachable from error
            else:
                if reply.status_code < 400:
                    return call.read(reply.content)
                problem = problem_of(reply.status_code, reply.content)
                if was_done(call, tried, problem):
                    return call.read(b"")
                pause = pause_after_refusal_s(tried, problem, reply.headers)
                if pause is None:
                    raise problem
            await self._sleep(pause)
        raise Unreachable

    async def say(self, conversation_id: UUID, turn: TurnIn) -> AsyncIterator[Piece]:
        """Say something and yield the reply as it streams; a cut connection goes on where it stopped."""
        events, body = Events(), turn.model_dump_json()
        for tried in range(1, 100):
            try:
                async with self.http.stream(
                    "POST", f"/v1/conversations/{conversation_id}/turns", content=body, headers=events.headers()
                ) as reply:
                    if reply.status_code >= 400:
                        raise problem_of(reply.status_code, await reply.aread())
                    async for line in reply.aiter_lines():
                        for piece in events.take(line):
                            yield piece
                            if piece.done:
                                return
            except httpx2.TransportError as error:
                pause = pause_after_silence_s(tried)
                if pause is None:
                    raise Unreachable from error
                events.cut()
                await self._sleep(pause)


def _sends(build: Callable[P, Call[T]]) -> Callable[Concatenate[AsyncSpeaker, P], Coroutine[Any, Any, T]]:
    """Return the method that sends what `build` makes."""

    @wraps(build)
    async def method(self: AsyncSpeaker, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return await self.send(build(*args, **kwargs))

    return method


class AsyncMeno(AsyncSpeaker):
    """Speaks to one Meno. A request whose connection breaks is sent again, as the same request: nothing counts twice.

    Every method raises `ApiProblem`, or one of its kinds, when the server refuses. They bear the names of the API's operations.
    """

    list_facts = _sends(memory.list_facts)
    get_fact = _sends(memory.get_fact)
    note_fact = _sends(memory.note_fact)
    answer_fact = _sends(memory.answer_fact)
    correct_fact = _sends(memory.correct_fact)
    contest_fact = _sends(memory.contest_fact)
    confirm_fact = _sends(memory.confirm_fact)
    forget_fact = _sends(memory.forget_fact)
    memory_contract = _sends(memory.memory_contract)
    recall = _sends(memory.recall)
    memory_pause = _sends(memory.memory_pause)
    pause_memory = _sends(memory.pause_memory)
    resume_memory = _sends(memory.resume_memory)
    believed_as_of = _sends(memory.believed_as_of)
    list_entries = _sends(memory.list_entries)
    forget_entry = _sends(memory.forget_entry)
    forget = _sends(memory.forget)
    access_log = _sends(memory.access_log)

    sign_out = _sends(people.sign_out)
    me = _sends(people.me)
    change_password = _sends(people.change_password)
    get_consents = _sends(people.get_consents)
    give_consent = _sends(people.give_consent)
    list_guardianships = _sends(people.list_guardianships)
    link_guardian = _sends(people.link_guardian)
    unlink_guardian = _sends(people.unlink_guardian)
    list_enrollments = _sends(people.list_enrollments)
    enroll = _sends(people.enroll)
    get_enrollment = _sends(people.get_enrollment)
    join_class = _sends(people.join_class)

    list_courses = _sends(learning.list_courses)
    get_course = _sends(learning.get_course)
    preview_upgrade = _sends(learning.preview_upgrade)
    simulate = _sends(learning.simulate)
    get_simulation = _sends(learning.get_simulation)
    list_simulations = _sends(learning.list_simulations)
    get_plot = _sends(learning.get_plot)
    next_offer = _sends(learning.next_offer)
    why_offer = _sends(learning.why_offer)
    make_move = _sends(learning.make_move)
    state_goal = _sends(learning.state_goal)
    list_goals = _sends(learning.list_goals)
    withdraw_goal = _sends(learning.withdraw_goal)
    get_plan = _sends(learning.get_plan)
    progress = _sends(learning.progress)
    history = _sends(learning.history)
    skill_history = _sends(learning.skill_history)
    reviews = _sends(learning.reviews)
    get_offer = _sends(learning.get_offer)
    submit_attempt = _sends(learning.submit_attempt)
    ask_hint = _sends(learning.ask_hint)
    lesson_viewed = _sends(learning.lesson_viewed)
    get_placement = _sends(learning.get_placement)
    start_placement = _sends(learning.start_placement)
    answer_placement = _sends(learning.answer_placement)
    stop_placement = _sends(learning.stop_placement)
    refuse_placement = _sends(learning.refuse_placement)
    open_conversation = _sends(learning.open_conversation)
    get_conversation = _sends(learning.get_conversation)

    list_overrides = _sends(teaching.list_overrides)
    override = _sends(teaching.override)
    undo_override = _sends(teaching.undo_override)
    why_now = _sends(teaching.why_now)
    list_assignments = _sends(teaching.list_assignments)
    assign = _sends(teaching.assign)
    edit_assignment = _sends(teaching.edit_assignment)
    withdraw_assignment = _sends(teaching.withdraw_assignment)
    my_assignments = _sends(teaching.my_assignments)
    report_item = _sends(cases.report_item)
    contest_marks = _sends(cases.contest_marks)
    my_cases = _sends(cases.my_cases)
    list_reports = _sends(cases.list_reports)
    decide_reports = _sends(cases.decide_reports)
    list_markings = _sends(cases.list_markings)
    decide_marking = _sends(cases.decide_marking)
    class_overview = _sends(teaching.class_overview)
    class_learner = _sends(teaching.class_learner)
    class_progress_csv = _sends(teaching.class_progress_csv)

    list_concerns = _sends(safeguarding.list_concerns)
    raise_concern = _sends(safeguarding.raise_concern)
    my_concerns = _sends(safeguarding.my_concerns)
    open_concern = _sends(safeguarding.open_concern)
    change_concern = _sends(safeguarding.change_concern)
    list_named = _sends(safeguarding.list_named)
    name_for_safeguarding = _sends(safeguarding.name_for_safeguarding)
    unname_for_safeguarding = _sends(safeguarding.unname_for_safeguarding)

    list_fits = _sends(operating.list_fits)
    ask_fit = _sends(operating.ask_fit)
    put_fit_in_force = _sends(operating.put_fit_in_force)
    get_spending = _sends(operating.get_spending)
    list_learners_spending = _sends(operating.list_learners_spending)
    get_model = _sends(operating.get_model)
    probe_model = _sends(operating.probe_model)
    list_spending_days = _sends(operating.list_spending_days)
    get_health = _sends(operating.get_health)
    list_jobs = _sends(operating.list_jobs)
    get_operated_job = _sends(operating.get_operated_job)
    retry_job = _sends(operating.retry_job)
    get_keys = _sends(operating.get_keys)
    get_audit = _sends(operating.get_audit)
    get_proof = _sends(operating.get_proof)
    ask_proof = _sends(operating.ask_proof)
    list_erasures = _sends(operating.list_erasures)
    set_tenant_policy = _sends(operating.set_tenant_policy)
    list_policy_changes = _sends(operating.list_policy_changes)

    ask_export = _sends(privacy.ask_export)
    list_exports = _sends(privacy.list_exports)
    get_export = _sends(privacy.get_export)
    download_export = _sends(privacy.download_export)
    import_memory = _sends(privacy.import_memory)
    get_memory_import = _sends(privacy.get_memory_import)
    get_job = _sends(privacy.get_job)
    erase = _sends(privacy.erase)
    get_erasure = _sends(privacy.get_erasure)
    check_receipt = _sends(privacy.check_receipt)

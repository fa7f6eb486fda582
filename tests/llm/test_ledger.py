"""What calls cost: reserved before, settled after, never more than the limits, whoever dies in between."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.llm import BudgetLimit
from services.llm import (
    BudgetUsedUp,
    Embeddings,
    Gateway,
    Ledger,
    LedgerHolding,
    Message,
    ModelCall,
    ModelUnavailable,
    Permit,
    Spent,
    read_limits,
    write_limit,
)
from services.llm.gateway import WriteDown
from services.llm.openai_provider import OpenAIProvider
from services.llm.spending.ledger import Wanted
from services.llm.spending.limits import Account, accounts_of, passed
from services.llm.spending.prices import Price, PriceTable, read_prices
from services.platform import Database, Work, WrongSettings
from tests.llm.embedding_server import row_of, serve_embeddings
from tests.llm.scripted_server import Script, ScriptedServer
from tests.tutor.lessons import SetClock

PRICE = Price(Decimal(1), Decimal(2), "file")  # a millionth of the currency for a token in, two for a token out
WANTED = Wanted("somewhere", "small", PRICE, 100, 50)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def ledger(database: Database, clock: SetClock) -> Ledger:
    return Ledger(database.open_work, clock, PriceTable())


def permit(*limits: BudgetLimit, like: Permit | None = None, classes: tuple[UUID, ...] = ()) -> Permit:
    tenant_id = like.tenant_id if like else uuid4()
    return Permit(tenant_id, uuid4(), "tutoring", "adult", 2000, 200, (), b"k" * 32, classes, limits)


def limit(scope: str, per: str = "day", **much: float) -> BudgetLimit:
    return BudgetLimit.model_validate({"scope": scope, "per": per, **much})


async def standing(ledger: Ledger, leave: Permit, day: date | None = None) -> dict[tuple[str, str], Spent]:
    accounts = accounts_of(leave.tenant_id, leave.account_id, leave.class_ids, day or ledger.clock.now().date())
    async with ledger.open_work(leave.tenant_id) as work:
        return {(one.account.scope, one.account.per): one for one in await ledger.spent(work, leave.tenant_id, accounts)}


async def test_a_call_is_reserved_at_its_most_and_settled_at_what_it_came_to(ledger: Ledger) -> None:
    leave = permit(classes=(uuid4(),))
    reserved = await ledger.reserve(leave, WANTED)
    for one in (await standing(ledger, leave)).values():
        assert (one.calls, one.tokens, one.reserved_tokens, one.reserved_micros) == (0, 0, 150, 200)
    await ledger.settle(reserved, 90, 10)
    await ledger.settle(reserved, 9_000, 9_000)  # said twice: the first word stands
    found = await standing(ledger, leave)
    assert found.keys() == {(scope, per) for scope in ("learner", "class", "tenant") for per in ("day", "month")}
    for one in found.values():
        assert (one.calls, one.tokens, one.micros, one.reserved_tokens, one.reserved_micros) == (1, 100, 110, 0, 0)


async def test_a_call_that_was_never_made_costs_nothing(ledger: Ledger) -> None:
    leave = permit()
    await ledger.settle(await ledger.reserve(leave, WANTED), 0, 0)
    assert {(one.calls, one.tokens, one.micros, one.reserved_tokens) for one in (await standing(ledger, leave)).values()} == {(0, 0, 0, 0)}


@pytest.mark.parametrize(
    ("held", "scope", "per"),
    [
        (limit("learner", tokens=299), "learner", "day"), (limit("class", "month", tokens=299), "class", "month"),
        (limit("tenant", "month", money=0.000399), "tenant", "month"),
    ],
)  # fmt: skip
async def test_what_is_more_than_a_limit_allows_is_refused_and_leaves_nothing(
    ledger: Ledger, held: BudgetLimit, scope: str, per: str
) -> None:
    leave = permit(held, classes=(uuid4(),))
    await ledger.reserve(leave, WANTED)
    before = await standing(ledger, leave)
    with pytest.raises(BudgetUsedUp) as refused:
        await ledger.reserve(leave, WANTED)
    assert (refused.value.scope, refused.value.per, refused.value.code) == (scope, per, "budget_used_up")
    assert await standing(ledger, leave) == before


async def test_a_limit_of_the_class_holds_for_all_in_it_and_one_of_the_learner_for_one(ledger: Ledger) -> None:
    class_id = uuid4()
    first = permit(limit("class", tokens=450), limit("learner", tokens=310), classes=(class_id,))
    second = Permit(first.tenant_id, uuid4(), "tutoring", "adult", 2000, 200, (), b"k" * 32, (class_id,), first.limits)
    for leave in (first, first, second):
        await ledger.reserve(leave, WANTED)
    with pytest.raises(BudgetUsedUp) as refused:
        await ledger.reserve(first, WANTED)
    assert refused.value.scope == "learner", "the nearest is named"
    with pytest.raises(BudgetUsedUp) as refused:
        await ledger.reserve(second, WANTED)
    assert refused.value.scope == "class"


async def test_the_operators_limits_hold_beside_the_tenants(database: Database, clock: SetClock) -> None:
    ledger = Ledger(database.open_work, clock, PriceTable(), read_limits("learner/day=150t"))
    leave = permit(limit("learner", tokens=10_000))
    await ledger.reserve(leave, WANTED)
    with pytest.raises(BudgetUsedUp):
        await ledger.reserve(leave, WANTED)


async def test_a_new_day_and_a_new_month_begin_at_nothing(ledger: Ledger, clock: SetClock) -> None:
    leave = permit(limit("learner", "day", tokens=150), limit("learner", "month", tokens=300))
    await ledger.reserve(leave, WANTED)
    clock.at += timedelta(days=1)
    await ledger.reserve(leave, WANTED)
    clock.at += timedelta(days=1)
    with pytest.raises(BudgetUsedUp) as refused:
        await ledger.reserve(leave, WANTED)
    assert refused.value.per == "month"
    clock.at += timedelta(days=31)
    await ledger.reserve(leave, WANTED)


async def test_callers_at_once_never_pass_a_limit_together(ledger: Ledger) -> None:
    class_ids = (uuid4(), uuid4())
    first = permit(limit("tenant", tokens=150 * 7), classes=class_ids)
    leaves = [
        Permit(first.tenant_id, uuid4(), "tutoring", "adult", 2000, 200, (), b"", class_ids[:: 1 - 2 * (n % 2)], first.limits)
        for n in range(12)
    ]
    results = await asyncio.gather(*(ledger.reserve(leave, WANTED) for leave in leaves), return_exceptions=True)
    assert sum(isinstance(one, BudgetUsedUp) for one in results) == 5
    await asyncio.gather(*(ledger.settle(one, 100, 50) for one in results if not isinstance(one, BaseException)))
    tenant = (await standing(ledger, first))["tenant", "day"]
    assert (tenant.calls, tenant.tokens, tenant.reserved_tokens) == (7, 1050, 0)


async def test_a_reservation_whose_process_has_gone_is_settled_by_the_job_as_if_all_was_spent(ledger: Ledger, clock: SetClock) -> None:
    leave = permit()
    dead, alive = await ledger.reserve(leave, WANTED), None
    day = clock.now().date()
    assert await ledger.settle_left(leave.tenant_id) == 0, "it may still be under way"
    clock.at += timedelta(minutes=11)
    alive = await ledger.reserve(leave, WANTED)
    assert await ledger.settle_left(leave.tenant_id) == 1
    await ledger.settle(dead, 1, 1)  # it was not dead, only very late: counted once
    await ledger.settle(alive, 10, 0)
    learner = (await standing(ledger, leave, day))["learner", "month"]
    assert (learner.calls, learner.tokens, learner.reserved_tokens, learner.reserved_micros) == (2, 160, 0, 0)
    assert await ledger.settle_left(leave.tenant_id) == 0


async def test_a_reservation_across_midnight_is_settled_in_the_day_it_was_made_in(ledger: Ledger, clock: SetClock) -> None:
    leave = permit()
    day = clock.now().date()
    reserved = await ledger.reserve(leave, WANTED)
    clock.at += timedelta(days=1)
    await ledger.settle(reserved, 100, 0)
    assert (await standing(ledger, leave, day))["learner", "day"].tokens == 100
    assert (await standing(ledger, leave))["learner", "day"].tokens == 0


async def test_an_erased_learner_leaves_the_sums_of_class_and_tenant_and_no_reservation(ledger: Ledger) -> None:
    leave = permit(classes=(uuid4(),))
    await ledger.settle(await ledger.reserve(leave, WANTED), 100, 0)
    late = await ledger.reserve(leave, WANTED)
    holding = LedgerHolding()
    while True:
        async with ledger.open_work(leave.tenant_id) as work:
            if await holding.remove(work, leave.tenant_id, leave.account_id, 1) == 0:
                break
    await ledger.settle(late, 100, 0)
    found = await standing(ledger, leave)
    assert found["learner", "month"] == Spent(found["learner", "month"].account)
    for scope in ("class", "tenant"):
        assert (found[scope, "month"].tokens, found[scope, "month"].reserved_tokens) == (100, 0)


async def test_old_calls_and_sums_are_swept_and_what_is_open_stays(ledger: Ledger, clock: SetClock) -> None:
    leave = permit()
    day = clock.now().date()
    await ledger.settle(await ledger.reserve(leave, WANTED), 100, 0)
    clock.at += timedelta(days=50)
    await ledger.sweep(leave.tenant_id)
    assert (await standing(ledger, leave, day))["tenant", "month"].tokens == 100
    clock.at += timedelta(days=400)
    await ledger.sweep(leave.tenant_id)
    assert (await standing(ledger, leave, day))["tenant", "month"].tokens == 0


async def call(gateway: Gateway, leave: Permit, write_down: WriteDown | None = None) -> str:
    async with gateway.call(leave, [Message("user", "hello there")], write_down=write_down) as asked:
        return "".join([piece async for piece in asked.pieces])


@pytest.mark.parametrize(
    ("script", "tokens"),
    [
        (Script(usage=(9, 4)), 13), (Script(), 8 + 5), (Script(status=400), 0), (Script(status=503), 0),
        (Script(pieces=("one", "two"), cut_after=1), 8 + 2), (Script(pieces=("x" * 2**20,)), 8 + 200 * 8 // 3 + 1),
    ],
)  # fmt: skip
async def test_whatever_the_provider_does_is_paid_once_and_bounded(
    ledger: Ledger, model: ScriptedServer, script: Script, tokens: int
) -> None:
    model.scripts = [script]
    leave, gateway = permit(), Gateway(OpenAIProvider(model.url, "scripted", ""), ledger=ledger, price=PRICE)
    with contextlib.suppress(ModelUnavailable):
        await call(gateway, leave)
    await gateway.close()
    learner = (await standing(ledger, leave))["learner", "day"]
    assert (learner.tokens, learner.reserved_tokens) == (tokens, 0)


async def test_nothing_is_sent_when_nothing_may_be_spent_and_nothing_stays_taken(ledger: Ledger, model: ScriptedServer) -> None:
    gateway = Gateway(OpenAIProvider(model.url, "scripted", ""), ledger=ledger, price=PRICE, max_concurrent=1)
    for _ in range(3):
        with pytest.raises(BudgetUsedUp):
            await call(gateway, permit(limit("learner", tokens=10)))
    assert model.seen == []
    assert await call(gateway, permit()) == "Hello there."
    await gateway.close()


async def test_a_call_is_written_down_in_the_commit_that_reserves_it_or_neither_is_kept(ledger: Ledger, model: ScriptedServer) -> None:
    leave, gateway = permit(), Gateway(OpenAIProvider(model.url, "scripted", ""), ledger=ledger, price=PRICE, max_concurrent=1)
    beside: list[bool] = []

    async def write_down(work: Work, made: ModelCall) -> None:
        beside.append(bool(work.is_open and made.bytes_in and not model.seen))

    async def call_off(work: Work, made: ModelCall) -> None:
        raise ModelUnavailable("not_allowed")

    for _ in range(2):  # what is called off gives its place back
        with pytest.raises(ModelUnavailable, match="not_allowed"):
            await call(gateway, leave, write_down=call_off)
    assert {(one.calls, one.reserved_tokens) for one in (await standing(ledger, leave)).values()} == {(0, 0)}
    assert model.seen == []
    assert await call(gateway, leave, write_down=write_down) == "Hello there."
    assert beside == [True]
    await gateway.close()


async def test_what_cannot_be_written_down_is_not_sent(model: ScriptedServer) -> None:
    async def write_down(work: Work, made: ModelCall) -> None:
        """Write nothing."""

    gateway = Gateway(OpenAIProvider(model.url, "scripted", ""))
    with pytest.raises(ModelUnavailable, match="no_ledger"):
        await call(gateway, permit(), write_down=write_down)
    assert model.seen == []
    await gateway.close()


async def test_a_caller_that_is_cancelled_is_settled(ledger: Ledger, model: ScriptedServer) -> None:
    model.scripts = [Script(pieces=("one ", "two "), stall_after=1)]
    leave, gateway = permit(), Gateway(OpenAIProvider(model.url, "scripted", ""), ledger=ledger, price=PRICE)
    task = asyncio.create_task(call(gateway, leave))
    await model.asked.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await gateway.close()
    assert (await standing(ledger, leave))["learner", "day"].reserved_tokens == 0


async def test_embeddings_are_paid_in_money_and_take_nothing_of_a_limit_in_tokens(ledger: Ledger) -> None:
    leave = permit(limit("learner", tokens=0), limit("tenant", money=0.0001))
    async with serve_embeddings() as served:
        embeddings = Embeddings(OpenAIProvider(served.url, "small", ""), ledger=ledger, price=PRICE)
        assert await embeddings.embed(["x" * 90], leave) == [row_of("x" * 90)]
        served.faults = [400]
        with pytest.raises(ModelUnavailable, match="status_400"):
            await embeddings.embed(["x" * 90], leave)
        with pytest.raises(BudgetUsedUp):
            await embeddings.embed(["x" * 300], leave)
        assert len(served.seen) == 2
        await embeddings.close()
    learner = (await standing(ledger, leave))["learner", "day"]
    assert (learner.calls, learner.tokens, learner.micros, learner.reserved_micros) == (1, 0, 30, 0)


async def test_a_reservation_outlives_the_process_that_made_it_and_the_job_settles_it(ledger: Ledger, clock: SetClock, settings) -> None:
    leave = permit()
    victim = f"""
import asyncio, os, signal
from uuid import UUID
from services.llm import Ledger, Permit
from services.llm.spending.ledger import Wanted
from services.llm.spending.prices import Price, PriceTable
from services.platform import Database
from tests.tutor.lessons import SetClock

async def main():
    ledger = Ledger(Database(os.environ["URL"]).open_work, SetClock(), PriceTable())
    leave = Permit(UUID("{leave.tenant_id}"), UUID("{leave.account_id}"), "tutoring", "adult", 2000, 200)
    await ledger.reserve(leave, Wanted("x", "y", Price(), 100, 50))
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", victim, env={**os.environ, "URL": settings.database_url})
    assert await process.wait() == -signal.SIGKILL
    assert (await standing(ledger, leave))["learner", "day"].reserved_tokens == 150
    clock.at += timedelta(minutes=11)
    assert await ledger.settle_left(leave.tenant_id) == 1
    learner = (await standing(ledger, leave, clock.now().date()))["learner", "day"]
    assert (learner.tokens, learner.reserved_tokens, learner.calls) == (150, 0, 1)


def test_limits_are_read_as_they_are_written() -> None:
    text = "learner/day=0.5, class/month=40, tenant/month=200, learner/day=300000t"
    assert ", ".join(map(write_limit, read_limits(text))) == text
    assert read_limits(" ") == read_limits("none") == ()
    for wrong in ("learner=1", "learner/week=1", "learner/day=-1", "learner/day=1e9", "learner/day=1;"):
        with pytest.raises(ValueError, match="write limits as"):
            read_limits(wrong)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_limit_is_passed_exactly_when_spent_and_reserved_are_more(tokens: int, reserved: int, most: int) -> None:
    spent = Spent(Account("learner", uuid4(), "day", date(2030, 1, 1)), tokens=tokens, reserved_tokens=reserved)
    assert passed(spent, [limit("learner", tokens=most)]) == (tokens + reserved > most)
    assert not passed(spent, [limit("class", tokens=0), limit("learner", "month", tokens=0)])


def test_prices_come_from_the_operators_file_then_from_the_public_table_else_they_are_unknown(tmp_path) -> None:
    path = tmp_path / "prices.json"
    path.write_text('{"models": {"small": {"input": 0.1, "output": 0.4}, "small@gpu.example": {"input": 0}}}')
    table = read_prices(path)
    assert table.price("https://x.example/v1", "x.example", "small") == Price(Decimal("0.1"), Decimal("0.4"), "file")
    assert table.price("https://gpu.example/v1", "gpu.example", "small").micros(10**6, 10**6) == 0
    assert table.price("https://api.openai.com/v1", "api.openai.com", "gpt-4o-mini").source == "table"
    assert not table.price("http://127.0.0.1:1/v1", "127.0.0.1", "gpt-4o-mini").is_known, (
        "the same name on one's own machine is another thing"
    )
    assert Price(Decimal("0.1"), Decimal("0.4"), "file").micros(3, 1) == 1, "rounded up"


def test_in_another_currency_the_public_table_counts_only_with_a_rate(tmp_path) -> None:
    path = tmp_path / "prices.json"
    path.write_text('{"currency": "SEK"}')
    assert not read_prices(path).price("https://api.openai.com/v1", "api.openai.com", "gpt-4o-mini").is_known
    path.write_text('{"currency": "SEK", "per_usd": 10}')
    dollars = PriceTable().price("https://api.openai.com/v1", "api.openai.com", "gpt-4o-mini").tokens_in
    assert read_prices(path).price("https://api.openai.com/v1", "api.openai.com", "gpt-4o-mini").tokens_in == 10 * dollars


@pytest.mark.parametrize("text", ["", "[]", '{"models": {"x": {"input": -1}}}', '{"models": {"x": {"in": 1}}}', '{"currency": "dollars"}'])
def test_a_wrong_price_file_stops_the_start_and_says_where(tmp_path, text: str) -> None:
    path = tmp_path / "prices.json"
    path.write_text(text)
    with pytest.raises(WrongSettings, match="MENO_LLM_PRICES"):
        read_prices(path)
    with pytest.raises(WrongSettings, match="MENO_LLM_PRICES"):
        read_prices(tmp_path / "none.json")

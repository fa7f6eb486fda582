"""The ledger of standing orders: found by its owner's key alone, whole in two places, and no line goes before the backups it speaks to."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from services.vault import Keyring, LedgerMissing, OrderKey, SealRefused, StandingOrders, Vault
from services.vault.standing import FILE_NAME, Orders, SealedOrder
from tests.vault.conftest import SetClock

KEPT_DAYS = 37
ANN, BO = OrderKey(b"a" * 32), OrderKey(b"b" * 32)


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    return [tmp_path / "ledger", tmp_path / "ledger-copy"]


@pytest.fixture
async def ledger(vault: Vault, folders: list[Path], clock: SetClock) -> StandingOrders:
    await vault.start()
    return made(vault, folders, clock)


def made(vault: Vault, folders: list[Path], clock: SetClock) -> StandingOrders:
    keyring: Keyring = vault._keyring
    return StandingOrders(folders, keyring, clock, KEPT_DAYS)


def said(held: Orders, key: OrderKey, after: int = 0) -> list[bytes]:
    return [key.opened(line) for line in held.of(key, after=after)]


def files(folders: list[Path]) -> list[bytes]:
    return [(folder / FILE_NAME).read_bytes() for folder in folders]


async def test_each_owner_finds_their_own_orders_in_their_order(ledger: StandingOrders, clock: SetClock) -> None:
    assert await ledger.add(ANN, [b"one", b"two"]) == 2
    assert await ledger.add(BO, [b"his"]) == 3
    clock.at += timedelta(days=1)
    assert await ledger.add(ANN, [b"three"]) == 4
    held = await ledger.held(known=4)
    assert said(held, ANN) == [b"one", b"two", b"three"]
    assert said(held, ANN, after=2) == [b"three"]
    assert said(held, BO) == [b"his"]
    assert (held.first, held.last) == (1, 4)


async def test_whoever_has_no_key_sees_neither_whose_a_line_is_nor_which_belong_together(ledger: StandingOrders, folders) -> None:
    await ledger.add(ANN, [b"the same"] * 3)
    lines = files(folders)[0].splitlines()[1:]
    fields = [line.split(b" ") for line in lines]
    assert len({field[2] for field in fields}) == len({field[3] for field in fields}) == 3
    held = await ledger.held(known=3)
    assert said(held, BO) == []
    for line in held.of(ANN):
        with pytest.raises(SealRefused):
            BO.opened(line)
        with pytest.raises(SealRefused):
            ANN.opened(line._replace(address=ANN.address(line.day, 9)))


async def test_an_accounts_orders_are_found_after_a_rotation_and_by_no_other_account(
    ledger: StandingOrders, vault: Vault, tenant_id: UUID
) -> None:
    accounts = [uuid4(), uuid4()]
    for account_id in accounts:
        await vault.create(tenant_id, account_id)
    keys, others = [ledger.of_account(await vault.keys(tenant_id, account_id)) for account_id in accounts]
    await ledger.add(keys, [b"mine"])
    await ledger.add(ledger.of_tenant(tenant_id), [b"ours"])
    held = await ledger.held(known=2)
    assert (said(held, keys), said(held, others)) == ([b"mine"], [])
    assert said(held, ledger.of_tenant(tenant_id)) == [b"ours"]
    assert said(held, ledger.of_tenant(uuid4())) == []


async def test_what_one_place_has_lost_it_gets_from_the_other(ledger: StandingOrders, folders, clock: SetClock, vault: Vault) -> None:
    await ledger.add(ANN, [b"one", b"two"])
    whole = files(folders)[0]
    for cut in (lambda path: path.write_bytes(whole[:-7]), lambda path: path.unlink()):
        for folder in folders:
            cut(folder / FILE_NAME)
            assert said(await made(vault, folders, clock).held(known=2), ANN) == [b"one", b"two"]
            assert sorted(files(folders)[0].splitlines()) == sorted(files(folders)[1].splitlines()) == sorted(whole.splitlines())
            assert ledger.faults() == []


async def test_a_line_that_was_torn_off_in_both_places_does_not_count(ledger: StandingOrders, folders) -> None:
    await ledger.add(ANN, [b"one", b"two"])
    for folder, content in zip(folders, files(folders), strict=True):
        (folder / FILE_NAME).write_bytes(content[:-3])
    assert said(await ledger.held(known=1), ANN) == [b"one"]
    assert await ledger.add(ANN, [b"again"]) == 2
    assert said(await ledger.held(known=2), ANN) == [b"one", b"again"]


async def test_a_ledger_that_is_missing_short_altered_or_anothers_is_refused(
    ledger: StandingOrders, folders, clock: SetClock, vault: Vault
) -> None:
    await ledger.add(ANN, [b"one", b"two"])
    kept = files(folders)
    with pytest.raises(LedgerMissing, match="ends at 2 and is known to have gone to 3"):
        await ledger.held(known=3)
    altered = kept[0].replace(b"\n1 ", b"\n7 ", 1)
    for content, reason in ((altered, "altered"), (b"nonsense\n", "not the ledger"), (kept[0] + b"nonsense\n", "altered|damaged")):
        (folders[0] / FILE_NAME).write_bytes(content)
        with pytest.raises(LedgerMissing, match=reason):
            await ledger.held(known=0)
        assert ledger.faults()
    for folder in folders:
        shutil.rmtree(folder)
    with pytest.raises(LedgerMissing, match="no ledger of standing orders"):
        await ledger.held(known=2)


async def test_a_new_ledger_begins_where_no_database_knows_of_one(ledger: StandingOrders, folders) -> None:
    held = await ledger.held(known=0)
    assert (held.first, held.last) == (1, 0)
    assert all(content.startswith(b"meno standing orders 1 ") for content in files(folders))


async def test_lines_go_when_they_are_older_than_any_backup_and_the_numbers_tell(ledger: StandingOrders, clock: SetClock, folders) -> None:
    await ledger.add(ANN, [b"old", b"old too"])
    clock.at += timedelta(days=KEPT_DAYS - 1)
    await ledger.add(BO, [b"young"])
    assert said(await ledger.held(known=3), ANN) == [b"old", b"old too"]
    clock.at += timedelta(days=1)
    assert await ledger.add(BO, [b"younger"]) == 4
    held = await ledger.held(known=4)
    assert (held.first, held.last) == (3, 4)
    assert said(held, BO) == [b"young", b"younger"]
    clock.at += timedelta(days=400)
    assert await ledger.add(BO, [b"last"]) == 5
    assert (await ledger.held(known=5)).first == 4, "the newest of the old ones stays, so that the numbers go on"
    assert len(files(folders)[0].splitlines()) == len(files(folders)[1].splitlines()) == 3


def test_lines_are_taken_by_their_numbers() -> None:
    line = SealedOrder(1, SetClock().now().date(), b"", b"")
    assert (Orders({}).first, Orders({}).last) == (1, 0)
    assert (Orders({b"": line._replace(serial=8)}).first, Orders({b"": line._replace(serial=8)}).last) == (8, 8)

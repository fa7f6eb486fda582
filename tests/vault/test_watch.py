"""What one process drops, all drop; and what a process does when the channel between them is away."""

from __future__ import annotations

import asyncio
from uuid import uuid4

import pytest

from services.platform import Channel, open_redis
from services.vault import KeyWatch, Place, SealRefused, Vault
from services.vault.words import Word, read_word
from tests.engines.waiting import until

PLACE = Place("table", "part", "row")


@pytest.fixture
async def other_process(new_vault, settings, redis_client):
    """A vault that listens, as that of another process; and the channel to it."""
    channel = Channel(redis_client, settings.redis_url, f"test:{uuid4()}")
    vault: Vault = new_vault(tell=channel.send)
    await vault.start()
    watch = KeyWatch(vault, vault._keyring, channel)
    watch.start(asyncio.get_running_loop())

    async def hears() -> bool:
        return bool(await redis_client.publish(channel._name, b"?"))

    await until(hears)
    yield vault, channel
    watch.stop()


async def test_keys_dropped_in_one_process_are_wiped_in_the_others(new_vault, other_process, tenant_id):
    other, channel = other_process
    here: Vault = new_vault(tell=channel.send)
    await here.start()
    account_id, neighbour = uuid4(), uuid4()
    for each in (account_id, neighbour):
        await here.create(tenant_id, each)
    held, spared = await other.keys(tenant_id, account_id), await other.keys(tenant_id, neighbour)
    await here.drop_everywhere(tenant_id, account_id)

    def is_wiped() -> bool:
        try:
            held.seal(PLACE, b"x")
        except SealRefused:
            return True
        return False

    await until(is_wiped)
    assert await other.keys(tenant_id, neighbour) is spared


@pytest.mark.parametrize("whole_tenant", [False, True])
async def test_keys_renewed_in_one_process_are_read_anew_in_the_others_and_who_holds_them_goes_on(
    new_vault, other_process, tenant_id, whole_tenant
):
    other, channel = other_process
    here: Vault = new_vault(tell=channel.send)
    await here.start()
    account_id = uuid4()
    await here.create(tenant_id, account_id)
    held = await other.keys(tenant_id, account_id)
    await here.renew_everywhere(tenant_id, None if whole_tenant else account_id)

    async def is_new() -> bool:
        return await other.keys(tenant_id, account_id) is not held

    await until(is_new)
    assert (await other.keys(tenant_id, account_id)).open(PLACE, held.seal(PLACE, b"x")) == b"x"


async def test_with_redis_away_a_drop_counts_here_at_once(new_vault, vault, tenant_id):
    gone = open_redis("redis://127.0.0.1:1/0")
    here: Vault = new_vault(tell=Channel(gone, "redis://127.0.0.1:1/0", "nobody").send)
    await here.start()
    account_id = uuid4()
    await here.create(tenant_id, account_id)
    held = await here.keys(tenant_id, account_id)
    await here.drop_everywhere(tenant_id, account_id)
    with pytest.raises(SealRefused):
        held.seal(PLACE, b"x")
    await gone.aclose()


async def test_after_the_channel_was_away_all_keys_are_read_anew(vault, tenant_id):
    account_id = uuid4()
    await vault.create(tenant_id, account_id)
    held = await vault.keys(tenant_id, account_id)
    vault.forget_all()
    assert await vault.keys(tenant_id, account_id) is not held
    assert held.seal(PLACE, b"who holds them goes on")


def test_a_word_is_read_as_it_was_written_and_a_strange_one_is_left():
    for kind in ("wipe", "forget", "tenant"):
        word = Word(kind, uuid4(), uuid4())
        assert read_word(word.packed()) == word
    assert [read_word(sent) for sent in (b"", b"w", b"?" * 33, b"w" * 34)] == [None] * 4

"""The frames of a turn in a real Redis: they live ten minutes from the last one, also where Redis lost those before."""

from __future__ import annotations

from uuid import uuid4

from redis.asyncio import Redis

from services.bootstrap import Services
from services.tutor.frames import TTL_S, FrameLog
from services.vault import AccountKeys
from tests.tutor.lessons import Pupil


async def keys_of(services: Services, pupil: Pupil) -> AccountKeys:
    return await services.vault.keys(pupil.principal.tenant_id, pupil.principal.account_id)


async def only_stream(redis: Redis) -> bytes:
    (name,) = [name async for name in redis.scan_iter("learner:*:turn:*")]
    return bytes(name)


async def test_frames_come_in_order_and_go_ten_minutes_after_the_last(services: Services, pupil: Pupil) -> None:
    log, keys, turn_id = FrameLog(services.redis), await keys_of(services, pupil), uuid4()
    with log.writing(keys, turn_id):
        await log.append(keys, turn_id, "text", "One. ")
        stream = await only_stream(services.redis)
        assert 0 < await services.redis.ttl(stream) <= TTL_S
        await services.redis.expire(stream, 60)
        await log.append(keys, turn_id, "text", "Two.")
        assert 0 < await services.redis.ttl(stream) <= 60
        await log.append(keys, turn_id, "done", "model")
        here = await log.held(keys, turn_id)
    assert await services.redis.ttl(stream) > 60
    assert here == await log.held(keys, turn_id) == await FrameLog(services.redis).held(keys, turn_id)
    assert [(frame.kind, frame.text) for frame in here] == [("text", "One. "), ("text", "Two."), ("done", "model")]
    assert await log.held(keys, turn_id, after=here[1].id) == here[2:]
    assert b"Two" not in b"".join(fields[b"f"] for _, fields in await services.redis.xrange(stream))


async def test_a_stream_that_redis_has_lost_is_begun_again_and_does_not_stay_for_ever(services: Services, pupil: Pupil) -> None:
    log, keys, turn_id = FrameLog(services.redis), await keys_of(services, pupil), uuid4()
    with log.writing(keys, turn_id):
        await log.append(keys, turn_id, "text", "One. ")
        await services.redis.delete(await only_stream(services.redis))
        await log.append(keys, turn_id, "text", "Two.")
        assert 0 < await services.redis.ttl(await only_stream(services.redis)) <= TTL_S
        assert [frame.text for frame in await log.held(keys, turn_id)] == ["One. ", "Two."]


async def test_a_frame_of_a_turn_that_this_process_does_not_write_lives_ten_minutes_too(services: Services, pupil: Pupil) -> None:
    log, keys, turn_id = FrameLog(services.redis), await keys_of(services, pupil), uuid4()
    await log.append(keys, turn_id, "text", "One. ")
    await services.redis.persist(await only_stream(services.redis))
    await log.append(keys, turn_id, "text", "Two.")
    assert 0 < await services.redis.ttl(await only_stream(services.redis)) <= TTL_S

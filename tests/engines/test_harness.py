"""The harness itself: app roles without power, two databases, clean between tests."""

import time

from sqlalchemy import text

from tests.servers import swept_tables


async def test_the_app_role_is_neither_superuser_nor_above_row_level_security(database, keys_database):
    for each in (database, keys_database):
        async with each.open_work() as work:
            row = (await work.session.execute(text("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"))).one()
        assert row == (False, False)


async def test_redis_is_empty_at_the_start_1(redis_client):
    assert await redis_client.dbsize() == 0
    await redis_client.set("left", "over")


async def test_redis_is_empty_at_the_start_2(redis_client):
    assert await redis_client.dbsize() == 0
    await redis_client.set("left", "over")


async def test_sweeping_is_cheap(database, brooms):
    begin = time.perf_counter()
    await swept_tables(brooms[0])
    assert time.perf_counter() - begin < 0.5

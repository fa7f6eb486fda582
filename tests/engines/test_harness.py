"""The harness itself: app roles without power, two databases, clean between tests."""

from sqlalchemy import text


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

"""What every test may ask for: real engines, a database of its own process made by the migrations, shared data, loopback only."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import hypothesis
import pytest
import pytest_asyncio
import redis.asyncio
from sqlalchemy.engine import make_url

from services.engines.files import engine_home, engine_user
from services.platform import Database, Settings, drop_databases, load_settings, prepare_servers, upgrade
from tests.fixtures import clock, model, services  # noqa: F401 - fixtures
from tests.journeys.stack import inside, meno, metrics_port, model_server  # noqa: F401 - fixtures
from tests.servers import Servers, running_servers, swept_queues, swept_redis, swept_tables

_LOOPBACK = "127.0.0.0/8,::1,localhost"
_SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"

hypothesis.settings.register_profile("here", deadline=None, max_examples=60)
hypothesis.settings.register_profile("ci", deadline=None, max_examples=60, derandomize=True, database=None, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Let tests connect to this machine only; read by pytest-socket right after."""
    config.option.allow_hosts = config.option.allow_hosts or _LOOPBACK
    config.option.allow_unix_socket = True


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say which tests one of several test processes takes together: those of a file, and all that need a whole running Meno."""
    for item in items:
        whole = "meno" in getattr(item, "fixturenames", ())
        item.add_marker(pytest.mark.xdist_group("whole" if whole else item.nodeid.split("::")[0]))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def servers() -> AsyncIterator[Servers]:
    """The servers named by MENO_TEST_*, or embedded ones that live as long as this test process."""
    async with running_servers() as servers:
        yield servers


@pytest.fixture(scope="session")
def admin_url(servers: Servers) -> str:
    """PostgreSQL as its administrator: `postgresql+asyncpg://…/postgres`."""
    return servers.admin_url


@pytest.fixture(scope="session")
def redis_url(servers: Servers) -> str:
    """A Redis that keeps nothing of value."""
    return servers.redis_url


@pytest.fixture(scope="session")
def files() -> Iterator[Path]:
    """A folder for this test process's keys and files."""
    with tempfile.TemporaryDirectory(prefix="meno-files-") as folder:
        yield Path(folder)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def settings(servers: Servers, files: Path) -> AsyncIterator[Settings]:
    """Settings of two fresh databases, made by the migrations and reached as the app's roles; nothing of the environment but these."""
    settings = load_settings(**addresses_of(servers), data_dir=files, metrics_port=0, port=0, embedder="none")
    await prepare_servers(servers.admin_url, settings)
    await upgrade(settings)
    yield settings
    if not servers.embedded:
        await drop_databases(servers.admin_url, settings)


def addresses_of(servers: Servers) -> dict[str, str]:
    """Return the addresses of databases that no other test process uses."""
    token = secrets.token_hex(4)
    names = {"database_url": "app", "database_owner_url": "owner", "keys_database_url": "keys_app", "keys_database_owner_url": "keys_owner"}
    addresses = {}
    for setting, role in names.items():
        database = f"meno_test_{token}_keys" if "keys" in setting else f"meno_test_{token}"
        url = make_url(servers.admin_url).set(username=f"meno_test_{role}", password="meno-test", database=database)
        addresses[setting] = url.render_as_string(hide_password=False)
    return {**addresses, "redis_url": servers.redis_url, "broker_url": servers.broker_url}


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def brooms(servers: Servers, settings: Settings) -> AsyncIterator[list[asyncpg.Connection]]:
    """A superuser's connection to each database, kept open because sweeping comes after every test."""
    connections = []
    for url in (settings.database_url, settings.keys_database_url):
        address = make_url(servers.admin_url).set(drivername="postgresql", database=make_url(url).database)
        connections.append(await asyncpg.connect(address.render_as_string(hide_password=False)))
    yield connections
    for connection in connections:
        await connection.close()


@pytest_asyncio.fixture(loop_scope="session")
async def swept(brooms: list[asyncpg.Connection], settings: Settings) -> AsyncIterator[None]:
    """Empty tables and an empty Redis for the next test. `database`, `keys_database` and `redis_client` ask for it by themselves."""
    yield
    for connection in brooms:
        await swept_tables(connection)
    await swept_redis(settings.redis_url)
    if settings.wake_up_url.startswith("amqp"):
        swept_queues(settings.wake_up_url)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def _content(settings: Settings) -> AsyncIterator[Database]:
    database = Database(settings.database_url)
    yield database
    await database.dispose()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def _keys(settings: Settings) -> AsyncIterator[Database]:
    database = Database(settings.keys_database_url)
    yield database
    await database.dispose()


@pytest.fixture
def database(_content: Database, swept: None) -> Database:
    """The content database as the app's role; empty again after the test."""
    return _content


@pytest.fixture
def keys_database(_keys: Database, swept: None) -> Database:
    """The key database as the app's role; empty again after the test."""
    return _keys


@pytest_asyncio.fixture(loop_scope="session")
async def redis_client(settings: Settings, swept: None) -> AsyncIterator[redis.asyncio.Redis]:
    """A client of the test Redis; empty again after the test."""
    client = redis.asyncio.from_url(settings.redis_url)
    yield client
    await client.aclose()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """An empty data folder that the engines' account can walk to."""
    folder = Path(tempfile.mkdtemp(prefix="meno-engines-"))
    yield folder
    shutil.rmtree(engine_home(folder, engine_user()), ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of shared data sets; tests that need it are skipped, and say so, where it is absent."""
    folder = Path(os.environ.get("MENO_SHARED_DATA") or _SHARED_DATA)
    if not folder.is_dir():
        pytest.skip(f"LOUD SKIP: no shared data at {folder}; set MENO_SHARED_DATA")
    return folder


@pytest.fixture(scope="session")
def data_dir(shared_data: Path) -> Path:
    """Another name of `shared_data`."""
    return shared_data

"""What a small installation keeps about itself: ports and passwords that must be the same at the next start, and the addresses they make."""

from __future__ import annotations

import json
import secrets
import socket
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

from services.engines.files import own_file
from services.engines.process import PartFailed

LOOPBACK: Final = "127.0.0.1"
ADMIN: Final = "meno_admin"
_DRIVER: Final = "postgresql+asyncpg"
_PASSWORD_BYTES: Final = 24
_ENGINES: Final = ("postgres", "valkey")
# Setting → role (its password is kept under the same name) and database.
_ROLES: Final = {
    "database_url": ("meno_app", "meno"),
    "database_owner_url": ("meno_owner", "meno"),
    "keys_database_url": ("meno_keys_app", "meno_keys"),
    "keys_database_owner_url": ("meno_keys_owner", "meno_keys"),
}


@dataclass(frozen=True)
class EngineState:
    """The ports of the engines and everybody's passwords, by name."""

    ports: Mapping[str, int]
    passwords: Mapping[str, str] = field(repr=False)

    @property
    def admin_url(self) -> str:
        """Return the address of the embedded PostgreSQL as its administrator."""
        return _address(f"{LOOPBACK}:{self.ports['postgres']}", ADMIN, self.passwords["postgres"], "postgres")

    @property
    def redis_url(self) -> str:
        """Return the address of the embedded Valkey."""
        return f"redis://:{self.passwords['valkey']}@{LOOPBACK}:{self.ports['valkey']}/0"

    def role_urls(self, admin_url: str) -> dict[str, str]:
        """Return the four database settings of our own roles on the server of `admin_url`."""
        parts = urlsplit(admin_url)
        server = parts.netloc.rpartition("@")[2]
        return {name: _address(server, role, self.passwords[role], base, parts.query) for name, (role, base) in _ROLES.items()}


def _address(server: str, role: str, password: str, database: str, query: str = "") -> str:
    """Return a database address with our driver."""
    return urlunsplit((_DRIVER, f"{role}:{quote(password, safe='')}@{server}", f"/{database}", query, ""))


@dataclass(frozen=True)
class Addresses:
    """How to reach the servers: `given` is what the settings must be told beside the environment.

    `admin_url` is set if roles and databases are ours to make; without it the operator has made them.
    """

    given: Mapping[str, str] = field(repr=False)
    admin_url: str | None = field(repr=False)
    embeds_postgres: bool
    embeds_valkey: bool


def addresses(state: EngineState, environment: Mapping[str, str]) -> Addresses:
    """Return how the stack of this data folder reaches its servers.

    MENO_REDIS_URL replaces the embedded Valkey. MENO_DATABASE_URL alone names a PostgreSQL server as an administrator, on which our roles
    and databases are made; together with MENO_KEYS_DATABASE_URL both are the operator's own, used as they are.
    """
    given: dict[str, str] = {}
    embeds_valkey = not _names(environment, "MENO_REDIS_URL")
    if embeds_valkey:
        given["redis_url"] = state.redis_url
    if _names(environment, "MENO_KEYS_DATABASE_URL"):
        return Addresses(given, None, embeds_postgres=False, embeds_valkey=embeds_valkey)
    server = environment.get("MENO_DATABASE_URL") or _content(environment.get("MENO_DATABASE_URL_FILE"))
    admin_url = server or state.admin_url
    given.update(state.role_urls(admin_url))
    return Addresses(given, admin_url, embeds_postgres=server is None, embeds_valkey=embeds_valkey)


def _names(environment: Mapping[str, str], variable: str) -> bool:
    return bool(environment.get(variable) or environment.get(f"{variable}_FILE"))


def _content(path: str | None) -> str | None:
    return Path(path).read_text("utf-8").strip() if path else None


def local_addresses(data_dir: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """Return what another command must be told to use the stack that `meno up` made in `data_dir`; nothing if there is none."""
    kept = _kept(data_dir)
    return {} if kept is None else dict(addresses(kept, environment).given)


def load_state(data_dir: Path) -> EngineState:
    """Return ports and passwords of this data folder, new ones the first time; a port taken meanwhile is replaced."""
    kept = _kept(data_dir) or EngineState({}, {})
    names = (*_ENGINES, *(role for role, _ in _ROLES.values()))
    state = EngineState(
        ports=dict(zip(_ENGINES, _free_ports(*(kept.ports.get(name, 0) for name in _ENGINES)), strict=True)),
        passwords={name: kept.passwords.get(name) or secrets.token_urlsafe(_PASSWORD_BYTES) for name in names},
    )
    own_file(_path(data_dir), json.dumps(asdict(state), indent=1), None)
    return state


def _path(data_dir: Path) -> Path:
    return data_dir / "engines.json"


def _kept(data_dir: Path) -> EngineState | None:
    """Return what an earlier start wrote."""
    path = _path(data_dir)
    return EngineState(**json.loads(path.read_text("utf-8"))) if path.exists() else None


def _free_ports(*wanted: int) -> list[int]:
    """Return for each wanted port the port itself if it is free, else a random free one."""
    sockets = [_bind(port) for port in wanted]
    ports = [int(held.getsockname()[1]) for held in sockets]
    for held in sockets:
        held.close()
    return ports


def _bind(port: int) -> socket.socket:
    """Return a socket bound to `port`, or to any free one if that is taken."""
    for candidate in (port, 0):
        held = socket.socket()
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            held.bind((LOOPBACK, candidate))
        except OSError:
            held.close()
        else:
            return held
    raise PartFailed("no port of 127.0.0.1 is free")

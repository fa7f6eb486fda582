"""What an operator decides, read once from `MENO_*` into a frozen object; a wrong value stops the start and names the variable.

Every variable has a `_FILE` twin: `MENO_DATABASE_URL_FILE=/run/secrets/url` reads the value from that file.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any, ClassVar, Final, Literal, Self

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict
from pydantic_settings.sources import EnvSettingsSource
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

PREFIX: Final = "MENO_"
_FILE: Final = "_FILE"
DATABASE_DRIVER: Final = "postgresql+asyncpg"
Port = Annotated[int, Field(ge=0, le=65535)]
Rate = Annotated[str, Field(pattern=r"^[1-9][0-9]{0,6}/([1-9][0-9]{0,4})?(second|minute|hour|day)$")]


_LIMIT: Final = r"(learner|class|tenant)/(day|month)=\d{1,9}(\.\d{1,6})?t?"
_LIMITS: Final = rf"^\s*(none|{_LIMIT}(\s*,\s*{_LIMIT})*)?\s*$"


class WrongSettings(Exception):
    """The environment cannot be used; the message names each wrong variable and says what it should be, never its value."""


class _FileTwins(EnvSettingsSource):
    """Reads `MENO_X` from the file that `MENO_X_FILE` names."""

    def _load_env_vars(self) -> dict[str, str | None]:
        """Return the variables whose `_FILE` twin is set, with the content of the file as the value."""
        found: dict[str, str | None] = {}
        for field in self.settings_cls.model_fields:
            name = f"{PREFIX}{field}".upper()
            path = os.environ.get(name + _FILE)
            if not path:
                continue
            if os.environ.get(name):
                raise WrongSettings(f"{name} and {name}{_FILE} are both set; keep one of them")
            found[name.lower()] = _read_secret(name + _FILE, path)
        return found


def _read_secret(variable: str, path: str) -> str:
    """Return the content of the file at `path` without the line end at its close."""
    try:
        return Path(path).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongSettings(f"{variable} names a file that cannot be read ({type(error).__name__}); check its path and rights") from None


class Settings(BaseSettings):
    """The operator's decisions. Constants of the method are no settings; they stand beside their functions."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore", env_ignore_empty=True, hide_input_in_errors=True)
    file_suffix: ClassVar[str] = _FILE

    database_url: str = Field(repr=False, description="content database, as the app role: postgresql://meno_app:…@host/meno")
    keys_database_url: str = Field(repr=False, description="key database, as its app role: postgresql://meno_keys_app:…@host/meno_keys")
    database_owner_url: str | None = Field(None, repr=False, description="content database as its owner; only migrations need it")
    keys_database_owner_url: str | None = Field(None, repr=False, description="key database as its owner; only migrations need it")
    database_pool_size: int = Field(8, ge=1, le=200, description="connections per process and database")
    redis_url: str = Field(repr=False, description="redis://:password@host:port/0")
    broker_url: str | None = Field(None, repr=False, description="Redis or RabbitMQ of the job wake-ups; redis_url if not given")

    data_dir: Path = Field(Path(".meno"), description="where files live that are no secret")
    key_dir: Path | None = Field(None, description="where the epoch keys live; data_dir/keys if not given")
    escrow_dir: Path | None = Field(None, description="the second place of the epoch keys; data_dir/escrow if not given")
    ledger_dir: Path | None = Field(None, description="where the ledger of tombstones lives; data_dir/ledger if not given")
    ledger_copy_dir: Path | None = Field(None, description="the second place of the ledger; data_dir/ledger-copy if not given")

    root: Literal["file", "openbao"] = Field("file", description="who wraps the epoch keys: a key in a file, or an OpenBao or Vault server")
    openbao_addr: str | None = Field(
        None, pattern=r"^https?://[^/\s]+$", description="address of that server: https://bao.example.org:8200"
    )
    openbao_token: SecretStr | None = Field(None, description="token for that server")
    openbao_key: str = Field(
        "meno", pattern=r"^[A-Za-z0-9_.-]{1,100}$", description="name of the transit key, of type aes256-gcm96, derived"
    )
    openbao_mount: str = Field("transit", pattern=r"^[A-Za-z0-9_./-]{1,100}$", description="where the transit engine is mounted")
    epoch_hours: int = Field(24, ge=0, le=24 * 365, description="a new epoch key after this long; 0 turns the schedule off")
    key_backup_dir: Path | None = Field(
        None, description="where each turn of the epoch backs the key database up; data_dir/backups/keys if not given"
    )
    backup_retention_days: int = Field(35, ge=2, le=3660, description="the oldest backup of content that shall still be readable")

    host: str = Field("127.0.0.1", description="address the API listens on")
    port: Port = Field(8000, description="port the API listens on")
    metrics_host: str = Field("127.0.0.1", description="address of the internal metrics port")
    metrics_port: Port = Field(9464, description="internal metrics port; 0 turns it off")
    public_url: str = Field("http://127.0.0.1:8000", pattern=r"^https?://[^/\s]+$", description="the one origin people see, without a path")
    trusted_origins: Annotated[tuple[str, ...], NoDecode] = Field((), description="further origins, comma-separated")
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = Field((), description="proxies whose forwarding headers count, comma-separated")
    cookie_secure: bool | None = Field(None, description="send cookies over https only; decided by public_url if not given")
    web_dir: Path | None = Field(None, description="the built web client; web/dist of this checkout if not given")
    max_body_bytes: int = Field(1_048_576, ge=1024, le=1_073_741_824, description="largest request body")

    session_idle_hours: int = Field(12, ge=1, le=24 * 90, description="a web session ends after this long without use")
    session_max_days: int = Field(30, ge=1, le=365, description="a web session ends after this long in any case")
    token_max_days: int = Field(90, ge=1, le=3660, description="a client's bearer token ends after this long")
    rate_limit: Rate = Field("600/minute", description="requests per account")
    rate_limit_sign_in: Rate = Field("10/minute", description="sign-ins per name and per address")
    rate_limit_model: Rate = Field("20/minute", description="tutor turns per learner")

    max_at_work: int = Field(16, ge=1, le=10_000, description="requests that one API process works on at once")
    max_waiting: int = Field(64, ge=0, le=10_000, description="requests that wait for a place; more are answered 503 with Retry-After")

    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="least level that is written")
    log_format: Literal["json", "console"] = Field("json", description="one JSON object a line, or for reading in a terminal")
    worker_processes: int = Field(2, ge=1, le=64, description="worker processes that run jobs")

    llm_base_url: str | None = Field(None, pattern=r"^https?://\S+$", description="any OpenAI-compatible server; none: authored help only")
    llm_model: str | None = Field(None, min_length=1, max_length=200, description="name of the model at that server")
    llm_api_key: SecretStr | None = Field(None, description="key for that server")
    llm_max_concurrent: int = Field(
        256, ge=1, le=10_000, description="calls of that server at once, of one process; who finds none free gets authored help"
    )
    llm_probe: bool = Field(True, description="find out what that server can do when the API starts; nothing waits for it")
    llm_prices: Path | None = Field(None, description="JSON file with what a million tokens cost, before the public table")
    llm_budget: str = Field(
        "learner/day=500000t",
        pattern=_LIMITS,
        description="most in each tenant: learner/day=0.50, tenant/month=200, learner/day=300000t; or none",
    )

    embedder: Literal["local", "none", "openai"] = Field(
        "local", description="who makes the vectors that recall compares; none: words only"
    )
    embedder_base_url: str | None = Field(None, pattern=r"^https?://\S+$", description="for openai: any OpenAI-compatible server")
    embedder_model: str | None = Field(
        None, min_length=1, max_length=200, description="for openai: name of the embedding model at that server"
    )
    embedder_api_key: SecretStr | None = Field(None, description="for openai: key for that server")

    smtp_url: SecretStr | None = Field(
        None, description="mail server for the few letters Meno sends: smtp://user:password@host:587 or smtps://host:465; none: no letters"
    )
    mail_from: str = Field("meno@localhost", pattern=r"^[^@\s]{1,64}@[^@\s]{1,200}$", description="whom letters come from")

    @field_validator("smtp_url")
    @classmethod
    def _mail_address(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not value.get_secret_value().startswith(("smtp://", "smtps://")):
            raise ValueError("must begin with smtp:// or smtps://")
        return value

    @field_validator("database_url", "keys_database_url", "database_owner_url", "keys_database_owner_url")
    @classmethod
    def _database_address(cls, value: str | None) -> str | None:
        return None if value is None else _database_url(value)

    @field_validator("redis_url", "broker_url")
    @classmethod
    def _broker_address(cls, value: str | None, field: ValidationInfo) -> str | None:
        allowed = ("redis://", "rediss://", "unix://", *(("amqp://", "amqps://") if field.field_name == "broker_url" else ()))
        if value is not None and not value.startswith(allowed):
            raise ValueError(f"must begin with {', '.join(allowed[:-1])} or {allowed[-1]}")
        return value

    @model_validator(mode="after")
    def _openbao_is_whole(self) -> Self:
        if self.root == "openbao" and (self.openbao_addr is None or self.openbao_token is None):
            raise ValueError("MENO_ROOT=openbao needs MENO_OPENBAO_ADDR and MENO_OPENBAO_TOKEN (or MENO_OPENBAO_TOKEN_FILE)")
        return self

    @field_validator("trusted_origins", "trusted_proxies", mode="before")
    @classmethod
    def _comma_separated(cls, value: object) -> object:
        return tuple(part.strip().rstrip("/") for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @property
    def wake_up_url(self) -> str:
        """Return the address of the broker that carries job wake-ups."""
        return self.broker_url or self.redis_url

    @property
    def keys_at(self) -> Path:
        """Return the folder of the epoch keys."""
        return self.key_dir or self.data_dir / "keys"

    @property
    def escrow_at(self) -> Path:
        """Return the second folder of the epoch keys."""
        return self.escrow_dir or self.data_dir / "escrow"

    @property
    def key_backups_at(self) -> Path:
        """Return the folder of the key database's backups."""
        return self.key_backup_dir or self.data_dir / "backups" / "keys"

    @property
    def ledger_places(self) -> tuple[Path, Path]:
        """Return the two folders of the ledger of tombstones."""
        return self.ledger_dir or self.data_dir / "ledger", self.ledger_copy_dir or self.data_dir / "ledger-copy"

    @property
    def orders_kept_days(self) -> int:
        """Return how long the ledger keeps standing orders: longer than any backup is kept, and than a turn of the epoch takes."""
        return self.backup_retention_days + self.epoch_hours // 24 + 2

    @property
    def origins(self) -> frozenset[str]:
        """Return every origin whose requests may carry a cookie."""
        return frozenset((self.public_url, *self.trusted_origins))

    @property
    def cookies_need_https(self) -> bool:
        """Return whether cookies are marked Secure."""
        return self.public_url.startswith("https://") if self.cookie_secure is None else self.cookie_secure

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read arguments, then the environment, then the `_FILE` twins."""
        return init_settings, env_settings, _FileTwins(settings_cls)


def _database_url(value: str) -> str:
    """Return the address with our driver; raise ValueError if it is not a PostgreSQL address with a role and a database."""
    try:
        url = make_url(value)
    except ArgumentError:
        raise ValueError("must look like postgresql://role:password@host:port/database") from None
    if url.drivername not in {"postgresql", "postgres", DATABASE_DRIVER}:
        raise ValueError("must begin with postgresql://")
    if not url.username or not url.database:
        raise ValueError("must name a role and a database: postgresql://role:password@host:port/database")
    return url.set(drivername=DATABASE_DRIVER).render_as_string(hide_password=False)


def load_settings(**given: Any) -> Settings:
    """Return the settings of this process.

    Args:
        given: Values that stand above the environment (the supervisor's and the tests').

    Raises:
        WrongSettings: A variable is missing or wrong; the message names it.
    """
    try:
        return Settings(**given)
    except ValidationError as error:
        raise WrongSettings("\n".join(_plainly(fault) for fault in error.errors(include_url=False, include_input=False))) from None


def _plainly(fault: Any) -> str:
    """Return one sentence about one wrong setting, naming its variable and not its value."""
    if not fault["loc"]:
        return str(fault["msg"]).removeprefix("Value error, ")
    field = str(fault["loc"][0])
    variable = f"{PREFIX}{field}".upper()
    description = Settings.model_fields[field].description if field in Settings.model_fields else None
    said = f"{variable} is missing; set it or {variable}{_FILE}" if fault["type"] == "missing" else f"{variable} is wrong: {fault['msg']}"
    return f"{said} ({description})" if description else said

"""Settings: what is wrong is named, what is secret stays so."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from services.platform import Settings, WrongSettings, load_settings

URL = "postgresql://meno_app:pw-canary@127.0.0.1/meno"
KEYS_URL = "postgresql://meno_keys_app:pw-canary@127.0.0.1/meno_keys"
REDIS = "redis://:pw-canary@127.0.0.1:6379/0"


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment with nothing but the three addresses that must be given."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"MENO_{name}".upper(), raising=False)
        monkeypatch.delenv(f"MENO_{name}_FILE".upper(), raising=False)
    monkeypatch.setenv("MENO_DATABASE_URL", URL)
    monkeypatch.setenv("MENO_KEYS_DATABASE_URL", KEYS_URL)
    monkeypatch.setenv("MENO_REDIS_URL", REDIS)
    return monkeypatch


def test_three_addresses_are_enough(environment: pytest.MonkeyPatch) -> None:
    settings = load_settings()
    assert settings.database_url.startswith("postgresql+asyncpg://meno_app:")
    assert settings.wake_up_url == REDIS
    assert settings.keys_at == Path(".meno/keys")
    assert settings.origins == {"http://127.0.0.1:8000"}
    assert settings.cookies_need_https is False


def test_a_missing_variable_is_named_with_its_twin(environment: pytest.MonkeyPatch) -> None:
    environment.delenv("MENO_REDIS_URL")
    with pytest.raises(WrongSettings, match="MENO_REDIS_URL is missing; set it or MENO_REDIS_URL_FILE"):
        load_settings()


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("MENO_DATABASE_URL", "mysql://canary@host/meno"),
        ("MENO_DATABASE_URL", "postgresql://host-canary/meno"),
        ("MENO_REDIS_URL", "http://canary"),
        ("MENO_PORT", "canary"),
        ("MENO_PORT", "70000"),
        ("MENO_RATE_LIMIT", "canary"),
        ("MENO_LOG_LEVEL", "canary"),
        ("MENO_PUBLIC_URL", "https://example.org/canary"),
        ("MENO_LLM_BASE_URL", "canary"),
    ],
)
def test_a_wrong_variable_is_named_and_its_value_is_not(environment: pytest.MonkeyPatch, variable: str, value: str) -> None:
    environment.setenv(variable, value)
    with pytest.raises(WrongSettings, match=f"^{variable} is wrong") as caught:
        load_settings()
    assert "canary" not in str(caught.value)


def test_every_wrong_variable_is_named_at_once(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("MENO_PORT", "x")
    environment.setenv("MENO_LOG_LEVEL", "x")
    with pytest.raises(WrongSettings, match=r"(?s)MENO_PORT.*MENO_LOG_LEVEL"):
        load_settings()


def test_a_secret_is_read_from_its_file(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("sk-canary\n")
    environment.setenv("MENO_LLM_API_KEY_FILE", str(tmp_path / "key"))
    settings = load_settings()
    assert settings.llm_api_key is not None
    assert settings.llm_api_key.get_secret_value() == "sk-canary"


def test_a_secret_given_twice_is_refused(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "url").write_text(REDIS)
    environment.setenv("MENO_REDIS_URL_FILE", str(tmp_path / "url"))
    with pytest.raises(WrongSettings, match="MENO_REDIS_URL and MENO_REDIS_URL_FILE are both set"):
        load_settings()


def test_a_secret_file_that_is_not_there_is_named_by_its_variable(environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    environment.setenv("MENO_LLM_API_KEY_FILE", str(tmp_path / "absent"))
    with pytest.raises(WrongSettings, match="MENO_LLM_API_KEY_FILE names a file that cannot be read"):
        load_settings()


def test_lists_are_separated_by_commas(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("MENO_TRUSTED_ORIGINS", "https://a.example/, https://b.example")
    assert load_settings().trusted_origins == ("https://a.example", "https://b.example")


def test_https_outside_makes_cookies_secure(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("MENO_PUBLIC_URL", "https://meno.example")
    assert load_settings().cookies_need_https is True


def test_settings_show_no_password_and_cannot_be_changed(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("MENO_LLM_API_KEY", "sk-canary")
    settings = load_settings()
    assert "canary" not in repr(settings)
    assert "canary" not in str(settings)
    with pytest.raises(ValidationError):
        settings.port = 1  # type: ignore[misc]


def test_every_setting_says_what_it_is() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []

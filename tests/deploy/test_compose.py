"""The compose file and the image, as the real tools read them, and its engines' commands, as the real engines take them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import redis.asyncio

from services.engines.embedded import prepare_engines
from tests.servers import running

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
OURS = {"api", "worker", "beat", "migrate"}


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a tool in the project's folder with nothing but the given environment."""
    clean = {"PATH": os.defpath, "HOME": "/nonexistent", **environment}
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=clean, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def secrets_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("secrets") / "made"
    done = run(ROOT / "deploy" / "make-secrets", folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def composed(secrets_folder):
    done = run(
        *(BIN / "docker-compose", "--env-file", os.devnull, "config", "--format", "json"),
        MENO_PUBLIC_URL="https://meno.example.org",
        MENO_SECRETS_DIR=str(secrets_folder),
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_compose_refuses_to_begin_without_an_address_and_secrets():
    done = run(BIN / "docker-compose", "--env-file", os.devnull, "config", "-q")
    assert done.returncode != 0
    assert "MENO_PUBLIC_URL" in done.stderr
    assert "MENO_SECRETS_DIR" in done.stderr


def test_the_example_environment_is_enough(secrets_folder):
    done = run(BIN / "docker-compose", "--env-file", "deploy/env.example", "config", "-q")
    assert done.returncode == 0, done.stderr


def test_the_linters_have_nothing_to_say():
    for command in (
        (BIN / "hadolint", "deploy/Dockerfile"),
        (
            BIN / "compose-lint",
            "check",
            "--no-env",
            "--strict-config",
            "--config",
            "deploy/compose-lint.yml",
            "--fail-on",
            "low",
            "docker-compose.yml",
        ),
    ):
        done = run(*command)
        assert done.returncode == 0, done.stdout + done.stderr


def test_no_container_has_root_or_capabilities_or_a_file_system_to_write(composed):
    for name, service in composed["services"].items():
        assert service["user"].partition(":")[0] not in {"", "0", "root"}, name
        assert service["cap_drop"] == ["ALL"], name
        assert not service.get("cap_add"), name
        assert service["read_only"] is True, name
        assert "no-new-privileges:true" in service["security_opt"], name
        assert not service.get("privileged"), name
        assert service["mem_limit"], name
        assert service["pids_limit"], name


def test_only_the_api_is_published_and_only_on_loopback(composed):
    published = {name: service["ports"] for name, service in composed["services"].items() if service.get("ports")}
    assert list(published) == ["api"]
    assert [port["host_ip"] for port in published["api"]] == ["127.0.0.1"]
    assert composed["networks"]["inside"]["internal"] is True
    assert {name for name, service in composed["services"].items() if "outside" in service["networks"]} == {"api", "worker"}


def test_our_services_wait_for_healthy_engines_and_finished_migrations(composed):
    for name in OURS - {"migrate"}:
        waits = {on: each["condition"] for on, each in composed["services"][name]["depends_on"].items()}
        assert waits == {"postgres": "service_healthy", "valkey": "service_healthy", "migrate": "service_completed_successfully"}
    for name in set(composed["services"]) - {"migrate"}:
        assert composed["services"][name]["healthcheck"].get("test"), name


def test_no_secret_stands_in_an_environment_or_a_command(composed, secrets_folder):
    words = {path.read_text().strip() for path in secrets_folder.iterdir()} - {""}
    passwords = {word for word in words if "://" not in word and " " not in word}
    assert len(passwords) == 2
    text = json.dumps(composed)
    assert not [word for word in words if word in text]
    for service in composed["services"].values():
        named = [name for name in service.get("environment") or {} if "PASSWORD" in name or "_URL" in name or "KEY" in name]
        plain = {name for name in named if not name.endswith("_FILE")} - {"MENO_PUBLIC_URL", "MENO_LLM_BASE_URL", "MENO_EMBEDDER_BASE_URL"}
        assert not plain


def test_only_the_migrations_know_the_owners_and_the_administrator(composed):
    for name in OURS - {"migrate"}:
        assert not [
            each["source"] for each in composed["services"][name]["secrets"] if "owner" in each["source"] or "admin" in each["source"]
        ]


def test_making_secrets_again_changes_none(secrets_folder):
    before = {path.name: path.read_text() for path in secrets_folder.iterdir()}
    assert run(ROOT / "deploy" / "make-secrets", secrets_folder).returncode == 0
    assert {path.name: path.read_text() for path in secrets_folder.iterdir()} == before
    assert secrets_folder.stat().st_mode & 0o077 == 0


async def test_the_engines_take_the_commands_of_the_compose_file(composed, secrets_folder, open_folder):
    engines = await prepare_engines(open_folder)
    postgres, valkey = (composed["services"][name]["command"] for name in ("postgres", "valkey"))
    port = engines.state.ports["valkey"]
    config = engines.home / "valkey" / "valkey.conf"
    config.write_text((secrets_folder / "valkey_conf").read_text() + f"port {port}\ndir {config.parent}\n")
    parts = [
        replace(engines.postgres, argv=(*engines.postgres.argv, *postgres[1:])),
        replace(engines.valkey, argv=(engines.valkey.argv[0], str(config), *valkey[2:]), ready=_pinged(secrets_folder, port)),
    ]
    for part in parts:
        async with running(part) as pid:
            assert pid


def _pinged(secrets_folder, port):
    async def ready():
        client = redis.asyncio.Redis(port=port, password=(secrets_folder / "redis_password").read_text())
        try:
            return await client.ping()
        except redis.RedisError:
            return False
        finally:
            await client.aclose()

    return ready

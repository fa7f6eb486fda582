"""`meno keys` as an operator gives it: what it prints, for people and for programs, and how it ends."""

from __future__ import annotations

import json
import shutil
from uuid import uuid4

import pytest
from typer.testing import CliRunner

from schemas.identity import TenantPolicy
from services.bootstrap import build_services
from services.cli import app
from services.identity import Newcomer, Principal, Profile

ACCOUNTS = 3


@pytest.fixture
async def own(settings, tmp_path, swept, request):
    """An installation with a tenant and some learners, in folders of its own."""
    folders = {"key_dir": tmp_path / "keys", "escrow_dir": tmp_path / "escrow", "key_backup_dir": tmp_path / "backups"}
    own = settings.model_copy(update={"data_dir": tmp_path, **folders})
    services = await build_services(own)
    founded = await services.identity.tenants.found("north", "North", Profile(name="Olga", user_name="olga"), TenantPolicy())
    request.node.accounts = []
    for number in range(ACCOUNTS - 1):
        newcomer = Newcomer(founded.tenant.id, "learner", Profile(name="Ada", user_name=f"ada{number}"), "adult")
        person = await services.identity.accounts.add(newcomer)
        principal = Principal(founded.tenant.id, person.account.id, "learner", uuid4(), "adult", "en")
        await services.identity.consents.give(principal, principal.account_id, "memory", granted=True)
        request.node.accounts.append(principal.account_id)
    await services.close()
    return own


@pytest.fixture
def meno(own):
    """Runs one command and returns how it ended and what it said."""
    names = ("database_url", "keys_database_url", "redis_url", "data_dir", "key_dir", "escrow_dir", "key_backup_dir")
    environment = {f"MENO_{name}".upper(): str(getattr(own, name)) for name in names}

    def run(*words: str):
        return CliRunner().invoke(app, ["keys", *words], env=environment)

    return run


def said(result) -> dict:
    """Return the object on the last line of the output."""
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout.strip().splitlines()[-1])


def test_status_rotation_of_every_level_and_proof(meno, request, own):
    before = said(meno("status", "--json"))
    assert (before["epoch"], before["data_keys"], before["belongs_to_these_databases"]) == (1, ACCOUNTS, True)
    one = said(meno("rotate", "--level", "data", "--account", str(request.node.accounts[0]), "--no-wait", "--json"))
    assert (one["new_keys"], one["data_keys_by_state"]) == (1, {"active": ACCOUNTS, "next": 1})
    for words in (("data", "--tenant", "north"), ("index", "--all"), ("tenant", "--all")):
        assert said(meno("rotate", "--level", *words, "--no-wait", "--json"))["complete"] is False
    turned = said(meno("rotate", "--level", "epoch", "--json"))
    assert (turned["epoch"], turned["destroyed_epochs"]) == (2, [1])
    assert said(meno("rotate", "--level", "root", "--json"))["epoch_files_written"] == 2
    after = said(meno("status", "--json"))
    assert after["data_keys_by_epoch"] == {"2": 2 * ACCOUNTS}
    assert after["tenant_keys_under_way"] == {"index next": 1, "wrap next": 1}
    proof = said(meno("verify", "--records", "all", "--json"))
    assert proof["faults"] == []
    assert (proof["keys_opened"], proof["accounts_opened"]) == (2 * ACCOUNTS + 4, ACCOUNTS)
    assert proof["entries_opened"] >= ACCOUNTS - 1
    assert "keys opened" in meno("verify").stdout


def test_verify_tells_each_fault_and_ends_with_status_1(meno, own):
    shutil.rmtree(own.escrow_dir)
    own.escrow_dir.mkdir()
    (own.key_dir / "epoch-00000001.json").rename(own.key_dir / "epoch-00000007.json")
    result = meno("verify")
    assert result.exit_code == 1
    assert "epoch key 7" in result.output or "damaged" in result.output


def test_a_rotation_that_is_impossible_or_of_nobody_is_refused_in_plain_words(meno, own):
    own.escrow_dir.rename(own.escrow_dir.with_name("unmounted"))
    shutil.copytree(own.escrow_dir.with_name("unmounted"), own.escrow_dir)
    (own.key_backup_dir).write_bytes(b"in the way")
    result = meno("rotate", "--level", "epoch")
    assert result.exit_code == 1
    assert "Nothing has been changed" in result.output
    for words in (("--account", str(uuid4())), ("--tenant", "south")):
        nobody = meno("rotate", "--level", "data", *words)
        assert nobody.exit_code == 1
        assert "Traceback" not in nobody.output


@pytest.mark.parametrize(
    "words",
    [
        ("--level", "epoch", "--all"),
        ("--level", "data"),
        ("--level", "data", "--all", "--tenant", "north"),
        ("--level", "index", "--account", "00000000-0000-4000-8000-000000000000"),
        ("--level", "moon", "--all"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_happens(words):
    assert CliRunner().invoke(app, ["keys", "rotate", *words]).exit_code == 2

"""Root keys, in a file and on a real OpenBao server: they bind, they rotate, and what they cannot do is said."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from uuid import uuid4

import pytest

from services.platform import WrongSettings, load_settings
from services.vault import FileRoot, OpenBaoRoot, RootProvider, SealRefused, TurnImpossible, Vault, VaultClosed
from tests.journeys.stack import free_port
from tests.vault.bao import Bao, running_bao

SECRET = bytes(range(64))


@pytest.fixture(scope="module")
def bao() -> Iterator[Bao]:
    with running_bao() as found:
        yield found


@pytest.fixture(params=["file", "openbao"])
def new_root(request, places):
    """Makes the provider again and again, as each process does."""
    if request.param == "file":
        return lambda: FileRoot(places)
    server, key = request.getfixturevalue("bao"), f"meno-{uuid4().hex[:8]}"
    return lambda: OpenBaoRoot(server.address, server.client.token, key)


@pytest.fixture
async def root(new_root) -> RootProvider:
    made = new_root()
    await made.create()
    await made.create()
    return made


async def test_what_is_wrapped_comes_back_for_its_context_only(root, new_root):
    wrapped = await root.wrap(SECRET, b"epoch 1")
    assert SECRET not in wrapped
    assert await new_root().unwrap(wrapped, b"epoch 1") == SECRET
    flipped = wrapped[:-9] + bytes([wrapped[-9] ^ 1]) + wrapped[-8:]
    for altered, context in ((wrapped, b"epoch 2"), (flipped, b"epoch 1"), (wrapped[:-8], b"epoch 1"), (b"", b"epoch 1")):
        with pytest.raises(SealRefused):
            await root.unwrap(altered, context)


async def test_a_turned_root_opens_what_the_older_one_wrapped_until_that_is_forgotten(root, new_root):
    old = await root.wrap(SECRET, b"x")
    assert not await root.is_turning()
    assert await root.rewrap(old, b"x") == old
    await root.turn()
    assert await root.is_turning()
    fresh = await new_root().rewrap(old, b"x")
    assert fresh != old
    assert await root.rewrap(fresh, b"x") == fresh
    assert await root.unwrap(old, b"x") == await root.unwrap(fresh, b"x") == SECRET
    await new_root().forget_older()
    assert not await root.is_turning()
    assert await root.unwrap(fresh, b"x") == SECRET
    with pytest.raises(SealRefused):
        await root.unwrap(old, b"x")


async def test_a_destroyed_root_opens_nothing(root):
    wrapped = await root.wrap(SECRET, b"x")
    await root.destroy()
    with pytest.raises(VaultClosed, match=r"bring back|restore"):
        await root.unwrap(wrapped, b"x")


@pytest.fixture
async def installation(new_root, new_vault, new_rotation):
    """A vault on that root, with what rotates it."""
    vault: Vault = new_vault(root=new_root())
    await vault.start()
    return vault, new_rotation(vault)


async def test_root_and_epoch_are_rotated_and_everything_opens(installation, new_vault, new_root, places, toys):
    vault, rotation = installation
    tenant_id, account_id = uuid4(), uuid4()
    await vault.create_tenant(tenant_id)
    await vault.create(tenant_id, account_id)
    toys.seal(await vault.keys(tenant_id, account_id), b"x")
    before = [json.loads((place / "epoch-00000001.json").read_text()) for place in places]
    assert await rotation.root.run() == 2
    after = [json.loads((place / "epoch-00000001.json").read_text()) for place in places]
    assert all(new["wrapped"] != old["wrapped"] and new["made"] == old["made"] for new, old in zip(after, before, strict=True))
    await rotation.epoch.run()
    other: Vault = new_vault(root=new_root())
    await other.start()
    assert toys.open(await other.keys(tenant_id, account_id)) == [b"x"]
    assert await rotation.faults_of_places() == []


@pytest.mark.parametrize("written", [0, 1, 2])
async def test_a_root_rotation_cut_short_anywhere_is_ended_by_the_next(installation, new_vault, new_root, new_rotation, written, places):
    """After the new root, after one place's epoch file, and before the old root is forgotten: both roots are there, every process starts."""
    _, rotation = installation
    root, files = rotation.keyring.files.root, [place / "epoch-00000001.json" for place in places]
    kept = [file.read_bytes() for file in files]
    await root.turn()
    await rotation.keyring.files.rewrap()
    for file, content in list(zip(files, kept, strict=True))[written:]:
        file.write_bytes(content)
    other: Vault = new_vault(root=new_root())
    await other.start()
    assert "--level root" in " ".join(await rotation.faults_of_places())
    await new_rotation(other).root.run()
    assert not await root.is_turning()
    last: Vault = new_vault(root=new_root())
    await last.start()
    assert await rotation.faults_of_places() == []


async def test_a_root_is_not_rotated_while_a_place_is_missing(installation, places):
    _, rotation = installation
    places[1].rename(places[1].with_name("unmounted"))
    with pytest.raises(TurnImpossible, match="Nothing has been changed"):
        await rotation.root.run()
    places[1].with_name("unmounted").rename(places[1])
    assert not await rotation.keyring.files.root.is_turning()


async def test_the_wrong_root_opens_no_epoch_and_says_so(vault, new_vault, places, tmp_path):
    others = [tmp_path / "other", tmp_path / "other-escrow"]
    await FileRoot(others).create()
    for place, other in zip(places, others, strict=True):
        shutil.copy(other / "root.key", place / "root.key")
    with pytest.raises(VaultClosed, match="does not open under this root key"):
        await new_vault().start()


async def test_a_lost_root_file_is_not_made_anew(vault, new_vault, places):
    for place in places:
        (place / "root.key").unlink()
    with pytest.raises(VaultClosed, match="no root key"):
        await new_vault().start()
    assert not any((place / "root.key").exists() for place in places)


async def test_a_root_file_lost_in_one_place_is_copied_from_the_other(vault, new_vault, places):
    (places[0] / "root.key").unlink()
    await new_vault().start()
    assert (places[0] / "root.key").read_bytes() == (places[1] / "root.key").read_bytes()


async def test_a_server_that_is_away_closes_the_vault_with_a_word_on_what_to_do():
    root = OpenBaoRoot(f"http://127.0.0.1:{free_port()}", "token")
    with pytest.raises(VaultClosed, match="cannot be reached"):
        await root.wrap(SECRET, b"x")


async def test_a_token_that_is_refused_and_one_that_may_only_wrap_say_so(bao, root):
    with pytest.raises(VaultClosed, match="refuses the token"):
        await OpenBaoRoot(bao.address, "unknown", "meno").wrap(SECRET, b"x")
    limited = OpenBaoRoot(bao.address, bao.token('path "transit/encrypt/shared" { capabilities = ["update"] }'), "shared")
    await OpenBaoRoot(bao.address, bao.client.token, "shared").create()
    assert await limited.wrap(SECRET, b"x")
    for asked in (limited.turn(), limited.forget_older(), limited.is_turning()):
        with pytest.raises(VaultClosed, match="refuses the token"):
            await asked


async def test_a_transit_key_that_binds_to_no_context_is_refused(bao):
    bao.client.secrets.transit.create_key("plain")
    with pytest.raises(VaultClosed, match="derived"):
        await OpenBaoRoot(bao.address, bao.client.token, "plain").create()


async def test_a_mount_that_is_not_there_is_named(bao):
    with pytest.raises(VaultClosed, match="elsewhere/"):
        await OpenBaoRoot(bao.address, bao.client.token, mount="elsewhere").create()


def test_settings_of_openbao_are_whole_or_the_start_stops(settings):
    given = {"database_url": settings.database_url, "keys_database_url": settings.keys_database_url, "redis_url": settings.redis_url}
    with pytest.raises(WrongSettings, match="MENO_OPENBAO_ADDR and MENO_OPENBAO_TOKEN"):
        load_settings(**given, root="openbao")
    assert load_settings(**given, root="openbao", openbao_addr="http://127.0.0.1:8200", openbao_token="x").openbao_key == "meno"

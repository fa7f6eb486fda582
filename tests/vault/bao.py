"""A real OpenBao server for tests: `bao server -dev` on loopback, in a process of its own that ends with the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import hvac
import pytest
from requests.exceptions import RequestException

from tests.journeys.stack import free_port

READY_S = 20.0
TOKEN = "only-for-tests"


@dataclass(frozen=True)
class Bao:
    """A running server, as its administrator."""

    address: str
    client: hvac.Client

    def token(self, *rules: str) -> str:
        """Return a token that may do what these rules say."""
        self.client.sys.create_or_update_policy("meno", "\n".join(rules))
        return str(self.client.auth.token.create(policies=["meno"])["auth"]["client_token"])


@contextmanager
def running_bao() -> Iterator[Bao]:
    """Run a server in development mode, or skip loudly where it cannot run."""
    binary = shutil.which("bao", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if binary is None:
        pytest.skip("LOUD SKIP: no `bao`; install the development dependencies")
    port, folder = free_port(), Path(tempfile.mkdtemp(prefix="meno-bao-"))
    command = [binary, "server", "-dev", "-dev-no-store-token", f"-dev-listen-address=127.0.0.1:{port}", f"-dev-root-token-id={TOKEN}"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, "HOME": str(folder)})
    try:
        client = hvac.Client(url=f"http://127.0.0.1:{port}", token=TOKEN, timeout=5)
        if not _is_ready(client, process):
            pytest.skip(f"LOUD SKIP: `bao server -dev` does not run here: {(folder / 'log').read_text()[-300:]}")
        client.sys.enable_secrets_engine("transit")
        yield Bao(f"http://127.0.0.1:{port}", client)
    finally:
        process.terminate()
        process.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _is_ready(client: hvac.Client, process: subprocess.Popen[bytes]) -> bool:
    deadline = monotonic() + READY_S
    while monotonic() < deadline and process.poll() is None:
        try:
            if client.sys.is_initialized() and not client.sys.is_sealed():
                return True
        except (RequestException, hvac.exceptions.VaultError):
            pass
        sleep(0.05)
    return False

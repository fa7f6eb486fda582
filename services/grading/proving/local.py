"""Runs the programs of authors for lint and item tests: in one checker process, kept for this process and started at need."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import subprocess
import threading
from dataclasses import dataclass, field
from typing import IO, Final

from services.grading.proving import trials
from services.grading.proving.checker import READY
from services.grading.proving.starting import ENVIRONMENT, FOLDER, command
from services.grading.proving.trials import Outcome, Trial

_MEMORY_MIB: Final = 384
_TIMEOUT_S: Final = 3.0  # the checker ends itself a second later


@dataclass
class LocalChecker:
    """One checker process, for one program at a time, from any thread."""

    _process: subprocess.Popen[bytes] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def run(self, trial: Trial) -> tuple[Outcome, ...] | None:
        """Return what came of the tests of a program; None when it had to be killed."""
        with self._lock:
            reply = self._reply(trials.encoded(trial))
        outcomes = trials.decoded(reply)
        return tuple(outcomes) if outcomes is not None and len(outcomes) == len(trial.tests) else None

    def end(self) -> None:
        """Kill the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _reply(self, line: bytes) -> object:
        try:
            stdin, stdout = self._pipes()
            stdin.write(line)
            stdin.flush()
            reply = stdout.readline()
        except OSError:
            reply = b""
        if not reply:
            self.end()
            return None
        return json.loads(reply)

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        """Return the pipes to the process, starting one if there is none."""
        if self._process is None or self._process.poll() is not None:
            self.end()
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter with our own text
                command(_MEMORY_MIB, _TIMEOUT_S), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                cwd=FOLDER, env=ENVIRONMENT, start_new_session=True,
            )  # fmt: skip
            if self._process.stdout is None or self._process.stdout.readline() != READY:
                raise OSError("a checker process did not start")
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise OSError("a checker process has no pipes")
        return stdin, stdout


LOCAL: Final = LocalChecker()
atexit.register(LOCAL.end)

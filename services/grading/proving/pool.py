"""Checker processes that can be killed: hostile input costs one of them, never the process that serves."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
from collections.abc import Sequence
from typing import Final, cast

from services.grading.proving import trials
from services.grading.proving.checker import READY
from services.grading.proving.questions import Proof, Question
from services.grading.proving.starting import ENVIRONMENT, FOLDER, command
from services.grading.proving.trials import Outcome, Trial
from services.grading.proving.wire import encoded
from services.platform import Problem, get_logger, no_work_open

log = get_logger(__name__)

_START_TIMEOUT_S: Final = 20.0
_PROOFS: Final = frozenset({"yes", "no", "lost", "gained", "undecided", "undefined"})


class CheckersBusy(Problem):
    """More answers wait for a checker than can be graded in good time."""

    status = 503
    code = "checkers_busy"
    title = "Too many answers are being checked; send this one again in a moment"

    def __init__(self) -> None:
        """Ask the caller to come back in a second."""
        super().__init__(headers={"Retry-After": "1"})


class _Checker:
    """One process and the pipes to it."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    async def ask(self, line: bytes) -> object:
        """Return the reply to a line; raise `EOFError` when the process has ended."""
        stdin, stdout = self.process.stdin, self.process.stdout
        if stdin is None or stdout is None:
            raise EOFError
        try:
            stdin.write(line)
            await stdin.drain()
            reply = await stdout.readline()
        except (ConnectionError, OSError) as gone:
            raise EOFError from gone
        if not reply:
            raise EOFError
        return json.loads(reply)

    async def end(self) -> None:
        """Kill the process, with the sandbox that it may have started, and wait until it is gone."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        await self.process.wait()


class CheckerPool:
    """A bounded number of checkers and a bounded queue before them. Start it in the event loop that uses it."""

    def __init__(self, *, size: int = 1, timeout_s: float = 2.0, memory_mib: int = 384, max_waiting: int = 64) -> None:
        """Plan the pool; nothing is started yet.

        Args:
            size: Checker processes; each holds about 20 MB, 60 once it has loaded SymPy.
            timeout_s: Seconds a question may take before its checker is killed.
            memory_mib: Address space of one checker.
            max_waiting: Questions that may wait; one more is refused with `CheckersBusy`.
        """
        self._size = size
        self._timeout_s = timeout_s
        self._memory_mib = memory_mib
        self._max_waiting = max_waiting
        self._idle: asyncio.LifoQueue[_Checker | None] = asyncio.LifoQueue()
        self._alive: set[_Checker] = set()
        self._waiting = 0
        self._is_open = False
        self.killed = 0
        """How many checkers had to be killed, or died, since the pool was made."""

    async def start(self) -> None:
        """Start all checkers and wait until they are ready."""
        self._is_open = True
        for _ in range(self._size):
            self._idle.put_nowait(await self._started())

    async def stop(self) -> None:
        """End all checkers."""
        self._is_open = False
        for checker in list(self._alive):
            await self._ended(checker)

    @property
    def process_ids(self) -> Sequence[int]:
        """The ids of the checker processes that run now."""
        return [checker.process.pid for checker in self._alive]

    async def ask(self, question: Question) -> Proof:
        """Return the proof of a question; `timed_out` when its checker had to be killed.

        Raises:
            CheckersBusy: The queue is full.
            WorkOpen: A unit of work is open in this task.
        """
        proof = await self._queued(encoded(question))
        if proof is None:
            return "timed_out"
        return cast(Proof, proof) if proof in _PROOFS else "undecided"

    async def run(self, trial: Trial) -> tuple[Outcome, ...] | None:
        """Return what came of the tests of a program; None when its checker had to be killed. Raises like `ask`."""
        outcomes = trials.decoded(await self._queued(trials.encoded(trial)))
        return tuple(outcomes) if outcomes is not None and len(outcomes) == len(trial.tests) else None

    async def _queued(self, line: bytes) -> object:
        """Return the reply to a line once a checker is free; None when the checker had to be killed."""
        no_work_open("a checker")
        if not self._is_open:
            raise RuntimeError("start the checker pool before asking it")
        if self._waiting >= self._max_waiting + self._size:
            raise CheckersBusy
        self._waiting += 1
        try:
            return await self._ask(line)
        finally:
            self._waiting -= 1

    async def _ask(self, line: bytes) -> object:
        """Lend a checker to one line. A slot whose process has ended holds None until the next one needs it."""
        checker = await self._idle.get()
        try:
            if checker is None or checker.process.returncode is not None:
                checker = await self._restarted(checker)
            async with asyncio.timeout(self._timeout_s):
                reply = await checker.ask(line)
        except (TimeoutError, EOFError) as problem:
            self.killed += 1
            log.warning("checker_killed", timed_out=isinstance(problem, TimeoutError))
            checker = await self._replaced(checker)
            return None
        except BaseException:
            await self._ended(checker)
            checker = None
            raise
        else:
            return reply
        finally:
            self._idle.put_nowait(checker)

    async def _replaced(self, checker: _Checker | None) -> _Checker | None:
        """End a checker and start another; the next question pays for it only if that fails."""
        await self._ended(checker)
        try:
            return await self._started() if self._is_open else None
        except (OSError, EOFError, TimeoutError):
            return None

    async def _restarted(self, checker: _Checker | None) -> _Checker:
        await self._ended(checker)
        return await self._started()

    async def _ended(self, checker: _Checker | None) -> None:
        if checker is not None:
            self._alive.discard(checker)
            await checker.end()

    async def _started(self) -> _Checker:
        """Start one process and wait for its first word."""
        process = await asyncio.create_subprocess_exec(
            *command(self._memory_mib, self._timeout_s),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=FOLDER,
            env=ENVIRONMENT,
            start_new_session=True,
        )
        checker = _Checker(process)
        self._alive.add(checker)
        try:
            async with asyncio.timeout(_START_TIMEOUT_S):
                if process.stdout is None or await process.stdout.readline() != READY:
                    raise EOFError("a checker process did not start")
        except BaseException:
            await self._ended(checker)
            raise
        return checker

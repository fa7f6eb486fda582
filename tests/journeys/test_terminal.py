"""`meno learn` at a terminal: sign in, answer, hint, ask, look at the map, leave."""

from __future__ import annotations

import asyncio
import os
import pty
import re
import select
import sys
from uuid import uuid4

import pytest

from bench.people import PASSWORD
from tests.engines.waiting import until
from tests.journeys.learner import enrolled, right_answer

WAIT_S = 40.0
_COLOURS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


class Terminal:
    """A program at a terminal of its own."""

    def __init__(self, master: int, process: asyncio.subprocess.Process) -> None:
        self.master, self.process, self.shown, self.read = master, process, "", 0

    def look(self) -> None:
        """Take in what is shown, without waiting."""
        while select.select([self.master], [], [], 0)[0]:
            try:
                self.shown += _COLOURS.sub("", os.read(self.master, 4096).decode("utf-8", "replace"))
            except OSError:  # the program has ended
                return

    async def read_until(self, *words: str) -> str:
        """Read until one of the words is shown; return what was shown since the last time, with that word at its end."""

        def found() -> list[int]:
            self.look()
            return [place + len(word) for word in words if (place := self.shown.find(word, self.read)) >= 0]

        try:
            ends = await until(found, seconds=WAIT_S)
        except TimeoutError:
            raise AssertionError(f"has not shown {words}:\n{self.shown[self.read :]}") from None
        since, self.read = self.shown[self.read : min(ends)], min(ends)
        return since

    def type(self, line: str) -> None:
        os.write(self.master, line.encode() + b"\n")


async def begin(meno, name: str) -> Terminal:
    """Start `meno learn` for somebody, who types the password."""
    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "110", "LINES": "50", "MENO_DATA_DIR": str(meno.data_dir)}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "services.cli", "learn", "--url", meno.url, "--name", name),
        stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True,
    )  # fmt: skip
    os.close(slave)
    return Terminal(master, process)


async def test_a_learner_answers_asks_and_leaves_in_the_terminal(meno, inside):
    name = f"terminal-{uuid4().hex[:8]}"
    pupil = await enrolled(meno, inside, name)
    terminal = await begin(meno, name)
    try:
        await terminal.read_until("Password")
        terminal.type(PASSWORD)
        assert pupil.offer["skill"]["title"] in await terminal.read_until("have read it", "›")
        terminal.type("")
        await terminal.read_until("›")
        terminal.type("wrong, surely")
        await terminal.read_until("Not yet", "could not read", "Nearly")
        await terminal.read_until("›")
        terminal.type("/why")
        await terminal.read_until("·")
        await terminal.read_until("›")
        answer = right_answer(await pupil.step())
        terminal.type(answer if isinstance(answer, str) else " ".join(answer))
        await terminal.read_until("Right")
        await terminal.read_until("›", "have read it")
        terminal.type("")
        await terminal.read_until("›")
        terminal.type("/map")
        await terminal.read_until("ready", "learning", "locked")
        await terminal.read_until("›")
        terminal.type("/ask What shall I do?")
        await terminal.read_until("AI tutor")
        await terminal.read_until("›")
        terminal.type("/quit")
        assert await asyncio.wait_for(terminal.process.wait(), WAIT_S) == 0
    finally:
        if terminal.process.returncode is None:
            terminal.process.kill()
            await terminal.process.wait()
        os.close(terminal.master)
    assert PASSWORD not in terminal.shown
    assert (await pupil.next())["remembered"]

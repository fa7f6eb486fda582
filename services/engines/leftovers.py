"""What a killed start has left behind: an engine still running without a supervisor, or a file that names a process long gone."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
from pathlib import Path
from typing import Final

_PATIENCE_S: Final = 15.0
_LOOK_EVERY_S: Final = 0.05


async def clear_leftover(pid_file: Path, token: str, how: signal.Signals) -> None:
    """Stop the process named in `pid_file` if its command line holds `token`, and take the file away.

    A number in the file may belong to another program by now (after a reboot, say): such a process is left alone.
    """
    pid = _pid_in(pid_file)
    if pid is None:
        return
    deadline = asyncio.get_running_loop().time() + _PATIENCE_S
    while token in command_line(pid):
        late = asyncio.get_running_loop().time() > deadline
        _signal(pid, signal.SIGKILL if late else how)
        await asyncio.sleep(_LOOK_EVERY_S)
    _forget(pid_file)


def _forget(pid_file: Path) -> None:
    pid_file.unlink(missing_ok=True)


def _pid_in(pid_file: Path) -> int | None:
    try:
        return int(pid_file.read_text("utf-8").splitlines()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return None


def _signal(pid: int, how: signal.Signals) -> None:
    try:
        os.kill(pid, how)
    except ProcessLookupError:
        return


def command_line(pid: int) -> str:
    """Return the command line of a running process, empty if there is none of that number."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text("utf-8", errors="replace").replace("\0", " ")
    except FileNotFoundError:
        if Path("/proc/self").exists():
            return ""
    except ProcessLookupError:
        return ""
    listed = subprocess.run(["/bin/ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)  # noqa: S603
    return listed.stdout

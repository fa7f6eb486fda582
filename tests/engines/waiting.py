"""Waiting for what another process does, with a deadline."""

import asyncio
import inspect
from pathlib import Path


async def until(probe, seconds=30.0):
    """Return the first true answer of `probe`; an answer that fails to come counts as not yet."""
    async with asyncio.timeout(seconds):
        while True:
            try:
                answer = probe()
                answer = await answer if inspect.isawaitable(answer) else answer
            except (OSError, LookupError):
                answer = None
            if answer:
                return answer
            await asyncio.sleep(0.02)


def alive(pid):
    """Return whether a process of that number runs; a zombie does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False

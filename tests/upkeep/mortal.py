"""Does deeds in children that are killed after a while. It imports everything once, so that a child is at work within milliseconds."""

from __future__ import annotations

import asyncio
import json
import math
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from schemas.memory import ForgetIn
from services.bootstrap import Services, build_services
from services.identity import Principal
from services.platform import load_settings, run_job
from services.upkeep import back_up, restore
from tests.privacy.conftest import House
from workers.app import load_handlers

SETTINGS = ("database_url", "keys_database_url", "database_owner_url", "keys_database_owner_url", "redis_url", "broker_url", "data_dir")


async def backup(services: Services, order: dict[str, Any]) -> None:
    """Back up."""
    await back_up(services, Path(order["folder"]), lambda *_: None)


async def erase(services: Services, order: dict[str, Any]) -> None:
    """Ask for an erasure, as an operator at the machine, and work it off, as a worker."""
    at_machine = await services.identity.tenants.at_the_machine(order["tenant"])
    out = await services.erasures.begin(at_machine, UUID(order["account"]), UUID(order["erasure"]))
    for job in await services.jobs.find(kind="privacy.erase", limit=1000):
        if job.subject_id == out.id:
            await run_job(services.jobs, job.id, load_handlers().get, services)


async def put_back(order: dict[str, Any]) -> None:
    """Restore, with services that it makes itself."""
    settings = load_settings(**order["settings"])
    await restore(settings, Path(order["folder"]), keys=None, replace=True, progress=lambda *_: None)


async def work(services: Services, order: dict[str, Any]) -> None:
    """Run one job, as a worker does that forgets in small slices, so that there are many commits to be killed between."""
    await run_job(services.jobs, UUID(order["job"]), load_handlers().get, House(services).forgetting_by_job())


async def forget(services: Services, order: dict[str, Any]) -> None:
    """Forget everything, as the learner."""
    learner = Principal(UUID(order["tenant_id"]), UUID(order["account"]), "learner", uuid4(), "adult", "en")
    await services.rights.forget.forget(learner, ForgetIn(what="everything"))


DEEDS = {"backup": backup, "erase": erase, "work": work, "forget": forget}


async def deed(order: dict[str, Any]) -> None:
    """Do what is ordered, with services of its own."""
    if order["deed"] == "restore":
        await put_back(order)
        return
    services = await build_services(load_settings(**order["settings"]))
    os.write(order["built"], b".")
    try:
        await DEEDS[order["deed"]](services, order)
    finally:
        await services.close()


def child(order: dict[str, Any]) -> None:
    """Be the child."""
    try:
        asyncio.run(deed(order))
    except BaseException as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        os._exit(1)
    os._exit(0)


def _heard(hears: int) -> bool:
    """Return whether a child has said since that its services are built."""
    try:
        return bool(os.read(hears, 1))
    except BlockingIOError:
        return False


def main() -> None:
    """Take an order a line; answer how the child ended and after how many seconds, counted `from_built` services if so ordered."""
    hears, says = os.pipe()
    os.set_blocking(hears, False)
    for line in sys.stdin:
        order = json.loads(line) | {"built": says}
        from_built = bool(order.get("from_built"))
        began, pid = math.inf if from_built else time.monotonic(), os.fork()
        if pid == 0:
            child(order)
        ended, status = 0, 0
        while ended == 0:
            ended, status = os.waitpid(pid, os.WNOHANG)
            began = time.monotonic() if _heard(hears) and from_built else began
            if ended == 0 and order["after_s"] is not None and time.monotonic() - began > order["after_s"]:
                os.kill(pid, signal.SIGKILL)
                ended, status = os.waitpid(pid, 0)
            time.sleep(0.001)
        sys.stdout.write(json.dumps({"code": os.waitstatus_to_exitcode(status), "took_s": time.monotonic() - began}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

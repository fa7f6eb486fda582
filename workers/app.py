"""The Celery app: it carries one opaque id to a process that claims the job's row, and decides nothing.

A handler is an async function registered for one kind of job; modules of this package are found by themselves:

    @handles("memory.consolidate")
    async def consolidate(services: Services, run: JobRun) -> None: ...
"""

from __future__ import annotations

import asyncio
import importlib
import pkgutil
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from uuid import UUID

import uvloop
from celery import Celery, signals

import workers
from services.bootstrap import Services, build_services
from services.platform import (
    JOBS_QUEUE,
    RUN_TASK,
    TICK_TASK,
    TICKS_QUEUE,
    JobRun,
    Unavailable,
    broker_options,
    configure_logs,
    get_logger,
    load_settings,
    run_job,
)

log = get_logger(__name__)

JobHandler = Callable[[Services, JobRun], Coroutine[Any, Any, None]]
Handle = TypeVar("Handle", bound=JobHandler)
HANDLERS: Final[dict[str, JobHandler]] = {}

# The handler's own limit comes first (job_runner.RUN_LIMIT_S); this one ends a process that does not answer any more.
_HARD_LIMIT_S: Final = 360
_SOFT_SHUTDOWN_S: Final = 30.0
_REST_S: Final = 1.0
# The main process waits for its processes without a limit of its own, and takes no work meanwhile.
_CLOSING_S: Final = 10.0


def handles(kind: str) -> Callable[[Handle], Handle]:
    """Register the decorated function as the one handler of `kind`."""

    def register(handler: Handle) -> Handle:
        if kind in HANDLERS:
            raise ValueError(f"two handlers for jobs of kind {kind!r}: {HANDLERS[kind].__module__} and {handler.__module__}")
        HANDLERS[kind] = handler
        return handler

    return register


def load_handlers() -> dict[str, JobHandler]:
    """Import every module of this package and return the handlers by kind."""
    for module in pkgutil.iter_modules(workers.__path__):
        if not module.name.startswith("_"):
            importlib.import_module(f"workers.{module.name}")
    return HANDLERS


def _configuration() -> dict[str, Any]:
    """Return Celery's configuration; read when it is first needed, so that importing this module asks for no settings."""
    settings = load_settings()
    return {
        "broker_url": settings.wake_up_url,
        "broker_transport_options": broker_options(settings.wake_up_url),
        "broker_connection_retry_on_startup": True,
        "broker_connection_max_retries": None,
        "result_backend": None,
        "task_ignore_result": True,
        "accept_content": ["json"],
        "task_serializer": "json",
        "task_acks_late": True,
        "task_reject_on_worker_lost": False,
        "task_time_limit": _HARD_LIMIT_S,
        "task_default_queue": JOBS_QUEUE,
        "worker_prefetch_multiplier": 1,
        "worker_concurrency": settings.worker_processes,
        "worker_soft_shutdown_timeout": _SOFT_SHUTDOWN_S,
        "worker_enable_soft_shutdown_on_idle": False,
        "worker_proc_alive_timeout": 60.0,
        "worker_enable_remote_control": False,
        "worker_send_task_events": False,
        "worker_hijack_root_logger": False,
        "worker_redirect_stdouts": False,
        # In memory: the slots of the schedules are rows, so a beat has nothing of its own to remember.
        "beat_scheduler": "celery.beat:Scheduler",
        "beat_schedule": {
            "tick": {
                "task": TICK_TASK,
                "schedule": 3.0,
                "options": {"queue": TICKS_QUEUE, "expires": 9.0, "argsrepr": "", "kwargsrepr": ""},
            }
        },
    }


app: Any = Celery("meno", set_as_current=False)  # type: ignore[no-untyped-call]
app.add_defaults(_configuration)
app.Task.Request = "workers.deliveries:Delivery"


@dataclass
class Process:
    """What one worker process keeps from job to job: an event loop and a set of services."""

    runner: asyncio.Runner
    services: Services


_here: list[Process] = []


async def _built() -> Services:
    """Return the services of this process, which hear what other processes tell of keys."""
    services = await build_services(load_settings())
    services.start_watching()
    return services


def _process() -> Process:
    """Return what this worker process keeps, made when it is first needed: the stores may have been away when it was forked."""
    if not _here:
        runner = asyncio.Runner(loop_factory=uvloop.new_event_loop)
        try:
            _here.append(Process(runner, runner.run(_built())))
        except BaseException:
            runner.close()
            raise
    return _here[0]


def _begin_process(**_: object) -> None:
    """Make the services of a worker process that was just forked, so that its first job need not wait for them."""
    try:
        _process()
    except Exception:
        log.exception("services_not_built")


def _end_process(**_: object) -> None:
    """Close the services of a worker process that ends in order."""
    for process in _here:
        if process.runner.run(_is_closed(process.services)):
            process.runner.close()
        else:
            log.error("services_not_closed")
    _here.clear()


async def _is_closed(services: Services) -> bool:
    """Close them, and return whether that came to an end; connections that are left over end with the process."""
    closing = asyncio.ensure_future(services.close())
    done, _ = await asyncio.wait({closing}, timeout=_CLOSING_S)
    if done:
        closing.result()  # what went wrong is raised as if it had been waited for
    return bool(done)


def _find_handlers(**_: object) -> None:
    """Import the handlers before the processes are forked, so that they share the memory."""
    load_handlers()


def _logs(**_: object) -> None:
    """Take the logs out of Celery's hands."""
    settings = load_settings()
    configure_logs(settings.log_level, settings.log_format)


for _signal, _receiver in (
    (signals.setup_logging, _logs),
    (signals.worker_init, _find_handlers),
    (signals.worker_process_init, _begin_process),
    (signals.worker_process_shutdown, _end_process),
):
    _signal.connect(_receiver, weak=False)  # type: ignore[no-untyped-call]


def in_process(act: Callable[[Services], Coroutine[Any, Any, object]]) -> None:
    """Run `act` in this worker process's loop; a failure is logged, as the reconciler sends again what is left to do."""
    try:
        process = _process()
        process.runner.run(act(process.services))
    except Unavailable:
        # Without this rest a worker would empty the broker in a moment, with nothing done.
        log.warning("store_unavailable")
        time.sleep(_REST_S)
    except Exception:
        log.exception("task_failed")


@app.task(name=RUN_TASK)  # type: ignore[untyped-decorator]
def run(job_id: str) -> None:
    """Run the job with this id, if there is anything left to run."""
    in_process(lambda services: run_job(services.jobs, UUID(job_id), HANDLERS.get, services))

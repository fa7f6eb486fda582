"""The ground: settings, units of work, jobs, cache, clock, errors and logs. It knows no word of tutoring."""

from services.platform.cache import open_redis
from services.platform.channel import Channel, Listening
from services.platform.clock import Clock, SystemClock
from services.platform.database import Database, OpenWork, Work, WorkOpen, joined, no_work_open
from services.platform.dump_restoring import rehearsed, restore_database
from services.platform.dumps import Dump, DumpRefused, Progress, TableDump, dump_database, read_dump, verify_dump
from services.platform.errors import (
    KeyInFlight,
    KeyReused,
    NotFound,
    Problem,
    TooManyRequests,
    Unavailable,
    catalogue,
)
from services.platform.idempotency import Idempotency, KeyClaim, StoredReply
from services.platform.job_runner import Handler, JobRun, run_job
from services.platform.job_store import Job, JobHealth, Queue
from services.platform.jobs import JobNotDead, Jobs, LeaseLost, RunLater, Schedule, enqueue, is_alive
from services.platform.limits import Limit, Limiter, Standing
from services.platform.logs import configure_logs, described, get_logger, only_safe_fields
from services.platform.mail import Letter, Mail, MailRefused, build_mail
from services.platform.metrics import CONTENT_TYPE, Metrics
from services.platform.migrate import at_head, downgrade, upgrade
from services.platform.notes import RestoreUnfinished, noted, put_note, take_note
from services.platform.rls import unguarded
from services.platform.servers import drop_databases, prepare_servers
from services.platform.settings import Settings, WrongSettings, load_settings
from services.platform.statements import Statement
from services.platform.tables import Base, KeysBase, tenant_column
from services.platform.wake import JOBS_QUEUE, RUN_TASK, TICK_TASK, TICKS_QUEUE, CeleryWaker, Waker, broker_options

__all__ = [
    "CONTENT_TYPE",
    "JOBS_QUEUE",
    "RUN_TASK",
    "TICKS_QUEUE",
    "TICK_TASK",
    "Base",
    "CeleryWaker",
    "Channel",
    "Clock",
    "Database",
    "Dump",
    "DumpRefused",
    "Handler",
    "Idempotency",
    "Job",
    "JobHealth",
    "JobNotDead",
    "JobRun",
    "Jobs",
    "KeyClaim",
    "KeyInFlight",
    "KeyReused",
    "KeysBase",
    "LeaseLost",
    "Letter",
    "Limit",
    "Limiter",
    "Listening",
    "Mail",
    "MailRefused",
    "Metrics",
    "NotFound",
    "OpenWork",
    "Problem",
    "Progress",
    "Queue",
    "RestoreUnfinished",
    "RunLater",
    "Schedule",
    "Settings",
    "Standing",
    "Statement",
    "StoredReply",
    "SystemClock",
    "TableDump",
    "TooManyRequests",
    "Unavailable",
    "Waker",
    "Work",
    "WorkOpen",
    "WrongSettings",
    "at_head",
    "broker_options",
    "build_mail",
    "catalogue",
    "configure_logs",
    "described",
    "downgrade",
    "drop_databases",
    "dump_database",
    "enqueue",
    "get_logger",
    "is_alive",
    "joined",
    "load_settings",
    "no_work_open",
    "noted",
    "only_safe_fields",
    "open_redis",
    "prepare_servers",
    "put_note",
    "read_dump",
    "rehearsed",
    "restore_database",
    "run_job",
    "take_note",
    "tenant_column",
    "unguarded",
    "upgrade",
    "verify_dump",
]

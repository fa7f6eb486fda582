"""The ground: settings, units of work, jobs, cache, clock, errors and logs. It knows no word of tutoring."""

from services.platform.clock import Clock, SystemClock
from services.platform.database import Database, OpenWork, Work, WorkOpen, no_work_open
from services.platform.errors import (
    KeyInFlight,
    KeyReused,
    NotFound,
    Problem,
    TooManyRequests,
    Unavailable,
    catalogue,
)
from services.platform.logs import get_logger
from services.platform.migrate import at_head, downgrade, upgrade
from services.platform.servers import drop_databases, prepare_servers
from services.platform.settings import Settings, WrongSettings, load_settings
from services.platform.tables import Base, KeysBase, tenant_column

__all__ = [
    "Base",
    "Clock",
    "Database",
    "KeyInFlight",
    "KeyReused",
    "KeysBase",
    "NotFound",
    "OpenWork",
    "Problem",
    "Settings",
    "SystemClock",
    "TooManyRequests",
    "Unavailable",
    "Work",
    "WorkOpen",
    "WrongSettings",
    "at_head",
    "catalogue",
    "downgrade",
    "drop_databases",
    "get_logger",
    "load_settings",
    "no_work_open",
    "prepare_servers",
    "tenant_column",
    "upgrade",
]

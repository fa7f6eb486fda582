"""Looks at both databases: reached, migrated, guarded, and silent about what they hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from sqlalchemy import text

from services.bootstrap import Services
from services.platform import Database, at_head, unguarded
from services.upkeep.findings import Finding, judged

_ROLE: Final = text("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
_SILENT: Final = text("SELECT current_setting('log_parameter_max_length_on_error') = '0'")
_LOUD: Final = text("SELECT current_setting('log_statement') <> 'none' OR current_setting('log_min_error_statement') <> 'panic'")


async def look(services: Services) -> Sequence[Finding]:
    """Look at the content database, then at the key database."""
    return [*await _of(services.database, "main", "content database"), *await _of(services.keys_database, "keys", "key database")]


async def _of(database: Database, history: Literal["main", "keys"], name: str) -> list[Finding]:
    is_newest = await at_head(database, history)
    async with database.open_work() as work:
        bypasses = bool((await work.session.execute(_ROLE)).scalar_one())
        open_tables = await unguarded(work.session)
        is_silent = bool((await work.session.execute(_SILENT)).scalar_one())
        is_loud = bool((await work.session.execute(_LOUD)).scalar_one())
    names = ", ".join(open_tables)
    quiet = "set log_statement=none and log_min_error_statement=panic, so that a failed statement is not printed"
    return [
        judged(f"{name}: migrations", is_newest, "newest", "not those of this version", "run `meno migrate`"),
        judged(
            f"{name}: role",
            not bypasses,
            "under row-level security",
            "passes row-level security by",
            "`meno migrate` with an administrator",
        ),
        judged(f"{name}: tables", not open_tables, "guarded", f"without forced row-level security: {names}", "run `meno migrate`; tell us"),
        judged(f"{name}: errors", is_silent, "show no values", "show values", "set log_parameter_max_length_on_error=0"),
        judged(f"{name}: log", not is_loud, "shows no statements", "may show statements", quiet, level="warn"),
    ]

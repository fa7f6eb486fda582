"""The rules of the house that no other tool checks, read from the source and from a migrated database."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest
from sqlalchemy import text

from services.bootstrap import build_services
from services.platform.rls import OUTSIDE
from services.vault import KEY_TABLES

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = ("schemas", "services", "workers")
MEASURED = (*PRODUCT, "migrations", "tests", "bench")
FILE_LINES, FUNCTION_LINES = 400, 40

# Who alone may use a package that holds a power.
RESERVED = {"cryptography": "services/vault/", "openai": "services/llm/"}
# What a module that decides never imports.
WORLD = {
    *("alembic", "asyncio", "asyncpg", "celery", "concurrent", "fastapi", "httpx2", "kombu", "multiprocessing", "openai", "redis"),
    *("secrets", "socket", "sqlalchemy", "structlog", "subprocess", "tempfile", "threading", "time", "typer", "uvicorn"),
}
# Tables without a tenant: they hold nothing of any person.
WITHOUT_TENANT = {
    "alembic_version",
    "platform_note",  # of the installation: a restore under way, the last backup
    "job_slot",  # the clock's: name of a schedule and time
    "memory_orders_known",  # one row: up to which standing order this database reflects the ledger
    "vault_fingerprint",  # one row: which keys this database belongs to
}


@dataclass(frozen=True, eq=False)
class Source:
    """One file of the project, parsed."""

    path: str
    text: str
    tree: ast.Module

    @property
    def domain(self) -> str:
        """`vault` for services/vault/keys.py, the first folder for all else."""
        parts = self.path.split("/")
        return parts[1] if parts[0] == "services" and len(parts) > 2 else parts[0]

    @functools.cached_property
    def nodes(self) -> list[ast.AST]:
        """Every node of the tree, walked once for all rules."""
        return list(ast.walk(self.tree))


def sources(*folders: str) -> Iterator[Source]:
    """Every Python file below the folders."""
    return chain.from_iterable(map(_parsed, folders))


@functools.cache
def _parsed(folder: str) -> tuple[Source, ...]:
    files = sorted((ROOT / folder).rglob("*.py"))
    return tuple(Source(str(path.relative_to(ROOT)), text := path.read_text("utf-8"), ast.parse(text)) for path in files)


def imports(source: Source) -> Iterator[tuple[int, str]]:
    """Every module that a file imports, whole; `from services.vault import keys` counts as services.vault.keys if that is a module."""
    for node in source.nodes:
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield node.lineno, inner if _is_module(inner) and alias.name not in door(node.module) else node.module


@functools.cache
def door(package: str) -> frozenset[str]:
    """The names that a package's front door offers: a function may bear the name of its module."""
    path = ROOT.joinpath(*package.split("."), "__init__.py")
    offered = [node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.ImportFrom)] if path.exists() else []
    return frozenset(alias.asname or alias.name for node in offered for alias in node.names)


def _is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").exists() or path.is_dir()


def told(faults: list[str]) -> None:
    """Fail with one fault a line."""
    assert not faults, "\n" + "\n".join(sorted(set(faults)))


def test_a_domain_is_entered_by_its_front_door_only():
    faults = []
    for source in sources("services", "workers"):
        for line, name in imports(source):
            parts = name.split(".")
            if parts[0] == "services" and len(parts) > 2 and parts[1] != source.domain:
                faults.append(f"{source.path}:{line} imports {name}; use a name of services.{parts[1]}")
    told(faults)


def test_only_the_unit_of_work_commits_or_rolls_back():
    faults = []
    for source in sources("services", "workers"):
        if source.path == "services/platform/database.py":
            continue
        for node in source.nodes:
            word = node.attr if isinstance(node, ast.Attribute) else node.value if isinstance(node, ast.Constant) else ""
            if isinstance(word, str) and word.strip().rstrip(";").lower() in {"commit", "rollback"}:
                faults.append(f"{source.path}:{node.lineno} mentions {word!r}; only services/platform/database.py may")
    told(faults)


def test_every_file_is_read_in_one_sitting():
    told(
        [
            f"{source.path} has {count} lines; divide it by meaning ({FILE_LINES} at most)"
            for source in sources(*MEASURED)
            if (count := source.text.count("\n")) > FILE_LINES
        ]
    )


def test_every_function_fits_on_a_screen():
    faults = []
    for source in sources(*PRODUCT):
        for node in source.nodes:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and (count := _lines(node)) > FUNCTION_LINES:
                faults.append(f"{source.path}:{node.lineno} {node.name} has {count} lines ({FUNCTION_LINES} at most)")
    told(faults)


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function without its decorators and its docstring."""
    first = function.body[0]
    has_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    docstring = first.end_lineno - first.lineno + 1 if has_docstring else 0
    return function.end_lineno - function.lineno + 1 - docstring


@pytest.mark.parametrize(("package", "home"), RESERVED.items())
def test_a_power_has_one_user(package, home):
    told(
        [
            f"{source.path}:{line} imports {name}; only {home} may"
            for source in sources(*PRODUCT)
            if not source.path.startswith(home)
            for line, name in imports(source)
            if name.split(".")[0] == package
        ]
    )


def test_contracts_use_pydantic_and_nothing_else():
    allowed = {"pydantic", "pydantic_core", "schemas", "typing_extensions"}
    outside = {"alembic", "numpy", "services", "sqlalchemy", "workers", *WORLD}
    told(
        [
            f"{source.path}:{line} imports {name}"
            for source in sources("schemas")
            for line, name in imports(source)
            if name.split(".")[0] in outside - allowed
        ]
    )


def test_what_calls_itself_pure_reaches_for_nothing():
    faults = []
    for source in sources(*PRODUCT):
        if "(pure)" not in (ast.get_docstring(source.tree) or "").partition("\n")[0].lower():
            continue
        faults += [f"{source.path}:{line} is pure and imports {name}" for line, name in imports(source) if name.split(".")[0] in WORLD]
        faults += [f"{source.path}:{node.lineno} is pure and async" for node in source.nodes if isinstance(node, ast.AsyncFunctionDef)]
    told(faults)


def test_no_import_hides_in_a_function_or_from_the_running_program():
    faults = []
    for source in sources(*PRODUCT):
        for node in source.nodes:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                hidden = [inner for inner in ast.walk(node) if isinstance(inner, (ast.Import, ast.ImportFrom))]
                faults += [f"{source.path}:{inner.lineno} imports within {node.name}" for inner in hidden]
            if isinstance(node, ast.Name) and node.id == "TYPE_CHECKING":
                faults.append(f"{source.path}:{node.lineno} asks for TYPE_CHECKING")
    told(faults)


def test_nothing_is_left_to_do_in_a_comment():
    words = ("TO" + "DO", "FIX" + "ME", "XX" + "X")
    told(
        [
            f"{source.path}:{number} {line.strip()}"
            for source in sources(*PRODUCT, "migrations")
            for number, line in enumerate(source.text.splitlines(), 1)
            if "#" in line and any(word in line.partition("#")[2].split() or f"{word}:" in line.partition("#")[2] for word in words)
        ]
    )


def test_every_kind_of_job_has_one_handler_and_every_handler_a_job():
    constants = {
        target.id: node.value.value
        for source in sources("services", "workers")
        for node in source.tree.body
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    promised, handled = set(), []
    for source in sources("services", "workers"):
        for node in source.nodes:
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            position = {"enqueue": 1, "Schedule": 1, "handles": 0}.get(called)
            if position is None or len(node.args) <= position:
                continue
            kind = node.args[position]
            value = kind.value if isinstance(kind, ast.Constant) else constants.get(kind.id) if isinstance(kind, ast.Name) else None
            if isinstance(value, str):
                handled.append(value) if called == "handles" else promised.add(value)
    assert sorted(handled) == sorted(set(handled)), "one handler a kind"
    assert promised == set(handled), f"without handler: {promised - set(handled)}; without job: {set(handled) - promised}"


_TABLES = text(
    "SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity AS forced,"
    " EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped) AS has_tenant,"
    " EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid) AS has_policy"
    " FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1"
)


async def test_every_table_of_the_content_database_is_behind_row_level_security_or_on_the_list(database):
    async with database.open_work() as work:
        tables = (await work.session.execute(_TABLES)).all()
    told(
        [
            f"{table.relname}: row-level security is not forced, and it is not on the list of services/platform/rls.py"
            for table in tables
            if table.has_tenant and not (table.forced and table.has_policy) and table.relname not in OUTSIDE
        ]
        + [
            f"{table.relname} has no tenant_id and is not on the list"
            for table in tables
            if not table.has_tenant and table.relname not in WITHOUT_TENANT | OUTSIDE
        ]
    )


_OF_ACCOUNTS = text(
    "SELECT DISTINCT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped"
    " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')"
    " AND a.attname ~ '(account|learner|guardian|author|requester|pinned|made)_(id|by)$' ORDER BY 1"
)
FORGOTTEN_APART = frozenset({"idempotency", "job"})
"""The ground's own tables, which an erasure empties through `Idempotency.forget` and `Jobs.forget`."""


async def test_every_table_that_names_an_account_is_in_a_holding(settings, database, keys_database):
    services = await build_services(settings)
    held = frozenset().union(*(holding.tables for holding in services.holdings)) | FORGOTTEN_APART
    await services.close()
    for tables, known in ((database, held), (keys_database, KEY_TABLES)):
        async with tables.open_work() as work:
            named = set((await work.session.execute(_OF_ACCOUNTS)).scalars())
        told([f"{name} names accounts and is in no domain's Holding: nothing of it would be erased" for name in named - known])

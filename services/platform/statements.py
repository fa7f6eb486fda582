"""Statements whose text never changes: compiled once, prepared once a connection, and sent straight to the driver.

A session works out anew for each execution what does not change: which text and types belong to a query, and of what its rows are made.
For the few statements that every answer and every turn ask, that is more work than all that is done with their rows.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, Final, TypeAlias

from sqlalchemy import Executable, TextClause
from sqlalchemy.dialects.postgresql import asyncpg
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.compiler import SQLCompiler

from services.platform.line import Line

LINE: Final = "meno.line"
"""Under this name a session of a unit of work knows its line."""
_DIALECT: Final = asyncpg.dialect()  # type: ignore[no-untyped-call]
_Processor: TypeAlias = Callable[[Any], Any]
_Making: TypeAlias = tuple[Callable[[Iterable[Any]], Any], list[tuple[int, _Processor]]]


class Statement:
    """A query made once, when its module is imported. Its rows are named tuples.

    It takes values, also arrays, where it has bound parameters, but no lists that are written out (`in_`): its text would change with them.
    """

    def __init__(self, query: Executable) -> None:
        """Take a query of columns, not of whole rows, or a text."""
        self.query = query
        self._made: _Making | None = None

    async def all(self, session: AsyncSession, values: Mapping[str, Any]) -> list[Any]:
        """Return all rows.

        Args:
            session: Of a unit of work. What waits to be written in it is written before.
            values: By parameter.
        """
        if session.new or session.dirty or session.deleted:
            await session.flush()
        line: Line = session.info[LINE]
        text, parameters = self._compiled
        asked = [
            known if name is None else values[name] if process is None else process(values[name]) for name, process, known in parameters
        ]
        return self._rows(line, await line.fetch(text, asked))

    async def one_or_none(self, session: AsyncSession, values: Mapping[str, Any]) -> Any | None:
        """Return the only row, None if there is none."""
        rows = await self.all(session, values)
        if len(rows) > 1:
            raise ValueError("a statement that should find one row at most has found more")
        return rows[0] if rows else None

    async def one(self, session: AsyncSession, values: Mapping[str, Any]) -> Any:
        """Return the only row."""
        (row,) = await self.all(session, values)
        return row

    @cached_property
    def _compiled(self) -> tuple[str, list[tuple[str | None, _Processor | None, Any]]]:
        """Return the text, and for each of its parameters in order: name and what makes a value fit, or no name and the value it always has."""
        compiled = self.query.compile(dialect=_DIALECT)  # type: ignore[attr-defined]
        assert isinstance(compiled, SQLCompiler)  # noqa: S101 - an executable is compiled to SQL
        if compiled.post_compile_params or compiled.literal_execute_params:
            raise TypeError("the text of this query would change with its values; execute it in the session")
        return compiled.string, [_parameter(compiled, name) for name in compiled.positiontup or ()]

    def _rows(self, line: Line, found: list[Any]) -> list[Any]:
        """Return the driver's rows as ours."""
        if not found:
            return []
        if self._made is None:
            self._made = self._making(line)
        make, processors = self._made
        if not processors:
            return [make(row) for row in found]
        rows = []
        for row in found:
            cells = list(row)
            for place, process in processors:
                cells[place] = process(cells[place])
            rows.append(make(cells))
        return rows

    def _making(self, line: Line) -> _Making:
        """Return what makes a row of cells, and by place what makes a cell of what the driver gives, where something must."""
        columns = line.columns(self._compiled[0])
        make: Callable[[Iterable[Any]], Any] = namedtuple("Row", [name for name, _ in columns], rename=True)._make  # type: ignore[attr-defined]
        if isinstance(self.query, TextClause):
            return make, []
        known: Any = self.query.exported_columns  # type: ignore[attr-defined]
        made = [column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, oid) for column, (_, oid) in zip(known, columns, strict=True)]
        return make, [(place, process) for place, process in enumerate(made) if process is not None]


def _parameter(compiled: SQLCompiler, name: str) -> tuple[str | None, _Processor | None, Any]:
    bound = compiled.binds[name]
    process = bound.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)
    if bound.required or bound.value is None:
        return bound.key, process, None
    return None, None, bound.effective_value if process is None else process(bound.effective_value)

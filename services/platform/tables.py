"""What every table shares: one base per database, constraint names that migrations can find again, and the tenant's column."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Final
from uuid import UUID

from sqlalchemy import DateTime, MetaData, Uuid
from sqlalchemy.orm import DeclarativeBase, MappedColumn, mapped_column

NAMES: Final = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
_TYPES: Final[Mapping[Any, Any]] = {datetime: DateTime(timezone=True), UUID: Uuid(as_uuid=True, native_uuid=True)}


class Base(DeclarativeBase):
    """A table of the content database."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[Mapping[Any, Any]] = _TYPES


class KeysBase(DeclarativeBase):
    """A table of the key database."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[Mapping[Any, Any]] = _TYPES


def tenant_column(*, primary_key: bool = False) -> MappedColumn[UUID]:
    """Return the column that row-level security compares; every table with learner data has it."""
    return mapped_column("tenant_id", _TYPES[UUID], primary_key=primary_key, nullable=False)

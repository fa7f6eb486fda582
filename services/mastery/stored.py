"""A parameter set from the bytes that are kept under its hash and never changed (pure)."""

from __future__ import annotations

import json
from typing import Any

from services.mastery.parameters import CourseParameters, EvidenceConstants, FilterConstants, ItemParameters, ParameterSet, Readout


class ParametersUnreadable(Exception):
    """Stored parameters are damaged, or of a format that this version does not know."""


def read(packed: bytes, name: str) -> ParameterSet:
    """Return the set that was written.

    Args:
        packed: What `ParameterSet.written` was.
        name: The set's hash.

    Raises:
        ParametersUnreadable: The bytes are not those of a set of this name.
    """
    try:
        plain = json.loads(packed)
        found = ParameterSet(
            _filter(plain["filter"]), EvidenceConstants(**plain["evidence"]), {key: _course(one) for key, one in plain["courses"].items()}
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ParametersUnreadable(f"parameter set {name[:12]} cannot be read; fit anew") from error
    if found.hash != name:
        raise ParametersUnreadable(f"parameter set {name[:12]} is not what its name says; fit anew")
    return found


def _filter(plain: dict[str, Any]) -> FilterConstants:
    return FilterConstants(**plain | {"stability_range_hours": tuple(plain["stability_range_hours"])})


def _course(plain: dict[str, Any]) -> CourseParameters:
    newcomer = plain["newcomer"]
    return CourseParameters(
        items={key: ItemParameters(**item) for key, item in plain["items"].items()},
        skills=plain["skills"],
        readout=_readout(plain["readout"]),
        skill_terms={name: tuple(term) for name, term in plain["skill_terms"].items()},
        item_terms={key: tuple(term) for key, term in plain["item_terms"].items()},
        newcomer=None if newcomer is None else _readout(newcomer),
    )


def _readout(plain: dict[str, Any]) -> Readout:
    return Readout(plain["intercept"], tuple(plain["weights"]), plain["forgetting"])

"""The published contract as tests read it: every call, its ids, and the smallest body that it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

SLUG = "no-such-thing"
JSON, CSV = "application/json", "text/csv"
VERBS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Call:
    """One call of the API."""

    verb: str
    path: str
    path_ids: tuple[str, ...]
    query_ids: tuple[str, ...]
    body_ids: tuple[str, ...]
    body: Any
    media: str
    keeps_keys: bool

    @property
    def ids(self) -> set[str]:
        """Return the names of everything that says which object is meant."""
        return {*self.path_ids, *self.query_ids, *self.body_ids}

    @property
    def name(self) -> str:
        """Return how the call is named in reports."""
        return f"{self.verb.upper()} {self.path}"


def calls_of(contract: dict[str, Any]) -> Iterator[Call]:
    """Yield every call."""
    for path, verbs in sorted(contract["paths"].items()):
        for verb in VERBS:
            if verb in verbs:
                yield _call(contract, path, verb, verbs[verb])


def _call(contract: dict[str, Any], path: str, verb: str, described: dict[str, Any]) -> Call:
    named = described.get("parameters", [])
    bodies = described.get("requestBody", {}).get("content", {})
    media = next((kind for kind in (JSON, CSV) if kind in bodies), "")
    schema = bodies[media]["schema"] if media else None
    fields = resolved(contract, schema).get("properties", {}) if schema else {}
    return Call(
        verb, path,
        tuple(one["name"] for one in named if one["in"] == "path"),
        tuple(one["name"] for one in named if one["in"] == "query" and _is_id(one["schema"])),
        tuple(name for name, one in fields.items() if name != "id" and _is_id(one)),
        smallest(contract, schema) if schema else None, media,
        any(one["name"] == "Idempotency-Key" for one in named),
    )  # fmt: skip


def _is_id(schema: dict[str, Any]) -> bool:
    return any(one.get("format") == "uuid" for one in (schema, *schema.get("anyOf", ())))


def resolved(contract: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema, the one that is meant if it is a reference."""
    return contract["components"]["schemas"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def smallest(contract: dict[str, Any], schema: dict[str, Any]) -> Any:
    """Return the first example of a schema, or a small value that it takes."""
    schema = resolved(contract, schema)
    if schema.get("examples"):
        return schema["examples"][0]
    if schema.get("type") == "object":
        wanted = schema.get("required") or list(schema.get("properties", {}))[:1]
        return {name: smallest(contract, schema["properties"][name]) for name in wanted}
    if "anyOf" in schema:
        return smallest(contract, schema["anyOf"][0])
    return _value(schema)


def _value(schema: dict[str, Any]) -> Any:
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("format") == "uuid":
        return str(uuid4())
    plain = {"integer": schema.get("minimum", 1), "number": schema.get("minimum", 1), "boolean": True, "array": []}
    return schema["const"] if "const" in schema else plain.get(schema.get("type", ""), SLUG)

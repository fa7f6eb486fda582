"""A call of the API as a value: what is sent, and how the answer is read (pure but for the ids it makes). Sent again, it is the same call."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Generic, TypeAlias, TypeVar
from uuid import UUID, uuid4

from schemas.base import Contract

T = TypeVar("T")
C = TypeVar("C", bound=Contract)
Asked: TypeAlias = str | int | bool | UUID | datetime | date | Sequence[str] | None
_JSON: Final = {"Content-Type": "application/json"}


@dataclass(frozen=True, slots=True)
class Call(Generic[T]):
    """One request and the shape of its answer.

    Args:
        method: HTTP method.
        path: Path from the root.
        read: Makes the answer of its body.
        query: Parameters of the address; ids and numbers only, never words.
        body: The body as sent.
        headers: Further headers; an Idempotency-Key among them makes a POST that has no id of its own countable once.
        is_done_when_gone: A repeated deletion that meets nothing was carried out the first time.
    """

    method: str
    path: str
    read: Callable[[bytes], T] = field(repr=False)
    query: Mapping[str, str | list[str]] = field(default_factory=dict)
    body: bytes | None = field(default=None, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    is_done_when_gone: bool = False


def get(path: str, shape: type[C], **query: Asked) -> Call[C]:
    """Return a call that reads."""
    return Call("GET", path, shape.model_validate_json, asked(query))


def post(path: str, shape: type[C], body: Contract, *, once: bool = False) -> Call[C]:
    """Return a call that makes something; `once` gives it a key where the body holds no id of its own."""
    return Call("POST", path, shape.model_validate_json, body=_sent(body), headers={**_JSON, **(keyed() if once else {})})


def upload(path: str, shape: type[C], content: bytes, name: str) -> Call[C]:
    """Return a call that sends a file; `name` is what the server calls it in its refusals, and holds no words of a learner."""
    boundary = uuid4().hex
    head = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: application/octet-stream\r\n\r\n'
    )
    body = head.encode() + content + f"\r\n--{boundary}--\r\n".encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={boundary}", **keyed()}
    return Call("POST", path, shape.model_validate_json, body=body, headers=headers)


def change(method: str, path: str, shape: type[C], body: Contract, version: str | None = None) -> Call[C]:
    """Return a call that changes what is at `path`, if it still has the version that was read."""
    return Call(method, path, shape.model_validate_json, body=_sent(body), headers={**_JSON, **if_match(version)})


def tell(method: str, path: str, body: Contract | None = None) -> Call[None]:
    """Return a call whose answer is empty."""
    sent = None if body is None else _sent(body)
    return Call(method, path, nothing, body=sent, headers=_JSON if sent is not None else {})


def delete(path: str, version: str | None = None) -> Call[None]:
    """Return a call that deletes."""
    return Call("DELETE", path, nothing, headers=if_match(version), is_done_when_gone=True)


def if_match(version: str | None) -> dict[str, str]:
    """Return the header that asks for a version."""
    return {} if version is None else {"If-Match": f'"{version}"'}


def keyed() -> dict[str, str]:
    """Return a key under which a call counts once, however often it is sent."""
    return {"Idempotency-Key": str(uuid4())}


def asked(query: Mapping[str, Asked]) -> dict[str, str | list[str]]:
    """Return parameters as they are sent; those without a value are left out."""
    return {name: _word(value) for name, value in query.items() if value is not None}


def nothing(_: bytes) -> None:
    """Read an empty answer."""


def _word(value: Asked) -> str | list[str]:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, str | int | UUID) else list(value or ())


def _sent(body: Contract) -> bytes:
    return body.model_dump_json(exclude_unset=True).encode()

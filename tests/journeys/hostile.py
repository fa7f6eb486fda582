"""Bodies and values that nobody should send: what is wrong with each, and how to make it from a body that is right (pure)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

DEEP = 100_000
DIGITS = 5_000
NUMBERS = ("NaN", "Infinity", "-Infinity", "1e999", "-1e999", "1" * DIGITS, "1." + "0" * DIGITS + "1", "-0.0", "1e-400")
WRONG_VALUES = (
    "null",
    "true",
    "[]",
    "{}",
    '""',
    "-1",
    "99999999999999999999999999",
    '"\\u0000"',
    '"\\ud800"',
    '"a\\udc00b"',
    '"\\u202e\\ufeff"',
    "[[[]]]",
)
NAUGHTY = (
    "", " ", "\t\n\r", "undefined", "NULL", "true", "1/0", "0x", "1e1000", "٣", "Ω≈ç√∫", "👩‍👩‍👧‍👦", "\u202etest", "ﷺ" * 50, "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮", "<script>alert(1)</script>", "' OR 1=1 --",
    "'; DROP TABLE job; --", "${7*7}", "{{7*7}}", "../../../../etc/passwd", "%00", "%s%s%s%n", "$(touch /tmp/x)", "`id`", "\x7f\x80\x9f", "\ufffe\uffff", "COM1", "x" * 1_000, "𝕬" * 100,
)  # fmt: skip


def broken(whole: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield bodies that are no JSON document of the right kind, made from one that is."""
    yield "empty", b""
    yield "cut off", whole[:-1]
    yield "trailing", whole + b"}"
    yield "twice", whole + whole
    yield "not closed", b'{"a": "'
    yield "bare word", b"hello"
    yield "single quotes", b"{'a': 1}"
    yield "with a mark of byte order", b"\xef\xbb\xbf" + whole + b","
    yield "UTF-16", whole.decode().encode("utf-16")
    yield "no UTF-8", b'{"a": "\xff\xfe\xc0\xaf"}'
    yield "a NUL byte", b'{"\x00": 1}'
    yield "a control sign", b'{"a": "\x01\x1f"}'
    yield "deep lists", b"[" * DEEP
    yield "deep lists, closed", b"[" * DEEP + b"]" * DEEP
    yield "deep objects", b'{"a":' * DEEP
    yield "a long number", b'{"a": ' + b"9" * DIGITS + b"}"
    yield "a list", b"[" + whole + b"]"
    yield "a text", b'"text"'
    yield "null", b"null"
    yield "an unknown field", whole[:-1] + b', "unknown_field": 1}' if len(whole) > 2 else b'{"unknown_field": 1}'
    yield "a field of an object's inside", whole[:-1] + b', "__class__": {"__init__": {}}}' if len(whole) > 2 else b'{"__class__": 1}'


def with_wrong_values(body: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Yield the body with one field made wrong at a time."""
    for name in body:
        for value in (*NUMBERS, *WRONG_VALUES):
            fields = ", ".join(f"{json.dumps(key)}: {value if key == name else json.dumps(kept)}" for key, kept in body.items())
            yield f"{name}: {value[:40]}", f"{{{fields}}}".encode()


def with_naughty_texts(body: dict[str, Any], texts: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Yield the body with a text in every place that holds one."""
    for text in texts:
        for name in (name for name, kept in body.items() if isinstance(kept, str)):
            yield f"{name}: {text[:40]!r}", json.dumps({**body, name: text}).encode()

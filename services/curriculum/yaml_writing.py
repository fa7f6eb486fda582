"""YAML of course files, written one way only: readable, safe to read again, and the same for the same values (pure)."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, Final

WIDTH: Final = 110
_PLAIN: Final = re.compile(r"[^\W\d_](?:[\w ./()+'-]*[\w.)'])?")
_RESERVED: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"})


def write_block(values: Mapping[str, Any]) -> str:
    """Return a mapping as YAML lines, each ended by a line feed; nothing for an empty mapping."""
    return "".join(f"{line}\n" for line in _mapping(values, 0))


def _mapping(values: Mapping[str, Any], indent: int) -> list[str]:
    lines: list[str] = []
    for key, value in values.items():
        lines += _entry(f"{' ' * indent}{_scalar(key)}:", value, indent)
    return lines


def _entry(head: str, value: Any, indent: int) -> list[str]:
    flow = _flow(value)
    if flow is not None and len(head) + 1 + len(flow) <= WIDTH:
        return [f"{head} {flow}"]
    if isinstance(value, str):
        return _long_text(head, value, indent + 2)
    if isinstance(value, Mapping):
        return [head, *_mapping(value, indent + 2)]
    if isinstance(value, Sequence):
        return [head, *_sequence(value, indent + 2)]
    return [f"{head} {_scalar(value)}"]


def _sequence(values: Sequence[Any], indent: int) -> list[str]:
    lines: list[str] = []
    for value in values:
        flow = _flow(value)
        dash = f"{' ' * indent}-"
        if flow is not None and len(dash) + 1 + len(flow) <= WIDTH:
            lines.append(f"{dash} {flow}")
        elif isinstance(value, Mapping):
            first, *rest = _mapping(value, indent + 2)
            lines += [f"{dash} {first.lstrip()}", *rest]
        else:
            lines += _entry(dash, value, indent)
    return lines


def _flow(value: Any, depth: int = 0) -> str | None:
    """Return a value on one line, or None if it is not simple enough to be read there."""
    if isinstance(value, Mapping):
        return _flow_of([(f"{_scalar(key)}: ", child) for key, child in value.items()], "{}", depth)
    if isinstance(value, list | tuple):
        return _flow_of([("", child) for child in value], "[]", depth)
    return None if isinstance(value, str) and "\n" in value and depth == 0 else _scalar(value)


def _flow_of(children: list[tuple[str, Any]], brackets: str, depth: int) -> str | None:
    shown = [(head, _flow(child, depth + 1)) for head, child in children]
    deepest = 3 if not any(isinstance(child, Mapping) for _, child in children) else 0
    if depth > deepest or any(text is None for _, text in shown):
        return None
    if depth == 0 and any(isinstance(child, Mapping) for _, child in children):
        return None
    return f"{brackets[0]}{', '.join(f'{head}{text}' for head, text in shown)}{brackets[1]}"


def _long_text(head: str, text: str, indent: int) -> list[str]:
    pad = " " * indent
    if _fits_literal(text):
        return [f"{head} |-", *(f"{pad}{line}" if line else "" for line in text.split("\n"))]
    if text.isprintable() and all(text.split(" ")):
        wrapped = textwrap.wrap(text, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
        return [f"{head} >-", *(f"{pad}{line}" for line in wrapped)]
    return [f"{head} {_quoted(text)}"]


def _fits_literal(text: str) -> bool:
    lines = text.split("\n")
    plain = all(line.isprintable() and line == line.rstrip() for line in lines)
    return len(lines) > 1 and plain and bool(lines[0]) and bool(lines[-1]) and not lines[0].startswith(" ")


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    text = str(value)
    if _PLAIN.fullmatch(text) and text.isprintable() and text.casefold() not in _RESERVED:
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    """Return the text in double quotes; what cannot be printed is escaped."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else _escaped(sign) for sign in quoted)


def _escaped(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"

"""YAML of course files, read with the line of every value and without YAML's dangers (pure).

No aliases, no tags, no duplicate keys; depth and size are limited. A scalar is read as the text that was written, so that `0.50`
stays `0.50`; the contracts turn it into numbers where they want numbers. Only variables' `choices` keep whole and decimal numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from services.curriculum.findings import Path

MAX_YAML_CHARS: Final = 100_000
MAX_DEPTH: Final = 12
MAX_NODES: Final = 10_000
MAX_BRACKETS: Final = 4_000

_CORE: Final = "tag:yaml.org,2002:"
_PLAIN_TAGS: Final = frozenset(
    f"{_CORE}{name}" for name in ("null", "bool", "int", "float", "str", "seq", "map", "timestamp", "merge", "value")
)
_INTEGER: Final = re.compile(r"[-+]?[0-9]{1,200}")
_DECIMAL: Final = re.compile(r"[-+]?[0-9]{1,20}(?:\.[0-9]{1,20})?(?:[eE][-+]?[0-9]{1,3})?")


class YamlRefusedError(ValueError):
    """YAML that cannot or must not be read; `line` counts from 0 in the block."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(slots=True)
class Block:
    """The mapping of one YAML block, and the line (from 0) of each of its parts."""

    values: dict[str, Any]
    lines: Mapping[Path, int]


def read_block(text: str) -> Block:
    """Return the mapping that a YAML block holds; an empty block is an empty mapping."""
    if len(text) > MAX_YAML_CHARS:
        raise YamlRefusedError(f"this YAML is longer than {MAX_YAML_CHARS} characters", 0)
    if sum(text.count(bracket) for bracket in "[{") > MAX_BRACKETS:
        raise YamlRefusedError(f"this YAML has more than {MAX_BRACKETS} brackets", 0)
    node = _compose(text)
    reading = _Reading()
    if node is None:
        return Block({}, {(): 0})
    if not isinstance(node, MappingNode):
        raise YamlRefusedError("expected `name: value` lines here", node.start_mark.line)
    return Block(reading.mapping(node, ()), reading.lines)


def _compose(text: str) -> Node | None:
    try:
        node: Node | None = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlRefusedError(f"this is not YAML: {error.problem or error.context}", mark.line if mark else 0) from error
    except YAMLError as error:
        raise YamlRefusedError(f"this is not YAML: {str(error).splitlines()[0]}", 0) from error
    except RecursionError as error:
        raise YamlRefusedError(f"this YAML is nested deeper than {MAX_DEPTH} levels", 0) from error
    return node


@dataclass(slots=True)
class _Reading:
    lines: dict[Path, int] = field(default_factory=dict)
    _seen: set[int] = field(default_factory=set)

    def value(self, node: Node, path: Path) -> Any:
        self._check(node, path)
        if isinstance(node, MappingNode):
            return self.mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self.value(child, (*path, index)) for index, child in enumerate(node.value)]
        if isinstance(node, ScalarNode):
            return _scalar(node, path)
        raise YamlRefusedError("this kind of YAML value is not allowed", node.start_mark.line)

    def mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        self.lines.setdefault(path, node.start_mark.line)
        found: dict[str, Any] = {}
        for key_node, child in node.value:
            line = key_node.start_mark.line
            if not isinstance(key_node, ScalarNode):
                raise YamlRefusedError("a name must be plain text", line)
            key = str(key_node.value)
            if key in found:
                raise YamlRefusedError(f"{key!r} is given twice", line)
            self.lines[(*path, key)] = line
            found[key] = self.value(child, (*path, key))
        return found

    def _check(self, node: Node, path: Path) -> None:
        line = node.start_mark.line
        if id(node) in self._seen:
            raise YamlRefusedError("aliases (`*name`) are not allowed in course files; write the value out", line)
        self._seen.add(id(node))
        if len(path) > MAX_DEPTH:
            raise YamlRefusedError(f"this YAML is nested deeper than {MAX_DEPTH} levels", line)
        if len(self._seen) > MAX_NODES:
            raise YamlRefusedError(f"this YAML has more than {MAX_NODES} values", line)
        if str(node.tag) not in _PLAIN_TAGS:
            raise YamlRefusedError(f"tags such as {node.tag} are not allowed in course files", line)
        self.lines.setdefault(path, line)


def _scalar(node: ScalarNode, path: Path) -> int | float | str | None:
    text = str(node.value)
    if str(node.tag) == f"{_CORE}null" and node.style is None:
        return None
    if node.style is None and len(path) == 4 and path[0] == "variables" and path[2] == "choices":
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return float(text)
    return text

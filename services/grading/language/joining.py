r"""Says what standing together means: the tokens of an answer with every multiplication and bracket made plain (pure).

`1/2x` is read as a half of x, `1/xy` as 1/(xy), and `1\frac{1}{2}` as one and a half, which is how they are mostly meant;
`other` reads them the other way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from services.grading.language.characters import Unreadable
from services.grading.language.nodes import Constant, Mixed, Number
from services.grading.language.scanner import Token

MAX_NESTING: Final = 24
_ENDS: Final = frozenset(
    {"NUMBER", "NAME", "CONSTANT", "RPAR", "CLOSE_BAR", "FACTORIAL", "PERCENT", "DEGREES", "MIXED", "CLOSE_LIST", "END", "WORD"}
)
_CLOSERS: Final = {"(": ")", "[": "]", "{": "}"}
# Brackets that may end a list which another one opened: [1, 2) and ]1, 2[.
_LIST_CLOSERS: Final = {"(": ")]", "[": "])[", "{": "}", "]": "[]"}
_BEFORE_SETS: Final = frozenset({"UNION", "INTERSECT", "IN"})
_AFTER_LISTS: Final = frozenset({"", "UNION", "INTERSECT", "OR", "AND", ")", "]", "}"})
_NO_NUMBER_AFTER: Final = frozenset({"NUMBER", "NAME", "CONSTANT", "PERCENT", "FACTORIAL", "DEGREES", "MIXED"})
_OPERATORS: Final = frozenset(
    {"PLUS", "MINUS", "PLUSMINUS", "TIMES", "OVER", "RELATION", "OR", "AND", "NOT", "IMPLIES", "IFF", "UNION", "INTERSECT", "IN",
     "CELL", "ROW", "SUCH"}
)  # fmt: skip


@dataclass(slots=True)
class _Level:
    """What is remembered inside one pair of brackets."""

    closer: str
    is_bare: bool = False  # inside the argument of a function written without brackets
    under: bool = False  # inside the product that follows a division sign
    opener: str = ""
    is_list: bool = False  # something was parted by a comma

    def is_closed_by(self, kind: str, following: str) -> bool:
        """Return whether a bracket ends this level, given the token after it."""
        if kind == self.closer:
            return True
        if not self.is_list or kind not in _LIST_CLOSERS.get(self.opener, ""):
            return False
        return kind != "[" or following in _AFTER_LISTS


@dataclass(slots=True)
class Joiner:
    """Reads one list of tokens."""

    tokens: list[Token]
    other: bool = False
    doubts: set[str] = field(default_factory=set)
    out: list[Token] = field(default_factory=list)
    at: int = 0
    nesting: int = 0
    fresh: bool = False

    def join(self) -> list[Token]:
        """Return the tokens that the grammar reads; raise `Unreadable` at a bracket without its partner."""
        self._sequence(_Level(""))
        if self.at < len(self.tokens):
            raise Unreadable(self.tokens[self.at].start_pos, "bracket")
        return self.out

    def _peek(self, ahead: int = 0) -> str:
        index = self.at + ahead
        return self.tokens[index].type if index < len(self.tokens) else ""

    def _ends_value(self) -> bool:
        return bool(self.out) and self.out[-1].type in _ENDS and not self.fresh

    def _emit(self, kind: str, token: Token) -> None:
        self.out.append(Token(kind, token.value, token.start_pos))
        self.fresh = False

    def _take(self, kind: str | None = None) -> None:
        token = self.tokens[self.at]
        self._emit(kind or token.type, token)
        self.at += 1

    def _sequence(self, level: _Level) -> None:
        """Read until the bracket that closes this level."""
        while self.at < len(self.tokens):
            kind = self._peek()
            if level.is_closed_by(kind, self._peek(1)) and (kind not in ("BAR", "[") or self._ends_value()):
                return
            if kind in (")", "]", "}", "END") and (kind != "]" or self._ends_value()):
                raise Unreadable(self.tokens[self.at].start_pos, "bracket")
            self._one(kind, level)

    def _one(self, kind: str, level: _Level) -> None:
        """Read one token, or a function or bracket with all that belongs to it."""
        if kind in _OPERATORS:
            level.is_bare = False
            level.under = kind == "OVER"
            is_comma = kind == "OR" and self.tokens[self.at].value in (",", ";", ":")
            level.is_list = level.is_list or is_comma
            self._take("COMMA" if is_comma else None)
        elif kind == "POWER":
            self._take()
            if self._peek() == "{":
                self._group("LPAR", "RPAR")
        elif kind in ("FACTORIAL", "PERCENT", "DEGREES", "SUB"):
            self._take()
        else:
            self._value(kind, level)

    def _value(self, kind: str, level: _Level) -> None:
        """Read what stands for a number, with the multiplication sign that is missing before it."""
        mixed = self._mixed()
        self._multiply(level, is_function=kind == "FUNCTION", is_number=kind == "NUMBER")
        if mixed:
            self.out.append(Token("MIXED", mixed[0], self.tokens[self.at].start_pos))
            self.at += mixed[1]
        elif kind in _LIST_CLOSERS:
            self._bracket()
        elif kind == "BEGIN":
            self._group("BEGIN", "END")
        elif kind == "BAR":
            self._group("OPEN_BAR", "CLOSE_BAR")
        elif kind == "FRACTION":
            self._fraction()
        elif kind == "ROOT":
            self._root()
        elif kind == "FUNCTION":
            self._function(level)
        else:
            self._take()

    def _multiply(self, level: _Level, *, is_function: bool, is_number: bool) -> None:
        """Put in the multiplication that standing together means."""
        if not self._ends_value():
            self.fresh = False
            return
        here = self.tokens[self.at]
        if self._is_next_equation():
            self._emit("COMMA", Token("", ",", here.start_pos))
            return
        if is_number and self.out[-1].type in _NO_NUMBER_AFTER:
            raise Unreadable(here.start_pos, "joined_number")
        if level.is_bare and not is_function:
            self._emit("WITHIN", here)
            return
        level.is_bare = False
        self._emit("TIMES" if level.under and self._is_loose() else "JOIN", Token("", "*", here.start_pos))
        level.under = level.under and self.out[-1].type == "JOIN"

    def _is_next_equation(self) -> bool:
        """True where `y = 2` begins after a space and after `x = 3`: neither value begins with a letter, as in the chain `a = 3 b = c`."""
        here = self.tokens[self.at]
        if (
            not here.spaced
            or here.type != "NAME"
            or self._peek(1) != "RELATION"
            or self.tokens[self.at + 1].value != "="
            or self._peek(2) == "NAME"
        ):
            return False
        kinds = [token.type for token in self.out]
        equals = max((at for at, token in enumerate(self.out) if token.type == "RELATION"), default=0)
        return equals > 0 and self.out[equals].value == "=" and kinds[equals - 1] == "NAME" and "NAME" not in kinds[equals:]

    def _is_loose(self) -> bool:
        """True when a missing multiplication after a division is read as weaker than it, as in 1/2x."""
        kinds = [token.type for token in self.out[-3:]]
        before = self.out[-4].type if len(self.out) > 3 else ""
        self.doubts.add("join")
        return (kinds == ["NUMBER", "OVER", "NUMBER"] and before not in ("JOIN", "POWER", "OVER")) != self.other

    def _mixed(self) -> tuple[Mixed, int] | None:
        r"""Return a mixed number that begins here, with the number of its tokens: `1 1/2` or `1\frac{1}{2}`."""
        if not self._is_integer(0) or (self.out and self.out[-1].type in ("POWER", "OVER")):
            return None
        if self._is_integer(1) and self._peek(2) == "OVER" and self._is_integer(3) and self._peek(4) != "POWER":
            parts, length, is_plain = (0, 1, 3), 4, True
        elif (
            [self._peek(k) for k in range(1, 8)] == ["FRACTION", "{", "NUMBER", "}", "{", "NUMBER", "}"]
            and self._is_integer(3)
            and self._is_integer(6)
        ):
            parts, length, is_plain = (0, 3, 6), 8, False
        else:
            return None
        whole, top, bottom = (int(self._number(k).value) for k in parts)
        is_mixed = top < bottom and self._peek(length) != "POWER"
        if is_plain and not is_mixed:
            raise Unreadable(self.tokens[self.at + 1].start_pos, "joined_number")
        if not is_plain and is_mixed:
            self.doubts.add("join")
        if not is_mixed or (self.other and not is_plain):
            return None
        return Mixed(whole, top, bottom), length

    def _number(self, ahead: int) -> Number:
        value = self.tokens[self.at + ahead].value
        assert isinstance(value, Number)  # noqa: S101
        return value

    def _is_integer(self, ahead: int) -> bool:
        return self._peek(ahead) == "NUMBER" and self._number(ahead).written.isdigit()

    def _group(self, opening: str, closing: str) -> _Level:
        """Read a bracket and all that is in it."""
        kind = self._peek()
        opener = self.tokens[self.at]
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            raise Unreadable(opener.start_pos, "too_deep")
        self._take(opening)
        level = _Level({"BAR": "BAR", "BEGIN": "END", "]": "["}.get(kind) or _CLOSERS[kind], opener=kind)
        self._sequence(level)
        if self.at >= len(self.tokens):
            raise Unreadable(opener.start_pos, "unclosed")
        self._take(closing)
        self.nesting -= 1
        return level

    def _bracket(self) -> None:
        """Read a bracket that stands for a value: what it groups, or a list when commas part it or braces make a set."""
        width = self._builder_ahead()
        if width:
            self._builder(width)
            return
        opener, start = self.tokens[self.at], len(self.out)
        before = self.out[-1].type if self.out else ""
        level = self._group("LPAR", "RPAR")
        is_empty = self.out[-2] is self.out[start]
        is_list = level.is_list or (is_empty and opener.type == "[") or opener.type == "]"
        if is_list or (opener.value == "set" and before != "ROOT") or (opener.type == "{" and before in _BEFORE_SETS):
            closing = self.tokens[self.at - 1].type
            self.out[start] = Token("OPEN_LIST", "(" if opener.type == "]" else opener.type, opener.start_pos)
            self.out[-1] = Token("CLOSE_LIST", ")" if closing == "[" else closing, self.out[-1].start_pos)

    def _builder_ahead(self) -> int:
        """Return how many tokens of `{x |`, `{x :` or `{x ∈ ℝ |` come next, 0 if it is another bracket."""
        kinds = [self._peek(k) for k in range(5)]
        if kinds[0] != "{":
            return 0
        if kinds[1] == "NAME" and kinds[2] in ("BAR", "COLON"):
            return 3
        is_real = kinds[1:4] == ["NAME", "IN", "CONSTANT"] and self.tokens[self.at + 3].value == Constant("reals")
        return 5 if is_real and kinds[4] in ("BAR", "COLON") else 0

    def _builder(self, width: int) -> None:
        """Read a set that is given by a condition, of which all numbers are real."""
        opener, start = self.tokens[self.at], len(self.out)
        such = self.tokens[self.at + width - 1]
        self.tokens[self.at + 2 : self.at + width] = [Token("SUCH", such.value, such.start_pos)]
        self._group("OPEN_LIST", "CLOSE_LIST")
        self.out[start] = Token("OPEN_LIST", "{", opener.start_pos)
        self.out[-1] = Token("CLOSE_LIST", "}", self.out[-1].start_pos)

    def _argument(self) -> None:
        if self._peek() != "{":
            raise Unreadable(self.tokens[min(self.at, len(self.tokens) - 1)].start_pos, "argument")
        self._group("LPAR", "RPAR")
        self.fresh = True

    def _fraction(self) -> None:
        self._take()
        self._argument()
        self._argument()
        self.fresh = False

    def _root(self) -> None:
        """Read a root sign with its degree; without a bracket it covers the next number, letter or bracket only."""
        self._take()
        if self._peek() == "[" and any(token.type == "{" for token in self.tokens[self.at :]):
            self._group("LSQB", "RSQB")
        self.fresh = True

    def _function(self, level: _Level) -> None:
        """Read a function name with its power or base and its argument."""
        self._take()
        while self._peek() in ("POWER", "SUB"):
            self._take()
            if self._peek() == "MINUS":
                self._take()
            if self._peek() in ("{", "("):
                self._group("LPAR", "RPAR")
            elif self._peek() in ("NUMBER", "NAME", "CONSTANT"):
                self._take()
        if self._peek() in ("(", "{", "["):
            self._group("CALL", "RPAR")
        else:
            level.is_bare = True
            self.fresh = True

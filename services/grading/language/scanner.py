"""From normalised text, plain or LaTeX, to the words and signs it is made of (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from services.grading.language.characters import Plain, Unreadable
from services.grading.language.commas import PARTING
from services.grading.language.functions import APPLIED, functions_in
from services.grading.language.literals import Marks, number_at
from services.grading.language.nodes import Constant, Name, Node, Word
from services.grading.language.symbols import (
    COMMANDS,
    CONSTANTS,
    FUNCTIONS,
    GREEK_NAMES,
    JOINING_KINDS,
    JOINING_WORDS,
    STANDING_TOGETHER,
    WRAPPERS,
)
from services.grading.language.wording import LINE, NAMED, Kind, is_name

MAX_TOKENS: Final = 300
_FRACTIONS: Final = frozenset({"frac", "dfrac", "tfrac", "cfrac", "binom", "dbinom", "tbinom"})
_SIGNS: Final = {
    "**": "POWER", ":=": "RELATION", "<=": "RELATION", ">=": "RELATION", "=<": "RELATION", "=>": "RELATION", "!=": "RELATION", "<>": "RELATION",
    "==": "RELATION", "+/-": "PLUSMINUS", "±": "PLUSMINUS", "||": "OR", "+": "PLUS", "-": "MINUS", "*": "TIMES", "/": "OVER",
    "^": "POWER", "_": "SUB", "(": "(", ")": ")", "[": "[", "]": "]", "{": "{", "}": "}", "|": "BAR", "=": "RELATION",
    "<": "RELATION", ">": "RELATION", ",": "OR", ";": "OR", PARTING: "OR", ":": "COLON", LINE: "LINE", "!": "FACTORIAL", "%": "PERCENT", "&": "CELL",
}  # fmt: skip
_RELATIONS: Final = {"=<": "<=", "=>": ">=", "<>": "!=", "==": "=", ":=": "=", PARTING: ","}
_SIGN: Final = re.compile("|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True) if sign != "||"))
_COMMAND: Final = re.compile(r"\\([A-Za-z]+|.)")
_WORD: Final = re.compile(r"[A-Za-z]+")
_INNER: Final = re.compile("|".join(sorted(STANDING_TOGETHER, key=len, reverse=True)))
_INDEXED: Final = re.compile(r"(?<![A-Za-z\\])([A-Za-z])\d *=(?!=)")
_PLAIN_INDEX: Final = re.compile(r"(\d)(?= *=(?!=))")
_SUBSCRIPT: Final = re.compile(r"_(\d{1,3}|[A-Za-z]|\{[A-Za-z0-9]{1,6}\})")
_WRAPPER: Final = re.compile(rf"\\(?:{'|'.join(sorted(WRAPPERS))})\s*\{{([^{{}}\\]*)\}}")
_REALS: Final = re.compile(r"\\(?:mathbb|mathbf|Bbb)\s*\{?\s*R\s*\}?")
_ENVIRONMENT: Final = re.compile(r"\\(begin|end)\s*\{\s*(?:[a-zA-Z]?(?:small)?matrix\*?|array)\s*\}(?:\s*\{[lcr| ]*\})?")
_ROW_SPACE: Final = re.compile(r"\s*\[ *-?[\d.]+ *(?:pt|em|ex|mm|cm) *\]")
_CUT: Final = re.compile(r"\\ *(?=\\?[\[({])")
_R_ALONE: Final = re.compile(r"R(?= *(?:$|[|:})]|\\(?!le|ge|lt|gt|ne)|setminus|union|intersect))")
_MAXIMA: Final = re.compile(r"%(pi|e|i|inf)\b")
_WITHIN: Final = re.compile(r"in *(?=[(\[{\]\\]|R\b|reals|emptyset)")
_UNION: Final = re.compile(r"[Uu] *(?=[(\[{\]\\])")
_SETS: Final = frozenset({"set", "interval"})
_LATEX: Final = re.compile(r"\\(?!sqrt |cbrt )[A-Za-z]")


@dataclass(slots=True)
class Token:
    """A word or sign at a place of the original text. The class attributes are what lark asks of a token."""

    type: str
    value: Node | str
    start_pos: int

    spaced: bool = False  # stands behind a space

    line = column = end_line = end_column = end_pos = 0


@dataclass(slots=True)
class Scanner:
    """Reads one text as its kind of answer wants it. `names` are letters that are variables even where they could be constants; other letters than
    `expected` in a longer word make it unreadable, `None` expects any.
    """

    plain: Plain
    marks: Marks
    names: frozenset[str] = frozenset()
    expected: frozenset[str] | None = None
    kind: Kind = ""
    doubts: set[str] = field(default_factory=set)
    tokens: list[Token] = field(default_factory=list)
    functions: frozenset[str] = frozenset()
    indexed: set[str] = field(default_factory=set)  # letters of which several are given by number: x1 = 2, x2 = 3

    def scan(self) -> list[Token]:
        """Return all tokens; raise `Unreadable` at the first character that is none."""
        text = _WRAPPER.sub(lambda found: found.group(1).center(len(found.group())), self.plain.text)
        text = _REALS.sub(lambda found: "reals".center(len(found.group())), text)
        indexed = [found.group(1) for found in _INDEXED.finditer(text)]
        self.indexed = {letter for letter in indexed if indexed.count(letter) > 1}
        self.functions = functions_in(text, self.names | (self.expected or frozenset()))
        at = 0
        while at < len(text):
            count = len(self.tokens)
            is_space = text[at] in " ~"
            follows_space = at > 0 and text[at - 1] in " ~"
            at = at + 1 if is_space else self._next(text, at)
            if follows_space and len(self.tokens) > count:
                self.tokens[count].spaced = True
            if len(self.tokens) > MAX_TOKENS:
                raise Unreadable(self.plain.at(at), "too_long")
        return self.tokens

    def _next(self, text: str, at: int) -> int:
        """Read one token and return where it ends."""
        character = text[at]
        if character.isdigit() or (character in ".," and text[at + 1 : at + 2].isdigit()):
            end = self._number(text, at)
            if end:
                return end
        if character == "\\":
            return self._command(text, at)
        return self._plain(text, at)

    def _plain(self, text: str, at: int) -> int:
        """Read a word or a sign."""
        joint = self._joint(text, at) or self._name(text, at)
        if joint:
            return joint
        word = _WORD.match(text, at)
        if word:
            return self._word(text, at, word.end())
        sign = _SIGN.match(text, at)
        if sign is None:
            raise Unreadable(self.plain.at(at))
        self._sign(sign.group(), at)
        if sign.group() == "{" and (self.kind in _SETS or not _LATEX.search(text)):
            self.tokens[-1].value = "set"
        return sign.end()

    def _joint(self, text: str, at: int) -> int:
        """Read what is a word only where it stands: `in` and `U` beside brackets, `%pi` where no value ends; return its end, or 0."""
        before = self.tokens[-1].type if self.tokens else ""
        constant = _MAXIMA.match(text, at)
        if constant and before not in ("NUMBER", "NAME", "CONSTANT", ")", "}", "]"):
            self._add("CONSTANT", Constant(CONSTANTS[constant.group(1)]), at)  # type: ignore[arg-type]
            return constant.end()
        for kind, word, pattern in (("IN", "in", _WITHIN), ("UNION", "union", _UNION)):
            found = pattern.match(text, at)
            joins = before in (")", "]", "}") and "U" not in (self.expected or ()) and (self.kind in _SETS or text[at] == "U")
            if found and (kind == "IN" or joins):
                self._add(kind, word, at)
                return found.end()
        return 0

    def _name(self, text: str, at: int) -> int:
        """Read an element of a set that is no mathematics, and the ℝ that is typed as R; return its end, or 0."""
        before = self.tokens[-1].type if self.tokens else ""
        if self.kind == "set" and before in ("", "{", "OR", "AND"):
            found = NAMED.match(text, at)
            if found and is_name(found.group(1)):
                self._add("WORD", Word(" ".join(found.group(1).split())), at)
                return found.end(1)
        if (self.kind == "interval" or before == "IN") and _R_ALONE.match(text, at) and "R" not in self.names:
            self._add("CONSTANT", Constant("reals"), at)
            return at + 1
        return 0

    def _add(self, kind: str, value: Node | str, at: int) -> None:
        self.tokens.append(Token(kind, value, self.plain.at(at)))

    def _sign(self, sign: str, at: int) -> None:
        if self.kind == "ratio" and _SIGNS[sign] == "OR":
            raise Unreadable(self.plain.at(at), "not_a_ratio")
        self._add(self._colon() if sign == ":" else _SIGNS[sign], _RELATIONS.get(sign, sign), at)

    def _colon(self) -> str:
        """Return what a colon is here: between the terms of a ratio, after the letter of {x : x > 3}, or a division where commas are decimal."""
        if self.kind == "ratio":
            return "OR"
        is_such = [token.type for token in self.tokens[-2:]] == ["{", "NAME"]
        return "OVER" if self.kind == "" and self.marks.decimal == "," and not is_such else "COLON"

    def _number(self, text: str, at: int) -> int:
        found = number_at(text, at, self.marks)
        if found is None:
            if text[at] == ",":
                return 0
            raise Unreadable(self.plain.at(at), "number")
        if found.doubtful:
            self.doubts.add("marks")
        self._add("NUMBER", found.number, at)
        return found.end

    def _command(self, text: str, at: int) -> int:
        """Read a LaTeX command, or the backslash between two sets."""
        if self._is_cut(text, at):
            self._add("UNION", "setminus", at)
            return at + 1
        found = _COMMAND.match(text, at)
        if found is None:
            raise Unreadable(self.plain.at(at))
        name, end = found.group(1), found.end()
        if name in ("begin", "end", "\\", "cr"):
            return self._of_matrix(text, at, name, end)
        if name in _FRACTIONS:
            self._add("FRACTION", name, at)
            return self._short_arguments(text, end, 2)
        if name in ("sqrt", "cbrt"):
            self._add("ROOT", name, at)
            return self._short_arguments(text, end, 1)
        return end if name in ",;:! >" else self._named(text, name, at, end)

    def _is_cut(self, text: str, at: int) -> bool:
        r"""True for a backslash without a command between sets: ℝ \ {0}."""
        last = self.tokens[-1] if self.kind in _SETS and self.tokens else None
        follows_set = last is not None and (last.type in (")", "]", "}") or last.value == Constant("reals"))
        return follows_set and _CUT.match(text, at) is not None

    def _of_matrix(self, text: str, at: int, name: str, end: int) -> int:
        """Read where a matrix begins, ends or goes on in the next row."""
        environment = _ENVIRONMENT.match(text, at)
        if name in ("begin", "end") and environment is None:
            raise Unreadable(self.plain.at(at), "command")
        self._add(environment.group(1).upper() if environment else "ROW", name, at)
        space = _ROW_SPACE.match(text, end)
        return environment.end() if environment else space.end() if space else end

    def _named(self, text: str, name: str, at: int, end: int) -> int:
        """Read a command for a sign, a word or a letter."""
        if name in "{}|%":
            self._sign(name, at)
            if name == "{":
                self.tokens[-1].value = "set"
        elif name in COMMANDS:
            self._replacement(COMMANDS[name], at)
        elif name in FUNCTIONS or name in CONSTANTS or name in GREEK_NAMES:
            return self._whole_word(text, name, at, end)
        else:
            raise Unreadable(self.plain.at(at), "command")
        return end

    def _replacement(self, plain: str, at: int) -> None:
        """Add the token of a command's plain spelling."""
        word = plain.strip()
        if word in _SIGNS:
            self._sign(word, at)
        elif word in JOINING_KINDS:
            self._add(JOINING_KINDS[word], word, at)
        elif word in CONSTANTS:
            self._add("CONSTANT", Constant(CONSTANTS[word]), at)  # type: ignore[arg-type]
        elif word == "degrees":
            self._add("DEGREES", word, at)
        elif word in GREEK_NAMES:
            self._add("NAME", Name(word), at)
        elif word:
            raise Unreadable(self.plain.at(at), "command")

    def _short_arguments(self, text: str, at: int, count: int) -> int:
        r"""Read the one-character arguments of `\frac12` and `\sqrt2` as if they stood in braces."""
        for _ in range(count):
            while text[at : at + 1] == " ":
                at += 1
            if not text[at : at + 1].isalnum() or (count == 1 and text[at].isdigit()):
                return at
            self._add("{", "{", at)
            if text[at].isdigit():
                self._number(text[: at + 1], at)
            else:
                self._letter(text[at], at)
            self._add("}", "}", at)
            at += 1
        return at

    def _word(self, text: str, at: int, end: int) -> int:
        """Read a run of letters: a known word, or known words and single letters standing together."""
        word = text[at:end]
        if word == "oo" and "o" not in self.names | (self.expected or frozenset()):
            self._add("CONSTANT", Constant("inf"), at)
            return end
        if word in FUNCTIONS or word in CONSTANTS or word in GREEK_NAMES or word in JOINING_WORDS or word == "degrees":
            return self._whole_word(text, word, at, end)
        self._refuse_words(word, at)
        while at < end:
            inner = _INNER.match(text, at, end)
            if inner:
                self._whole_word(text, inner.group(), at, inner.end())
                at = inner.end()
            elif at == end - 1 and text[at] in self.functions:
                return self._free_function(text, at)
            else:
                self._letter(text[at], at)
                at += 1
        return self._subscript(text, at)

    def _free_function(self, text: str, at: int) -> int:
        """Read a letter that names a function, with its primes."""
        found = APPLIED.match(text, at)
        assert found is not None  # noqa: S101
        self._add("FUNCTION", found.group(1) + found.group(2), at)
        return found.end()

    def _refuse_words(self, word: str, at: int) -> None:
        """Raise `Unreadable` for a word of a language: it is no product of letters."""
        rest = _INNER.sub("", word)
        rest = rest[:-1] if rest[-1:] in self.functions else rest
        if self.expected is not None and len(rest) > 2 and not set(rest) <= self.expected:
            raise Unreadable(self.plain.at(at), "word")

    def _whole_word(self, text: str, word: str, at: int, end: int) -> int:
        if word in self.names:
            self._add("NAME", Name(word), at)
            return self._subscript(text, end)
        if word in JOINING_WORDS:
            self._add(JOINING_KINDS[JOINING_WORDS[word]], JOINING_WORDS[word], at)
        elif word == "degrees":
            self._add("DEGREES", word, at)
        elif word == "sqrt" and text[end : end + 1] != "(":
            self._add("ROOT", word, at)
        elif word in FUNCTIONS:
            self._add("FUNCTION", FUNCTIONS[word], at)
        elif word in CONSTANTS:
            self._add("CONSTANT", Constant(CONSTANTS[word]), at)  # type: ignore[arg-type]
        else:
            self._add("NAME", Name(word), at)
            return self._subscript(text, end)
        return end

    def _letter(self, letter: str, at: int) -> None:
        if letter in CONSTANTS and letter not in self.names:
            self._add("CONSTANT", Constant(CONSTANTS[letter]), at)  # type: ignore[arg-type]
        else:
            self._add("NAME", Name(letter), at)

    def _subscript(self, text: str, at: int) -> int:
        """Give the letter just read its subscript, if one follows; return where reading goes on."""
        found = _SUBSCRIPT.match(text, at) or (_PLAIN_INDEX.match(text, at) if text[at - 1] in self.indexed else None)
        last = self.tokens[-1].value if self.tokens else None
        if not found or not isinstance(last, Name):
            return at
        self.tokens[-1].value = Name(f"{last.name}_{found.group(1).strip('{}')}")
        return found.end()

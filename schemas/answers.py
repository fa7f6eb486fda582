"""What counts as right for one step, in the authoring format; read from `schemas.course`."""

from __future__ import annotations

from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from schemas.base import Contract, Line, Prose, Slug, Text

AnswerType = Literal[
    "number", "fraction", "expression", "equation", "choice", "multi_choice", "ordering", "short_text",
    "interval", "set", "point", "ratio", "matrix", "quantity", "pattern", "code", "argument", "free_text",
]  # fmt: skip
Form = Literal[
    "any", "simplest", "factored", "expanded", "single_fraction", "lowest_terms", "completed_square", "partial_fractions", "as_given",
]  # fmt: skip
Domain = Literal["real", "positive", "complex"]
# Erroneous procedures, each of which computes a wrong answer (services.grading.malrules).
MalRule = Literal[
    "fractions-added-across", "numerators-kept", "fraction-scaled-by-whole", "dividend-inverted", "fractions-divided-across",
    "cross-products-as-places", "mixed-subtracted-apart", "mixed-not-regrouped", "one-part-reduced", "decimals-added-apart",
    "digits-brought-down", "point-from-the-left", "longer-decimal-larger", "smaller-digit-from-larger", "two-negatives-make-positive",
    "sign-of-sum-turned", "signs-added-apart", "subtraction-turned", "power-as-product", "power-of-each-term",
    "negative-exponent-as-sign", "first-term-only", "unlike-terms-joined", "term-cancelled", "difference-turned", "letters-exchanged",
    "moved-without-turning", "sides-subtracted-turned", "sum-of-negatives-positive",
]  # fmt: skip
Shape = Literal["text", "list", "rows"]

LISTED: Final = frozenset({"multi_choice", "ordering"})
CHOSEN: Final = LISTED | {"choice"}
# In which shapes an answer may be sent: one text, a list of texts, or rows of cells.
SHAPES: Final[dict[AnswerType, frozenset[Shape]]] = {
    "multi_choice": frozenset({"list"}),
    "ordering": frozenset({"list"}),
    "set": frozenset({"text", "list"}),
    "point": frozenset({"text", "list"}),
    "matrix": frozenset({"text", "rows"}),
    "argument": frozenset({"text", "list"}),
}
_TEXT: Final[frozenset[Shape]] = frozenset({"text"})
# Which fields belong to which types alone. Those of the first published format are not checked: what was published must stay readable.
_ONLY_FOR: Final[dict[str, frozenset[str]]] = {
    "decimal_places": frozenset({"number", "quantity"}),
    "units": frozenset({"quantity"}),
    "unit_optional": frozenset({"quantity"}),
    "examples": frozenset({"pattern"}),
    "tests": frozenset({"code"}),
    "start": frozenset({"argument"}),
    "domain": frozenset({"argument"}),
    "rubric": frozenset({"free_text"}),
}


def shapes_of(kind: AnswerType) -> frozenset[Shape]:
    """Return the shapes in which an answer of the type may be sent."""
    return SHAPES.get(kind, _TEXT)


class Choice(Contract):
    """One option of a choice, multi-choice or ordering question."""

    id: Slug
    text: Prose


class CodeTest(Contract):
    """One test of a program: `call` is an expression whose value must equal that of `expect`, or else the program is run with
    `input` as what is typed, a line an `input()`, and must print `expect`. Learners see of a hidden test only whether it passed.
    """

    call: Annotated[Text, Field(min_length=1, max_length=500)] | None = None
    input: Annotated[Text, Field(max_length=2_000)] = ""
    expect: Annotated[Text, Field(max_length=2_000)]
    hidden: bool = False

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if self.call is not None and self.input:
            raise ValueError("a test has `call` or `input`, not both")
        return self


class AnswerSpec(Contract):
    """What counts as right for one step.

    `value` is one text, or for `multi_choice` and `ordering` the choice ids (in the right order for `ordering`).
    Texts may hold `{{ … }}` templates until the item is instantiated.
    """

    type: AnswerType
    value: Text | tuple[Text, ...]
    alternatives: tuple[Text, ...] = ()
    tolerance: Text | None = Field(
        default=None, description="absolute, for `number`, `quantity` (in the unit of `value`), `point` and `matrix`; 0 when absent"
    )
    significant_figures: Annotated[int, Field(ge=1, le=15)] | None = None
    decimal_places: Annotated[int, Field(ge=0, le=12)] | None = Field(default=None, description="written with so many decimals")
    form: Form = "any"
    unknown: Annotated[str, Field(pattern=r"^[a-zA-Z]$")] | None = Field(
        default=None, description="solved-for letter; `x = 3` then equals `3`"
    )
    start: Text | None = Field(
        default=None, description="of an `argument`: the line that it starts from, such as the equation to be solved"
    )
    domain: Domain | None = Field(default=None, description="of an `argument`: which numbers letters stand for; `real` when absent")
    choices: tuple[Choice, ...] = ()
    case_sensitive: bool = False
    units: Annotated[tuple[Text, ...], Field(max_length=16)] = Field(
        default=(), description="of a `quantity`: the units wanted; any that measures the same when empty"
    )
    unit_optional: bool = Field(default=False, description="of a `quantity`: a bare number is taken to be in the unit of `value`")
    examples: Annotated[tuple[Text, ...], Field(max_length=16)] = Field(
        default=(), description="of a `pattern`: answers that it must accept; at least one"
    )
    tests: Annotated[tuple[CodeTest, ...], Field(max_length=24)] = Field(default=(), description="of `code`: at least one")
    rubric: Slug | None = Field(default=None, description="of `free_text`: the rubric by which it is marked")

    @model_validator(mode="after")
    def _fits_its_type(self) -> Self:
        if (self.type in LISTED) != isinstance(self.value, tuple):
            raise ValueError(
                f"an answer of type {self.type} needs {'a list of choice ids' if self.type in LISTED else 'one text'} as value"
            )
        if self.type in CHOSEN:
            self._check_choices()
        elif self.choices:
            raise ValueError(f"an answer of type {self.type} takes no choices")
        for name, kinds in _ONLY_FOR.items():
            if getattr(self, name) not in (None, (), False) and self.type not in kinds:
                raise ValueError(f"{name} says nothing for an answer of type {self.type}; it belongs to {', '.join(sorted(kinds))}")
        if self.significant_figures is not None and self.decimal_places is not None:
            raise ValueError("give significant_figures or decimal_places, not both")
        self._check_material()
        return self

    def _check_choices(self) -> None:
        ids = [choice.id for choice in self.choices]
        if len(ids) < 2 or len(set(ids)) != len(ids):
            raise ValueError(f"an answer of type {self.type} needs at least two choices with different ids")
        wanted = self.value if isinstance(self.value, tuple) else (self.value,)
        missing = [value for value in wanted if value not in ids]
        if missing:
            raise ValueError(f"value {missing[0]!r} is not the id of a choice")
        if self.type == "ordering" and sorted(wanted) != sorted(ids):
            raise ValueError("an ordering needs every choice exactly once in value")

    def _check_material(self) -> None:
        """Raise ValueError where a type lacks what it is judged by."""
        if self.type == "pattern" and not self.examples:
            raise ValueError("a pattern needs at least one answer in `examples` that it accepts")
        if self.type == "code" and not self.tests:
            raise ValueError("code needs at least one test in `tests`")
        if self.type == "free_text" and self.rubric is None:
            raise ValueError("free text needs a `rubric`: the id of a file in rubrics/")


class Criterion(Contract):
    """One thing that an answer is marked for."""

    id: Slug
    title: Line
    marks: Annotated[int, Field(ge=1, le=20)] = 1
    description: Prose = Field(default="", description="what earns the marks, for whoever marks")
    advice: Annotated[Text, Field(max_length=500)] = Field(default="", description="said to the learner where marks are missing")


class Rubric(Contract):
    """How free text is marked, criterion by criterion."""

    id: Slug
    title: Line
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1, max_length=12)]
    guidance: Prose = Field(default="", description="for whoever marks: what counts, examples, common mistakes")

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        if len({one.id for one in self.criteria}) != len(self.criteria):
            raise ValueError("two criteria have the same id")
        return self

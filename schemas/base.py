"""The base of every contract: frozen, closed to unknown fields, finite numbers, no NUL or lone surrogate in text."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

SLUG_PATTERN: Final = r"^[a-z0-9](?:[a-z0-9._-]{0,78}[a-z0-9])?$"


class Contract(BaseModel):
    """A value that crosses a process boundary. Unknown fields are refused, so that a misspelt field is never lost silently."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, ser_json_inf_nan="constants")


def storable(text: str) -> str:
    """Return the text if PostgreSQL and UTF-8 can hold it; raise ValueError otherwise."""
    if "\x00" in text:
        raise ValueError("contains a NUL character; remove it")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError("contains half of a surrogate pair; send valid Unicode") from error
    return text


Text = Annotated[str, AfterValidator(storable)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=280, strip_whitespace=True), AfterValidator(storable)]
Asked = Annotated[str, StringConstraints(min_length=1, max_length=2_000, strip_whitespace=True), AfterValidator(storable)]
Prose = Annotated[str, StringConstraints(max_length=20_000), AfterValidator(storable)]
Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN)]

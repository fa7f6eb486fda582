"""A call whose reply is JSON of a known shape: validated, repaired once at most, then given up for the caller's deterministic path."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, TypeAlias, TypeVar

from pydantic import BaseModel, ValidationError

from services.llm.call import ModelCall, Patience
from services.llm.errors import AnswerInvalid, ModelUnavailable
from services.llm.gateway import Gateway
from services.llm.permit import Permit
from services.llm.prompt import Message

Shape = TypeVar("Shape", bound=BaseModel)
Disclose: TypeAlias = Callable[[ModelCall], Awaitable[bool]]
"""Writes down what is about to be sent to whom; False if it may not be sent any more."""

TRIES: Final = 2
MOST_FINDINGS: Final = 5
_FENCE: Final = re.compile(r"^\s*```(?:json)?\s*|\s*```\s*$")
_REPAIR: Final = "That was not JSON of the schema: {}. Answer again, with nothing but one JSON object of the schema."


async def structured(
    gateway: Gateway,
    permit: Permit,
    messages: Sequence[Message],
    shape: type[Shape],
    *,
    disclose: Disclose,
    patience: Patience | None = None,
) -> Shape:
    """Return the model's answer as a value of `shape`, with hidden names turned back.

    Args:
        gateway: Speaks to the provider.
        permit: Leave for these calls; its tokens bound each of them.
        messages: What the model is told. The schema is given to the server, and should be described in the messages too.
        shape: What the answer must be.
        disclose: Called before each call, once it can be made.
        patience: How long each call may take; as long as what nobody waits for, if not given.

    Raises:
        ModelUnavailable: No answer can be had now, or it may not be asked for any more (`not_allowed`).
        AnswerInvalid: The answer and its repair are not of the shape.
    """
    asked = list(messages)
    for tried in range(TRIES):
        said, call = await _said(gateway, permit, asked, shape, disclose, patience)
        try:
            return shape.model_validate(_restored(json.loads(_FENCE.sub("", said)), call))
        except (ValueError, RecursionError) as error:
            if tried + 1 < TRIES:
                asked = [*messages, Message("assistant", said), Message("user", _REPAIR.format(_findings(error)))]
    raise AnswerInvalid


async def _said(
    gateway: Gateway,
    permit: Permit,
    messages: Sequence[Message],
    shape: type[BaseModel] | None,
    disclose: Disclose,
    patience: Patience | None,
) -> tuple[str, ModelCall]:
    """Make one call and return its whole reply, stand-ins still in it."""
    async with gateway.call(
        permit, messages, patience=patience or gateway.background, schema=shape.model_json_schema() if shape else None
    ) as call:
        if not await disclose(call):
            raise ModelUnavailable("not_allowed")
        return "".join([piece async for piece in call.pieces]), call


def _restored(value: Any, call: ModelCall) -> Any:
    """Return parsed JSON with the stand-ins in its strings turned back; done after parsing, so that no name can break out of a string."""
    if isinstance(value, str):
        return call.restore(value)
    if isinstance(value, list):
        return [_restored(each, call) for each in value]
    if isinstance(value, dict):
        return {name: _restored(each, call) for name, each in value.items()}
    return value


def _findings(error: BaseException) -> str:
    """Return what is wrong with an answer, by place and type, without its content."""
    if not isinstance(error, ValidationError):
        return "it cannot be parsed"
    found = error.errors(include_url=False, include_input=False, include_context=False)[:MOST_FINDINGS]
    return "; ".join(f"{'.'.join(str(place) for place in each['loc'] if isinstance(place, int))} {each['type']}".strip() for each in found)

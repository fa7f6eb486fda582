"""Looks at the model server: what it can do, whether it is known what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from schemas.llm import ModelOut
from services.bootstrap import Services
from services.upkeep.findings import Finding, judged

_LEAST_CONTEXT: Final = 4_000
"""Rules, item, vetted solution and a short talk, as Meno counts tokens."""


async def look_at_model(services: Services) -> Sequence[Finding]:
    """Look at what is known of the model server; it is asked if nobody has yet."""
    watch = services.models.watch
    if watch.gateway.provider is None:
        return [Finding("model", "ok", "none is configured: learners get authored help")]
    if await watch.recall() is None and watch.probes:
        await watch.renew()
    shown = watch.shown()
    if watch.known is None:
        return [Finding("model", "ok", "not looked at: MENO_LLM_PROBE is off")]
    if shown.probe_failed is not None:
        return [
            Finding(
                "model", "warn", f"does not answer ({shown.probe_failed})", "see that it runs, and MENO_LLM_BASE_URL, MENO_LLM_MODEL, key"
            )
        ]
    return [_streaming(shown), _context(shown), _schema(shown), _price(shown)]


def _streaming(shown: ModelOut) -> Finding:
    advice = "learners wait for whole replies; let the server stream"
    return judged("model: streams", shown.streams is not False, "yes", "no", advice, level="warn")


def _context(shown: ModelOut) -> Finding:
    if shown.context_tokens is None:
        return Finding("model: context", "ok", "nothing can be told of it")
    said = f"{shown.context_tokens:,} tokens{' and no more' if shown.is_whole_context else ''}"
    is_enough = not shown.is_whole_context or shown.context_tokens >= _LEAST_CONTEXT
    return judged("model: context", is_enough, said, said, "give the server a longer context (Ollama: OLLAMA_CONTEXT_LENGTH)", level="warn")


def _schema(shown: ModelOut) -> Finding:
    said = {
        True: "a schema binds its replies",
        False: "a schema does not bind its replies; what comes is checked and repaired",
        None: "not known",
    }
    return Finding("model: schema", "ok", said[shown.keeps_to_schema])


def _price(shown: ModelOut) -> Finding:
    known = f"{shown.price_in:g} / {shown.price_out:g} {shown.currency} a million tokens" if shown.price_in is not None else ""
    advice = "name it in the file of MENO_LLM_PRICES (0 on a machine of your own); until then limits in money do not bind"
    return judged("model: price", shown.price_source != "unknown", known, "nobody knows it", advice, level="warn")

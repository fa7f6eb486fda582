"""Puts the gateway together from what the operator has decided."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from redis.asyncio import Redis

from services.llm.embeddings import Embeddings
from services.llm.gateway import Gateway
from services.llm.openai_provider import OpenAIProvider
from services.llm.spending.ledger import Ledger, Noted
from services.llm.spending.limits import read_limits
from services.llm.spending.prices import Price, read_prices
from services.llm.watching import ModelWatch
from services.platform import Clock, OpenWork, Settings


class ModelParts(NamedTuple):
    """What speaks to a model, what it may cost, and what is known of its server."""

    gateway: Gateway
    ledger: Ledger
    watch: ModelWatch


def build_models(settings: Settings, open_work: OpenWork, redis: Redis, clock: Clock, noted: Noted) -> ModelParts:
    """Return the gateway for the configured server, or one without a provider when none is configured, with ledger and watch.

    Args:
        settings: Server, model, prices and limits.
        open_work: Opens units of work of the content database.
        redis: Where what a server can do is kept for every process.
        clock: The time.
        noted: Told what each call came to.

    Raises:
        WrongSettings: The price file cannot be used.
    """
    ledger = Ledger(open_work, clock, read_prices(settings.llm_prices), read_limits(settings.llm_budget), noted)
    gateway = Gateway(None, ledger=ledger)
    if settings.llm_base_url and settings.llm_model:
        key = settings.llm_api_key.get_secret_value() if settings.llm_api_key else ""
        provider = OpenAIProvider(settings.llm_base_url, settings.llm_model, key)
        price = _price(ledger, settings.llm_base_url, settings.llm_model)
        gateway = Gateway(provider, settings.llm_max_concurrent, ledger=ledger, price=price)
    return ModelParts(gateway, ledger, ModelWatch(gateway, redis, clock, settings.llm_probe))


def build_embeddings(base_url: str, model: str, api_key: str, ledger: Ledger | None) -> Embeddings:
    """Return what makes vectors at an OpenAI-compatible server, paid from the ledger."""
    price = _price(ledger, base_url, model) if ledger is not None else Price()
    return Embeddings(OpenAIProvider(base_url, model, api_key), ledger=ledger, price=price)


def _price(ledger: Ledger, base_url: str, model: str) -> Price:
    return ledger.prices.price(base_url, urlsplit(base_url).hostname or "provider", model)

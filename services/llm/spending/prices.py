"""What a token costs: the operator's price file first, then the public table that Meno is installed with. An unknown price is said, not guessed."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from math import ceil
from pathlib import Path
from typing import Annotated, Final, Literal

from genai_prices import Usage, calc_price
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from services.platform import WrongSettings

Source = Literal["file", "table", "unknown"]
Rate = Annotated[Decimal, Field(ge=0, le=100_000)]
_MILLION: Final = 1_000_000
_SAMPLE_TOKENS: Final = 1_000
_USD: Final = "USD"


@dataclass(frozen=True, slots=True)
class Price:
    """What a million tokens cost, in the currency of the table; `unknown` counts as nothing in money.

    Args:
        tokens_in: Of the prompt.
        tokens_out: Of the reply.
        source: Where it stands.
    """

    tokens_in: Decimal = Decimal(0)
    tokens_out: Decimal = Decimal(0)
    source: Source = "unknown"

    @property
    def is_known(self) -> bool:
        """Return whether anybody has said what it costs."""
        return self.source != "unknown"

    def micros(self, tokens_in: int, tokens_out: int) -> int:
        """Return what so many tokens cost, in millionths of the currency, rounded up."""
        return ceil(tokens_in * self.tokens_in + tokens_out * self.tokens_out)


class _Rates(BaseModel):
    """One line of the price file."""

    model_config = ConfigDict(extra="forbid")

    input: Rate = Field(description="of a million tokens of the prompt")
    output: Rate = Field(default=Decimal(0), description="of a million tokens of the reply")


class _PriceFile(BaseModel):
    """An operator's price file."""

    model_config = ConfigDict(extra="forbid")

    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] = _USD
    per_usd: Annotated[Decimal, Field(gt=0)] | None = Field(default=None, description="what a dollar costs in that currency")
    models: dict[str, _Rates] = Field(default_factory=dict)


@dataclass(frozen=True)
class PriceTable:
    """Prices by model: of the operator's file, under `model@host` or `model`; else of the public table."""

    file: _PriceFile = field(default_factory=_PriceFile)

    @property
    def currency(self) -> str:
        """Return in what prices are."""
        return self.file.currency

    def price(self, base_url: str, host: str, model: str) -> Price:
        """Return what a model costs at a server.

        Args:
            base_url: The server's address, by which the public table knows a provider.
            host: Its name.
            model: As the server calls it.
        """
        for name in (f"{model}@{host}", model):
            if (rates := self.file.models.get(name)) is not None:
                return Price(rates.input, rates.output, "file")
        return self._public(base_url, model)

    def _public(self, base_url: str, model: str) -> Price:
        rate = Decimal(1) if self.currency == _USD else self.file.per_usd
        if rate is None:
            return Price()
        try:
            costs = [
                calc_price(usage, model, provider_api_url=base_url).total_price * _MILLION / _SAMPLE_TOKENS * rate
                for usage in (Usage(input_tokens=_SAMPLE_TOKENS), Usage(output_tokens=_SAMPLE_TOKENS))
            ]
        except (LookupError, ValueError):  # a server or a model that the table does not know, such as one's own
            return Price()
        return Price(costs[0], costs[1], "table")


def read_prices(path: Path | None) -> PriceTable:
    """Return the price table with an operator's file.

    Raises:
        WrongSettings: The file cannot be read, or is not of the shape; the message names the place.
    """
    if path is None:
        return PriceTable()
    try:
        return PriceTable(_PriceFile.model_validate_json(path.read_bytes()))
    except OSError as error:
        raise WrongSettings(f"MENO_LLM_PRICES names a file that cannot be read ({type(error).__name__})") from None
    except ValidationError as error:
        places = "; ".join(f"{'.'.join(map(str, each['loc'])) or 'file'}: {each['msg']}" for each in error.errors(include_input=False)[:5])
        raise WrongSettings(f"MENO_LLM_PRICES is wrong: {places}. See docs/operate.md") from None

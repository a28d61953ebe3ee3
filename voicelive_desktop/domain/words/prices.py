"""What tokens cost, by a price list that the person keeps. An estimate: the bill is the service's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.usage import Usage

KINDS = (
    "input_text",
    "input_audio",
    "input_image",
    "cached_text",
    "cached_audio",
    "cached_image",
    "output_text",
    "output_audio",
)
PER_TOKENS = 1_000_000
WARN_AT = 0.8  # of the budget
AZURE = "azure"  # the one that asks for money


@dataclass(frozen=True, slots=True)
class Prices:
    """For a million tokens of each kind; `budget` for a month, 0 for none.

    `dated`: the day of the list, as the person wrote it.
    """

    dated: str = ""
    currency: str = "USD"
    each: Mapping[str, float] = field(default_factory=dict)
    budget: float = 0.0

    @property
    def known(self) -> bool:
        """Whether anything has a price."""
        return any(self.each.values())


def cost(usage: Usage, prices: Prices) -> float:
    """Return what so many tokens cost. Cached ones are part of the input, and have a price
    of their own.
    """
    counts: dict[str, int] = {kind: getattr(usage, kind) for kind in KINDS}
    for form in ("text", "audio", "image"):
        counts[f"input_{form}"] = max(0, counts[f"input_{form}"] - counts[f"cached_{form}"])
    return sum(counts[kind] * prices.each.get(kind, 0.0) for kind in KINDS) / PER_TOKENS


def prices_from(fields: Mapping[str, object]) -> Prices:
    """Read a price list; what makes no sense counts as not given."""
    each = fields.get("per_million_tokens")
    known = each if isinstance(each, Mapping) else {}
    values = {kind: value for kind in KINDS if (value := _amount(known.get(kind))) > 0}
    dated, currency = fields.get("dated"), fields.get("currency")
    day = ""
    if isinstance(dated, str):
        day = dated[:40]
    unit = "USD"
    if isinstance(currency, str):
        unit = currency[:8]
    return Prices(
        day,
        unit,
        values,
        _amount(fields.get("monthly_budget")),
    )


def as_fields(prices: Prices) -> dict[str, object]:
    """Return what `prices_from` reads."""
    return {
        "dated": prices.dated,
        "currency": prices.currency,
        "monthly_budget": prices.budget,
        "per_million_tokens": {kind: prices.each.get(kind, 0) for kind in KINDS},
    }


def _amount(value: object) -> float:
    sensible = isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e9
    return float(value) if sensible else 0.0  # type: ignore[arg-type]  # it is a number by now

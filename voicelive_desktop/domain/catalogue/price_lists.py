"""Dated lists of prices to start from, for a million tokens. What is really charged stands on
Azure's page and on the bill.

From the table in Microsoft's sample voice-live-interpreter-demo (src/lib/metrics.ts), in US
dollars; read on the day `SEEN`. Nothing here was compared with a bill.
"""

from __future__ import annotations

from typing import NamedTuple

from voicelive_desktop.domain.catalogue.models import tier_of
from voicelive_desktop.domain.words.prices import Prices
from voicelive_desktop.domain.words.wording import Words

SEEN = "2026-11-30"


class PriceList(NamedTuple):
    """Prices for the models of one tier; `native`: with a voice that the model brings."""

    tier: str
    native: bool
    name: str
    prices: Prices


def _list(tier: str, name: str, *each: float, native: bool = False) -> PriceList:
    text, cached, out_text, audio, out_audio = each
    kinds = {
        "input_text": text,
        "input_audio": audio,
        "cached_text": cached,
        "cached_audio": cached,
        "output_text": out_text,
        "output_audio": out_audio,
    }
    return PriceList(tier, native, name, Prices(SEEN, "USD", kinds))


LISTS = (
    _list("pro", Words("Pro, an Azure voice"), 5.5, 2.75, 22, 17, 38),
    _list("pro", Words("Pro, the model's own voice"), 5.5, 2.75, 22, 44, 88, native=True),
    _list("standard", Words("Standard, an Azure voice"), 0.66, 0.33, 2.64, 15, 33),
    _list(
        "standard", Words("Standard, the model's own voice"), 0.66, 0.33, 2.64, 11, 22, native=True
    ),
    _list("lite", Words("Lite, an Azure voice"), 0.11, 0.04, 0.44, 15, 33),
    _list("lite", Words("Lite, the model's own voice"), 0.11, 0.04, 0.44, 4, 8, native=True),
)


def list_for(model: str, *, native: bool) -> PriceList | None:
    """Return the list for this model; None for one of no known tier."""
    tier = tier_of(model)
    return next((one for one in LISTS if (one.tier, one.native) == (tier, native)), None)

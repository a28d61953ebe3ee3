"""The service's clock and ours: it tells the end of a session in its own Unix time."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

from voicelive_desktop.client.ports import Received
from voicelive_desktop.domain.facts.events import SessionCreated, SessionUpdated
from voicelive_desktop.domain.words.quick_classes import replace

MOST_S = 10 * 365 * 86_400.0  # further away it is no clock that goes wrong
# the header has whole seconds, and was some time on its way: less is no difference of the clocks
COARSE_S = 5.0


def ahead_s(date_header: str, now_s: float) -> float:
    """How far the service's clock is before ours, by the `Date` header of its answer; 0 without a
    usable one.
    """
    try:
        ahead = parsedate_to_datetime(date_header).timestamp() - now_s
    except (ValueError, OverflowError, TypeError):  # no date, or one of a year that no calendar has
        return 0.0
    if COARSE_S <= abs(ahead) <= MOST_S:
        return ahead
    return 0.0


def in_our_time(message: Received, ahead: float) -> Received:
    """The message with the end of its session by our clock."""
    if isinstance(message, SessionCreated | SessionUpdated) and message.expires_at_s is not None:
        return replace(message, expires_at_s=message.expires_at_s - ahead)
    return message

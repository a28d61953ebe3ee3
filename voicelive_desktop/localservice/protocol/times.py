"""How long the service takes for things: at once, or as long as the real one was recorded to take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds before each kind of answer."""

    handshake_s: float = 0.0
    answer_s: float = 0.0  # each event of a client
    first_output_s: float = 0.0  # after response.created
    goodbye_s: float = 0.0  # a client's close frame


AT_ONCE = Times()
RECORDED = Times(handshake_s=0.6, answer_s=0.045, first_output_s=0.67, goodbye_s=1.15)
TIMES = {"now": AT_ONCE, "real": RECORDED}

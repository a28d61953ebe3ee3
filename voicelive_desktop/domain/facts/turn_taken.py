"""One turn of a conversation, measured: for reports and the inspector."""

from __future__ import annotations

from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.usage import NO_USAGE, Usage


@dataclass(frozen=True, slots=True)
class TurnTaken:
    """Moments in milliseconds from the end of the person's speech, or the sending of the message;
    None: never came.

    Attributes:
        number: Counts from 1 on.
        at_s: When the person had said or sent it, in Unix seconds.
        item: Of the answer; of the question if there was none.
        heard, committed: When the service told that it heard the end, and that it took the turn.
        first_text, first_audio, first_sample: Of the answer: on the socket, on the socket, at the
        speaker.
        over: Its end, or its cut.
        network: What a message takes to the service and back; None: not measured.
        tools_ms: How long functions ran.
        ended: completed, interrupted, incomplete, failed or none (no answer); "" while it lasts.
        because: What cut or failed it.
    """

    number: int
    at_s: float
    item: str = ""
    heard: float | None = None
    committed: float | None = None
    first_text: float | None = None
    first_audio: float | None = None
    first_sample: float | None = None
    over: float | None = None
    network: float | None = None
    tools_ms: float = 0.0
    ended: str = ""
    because: str = ""
    usage: Usage = NO_USAGE

"""Messages about the shape of a face -> what goes with the samples."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from voicelive_desktop.client.azure_fields import SdkMessage, item_id_of, whole_number
from voicelive_desktop.client.ports import MouthReceived, Received


def _viseme(m: SdkMessage, _clock: Callable[[], float]) -> Sequence[Received]:
    return (MouthReceived(item_id_of(m), whole_number(m.audio_offset_ms), whole_number(m.viseme_id)),)


def _visemes_done(m: SdkMessage, _clock: Callable[[], float]) -> Sequence[Received]:
    item_id_of(m)
    return ()  # the deltas carry all


ANIMATION: dict[str, Callable[[SdkMessage, Callable[[], float]], Sequence[Received]]] = {
    "response.animation_viseme.delta": _viseme,
    "response.animation_viseme.done": _visemes_done,
}

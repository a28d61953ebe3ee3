"""Messages about the shape of a face -> what goes with the samples."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence

from voicelive_desktop.client.azure_fields import SdkMessage, item_id_of, text_of, whole_number
from voicelive_desktop.client.ports import MouthReceived, Received, VideoReceived
from voicelive_desktop.domain.words.ids import ItemId, ResponseId


def _viseme(m: SdkMessage, _clock: Callable[[], float]) -> Sequence[Received]:
    return (
        MouthReceived(item_id_of(m), whole_number(m.audio_offset_ms), whole_number(m.viseme_id)),
    )


def _visemes_done(m: SdkMessage, _clock: Callable[[], float]) -> Sequence[Received]:
    item_id_of(m)
    return ()  # the deltas carry all


def _video(m: SdkMessage, _clock: Callable[[], float]) -> Sequence[Received]:
    data = base64.b64decode(text_of(m.delta), validate=True)  # the SDK leaves it encoded
    if not data:
        raise ValueError("video is no video")
    response_id, item_id = (m.get(name) for name in ("response_id", "item_id"))  # it knows neither
    told = isinstance(response_id, str) and isinstance(item_id, str)
    return (
        VideoReceived(data, ResponseId(response_id), ItemId(item_id))
        if told
        else VideoReceived(data),
    )


def _nothing(_m: SdkMessage, _clock: Callable[[], float]) -> Sequence[Received]:
    return ()  # the sound and the pictures tell when the face speaks


ANIMATION: dict[str, Callable[[SdkMessage, Callable[[], float]], Sequence[Received]]] = {
    "response.animation_viseme.delta": _viseme,
    "response.animation_viseme.done": _visemes_done,
    "response.video.delta": _video,
    "session.avatar.switch_to_speaking": _nothing,
    "session.avatar.switch_to_idle": _nothing,
    "output_audio_buffer.cleared": _nothing,  # silence came with the interruption that asked for it
}

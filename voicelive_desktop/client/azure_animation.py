"""Messages about the shape of a face -> what goes with the samples."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping, Sequence

from voicelive_desktop.client.azure_fields import SdkMessage, item_id_of, text_of, whole_number
from voicelive_desktop.client.ports import (
    AvatarAnswered,
    AvatarOffered,
    AvatarSwitched,
    MouthReceived,
    Received,
    VideoReceived,
)
from voicelive_desktop.domain.words.ids import ItemId, ResponseId
from voicelive_desktop.domain.words.kinds import AvatarTransport


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


def _connecting(m: SdkMessage, _clock: Callable[[], float]) -> Sequence[Received]:
    description = text_of(m.server_sdp)
    if not description:
        raise ValueError("server_sdp is no description")
    return (AvatarAnswered(description),)


def _switched(state: str) -> Callable[[SdkMessage, Callable[[], float]], Sequence[Received]]:
    def translate(m: SdkMessage, _clock: Callable[[], float]) -> Sequence[Received]:
        turn_id = m.get("turn_id")
        if isinstance(turn_id, str):
            return (AvatarSwitched(state, turn_id),)
        return (AvatarSwitched(state, ""),)

    return translate


def offered(session: SdkMessage) -> Sequence[Received]:
    """Return how the avatar of a session is reached, where it comes over WebRTC. Whatever is odd
    about it takes nothing from the rest of the session.
    """
    avatar = session.get("avatar")
    if not isinstance(avatar, Mapping) or not avatar:
        return ()
    if avatar.get("output_protocol", AvatarTransport.WEBRTC) != AvatarTransport.WEBRTC:
        return ()
    servers = avatar.get("ice_servers")
    told = []
    if isinstance(servers, Sequence):
        told = [dict(server) for server in servers if isinstance(server, Mapping)]
    return (AvatarOffered(json.dumps(told, default=str)),)


ANIMATION: dict[str, Callable[[SdkMessage, Callable[[], float]], Sequence[Received]]] = {
    "response.animation_viseme.delta": _viseme,
    "response.animation_viseme.done": _visemes_done,
    "response.video.delta": _video,
    "session.avatar.connecting": _connecting,
    "session.avatar.switch_to_speaking": _switched("speaking"),
    "session.avatar.switch_to_idle": _switched("idle"),
    "output_audio_buffer.cleared": _switched("cleared"),
}

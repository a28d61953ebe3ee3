"""The avatar of a session, as this service takes it ("Voice Live 2026-07-15
API reference", RealtimeAvatarConfig).
"""

from __future__ import annotations

import importlib.util
import math
from typing import Any

from voicelive_desktop.localservice.protocol import wire_errors as errors
from voicelive_desktop.localservice.protocol.field_checks import (
    JsonObject,
    boolean,
    list_of,
    mapping,
    number,
    object_with,
    one_of,
    text,
)

_WIDTH = number(1, 7680, "integer")
_POINT = list_of(number(0, 7680, "integer"))
_TURN = number(-math.pi, math.pi)
_CHECKS = object_with(
    type=one_of("video-avatar", "photo-avatar"),
    character=text,
    style=text,
    customized=boolean,
    output_protocol=one_of("webrtc", "websocket"),
    output_audit_audio=boolean,
    ice_servers=list_of(mapping),
    scene=object_with(
        zoom=number(0, 100),
        position_x=number(-1, 1),
        position_y=number(-1, 1),
        rotation_x=_TURN,
        rotation_y=_TURN,
        rotation_z=_TURN,
        amplitude=number(0, 1),
    ),
    video=object_with(
        bitrate=number(1, 100_000_000, "integer"),
        codec=one_of("h264"),
        gop_size=number(1, 2000, "integer"),
        resolution=object_with(width=_WIDTH, height=_WIDTH),
        background=object_with(color=text, image_url=text),
        crop=object_with(top_left=_POINT, bottom_right=_POINT),
    ),
)


def avatar(param: str, value: Any) -> JsonObject:
    """Take an avatar; one without the parts that encode it cannot be had here."""
    wire: JsonObject = _CHECKS(param, value)
    part = "av" if sends_video(wire) else "aiortc"
    if wire and importlib.util.find_spec(part) is None:
        raise errors.invalid_value(
            param, "Avatars need the extra: pip install voicelive-desktop[avatar]"
        )
    return wire


def sends_video(wire: Any) -> bool:
    """Whether answers come as video over the WebSocket."""
    return bool(wire) and wire.get("output_protocol") == "websocket"

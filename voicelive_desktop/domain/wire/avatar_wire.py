"""The avatar of a session on the wire, and back. Pure.

The one place that knows whether "avatar" is a modality: Microsoft's reference says so, its samples
say that it is none, and the setting `avatar_in_modalities` decides.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from voicelive_desktop.domain.settings import Settings, default_of
from voicelive_desktop.domain.settings.avatar_picture import corners_of
from voicelive_desktop.domain.words.kinds import AnswerKind
from voicelive_desktop.domain.words.wording import Words

_SCENE = (
    "zoom",
    "position_x",
    "position_y",
    "rotation_x",
    "rotation_y",
    "rotation_z",
    "amplitude",
)
OF_AVATAR = (
    "avatar_type",
    "avatar_background",
    "avatar_resolution",
    "avatar_bitrate",
    "avatar_crop",
    "avatar_audit_audio",
    "answer_as",
    *(f"avatar_{name}" for name in _SCENE),
)
"""Settings that make it."""


def has_avatar_in(settings: Settings) -> bool:
    """Whether the session asks for one."""
    return settings.avatar_type != "none" and settings.answer_as == AnswerKind.AUDIO


def modalities(settings: Settings) -> list[str]:
    """Return the forms in which answers come."""
    if settings.answer_as != AnswerKind.AUDIO:
        return ["text"]
    if has_avatar_in(settings) and settings.avatar_in_modalities:
        return ["text", "audio", "avatar"]
    return ["text", "audio"]


def avatar_of(settings: Settings) -> dict[str, Any] | None:
    """Return the avatar; None for none."""
    if not has_avatar_in(settings):
        return None
    wire: dict[str, Any] = {
        "type": settings.avatar_type,
        "character": settings.avatar_character.strip(),
        "customized": settings.avatar_customized,
        "output_protocol": settings.avatar_transport,
    }
    if settings.avatar_audit_audio:
        wire["output_audit_audio"] = True
    if video := _video(settings):
        wire["video"] = video
    if settings.avatar_type == "photo-avatar":
        return wire | {"model": "vasa-1", "scene": _scene(settings)}
    if style := settings.avatar_style.strip():
        wire["style"] = style
    return wire


def _video(settings: Settings) -> dict[str, Any]:
    """What differs from the service's own."""
    video: dict[str, Any] = {}
    if ground := settings.avatar_background.strip():
        video["background"] = {"image_url" if ground.startswith("https:") else "color": ground}
    if size := settings.avatar_resolution.strip():
        width, _, height = size.partition("x")
        video["resolution"] = {"width": int(width), "height": int(height)}
    if settings.avatar_bitrate != default_of("avatar_bitrate"):
        video["bitrate"] = settings.avatar_bitrate * 1000
    if settings.avatar_crop.strip():
        left, top, right, bottom = corners_of(settings.avatar_crop)
        video["crop"] = {"top_left": [left, top], "bottom_right": [right, bottom]}
    return video


def _scene(settings: Settings) -> dict[str, float]:
    scene = {name: getattr(settings, f"avatar_{name}") for name in _SCENE}
    # rounded to five digits, half a turn stays below pi, which the service takes as the most
    turned = {name: round(math.radians(scene[name]), 5) for name in _SCENE if "rotation" in name}
    return scene | turned


# --- the way back: each raises ValueError with what the value must be


def background(value: object) -> str:
    """Return a color or an address."""
    if isinstance(value, Mapping):
        for name in ("color", "image_url"):
            if isinstance(said := value.get(name), str):
                return said
    raise ValueError(Words("must be an object with color or image_url"))


def resolution(value: object) -> str:
    """Return a size."""
    if isinstance(value, Mapping) and all(type(value.get(n)) is int for n in ("width", "height")):
        return f"{value['width']}x{value['height']}"
    raise ValueError(Words("must be an object with width and height"))


def crop(value: object) -> str:
    """Return the corners."""
    if isinstance(value, Mapping):
        corners = [value.get("top_left"), value.get("bottom_right")]
        if all(isinstance(corner, list) and len(corner) == 2 for corner in corners):
            return ", ".join(str(number) for corner in corners for number in corner or ())
    raise ValueError(Words("must be an object with two corners"))


def kilobits(value: object) -> int:
    """Return a bit rate."""
    if type(value) is not int:
        raise ValueError(Words("must be a whole number"))
    return round(value / 1000)


def degrees(value: object) -> int:
    """Return an angle."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise ValueError(Words("must be a number"))
    return round(math.degrees(value))

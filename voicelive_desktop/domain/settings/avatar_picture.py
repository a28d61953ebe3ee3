"""How the avatar's picture is: ground, size, part of it, and the scene of a photo avatar."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from voicelive_desktop.domain.catalogue import avatars
from voicelive_desktop.domain.settings.avatar import avatar_is_shown
from voicelive_desktop.domain.settings.sent import (
    DEGREES,
    THOUSANDS,
    NotASettingError,
    Sent,
    WireForm,
)
from voicelive_desktop.domain.settings.spec import Applies, Group, Kind, Spec, fixed, setting
from voicelive_desktop.domain.words.kinds import AvatarKind
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?")
_SIZE = re.compile(r"\d{2,4}x\d{2,4}")
USUAL_KILOBITS = 2_000  # the service's own
_CORNERS = re.compile(r"\d{1,4}(\s*,\s*\d{1,4}){3}")


def _ground_problem(text: str) -> str:
    if not text or _COLOUR.fullmatch(text.strip()) or text.strip().startswith("https://"):
        return ""
    return Words("must be a color such as #00B050 or an address that begins with https://")


def _size_problem(text: str) -> str:
    if not text or _SIZE.fullmatch(text.strip()):
        return ""
    return Words("must be a size such as 1280x720")


def _crop_problem(text: str) -> str:
    if not text.strip():
        return ""
    if not _CORNERS.fullmatch(text.strip()):
        return Words("must be left, top, right, bottom in pixels, such as 320, 0, 960, 720")
    left, top, right, bottom = corners_of(text)
    if right <= left or bottom <= top:
        return Words("must have its right and bottom edge behind its left and top edge")
    return ""


def corners_of(text: str) -> tuple[int, ...]:
    """Return the four numbers of a crop."""
    return tuple(int(number) for number in text.split(","))


def _has_own_bitrate(s: Settings) -> bool:
    return not avatar_is_shown(s) and s.avatar_bitrate != USUAL_KILOBITS


def _ground(text: str) -> Mapping[str, str]:
    ground = text.strip()
    if not ground:
        return {}
    if ground.startswith("https:"):
        return {"image_url": ground}
    return {"color": ground}


def _read_ground(value: object) -> str:
    if isinstance(value, Mapping):
        for name in ("color", "image_url"):
            if isinstance(said := value.get(name), str):
                return said
    raise NotASettingError(Words("must be an object with color or image_url"))


def _size(text: str) -> Mapping[str, int]:
    if not text.strip():
        return {}
    width, _, height = text.strip().partition("x")
    return {"width": int(width), "height": int(height)}


def _read_size(value: object) -> str:
    if isinstance(value, Mapping) and all(type(value.get(n)) is int for n in ("width", "height")):
        return f"{value['width']}x{value['height']}"
    raise NotASettingError(Words("must be an object with width and height"))


def _corners(text: str) -> Mapping[str, list[int]]:
    if not text.strip():
        return {}
    left, top, right, bottom = corners_of(text)
    return {"top_left": [left, top], "bottom_right": [right, bottom]}


def _read_corners(value: object) -> str:
    if isinstance(value, Mapping):
        corners = [value.get("top_left"), value.get("bottom_right")]
        if all(isinstance(corner, list) and len(corner) == 2 for corner in corners):
            return ", ".join(str(number) for corner in corners for number in corner or ())
    raise NotASettingError(Words("must be an object with two corners"))


def _photo(s: Settings) -> str:
    if (reason := avatar_is_shown(s)) or s.avatar_type == AvatarKind.PHOTO:
        return reason
    return Words("Only photo avatars can be moved.")


def _text(label: str, told: str, kind: Kind = Kind.LINE, **more: Any) -> Any:
    more = {"applies": Applies.NEXT_CONNECTION, "unless": avatar_is_shown, **more}
    return setting("", Spec(label, told, Group.AVATAR, kind, folds=True, **more))


def _scene(default: float, label: str, told: str, name: str, **more: Any) -> Any:
    more = {"kind": Kind.NUMBER, "step": 0.05, "maximum": 1.0, **more}
    return setting(
        default,
        Spec(
            label,
            told,
            Group.AVATAR,
            keywords="avatar photo scene zoom position turn rotation move",
            unless=_photo,
            folds=True,
            wire=f"avatar.scene.{name}",
            is_live=True,
            **more,
        ),
    )


@dataclass(frozen=True, kw_only=True)
class AvatarPictureSettings:
    """Part of `Settings`. An empty text leaves it to the service."""

    __slots__ = ()

    avatar_background: str = _text(
        "Background",
        "A color such as #00B050, or the address of a picture.",
        keywords="avatar background color image picture ground",
        wire="avatar.video.background",
        sent=Sent(WireForm(_ground, _read_ground), unsaid=True),
        check=_ground_problem,
    )
    avatar_resolution: str = _text(
        "Resolution",
        "The size of the video in pixels.",
        Kind.EDITABLE_CHOICE,
        keywords="avatar resolution size width height pixels",
        choices=fixed(avatars.RESOLUTIONS),
        wire="avatar.video.resolution",
        sent=Sent(WireForm(_size, _read_size), unsaid=True),
        check=_size_problem,
    )
    avatar_bitrate: int = setting(
        USUAL_KILOBITS,
        Spec(
            "Video bit rate",
            "Higher is sharper and needs a faster network.",
            Group.AVATAR,
            Kind.INTEGER,
            minimum=100,
            maximum=20_000,
            step=100,
            unit=" kbit/s",
            keywords="avatar bitrate quality bandwidth",
            applies=Applies.NEXT_CONNECTION,
            unless=avatar_is_shown,
            folds=True,
            wire="avatar.video.bitrate",
            sent=Sent(THOUSANDS, when=_has_own_bitrate),
        ),
    )
    avatar_crop: str = _text(
        "Crop",
        "The part of the picture that is sent: left, top, right, bottom in pixels.",
        keywords="avatar crop cut part portrait",
        wire="avatar.video.crop",
        sent=Sent(WireForm(_corners, _read_corners), unsaid=True),
        check=_crop_problem,
    )
    avatar_audit_audio: bool = setting(
        False,
        Spec(
            "Audit sound",
            "Also sends the sound without the video, for when the video can't be played.",
            Group.AVATAR,
            Kind.SWITCH,
            keywords="avatar audit audio sound beside",
            applies=Applies.NEXT_CONNECTION,
            unless=avatar_is_shown,
            folds=True,
            wire="avatar.output_audit_audio",
            sent=Sent(unsaid=True),
        ),
    )
    avatar_in_modalities: bool = setting(
        False,
        Spec(
            "Avatar as a modality",
            "Microsoft's reference lists the avatar as a modality; its samples don't. Try this if no avatar appears.",
            Group.AVATAR,
            Kind.SWITCH,
            keywords="avatar modalities wire",
            applies=Applies.NEXT_CONNECTION,
            unless=avatar_is_shown,
            folds=True,
            azure_only=True,
        ),
    )
    avatar_zoom: float = _scene(
        1.0, "Zoom", "How close the face is. 1 is the default.", "zoom", minimum=0.1, maximum=4.0
    )
    avatar_position_x: float = _scene(
        0.0,
        "Left or right",
        "Where the face is, in widths of the picture.",
        "position_x",
        minimum=-1.0,
    )
    avatar_position_y: float = _scene(
        0.0,
        "Up or down",
        "Where the face is, in heights of the picture.",
        "position_y",
        minimum=-1.0,
    )
    avatar_rotation_x: int = _scene(
        0,
        "Nod",
        "Tilts the head up (negative) or down.",
        "rotation_x",
        kind=Kind.INTEGER,
        sent=Sent(DEGREES),
        minimum=-180,
        maximum=180,
        step=1,
        unit="°",
    )
    avatar_rotation_y: int = _scene(
        0,
        "Turn",
        "Turns the head left (negative) or right.",
        "rotation_y",
        kind=Kind.INTEGER,
        sent=Sent(DEGREES),
        minimum=-180,
        maximum=180,
        step=1,
        unit="°",
    )
    avatar_rotation_z: int = _scene(
        0,
        "Tilt",
        "Tilts the head sideways, counterclockwise (negative) or clockwise.",
        "rotation_z",
        kind=Kind.INTEGER,
        sent=Sent(DEGREES),
        minimum=-180,
        maximum=180,
        step=1,
        unit="°",
    )
    avatar_amplitude: float = _scene(
        1.0, "Movement", "How much the face moves.", "amplitude", minimum=0.05
    )

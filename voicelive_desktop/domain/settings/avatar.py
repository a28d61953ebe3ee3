"""The settings of the avatar: a face in a video, with the voice in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from voicelive_desktop.domain.catalogue import avatars
from voicelive_desktop.domain.settings.sent import STRIPPED, Sent
from voicelive_desktop.domain.settings.spec import Applies, Group, Kind, Spec, fixed, setting
from voicelive_desktop.domain.words.kinds import (
    AnswerKind,
    AvatarKind,
    AvatarPlace,
    AvatarTransport,
)
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings


def _speaks(s: Settings) -> str:
    if s.answer_as != AnswerKind.AUDIO:
        if s.answer_as == AnswerKind.TEXT:
            return Words("Replies are text only.")
        return Words("Replies are turned off.")
    return ""


def modalities(settings: Settings) -> list[str]:
    """Return the forms in which answers come.

    The one place that knows whether "avatar" is one: Microsoft's reference says so, its samples
    say that it is none, and the setting `avatar_in_modalities` decides.
    """
    if settings.answer_as != AnswerKind.AUDIO:
        return ["text"]
    if not avatar_is_shown(settings) and settings.avatar_in_modalities:
        return ["text", "audio", "avatar"]
    return ["text", "audio"]


def avatar_is_shown(s: Settings) -> str:
    """Why nothing of an avatar has an effect; "" when it has."""
    return _speaks(s) or (
        Words("Turn on “Avatar” first.") if s.avatar_type == AvatarKind.NONE else ""
    )


_CHANGES_IT = (
    *("avatar_background", "avatar_resolution", "avatar_bitrate", "avatar_crop"),
    *("avatar_audit_audio", "answer_as", "avatar_zoom", "avatar_position_x", "avatar_position_y"),
    *("avatar_rotation_x", "avatar_rotation_y", "avatar_rotation_z", "avatar_amplitude"),
)


def _model_of_photo(s: Settings) -> Mapping[str, object]:
    if s.avatar_type == AvatarKind.PHOTO:
        return {"model": "vasa-1"}
    return {}


def _styled(s: Settings) -> str:
    return avatar_is_shown(s) or (
        Words("Photo avatars have no styles.") if s.avatar_type == AvatarKind.PHOTO else ""
    )


@dataclass(frozen=True, kw_only=True)
class AvatarSettings:
    """Part of `Settings`."""

    __slots__ = ()

    avatar_type: AvatarKind = setting(
        AvatarKind.NONE,
        Spec(
            "Avatar",
            "A video of a face speaks the replies. On Azure it costs extra and is available in some regions only: "
            "Southeast Asia, North and West Europe, Sweden Central, South Central US, East US 2, West US 2.",
            Group.AVATAR,
            Kind.CHOICE,
            keywords="avatar video face picture photo",
            applies=Applies.NEXT_CONNECTION,
            choices=fixed(avatars.KINDS),
            unless=_speaks,
            wire="avatar.type",
            sent=Sent(
                heads=AvatarKind.NONE,
                null=AvatarKind.NONE,
                by_itself=None,
                also=_CHANGES_IT,
                beside=_model_of_photo,
            ),
        ),
    )
    avatar_place: AvatarPlace = setting(
        AvatarPlace.ABOVE,
        Spec(
            "Place of the avatar",
            "Above or beside the conversation, or in a window of its own that stays on top.",
            Group.AVATAR,
            Kind.CHOICE,
            keywords="avatar place position above beside window detach top",
            choices=fixed(avatars.PLACES),
            unless=avatar_is_shown,
            folds=True,
        ),
    )
    avatar_size: int = setting(
        40,
        Spec(
            "Size of the avatar",
            "Its share of the height above the conversation, or of the width beside it.",
            Group.AVATAR,
            Kind.INTEGER,
            minimum=15,
            maximum=80,
            step=5,
            unit=" %",
            keywords="avatar size large small height width",
            unless=avatar_is_shown,
            folds=True,
        ),
    )
    avatar_character: str = setting(
        "lisa",
        Spec(
            "Character",
            "The person you see. Enter a name to use an avatar of your own.",
            Group.AVATAR,
            Kind.EDITABLE_CHOICE,
            keywords="avatar character person name custom",
            applies=Applies.NEXT_CONNECTION,
            choices=lambda s: avatars.characters(s.avatar_type),
            unless=avatar_is_shown,
            folds=True,
            wire="avatar.character",
            sent=Sent(STRIPPED),
            azure_only=True,
        ),
    )
    avatar_style: str = setting(
        "casual-sitting",
        Spec(
            "Avatar style",
            "How the character is dressed and stands.",
            Group.AVATAR,
            Kind.EDITABLE_CHOICE,
            keywords="avatar style clothes pose",
            applies=Applies.NEXT_CONNECTION,
            choices=lambda s: avatars.styles(s.avatar_character),
            unless=_styled,
            folds=True,
            wire="avatar.style",
            sent=Sent(STRIPPED, unsaid=True),
            azure_only=True,
        ),
    )
    avatar_customized: bool = setting(
        False,
        Spec(
            "Custom avatar",
            "The character is one that was made for your resource.",
            Group.AVATAR,
            Kind.SWITCH,
            keywords="avatar custom own customized",
            applies=Applies.NEXT_CONNECTION,
            unless=avatar_is_shown,
            folds=True,
            wire="avatar.customized",
            azure_only=True,
        ),
    )
    avatar_transport: AvatarTransport = setting(
        AvatarTransport.WEBSOCKET,
        Spec(
            "Video transport",
            "How the video is sent. WebRTC is faster; WebSocket gets through where WebRTC is blocked.",
            Group.AVATAR,
            Kind.CHOICE,
            keywords="avatar transport websocket webrtc output protocol",
            applies=Applies.NEXT_CONNECTION,
            choices=fixed(avatars.TRANSPORTS),
            unless=avatar_is_shown,
            folds=True,
            wire="avatar.output_protocol",
        ),
    )

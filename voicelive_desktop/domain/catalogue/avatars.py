"""Avatars that Azure offers to everybody ("Supported standard text to speech avatar", read in
November 2026).

Names of styles and of photo avatars are those of the vendor's samples; others may be typed.
"""

from __future__ import annotations

from voicelive_desktop.domain.catalogue.models import Choice
from voicelive_desktop.domain.words.kinds import AvatarKind, AvatarPlace, AvatarTransport

KINDS = (
    Choice(AvatarKind.NONE, "Off"),
    Choice(AvatarKind.VIDEO, "Video avatar"),
    Choice(AvatarKind.PHOTO, "Photo avatar"),
)
TRANSPORTS = (
    Choice(AvatarTransport.WEBSOCKET, "WebSocket"),
    Choice(AvatarTransport.WEBRTC, "WebRTC"),
)
PLACES = (
    Choice(AvatarPlace.ABOVE, "Above the conversation"),
    Choice(AvatarPlace.BESIDE, "Beside the conversation"),
    Choice(AvatarPlace.WINDOW, "Own window"),
)
RESOLUTIONS = (
    Choice("", "The service's own"),
    Choice("1920x1080", "1920x1080"),
    Choice("1280x720", "1280x720"),
    Choice("640x360", "640x360"),
)
_STYLES = {
    "lisa": "casual-sitting graceful-sitting graceful-standing technical-sitting technical-standing",
    "harry": "business casual youthful",
    "jeff": "business formal",
    "lori": "casual formal graceful",
    "max": "business casual formal",
    "meg": "business casual formal",
}
_WITHOUT_STYLE = ("rowan", "celine", "nia", "malik")
_PHOTOS: tuple[str, ...] = ("anika", "isabella", "matteo")


def characters(kind: AvatarKind) -> tuple[Choice, ...]:
    """Return who can be seen in an avatar of this kind."""
    if kind == AvatarKind.PHOTO:
        names = _PHOTOS
    else:
        names = (*_STYLES, *_WITHOUT_STYLE)
    return tuple(Choice(name, name.capitalize()) for name in names)


def styles(character: str) -> tuple[Choice, ...]:
    """Return how a character can be dressed and stand; "" for one without styles."""
    known = _STYLES.get(character.strip().lower(), "").split()
    return tuple(Choice(name, name.replace("-", " ").capitalize()) for name in known) or (
        Choice("", "None"),
    )

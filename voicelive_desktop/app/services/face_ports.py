"""What the avatar's desk needs of others, and what it shows."""

from __future__ import annotations

from typing import Protocol

from voicelive_desktop.domain.words.ids import ItemId, ResponseId
from voicelive_desktop.domain.words.quick_classes import dataclass


class PlayedSpeaker(Protocol):
    """The part of the speaker that is used."""

    def play(self, response_id: ResponseId, item_id: ItemId, pcm: bytes) -> bool:
        """Queue."""
        ...

    def finish(self, response_id: ResponseId, item_id: ItemId) -> None:
        """No more will come."""
        ...


class MediaProcess(Protocol):
    """The part of `AvatarProcess` that is used."""

    pictures: str

    @property
    def is_installed(self) -> bool:
        """Whether it can be started."""
        ...

    def begin(self) -> None:
        """Start it before it is needed."""
        ...

    def send(self, kind: bytes, payload: bytes = b"") -> None:
        """Send a frame."""
        ...

    async def close(self) -> None:
        """End it."""
        ...


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """The newest picture: where it lies in the shared file, its size, and whether its face rests."""

    count: int
    offset: int
    width: int
    height: int
    is_at_rest: bool

"""The part of a session that brings a face: which messages come as video, and the exchange that an
avatar over WebRTC needs.
"""

from __future__ import annotations

from collections.abc import Callable

from voicelive_desktop.client.ports import (
    AudioReceived,
    AvatarAnswered,
    AvatarOffered,
    AvatarSwitched,
    ConnectAvatar,
    Received,
    VideoReceived,
    VideoScreen,
)
from voicelive_desktop.domain.facts.conversation import Role
from voicelive_desktop.domain.facts.events import (
    AudioArrived,
    AudioCompleted,
    ItemCreated,
    ResponseDone,
)
from voicelive_desktop.domain.words.ids import ItemId, ResponseId


class FaceSide:
    """Passes on to the screen what is the face's. Loop thread only.

    Args:
        send: the session's; it is known to the screen by this.
        waits: it is opened beside another session, whose face still speaks.
    """

    def __init__(
        self, screen: VideoScreen, send: Callable[[ConnectAvatar], object], *, waits: bool
    ) -> None:
        self._screen, self._send, self._waits = screen, send, waits
        self._servers: str | None = None
        self._filmed: set[ItemId] = set()
        self._speaking: tuple[ResponseId, ItemId] | None = None  # the newest message of an answer

    def take_over(self) -> None:
        """The session talks from now on."""
        self._waits = False
        self._connect()

    def take(self, message: Received) -> bool:
        """Take a message; True: it is done with."""
        match message:
            case AudioReceived() | AudioArrived():
                return self._screen.brings_sound
            case VideoReceived():
                self._show(message)
            case AvatarOffered(servers):
                self._servers = servers
                self._connect()
            case AvatarAnswered(description):
                self._screen.answer(description)
            case AvatarSwitched(state, turn_id):
                self._screen.switched(state, turn_id)
            case AudioCompleted(response_id, item_id) if item_id in self._filmed:
                self._screen.whole(response_id, item_id)  # its sound ends later, and is told then
            case _:
                self._note(message)
                return False
        return True

    def send_offer(self, description: str) -> None:
        """Send our side of the connection."""
        self._send(ConnectAvatar(description))

    def _note(self, message: Received) -> None:
        match message:
            case ItemCreated(item) if item.role is Role.ASSISTANT and item.response_id is not None:
                self._speaking = item.response_id, item.id
                if self._screen.is_live and item.id not in self._filmed:  # it is told twice
                    self._filmed.add(item.id)
                    self._screen.announce(item.response_id, item.id)
            case ResponseDone(response_id):
                self._screen.finish(response_id)
            case _:
                pass

    def _connect(self) -> None:
        if self._servers is not None and not self._waits:
            self._screen.connect(self._servers, self.send_offer)

    def _show(self, video: VideoReceived) -> None:
        """Video belongs to the newest message, where the service does not say to which."""
        if video.response_id is not None and video.item_id is not None:
            self._speaking = video.response_id, video.item_id
        if self._speaking is not None:
            self._filmed.add(self._speaking[1])
            self._screen.feed(*self._speaking, video.data)

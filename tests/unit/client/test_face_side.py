"""What of a session's messages goes to the face."""

from __future__ import annotations

import pytest

from voicelive_desktop.client.face_side import FaceSide
from voicelive_desktop.client.ports import (
    AudioReceived,
    AvatarAnswered,
    AvatarOffered,
    AvatarSwitched,
    ConnectAvatar,
    NoScreen,
)
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Item, Role
from voicelive_desktop.domain.words.ids import ItemId, ResponseId

R, M = ResponseId("r"), ItemId("i")


class Screen(NoScreen):
    """Writes down what it gets."""

    def __init__(self) -> None:
        self.got: list[object] = []

    def announce(self, response_id: ResponseId, item_id: ItemId) -> None:
        self.got.append(("announced", response_id, item_id))

    def whole(self, response_id: ResponseId, item_id: ItemId) -> None:
        self.got.append(("whole", response_id, item_id))

    def connect(self, servers: str, send_offer: object) -> None:
        assert callable(send_offer)
        send_offer("offer for " + servers)

    def answer(self, description: str) -> None:
        self.got.append(description)

    def switched(self, state: str, turn_id: str) -> None:
        self.got.append((state, turn_id))


def test_a_live_message_is_announced_and_its_end_is_the_screen_s_to_tell() -> None:
    screen = Screen()
    side = FaceSide(screen, lambda _command: None, waits=False)
    screen.is_live = screen.brings_sound = True
    begun = ev.ItemCreated(Item(M, Role.ASSISTANT, response_id=R), None)
    for _ in range(2):  # by the response and by the conversation
        assert not side.take(begun), "the session needs it, too"
    assert side.take(AudioReceived(R, M, b"")), "the sound comes with the pictures"
    assert side.take(ev.AudioCompleted(R, M))
    assert side.take(AvatarSwitched("idle", "r"))
    assert screen.got == [("announced", R, M), ("whole", R, M), ("idle", "r")]


def test_without_a_face_nothing_is_taken() -> None:
    side = FaceSide(NoScreen(), lambda _command: None, waits=False)
    for message in (AudioReceived(R, M, b""), ev.AudioCompleted(R, M)):
        assert not side.take(message)


@pytest.mark.parametrize("waits", [False, True])
def test_a_session_beside_another_connects_its_face_when_it_takes_over(waits: bool) -> None:
    sent: list[ConnectAvatar] = []
    screen = Screen()
    side = FaceSide(screen, sent.append, waits=waits)
    assert side.take(AvatarOffered("[]"))
    assert sent == ([] if waits else [ConnectAvatar("offer for []")])
    side.take_over()
    assert sent[-1] == ConnectAvatar("offer for []")
    side.take(AvatarAnswered("answer"))
    assert screen.got == ["answer"]

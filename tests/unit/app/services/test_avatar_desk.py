"""What becomes of an avatar's video between the connection, the speaker and the window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from voicelive_desktop.app.environment import avatar_process as ap
from voicelive_desktop.app.services.avatar_desk import (
    AHEAD_MS,
    GIVE_UP_S,
    REST_MS,
    REST_WAIT_S,
    AvatarDesk,
)
from voicelive_desktop.app.services.face_moment import PAUSE_S
from voicelive_desktop.app.services.face_ports import ShownPicture
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.ids import ItemId, ResponseId

REPLY, ITEM = ResponseId("r"), ItemId("i")
PCM = b"\1\0" * 480


class Process:
    """Keeps what it is sent, and says what a test tells it to say."""

    def __init__(self, take: Callable[[bytes, bytes], None], died: Callable[[], None]) -> None:
        self.take, self.died = take, died
        self.sent: list[tuple[bytes, bytes]] = []
        self.pictures = ""
        self.is_installed = True
        self.begun = False

    def begin(self) -> None:
        self.begun = True

    def send(self, kind: bytes, payload: bytes = b"") -> None:
        self.sent.append((kind, payload))

    async def close(self) -> None:
        pass


class World:
    def __init__(self) -> None:
        self.played: list[ItemId] = []
        self.finished: list[ItemId] = []
        self.told: list[ev.Event] = []
        self.finished_when_told: list[ItemId] = []  # of the newest event
        self.logged: list[str] = []
        self.counted: list[tuple[int, int]] = []
        self.now_s = 7.0
        self.heard: tuple[ItemId, float] | None = None
        made: list[Process] = []

        def new(take: Callable[[bytes, bytes], None], died: Callable[[], None]) -> Process:
            made.append(Process(take, died))
            return made[-1]

        self.desk = AvatarDesk(
            self,
            lambda: self.heard,
            self._tell,
            self._log,
            lambda: self.now_s,
            new,
            clock=lambda: self.now_s,
        )
        self.process = made[0]

    def play(self, response_id: ResponseId, item_id: ItemId, pcm: bytes) -> bool:
        self.played.append(item_id)
        return True

    def finish(self, response_id: ResponseId, item_id: ItemId) -> None:
        self.finished.append(item_id)

    def _tell(self, event: ev.Event) -> None:
        self.told.append(event)
        self.finished_when_told = list(self.finished)

    def _log(self, topic: str, event: str, **fields: Any) -> None:
        self.logged.append(f"{topic}/{event}")
        if event == "frames":
            self.counted.append((fields["shown"], fields["dropped"]))

    def kinds(self) -> list[bytes]:
        return [kind for kind, _ in self.process.sent]

    def flush(self) -> None:
        self.desk.follow(
            State(), State(), ev.PlaybackFlushed(ITEM, REPLY, 10.0, 20.0, CutReason.SPEECH)
        )


def test_the_sound_of_the_video_is_played_and_counted_as_the_service_s() -> None:
    world = World()
    world.desk.feed(REPLY, ITEM, b"film")
    world.process.take(ap.SOUND, ap.AT.pack(1, 40.0) + PCM)
    assert world.played == [ITEM]
    assert world.told == [ev.AudioArrived(REPLY, ITEM, 20.0, 7.0, alone=True)]
    world.desk.finish(REPLY)
    assert world.kinds() == [ap.MEDIA, ap.END]
    world.process.take(ap.DONE, ap.NUMBER.pack(1))
    assert world.finished == [ITEM]
    assert world.told[-1] == ev.AudioCompleted(REPLY, ITEM)


def test_the_picture_is_asked_for_by_what_is_heard() -> None:
    world = World()
    world.desk.feed(REPLY, ITEM, b"film")
    assert world.desk.look() is None
    world.process.take(ap.SOUND, ap.AT.pack(1, 500.0) + PCM)
    world.heard = (ITEM, 100.0)
    world.desk.look()
    world.desk.look()
    assert world.process.sent[1:] == [(ap.CLOCK, ap.AT.pack(1, 500.0 + REST_MS))], (
        "once for each moment, and the first picture first"
    )
    world.heard = (ITEM, 120.0)
    world.desk.look()
    assert world.process.sent[2:] == [], "it is awaited"
    world.now_s += REST_WAIT_S
    world.desk.look()
    assert world.process.sent[2:] == [(ap.CLOCK, ap.AT.pack(1, 620.0 + AHEAD_MS))], (
        "a film whose pictures begin later is not waited for"
    )
    world.process.take(ap.PICTURE, ap.PICTURE_AT.pack(1, 1, 640, 360, 0, 500.0))
    world.heard = (ITEM, 133.0)
    world.desk.look()
    assert world.process.sent[3:] == [(ap.CLOCK, ap.AT.pack(1, 633.0 + AHEAD_MS))]
    picture = world.desk.look()
    assert picture is not None
    assert (picture.offset, picture.width, picture.height) == (ap.SLOT_BYTES, 640, 360)
    assert "avatar/first_frame" in world.logged


def test_each_session_logs_its_first_picture() -> None:
    world = World()
    for number in (1, 2):
        reply, item = ResponseId(f"r{number}"), ItemId(f"i{number}")
        world.desk.feed(reply, item, b"film")
        for _ in range(2):
            world.process.take(ap.PICTURE, ap.PICTURE_AT.pack(number, 0, 640, 360, 0, 0.0))
        world.desk.follow(State(), State(), ev.ConnectionEnded())
    assert world.logged == ["avatar/connecting", "avatar/first_frame"] * 2


def test_pictures_that_nobody_saw_are_counted() -> None:
    world = World()
    world.desk.feed(REPLY, ITEM, b"film")
    for missed in (0, 3):
        world.process.take(ap.PICTURE, ap.PICTURE_AT.pack(1, 0, 640, 360, missed, 0.0))
    world.now_s += 5.0
    world.desk.look()
    assert world.counted == [(1, 4)], "three in the process, and one that came between two looks"
    world.process.take(ap.PICTURE, ap.PICTURE_AT.pack(1, 0, 640, 360, 0, 40.0))
    world.now_s += 5.0
    world.desk.look()
    assert world.counted[1:] == [(1, 0)]


def shown(world: World, at_ms: float) -> ShownPicture | None:
    world.process.take(ap.PICTURE, ap.PICTURE_AT.pack(1, 0, 640, 360, 0, at_ms))
    return world.desk.look()


def test_after_the_last_word_the_film_goes_on_a_little_and_then_the_face_rests() -> None:
    world = World()
    world.desk.feed(REPLY, ITEM, b"film")
    world.process.take(ap.SOUND, ap.AT.pack(1, 0.0) + PCM)
    for heard in ((ITEM, 20.0), None):
        world.heard = heard
        assert shown(world, 0.0) is not None
    world.now_s += 0.125
    assert world.desk.look() is not None, "the next message may begin at once"
    assert world.process.sent[-1] == (ap.CLOCK, ap.AT.pack(1, 145.0 + AHEAD_MS))
    world.now_s += PAUSE_S
    assert world.desk.look() is None
    world.heard = (ITEM, 20.0)
    assert world.desk.look() is not None, "it was a long pause only"


def test_a_face_rests_where_its_sound_is_silent() -> None:
    loud, silence = b"\0\x20" * 480, bytes(960)
    world = World()
    world.desk.feed(REPLY, ITEM, b"film")
    for block, pcm in enumerate([silence] * 20 + [loud] * 10 + [silence] * 20):
        world.process.take(ap.SOUND, ap.AT.pack(1, block * 20.0) + pcm)
    world.heard = (ITEM, 0.0)
    rests = {}
    for at_ms in (0.0, 300.0, 380.0, 500.0, 620.0, 800.0, 2_000.0):
        picture = shown(world, at_ms)
        rests[at_ms] = picture is not None and picture.is_at_rest
    assert [at_ms for at_ms, calm in rests.items() if calm] == [0.0, 300.0, 800.0, 2_000.0]


def test_another_character_is_another_face_and_another_scene_is_not() -> None:
    world = World()
    faces = []
    for avatar in (
        {"character": "lisa"},
        {"character": "lisa", "scene": {"zoom": 2}},
        {"character": "max"},
    ):
        world.desk.fitting({"avatar": avatar})
        faces.append(world.desk.face)
    assert faces[0] == faces[1] != faces[2]


def test_a_process_that_hangs_is_not_awaited_for_ever() -> None:
    world = World()
    world.desk.connect("[]", lambda _description: None)
    world.now_s += GIVE_UP_S + 1
    world.desk.look()
    world.desk.look()
    assert world.kinds() == [ap.OFFER, ap.HANG_UP]
    assert world.told == [ev.AvatarTroubled("ice")]
    assert world.desk.is_given_up


@pytest.mark.parametrize(
    ("slot", "width", "height"),
    [(2, 640, 360), (2**32 - 1, 640, 360), (0, 1921, 1080), (0, 0, 9), (0, 2**31, 2**31)],
)
def test_no_picture_is_shown_that_does_not_lie_in_the_shared_file(
    slot: int, width: int, height: int
) -> None:
    world = World()
    world.desk.feed(REPLY, ITEM, b"film")
    world.process.take(ap.PICTURE, ap.PICTURE_AT.pack(1, slot, width, height, 0, 0.0))
    assert world.desk.look() is None


def test_a_damaged_frame_of_the_process_is_left_out() -> None:
    world = World()
    world.desk.feed(REPLY, ITEM, b"film")
    for kind in (ap.SOUND, ap.PICTURE, ap.DONE, ap.TROUBLE, b"?"):
        world.process.take(kind, b"\1")
    world.process.take(ap.SOUND, ap.AT.pack(1, 40.0) + PCM + b"\1")
    assert world.told == [ev.AudioArrived(REPLY, ITEM, 20.0, 7.0, alone=True)]


@pytest.mark.parametrize("protocol", ["websocket", "webrtc"])
@pytest.mark.parametrize("filmed", [False, True])
def test_a_reply_that_is_sound_alone_where_a_film_was_awaited_is_told(
    protocol: str, filmed: bool
) -> None:
    world = World()
    world.desk.fitting({"avatar": {"output_protocol": protocol}})
    if filmed:
        world.desk.feed(REPLY, ITEM, b"film")
    world.desk.follow(State(), State(), ev.SessionConfigured(0.0))
    for _ in range(2):
        world.desk.follow(State(), State(), ev.AudioCompleted(REPLY, ITEM))
    is_told = protocol == "websocket" and not filmed
    assert world.told == [ev.AvatarTroubled("no_video")] * is_told
    assert world.desk.is_given_up is is_told


def waited(world: World) -> float | None:
    return world.desk.waited_s


def test_a_video_is_awaited_until_its_sound_is_there_or_trouble_is_told() -> None:
    world = World()
    assert waited(world) is None
    world.desk.feed(REPLY, ITEM, b"film")
    assert waited(world) == 0.0
    world.process.take(ap.SOUND, ap.AT.pack(1, 0.0) + PCM)
    assert waited(world) is None
    world.desk.feed(REPLY, ItemId("i2"), b"film")
    world.process.take(ap.TROUBLE, ap.NUMBER.pack(2) + b"broken")
    assert waited(world) is None


def test_the_process_is_told_when_nobody_looks_and_not_started_for_that() -> None:
    world = World()
    world.desk.set_seen(False)
    assert world.kinds() == []
    world.desk.feed(REPLY, ITEM, b"film")
    assert world.process.sent[0] == (ap.SHOW, b"\0")
    world.process.take(ap.SOUND, ap.AT.pack(1, 0.0) + PCM)
    world.heard = (ITEM, 100.0)
    world.desk.feed(REPLY, ITEM, b"more")
    assert world.kinds() == [ap.SHOW, ap.MEDIA, ap.MEDIA, ap.CLOCK], "what is over is let go"
    world.desk.set_seen(True)
    world.desk.look()
    assert world.process.sent[-2] == (ap.SHOW, b"\1")
    assert world.kinds()[-1] == ap.CLOCK, "the picture of this moment is asked for again"


def test_a_new_process_is_told_again_that_nobody_looks() -> None:
    world = World()
    world.desk.set_seen(False)
    world.desk.feed(REPLY, ITEM, b"film")
    world.process.died()
    world.desk.feed(ResponseId("r2"), ItemId("i2"), b"film")
    assert world.kinds() == [ap.SHOW, ap.MEDIA, ap.SHOW, ap.MEDIA]


def test_after_an_interruption_nothing_of_the_video_is_heard_or_seen() -> None:
    world = World()
    world.desk.feed(REPLY, ITEM, b"film")
    world.process.take(ap.SOUND, ap.AT.pack(1, 0.0) + PCM)
    world.process.take(ap.PICTURE, ap.PICTURE_AT.pack(1, 1, 640, 360, 0, 0.0))
    assert world.desk.look() is not None
    world.flush()
    world.desk.feed(REPLY, ITEM, b"late")
    world.process.take(ap.SOUND, ap.AT.pack(1, 20.0) + PCM)
    world.process.take(ap.PICTURE, ap.PICTURE_AT.pack(1, 0, 640, 360, 0, 0.0))
    assert world.kinds() == [ap.MEDIA, ap.CLEAR]
    assert (len(world.played), world.desk.look()) == (1, None)
    assert world.logged == ["avatar/connecting", "avatar/first_frame", "avatar/stopped"]


def test_a_dead_process_ends_the_reply_says_so_once_and_the_next_one_is_shown() -> None:
    world = World()
    world.desk.feed(REPLY, ITEM, b"film")
    world.process.died()
    assert world.finished == [ITEM]
    assert [event for event in world.told if isinstance(event, ev.AvatarTroubled)] == [
        ev.AvatarTroubled("died", ends_answer=True)
    ]
    world.desk.follow(State(), State(), ev.SessionUpdated(None))
    world.desk.feed(REPLY, ITEM, b"its rest, which is no film for the new process")
    world.desk.feed(ResponseId("r2"), ItemId("i2"), b"film")
    assert world.kinds() == [ap.MEDIA, ap.MEDIA]


def test_a_process_that_dies_after_all_sound_of_a_reply_came_takes_only_the_face() -> None:
    world = World()
    world.desk.feed(REPLY, ITEM, b"film")
    world.process.take(ap.SOUND, ap.AT.pack(1, 40.0) + PCM)
    world.process.take(ap.DONE, ap.NUMBER.pack(1))
    world.process.died()
    assert world.finished == [ITEM]
    assert world.told[-1] == ev.AvatarTroubled("died")


@pytest.mark.parametrize("end", ["died", "lost on the way"])
def test_over_webrtc_an_answer_that_is_lost_is_told_before_its_sound_is_over(end: str) -> None:
    world = World()
    linked(world)
    world.desk.announce(REPLY, ITEM)
    if end == "died":
        world.process.died()
    else:
        world.process.take(ap.TROUBLE, ap.NUMBER.pack(ap.LIVE) + b"ice")
    (trouble,) = [event for event in world.told if isinstance(event, ev.AvatarTroubled)]
    assert trouble.ends_answer
    assert world.finished_when_told == []


def test_with_the_avatar_off_an_interruption_stops_none() -> None:
    world = World()
    world.desk.fitting({"avatar": {"type": "video-avatar"}})
    world.desk.feed(REPLY, ITEM, b"film")
    world.process.take(ap.DONE, ap.NUMBER.pack(1))
    world.desk.fitting({})
    world.flush()
    assert "avatar/stopped" not in world.logged


def test_without_the_part_the_service_is_asked_for_sound() -> None:
    world = World()
    asked = {"avatar": {"type": "video-avatar"}, "modalities": ["text", "audio"]}
    assert world.desk.fitting({}) == {}
    begun = [world.process.begun]
    assert world.desk.fitting(asked) == asked
    begun.append(world.process.begun)
    assert begun == [False, True], "before its first picture is wanted"
    world.process.is_installed = False
    assert world.desk.fitting(asked) == {"modalities": ["text", "audio"]}
    world.desk.fitting(asked)
    assert world.told == [ev.AvatarTroubled("missing")]


def test_a_package_without_the_part_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World()
    world.process.is_installed = False
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    world.desk.fitting({"avatar": {}})
    assert world.told == [ev.AvatarTroubled("not_packaged")]


def test_what_is_wrong_with_the_video_is_said_once_in_known_words() -> None:
    world = World()
    world.desk.feed(REPLY, ITEM, b"film")
    for code in (b"codec", b"codec", b"something else"):
        world.process.take(ap.TROUBLE, ap.NUMBER.pack(1) + code)
    assert world.told == [ev.AvatarTroubled("codec")]


@pytest.mark.parametrize("told", [b"", b"no_sound", b"broken"])
def test_a_film_of_which_nothing_is_heard_is_told_once(told: bytes) -> None:
    """Damaged in such a way that the process finds nothing wrong, and nothing in it."""
    world = World()
    world.desk.feed(REPLY, ITEM, b"film")
    if told:
        world.process.take(ap.TROUBLE, ap.NUMBER.pack(1) + told)
    world.process.take(ap.DONE, ap.NUMBER.pack(1))
    troubles = [event.what for event in world.told if isinstance(event, ev.AvatarTroubled)]
    assert troubles == [told.decode() or "broken"]
    assert world.told[-1] == ev.AudioCompleted(REPLY, ITEM)


def linked(world: World) -> list[str]:
    offers: list[str] = []
    world.desk.fitting({"avatar": {"output_protocol": "webrtc"}})
    world.desk.connect("[]", offers.append)
    world.process.take(ap.OFFERED, b"offer")
    world.desk.answer("answer")
    world.process.take(ap.LINKED, b"")
    return offers


def test_over_webrtc_a_dead_process_connects_anew() -> None:
    world = World()
    offers = linked(world)
    world.process.died()
    world.process.take(ap.OFFERED, b"another")
    assert offers == ["offer", "another"]
    assert world.logged == [
        *("avatar/connecting", "avatar/connected", "avatar/stopped", "avatar/connecting"),
    ]
    assert ev.AvatarTroubled("died") in world.told
    assert not world.desk.is_given_up


def test_over_webrtc_a_message_s_sound_is_played_and_the_face_is_live() -> None:
    world = World()
    assert linked(world) == ["offer"]
    assert world.kinds() == [ap.OFFER, ap.ANSWER]
    assert world.logged == ["avatar/connecting", "avatar/connected"]
    assert world.told == [ev.AvatarConnected()]
    assert world.desk.brings_sound
    world.desk.announce(REPLY, ITEM)
    for block in range(10):
        world.process.take(ap.SOUND, ap.AT.pack(ap.LIVE, block * 20.0) + b"\0\x20" * 480)
    assert set(world.played) == {ITEM}
    world.process.take(ap.PICTURE, ap.PICTURE_AT.pack(ap.LIVE, 1, 640, 360, 0, 500.0))
    assert world.desk.look() is not None
    assert world.kinds()[-1] == ap.CLOCK
    world.flush()
    assert world.desk.look() is None, "until the service is silent"
    world.process.take(ap.PICTURE, ap.PICTURE_AT.pack(ap.LIVE, 1, 640, 360, 0, 500.0))
    assert world.desk.look() is None
    assert "avatar/stopped" in world.logged


def test_a_way_that_cannot_be_found_is_said_and_the_sound_of_the_service_is_played() -> None:
    world = World()
    world.desk.connect("[]", lambda _description: None)
    world.process.take(ap.TROUBLE, ap.NUMBER.pack(ap.LIVE) + b"ice")
    assert world.told == [ev.AvatarTroubled("ice")]
    assert not world.desk.brings_sound
    assert waited(world) is None
    assert world.desk.is_given_up


@pytest.mark.parametrize(
    "left", [ev.ConnectionEnded(), ev.ConnectingStarted(1, 0.0), ev.SessionMoved(None)], ids=type
)
def test_with_its_session_the_peer_is_hung_up_and_its_end_is_no_trouble(left: ev.Event) -> None:
    world = World()
    linked(world)
    world.desk.follow(State(), State(), left)
    assert world.kinds()[-1] == ap.HANG_UP
    world.process.take(ap.TROUBLE, ap.NUMBER.pack(ap.LIVE) + b"ice")
    assert not [event for event in world.told if isinstance(event, ev.AvatarTroubled)]
    world.desk.fitting({"avatar": {"output_protocol": "websocket"}})
    assert not world.desk.is_given_up


def test_a_message_whose_sound_will_come_is_told_as_awaited() -> None:
    world = World()
    linked(world)
    world.desk.announce(REPLY, ITEM)
    assert ev.SoundAwaited(REPLY, ITEM) in world.told
    world.process.take(ap.TROUBLE, ap.NUMBER.pack(ap.LIVE) + b"no_sound")
    assert world.finished == [ITEM]
    assert ev.AudioCompleted(REPLY, ITEM) not in world.told, "none of it came"


def test_sound_beside_a_video_is_not_played_twice() -> None:
    world = World()
    for audit in (False, True):
        avatar = {"output_protocol": "websocket", "output_audit_audio": audit}
        world.desk.fitting({"avatar": avatar})
        assert world.desk.brings_sound is audit

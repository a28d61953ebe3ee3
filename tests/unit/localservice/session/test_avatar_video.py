"""A session with an avatar gets its replies as a video that brings the sound."""

from __future__ import annotations

import base64
import io
from concurrent.futures import Future
from typing import Any

import pytest

from tests.unit.localservice.surroundings import Session, kinds, one
from voicelive_desktop.localservice.protocol import wire_errors as errors
from voicelive_desktop.localservice.voice.drawn_face import CLOSING_PICTURES
from voicelive_desktop.localservice.voice.espeak_voice import EspeakVoice
from voicelive_desktop.localservice.voice.face_drawing import FaceLook

av = pytest.importorskip("av", reason="the extra [avatar] is not installed: no avatar is tried")

SIZE = {"resolution": {"width": 320, "height": 180}}
AVATAR = {"character": "lisa", "output_protocol": "websocket", "video": SIZE}
VIDEO, SOUND = "response.video.delta", "response.audio.delta"


def spoken(**avatar: Any) -> list[dict[str, Any]]:
    talk = Session("gpt-4.1", voice=EspeakVoice())
    talk.configure(avatar={**AVATAR, **avatar})
    talk.type_in("Repeat after me: Mama bought a big map of Boston today.")
    return talk.send("response.create") + talk.wait(60)


def film_of(events: list[dict[str, Any]]) -> Any:
    data = b"".join(base64.b64decode(event["delta"]) for event in events if event["type"] == VIDEO)
    return av.open(io.BytesIO(data))


def length_ms(events: list[dict[str, Any]]) -> float:
    return (
        sum(len(base64.b64decode(event["delta"])) for event in events if event["type"] == SOUND)
        / 48
    )


def test_a_reply_comes_as_a_video_with_its_sound() -> None:
    events = spoken(output_audit_audio=True)
    whole_ms = length_ms(events)
    with film_of(events) as film:
        pictures = [frame.time for frame in film.decode(video=0)]
    with film_of(events) as film:
        heard_ms = sum(frame.samples for frame in film.decode(audio=0)) / 24
        assert (film.streams.video[0].width, film.streams.video[0].height) == (320, 180)
    assert heard_ms == pytest.approx(whole_ms, abs=100)
    assert len(pictures) == pytest.approx(whole_ms / 40 + CLOSING_PICTURES, abs=2)
    order = kinds(events)
    assert order.index("session.avatar.switch_to_speaking") < order.index(VIDEO)
    assert order.index("session.avatar.switch_to_idle") < order.index("response.audio.done")
    assert one(events, "response.done")["response"]["status"] == "completed"


def test_a_video_begins_and_ends_with_a_closed_mouth() -> None:
    with film_of(spoken()) as film:
        pictures = [frame.to_ndarray(format="rgb24").astype(int) for frame in film.decode(video=0)]
    closed = FaceLook(width=320, height=180).picture(0).astype(int)
    apart = [abs(picture - closed)[100:170, 120:200].mean() for picture in pictures]
    assert max(apart[0], *apart[-CLOSING_PICTURES:]) < 6 < 12 < max(apart)


def test_the_sound_comes_beside_it_only_when_asked_for() -> None:
    assert SOUND not in kinds(spoken())


@pytest.mark.parametrize(
    "avatar",
    [
        {"output_protocol": "smoke signals"},
        {"scene": {"rotation_y": 7.0}},
        {"type": "statue"},
        {"video": {"codec": "vp9"}},
        {"customized": "yes"},
    ],
)
def test_what_cannot_be_had_is_refused_by_name(avatar: dict[str, Any]) -> None:
    talk = Session("gpt-4.1", voice=EspeakVoice())
    events = talk.send("session.update", session={"avatar": {**AVATAR, **avatar}})
    assert str(one(events, "error")["error"]["param"]).startswith("session.avatar")


def test_a_cut_reply_ends_its_video() -> None:
    talk = Session("gpt-4.1", voice=EspeakVoice())
    talk.configure(avatar=AVATAR)
    talk.type_in("Tell me a long story")
    events = (
        talk.send("response.create") + talk.wait(1) + talk.send("response.cancel") + talk.wait(1)
    )
    assert one(events, "response.done")["response"]["status"] == "cancelled"
    assert kinds(events).count("session.avatar.switch_to_idle") == 1


def test_the_scene_of_a_photo_moves_while_it_speaks() -> None:
    talk = Session("gpt-4.1", voice=EspeakVoice())
    photo = {**AVATAR, "type": "photo-avatar"}
    talk.configure(avatar=photo)
    talk.type_in("Repeat after me: Mama bought a big map of Boston today.")
    events = talk.send("response.create") + talk.wait(0.3)
    talk.configure(avatar={**photo, "scene": {"zoom": 0.3}})
    events += talk.wait(60)
    with film_of(events) as film:
        pictures = [frame.to_ndarray(format="gray") for frame in film.decode(video=0)]
    at_the_side = [picture[90, 110] for picture in (pictures[0], pictures[-1])]
    assert abs(int(at_the_side[0]) - int(at_the_side[1])) > 10, "skin, then the ground around it"
    assert {picture.shape for picture in pictures} == {(180, 320)}


def test_a_crop_is_what_is_sent() -> None:
    corners = {"top_left": [80, 0], "bottom_right": [240, 160]}
    with film_of(spoken(video={**SIZE, "crop": corners})) as film:
        assert (film.streams.video[0].width, film.streams.video[0].height) == (160, 160)


def test_ground_and_bit_rate_are_those_asked_for() -> None:
    sizes: list[int] = []
    for bitrate in (100_000, 4_000_000):
        video = {**SIZE, "background": {"color": "#00B050FF"}, "bitrate": bitrate}
        with film_of(spoken(video=video)) as film:
            pictures = list(film.decode(video=0))
            red, green, blue = pictures[0].to_ndarray(format="rgb24")[5, 5]
        assert green > 140 > 110 > max(red, blue)
        with film_of(spoken(video=video)) as film:
            sizes.append(sum(packet.size for packet in film.demux(video=0)))
    assert sizes[0] < sizes[1]


class Line:
    """A live avatar of whom a test knows all."""

    def __init__(self) -> None:
        self.is_live = True
        self.said: dict[str, int] = {}
        self.over: list[str] = []
        self.cleared = 0
        self.offers: list[str] = []
        self.answered: Future[str] = Future()

    def answer(self, client_sdp: str, _avatar: Any) -> Future[str]:
        self.offers.append(client_sdp)
        return self.answered

    def speak(self, turn_id: str, pcm: bytes, _mouth: Any) -> None:
        self.said[turn_id] = self.said.get(turn_id, 0) + len(pcm)

    def finish(self, turn_id: str) -> None:
        self.over.append(turn_id)

    def clear(self) -> None:
        self.cleared += 1

    def show(self, avatar: Any) -> None:
        self.shown = avatar


def live(line: Line) -> Session:
    talk = Session("gpt-4.1", avatar=line)
    talk.configure(avatar={"character": "lisa", "output_protocol": "webrtc"})
    return talk


@pytest.mark.parametrize(("protocol", "named"), [("webrtc", True), ("websocket", False)])
def test_a_session_over_webrtc_names_what_finds_the_way(protocol: str, named: bool) -> None:
    servers = [{"urls": ["stun:127.0.0.1:3478"]}]
    talk = Session("gpt-4.1", avatar=Line(), ice_servers=servers)
    talk.configure(avatar={"character": "lisa", "output_protocol": protocol})
    avatar = talk.dialogue._desk.session["avatar"]
    assert avatar.get("ice_servers") == (servers if named else None)
    own = [{"urls": ["turn:192.0.2.1"], "username": "u", "credential": "c"}]
    talk.configure(avatar={"output_protocol": protocol, "ice_servers": own})
    assert talk.dialogue._desk.session["avatar"]["ice_servers"] == own


def test_over_webrtc_a_reply_is_said_at_the_peer() -> None:
    line = Line()
    talk = live(line)
    talk.type_in("Repeat after me: one two three")
    events = talk.send("response.create") + talk.wait(60)
    response = one(events, "response.done")["response"]["id"]
    assert (list(line.said), line.over) == ([response], [response])
    assert SOUND not in kinds(events)
    assert VIDEO not in kinds(events)
    assert "output_audio_buffer.cleared" in kinds(talk.send("output_audio_buffer.clear"))
    assert line.cleared == 1


def test_before_the_peer_is_there_a_reply_is_sound() -> None:
    line = Line()
    line.is_live = False
    talk = live(line)
    talk.type_in("Repeat after me: one two three")
    assert SOUND in kinds(talk.send("response.create") + talk.wait(60))
    assert line.said == {}


def test_an_offer_is_answered_and_what_is_none_is_refused() -> None:
    line = Line()
    talk = live(line)
    assert talk.send("session.avatar.connect", client_sdp="offer") == []
    line.answered.set_result("answer")
    assert one(talk.events(), "session.avatar.connecting")["server_sdp"] == "answer"
    assert one(talk.send("session.avatar.connect"), "error")["error"]["param"] == "client_sdp"
    line.answered = Future()
    talk.send("session.avatar.connect", client_sdp="no offer", event_id="mine")
    line.answered.set_exception(errors.invalid_value("client_sdp", "It is no offer."))
    assert one(talk.events(), "error")["error"]["event_id"] == "mine"

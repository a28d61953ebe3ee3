"""A session with an avatar gets its replies as a video that brings the sound."""

from __future__ import annotations

import base64
import io
from typing import Any

import pytest

from tests.unit.localservice.surroundings import Session, kinds, one
from voicelive_desktop.localservice.voice.espeak_voice import EspeakVoice

av = pytest.importorskip("av", reason="the extra [avatar] is not installed: no avatar is tried")

AVATAR = {
    "character": "lisa",
    "output_protocol": "websocket",
    "video": {"resolution": {"width": 320, "height": 180}},
}
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
    assert len(pictures) == pytest.approx(whole_ms / 40, abs=2)
    order = kinds(events)
    assert order.index("session.avatar.switch_to_speaking") < order.index(VIDEO)
    assert order.index("session.avatar.switch_to_idle") < order.index("response.audio.done")
    assert one(events, "response.done")["response"]["status"] == "completed"


def test_the_sound_comes_beside_it_only_when_asked_for() -> None:
    assert SOUND not in kinds(spoken())


@pytest.mark.parametrize(
    "avatar",
    [
        {"output_protocol": "webrtc"},
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

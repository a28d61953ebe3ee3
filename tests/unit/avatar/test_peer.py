"""A live avatar: what belongs together by time, and two real peers on this computer."""

from __future__ import annotations

import asyncio
import base64
import json
import math
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from voicelive_desktop.avatar.live_pictures import MOST_PICTURES, LivePictures
from voicelive_desktop.avatar.track_clock import LATE_MS, REBASE_MS, TrackClock

pytest.importorskip("aiortc", reason="the extra [avatar] is not installed: no avatar is tried")
import av
from aioice.ice import get_host_addresses
from aiortc.codecs import get_decoder
from aiortc.codecs.h264 import H264Encoder, h264_depayload
from aiortc.codecs.vpx import Vp8Encoder, vp8_depayload
from aiortc.jitterbuffer import JitterFrame
from aiortc.rtcrtpparameters import RTCRtpCodecParameters

from voicelive_desktop.avatar import bounded_decoder
from voicelive_desktop.avatar import peer as live
from voicelive_desktop.avatar.ice_addresses import ice_servers
from voicelive_desktop.avatar.peer import LivePeer
from voicelive_desktop.localservice.server.face_peer import FacePeer

LIPS_MS = 80.0  # between what is heard and what is seen
WAIT_S = 60.0
TURNS = 6
LOUD = 3_000


@dataclass(frozen=True)
class SizedPicture:
    number: int
    width: int = 640
    height: int = 360


def test_the_packet_that_came_through_fastest_tells_when_a_track_began() -> None:
    clock = TrackClock()
    assert clock.at(0.0, 1_100.0, 80.0) == 1_020.0
    assert clock.at(20.0, 1_105.0, 80.0) == 1_025.0, "it was on its way for less long"
    assert clock.at(40.0, 1_300.0, 80.0) == 1_045.0, "a late packet moves nothing"
    assert clock.at(2_500.0, 7_000.0, 0.0) == 3_505.0, "this process stood still"
    assert clock.at(5_900.0, 7_001.0, 0.0) == 6_905.0, "and what had waited comes at once"
    later = 7_001.0 + REBASE_MS
    clock.at(0.0, later, 0.0)
    clock.at(LATE_MS - 20.0, later + LATE_MS, 0.0)
    assert clock.at(LATE_MS, later + LATE_MS, 0.0) == later + LATE_MS, "the sender counts anew"


def test_of_live_pictures_the_newest_that_is_due_is_seen_and_few_wait() -> None:
    pictures = LivePictures()
    sent = [SizedPicture(number) for number in range(MOST_PICTURES)]
    for picture in sent:
        pictures.add(picture.number * 40.0, picture)
    assert pictures.take(-1.0) is None
    assert pictures.take(100.0) == (80.0, sent[2])
    assert pictures.take(100.0) is None
    assert pictures.take_passed_over() == 2
    assert pictures.take(math.inf) == (sent[-1].number * 40.0, sent[-1])
    assert pictures.take(math.inf) is None


@pytest.mark.parametrize("behind_ms", [0.0, 1_000.0, 3_000.0, 4_500.0])
def test_lips_and_sound_stay_together_however_far_the_sound_is_behind(behind_ms: float) -> None:
    """As after a stall: what is heard was sent some seconds ago."""
    pictures, apart, shown_ms = LivePictures(), list[float](), 0.0
    for number in range(500):
        now_ms = number * 40.0
        pictures.add(now_ms, SizedPicture(number))
        heard_ms = now_ms - behind_ms
        if (taken := pictures.take(heard_ms)) is not None:
            shown_ms = taken[0]
        if heard_ms >= 0:
            apart.append(heard_ms - shown_ms)
    assert min(apart) >= 0, "the lips never lead"
    assert max(apart) <= 80, "nor are they behind"


def test_a_sound_that_is_nowhere_near_does_not_keep_a_face_still() -> None:
    pictures = LivePictures()
    seen = 0
    for number in range(1_000):
        pictures.add(number * 40.0, SizedPicture(number))
        seen += pictures.take(-60_000.0) is not None
    assert seen > 150


def test_of_large_live_pictures_fewer_wait() -> None:
    pictures = LivePictures()
    for number in range(30):
        pictures.add(number * 40.0, SizedPicture(number, 7680, 4320))
    assert pictures.take(math.inf) == (40.0 * 29, SizedPicture(29, 7680, 4320))
    assert pictures.take(math.inf) is None
    assert pictures.take_passed_over() == 29


@pytest.mark.parametrize(
    "text",
    [
        *("", "hello", "v=0" + " " * live.MOST_DESCRIBED, "\ud83d"),
        *(
            base64.b64encode(told).decode()
            for told in (
                *(b"[]", b"{}", b"5", b"null", b"[" * 100_000, b"\xff", b"9" * 5_000),
                *(b'{"sdp": null, "type": "answer"}', b'{"sdp": "v=0", "type": ["answer"]}'),
                *(b'{"sdp": "v=0", "type": "rollback"}', b'{"sdp": "v=0", "type": "offer"}'),
            )
        ),
    ],
    ids=range(15),
)
def test_an_answer_that_is_none_is_told_from_one(text: str) -> None:
    with pytest.raises(live.NoDescriptionError):
        live.description(text, "answer")


def test_a_bare_description_is_understood_like_an_encoded_one() -> None:
    told = base64.b64encode(json.dumps({"type": "answer", "sdp": "v=0\r\n"}).encode()).decode()
    for text in (told, "v=0\r\n"):
        assert (live.description(text, "answer").sdp, live.description(text, "answer").type) == (
            "v=0\r\n",
            "answer",
        )


NOT_URLS: tuple[object, ...] = (5, True, None, {"a": 1}, [5, None, ["stun:a:1"], {}])
NO_NAMES: tuple[object, ...] = (5, None, [], "\ud83d")


@pytest.mark.parametrize(
    "told",
    [
        *(None, 5, True, "stun:a:1", {"urls": "stun:a:1"}, [None, 5, "stun:a:1", []]),
        *([{"urls": urls}] for urls in NOT_URLS),
        *(
            [{"urls": url}]
            for url in (
                *("stun:a:0", "stun:a:65536", "stun:a:" + "9" * 400, "stun:a..b:1"),
                *("stun:" + "a" * 300 + ":1", "turn:a:1", "turn:a:99999", "http://a", ""),
            )
        ),
        *([{"urls": "turn:a:1", "username": name, "credential": name}] for name in NO_NAMES),
    ],
    ids=repr,
)
def test_servers_that_are_none_are_left_out(told: object) -> None:
    assert ice_servers(told) == []


def test_of_the_servers_only_addresses_are_used() -> None:
    told: list[dict[str, Any]] = [
        {
            "urls": ["turn:relay.example:3478?transport=udp", "http://no"],
            "username": "u",
            "credential": "c",
        },
        {"urls": "stun:stun.example"},
        {"urls": []},
        {"url": "nonsense"},
    ]
    assert [server.urls for server in ice_servers(told)] == [
        ["turn:relay.example:3478?transport=udp"],
        ["stun:stun.example"],
    ]


class Side:
    """Our peer, and what it tells."""

    def __init__(self, servers: object = ()) -> None:
        self.told: asyncio.Queue[tuple[str, bytes]] = asyncio.Queue()
        self.sound: list[tuple[float, Any]] = []
        self._loop = asyncio.get_running_loop()
        self.peer = LivePeer(servers, self._take)

    def _take(self, what: str, at_ms: float, data: bytes) -> None:
        if what == "sound":
            self.sound.append((at_ms, np.frombuffer(data, np.int16).astype(int)))
        else:
            self._loop.call_soon_threadsafe(self.told.put_nowait, (what, data))

    async def next(self, what: str) -> bytes:
        async with asyncio.timeout(WAIT_S):
            told, data = await self.told.get()
        assert told == what
        return data

    @property
    def loud_ms(self) -> float:
        """When the first loud sample was heard; 0 for never."""
        for at_ms, samples in self.sound:
            if (np.abs(samples) > LOUD).any():
                return at_ms + float(np.argmax(np.abs(samples) > LOUD)) / 24
        return 0.0


def run(scene: Callable[[Side], Awaitable[None]], servers: object = ()) -> None:
    async def whole() -> None:
        side = Side(servers)
        try:
            await scene(side)
        finally:
            side.peer.close()
            await asyncio.to_thread(side.peer.wait, WAIT_S)

    asyncio.run(whole())


def test_an_answer_that_is_none_ends_it_with_its_name() -> None:
    async def scene(side: Side) -> None:
        offer = json.loads(base64.b64decode(await side.next("offer")))
        assert offer["type"] == "offer"
        assert all(f"m={kind}" in offer["sdp"] for kind in ("video", "audio", "application"))
        side.peer.answer("nonsense")
        assert await side.next("trouble") == b"sdp"

    run(scene)


@pytest.mark.parametrize(
    ("servers", "trouble"),
    [([], b"ice"), ([{"urls": ["turn:127.0.0.1:9?transport=tcp"], "username": "u"}], b"turn")],
)
def test_no_way_through_is_told_in_time(
    servers: list[Any], trouble: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "CONNECT_S", 0.05)

    async def scene(side: Side) -> None:
        await side.next("offer")
        assert await side.next("trouble") == trouble

    run(scene, servers)


def test_whatever_goes_wrong_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_servers: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(live, "ice_servers", fail)

    async def scene(side: Side) -> None:
        assert await side.next("trouble") == b"ice"

    run(scene)


@pytest.mark.parametrize(("most", "can"), [(200 * 200, True), (100 * 90, False)])
def test_a_live_picture_of_any_size_is_refused_before_it_has_room(
    most: int, can: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    bounded_decoder.install()
    monkeypatch.setattr(bounded_decoder, "MOST_PIXELS", most)
    black = av.VideoFrame.from_ndarray(np.zeros((90, 160, 3), np.uint8), format="rgb24")
    picture = black.reformat(format="yuv420p")
    picture.pts, picture.time_base = 0, Fraction(1, 25)
    payloads, _ = H264Encoder().encode(picture, force_keyframe=True)
    data = b"".join(h264_depayload(payload) for payload in payloads)
    decoder = get_decoder(RTCRtpCodecParameters("video/H264", 90_000))
    assert isinstance(decoder, bounded_decoder.BoundedH264)
    frame = JitterFrame(data, 0)
    if can:
        decoder.decode(frame)
    else:
        with pytest.raises(av.FFmpegError):
            decoder.decode(frame)


def test_the_local_service_sends_the_codec_of_the_documentation() -> None:
    async def scene(side: Side) -> None:
        face = FacePeer(lambda _state, _turn: None)
        offer = (await side.next("offer")).decode()
        told: asyncio.Future[str] = asyncio.wrap_future(face.answer(offer, {}))
        answer = json.loads(base64.b64decode(await told))
        await face.close()
        codecs = re.findall(r"a=rtpmap:\d+ (\w+)/90000", answer["sdp"])
        assert codecs[0] == "H264"
        assert set(codecs) <= {"H264", "rtx"}, "the sender would take another one"

    run(scene)


def moved(mouths: list[tuple[float, int]]) -> float:
    """When the mouth first looked other than at the beginning; 0 for never."""
    return next((at_ms for at_ms, mouth in mouths if abs(mouth - mouths[0][1]) > 60), 0.0)


@pytest.mark.soak
def test_two_peers_find_each_other_and_lips_and_sound_are_together() -> None:
    if not get_host_addresses(use_ipv4=True, use_ipv6=True):
        pytest.skip("this computer has no address but loopback: WebRTC is not tried")
    states: list[str] = []

    async def scene(side: Side) -> None:
        face = FacePeer(lambda state, _turn: states.append(state))
        offer = (await side.next("offer")).decode()
        side.peer.answer(await asyncio.wrap_future(face.answer(offer, {})))
        await side.next("linked")
        apart: list[float] = []
        for turn in range(TURNS):
            side.sound.clear()
            tone = (np.sin(np.arange(12_000) / 6) * 9_000).astype(np.int16).tobytes()
            face.speak(f"turn {turn}", tone, [(0, 2)])
            face.finish(f"turn {turn}")
            mouths: list[tuple[float, int]] = []
            while not (side.loud_ms and moved(mouths)):
                await asyncio.sleep(0.01)
                if (seen := side.peer.picture_at(math.inf)) is not None:
                    at_ms, picture = seen
                    mouths.append((at_ms, int(picture.to_ndarray(format="gray")[281, 340])))
            apart.append(abs(moved(mouths) - side.loud_ms))
            if apart[-1] <= LIPS_MS:
                break
            while abs(mouths[-1][1] - mouths[0][1]) > 60:  # until the mouth is closed again
                await asyncio.sleep(0.01)
                if (seen := side.peer.picture_at(math.inf)) is not None:
                    mouths.append((seen[0], int(seen[1].to_ndarray(format="gray")[281, 340])))
        await face.close()
        # the longer it lasts, the faster was the fastest packet: a busy computer delays the first
        # ones
        assert min(apart) <= LIPS_MS, apart

    run(scene)
    assert states[0] == "speaking"


@pytest.mark.parametrize(
    ("codec", "encoder", "unpacked"),
    [("H264", H264Encoder, h264_depayload), ("VP8", Vp8Encoder, vp8_depayload)],
)
def test_a_face_that_is_seen_again_asks_for_a_whole_picture_once(
    codec: str, encoder: Any, unpacked: Callable[[bytes], bytes]
) -> None:
    bounded_decoder.install()
    decoder = get_decoder(RTCRtpCodecParameters(f"video/{codec}", 90_000))
    film = encoder()

    def next_picture(*, whole: bool = False) -> JitterFrame:
        film.shown = getattr(film, "shown", -1) + 1
        dots = np.full((90, 160, 3), film.shown * 20, np.uint8)
        picture = av.VideoFrame.from_ndarray(dots, format="rgb24").reformat(format="yuv420p")
        picture.pts, picture.time_base = film.shown, Fraction(1, 25)
        payloads, _ = film.encode(picture, force_keyframe=whole)
        return JitterFrame(b"".join(map(unpacked, payloads)), film.shown * 3_600)

    try:
        assert decoder.decode(next_picture(whole=True))
        assert decoder.decode(next_picture())
        bounded_decoder.show(False)
        assert [decoder.decode(next_picture()) for _ in range(3)] == [[], [], []]
        bounded_decoder.show(True)
        with pytest.raises(av.FFmpegError):
            decoder.decode(next_picture())
        assert decoder.decode(next_picture()) == [], "it was asked for"
        assert decoder.decode(next_picture(whole=True))
        assert decoder.decode(next_picture())
    finally:
        bounded_decoder.show(True)

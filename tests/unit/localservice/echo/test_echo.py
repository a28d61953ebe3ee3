from __future__ import annotations

import base64
import importlib.util
import itertools
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from typing import Any

import numpy as np
import pytest

from tests.unit.localservice.surroundings import Session, b64, error_of, speech
from voicelive_desktop.localservice.companion.stories import STORIES
from voicelive_desktop.localservice.echo.cleaning import WebRtcCleaning
from voicelive_desktop.localservice.echo.echo_share import (
    REACH,
    SPAN,
    TRANSFORM,
    echo_share,
    likeness,
)
from voicelive_desktop.localservice.echo.input_chain import NoCleaning
from voicelive_desktop.localservice.echo.played_audio import PlayedAudio
from voicelive_desktop.localservice.protocol.audio_formats import (
    INTERNAL_RATE_HZ,
    pcm_to_samples,
    samples_to_pcm,
)
from voicelive_desktop.localservice.protocol.resampling import SampleArray, resample
from voicelive_desktop.localservice.server.parts import make_cleaning
from voicelive_desktop.localservice.voice.espeak_voice import EspeakVoice
from voicelive_desktop.localservice.voice.voice_port import SpokenText, VoicePort, VoiceStyle, ready

RATE = 24_000
FRAME = RATE // 50
STORY = list(itertools.chain(*STORIES))
CANCEL = {"type": "server_echo_cancellation"}
CLIENT_CANCEL = {"type": "server_echo_cancellation", "reference_source": "client", "channels": 2}
ECHO_DB = -10.0


class Room:
    """A client that plays at once and a microphone that hears it, on a clock made of samples.

    Attributes:
        starts_s: When the service noticed speech.
    """

    def __init__(
        self, delay_ms: int, *, voice: VoicePort, person: SampleArray | None = None, **settings: Any
    ) -> None:
        self._delay = delay_ms * RATE // 1000
        self.session = Session(voice=voice, cleaning=WebRtcCleaning())
        self.session.configure(
            turn_detection={"type": "azure_semantic_vad", "create_response": False},
            **{"voice": "alloy", **settings},
        )
        self._stereo = settings.get("input_audio_echo_cancellation") == CLIENT_CANCEL
        self._played = np.zeros(self._delay, dtype=np.float32)
        self._queue = np.zeros(0, dtype=np.float32)
        self._noise = np.random.default_rng(1)
        self._began = self.session.time
        self._person = person
        self.starts_s: list[float] = []

    def tell(
        self,
        seconds: float,
        person_at_s: tuple[float, ...] = (),
        stumbles_ms: Mapping[float, int] | None = None,
    ) -> None:
        """Let it tell a story and listen to itself; a client that stumbles goes on playing that
        much later.
        """
        message = {"content": [{"type": "text", "text": " ".join(STORY)}]}
        self._take(
            self.session.send(
                "response.create", response={"pre_generated_assistant_message": message}
            )
        )
        for index in range(int(seconds * 50)):
            now_s = index / 50
            self._stumble((stumbles_ms or {}).get(now_s, 0))
            mouth = np.zeros(FRAME, dtype=np.float32)
            for at_s in person_at_s:
                assert self._person is not None
                since = round((now_s - at_s) * RATE)
                part = self._person[since : since + FRAME] if since >= 0 else self._person[:0]
                mouth[: part.size] += part
            self._hear(self._next_block(), mouth)

    def _stumble(self, wait_ms: int) -> None:
        self._played = np.concatenate(
            [np.zeros(wait_ms * RATE // 1000, dtype=np.float32), self._played]
        )

    def _next_block(self) -> SampleArray:
        block, self._queue = self._queue[:FRAME], self._queue[FRAME:]
        filled: SampleArray = np.zeros(FRAME, dtype=np.float32)
        filled[: block.size] = block
        return filled

    def _hear(self, block: SampleArray, mouth: SampleArray) -> None:
        self._played = np.concatenate([self._played, block])
        echo, self._played = self._played[:FRAME], self._played[FRAME:]
        noise = self._noise.normal(0, 0.0005, FRAME)
        microphone = (echo * 10 ** (ECHO_DB / 20) + mouth + noise).astype(np.float32)
        sound = np.stack([microphone, block], axis=1).reshape(-1) if self._stereo else microphone
        self._take(self.session.wait(0.020))
        self._take(self.session.send("input_audio_buffer.append", audio=b64(sound)))

    def _take(self, events: list[dict[str, Any]]) -> None:
        for event in events:
            assert event["type"] != "error", event
            if event["type"] == "response.audio.delta":
                self._queue = np.concatenate([self._queue, _decoded(event["delta"])])
            elif event["type"] == "input_audio_buffer.speech_started":
                self.starts_s.append(round(self.session.time - self._began, 2))
                self._queue = self._queue[:0]


def _decoded(delta: str) -> SampleArray:
    return pcm_to_samples(np.frombuffer(base64.b64decode(delta), dtype="<i2"))


class PromptVoice(VoicePort):
    """Speaks before the test's clock goes on."""

    def __init__(self) -> None:
        self._voice = EspeakVoice()

    def speak(self, text: str, style: VoiceStyle) -> Future[SpokenText]:
        return ready(self._voice.speak(text, style).result())

    def close(self) -> None:
        self._voice.close()


@pytest.fixture(scope="module")
def voice() -> Iterator[VoicePort]:
    made = PromptVoice()
    yield made
    made.close()


def person() -> SampleArray:
    return resample(speech("rms-who"), INTERNAL_RATE_HZ, RATE)


@pytest.mark.soak  # the first twelve seconds of it: test_a_person_interrupts_through_the_echo
@pytest.mark.parametrize("delay_ms", [30, 150])
def test_a_minutes_story_is_told_on_loudspeakers_without_interrupting_itself(
    voice: VoicePort, delay_ms: int
) -> None:
    room = Room(delay_ms, voice=voice, input_audio_echo_cancellation=CANCEL)
    room.tell(60)
    assert room.starts_s == []


@pytest.mark.parametrize("delay_ms", [30, 150])
def test_the_clients_own_reference_serves_as_well(voice: VoicePort, delay_ms: int) -> None:
    room = Room(delay_ms, voice=voice, input_audio_echo_cancellation=CLIENT_CANCEL)
    room.tell(20)
    assert room.starts_s == []


def test_without_cancellation_it_interrupts_itself(voice: VoicePort) -> None:
    room = Room(30, voice=voice)
    room.tell(3)
    assert room.starts_s


@pytest.mark.parametrize("delay_ms", [30, 150])
@pytest.mark.parametrize("wire", [CANCEL, CLIENT_CANCEL])
def test_a_person_interrupts_through_the_echo(
    voice: VoicePort, delay_ms: int, wire: dict[str, Any]
) -> None:
    room = Room(delay_ms, voice=voice, person=person(), input_audio_echo_cancellation=wire)
    room.tell(14, person_at_s=(12,))
    assert len(room.starts_s) == 1
    assert 12 < room.starts_s[0] < 13


def test_a_client_that_stumbles_is_not_taken_for_a_person(voice: VoicePort) -> None:
    """Its echo comes later from one word to the next, which a canceller has to learn anew each
    time.
    """
    room = Room(30, voice=voice, person=person(), input_audio_echo_cancellation=CANCEL)
    room.tell(10, person_at_s=(9,), stumbles_ms={3: 10, 4: 130, 5: 20, 6: 300})
    assert len(room.starts_s) == 1
    assert 9 < room.starts_s[0] < 10


def test_noise_reduction_and_cancellation_go_together(voice: VoicePort) -> None:
    noise = {"type": "azure_deep_noise_suppression"}
    room = Room(
        60,
        voice=voice,
        person=person(),
        input_audio_echo_cancellation=CANCEL,
        input_audio_noise_reduction=noise,
    )
    room.tell(14, person_at_s=(12,))
    assert len(room.starts_s) == 1


def test_turning_cancellation_off_and_on_takes_effect_at_once(voice: VoicePort) -> None:
    room = Room(30, voice=voice, input_audio_echo_cancellation=CANCEL)
    room.tell(6)
    assert room.starts_s == []
    room.session.configure(input_audio_echo_cancellation=None)
    room.session.send("response.cancel")
    room.tell(3)
    assert room.starts_s


@pytest.mark.parametrize("kind", ["near_field", "far_field", "azure_deep_noise_suppression"])
@pytest.mark.parametrize(
    ("audio_format", "rate"), [("pcm16", 24_000), ("pcm16", 16_000), ("g711_ulaw", 8_000)]
)
def test_noise_is_lowered_whatever_the_format(kind: str, audio_format: str, rate: int) -> None:
    session = Session(cleaning=WebRtcCleaning())
    session.configure(
        turn_detection=None,
        input_audio_format=audio_format,
        input_audio_sampling_rate=rate,
        input_audio_noise_reduction={"type": kind},
    )
    cleaning = WebRtcCleaning()
    (stage,) = cleaning.stages(
        {"input_audio_echo_cancellation": None, "input_audio_noise_reduction": {"type": kind}}
    )
    noise = np.random.default_rng(1).normal(0, 0.01, INTERNAL_RATE_HZ * 3).astype(np.float32)
    pieces = [noise[start : start + 320] for start in range(0, noise.size, 320)]
    heard = [stage.process(piece, piece) for piece in pieces]
    before, after = np.std(noise[-16_000:]), np.std(np.concatenate(heard)[-16_000:])
    assert 20 * np.log10(before / after) > {"near_field": 9, "far_field": 14}.get(kind, 16)
    data = bytes(rate) if audio_format != "pcm16" else samples_to_pcm(noise[:rate]).tobytes()
    session.send("input_audio_buffer.append", audio=base64.b64encode(data).decode())
    assert session.ear.hearings[0].samples >= 0.4 * INTERNAL_RATE_HZ


def test_a_changed_noise_reduction_keeps_what_the_canceller_learned() -> None:
    cleaning = WebRtcCleaning()
    both = {
        "input_audio_echo_cancellation": CANCEL,
        "input_audio_noise_reduction": {"type": "near_field"},
    }
    echo, _ = cleaning.stages(both)
    assert (
        cleaning.stages({**both, "input_audio_noise_reduction": {"type": "far_field"}})[0] is echo
    )
    assert cleaning.stages({**both, "input_audio_echo_cancellation": None}) != ()
    assert cleaning.stages(both)[0] is not echo


def test_the_share_tells_an_echo_from_a_person() -> None:
    played = np.tile(speech("slt-story"), 2)[: REACH + SPAN]
    heard = np.concatenate([np.zeros(1_600, dtype=np.float32), played])[
        REACH : REACH + SPAN
    ] * np.float32(0.3)
    someone = speech("rms-who")[:SPAN]
    match = echo_share(heard, played)
    assert match.share > 0.9
    assert abs(match.delay - 1_600) < 100
    assert echo_share(someone, played).share < 0.3


@pytest.mark.parametrize("audio_format", ["g711_ulaw", "g711_alaw"])
def test_a_client_reference_needs_pcm(audio_format: str) -> None:
    session = Session()
    update = {"input_audio_format": audio_format, "input_audio_echo_cancellation": CLIENT_CANCEL}
    assert (
        error_of(session.send("session.update", session=update))["code"]
        == "invalid_ec_channels_format"
    )


# ---- the reference's timeline


class Played:
    def __init__(self) -> None:
        self.time = 10.0
        self.audio = PlayedAudio(lambda: self.time)

    def take(self, seconds: float, *, while_time_passes: float | None = None) -> SampleArray:
        blocks = []
        for _ in range(round(seconds * 10)):
            self.time += (
                0.1 * (seconds if while_time_passes is None else while_time_passes) / seconds
            )
            blocks += [self.audio.take(160) for _ in range(10)]
        return np.concatenate(blocks)


# each sample says when it plays
RAMP = (np.arange(INTERNAL_RATE_HZ * 10) / INTERNAL_RATE_HZ).astype(np.float32)


def test_the_reference_begins_with_the_first_delta_and_runs_in_real_time() -> None:
    played = Played()
    played.take(1.0)
    played.audio.sent(RAMP[:1600])
    played.audio.sent(RAMP[1600:])
    assert np.array_equal(played.take(2.0), RAMP[:32_000])


def test_what_is_told_to_stop_ends_soon() -> None:
    played = Played()
    played.audio.sent(RAMP)
    played.take(1.0)
    played.audio.stopped()
    assert not played.audio.is_audible
    rest = played.take(1.0)
    assert rest[0] > 0.9
    assert not rest[int(0.3 * INTERNAL_RATE_HZ) :].any()


def test_messages_that_come_late_or_in_bunches_do_not_shift_it() -> None:
    played = Played()
    played.audio.sent(RAMP)
    drawn = [played.take(0.2, while_time_passes=wait) for wait in (0.35, 0.05, 0.3, 0.1, 0.2) * 4]
    assert np.array_equal(np.concatenate(drawn), RAMP[:64_000])


def test_a_microphone_that_paused_finds_the_place_again() -> None:
    played = Played()
    played.audio.sent(RAMP)
    played.take(1.0)
    played.time += 3.0
    for _ in range(10):
        played.take(0.2)
    assert abs(played.take(0.2)[-1] - 6.2) < 0.3


def test_a_microphone_ahead_of_the_clock_waits() -> None:
    played = Played()
    played.audio.sent(RAMP)
    played.take(1.5, while_time_passes=0.1)
    for _ in range(30):
        played.take(0.1)
    assert abs(played.take(0.1)[-1] - 3.2) < 0.3


@pytest.mark.parametrize("how", ["cancel", "truncate"])
def test_a_client_that_stops_the_answer_stops_the_reference(how: str) -> None:
    session = Session()
    session.configure(turn_detection=None)
    session.type_in("Tell me a long story")
    session.send("response.create")
    events = session.wait(0.5)
    item = next(e["item_id"] for e in events if e["type"] == "response.audio.delta")
    assert session.dialogue.is_audible
    if how == "cancel":
        session.send("response.cancel")
    else:
        session.send("conversation.item.truncate", item_id=item, content_index=0, audio_end_ms=100)
    assert not session.dialogue.is_audible


def test_without_the_library_the_service_says_so_and_runs(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    new_cleaning = make_cleaning()
    assert "pywebrtc-audio is not installed" in caplog.text
    caplog.clear()
    assert new_cleaning is NoCleaning
    session = Session(cleaning=new_cleaning())
    assert (
        session.configure(input_audio_echo_cancellation=CANCEL)["input_audio_echo_cancellation"][
            "channels"
        ]
        == 1
    )


def without_echo(microphone: SampleArray, played: SampleArray) -> SampleArray:
    """What the service's canceller makes of it."""
    (removal,) = WebRtcCleaning().stages(
        {"input_audio_echo_cancellation": CANCEL, "input_audio_noise_reduction": None}
    )
    frames = range(0, played.size // 160 * 160, 160)
    return np.concatenate(
        [removal.process(microphone[i : i + 160], played[i : i + 160]) for i in frames]
    )


def story_and_quiet() -> tuple[SampleArray, SampleArray]:
    story = np.tile(speech("slt-story"), 3)
    return story, (np.random.default_rng(1).standard_normal(story.size) * 1e-4).astype(np.float32)


def test_a_microphone_that_hears_nothing_of_the_answer_passes_as_it_is() -> None:
    """Headphones, and a person who says nothing: not even noise is changed."""
    story, quiet = story_and_quiet()
    left = without_echo(quiet, story)
    np.testing.assert_array_equal(left, quiet[: left.size])


@pytest.mark.parametrize("words", ["rms-who", "rms-stop", "slt-time", "awb-help"])
def test_an_interruption_with_headphones_passes_as_it_is(words: str) -> None:
    story, microphone = story_and_quiet()
    begin, said = 2 * INTERNAL_RATE_HZ, speech(words)[: INTERNAL_RATE_HZ // 2]
    microphone[begin : begin + said.size] += said
    left = without_echo(microphone, story)
    np.testing.assert_array_equal(
        left[begin : begin + said.size], microphone[begin : begin + said.size]
    )


def test_loudspeakers_that_follow_headphones_are_noticed() -> None:
    story, microphone = story_and_quiet()
    begin = 3 * INTERNAL_RATE_HZ
    microphone[begin + 800 :] += np.float32(0.3) * story[begin : story.size - 800]
    left = without_echo(microphone, story)
    later = begin + 2 * INTERNAL_RATE_HZ
    assert np.std(left[later:]) < 0.05 * np.std(microphone[later:])


@pytest.mark.parametrize("delay_s", [1.9, 1.97, 2.1, 2.4])
def test_an_echo_at_the_end_of_reach_and_beyond_it_does_no_harm(delay_s: float) -> None:
    """First it comes soon, so that it is known; then the client stumbles for so long."""
    story, microphone = (np.tile(both, 3) for both in story_and_quiet())
    stumbles, late = 4 * INTERNAL_RATE_HZ, int(delay_s * INTERNAL_RATE_HZ)
    microphone[800:stumbles] += np.float32(0.3) * story[: stumbles - 800]
    microphone[stumbles + late :] += np.float32(0.3) * story[stumbles : story.size - late]
    left = without_echo(microphone, story)
    assert np.isfinite(left).all()
    if late < REACH:
        assert np.std(left[stumbles + late :]) < 0.2 * np.std(microphone[stumbles + late :])


def test_likeness_finds_an_echo_within_a_syllable_and_no_person() -> None:
    said = np.concatenate([speech(name) for name in ("awb-help", "slt-weather", "slt-time")])
    played = np.concatenate([np.zeros(TRANSFORM, dtype=np.float32), said])[-TRANSFORM:]
    power = np.convolve(played**2, np.ones(1_280), mode="valid")
    at = played.size - 19_200 + int(np.argmax(power[played.size - 19_200 :]))
    heard = np.float32(0.3) * played[at : at + 1_280]
    match = likeness(heard, played)
    assert match.share > 0.95
    assert match.delay == played.size - at - 1_280
    assert likeness(speech("rms-who")[4_800:6_080], played).share < 0.7

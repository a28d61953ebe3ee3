"""The engine on real PortAudio and a sound card of software: what is heard, when it is silent, what
an unplug does.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median
from typing import TypeVar

import numpy as np
import pytest

from tests.support.requirements import needs_e2e
from tests.support.speech import write_wav
from tests.support.virtual_audio import VirtualAudio
from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.devices.portaudio import PortAudio
from voicelive_desktop.audio.devices.watcher import WATCH_COMMAND
from voicelive_desktop.audio.engine import AudioEngine
from voicelive_desktop.domain.facts.device_list import NO_DEVICES
from voicelive_desktop.domain.facts.events import (
    CaptureFailed,
    CaptureStarted,
    DevicesListed,
    EngineEvent,
    PlaybackDrained,
    PlaybackFailed,
    PlaybackOpened,
    PlaybackStarted,
    PlaybackUnderflowed,
)
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.words.failures import FailureKind
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT, DeviceName, ItemId, ResponseId
from voicelive_desktop.domain.words.pcm import FRAME_SAMPLES, RATE_HZ

pytestmark = [pytest.mark.e2e, needs_e2e]

E = TypeVar("E")
REPLY, ITEM = ResponseId("reply"), ItemId("item")
SPEAKER, MICROPHONE = DeviceName("test_speaker|ALSA"), DeviceName("test_mic|ALSA")
HEADSET = DeviceName("usb_headset|ALSA")
BLOCK_MS = 10.0


@pytest.fixture
def card(monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualAudio]:
    """A sound card for PortAudio in this process."""
    with VirtualAudio() as made:
        for name, value in made.env.items():
            monkeypatch.setenv(name, value)
        PortAudio().reinitialise()
        yield made


class Bench:
    """An engine and what it reported, with the moment of each report."""

    def __init__(self) -> None:
        self.events: list[tuple[float, EngineEvent]] = []
        self.engine = AudioEngine(
            PortAudio(), self._note, watch_command=(*WATCH_COMMAND, "--poll", "0.5")
        )

    def _note(self, event: EngineEvent) -> None:
        self.events.append((time.monotonic(), event))

    def of(self, kind: type[E]) -> list[E]:
        return [event for _, event in self.events if isinstance(event, kind)]

    @property
    def devices(self) -> tuple[DeviceName, ...]:
        """The microphone and the speaker that were opened last."""
        opened = (self.of(CaptureStarted), self.of(PlaybackOpened))
        return tuple(events[-1].device for events in opened if events)

    @property
    def ran_dry(self) -> bool:
        """Whether the card of software was not served in time: then the speaker is opened anew."""
        return bool(self.of(PlaybackUnderflowed))

    async def until(self, condition: Callable[[], object], timeout_s: float = 5.0) -> None:
        async with asyncio.timeout(timeout_s):
            while not condition():  # noqa: ASYNC110 - the condition may be anything
                await asyncio.sleep(0.005)


def _scene(body: Callable[[Bench], Awaitable[None]]) -> None:
    """Run the body with an engine; tuned as the program tunes itself."""

    async def run() -> None:
        async with _bench() as bench:
            await body(bench)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)
    try:
        asyncio.run(run())
    finally:
        sys.setswitchinterval(interval)


@asynccontextmanager
async def _bench() -> AsyncIterator[Bench]:
    bench = Bench()
    try:
        yield bench
    finally:
        await bench.engine.close()


def _noise(seconds: float) -> Samples:
    made: Samples = (
        np.random.default_rng(5).integers(2_000, 12_000, round(RATE_HZ * seconds)).astype(np.int16)
    )
    return made


def _show(**figures: float) -> None:
    print(json.dumps({name: round(value, 2) for name, value in figures.items()}))


def test_a_reply_reaches_the_speaker_bit_for_bit(card: VirtualAudio) -> None:
    async def body(bench: Bench) -> None:
        await bench.engine.open_speaker(SPEAKER)
        await asyncio.sleep(0.3)
        asked = time.monotonic()
        bench.engine.play(REPLY, ITEM, _noise(1.0).tobytes())
        bench.engine.finish(REPLY, ITEM)
        await bench.until(lambda: bench.of(PlaybackDrained))
        drained = time.monotonic()
        await asyncio.sleep(0.2)
        heard = recording.samples()
        sound = np.flatnonzero(heard)
        np.testing.assert_array_equal(heard[sound[0] : sound[-1] + 1], _noise(1.0))
        first_ms = (recording.time_of(int(sound[0])) - asked) * 1000
        last_ms = (drained - recording.time_of(int(sound[-1]))) * 1000
        started_ms = (
            bench.of(PlaybackStarted)[0].at_s - time.time() + time.monotonic() - asked
        ) * 1000
        _show(
            first_sample_ms=first_ms, told_start_ms=started_ms, drained_after_last_sample_ms=last_ms
        )
        # What is told is what was heard; how soon that was, the benchmarks say.
        assert started_ms == pytest.approx(first_ms, abs=60)
        assert abs(last_ms) < 100

    with card.record() as recording:
        _scene(body)


@pytest.mark.parametrize("after_s", [0.25, 0.613, 1.207])
def test_a_flush_is_silence_at_once_and_played_ms_is_what_was_recorded(
    card: VirtualAudio, after_s: float
) -> None:
    async def body(bench: Bench) -> None:
        await bench.engine.open_speaker(SPEAKER)
        await asyncio.sleep(0.2)
        bench.engine.play(REPLY, ITEM, _noise(4.0).tobytes())
        bench.engine.finish(REPLY, ITEM)
        await asyncio.sleep(after_s)
        asked = time.monotonic()
        event = bench.engine.flush(CutReason.SPEECH, REPLY, 1)
        took_ms = (time.monotonic() - asked) * 1000
        await asyncio.sleep(0.4)
        sound = np.flatnonzero(recording.samples())
        # No sample of the noise is zero: what is counted is sound, without the gaps that a busy
        # machine leaves.
        recorded_ms = sound.size * 1000 / RATE_HZ
        silent_ms = (recording.time_of(int(sound[-1])) - asked) * 1000
        _show(
            flush_took_ms=took_ms,
            silent_after_ms=silent_ms,
            played_ms=event.heard_ms,
            recorded_ms=recorded_ms,
        )
        # A queue that was only emptied would have been heard 57 to 317 ms longer than it claims.
        # To one block; where the machine let the flush wait, the sound went on meanwhile.
        assert event.heard_ms == pytest.approx(recorded_ms, abs=BLOCK_MS + 0.1 + took_ms)
        # The next answer is heard in full.
        bench.engine.play(ResponseId("next"), ItemId("next"), _noise(0.5).tobytes())
        bench.engine.finish(ResponseId("next"), ItemId("next"))
        await bench.until(lambda: bench.of(PlaybackDrained))
        await asyncio.sleep(0.2)
        rest = recording.samples(int(sound[-1]) + 1)
        np.testing.assert_array_equal(rest[rest != 0], _noise(0.5))

    with card.record() as recording:
        _scene(body)


def test_microphone_frames_are_bit_exact_and_come_at_once(
    card: VirtualAudio, tmp_path: Path
) -> None:
    speech = tmp_path / "speech.wav"
    write_wav(speech, _noise(2.0))
    frames: list[bytes] = []
    late_ms: list[float] = []
    read_t: list[float] = []

    async def body(bench: Bench) -> None:
        async def read() -> None:
            while True:
                frame = await bench.engine.read()
                late_ms.append((time.monotonic() - frame.captured_t) * 1000)
                frames.append(frame.pcm)
                read_t.append(time.monotonic())

        await bench.engine.open_microphone(MICROPHONE)
        reader = asyncio.get_running_loop().create_task(read())
        await bench.until(lambda: len(frames) > 5)
        await asyncio.get_running_loop().run_in_executor(None, card.speak, speech)
        await asyncio.sleep(0.2)
        reader.cancel()

    with card.record("mic") as recording:
        _scene(body)
        outside = recording.samples()
        said_t = recording.time_of(int(np.flatnonzero(outside)[0]))
    sound = np.frombuffer(b"".join(frames), np.int16)
    first = int(np.flatnonzero(sound)[0])
    # Against a second recorder, not the file: on a busy machine the player may stutter, which both
    # then hear.
    heard = outside[int(np.flatnonzero(outside)[0]) :]
    length = round(1.9 * RATE_HZ)
    np.testing.assert_array_equal(sound[first : first + length], heard[:length])
    np.testing.assert_array_equal(heard[: RATE_HZ // 10], _noise(2.0)[: RATE_HZ // 10])
    whole = first // FRAME_SAMPLES + 1  # the first frame that is all speech
    behind_ms = (read_t[whole] - said_t - ((whole + 1) * FRAME_SAMPLES - first) / RATE_HZ) * 1000
    _show(frame_behind_a_recorder_ms=behind_ms)
    _show(
        frame_p50_ms=median(late_ms),
        frame_p99_ms=float(np.percentile(late_ms, 99)),
        frames=len(frames),
    )


def test_a_lost_headset_is_replaced_and_returned_to_when_it_is_back(card: VirtualAudio) -> None:
    async def body(bench: Bench) -> None:
        card.plug()
        await bench.engine.refresh_devices()
        await bench.engine.open_microphone(HEADSET)
        await bench.engine.open_speaker(HEADSET)
        await bench.until(lambda: bench.of(CaptureStarted))
        bench.engine.play(REPLY, ITEM, _noise(3.0).tobytes())
        bench.engine.finish(REPLY, ITEM)
        await asyncio.sleep(0.5)
        pulled = time.monotonic()
        card.unplug()
        await bench.until(lambda: bench.devices == (SYSTEM_DEFAULT, SYSTEM_DEFAULT))
        moved_ms = (time.monotonic() - pulled) * 1000
        assert bench.of(CaptureFailed)[0].because.kind is FailureKind.MICROPHONE_MISSING
        lost = bench.of(PlaybackFailed)[0].because.kind
        # opened anew just as it is pulled, it gives no answer
        assert lost is FailureKind.SPEAKER_MISSING or bench.ran_dry
        await bench.until(lambda: bench.of(PlaybackDrained), 6.0)
        heard = recording.samples()
        rest = heard[heard != 0]
        whole = rest[300:]  # it comes in softly, behind each pause
        if bench.ran_dry:
            whole = rest[-RATE_HZ // 4 :]
        np.testing.assert_array_equal(whole, _noise(3.0)[-len(whole) :])
        lost_ms = (len(_noise(3.0)) - len(rest)) * 1000 / RATE_HZ
        plugged = time.monotonic()
        card.plug()
        await bench.until(lambda: bench.devices == (HEADSET, HEADSET))
        _show(
            moved_ms=moved_ms,
            heard_before_on_the_headset_ms=lost_ms,
            back_ms=(time.monotonic() - plugged) * 1000,
        )

    with card.record() as recording:
        _scene(body)


def test_hot_plug_is_seen_without_disturbing_an_open_stream(card: VirtualAudio) -> None:
    async def body(bench: Bench) -> None:
        await bench.engine.open_speaker(SPEAKER)
        await bench.engine.refresh_devices()
        assert HEADSET not in {device.id for device in bench.of(DevicesListed)[-1].outputs}
        bench.engine.play(REPLY, ITEM, _noise(3.0).tobytes())
        bench.engine.finish(REPLY, ITEM)
        plugged = time.monotonic()
        card.plug()
        await bench.until(
            lambda: HEADSET in {device.id for device in bench.of(DevicesListed)[-1].outputs}
        )
        _show(seen_ms=(time.monotonic() - plugged) * 1000)
        await bench.until(lambda: bench.of(PlaybackDrained))
        await asyncio.sleep(0.1)
        heard = recording.samples()
        np.testing.assert_array_equal(heard[heard != 0], _noise(3.0))

    with card.record() as recording:
        _scene(body)


def test_a_killed_and_restarted_sound_server_is_found_again(card: VirtualAudio) -> None:
    async def body(bench: Bench) -> None:
        await bench.engine.open_speaker()
        await bench.engine.open_microphone()
        await bench.until(lambda: bench.of(CaptureStarted))
        card.kill_server()
        await bench.until(lambda: bench.of(CaptureFailed) and bench.of(PlaybackFailed))
        card.restart_server()
        back = time.monotonic()
        await bench.until(
            lambda: len(bench.of(CaptureStarted)) == 2 and len(bench.of(PlaybackOpened)) == 2, 10.0
        )
        _show(back_ms=(time.monotonic() - back) * 1000)
        bench.engine.play(REPLY, ITEM, _noise(0.3).tobytes())
        bench.engine.finish(REPLY, ITEM)
        await bench.until(lambda: bench.of(PlaybackDrained))

    _scene(body)


def test_without_a_sound_server_there_is_no_microphone(card: VirtualAudio) -> None:
    card.kill_server()
    PortAudio().reinitialise()

    async def body(bench: Bench) -> None:
        await bench.engine.open_microphone()
        because = bench.of(CaptureFailed)[0].because
        assert (because.kind, because.code) == (FailureKind.MICROPHONE_MISSING, NO_DEVICES)

    _scene(body)


def test_devices_at_48_khz_carry_the_same_sound(card: VirtualAudio, tmp_path: Path) -> None:
    """Both directions at 48 kHz, as if the system refused 24 kHz: a tone goes out and comes back
    over a loop.
    """
    tone = np.rint(np.sin(np.arange(RATE_HZ * 2) / RATE_HZ * 2 * np.pi * 1_000) * 8_000).astype(
        np.int16
    )
    frames: list[bytes] = []

    async def body(bench: Bench) -> None:
        async def read() -> None:
            while True:
                frames.append((await bench.engine.read()).pcm)

        await bench.engine.open_speaker(SPEAKER)
        await bench.engine.open_microphone(MICROPHONE)
        assert bench.of(PlaybackOpened)[0].rate_hz == 48_000
        reader = asyncio.get_running_loop().create_task(read())
        bench.engine.play(REPLY, ITEM, tone.tobytes())
        await asyncio.sleep(1.5)
        reader.cancel()
        asked = time.monotonic()
        event = bench.engine.flush(CutReason.STOP, REPLY, 1)
        took_ms = (time.monotonic() - asked) * 1000
        await asyncio.sleep(0.3)
        loud = np.flatnonzero(np.abs(recording.samples()) > 100)
        recorded_ms = (int(loud[-1]) - int(loud[0])) * 1000 / RATE_HZ
        _show(played_ms=event.heard_ms, recorded_ms=recorded_ms)
        assert event.heard_ms == pytest.approx(recorded_ms, abs=BLOCK_MS + 2 + took_ms)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("voicelive_desktop.audio.devices.portaudio.RATE_HZ", 48_000)
        with card.loopback(latency_ms=30), card.record() as recording:
            _scene(body)
    sound = np.frombuffer(b"".join(frames), np.int16)
    part = sound[-12_000:].astype(float) * np.hanning(12_000)
    assert np.argmax(np.abs(np.fft.rfft(part))) * RATE_HZ / 12_000 == pytest.approx(1_000, abs=3)
    assert np.abs(sound[-12_000:]).max() == pytest.approx(8_000, rel=0.05)

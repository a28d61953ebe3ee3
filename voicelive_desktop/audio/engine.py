"""The sound of the program behind one door: what `app` plugs into the session, the state
and the window.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Mapping, Sequence
from subprocess import Popen

import numpy as np

from voicelive_desktop.audio.devices.device_line import SoundSystem
from voicelive_desktop.audio.devices.device_lists import DeviceLists
from voicelive_desktop.audio.devices.device_ports import (
    Backend,
    Clock,
    DeviceInfo,
    DeviceList,
    Samples,
    SoundFailure,
)
from voicelive_desktop.audio.devices.sound_thread import Desk
from voicelive_desktop.audio.extras.cue_sounds import SOUNDS
from voicelive_desktop.audio.extras.figures import Statistics
from voicelive_desktop.audio.microphone.complaint import Complaint, MicrophoneCheck
from voicelive_desktop.audio.microphone.device_levels import LevelPreview
from voicelive_desktop.audio.microphone.frames import Frame
from voicelive_desktop.audio.microphone.history import PeakHistory, TimeAxis
from voicelive_desktop.audio.microphone.meter import LevelMeter
from voicelive_desktop.audio.microphone.microphone import MicrophoneLine
from voicelive_desktop.audio.speaker.echo_reference import EchoWatch
from voicelive_desktop.audio.speaker.played import PlayedSound
from voicelive_desktop.audio.speaker.speaker import SpeakerLine
from voicelive_desktop.domain.facts.cues import Cue
from voicelive_desktop.domain.facts.events import (
    CaptureStopped,
    EngineEvent,
    PlaybackFlushed,
)
from voicelive_desktop.domain.facts.sound import CutReason, SoundOwner
from voicelive_desktop.domain.facts.talk_key import Gate
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT, DeviceName, ItemId, ResponseId
from voicelive_desktop.domain.words.pcm import RATE_HZ

# a canceller copes with a reference that is early, not with one that is late
REFERENCE_LEAD_S = 0.020


class AudioEngine:
    """Capture and playback. Everything on the loop's thread; the sound system's
    callbacks only copy.

    Args:
        backend: The sound system.
        report: Takes what happens, on the loop's thread.
        wall_clock: Unix seconds.
        clock: Monotonic seconds; the sources' time axis and `captured_t` use it.
        watch_command: Starts the child that watches for devices (`watcher.WATCH_COMMAND`, or the
            frozen program's own);
            None: devices are listed only by `refresh_devices`, without seeing changes while a
                stream is open.
        watch_environment: That child's environment; None: this process's.
        watch_child: That child, if it was started already.
        completed: Gives that child's lists what it cannot know of, such as files in place of
            devices.

    Attributes:
        microphone_level: `snapshot()` for the meter.
        microphone_history: `snapshot(since)` for the waveform; muted or not.
        speaker_history: The same of what is handed to the speaker, at the time when it is heard.
        preview_level: Of the microphone that `open_preview` looks at.
        audible: The item that is heard now, and how many milliseconds of it were.
        mouth_now: The shape of the mouth (viseme id) that goes with what is heard; None when
            nothing tells.
        epoch: Number of the latest interruption.
    """

    def __init__(
        self,
        backend: Backend,
        report: Callable[[EngineEvent], None],
        wall_clock: Clock = time.time,
        clock: Clock = time.monotonic,
        watch_command: Sequence[str] | None = None,
        watch_environment: Mapping[str, str] | None = None,
        completed: Callable[[DeviceList], DeviceList] | None = None,
        watch_child: Popen[str] | None = None,
    ) -> None:
        self._report = report
        self._desk = Desk(backend, report, wall_clock, clock)
        axis = TimeAxis(clock())
        microphones = self._system(lambda device: bool(device.inputs))
        speakers = self._system(lambda device: bool(device.outputs))
        self._microphone = MicrophoneLine(
            self._desk, axis, microphones, self._hear, lambda: self._speaker.playout.busy
        )
        self._speaker = SpeakerLine(self._desk, axis, speakers)
        self._preview = LevelPreview(self._desk, self._is_idle)
        watched = (watch_command, watch_environment, completed, watch_child)
        self._lists = DeviceLists(self._desk, report, self._may_disturb, self._on_list, *watched)
        self._renewed_with = 0
        self.epoch = 0
        self._closed = False
        self._echo = EchoWatch(
            self._speaker.played_by_now, report, self._microphone_latency_s, wall_clock
        )
        self._said: PlayedSound | None = None
        self._check = MicrophoneCheck(self._microphone.level, clock)
        self.microphone_level: LevelMeter = self._microphone.level
        self.microphone_history: PeakHistory = self._microphone.history
        self.preview_level: LevelMeter = self._preview.level
        self.speaker_history: PeakHistory = self._speaker.history
        self.audible: Callable[[], tuple[ItemId, float] | None] = self._speaker.playout.audible
        self.mouth_now: Callable[[], int | None] = self._speaker.mouth_now

    # --- devices ----------------------------------------------------------------------------------

    async def get_ready(self) -> None:
        """Load the sound system now, so that the first device opens at once; opens none."""
        await self._lists.get_ready()

    async def open_microphone(self, device: DeviceName = SYSTEM_DEFAULT) -> None:
        """Use this microphone from now on. Reports `CaptureStarted` when samples
        arrive, else `CaptureFailed`.
        """
        await self._preview.close()  # many devices bear no second stream
        self._microphone.frames.expect()
        await self._microphone.open(device)
        self._set_pace()

    async def close_microphone(self) -> None:
        """Stop capturing. Reports `CaptureStopped`."""
        await self._microphone.close()
        self._set_pace()
        self._microphone.frames.clear()
        self._report(CaptureStopped())

    async def open_preview(self, device: DeviceName) -> None:
        """Look at the level of this microphone; the one in use goes on. Reports `PreviewFailed`."""
        await self._preview.open(device)

    async def close_preview(self) -> None:
        """End the look."""
        await self._preview.close()

    async def open_speaker(self, device: DeviceName = SYSTEM_DEFAULT) -> None:
        """Use this speaker from now on. Reports `PlaybackOpened` or `PlaybackFailed`."""
        await self._speaker.open(device)
        self._set_pace()

    async def close_speaker(self) -> None:
        """Stop playing; what is queued is dropped."""
        self.flush(CutReason.END, None)
        await self._speaker.close()
        self._set_pace()

    async def ring(self, device: DeviceName = SYSTEM_DEFAULT, cue: Cue = Cue.TIMER) -> None:
        """Let a short sound be heard over whatever plays. A closed speaker is opened for it, and
        closed after it.
        """
        was_closed = self._speaker.wanted is None
        if was_closed:
            await self.open_speaker(device)
        length_s, sound = SOUNDS[cue]
        if self._speaker.lay_over(sound) and was_closed:
            await asyncio.sleep(length_s + self._speaker.latency_s)
        if was_closed:
            await self.close_speaker()

    async def refresh_devices(self) -> None:
        """List the devices anew without disturbing open streams. Reports `DevicesListed`."""
        await self._lists.refresh()

    def watch_devices(self) -> None:
        """Report `DevicesListed` on every change from now on, and return to a wanted device
        that is back.
        """
        self._lists.watch()

    async def close(self) -> None:
        """End everything: streams, tasks, the child process, the sound thread. Idempotent."""
        if self._closed:
            return
        self._closed = True
        self._lists.end()
        await self._desk.end_tasks()
        await self._preview.close()
        await self._microphone.close()
        await self._speaker.close()
        await self._lists.close()
        self._speaker.stop()
        self._microphone.stop()
        await self._desk.let_go(self._desk.backend.close)
        self._desk.close()

    # --- client.ports.Microphone ------------------------------------------------------------------

    async def read(self) -> Frame:
        """The next 20 ms frame, once it is complete; waits while the microphone is closed. One
        reader at a time.
        """
        return await self._microphone.frames.get()

    async def read_some(self, most: int) -> list[Frame]:
        """The same, with those behind it that wait already, `most` in all."""
        return await self._microphone.frames.get_some(most)

    def take(self) -> list[Frame]:
        """All frames that are complete by now and were not read yet."""
        self._microphone.drain(whole=True)
        return self._microphone.frames.take()

    def played_until(self, captured_t: float, count: int) -> Samples:
        """The last `count` samples (24 kHz) heard when the microphone's sample that came at
        `captured_t` was.
        """
        return self._speaker.played_by_now().before(
            captured_t - self._microphone_latency_s() + REFERENCE_LEAD_S, count
        )

    def record(self, on: bool) -> None:
        """Keep what the microphone gives, as it is sent, for `both_sides`; or no longer."""
        self._said = PlayedSound() if on else None

    def both_sides(self, end_s: float, count: int) -> bytes:
        """The last `count` samples (24 kHz) before this moment (monotonic s): you and the assistant
        in turn, 16 bits.

        Both as they sounded at that moment: what was sent of the microphone, what was heard from
        the speaker. Complete for moments that are half a second old; the last 26 s are there.
        """
        played = self._speaker.played_by_now()
        if self._said is None:
            you = np.zeros(count, np.int16)
        else:
            you = self._said.before(end_s, count)
        return np.column_stack((you, played.before(end_s, count))).tobytes()

    # --- client.ports.Speaker ---------------------------------------------------------------------

    def play(
        self,
        response_id: ResponseId,
        item_id: ItemId,
        pcm: bytes,
        owner: SoundOwner = SoundOwner.ANSWER,
    ) -> bool:
        """Queue 16-bit mono at 24 kHz. Never blocks. False: dropped, because this response was cut."""
        return self._speaker.play(response_id, item_id, pcm, owner)

    def finish(
        self, response_id: ResponseId, item_id: ItemId, owner: SoundOwner = SoundOwner.ANSWER
    ) -> None:
        """No more samples of this item will come. `PlaybackDrained` follows when the last one has
        been heard.
        """
        self._speaker.finish(response_id, item_id, owner)

    def shape(self, item_id: ItemId, at_ms: int, viseme: int) -> None:
        """The mouth has this shape from this moment of the item's sound on; it may come
        before the samples.
        """
        self._speaker.mouth.add(item_id, at_ms, viseme)

    def be_ready(self) -> None:
        """Sound may come soon: a device that rests takes time to start."""
        self._speaker.be_ready()

    # --- the user's and the state's wishes --------------------------------------------------------

    def flush(
        self, because: CutReason, response_id: ResponseId | None, epoch: int = 0
    ) -> PlaybackFlushed:
        """Be silent now: drop what is queued and what the system has buffered, and
        bar late samples.

        Args:
            because: Passed on.
            response_id: Barred even if nothing of it has come yet, besides the responses of what is
                queued.
            epoch: Number of the interruption, as the state counts them.

        Returns:
            The reported event: of the current item, what was heard (samples handed over, less the
            output latency).
        """
        self.epoch = epoch
        event = self._speaker.flush(because, response_id)
        self._report(event)
        return event

    def set_muted(self, muted: bool) -> None:
        """Give silence to the session in place of the microphone's sound; level and waveform go on."""
        self._microphone.set_muted(muted)

    def set_gate(self, gate: Gate) -> None:
        """Let the microphone's sound pass to the session, or not; level and waveform go on."""
        self._microphone.set_gate(gate)

    def set_microphone_gain(self, gain_db: float) -> None:
        """Amplify what the microphone gives (at most to full scale)."""
        self._microphone.set_gain(10 ** (gain_db / 20))

    def set_voice_gate(self, open_db: float, close_db: float) -> None:
        """From which peak level on somebody seems to talk, and below which no more; tells,
        and cuts nothing.
        """
        self._microphone.voice.set_thresholds(open_db, close_db)

    def set_volume(self, volume: float) -> None:
        """Play at this volume, 0 to 1, without a click."""
        self._speaker.set_volume(volume)

    def set_ducked(self, ducked: bool) -> None:
        """Play 12 dB quieter while somebody seems to speak, until the service decides."""
        self._speaker.set_ducked(ducked)

    def poll(self) -> None:
        """Report now what has happened. Timers and wake-ups do so anyhow; this is for clocks
        cranked by hand.
        """
        self._microphone.look()
        self._speaker.tick()

    def microphone_complaint(self) -> Complaint:
        """What is wrong with the microphone's sound. Ask about four times a second while
        it is open.
        """
        if self._microphone.current is None:
            return Complaint.NONE
        return self._check.look(self._microphone.device)

    def statistics(self) -> Statistics:
        """Counts since the start of the engine or of the stream; for the inspector
        and for benchmarks.
        """
        return Statistics(
            dropped_frames=self._microphone.frames.overflows,
            input_overflows=self._microphone.overflows,
            output_underflows=self._speaker.device_underflows,
            stutters=self._speaker.playout.underflows,
            output_latency_s=self._speaker.latency_s,
            start_delay_s=self._speaker.playout.start_delay_s,
            **self._microphone.level.over_all(),
        )

    # --- inside -----------------------------------------------------------------------------------

    def _microphone_latency_s(self) -> float:
        if self._microphone.current is None:
            return 0.0
        return self._microphone.current.stream.latency_s

    def _hear(self, frames: Sequence[Frame]) -> None:
        self._echo.hear(frames)
        if self._said is not None:
            latency_s = self._microphone_latency_s()
            for frame in frames:
                heard = np.frombuffer(frame.pcm, np.int16)
                self._said.feed(heard, RATE_HZ, frame.captured_t - latency_s)

    def _set_pace(self) -> None:
        in_use = self._microphone.wanted is not None or self._speaker.wanted is not None
        self._lists.set_pace(fast=in_use)

    def _is_idle(self) -> bool:
        return self._microphone.current is None and self._speaker.current is None

    def _may_disturb(self) -> bool:
        return self._is_idle() and not self._preview.is_open

    def _on_list(self, before: DeviceList, found: DeviceList) -> None:
        for line, default, old in (
            (self._microphone, found.default_input, before.default_input),
            (self._speaker, found.default_output, before.default_output),
        ):
            line.seen(default_changed=bool(old) and bool(default) and default != old)
        if found.default_output != before.default_output:
            self._speaker.be_ready()  # one that rests cannot tell that the last one is gone

    def _system(self, is_one: Callable[[DeviceInfo], bool]) -> SoundSystem:
        """Return what a line knows of the devices of its kind."""
        return SoundSystem(
            self._renew, self._may_renew, lambda name: self._lists.knows(name, is_one)
        )

    def _may_renew(self) -> bool:
        """Whether looking anew disturbs nobody, or may find what was not there at the last look."""
        return self._is_idle() or self._lists.number != self._renewed_with

    async def _renew(self) -> None:
        """Initialise the sound system anew and reopen what was open. The lock is held."""
        self._renewed_with = self._lists.number
        await self._preview.drop()
        for line in (self._microphone, self._speaker):
            await line.drop()
        # Without a sound system both lines fail to open below, and try again later.
        with contextlib.suppress(SoundFailure):
            await self._desk.run(self._desk.backend.reinitialise)
        for line in (self._microphone, self._speaker):
            await line.restore()

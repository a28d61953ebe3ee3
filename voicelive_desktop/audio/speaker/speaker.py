"""The speaker's line: plays the answers on whatever device is in use."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from voicelive_desktop.audio.devices.device_line import DeviceLine, SoundSystem
from voicelive_desktop.audio.devices.device_ports import Gone, Samples, SoundFailure
from voicelive_desktop.audio.devices.sound_thread import Desk
from voicelive_desktop.audio.devices.stall import LOOK_S, Stall
from voicelive_desktop.audio.microphone.history import PeakHistory, TimeAxis
from voicelive_desktop.audio.speaker.adaptation import OutputLatency
from voicelive_desktop.audio.speaker.mouth import Mouth
from voicelive_desktop.audio.speaker.output_stream import Feed
from voicelive_desktop.audio.speaker.played import PlayedSound
from voicelive_desktop.audio.speaker.playout import Playout
from voicelive_desktop.audio.speaker.rest import OpenedSpeaker, SpeakerRest
from voicelive_desktop.domain.facts.device_list import LOST
from voicelive_desktop.domain.facts.events import PlaybackFailed, PlaybackFlushed, PlaybackOpened
from voicelive_desktop.domain.facts.sound import CutReason, SoundOwner
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import DeviceName, ItemId, ResponseId

# drains the monitor (it holds 4 s) and watches for a device that no longer asks
IDLE_TICK_S = LOOK_S
STALLED_S = 2.0  # a device that asks for nothing for so long is as good as gone
DUCKED = 0.25  # -12 dB: still intelligible, clearly aside


class SpeakerLine(DeviceLine[OpenedSpeaker]):
    """See `DeviceLine`.

    Attributes:
        playout: The answers.
        history: Waveform of what is handed to the device, at the time when it is heard.
        played: The samples themselves, likewise.
        mouth: Its shapes, by the answers' time.
    """

    missing = FailureKind.SPEAKER_MISSING
    busy = FailureKind.SPEAKER_BUSY

    def __init__(self, desk: Desk, axis: TimeAxis, system: SoundSystem) -> None:
        super().__init__(desk, system)
        self.playout = Playout(desk.clock, desk.wall_clock, desk.report)
        self.history = PeakHistory(axis, self.drain_monitor)
        self.played = PlayedSound()
        self.mouth = Mouth()
        self._latency = OutputLatency()
        self._volume = 1.0
        self._ducked = False
        self._timer: asyncio.TimerHandle | None = None
        self._due = False
        self._underflows = 0
        self._drained_s = float("-inf")
        self._stall = Stall(STALLED_S)
        self._reopening = False
        self._rest = SpeakerRest(desk, self._declare_lost)
        self._rested = False  # when it was dropped

    @property
    def device_underflows(self) -> int:
        """How often the present device ran dry though there were samples."""
        if self.current is None:
            return 0
        return self.current.feed.underflows

    @property
    def latency_s(self) -> float:
        """What the device is asked for at the next opening."""
        return self._latency.seconds

    # --- answers ----------------------------------------------------------------------------------

    def play(
        self,
        response_id: ResponseId,
        item_id: ItemId,
        pcm: bytes,
        owner: SoundOwner = SoundOwner.ANSWER,
    ) -> bool:
        """See `Playout.play`."""
        if self.playout.busy:
            return self.playout.play(response_id, item_id, pcm, owner)
        with self._rest.beginning(hurried=self._is_silent_before(response_id)) as anew:
            if anew:
                self._forget_ahead()
            taken = self.playout.play(response_id, item_id, pcm, owner)
        self._schedule()
        return taken

    def be_ready(self) -> None:
        """Sound may come soon: let the device run."""
        self._rest.stir()
        self._schedule()

    def seen(self, *, default_changed: bool) -> None:
        """See `DeviceLine`; a device that rests cannot tell that it is gone."""
        super().seen(default_changed=default_changed)
        if self.device and not self._system.knows(self.device):
            self.be_ready()

    def finish(
        self, response_id: ResponseId, item_id: ItemId, owner: SoundOwner = SoundOwner.ANSWER
    ) -> None:
        """See `Playout.finish`."""
        self.playout.finish(response_id, item_id, owner)
        self._schedule()

    def lay_over(self, sound: Callable[[int], Samples]) -> bool:
        """Let this be heard over whatever plays, made for the device's rate; False: none is open."""
        if self.current is None:
            return False
        feed = self.current.feed
        samples = sound(feed.rate_hz)
        feed.lay_over(samples)
        self._rest.stir(len(samples) / feed.rate_hz)
        self._schedule()
        return True

    def mouth_now(self) -> int | None:
        """The shape of the mouth that goes with what is heard now; None when nothing is,
        or nothing tells.
        """
        audible = self.playout.audible()
        if audible is None:
            return None
        return self.mouth.at(*audible)

    def flush(self, because: CutReason, response_id: ResponseId | None) -> PlaybackFlushed:
        """Be silent now; see `Playout.cut`."""
        audible = self.playout.busy
        event = self.playout.cut(because, response_id)
        if audible and self.current is not None and not self.current.rests:
            self._silence(self.current)
            self._forget_ahead()
        return event

    def _forget_ahead(self) -> None:
        """What was handed to the device is heard no more."""
        self.drain_monitor()
        self.played.cut(self._desk.clock())

    def _is_silent_before(self, response_id: ResponseId) -> bool:
        """Whether the device has nothing but silence in hand, and will get sound at once."""
        if self.current is None or self.current.feed.is_laid_over:
            return False
        return self.playout.start_delay_s == 0.0 and not self.playout.is_barred(response_id)

    def set_volume(self, volume: float) -> None:
        """0 to 1; squared, because loudness is heard that way (half is -12 dB)."""
        self._volume = min(1.0, max(0.0, volume))
        self._set_gain()

    def set_ducked(self, ducked: bool) -> None:
        """Play quietly while somebody seems to speak."""
        self._ducked = ducked
        self._set_gain()

    def _set_gain(self) -> None:
        if self.current is not None:
            self.current.feed.set_gain(self._gain)

    @property
    def _gain(self) -> float:
        return self._volume**2 * (DUCKED if self._ducked else 1.0)

    def _silence(self, opened: OpenedSpeaker) -> None:
        try:
            opened.stream.silence()
        except SoundFailure:
            # The device went away in this moment: losing it is what happens next anyway.
            self._declare_lost(opened)

    # --- the passing of time ----------------------------------------------------------------------

    def drain_monitor(self) -> None:
        """Fetch what was handed to the device, for the waveform and who looks for echo."""
        if self.current is None:
            return
        self._drained_s = self._desk.clock()
        feed = self.current.feed
        handed = feed.handed
        samples = feed.monitor.read()
        if len(samples):
            self.history.feed(samples, feed.rate_hz, feed.heard_at(handed))
            self.played.feed(samples, feed.rate_hz, feed.heard_at(handed))

    def played_by_now(self) -> PlayedSound:
        """Return the samples that were heard, the newest among them."""
        self.drain_monitor()
        return self.played

    def tick(self) -> None:
        """Report what happened, and come again."""
        self._due = False
        self.playout.tick()
        # else who looks fetches it; a rest finds it fetched
        if not self.playout.busy or self._desk.clock() - self._drained_s >= IDLE_TICK_S:
            self.drain_monitor()
        if self.current is not None and not self.current.rests:
            self._watch(self.current)
        if self.playout.busy:
            self._rest.stir()
        else:
            self._rest.look()
        self._schedule()

    def stop(self) -> None:
        """No timer is left behind."""
        self._cancel_timer()

    def _schedule(self) -> None:
        self._cancel_timer()
        if self.playout.busy:
            self._timer = self._desk.later(self.playout.next_tick_s(), self.tick)
        elif self.current is not None and not self.current.rests:
            self._timer = self._desk.later(IDLE_TICK_S, self.tick)

    def _cancel_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None

    def _watch(self, opened: OpenedSpeaker) -> None:
        now = self._desk.clock()
        if self._stall.look(opened.feed.last_fill_s, now):
            self._declare_lost(opened)
            return
        self._learn(opened, now)
        wanted_s, has_s = self._latency.seconds, opened.asked_latency_s
        if (
            wanted_s > has_s or (wanted_s < has_s and not self.playout.busy)
        ) and not self._reopening:
            self._reopening = True
            self._desk.spawn(self._reopen(), "adapt output latency")

    def _learn(self, opened: OpenedSpeaker, now: float) -> None:
        """Notice that the device ran dry, or that it did not for long."""
        if opened.feed.underflows > self._underflows:
            self._underflows = opened.feed.underflows
            if self.playout.busy:
                self.playout.device_ran_dry()
                self._latency.underflowed(now, opened.feed.longest_wait_s)
        self._latency.passed(now)

    async def _reopen(self) -> None:
        """Open the same device with the latency that was learned.

        More latency at once, though an answer plays: it is broken already, and goes on at the
        sample that was heard.
        """
        try:
            async with self._desk.lock:
                opened = self.current
                if opened is None or (
                    self.playout.busy and self._latency.seconds <= opened.asked_latency_s
                ):
                    return
                await self.drop()
                await self.restore()
        finally:
            self._reopening = False

    def _wake(self) -> None:
        # PortAudio output thread.
        if not self._due:
            self._due = True
            self._desk.post(self.tick)

    # --- Line -------------------------------------------------------------------------------------

    def _open_blocking(self, device: DeviceName, gone: Gone) -> OpenedSpeaker:
        feed = Feed(self._desk.clock, self._wake)
        latency_s = self._latency.seconds
        stream = self._desk.backend.open_output(device, feed.fill, gone, latency_s)
        feed.prepare(stream.rate_hz, self._gain, stream.latency_s)
        started = False
        try:
            stream.start()
            started = True
        finally:
            if not started:
                stream.close()
        return OpenedSpeaker(stream, feed, latency_s)

    def _adopt(self, opened: OpenedSpeaker, device: DeviceName) -> None:
        self._rested = False
        self._underflows = opened.feed.underflows
        self._stall.restart()
        self.playout.expected = True
        self._rest.adopt(opened)
        self.playout.attach(opened.feed)
        self._set_gain()
        self._desk.report(
            PlaybackOpened(device, opened.stream.rate_hz, opened.stream.latency_s * 1000)
        )
        self._schedule()

    async def drop(self) -> None:
        """See `DeviceLine`."""
        self._rested = self.current is not None and self.current.rests
        await super().drop()

    def _release(self) -> None:
        self._rest.adopt(None)
        self.playout.detach()
        self.playout.expected = self.wanted is not None
        if not self.playout.busy:
            self._cancel_timer()

    def _report_failure(self, failure: Failure) -> None:
        if self._rested and failure.kind is not self.busy:
            # it went while it rested, and could not tell
            failure = Failure(self.missing, code=LOST, subject=failure.subject)
        self._rested = False
        self.playout.announce_again()
        self._desk.report(PlaybackFailed(failure))

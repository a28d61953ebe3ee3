"""What is played, in which order, and how much of it has been heard. On the loop's thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import numpy as np

from voicelive_desktop.audio.devices.device_ports import Clock
from voicelive_desktop.audio.formats.resample import Resampler
from voicelive_desktop.audio.speaker.adaptation import StartDelay
from voicelive_desktop.audio.speaker.answer_sound import AnswerSound, faded_in
from voicelive_desktop.audio.speaker.output_stream import Feed, UnbrokenRun
from voicelive_desktop.domain.facts.events import (
    PlaybackDrained,
    PlaybackFlushed,
    PlaybackProgressed,
    PlaybackStarted,
    PlaybackUnderflowed,
    SoundEvent,
)
from voicelive_desktop.domain.facts.sound import CutReason, SoundOwner
from voicelive_desktop.domain.words.ids import ItemId, ResponseId
from voicelive_desktop.domain.words.pcm import RATE_HZ, SAMPLE_BYTES, samples_to_ms

BARRED_KEPT = 64  # cut answers whose late samples are dropped
SOON_S = 0.080  # the next look at what waits to begin, or to go on
NEWS_S = 0.5  # how far an answer was heard is told so often; who wants to know more asks
EARLY = 0.9  # a timer may come by a twentieth of its time too soon
# a cut cannot call back what the device has in hand: up to a block of 10 ms, half of it on average
IN_FLIGHT_S = 0.005
# an item whose end was never told counts as over after this long without samples
ABANDONED_S = 10.0
DRY_S = 0.7  # a longer silence within an answer is no pause for breath
MOST_KEPT_BYTES = 2 * 3600 * RATE_HZ  # an hour of sound that nobody has heard yet
MOST_SOUNDS = 256  # items at once
HOMELESS_S = 3.0  # without any speaker an answer is given up after this


class Playout:
    """Queues answers and follows them to the ear.

    Args:
        clock: Monotonic seconds.
        wall_clock: Unix seconds, for `PlaybackStarted`.
        report: Takes the events.

    Attributes:
        expected: Whether a speaker is open or being opened. Without one, answers pass unheard.
        underflows: Pauses in the middle of answers since the start, for want of samples or of a
            call for them.
    """

    def __init__(
        self, clock: Clock, wall_clock: Clock, report: Callable[[SoundEvent], None]
    ) -> None:
        self._clock = clock
        self._wall_clock = wall_clock
        self._report = report
        self._feed: Feed | None = None
        self._sounds: list[AnswerSound] = []
        self._barred: deque[ResponseId] = deque(maxlen=BARRED_KEPT)
        self._delay = StartDelay()
        self._numbers = 0
        self._kept = 0
        self._told_s = float("-inf")
        self._homeless_s = clock()
        self.expected = False
        self.underflows = 0

    @property
    def busy(self) -> bool:
        """Whether anything is queued or audible."""
        return bool(self._sounds)

    def is_barred(self, response_id: ResponseId) -> bool:
        """Whether this response was cut, so that its samples are dropped."""
        return response_id in self._barred

    @property
    def start_delay_s(self) -> float:
        """How much of an answer is collected before it begins."""
        return self._delay.seconds

    # --- devices ----------------------------------------------------------------------------------

    def attach(self, feed: Feed) -> None:
        """Play on through this feed, from the sample up to which the answer was heard."""
        if feed is self._feed:
            return
        self.detach()
        self._feed = feed
        now = self._clock()
        for sound in self._sounds:
            sound.move(sound.base, feed.rate_hz, now)
            self._release(sound, now, at_once=True)

    def detach(self) -> None:
        """The device is gone; what was not heard is kept."""
        if self._feed is None:
            return
        now = self._clock()
        for sound in self._sounds:
            sound.base = self._heard(sound, now)
        self._feed.clear()
        self._feed = None
        self._homeless_s = now

    def device_ran_dry(self) -> None:
        """The device was not served in time in the middle of an answer."""
        self.underflows += 1
        self._report(PlaybackUnderflowed(self.underflows))

    def announce_again(self) -> None:
        """The state was told that playback failed: tell anew what is audible."""
        for sound in self._sounds:
            sound.started = False

    # --- what comes in ----------------------------------------------------------------------------

    def play(
        self,
        response_id: ResponseId,
        item_id: ItemId,
        pcm: bytes,
        owner: SoundOwner = SoundOwner.ANSWER,
    ) -> bool:
        """Queue samples. False: dropped, because this response was cut, or because nobody will
        listen for so long.
        """
        if self.is_barred(response_id):
            return False
        if not self.expected:
            return True
        sound = self._find(item_id)
        if self._kept + len(pcm) > MOST_KEPT_BYTES or (
            sound is None and len(self._sounds) >= MOST_SOUNDS
        ):
            return False
        sound = sound or self._add(response_id, item_id, owner)
        now = self._clock()
        self._notice_gap(sound)
        usable = len(pcm) - len(pcm) % SAMPLE_BYTES
        self._kept += usable
        sound.receive(np.frombuffer(pcm[:usable], "<i2").astype(np.int16, copy=False), now)
        self._release(sound, now)
        return True

    def finish(
        self, response_id: ResponseId, item_id: ItemId, owner: SoundOwner = SoundOwner.ANSWER
    ) -> None:
        """No more samples of this item will come."""
        if self.is_barred(response_id):
            return
        sound = self._find(item_id)
        if sound is None:
            self._report(PlaybackDrained(item_id, owner))
            return
        if not sound.finished:
            sound.finish(self._clock())
            self._release(sound, self._clock(), at_once=True)
        self.tick()

    def cut(self, because: CutReason, response_id: ResponseId | None) -> PlaybackFlushed:
        """Drop everything; bar its responses and `response_id`. The event tells what was heard of
        the current item.
        """
        self.tick()
        now = self._clock()
        if self._sounds:
            current = self._sounds[0]
        else:
            current = None
        for barred in (response_id, *(sound.response_id for sound in self._sounds)):
            if barred is not None and barred not in self._barred:
                self._barred.append(barred)
        if current is None:
            heard = 0
        else:
            heard = self._heard(current, now + IN_FLIGHT_S)
        self._sounds.clear()
        self._kept = 0
        if self._feed is not None:
            self._feed.clear()
            self._feed.runs.clear()
        if current is None:
            return PlaybackFlushed(None, response_id, 0.0, 0.0, because)
        received_ms, heard_ms = samples_to_ms(current.received), samples_to_ms(heard)
        return PlaybackFlushed(
            current.item_id,
            current.response_id,
            heard_ms,
            received_ms,
            because,
            now + IN_FLIGHT_S,
            current.owner,
        )

    # --- the passing of time ----------------------------------------------------------------------

    def tick(self) -> None:
        """Report what has happened since the last call. To be called in `next_tick_s` while `busy`,
        or sooner.
        """
        now = self._clock()
        if self._feed is None:
            self._give_up(now)
            return
        silent_s = (now - self._told_s) / EARLY
        due = silent_s >= SOON_S and silent_s >= self._pause_s
        for sound in tuple(self._sounds):
            self._release(sound, now)
            self._follow(sound, now, due)
        if due and self._sounds:
            self._told_s = now

    def audible(self) -> tuple[ItemId, float] | None:
        """The item that is heard now, and how many milliseconds of it were heard; None when there
        is none.
        """
        if self._feed is None or not self._sounds or not self._sounds[0].started:
            return None
        return self._sounds[0].item_id, samples_to_ms(self._heard(self._sounds[0], self._clock()))

    def next_tick_s(self) -> float:
        """When `tick` is wanted next, in seconds from now, while `busy`."""
        if self._feed is None or not self._sounds or not self._sounds[0].finished:
            return self._pause_s
        queued = self._sounds[0].queued - self._handed(self._sounds[0])
        if queued > 0:
            return min(self._pause_s, max(SOON_S, queued / self._feed.rate_hz))
        left_s = self._feed.heard_at(self._end_of(self._sounds[0])) - self._clock()
        return min(self._pause_s, max(0.001, left_s))

    @property
    def _pause_s(self) -> float:
        """How long until the next look: soon where something waits to begin, or to go on."""
        flows = bool(self._sounds) and self._sounds[0].started
        if flows and not any(map(self._waits, self._sounds)):
            return NEWS_S
        return SOON_S

    def _waits(self, sound: AnswerSound) -> bool:
        return bool(sound.held) or (self._feed is not None and self._starved(sound))

    def _follow(self, sound: AnswerSound, now: float, due: bool) -> None:
        assert self._feed is not None
        first = next(iter(self._runs(sound)), None)
        if first is None and sound.queued:
            return
        heard = self._heard(sound, now)
        if first is not None and not sound.started:
            sound.started = True
            heard_t = self._feed.heard_at(first.start)
            at_s = self._wall_clock() + heard_t - now
            self._report(
                PlaybackStarted(sound.response_id, sound.item_id, at_s, heard_t, sound.owner)
            )
        over = self._is_over(sound, now)
        dry = sound.dry
        if due or over:
            dry = not over and self._silent_s(sound, now) > DRY_S
        has_news = dry is not sound.dry or (heard > sound.told and (due or over))
        if sound.started and has_news:
            sound.told, sound.dry = heard, dry
            self._report(PlaybackProgressed(sound.item_id, samples_to_ms(heard), sound.owner, dry))
        if over:
            self._retire(sound)
        elif sound.started:
            self._forget_heard(sound, now)

    def _forget_heard(self, sound: AnswerSound, now: float) -> None:
        """Of a sound that comes in crumbs each is a run of its own; those that were heard
        are only counted.
        """
        assert self._feed is not None
        runs, frame = self._feed.runs, self._feed.heard_frame(now)
        while (
            len(runs) > 1
            and runs[0].sound == runs[1].sound == sound.number
            and runs[0].end <= frame
        ):
            sound.past += runs.popleft().size

    def _is_over(self, sound: AnswerSound, now: float) -> bool:
        assert self._feed is not None
        if sound.held_frames or self._heard_frames(sound, now) < sound.queued:
            return False
        if sound.finished:
            return True
        later = self._sounds[self._sounds.index(sound) + 1 :]
        is_followed = any(other.started for other in later)
        return is_followed or self._silent_s(sound, now) > ABANDONED_S

    def _silent_s(self, sound: AnswerSound, now: float) -> float:
        """For how long all that was queued of it has been heard; 0 while there is more.

        Where this device played nothing of it (it was opened anew after the last sample), since
        samples came.
        """
        assert self._feed is not None
        if self._heard_frames(sound, now) < sound.queued:
            return 0.0
        if self._runs(sound):
            return now - self._feed.heard_at(self._end_of(sound))
        return now - sound.received_s

    def _retire(self, sound: AnswerSound) -> None:
        self._sounds.remove(sound)
        self._kept -= sound.received * SAMPLE_BYTES
        if self._feed is not None:
            while self._feed.runs and self._feed.runs[0].sound <= sound.number:
                self._feed.runs.popleft()
        if not sound.stuttered:
            self._delay.went_well()
        self._report(PlaybackDrained(sound.item_id, sound.owner))

    def _give_up(self, now: float) -> None:
        if self.expected and now - self._homeless_s < HOMELESS_S:
            return
        for sound in tuple(self._sounds):
            if sound.finished or now - self._homeless_s > ABANDONED_S:
                self._retire(sound)

    # --- the queue --------------------------------------------------------------------------------

    def _find(self, item_id: ItemId) -> AnswerSound | None:
        return next((sound for sound in self._sounds if sound.item_id == item_id), None)

    def _add(self, response_id: ResponseId, item_id: ItemId, owner: SoundOwner) -> AnswerSound:
        self._numbers += 1
        if self._feed is None:
            rate_hz = RATE_HZ
        else:
            rate_hz = self._feed.rate_hz
        sound = AnswerSound(self._numbers, response_id, item_id, Resampler(RATE_HZ, rate_hz), owner)
        self._sounds.append(sound)
        return sound

    def _release(self, sound: AnswerSound, now: float, *, at_once: bool = False) -> None:
        """Hand over what is held; at the start of an answer only once the start delay is met."""
        feed = self._feed
        if feed is None or not sound.held:
            return
        flowing = sound.queued > 0 and not self._starved(sound)
        enough = (
            sound.held_frames >= self._delay.seconds * feed.rate_hz
            or now - sound.held_since_s >= self._delay.seconds
        )
        if not (at_once or sound.finished or flowing or enough):
            return
        resumes = sound.base > 0 or sound.queued > 0
        samples = sound.release()
        if resumes and not flowing:
            feed.put(sound.number, faded_in(samples, feed.rate_hz))
        else:
            feed.put(sound.number, samples)

    def _starved(self, sound: AnswerSound) -> bool:
        """Whether all that was queued is with the device and it has asked for more since."""
        assert self._feed is not None
        return self._handed(sound) >= sound.queued and self._feed.handed > self._end_of(sound)

    def _notice_gap(self, sound: AnswerSound) -> None:
        if self._feed is None or sound.held or not sound.queued or not self._starved(sound):
            return
        sound.stuttered = True
        self._delay.stuttered((self._feed.handed - self._end_of(sound)) / self._feed.rate_hz)
        self.underflows += 1
        self._report(PlaybackUnderflowed(self.underflows))

    def _runs(self, sound: AnswerSound) -> list[UnbrokenRun]:
        # tuple() copies the deque in one step; the output thread may append to it at any time.
        runs = () if self._feed is None else tuple(self._feed.runs)
        return [run for run in runs if run.sound == sound.number]

    def _handed(self, sound: AnswerSound) -> int:
        return sound.past + sum(run.size for run in self._runs(sound))

    def _end_of(self, sound: AnswerSound) -> int:
        assert self._feed is not None
        runs = self._runs(sound)
        if runs:
            return runs[-1].end
        return self._feed.handed

    def _heard_frames(self, sound: AnswerSound, now: float) -> int:
        assert self._feed is not None
        frame = self._feed.heard_frame(now)
        return sound.past + sum(run.heard(frame) for run in self._runs(sound))

    def _heard(self, sound: AnswerSound, now: float) -> int:
        """Samples heard, at 24 kHz; never more than were received."""
        if self._feed is None:
            return sound.base
        here = self._heard_frames(sound, now) * RATE_HZ // self._feed.rate_hz
        return min(sound.received, sound.base + here)

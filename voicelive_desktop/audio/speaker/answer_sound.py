"""One answer item on its way to the ear."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.formats.resample import Resampler
from voicelive_desktop.domain.facts.sound import SoundOwner
from voicelive_desktop.domain.words.ids import ItemId, ResponseId
from voicelive_desktop.domain.words.pcm import RATE_HZ

FADE_S = 0.005  # at a resume, so that it does not click


@dataclass(slots=True)
class AnswerSound:
    """The samples of one item and how far they got.

    Attributes:
        number: Names it towards the output thread.
        received: Samples received, at 24 kHz.
        chunks: The received samples, for playing on at another device.
        base: Samples heard at devices before the present one, at 24 kHz.
        queued: Frames queued for the present device, at its rate.
        held: Resampled chunks that wait for the start delay, since `held_since_s` (monotonic).
        finished: No more will come.
        started: `PlaybackStarted` was reported.
        stuttered: It has paused in its middle.
        dry: It was last reported so.
        told: What was last reported as heard, at 24 kHz.
        received_s: When the latest samples came (monotonic).
        past: Frames of this device that were heard, and whose runs are forgotten.
    """

    number: int
    response_id: ResponseId
    item_id: ItemId
    resampler: Resampler
    owner: SoundOwner = SoundOwner.ANSWER
    received: int = 0
    chunks: list[Samples] = field(default_factory=list)
    base: int = 0
    queued: int = 0
    held: list[Samples] = field(default_factory=list)
    held_frames: int = 0
    held_since_s: float = 0.0
    finished: bool = False
    started: bool = False
    stuttered: bool = False
    dry: bool = False
    told: int = 0
    received_s: float = 0.0
    past: int = 0

    def receive(self, samples: Samples, now_s: float) -> None:
        """Take samples at 24 kHz, at this moment (monotonic seconds)."""
        self.received += len(samples)
        self.received_s = now_s
        self.chunks.append(samples)
        self.hold(self.resampler.process(samples), now_s)

    def finish(self, now_s: float) -> None:
        """No more will come."""
        self.finished = True
        self.hold(self.resampler.flush(), now_s)

    def hold(self, samples: Samples, now_s: float) -> None:
        """Keep samples at the device's rate for the queue."""
        if not self.held:
            self.held_since_s = now_s
        self.held.append(samples)
        self.held_frames += len(samples)

    def release(self) -> Samples:
        """What is held, as one array; it counts as queued from now_s on."""
        if len(self.held) == 1:
            samples = self.held[0]
        else:
            samples = np.concatenate(self.held)
        self.held.clear()
        self.queued += self.held_frames
        self.held_frames = 0
        return samples

    def move(self, heard: int, rate_hz: int, now_s: float) -> None:
        """Go on at another device, at the sample (24 kHz) up to which it was heard."""
        if self.chunks:
            rest = np.concatenate(self.chunks)[heard:]
        else:
            rest = np.zeros(0, np.int16)
        self.resampler = Resampler(RATE_HZ, rate_hz)
        self.base, self.queued, self.past = heard, 0, 0
        self.held, self.held_frames = [], 0
        self.hold(self.resampler.process(rest), now_s)
        if self.finished:
            self.hold(self.resampler.flush(), now_s)


def faded_in(samples: Samples, rate_hz: int) -> Samples:
    """The same mono sound with a rise of `FADE_S` at its start."""
    size = min(len(samples), int(FADE_S * rate_hz))
    risen = samples.copy()
    risen[:size] = samples[:size] * np.linspace(0, 1, size, endpoint=False, dtype=np.float32)
    return risen

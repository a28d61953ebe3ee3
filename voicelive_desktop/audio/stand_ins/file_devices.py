"""`--mic-file` and `--speaker-file`: files in place of one or both devices."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import numpy as np

from voicelive_desktop.audio.devices.device_ports import (
    Backend,
    Clock,
    Deliver,
    DeviceInfo,
    DeviceList,
    Fill,
    Gone,
    InputStream,
    OutputStream,
    Samples,
    SoundFailure,
)
from voicelive_desktop.audio.formats.wav import WavWriter
from voicelive_desktop.audio.formats.wav_sound import WavSound
from voicelive_desktop.audio.stand_ins.simulated import SimulatedInput, SimulatedOutput
from voicelive_desktop.audio.stand_ins.ticker import RealTime, Ticker
from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.domain.words.pcm import RATE_HZ, SAMPLE_BYTES

HOST = "File"
# the file's time runs by the samples; only a longer gap is filled with silence
JITTER_SAMPLES = RATE_HZ // 50


def with_files(
    backend: Backend,
    mic_file: Path | None = None,
    speaker_file: Path | None = None,
    ticker: Ticker | None = None,
    clock: Clock = time.monotonic,
) -> Backend:
    """The backend, with files in place of its microphone, its speaker or both.

    The microphone file (any PCM WAV) plays once, in real time from the start of capture, then
    silence. The speaker file
    gets what a speaker would play, 16-bit mono at 24 kHz, in real time from the start of capture,
    silence included.

    Raises:
        NotAWav: The microphone file cannot be used.
        OSError: A file cannot be read or written.
    """
    if mic_file is None and speaker_file is None:
        return backend
    if mic_file is None:
        recording = None
    else:
        recording = Recording(mic_file)
    if speaker_file is None:
        track = None
    else:
        track = Track(speaker_file)
    return FileBackend(backend, recording, track, ticker or RealTime(), clock)


class Recording:
    """A microphone that plays a file: sample 0 at the start of the first capture."""

    def __init__(self, path: Path) -> None:
        self.info = DeviceInfo(DeviceName(f"{path.name}|{HOST}"), path.name, HOST, 1, 0, RATE_HZ)
        self._sound = WavSound(path)
        self._position: int | None = None
        self.began_s: float | None = None

    def reopen(self) -> None:
        """Another capture begins: go on where real time is by now."""
        self._position = None

    def source(self, frames: int, end_s: float) -> Samples:
        """See `simulated.Source`."""
        if self.began_s is None:
            self.began_s = end_s - frames / RATE_HZ
        if self._position is None:
            self._position = round((end_s - self.began_s) * RATE_HZ) - frames
        block = np.zeros(frames, np.int16)
        part = self._part(self._position, frames)
        block[: len(part)] = part
        self._position += frames
        return block

    def close(self) -> None:
        """The file is read no more; idempotent."""
        self._sound.close()

    def _part(self, position: int, frames: int) -> Samples:
        try:
            return self._sound.read(max(0, position), frames)
        except (OSError, ValueError):  # the disk is gone, or the file closed: silence
            return np.zeros(0, np.int16)


class Track:
    """A speaker that writes a file: sample 0 at the start of the first capture."""

    def __init__(self, path: Path) -> None:
        self.info = DeviceInfo(DeviceName(f"{path.name}|{HOST}"), path.name, HOST, 0, 1, RATE_HZ)
        self._writer = WavWriter(path)
        self._began_s: float | None = None
        self._lock = threading.Lock()

    def begin(self, when_s: float) -> None:
        """The first capture began at this moment (monotonic seconds); later calls mean nothing."""
        if self._began_s is None:
            self._began_s = when_s

    def sink(self, block: Samples, start_s: float) -> None:
        """See `simulated.Sink`."""
        if self._began_s is None:
            return
        with self._lock:
            missing = round((start_s - self._began_s) * RATE_HZ) - self._writer.samples
            if missing > JITTER_SAMPLES or (missing > 0 and self._writer.samples == 0):
                self._writer.write(np.zeros(missing, np.int16))
            self._writer.write(block)

    def close(self) -> None:
        """Nothing more is written; idempotent."""
        self._writer.close()


class FileBackend:
    """`Backend` with files in place of one or both directions of another."""

    def __init__(
        self,
        real: Backend,
        recording: Recording | None,
        track: Track | None,
        ticker: Ticker,
        clock: Clock,
    ) -> None:
        self._real = real
        self._recording = recording
        self._track = track
        self._ticker = ticker
        self._clock = clock

    def list_devices(self) -> DeviceList:
        """See `Backend`. A file is the only device of its direction."""
        return self.completed(self._list_real())

    def completed(self, found: DeviceList) -> DeviceList:
        """A list of the real devices, with the files in the place of some."""
        devices = [
            d
            for d in found.devices
            if (d.inputs and not self._recording) or (d.outputs and not self._track)
        ]
        inputs, outputs = found.default_input, found.default_output
        if self._recording is not None:
            devices.append(self._recording.info)
            inputs = self._recording.info.id
        if self._track is not None:
            devices.append(self._track.info)
            outputs = self._track.info.id
        return DeviceList(tuple(devices), inputs, outputs)

    def reinitialise(self) -> None:
        """See `Backend`."""
        if self._recording is None or self._track is None:
            self._real.reinitialise()

    def open_input(
        self, device: DeviceName, deliver: Deliver, gone: Gone, latency_s: float
    ) -> InputStream:
        """See `Backend`."""
        begun = self._beginning(deliver)
        if self._recording is None:
            return self._real.open_input(device, begun, gone, latency_s)
        self._recording.reopen()
        return SimulatedInput(self._ticker, self._recording.info, self._recording.source, begun)

    def open_output(
        self, device: DeviceName, fill: Fill, gone: Gone, latency_s: float
    ) -> OutputStream:
        """See `Backend`."""
        if self._track is None:
            return self._real.open_output(device, fill, gone, latency_s)
        return SimulatedOutput(self._ticker, self._track.info, 0.0, fill, self._track.sink)

    def close(self) -> None:
        """See `Backend`."""
        if self._track is not None:
            self._track.close()
        if self._recording is not None:
            self._recording.close()
        self._real.close()

    def _beginning(self, deliver: Deliver) -> Deliver:
        """Tells the speaker's file when the first capture began."""
        track = self._track
        if track is None:
            return deliver

        def first_and_later(block: bytes, overflowed: bool) -> None:
            # Input thread.
            track.begin(self._began(len(block) // SAMPLE_BYTES))
            deliver(block, overflowed)

        return first_and_later

    def _began(self, samples: int) -> float:
        if self._recording is not None and self._recording.began_s is not None:
            return self._recording.began_s
        return self._clock() - samples / RATE_HZ

    def _list_real(self) -> DeviceList:
        try:
            return self._real.list_devices()
        except SoundFailure:
            if self._recording is None or self._track is None:
                raise
            return DeviceList()

"""Builds everything that uses microphone and speaker: engine, recorder, replays, audio check."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from voicelive_desktop.app.environment.device_child import device_watch_command
from voicelive_desktop.app.environment.local_service import clean_environment
from voicelive_desktop.app.environment.options import Options
from voicelive_desktop.app.environment.places import recordings_path
from voicelive_desktop.app.environment.plain_words import say
from voicelive_desktop.app.environment.small_files import free_name
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.replay_player import RecordingSpeaker, Replays
from voicelive_desktop.app.services.voice_sample import VoicePreviews
from voicelive_desktop.app.start.early_service import EarlyService
from voicelive_desktop.audio.devices.device_ports import Backend
from voicelive_desktop.audio.devices.portaudio import PortAudio
from voicelive_desktop.audio.engine import AudioEngine
from voicelive_desktop.audio.extras.recorder import Recorder
from voicelive_desktop.audio.extras.sound_jobs import SoundJobs
from voicelive_desktop.audio.formats.wav import HEADER
from voicelive_desktop.audio.stand_ins.file_devices import FileBackend, with_files
from voicelive_desktop.domain.facts.events import Event, RecordingsChanged
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class SoundParts:
    """All that uses the two devices. Loop thread only.

    Attributes:
        speaker: the engine, as the answers of a session are given to it: `recorder` keeps a copy.
        replays: has to be told every event (`Replays.on_event`), to cut what was recorded into
            turns.
    """

    engine: AudioEngine
    speaker: RecordingSpeaker
    recorder: Recorder
    replays: Replays
    jobs: SoundJobs

    def set_levels(self, settings: Settings) -> None:
        """Set the levels from the saved settings; later changes arrive as effects."""
        self.engine.set_volume(settings.volume)
        self.engine.set_microphone_gain(settings.microphone_gain_db)
        self.engine.set_voice_gate(settings.gate_open_db, settings.gate_close_db)


def sound_parts(
    backend: Backend,
    tasks: TaskOwner,
    report: Callable[[Event], None],
    previews: VoicePreviews,
    kept: Callable[[ItemId], Awaitable[bytes]],
    wall_clock: Callable[[], float],
    early: EarlyService,
) -> SoundParts:
    """Connect the parts; opens no device. `kept` gives the sound of a row of an earlier session;
    `early` may have begun to look for devices.

    What the engine tells goes to the audio check, then to the replays, and reaches `report` if it
    is neither's.
    """
    recorder = Recorder(recordings_path(), lambda items: report(RecordingsChanged(items)))
    completed = None
    if isinstance(backend, FileBackend):
        completed = backend.completed
    engine = AudioEngine(
        backend,
        lambda event: None if jobs.on_sound(event) else replays.on_sound(event),
        watch_command=device_watch_command(),
        watch_environment=clean_environment(os.environ),
        watch_child=early.take_watch(),
        wall_clock=wall_clock,
        completed=completed,
    )
    jobs = SoundJobs(tasks.start, report, time.monotonic, engine)
    replays = Replays(recorder, report, engine, previews, kept)
    return SoundParts(engine, RecordingSpeaker(engine, recorder), recorder, replays, jobs)


def backend_for(options: Options) -> Backend:
    """Return the sound system, with files for devices where the command line says so. Raises
    OSError, ValueError.
    """
    speaker = options.speaker_file
    if speaker is not None:
        speaker = speaker_place(speaker)
    return with_files(PortAudio(), options.mic_file, speaker)


def speaker_place(wanted: Path) -> Path:
    """Return where what is played is written: beside what is there already, which is said. Raises
    OSError.
    """
    place = _free(wanted)
    if place != wanted:
        say(
            f"--speaker-file: {wanted} already exists and is left unchanged; writing to {place}.",
            sys.stderr,
        )
    return place


def _free(path: Path) -> Path:
    """Return a path that overwrites nothing: this one if it is empty, a recording without sound, or
    no file, such as a device.
    """
    if path.is_file() and not _holds_nothing(path):
        return free_name(path)
    return path


def _holds_nothing(path: Path) -> bool:
    with path.open("rb") as file:
        begin = file.read(HEADER.size + 1)
    return not begin or (begin.startswith(b"RIFF") and len(begin) <= HEADER.size)


def sound_file_problem(options: Options, error: OSError | ValueError) -> str:
    """Which option, which file, and why."""
    reason = str(error) or type(error).__name__
    if isinstance(error, OSError):
        reason = error.strerror or reason
    heard = options.mic_file is not None and (
        isinstance(error, ValueError) or error.filename == str(options.mic_file)
    )
    name, path = (
        ("--mic-file", options.mic_file) if heard else ("--speaker-file", options.speaker_file)
    )
    return f"{name}: cannot use {path}: {reason.rstrip('.')}."

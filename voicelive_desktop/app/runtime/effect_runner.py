"""Carries out what `step` decided."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol, assert_never

from voicelive_desktop.app.environment.tasks import TaskOwner, tell_mistake
from voicelive_desktop.app.runtime.connection_handle import ConnectionHandle
from voicelive_desktop.domain.facts import effects as fx
from voicelive_desktop.domain.facts.companion_state import CompanionPart
from voicelive_desktop.domain.facts.cues import Cue
from voicelive_desktop.domain.facts.events import Event, PlaybackFlushed
from voicelive_desktop.domain.facts.functions import FunctionEffect
from voicelive_desktop.domain.facts.library_orders import LibraryEffect
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.sound_check_state import Job
from voicelive_desktop.domain.facts.talk_key import Gate
from voicelive_desktop.domain.words.ids import DeviceName, ItemId, Recorded, ResponseId
from voicelive_desktop.domain.words.quick_classes import dataclass


class SoundEngine(Protocol):
    """The part of the audio engine that effects use."""

    async def open_microphone(self, device: DeviceName) -> None:
        """Open or switch."""
        ...

    async def close_microphone(self) -> None:
        """Close."""
        ...

    async def open_speaker(self, device: DeviceName) -> None:
        """Open or switch."""
        ...

    async def close_speaker(self) -> None:
        """Close."""
        ...

    async def ring(self, device: DeviceName, cue: Cue) -> None:
        """Let a short sound be heard."""
        ...

    async def open_preview(self, device: DeviceName) -> None:
        """Look at the level of this one."""
        ...

    async def close_preview(self) -> None:
        """Look at none."""
        ...

    def set_muted(self, muted: bool) -> None:
        """Send silence, or not."""
        ...

    def set_gate(self, gate: Gate) -> None:
        """Let the microphone's sound pass, or not."""
        ...

    def set_volume(self, volume: float) -> None:
        """0 to 1."""
        ...

    def set_microphone_gain(self, gain_db: float) -> None:
        """Amplify."""
        ...

    def set_ducked(self, ducked: bool) -> None:
        """Play quietly for a moment, or not."""
        ...

    def set_voice_gate(self, open_db: float, close_db: float) -> None:
        """Thresholds of the local gate."""
        ...

    def flush(
        self, because: CutReason, response_id: ResponseId | None, epoch: int
    ) -> PlaybackFlushed:
        """Be silent at once."""
        ...


class AudioCheckJobs(Protocol):
    """The part of the audio check that effects use."""

    async def run(self, job: Job, number: int) -> None:
        """Begin; returns at once."""
        ...

    async def stop(self) -> None:
        """Be silent."""
        ...


class Recordings(Protocol):
    """The part of the replays that effects use."""

    async def play(self, what: Recorded) -> None:
        """Let a turn be heard again."""
        ...

    def stop(self) -> None:
        """Be silent with it."""
        ...

    async def fetch(self, voice: str) -> None:
        """Let a voice speak a sentence, to be played as a recording."""
        ...

    async def save(self, item_id: ItemId, path: str) -> None:
        """Write a turn to a file."""
        ...


class KeptConversations(Protocol):
    """The part of the library's desk that effects use."""

    def run(self, order: LibraryEffect) -> None:
        """Do it, or begin to."""
        ...


class Logs(Protocol):
    """The part of the session log's desk that effects use."""

    def write(self, path: str, *, words: bool) -> None:
        """Write one from now on."""
        ...

    def stop(self) -> None:
        """Write no more."""
        ...

    def read(self, path: str) -> None:
        """Show one."""
        ...

    def skip(self) -> None:
        """Show what is left at once."""
        ...

    def close(self) -> None:
        """Show no more."""
        ...


class Trials(Protocol):
    """The part of the companion's desk that effects use."""

    def try_part(self, part: CompanionPart, number: int) -> None:
        """Begin; returns at once."""
        ...

    def stop_trying(self) -> None:
        """Try nothing any more."""
        ...


class Calls(Protocol):
    """The part of the functions' desk that effects use."""

    def run(self, order: FunctionEffect) -> None:
        """Do it, or begin to."""
        ...


@dataclass(frozen=True, slots=True)
class Machinery:
    """What effects are carried out with."""

    tasks: TaskOwner
    sound: SoundEngine
    line: ConnectionHandle
    calls: Calls
    replays: Recordings
    logs: Logs
    sound_jobs: AudioCheckJobs
    trials: Trials
    save_settings: Callable[[], None]
    report: Callable[[Event], None]
    library: KeptConversations


class EffectRunner:
    """Runs effects. Loop thread only."""

    def __init__(self, machinery: Machinery) -> None:
        self._machinery = machinery
        self._sound_jobs: asyncio.Queue[Callable[[], Awaitable[None]]] = asyncio.Queue()
        machinery.tasks.start(self._sound_loop(), "sound devices")

    def __call__(self, effect: fx.Effect) -> None:
        """Carry out one effect, or start doing so. Never blocks."""
        if isinstance(effect, fx.LevelEffect):
            _set_level(self._machinery.sound, effect)
        elif isinstance(effect, fx.DeviceEffect):
            self._run_device(self._machinery, effect)
        elif isinstance(effect, fx.SessionEffect):
            if (session := self._machinery.line.session) is not None:
                session.send(effect)
        elif isinstance(effect, fx.JournalEffect):
            _run_on_log(self._machinery.logs, effect)
        elif isinstance(effect, LibraryEffect):
            self._machinery.library.run(effect)
        elif isinstance(effect, FunctionEffect):
            self._machinery.calls.run(effect)
        elif isinstance(effect, fx.LineEffect):
            self._machinery.line.run(effect)
        else:
            _run_in_program(self._machinery, effect)

    def _run_device(self, m: Machinery, effect: fx.DeviceEffect) -> None:
        """Opening and closing happen one after the other, in order."""
        job = self._sound_jobs.put_nowait
        match effect:
            case fx.OpenMicrophone(device):
                job(lambda: m.sound.open_microphone(device))
            case fx.CloseMicrophone():
                job(m.sound.close_microphone)
            case fx.OpenPreview(device):
                job(lambda: m.sound.open_preview(device))
            case fx.ClosePreview():
                job(m.sound.close_preview)
            case fx.OpenSpeaker(device):
                job(lambda: m.sound.open_speaker(device))
            case fx.CloseSpeaker():
                job(m.sound.close_speaker)
            case fx.Ring(device, cue):
                job(lambda: m.sound.ring(device, cue))
            case fx.RunSoundJob(what, number):
                job(lambda: m.sound_jobs.run(what, number))
            case fx.StopSoundJob():
                job(m.sound_jobs.stop)
            case fx.PlayRecording(recorded):
                job(lambda: m.replays.play(recorded))
            case _:
                assert_never(effect)

    async def _sound_loop(self) -> None:
        while True:
            job = await self._sound_jobs.get()
            try:
                await job()
            except Exception as error:  # noqa: BLE001 - a mistake of ours; the next job still closes what is open
                tell_mistake(asyncio.get_running_loop(), "sound job", error)


def _run_on_log(logs: Logs, effect: fx.JournalEffect) -> None:
    match effect:
        case fx.WriteLog(path, words):
            logs.write(path, words=words)
        case fx.StopLog():
            logs.stop()
        case fx.ReadLog(path):
            logs.read(path)
        case fx.SkipLog():
            logs.skip()
        case fx.CloseLog():
            logs.close()
        case _:
            assert_never(effect)


def _run_in_program(m: Machinery, effect: fx.ProgramEffect) -> None:
    match effect:
        case fx.FetchVoice(voice):
            m.tasks.start(m.replays.fetch(voice), "voice preview")
        case fx.StopReplay():
            m.replays.stop()
        case fx.TryPart(part, number):
            m.trials.try_part(part, number)
        case fx.StopTrying():
            m.trials.stop_trying()
        case fx.SaveRecording(item_id, path):
            m.tasks.start(m.replays.save(item_id, path), "save recording")
        case fx.SaveSettings():
            m.save_settings()
        case fx.Later():  # taken apart here its event would be compared with all 217 kinds of events
            name = f"later {type(effect.event).__name__}"
            m.tasks.start(_later(m, effect.after_s, effect.event), name, only=effect.only)
        case _:
            assert_never(effect)


def _set_level(sound: SoundEngine, effect: fx.LevelEffect) -> None:
    match effect:
        case fx.FlushPlayback(epoch, because, response_id):
            sound.flush(because, response_id, epoch)
        case fx.SetMuted(muted):
            sound.set_muted(muted)
        case fx.SetGate(gate):
            sound.set_gate(gate)
        case fx.SetVolume(volume):
            sound.set_volume(volume)
        case fx.SetMicrophoneGain(gain_db):
            sound.set_microphone_gain(gain_db)
        case fx.SetDucked(ducked):
            sound.set_ducked(ducked)
        case fx.SetVoiceGate(open_db, close_db):
            sound.set_voice_gate(open_db, close_db)
        case _:
            assert_never(effect)


async def _later(m: Machinery, after_s: float, event: Event) -> None:
    await asyncio.sleep(after_s)
    m.report(event)

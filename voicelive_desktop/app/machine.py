"""Everything behind the window, plugged together. Imported after the first frame: it brings the SDK and numpy."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voicelive_desktop import __version__
from voicelive_desktop.app.access import AccessDesk
from voicelive_desktop.app.effect_runner import EffectRunner, Machinery
from voicelive_desktop.app.endpoint import EndpointFinder
from voicelive_desktop.app.line import Line
from voicelive_desktop.app.local_service import LocalService, clean_environment
from voicelive_desktop.app.logs import JsonLog
from voicelive_desktop.app.microphone_judge import judge_microphone
from voicelive_desktop.app.options import Options
from voicelive_desktop.app.places import recordings_path
from voicelive_desktop.app.replay import RecordingSpeaker, Replays
from voicelive_desktop.app.saving import SettingsSaver
from voicelive_desktop.app.secrets import Keys
from voicelive_desktop.app.session_log import LogDesk
from voicelive_desktop.app.settings_file import SettingsFile
from voicelive_desktop.app.store import Store
from voicelive_desktop.app.tasks import TaskOwner
from voicelive_desktop.app.voice_preview import VoicePreviews
from voicelive_desktop.app.waiting_effects import WaitingEffects
from voicelive_desktop.audio.engine import AudioEngine
from voicelive_desktop.audio.files import with_files
from voicelive_desktop.audio.portaudio import PortAudio
from voicelive_desktop.audio.ports import Backend
from voicelive_desktop.audio.recorder import Recorder
from voicelive_desktop.audio.referenced_format import ReferencedFormat
from voicelive_desktop.audio.sound_jobs import SoundJobs
from voicelive_desktop.audio.wire_format import WireFormat
from voicelive_desktop.client.azure_connector import AzureConnector
from voicelive_desktop.client.coded_audio import Codec, CodedConnector
from voicelive_desktop.client.credentials import CredentialFinder
from voicelive_desktop.client.entra import Entra
from voicelive_desktop.client.journal import Journal
from voicelive_desktop.client.ports import AddText, Command
from voicelive_desktop.client.session import FrameSent, SessionParts
from voicelive_desktop.client.supervisor import Supervisor
from voicelive_desktop.client.surroundings import watch_link
from voicelive_desktop.domain.answer_options import AnswerOptions
from voicelive_desktop.domain.conversation import Role
from voicelive_desktop.domain.events import FunctionsOffered, RecordingsChanged
from voicelive_desktop.domain.pictures import kept, named
from voicelive_desktop.domain.response_config import response_create
from voicelive_desktop.domain.selectors import heard_text, opening_with, worth_restoring
from voicelive_desktop.domain.session_config import input_rate_hz, session_update
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.sound import sends_reference
from voicelive_desktop.domain.state import State
from voicelive_desktop.tools.clock import current_time_tool
from voicelive_desktop.tools.registry import Registry


@dataclass(frozen=True, slots=True)
class Machine:
    """What runs behind the window, and what the end of the program has to close."""

    sound: AudioEngine
    line: Line
    service: LocalService
    saver: SettingsSaver
    tasks: TaskOwner
    access: AccessDesk
    recorder: Recorder
    journal: Journal

    async def close(self) -> None:
        """End it all; each part has its own deadline."""
        self.line.close()
        await self.tasks.close()
        await self.sound.close()
        await self.service.stop()
        await self.saver.flush()
        self.recorder.close()
        self.journal.close()


def device_watch_command() -> Sequence[str]:
    """How the engine starts its child that watches for devices."""
    if getattr(sys, "frozen", False):
        return (str(_console_twin(Path(sys.executable))), "--watch-devices")
    return (sys.executable, "-m", "voicelive_desktop", "--watch-devices")


def _console_twin(executable: Path) -> Path:
    """On Windows a program without a console has no output that a parent could read; its twin has."""
    return executable.with_name("voicelive-desktop-console.exe") if sys.platform == "win32" else executable


def backend_for(options: Options) -> Backend:
    """The sound system, with files in place of devices where the command line says so. Raises OSError, ValueError."""
    return with_files(PortAudio(), options.mic_file, options.speaker_file)


def build(
    options: Options,
    store: Store,
    effects: WaitingEffects,
    file: SettingsFile,
    keys: Keys,
    log: JsonLog,
    backend: Backend,
) -> Machine:
    """Plug the parts together and let effects run."""
    tasks = TaskOwner()
    tools = Registry(current_time_tool())
    store.dispatch(FunctionsOffered(json.dumps(tools.wire())))
    recorder = Recorder(recordings_path(), lambda items: store.dispatch(RecordingsChanged(items)))
    replays = Replays(recorder, store.dispatch)
    jobs = SoundJobs(tasks.start, store.dispatch, time.monotonic)
    sound = AudioEngine(
        backend,
        lambda event: None if jobs.on_sound(event) else replays.on_sound(event),
        watch_command=device_watch_command(),
        watch_environment=clean_environment(os.environ),
    )
    replays.speaker = jobs.devices = sound
    store.observe(lambda _old, _new, event: replays.on_event(event))
    service = LocalService()
    entra = Entra(None if file.path is None else file.path.with_name("sign_in.json"))
    journal = Journal(time.monotonic, time.time, f"Voice Live Desktop {__version__}")
    connector = AzureConnector(time.time, CredentialFinder(entra), journal)

    def finder_for(settings: Callable[[], Settings], key: str | None) -> EndpointFinder:
        return EndpointFinder(settings, service, keys, key, options.endpoint)

    finder = finder_for(lambda: opening_with(store.state), options.key)
    access = AccessDesk(tasks, store.dispatch, lambda: store.state.settings, keys, entra, connector, finder_for)

    def configuration() -> Mapping[str, object]:
        return configuration_of(store.state, tools.wire())

    def response(asked: AnswerOptions) -> Mapping[str, object]:
        return response_create(store.state.running, asked, tools.wire())

    parts = SessionParts(
        microphone=sound,
        speaker=RecordingSpeaker(sound, recorder),
        report=store.dispatch,
        configuration=configuration,
        next_configuration=lambda: session_update(opening_with(store.state), tools.wire()),
        restored=lambda: restored(store.state),
        wall_clock=time.time,
        clock=time.monotonic,
        on_frame_sent=frame_logger(log),
        on_audio_sent=recorder.sent,
        on_buffer_cut=recorder.buffer_cut,
        unfinished=lambda: store.state.cut.from_t,
    )
    replays.previews = VoicePreviews(
        connector, lambda chosen: finder_for(lambda: chosen, options.key)(), lambda: store.state.settings
    )
    coded = CodedConnector(connector, lambda: codec_for(opening_with(store.state), sound))
    begun: list[float] = []  # outlives each conversation: the service counts them all
    line = Line(tasks, lambda: Supervisor(coded, finder, parts, begun))
    tasks.start(watch_link(line), "watch link")
    saver = SettingsSaver(
        file,
        lambda: store.state.settings,
        tasks,
        store.dispatch,
        memory=lambda: store.state.memory,
        unusable=lambda: store.state.unusable,
    )
    runner = EffectRunner()
    logs = LogDesk(journal, tasks, store.dispatch)
    runner.attach(
        Machinery(
            tasks=tasks,
            sound=sound,
            line=line,
            tools=tools,
            replays=replays,
            logs=logs,
            sound_jobs=jobs,
            configuration=configuration,
            response=response,
            save_settings=saver.request,
            report=store.dispatch,
        )
    )
    effects.attach(runner)
    if options.mic_file is None and not options.self_test:  # a file may well be silent
        tasks.start(judge_microphone(sound.microphone_complaint, store.dispatch), "judge microphone")
    _set_levels(sound, store.state.settings)
    return Machine(sound, line, service, saver, tasks, access, recorder, journal)


def _set_levels(sound: AudioEngine, settings: Settings) -> None:
    """What the saved settings say; later changes come as effects."""
    sound.set_volume(settings.volume)
    sound.set_microphone_gain(settings.microphone_gain_db)
    sound.set_voice_gate(settings.gate_open_db, settings.gate_close_db)


def configuration_of(state: State, tools: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The session.update for this moment; without the voice once it was heard, since the service refuses a new one."""
    return session_update(state.running, tools, voice=not state.voice_used, touched=state.touched)


def codec_for(settings: Settings, sound: AudioEngine) -> Codec:
    """What the sound of a session with these settings goes through."""
    if sends_reference(settings):
        return ReferencedFormat(input_rate_hz(settings), settings.output_format, sound.played_until)
    return WireFormat(settings.input_format, input_rate_hz(settings), settings.output_format)


def restored(state: State) -> Sequence[Command]:
    """What tells a new session the conversation so far: sound cannot be given back (voice-live-sdk.md section 5)."""
    items = worth_restoring(state)
    commands = list[Command]()
    for item, shown in zip(items, kept([item.pictures for item in items]), strict=True):
        left_out = named(item.pictures[: len(item.pictures) - len(shown)])
        text = " ".join(part for part in (heard_text(item), left_out) if part)
        role = "system" if item.role is Role.NOTE else item.role.value
        commands.append(AddText(item.id, text, role, shown))
    return commands


def frame_logger(log: JsonLog) -> Callable[[FrameSent], None]:
    """Writes the frames that are measured."""
    return lambda f: log.write("capture", "frame_sent", n=f.n, captured_t=f.captured_t, sent_t=f.sent_t)

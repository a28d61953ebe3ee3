"""Everything behind the window, plugged together. Imported after the first frame: it brings the SDK
and numpy.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable

from voicelive_desktop.app.environment.local_service import LocalServiceProcess
from voicelive_desktop.app.environment.logs import JsonLog
from voicelive_desktop.app.environment.options import Options
from voicelive_desktop.app.environment.places import (
    function_choices_path,
    functions_folder,
    library_folder,
    servers_path,
)
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.runtime.connection_handle import ConnectionHandle
from voicelive_desktop.app.runtime.door import new_item_id
from voicelive_desktop.app.runtime.effect_runner import EffectRunner, Machinery
from voicelive_desktop.app.runtime.event_loop import sleep_along
from voicelive_desktop.app.runtime.store import Store
from voicelive_desktop.app.services.agent_page import AgentDesk
from voicelive_desktop.app.services.avatar_desk import AvatarDesk
from voicelive_desktop.app.services.brain_finder import find_brains, nobody_found
from voicelive_desktop.app.services.companion_page import CompanionDesk, CompanionParts, Find
from voicelive_desktop.app.services.connection_page import AccessDesk
from voicelive_desktop.app.services.functions.desktop_functions import desktop_functions, open_page
from voicelive_desktop.app.services.functions.functions_desk import FunctionPlaces, FunctionsDesk
from voicelive_desktop.app.services.kept_conversations import LibraryDesk
from voicelive_desktop.app.services.log_reading import LogDesk
from voicelive_desktop.app.services.microphone_judge import judge_microphone, once_listening
from voicelive_desktop.app.services.service_access import ServiceAccess, service_access
from voicelive_desktop.app.services.traffic_notes import TrafficNotes
from voicelive_desktop.app.services.voice_sample import VoicePreviews
from voicelive_desktop.app.start.early_service import EarlyService
from voicelive_desktop.app.start.session_line import session_line, session_parts
from voicelive_desktop.app.start.sound_parts import SoundParts, sound_parts
from voicelive_desktop.app.start.until import until
from voicelive_desktop.app.storage.function_choices import FunctionChoices
from voicelive_desktop.app.storage.saving import SettingsSaver
from voicelive_desktop.app.storage.secrets import AskedKeys, Keys
from voicelive_desktop.app.storage.settings_file import SettingsFile
from voicelive_desktop.audio.devices.device_ports import Backend
from voicelive_desktop.audio.engine import AudioEngine
from voicelive_desktop.audio.extras.recorder import Recorder
from voicelive_desktop.client.azure_connector import AzureConnector
from voicelive_desktop.client.azure_events import is_known
from voicelive_desktop.client.events_file import EventsFile
from voicelive_desktop.client.journal import Journal
from voicelive_desktop.client.round_trips import RoundTrips
from voicelive_desktop.client.traffic_store import Traffic
from voicelive_desktop.domain.facts.events import Event, KeyKeptInMemory, TimerDue
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.tools.builtin.earlier_talks import memory_tool

# what the keyring calls secrets of functions and MCP servers, before their names
SECRET = "function-secret-"
CLOSE_S = 0.9  # each of two: the program is gone within 2 s


@dataclass(frozen=True, slots=True)
class Desks:
    """What serves the window beside the conversation: the connection page, the settings file,
    session logs.
    """

    access: AccessDesk
    saver: SettingsSaver
    logs: LogDesk
    library: LibraryDesk
    agent: AgentDesk
    companion: CompanionDesk
    functions: FunctionsDesk

    def open(self) -> None:
        """Sign in whoever was signed in before, and look for language models on this computer."""
        self.access.open()
        self.companion.search()


@dataclass(frozen=True, slots=True)
class Machine:
    """What runs behind the window, and what the end of the program has to close."""

    sound: AudioEngine
    recorder: Recorder
    line: ConnectionHandle
    service: LocalServiceProcess
    journal: Journal
    connector: AzureConnector
    tasks: TaskOwner
    desks: Desks
    traffic: Traffic
    trips: RoundTrips
    avatar: AvatarDesk

    async def close(self) -> None:
        """End it all. What does not end in time is left behind; the settings and all
        files are complete.
        """
        self.line.close()
        ending = asyncio.to_thread(self.desks.functions.close)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CLOSE_S):
                await self.tasks.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CLOSE_S):
                stopped = (self.service.stop(), self.avatar.close(), ending)
                await asyncio.gather(
                    self.desks.saver.flush(),
                    self.sound.close(),
                    self.desks.library.close(),
                    *stopped,
                )
        self.recorder.close()
        self.journal.close()


def build(
    options: Options,
    store: Store,
    file: SettingsFile,
    keys: Keys,
    log: JsonLog,
    backend: Backend,
    wall_clock: Callable[[], float] = time.time,
    events: EventsFile | None = None,
    early: EarlyService | None = None,
) -> Machine:
    """Plug the parts together and let effects run that may have waited. Loop thread only.

    `wall_clock` gives all its time; `events` sees every message; `early` may have begun something.
    """
    tasks, early = TaskOwner(), early or EarlyService()
    traffic, trips = Traffic(time.monotonic, wall_clock, is_known), RoundTrips()
    store.observe(TrafficNotes(traffic))

    # What is told and what was heard is asked for only when all are made.
    def told(topic: str, event: str, **fields: int | str) -> None:
        desks.companion.on_told(topic, event, **fields)

    async def kept(item_id: ItemId) -> bytes:
        return await library.heard(item_id)

    local = early.hand_over(told)
    access = service_access(options, file, keys, wall_clock, local, events, traffic, trips)
    previews = VoicePreviews(access.connector, access.resolve, lambda: store.state.settings)
    sound = sound_parts(backend, tasks, store.dispatch, previews, kept, wall_clock, early)
    avatar = _avatar(store, sound, log, wall_clock)
    parts = session_parts(store, sound, log, wall_clock, avatar)
    line = session_line(tasks, store, access, parts, sound)
    library = _library(options, store, log, wall_clock, sound)
    functions = _functions(options, store, tasks, access, library, wall_clock)
    hearing = _companion_parts(options, access, sound, log, wall_clock)
    desks = _desks(tasks, store, access, file, library, hearing, functions)
    store.attach(_effect_runner(tasks, store, sound, line, desks))
    _begin(options, store, tasks, sound, library)
    return _machine(tasks, sound, line, access, desks, avatar, (traffic, trips))


def _machine(
    tasks: TaskOwner,
    sound: SoundParts,
    line: ConnectionHandle,
    access: ServiceAccess,
    desks: Desks,
    avatar: AvatarDesk,
    watched: tuple[Traffic, RoundTrips],
) -> Machine:
    return Machine(
        sound=sound.engine,
        recorder=sound.recorder,
        line=line,
        service=access.local,
        journal=access.journal,
        connector=access.connector,
        tasks=tasks,
        desks=desks,
        traffic=watched[0],
        trips=watched[1],
        avatar=avatar,
    )


def _begin(
    options: Options, store: Store, tasks: TaskOwner, sound: SoundParts, library: LibraryDesk
) -> None:
    if options.mic_file is None and not options.self_test:  # a file may well be silent
        _judge_microphone(tasks, store, sound)
    sound.set_levels(store.state.settings)
    store.observe(lambda _old, _new, event: sound.replays.on_event(event))
    store.observe(library.follow)
    library.open()


def _avatar(
    store: Store, sound: SoundParts, log: JsonLog, wall_clock: Callable[[], float]
) -> AvatarDesk:
    audible = sound.engine.audible
    avatar = AvatarDesk(sound.speaker, audible, store.dispatch, log.write, wall_clock)
    store.observe(avatar.follow)
    return avatar


def _companion_parts(
    options: Options,
    access: ServiceAccess,
    sound: SoundParts,
    log: JsonLog,
    wall_clock: Callable[[], float],
) -> CompanionParts:
    return CompanionParts(
        access.connector,
        access.resolve,
        access.keys,
        sound.engine,
        log.write,
        wall_clock,
        _brain_search(options),
    )


def _judge_microphone(tasks: TaskOwner, store: Store, sound: SoundParts) -> None:
    async def opened() -> None:
        await until(store, lambda state: state.microphone.capture.wanted)

    complaint = once_listening(lambda: store.state, sound.engine.microphone_complaint)
    judge = judge_microphone(complaint, store.dispatch, opened, sleep_along)
    tasks.start(judge, "judge microphone")


def _library(
    options: Options,
    store: Store,
    log: JsonLog,
    wall_clock: Callable[[], float],
    sound: SoundParts,
) -> LibraryDesk:
    return LibraryDesk(
        library_folder(options), store.dispatch, lambda: store.state, log, wall_clock, sound.engine
    )


def _functions(
    options: Options,
    store: Store,
    tasks: TaskOwner,
    access: ServiceAccess,
    library: LibraryDesk,
    wall_clock: Callable[[], float],
) -> FunctionsDesk:
    desk = FunctionsDesk(
        tasks,
        store.dispatch,
        FunctionPlaces(
            functions_folder(options), options.functions, servers_path(options), options.mcp_config
        ),
        FunctionChoices(function_choices_path(options)),
        lambda name: access.keys.get(f"{SECRET}{name}"),
        lambda name, value: tasks.start(
            _keep(access.keys, store.dispatch, name, value), "keep secret"
        ),
        (
            *desktop_functions(),
            memory_tool(library.passages, lambda: not store.state.library.private),
        ),
        lambda timer: store.dispatch(TimerDue(timer.about, new_item_id(), wall_clock())),
        access.connector.secrets.keep,
        open_page,
    )
    desk.open()
    return desk


async def _keep(keys: AskedKeys, report: Callable[[Event], None], name: str, value: str) -> None:
    if not await keys.put(f"{SECRET}{name}", value):
        report(KeyKeptInMemory())


def _brain_search(options: Options) -> Find:
    """A self-test is the same on every computer."""
    if options.self_test:
        return nobody_found
    return find_brains


def _desks(
    tasks: TaskOwner,
    store: Store,
    access: ServiceAccess,
    file: SettingsFile,
    library: LibraryDesk,
    hearing: CompanionParts,
    functions: FunctionsDesk,
) -> Desks:
    def settings() -> Settings:
        return store.state.settings

    return Desks(
        AccessDesk(
            tasks,
            store.dispatch,
            settings,
            access.keys,
            access.entra,
            access.connector,
            access.finder,
        ),
        SettingsSaver(
            file,
            settings,
            tasks,
            store.dispatch,
            memory=lambda: store.state.hardware.memory,
            unusable=lambda: store.state.choices.unusable,
        ),
        LogDesk(access.journal, tasks, store.dispatch),
        library,
        AgentDesk(tasks, store.dispatch),
        CompanionDesk(tasks, store.dispatch, settings, hearing),
        functions,
    )


def _effect_runner(
    tasks: TaskOwner, store: Store, sound: SoundParts, line: ConnectionHandle, desks: Desks
) -> EffectRunner:
    return EffectRunner(
        Machinery(
            tasks=tasks,
            sound=sound.engine,
            line=line,
            calls=desks.functions,
            replays=sound.replays,
            logs=desks.logs,
            library=desks.library,
            sound_jobs=sound.jobs,
            trials=desks.companion,
            save_settings=desks.saver.request,
            report=store.dispatch,
        )
    )

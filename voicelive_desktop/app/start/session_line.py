"""Makes the conversation's line: sessions that carry the sound, say the messages and
tell the store.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from voicelive_desktop.app.environment.logs import JsonLog
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.runtime.connection_handle import ConnectionHandle
from voicelive_desktop.app.runtime.event_loop import sleep_along
from voicelive_desktop.app.runtime.store import Store
from voicelive_desktop.app.services.avatar_desk import AvatarDesk
from voicelive_desktop.app.services.service_access import ServiceAccess
from voicelive_desktop.app.start.sound_parts import SoundParts
from voicelive_desktop.app.start.until import until
from voicelive_desktop.audio.engine import AudioEngine
from voicelive_desktop.audio.formats.referenced_format import ReferencedFormat
from voicelive_desktop.audio.formats.wire_format import WireFormat
from voicelive_desktop.client.coded_audio import Codec, CodedConnector
from voicelive_desktop.client.ports import Endpoint, Resolve
from voicelive_desktop.client.session import FrameSent, SessionParts
from voicelive_desktop.client.supervisor import Supervisor
from voicelive_desktop.client.surroundings import watch_link
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import in_session, opening_with
from voicelive_desktop.domain.questions.session_messages import (
    configuration,
    next_configuration,
    restored,
)
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.formats import input_rate_hz
from voicelive_desktop.domain.settings.sound import sends_reference
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.domain.words.quick_classes import replace


def session_line(
    tasks: TaskOwner, store: Store, access: ServiceAccess, parts: SessionParts, sound: SoundParts
) -> ConnectionHandle:
    """A line that is closed yet; this computer's network is watched from now on."""

    def opening() -> Settings:
        return opening_with(store.state)

    finder = going_on(access.finder(opening), lambda: store.state)
    coded = CodedConnector(access.connector, lambda: codec_for(opening(), sound.engine))
    begun: list[float] = []  # outlives each conversation: the service counts them all
    line = ConnectionHandle(tasks, lambda: Supervisor(coded, finder, parts, begun))

    async def begins() -> None:
        await until(store, in_session)

    def keeper() -> Supervisor | None:
        if in_session(store.state):
            return line.supervisor()
        return None

    tasks.start(watch_link(keeper, begins, sleep=sleep_along), "watch link")
    return line


def going_on(resolve: Resolve, state: Callable[[], State]) -> Resolve:
    """With an agent of one's own all sessions of a conversation name the same one, which
    the agent remembers.
    """

    async def resolved() -> Endpoint:
        endpoint = await resolve()
        if endpoint.agent is None or opening_with(state()).target != Target.AGENT:
            return endpoint
        thread = f"vld_{round(state().run.started_at_s * 1000)}"
        return replace(endpoint, agent=replace(endpoint.agent, conversation_id=thread))

    return resolved


def session_parts(
    store: Store,
    sound: SoundParts,
    log: JsonLog,
    wall_clock: Callable[[], float],
    avatar: AvatarDesk,
) -> SessionParts:
    """What each session works with."""
    return SessionParts(
        microphone=sound.engine,
        speaker=sound.speaker,
        report=store.dispatch,
        configuration=lambda: avatar.fitting(configuration(store.state)),
        next_configuration=lambda: avatar.fitting(next_configuration(store.state)),
        restored=lambda: restored(store.state),
        wall_clock=wall_clock,
        clock=time.monotonic,
        on_frame_sent=frame_logger(log),
        on_audio_sent=sound.recorder.sent,
        on_buffer_cut=sound.recorder.buffer_cut,
        on_sound_retrieved=sound.replays.retrieved,
        screen=avatar,
        unfinished=lambda: store.state.run.cut.from_t,
    )


def codec_for(settings: Settings, sound: AudioEngine) -> Codec:
    """What the sound of a session with these settings goes through."""
    if sends_reference(settings):
        return ReferencedFormat(input_rate_hz(settings), settings.output_format, sound.played_until)
    return WireFormat(settings.input_format, input_rate_hz(settings), settings.output_format)


def frame_logger(log: JsonLog) -> Callable[[FrameSent], None]:
    """Writes the frames that are measured."""
    return lambda f: log.write(
        "capture", "frame_sent", n=f.n, captured_t=f.captured_t, sent_t=f.sent_t
    )

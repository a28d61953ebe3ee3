"""Pictures of the window in every state, made of pure domain values: `VLD_GALLERY=folder python -m
tests.gui.gallery`.

`VLD_LANGUAGE=de` makes them in that language.

Also the helper of the window's own tests: `STATES` by name, `make_window`, and sources of sound
that need no device.
"""

from __future__ import annotations

import math
import os
import sys
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role, Status, ToolCall
from voicelive_desktop.domain.facts.device_list import Device
from voicelive_desktop.domain.facts.evidence import (
    Evidence,
    FoundSource,
    HeardPart,
    HeardPhrase,
    LookupKind,
)
from voicelive_desktop.domain.facts.notices import (
    ConnectionNotice,
    CorrectedNotice,
    ServiceErrorNotice,
)
from voicelive_desktop.domain.facts.state import (
    Capture,
    Devices,
    HardwareFacts,
    Listening,
    Log,
    PendingTool,
    Playback,
    Refusal,
    ResponseGate,
    Session,
    State,
)
from voicelive_desktop.domain.settings import Correction, Settings
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import CallId, DeviceName, ItemId, ResponseId, SessionId
from voicelive_desktop.domain.words.kinds import Appearance, Target
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.level_ports import Levels, WaveformChunk
from voicelive_desktop.gui.panes.inspector.inspector_ports import InspectorSource
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.window.main_window import MainWindow
from voicelive_desktop.gui.wording import language

SIZES = ((760, 540), (1240, 780), (1800, 1100))
PER_SECOND = 100
SESSION_S = 252.0
TRANSLATIONS = Path(__file__).resolve().parents[2] / "resources/translations"


class SteadyLevels:
    """A microphone at one level."""

    def __init__(self, peak_db: float = -18.0) -> None:
        self.peak_db = peak_db

    def snapshot(self) -> Levels:
        return Levels(
            self.peak_db, self.peak_db - 8, -52.0, clipped=False, open=self.peak_db > -math.inf
        )


class DrawnWaveform:
    """Thirty seconds in which somebody spoke between `start_s` and `end_s` ago."""

    per_second = PER_SECOND

    def __init__(self, start_s: float, end_s: float) -> None:
        self._end = int(time.monotonic() * PER_SECOND)
        index = np.arange(30 * PER_SECOND)
        ago = (index[-1] - index) / PER_SECOND
        spoken = ((ago <= start_s) & (ago >= end_s)).astype(np.float32)
        shape = np.abs(np.sin(index * 0.37) * np.sin(index * 0.051) * np.sin(index * 0.013 + 1))
        self._maxima = (0.01 + 0.7 * spoken * shape).astype(np.float32)

    def snapshot(self, since: int) -> WaveformChunk:
        first = max(since, self._end - len(self._maxima))
        kept = (
            self._maxima[len(self._maxima) - max(0, self._end - first) :]
            if first < self._end
            else self._maxima[:0]
        )
        return WaveformChunk(first, -kept, kept)

    def index_at(self, monotonic_s: float) -> int:
        return int(monotonic_s * PER_SECOND)


@dataclass
class Parts:
    """A window with what drives it."""

    window: MainWindow
    feed: StateFeed
    intents: Intents
    theme: Theme


MADE: list[weakref.ref[MainWindow]] = []
"""All that `make_window` made."""


def make_window(
    state: State | None = None, theme: Theme | None = None, inspected: InspectorSource | None = None
) -> Parts:
    """A window on this state, with a silent microphone."""
    theme = theme or Theme()
    feed, intents = StateFeed(state or ready()), Intents()
    you, assistant = DrawnWaveform(24, 20), DrawnWaveform(17, 6)
    window = MainWindow(feed, intents, theme, SteadyLevels(), you, assistant, inspected=inspected)
    MADE.append(weakref.ref(window))
    return Parts(window, feed, intents, theme)


# --- states ---------------------------------------------------------------------------------------


def _devices() -> Devices:
    built_in = Device(DeviceName("built-in|alsa"), "Built-in Audio Analog Stereo")
    jabra = Device(DeviceName("jabra|alsa"), "Jabra Evolve2 65")
    return Devices((built_in, jabra), (built_in, jabra), listed=True)


def ready() -> State:
    """Before the first conversation."""
    return State(hardware=HardwareFacts(devices=_devices()))


def _talk(count: int = 3) -> Conversation:
    now = time.time() - 60
    call = ToolCall(
        CallId("c"), "get_current_time", "{}", '{"time": "14:03", "zone": "Europe/Berlin"}'
    )
    rows = (
        Item(ItemId("u1"), Role.USER, "Hello, what time is it?", Status.FINAL, now),
        Item(ItemId("t1"), Role.TOOL, "", Status.FINAL, now + 1, tool=call),
        Item(
            ItemId("a1"),
            Role.ASSISTANT,
            "It is three minutes past two in the afternoon. Shall I tell you the time in another city as well?",
            Status.FINAL,
            now + 2,
            latency_s=0.91,
        ),
        Item(
            ItemId("u2"), Role.USER, "No, tell me a long story.", Status.FINAL, now + 11, typed=True
        ),
    )
    conversation = Conversation()
    for row in rows[:count]:
        conversation = conversation.add(row)
    return conversation


_STORY = (
    "Once upon a time there lived a clockmaker who could not sleep, because every clock in his house told another "
    "hour and each of them was right. One night he opened the oldest one, and out stepped a very small Tuesday."
)


def listening() -> State:
    """In a session, nobody speaks."""
    now = time.time()
    session = Session(SessionId("s"), "gpt-realtime", now - SESSION_S, now - SESSION_S + 3600)
    capture = Capture(True, DeviceName("built-in|alsa"), 24_000, 20.0)
    talking = replace(
        ready(),
        connection=con.Ready(),
        current=replace(ready().current, session=session),
        run=replace(ready().run, sessions=1),
        microphone=replace(ready().microphone, capture=capture),
    )
    return replace(
        talking, conversation=_talk(), answers=replace(talking.answers, latencies_s=(1.1, 0.91))
    )


def new_session() -> State:
    """In a session, nothing was said yet."""
    return replace(
        listening(),
        conversation=Conversation(),
        answers=replace(listening().answers, latencies_s=()),
    )


def hearing() -> State:
    """The user speaks; words come while they do."""
    row = Item(ItemId("u9"), Role.USER, "no, tell me a long", Status.PARTIAL, time.time())
    state = listening()
    return replace(
        state,
        conversation=state.conversation.add(row),
        turns=replace(state.turns, listening=Listening(hearing=row.id)),
    )


def thinking() -> State:
    """The user's turn is over."""
    return replace(
        listening(),
        conversation=_talk(4),
        answers=replace(listening().answers, gate=ResponseGate(asked=True)),
    )


def using_tool() -> State:
    """A function runs."""
    call = ToolCall(CallId("c2"), "get_weather", '{"city": "Oslo"}')
    row = Item(ItemId("t9"), Role.TOOL, "", Status.PARTIAL, time.time(), tool=call)
    pending = PendingTool(call.call_id, ResponseId("r"), call.name)
    return replace(
        thinking(),
        conversation=_talk(4).add(row),
        answers=replace(thinking().answers, tools=(pending,)),
    )


def speaking() -> State:
    """An answer is audible, half of it spoken."""
    row = Item(
        ItemId("a9"),
        Role.ASSISTANT,
        _STORY,
        Status.FINAL,
        time.time(),
        received_ms=12_000,
        latency_s=0.87,
    )
    playback = Playback(row.id, ResponseId("r"), started=True, played_ms=5_400, open=True)
    state = replace(
        listening(),
        conversation=_talk(4).add(row),
        speaker=replace(listening().speaker, playback=playback),
        answers=replace(listening().answers, latencies_s=(1.1, 0.91, 0.87)),
    )
    return replace(state, answers=replace(state.answers, gate=ResponseGate(active=ResponseId("r"))))


def interrupted() -> State:
    """The answer was cut a moment ago."""
    row = Item(
        ItemId("a9"),
        Role.ASSISTANT,
        _STORY,
        Status.INTERRUPTED,
        time.time(),
        received_ms=12_000,
        heard_ms=3_240,
        latency_s=0.87,
    )
    cut = Item(ItemId("u9"), Role.USER, "", Status.PARTIAL, time.time())
    return replace(
        listening(),
        conversation=_talk(4).add(row).add(cut),
        turns=replace(listening().turns, interrupted=True),
    )


def recording_log() -> State:
    """Listening, while a session log is recorded."""
    return replace(listening(), log=Log("/home/me/session.vllog", words=True))


def muted() -> State:
    """Nobody hears the user."""
    return replace(listening(), microphone=replace(listening().microphone, muted=True))


def odd_rows() -> State:
    """Rows that did not go as wished."""
    state = listening()
    failed = Item(ItemId("f1"), Role.USER, "", Status.FAILED, time.time())
    empty = Item(ItemId("e1"), Role.USER, "", Status.FINAL, time.time())
    call = ToolCall(
        CallId("c3"), "get_weather", "{}", "The weather service did not answer.", ok=False
    )
    tool = Item(ItemId("t3"), Role.TOOL, "", Status.FINAL, time.time(), tool=call)
    note = Item(
        ItemId("n1"),
        Role.SYSTEM,
        "The conversation moved to a new session.",
        Status.FINAL,
        time.time(),
    )
    conversation = Conversation()
    for row in (*state.conversation, failed, empty, tool, note):
        conversation = conversation.add(row)
    return replace(state, conversation=conversation)


def evidence() -> State:
    """What the service tells beside the words: unsure words, phrases, searches, sources."""
    parts = (
        *(HeardPart("When", 0.98), HeardPart(" is", 0.95), HeardPart(" the", 0.9)),
        *(HeardPart(" fare", 0.31), HeardPart(" in", 0.9), HeardPart(" Ulm?", 0.55)),
    )
    phrases = (HeardPhrase("When is the fare in Ulm?", 240.0, 1_460.0, "en-US", 0.82),)
    found = (
        FoundSource("Events in Ulm", "https://example.org/ulm", "", None),
        FoundSource("calendar.pdf", "", "The fair opens on Monday.", 0.91),
    )
    question = Item(
        ItemId("q"),
        Role.USER,
        "When is the fare in Ulm?",
        Status.FINAL,
        time.time(),
        evidence=Evidence(parts, phrases),
    )
    state = listening()
    conversation = Conversation().add(question)
    state = replace(state, conversation=conversation)
    for event in (
        ev.LookupSeen(ItemId("web"), LookupKind.WEB, time.time(), ResponseId("r")),
        ev.LookupTold(ItemId("web"), '{"query": "Ulm fair"}', "[]", True, found[:1]),
        ev.LookupSeen(
            ItemId("agent"), LookupKind.AGENT, time.time(), ResponseId("r"), "travel_desk"
        ),
        ev.LookupTold(ItemId("agent"), "", '{"error": "asleep"}', False),
        ev.ItemCreated(
            Item(
                ItemId("answer"),
                Role.ASSISTANT,
                "The fair in Ulm opens on Monday.",
                Status.FINAL,
                time.time(),
                ResponseId("r"),
            )
        ),
        ev.SourceCited(ItemId("answer"), found[1]),
        ev.LookupSeen(ItemId("files"), LookupKind.FILES, time.time(), ResponseId("r2")),
    ):
        state, _ = step(state, event)
    return state


def connecting() -> State:
    """The first try."""
    return replace(
        ready(),
        connection=con.Connecting(1),
        microphone=replace(ready().microphone, capture=Capture(wanted=True)),
    )


def reconnecting() -> State:
    """The connection was lost."""
    because = Failure(
        FailureKind.LOST, code="1006", message="connection closed without a close frame"
    )
    notice = ConnectionNotice(because)
    state = replace(
        listening(),
        current=replace(listening().current, session=None),
        program=replace(listening().program, notices=(notice,)),
    )
    return replace(state, connection=con.Retrying(2, 8.0, time.time(), because))


def refused() -> State:
    """The service does not take the key."""
    because = Failure(
        FailureKind.REFUSED, "401", "Access denied due to invalid subscription key.", "6f1c-22ab"
    )
    state = replace(
        ready(),
        settings=Settings(target=Target.AZURE, endpoint="https://example.services.ai.azure.com"),
    )
    return replace(
        state,
        connection=con.Failed(because),
        program=replace(state.program, notices=(ConnectionNotice(because, fatal=True),)),
    )


def refused_start() -> State:
    """The service does not accept a setting at the start of a session."""
    words = "Invalid 'session.voice.rate': decimal above maximum value. Expected a value <= 1.5, but got 1.9 instead."
    because = Failure(
        FailureKind.REJECTED_SETTINGS,
        "decimal_above_max_value",
        words,
        subject="session.voice.rate",
    )
    state = replace(
        ready(),
        settings=Settings(voice_rate=1.4),
        current=replace(ready().current, refused=(Refusal("voice_rate", 1.4, words),)),
    )
    return replace(
        state,
        connection=con.Failed(because),
        program=replace(state.program, notices=(ConnectionNotice(because, fatal=True),)),
    )


def set_up() -> State:
    """Azure without an endpoint."""
    return replace(ready(), settings=Settings(target=Target.AZURE))


def toasts() -> State:
    """Two passing notices."""
    correction = Correction("noise_reduction", "near_field", "azure_deep_noise_suppression")
    error = Failure(
        FailureKind.SERVICE_ERROR, "invalid_value", "Invalid value for temperature.", "req-1"
    )
    notices = (CorrectedNotice((correction,)), ServiceErrorNotice(error))
    return replace(listening(), program=replace(listening().program, notices=notices))


STATES: dict[str, Callable[[], State]] = {
    f.__name__: f
    for f in (
        ready,
        set_up,
        connecting,
        new_session,
        listening,
        hearing,
        thinking,
        using_tool,
        speaking,
        interrupted,
        recording_log,
        muted,
        odd_rows,
        evidence,
        reconnecting,
        refused,
        refused_start,
        toasts,
    )
}


# --- pictures -------------------------------------------------------------------------------------


def turn_events(ms: int) -> None:
    """Let Qt work for a while: for pictures only, tests wait for conditions."""
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < ms:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)


def save_all(folder: Path, names: list[str]) -> None:
    """Every state in both themes; each size for a few of them."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme = Theme()
    theme.apply_to(app)
    for choice in ("light", "dark"):
        theme.set_choice(Appearance(choice))
        parts = make_window(theme=theme)
        parts.window.show()
        turn_events(200)
        parts.window.attach_plots()
        turn_events(500)
        for name in names:
            sizes = (
                SIZES if name in {"speaking", "ready", "refused", "refused_start"} else SIZES[1:2]
            )
            parts.feed.push(STATES[name]())
            for size in sizes:
                parts.window.resize(*size)
                turn_events(400)
                parts.window.grab().save(str(folder / f"{name}-{choice}-{size[0]}.png"))
        parts.window.allow_close()
        parts.window.close()
        parts.window.deleteLater()
        turn_events(50)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    language.install(application, os.environ.get("VLD_LANGUAGE", language.ENGLISH), TRANSLATIONS)
    save_all(Path(os.environ.get("VLD_GALLERY", "gallery")), sys.argv[1:] or list(STATES))

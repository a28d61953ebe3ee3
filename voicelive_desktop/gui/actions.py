"""One record per action: its text, shortcut, when it is possible, and what the user asks for by it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from voicelive_desktop.domain.decisions.session_log import can_read
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts.conversation import Conversation
from voicelive_desktop.domain.facts.requests.about_program import CollectDiagnostics, SearchDevices
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.domain.questions.shown import can_pass_on
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents

translate = QCoreApplication.translate


def _always(_state: State) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing the user can do. Without `run` a part of the window does it, and listens to the
    QAction itself.
    """

    name: str
    text: Callable[[State], str]
    shortcuts: tuple[str, ...] = ()
    enabled: Callable[[State], bool] = _always
    run: Callable[[Intents, State], None] | None = None
    checkable: bool = False
    object_name: str = ""  # where it is not "action_" and the name
    also: Callable[[], str] = str  # further words by which the palette finds it


def _start_or_end(intents: Intents, state: State) -> None:
    if selectors.can_start(state):
        intents.wish(ev.StartRequested())
    else:
        intents.wish(ev.EndRequested())


def _can_start_or_end(state: State) -> bool:
    return selectors.can_start(state) or selectors.in_session(state)


def _has_rows(state: State) -> bool:
    return bool(state.conversation.pages)


def _can_clear(state: State) -> bool:
    return (
        isinstance(state.connection, con.Offline | con.Failed)
        and state.conversation != Conversation()
    )


def _normal_text(state: State) -> str:
    percent = round(100 * state.settings.text_size)
    return translate("actions", "Normal text size (now {n} %)").format(n=percent)


SPECS = (
    ActionSpec(
        "start_end",
        lambda s: (
            translate("actions", "Start") if selectors.can_start(s) else translate("actions", "End")
        ),
        ("Ctrl+Enter", "Ctrl+Return"),
        _can_start_or_end,
        run=_start_or_end,
    ),
    ActionSpec(
        "mute",
        lambda s: (
            translate("actions", "Unmute") if s.microphone.muted else translate("actions", "Mute")
        ),
        ("Ctrl+M",),
        run=lambda intents, s: intents.wish(ev.MuteChosen(not s.microphone.muted)),
    ),
    ActionSpec(
        "stop",
        lambda _s: translate("actions", "Stop the answer"),
        ("Esc",),
        selectors.can_stop,
        run=lambda intents, _s: intents.wish(ev.StopRequested()),
    ),
    ActionSpec(
        "refresh_devices",
        lambda _s: translate("actions", "Find audio devices"),
        ("F5",),
        run=lambda intents, _s: intents.wish(SearchDevices()),
    ),
    ActionSpec(
        "clear",
        lambda _s: translate("actions", "Clear the transcript"),
        enabled=_can_clear,
        run=lambda intents, _s: intents.wish(ev.TranscriptCleared()),
    ),
    ActionSpec("studio", lambda _s: translate("actions", "Studio"), ("Ctrl+I",), checkable=True),
    ActionSpec("command_palette", lambda _s: translate("actions", "Command palette…"), ("Ctrl+K",)),
    ActionSpec(
        "inspector", lambda _s: translate("actions", "Inspector"), ("Ctrl+J",), checkable=True
    ),
    ActionSpec("mini_window", lambda _s: translate("actions", "Mini window"), ("Ctrl+Shift+M",)),
    ActionSpec("shortcuts", lambda _s: translate("actions", "Keyboard shortcuts…"), ("F1",)),
    ActionSpec("welcome", lambda _s: translate("actions", "Welcome…")),
    ActionSpec("settings", lambda _s: translate("actions", "Settings"), ("Ctrl+,",)),
    ActionSpec(
        "sound_check",
        lambda s: (
            translate("actions", "Audio check…")
            if selectors.can_check_sound(s)
            else translate("actions", "Audio check (not in a conversation)")
        ),
        enabled=selectors.can_check_sound,
    ),
    ActionSpec("connection", lambda _s: translate("actions", "Connect to Azure…")),
    ActionSpec(
        "companion",
        lambda _s: translate("actions", "Local companion…"),
        also=lambda: translate("actions", "Set up the local companion…"),
    ),
    ActionSpec(
        "my_agent",
        lambda _s: translate("actions", "My agent…"),
        also=lambda: translate("actions", "Set up my agent…"),
    ),
    ActionSpec("functions", lambda _s: translate("actions", "Functions…"), ("Ctrl+Shift+F",)),
    ActionSpec("session_json", lambda _s: translate("actions", "Session as JSON…")),
    ActionSpec(
        "diagnostics",
        lambda _s: translate("actions", "Save diagnostics…"),
        run=lambda intents, _s: intents.wish(CollectDiagnostics()),
    ),
    ActionSpec("updates", lambda _s: translate("actions", "Check for updates…")),
    ActionSpec(
        "write_log",
        lambda s: (
            translate("actions", "Stop recording the log")
            if s.log.path
            else translate("actions", "Record a session log…")
        ),
        ("Ctrl+Shift+L",),
        enabled=lambda s: not isinstance(s.connection, con.Reading),
    ),
    ActionSpec(
        "open_log",
        lambda _s: translate("actions", "Open session log…"),
        ("Ctrl+Shift+O",),
        enabled=can_read,
    ),
    ActionSpec("about", lambda _s: translate("actions", "About")),
    ActionSpec(
        "answer_again",
        lambda _s: translate("actions", "Regenerate with…"),
        ("Ctrl+Shift+A",),
        selectors.can_ask,
    ),
    ActionSpec(
        "system_note",
        lambda _s: translate("actions", "System note…"),
        ("Ctrl+Shift+N",),
        selectors.takes_text,
    ),
    ActionSpec(
        "library", lambda _s: translate("actions", "Saved conversations"), ("Ctrl+Shift+H",)
    ),
    ActionSpec(
        "library_search", lambda _s: translate("actions", "Search conversations…"), ("Ctrl+L",)
    ),
    ActionSpec(
        "private",
        lambda s: (
            translate("actions", "Save conversations again")
            if s.library.private
            else translate("actions", "Private conversation")
        ),
        ("Ctrl+Shift+P",),
        lambda s: s.library.offered and not (s.library.private and selectors.in_session(s)),
        run=lambda intents, s: intents.wish(lib.PrivateChosen(not s.library.private)),
    ),
    ActionSpec(
        "export",
        lambda _s: translate("actions", "Export…"),
        ("Ctrl+E",),
        can_pass_on,
        object_name="export_action",
    ),
    ActionSpec(
        "copy_markdown",
        lambda _s: translate("actions", "Copy as Markdown"),
        enabled=can_pass_on,
    ),
    ActionSpec("copy", lambda _s: translate("actions", "Copy"), enabled=_has_rows),
    ActionSpec("copy_all", lambda _s: translate("actions", "Copy all"), enabled=_has_rows),
    ActionSpec("find", lambda _s: translate("actions", "Find…"), ("Ctrl+F",), _has_rows),
    ActionSpec(
        "find_next", lambda _s: translate("actions", "Find next"), ("F3",), enabled=_has_rows
    ),
    ActionSpec(
        "find_previous",
        lambda _s: translate("actions", "Find previous"),
        ("Shift+F3",),
        enabled=_has_rows,
    ),
    ActionSpec("text_larger", lambda _s: translate("actions", "Larger text"), ("Ctrl++", "Ctrl+=")),
    ActionSpec("text_smaller", lambda _s: translate("actions", "Smaller text"), ("Ctrl+-",)),
    ActionSpec("text_normal", _normal_text, ("Ctrl+0",)),
)


class Actions(QObject):
    """The actions of one window, kept as the state allows."""

    def __init__(self, feed: StateFeed, intents: Intents, window: QWidget) -> None:
        super().__init__(window)
        self._feed = feed
        self._intents = intents
        self._actions = {spec.name: self._build(spec, window) for spec in SPECS}
        feed.changed.connect(self._on_state_changed)
        self._follow()

    def __contains__(self, name: object) -> bool:
        """Whether there is an action of this name."""
        return name in self._actions

    def __getitem__(self, name: str) -> QAction:
        """The action of this name."""
        return self._actions[name]

    def _on_state_changed(self, _old: State, _new: State) -> None:
        self._follow()

    def _follow(self) -> None:
        state = self._feed.state
        for spec in SPECS:
            action, text = self._actions[spec.name], spec.text(state)
            action.setEnabled(spec.enabled(state))
            if action.text() != text:
                action.setText(text)

    def _build(self, spec: ActionSpec, window: QWidget) -> QAction:
        action = QAction(window)
        action.setObjectName(spec.object_name or f"action_{spec.name}")
        action.setCheckable(spec.checkable)
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        run = spec.run
        if run is not None:
            action.triggered.connect(lambda: run(self._intents, self._feed.state))
        window.addAction(action)
        return action

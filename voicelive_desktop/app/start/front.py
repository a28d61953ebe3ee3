"""The window and what it looks at: state, sound levels, and what the inspector shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from voicelive_desktop.app.environment.resources import resource
from voicelive_desktop.app.runtime.inspected import Inspected
from voicelive_desktop.app.runtime.sources import LaneSource, MicrophoneLevel, PreviewLevel
from voicelive_desktop.app.runtime.store import Store
from voicelive_desktop.app.services.turn_book import TurnBook
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme.theme import Theme
from voicelive_desktop.gui.window import window_memory
from voicelive_desktop.gui.window.main_window import MainWindow
from voicelive_desktop.gui.wording import language

if TYPE_CHECKING:
    from voicelive_desktop.app.start.machine import Machine


class Front:
    """Everything that is seen. It can be shown before there is anything behind it."""

    def __init__(
        self,
        application: QApplication,
        store: Store,
        book: TurnBook,
        clock: Callable[[], float],
        keeps_running: Callable[[], bool],
    ) -> None:
        self._store = store
        settings = store.state.settings
        language.install(application, language.language_of(settings.language), _translations())
        self.theme = Theme()
        self.theme.set_choice(settings.theme)
        self.feed = StateFeed(store.state, is_seen=self._is_anything_seen)
        self.intents = Intents()
        self._level = MicrophoneLevel(self._is_microphone_open)
        self._preview = PreviewLevel(
            self._is_preview_open, self._level, self._is_preview_the_microphone
        )
        self._you, self._assistant = LaneSource(), LaneSource()
        self.theme.prepare(application)
        self.inspected = Inspected(book)
        self.window = MainWindow(
            self.feed,
            self.intents,
            self.theme,
            self._level,
            self._you,
            self._assistant,
            preview=self._preview,
            inspected=self.inspected,
            now=clock,
            keeps_running=keeps_running,
        )
        # once for all: every addWidget under a style sheet polishes anew
        self.theme.apply_to(application)

    def attach(self, machine: Machine) -> None:
        """Show from now on what runs behind the window."""
        self._level.attach(machine.sound.microphone_level)
        self._preview.attach(machine.sound.preview_level)
        self._you.attach(machine.sound.microphone_history)
        self._assistant.attach(machine.sound.speaker_history)
        self.window.follow_mouth(machine.sound.mouth_now)
        self.window.follow_voice(machine.sound.audible)
        self.window.follow_avatar(machine.avatar)

    def remember(self, picture: object) -> None:
        """Place the window as it was when it was closed."""
        window_memory.restore(self.window, picture)
        window_memory.ScreenWatch(self.window)

    @property
    def picture(self) -> object:
        """How the window is placed."""
        return window_memory.picture_of(self.window)

    @property
    def _state(self) -> State:
        return self._store.state

    def _is_microphone_open(self) -> bool:
        return self._state.microphone.capture.device is not None

    def _is_preview_open(self) -> bool:
        preview = self._state.hardware.preview
        return preview.device is not None and preview.failure is None

    def _is_preview_the_microphone(self) -> bool:
        return self._state.hardware.preview.device == self._state.microphone.capture.device

    def _is_anything_seen(self) -> bool:
        """Whether a window is on the screen: not hidden, minimised, or in the tray."""
        if self.window.isVisible() and self.window.windowHandle().isExposed():
            return True  # asked fifty times a second; a list of all costs ten times as much
        return any(window.isExposed() for window in QGuiApplication.topLevelWindows())


def _translations() -> Path | None:
    try:
        return resource("translations")
    except FileNotFoundError:
        return None

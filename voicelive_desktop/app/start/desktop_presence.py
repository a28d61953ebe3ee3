"""How the program is there beside other work: its icon in the tray, and what the desktop
tells of it.
"""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.desktop_notes import DesktopNotes
from voicelive_desktop.app.services.global_keys.global_keys_desk import (
    GlobalKeysDesk,
    Lost,
    way_here,
)
from voicelive_desktop.app.services.global_keys.key_port import KeyWay, OnKey
from voicelive_desktop.app.services.login_start import set_login_start
from voicelive_desktop.app.start.shortcut import command, entry_text
from voicelive_desktop.domain.facts.events import Event, SettingsNotSaved
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.wording import Words
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme.theme import Theme
from voicelive_desktop.gui.window.away import Away
from voicelive_desktop.gui.window.tray import Tray

if TYPE_CHECKING:
    from voicelive_desktop.gui.window.main_window import MainWindow
    from voicelive_desktop.gui.wording.away_words import AwayNote


class DesktopPresence:
    """Comes once everything else is up. GUI thread only."""

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        theme: Theme,
        window: MainWindow,
        tasks: TaskOwner,
        clock: Callable[[], float],
        dispatch: Callable[[Event], None],
    ) -> None:
        self._feed, self._tasks, self._dispatch = feed, tasks, dispatch
        actions = window.findChild(Actions)
        assert actions is not None
        self.tray = Tray(feed, intents, theme, actions, window)
        self.tray.show_requested.connect(window.come_to_front)
        self.tray.quit_requested.connect(window.leave)
        self._notes = DesktopNotes(tasks, self.tray.tell, window.come_to_front)
        self._away = Away(feed, clock, window)
        self._away.told.connect(self._on_told)
        self._keys = GlobalKeysDesk(tasks, dispatch, lambda: feed.state, clock, self._key_way)
        self._keys.hold(feed.state.settings)
        feed.changed.connect(self._on_state_changed)

    @property
    def keeps_running(self) -> bool:
        """Whether a closed window leaves the program in the tray."""
        return self._feed.state.settings.close_to_tray and self.tray.is_there

    def close(self) -> None:
        """Leave the tray, and the keys to others."""
        self.tray.leave()
        self._keys.let_go()

    def _key_way(self, on_key: OnKey, lost: Lost) -> KeyWay | None:
        return way_here(on_key, lost, self._tasks, QGuiApplication.platformName())

    def _on_state_changed(self, old: State, new: State) -> None:
        self._keys.follow(old.settings, new.settings)
        wanted = new.settings.start_at_login
        if wanted != old.settings.start_at_login:
            self._tasks.start(self._start_at_login(wanted=wanted), "start at login", only=True)

    async def _start_at_login(self, *, wanted: bool) -> None:
        try:
            if wanted:
                await asyncio.to_thread(set_login_start, command(), entry_text)
            else:
                await asyncio.to_thread(set_login_start, (), entry_text)
        except (OSError, subprocess.SubprocessError) as error:
            reason = getattr(error, "strerror", None) or type(error).__name__
            self._dispatch(
                SettingsNotSaved(
                    Words("Start at login could not be changed: {reason}.", reason=reason)
                )
            )

    def _on_told(self, note: AwayNote) -> None:
        self._notes.tell(note.key, note.text)

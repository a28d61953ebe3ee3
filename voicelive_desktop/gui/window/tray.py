"""The icon in the system's tray: what the program does, and a menu for what one wants
beside other work.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.domain.words.kinds import TalkMode
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.settled import PAINT_MS, Settled
from voicelive_desktop.gui.window.tray_picture import tray_picture
from voicelive_desktop.gui.wording import state_words

TITLE = "Voice Live Desktop"
# For a tray that comes after the program, as at sign-in; nothing tells of one. Each look asks the
# desktop several times, and takes twice as long to come as the one before.
LOOK_MS, LONGEST_LOOK_MS = 2_500, 60_000


class Tray(QObject):
    """There while the system has a tray and the setting wants it.

    Signals:
        show_requested(): the person wants to see the window.
        quit_requested(): the person wants the program to end.
    """

    show_requested = Signal()
    quit_requested = Signal()

    def __init__(
        self, feed: StateFeed, intents: Intents, theme: Theme, actions: Actions, window: QWidget
    ) -> None:
        super().__init__(window)
        self._feed, self._intents, self._theme = feed, intents, theme
        self._icon = QSystemTrayIcon(self)
        self._icon.setObjectName("tray_icon")
        self._menu = self._build_menu(actions, window)
        self._icon.setContextMenu(self._menu)
        self._mode = Settled(PAINT_MS, self)
        self._mode.settled.connect(self._on_settled)
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self.show_requested)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._look.timeout.connect(self._follow)
        theme.changed.connect(self._show_mode)
        feed.changed.connect(self._on_state_changed)
        self._show_mode()
        self._follow()

    @property
    def is_there(self) -> bool:
        """Whether the icon is in a tray."""
        return self._icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    def tell(self, title: str, text: str) -> None:
        """Show a message at the icon, where there is one."""
        if self.is_there:
            self._icon.showMessage(title, text, self._icon.icon())

    def leave(self) -> None:
        """Be gone: the program ends."""
        self._look.stop()
        self._icon.hide()

    def _on_state_changed(self, old: State, new: State) -> None:
        if selectors.mode(old) is not selectors.mode(new):
            self._mode.offer(selectors.mode(new).value)
        if old.settings.show_tray != new.settings.show_tray:
            self._follow()
        self._talk.setEnabled(selectors.can_talk(new))
        self._talk.setVisible(new.settings.talk_mode != TalkMode.OPEN)
        self._talk.setChecked(new.microphone.talk.on)

    def _on_settled(self, _mode: str) -> None:
        self._show_mode()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in {
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        }:
            self.show_requested.emit()

    def _on_talk(self) -> None:
        """A tap of the talk key: it stays on, or ends the turn."""
        self._intents.wish(ev.TalkPressed())
        self._intents.wish(ev.TalkReleased())

    def _follow(self) -> None:
        wanted = self._feed.state.settings.show_tray
        there = QSystemTrayIcon.isSystemTrayAvailable()
        self._icon.setVisible(wanted and there)
        if wanted and not there:
            self._look.start(min(2 * self._look.interval(), LONGEST_LOOK_MS))
        else:
            self._look.stop()

    def _show_mode(self) -> None:
        state = self._feed.state
        self._icon.setIcon(tray_picture(selectors.mode(state), self._theme.tokens))
        self._icon.setToolTip(f"{TITLE}: {state_words.mode_word(state)}")

    def _build_menu(self, actions: Actions, window: QWidget) -> QMenu:
        menu = QMenu(window)
        menu.setObjectName("tray_menu")
        show = menu.addAction(self.tr("Show window"))
        show.triggered.connect(self.show_requested)
        menu.addSeparator()
        menu.addAction(actions["start_end"])
        menu.addAction(actions["mute"])
        self._talk: QAction = menu.addAction(self.tr("Talk"))
        self._talk.setObjectName("tray_talk")
        self._talk.setCheckable(True)
        self._talk.setEnabled(selectors.can_talk(self._feed.state))
        self._talk.setVisible(self._feed.state.settings.talk_mode != TalkMode.OPEN)
        self._talk.triggered.connect(self._on_talk)
        menu.addAction(actions["mini_window"])
        menu.addSeparator()
        leave = menu.addAction(self.tr("Quit"))
        leave.setObjectName("tray_quit")
        leave.triggered.connect(self.quit_requested)
        return menu

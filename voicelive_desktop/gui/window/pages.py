"""What opens over the window or beside it: each dialog and each page is there once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.questions.selectors import can_check_sound
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme

if TYPE_CHECKING:  # their module needs numpy, which would delay the first frame
    from voicelive_desktop.gui.level_ports import LevelSource

_Shown = TypeVar("_Shown", bound=QDialog)


class Pages(QObject):
    """Opens them. A dialog is answered first; while a page is open one can go on talking.

    Signals:
        left(): what a dialog was opened with may be gone, so the focus needs a place.
    """

    left = Signal()

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        theme: Theme,
        actions: Actions,
        microphone: LevelSource,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._feed = feed
        self._intents = intents
        self._theme = theme
        self._actions = actions
        self._microphone = microphone
        self._window = window

    def show_connection(self, *, is_new: bool = False) -> None:
        """Ask for the Azure resource. `is_new`: it was chosen a moment ago; who cancels goes back."""
        from voicelive_desktop.gui.dialogs.connection_dialog import ConnectionDialog  # noqa: PLC0415 - the start needs none

        dialog = self._window.findChild(ConnectionDialog)
        if dialog is None:
            dialog = _once(
                ConnectionDialog(
                    self._feed, self._intents, self._theme, self._window, is_new=is_new
                )
            )
        dialog.open()

    def show_companion(self) -> None:
        """Show what the local companion is made of."""
        from voicelive_desktop.gui.dialogs.companion_dialog import CompanionDialog  # noqa: PLC0415 - for few, and later

        page = self._window.findChild(CompanionDialog)
        if page is None:
            page = _once(CompanionDialog(self._feed, self._intents, self._theme, self._window))
        _to_front(page)

    def show_functions(self) -> None:
        """Show what the model may do."""
        from voicelive_desktop.gui.dialogs.functions.functions_page import FunctionsPage  # noqa: PLC0415 - for few, and later

        page = self._window.findChild(FunctionsPage)
        if page is None:
            page = _once(FunctionsPage(self._feed, self._intents, self._theme, self._window))
        _to_front(page)

    def show_agent(self) -> None:
        """Show one's own hosted agent."""
        from voicelive_desktop.gui.dialogs.agent_dialog import AgentDialog  # noqa: PLC0415 - for few, and later

        page = self._window.findChild(AgentDialog)
        if page is None:
            page = _once(AgentDialog(self._feed, self._intents, self._theme, self._window))
        _to_front(page)

    def show_answer(self, item_id: str = "") -> None:
        """Ask for another answer, of this item or the last, with everything that one can be."""
        from voicelive_desktop.gui.panes.settings.answer_dialog import AnswerDialog  # noqa: PLC0415 - for few, and later

        page = self._window.findChild(AnswerDialog)
        if page is None:
            page = _once(AnswerDialog(self._feed, self._intents, self._window))
        if item_id:
            page.aim(ItemId(item_id))
        else:
            page.aim(None)
        _to_front(page)

    def show_last_answer(self) -> None:
        """The same, of the last."""
        self.show_answer()

    def show_sound_check(self) -> None:
        """Check microphone and speaker, outside of a conversation."""
        if not can_check_sound(self._feed.state):
            return
        from voicelive_desktop.gui.dialogs.sound_check_dialog import SoundCheckDialog  # noqa: PLC0415 - it has a plot

        self._intents.wish(ev.SoundCheckOpened())
        dialog = _once(
            SoundCheckDialog(self._feed, self._intents, self._theme, self._microphone, self._window)
        )
        dialog.finished.connect(self.left)
        dialog.open()

    def show_shortcuts(self) -> None:
        """List what the keys do."""
        from voicelive_desktop.gui.dialogs.shortcuts import ShortcutsDialog  # noqa: PLC0415 - for few, and later

        if self._window.findChild(ShortcutsDialog) is None:
            _once(ShortcutsDialog(self._feed, self._actions, self._window)).show()

    def show_welcome(self, preview: LevelSource | None) -> None:
        """Show the first steps in a window, for somebody who is in a conversation."""
        from voicelive_desktop.gui.dialogs.welcome_dialog import WelcomeWindow  # noqa: PLC0415 - for few, and later

        if self._window.findChild(WelcomeWindow) is None:
            _once(WelcomeWindow(self._feed, self._intents, preview, self._window)).show()


def _once(dialog: _Shown) -> _Shown:
    """Keep none of it when it has been closed."""
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def _to_front(page: QDialog) -> None:
    page.show()
    page.raise_()
    page.activateWindow()

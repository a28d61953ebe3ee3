"""The kept conversations at the left of the window: opened and closed by keys, button and menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.library.left_drawer import LeftDrawer
from voicelive_desktop.gui.theme import Theme

if TYPE_CHECKING:  # the first frame waits for neither
    from voicelive_desktop.gui.panes.library.export_questions import ExportQuestions
    from voicelive_desktop.gui.panes.library.library_panel import LibraryPanel


class LibrarySide(LeftDrawer):
    """The rest of the window with the list of conversations beside it.

    Signals:
        closed(): it was closed by hand; the focus is wanted back elsewhere.
    """

    closed = Signal()

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        theme: Theme,
        actions: Actions,
        main: QWidget,
        now: Callable[[], float],
    ) -> None:
        super().__init__(main, self._build_panel)
        self._feed, self._intents, self._theme, self._now = feed, intents, theme, now
        self._panel: LibraryPanel | None = None
        feed.changed.connect(self._on_state_changed)
        actions["library"].triggered.connect(self._on_toggled)
        actions["library_search"].triggered.connect(self._on_search)
        self._asking: ExportQuestions | None = None
        actions["export"].triggered.connect(self._on_export)
        actions["copy_markdown"].triggered.connect(self._on_copy)

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is in the panel."""
        now = QApplication.focusWidget()
        return self._panel is not None and now is not None and self._panel.isAncestorOf(now)

    def step_back(self) -> None:
        """What Esc does there: the search is emptied, then the panel closed."""
        if self._panel is not None:
            self._panel.step_back()

    @property
    def _questions(self) -> ExportQuestions:
        """What is asked before a conversation is exported; made when it first is."""
        if self._asking is None:
            from voicelive_desktop.gui.panes.library.export_questions import ExportQuestions  # noqa: PLC0415 - see above

            self._asking = ExportQuestions(self._feed, self._intents, self)
        return self._asking

    def _on_state_changed(self, old: State, new: State) -> None:
        """What is opened out of a list that lies over it comes into sight."""
        if (
            not self.is_wide
            and new.library.past is not None
            and new.library.past is not old.library.past
        ):
            self.set_open(False)

    def _on_export(self) -> None:
        self._questions.export_shown()

    def _on_copy(self) -> None:
        self._questions.copy_shown()

    def _build_panel(self) -> QWidget:
        from voicelive_desktop.gui.panes.library.library_panel import LibraryPanel  # noqa: PLC0415 - see above

        self._panel = LibraryPanel(self._feed, self._intents, self._theme, self._now)
        self._panel.close_requested.connect(self._on_close)
        return self._panel

    def _on_toggled(self) -> None:
        if self.is_open:
            self._on_close()
        else:
            self._on_search()

    def _on_search(self) -> None:
        self.set_open(True)
        if self._panel is not None:
            self._panel.focus_search()

    def _on_close(self) -> None:
        self.set_open(False)
        self.closed.emit()

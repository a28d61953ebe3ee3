"""What is inside the drawer: its tabs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.inspector.events_tab import EventsTab
from voicelive_desktop.gui.panes.inspector.inspector_ports import InspectorSource
from voicelive_desktop.gui.panes.inspector.line_tab import LineTab
from voicelive_desktop.gui.panes.inspector.turns_tab import TurnsTab
from voicelive_desktop.gui.panes.inspector.usage_tab import UsageTab
from voicelive_desktop.gui.theme import Theme, icons


class Inspector(QWidget):
    """One tab for each question.

    Signals:
        item_wanted(item_id: str): show this item in the conversation.
        closed(): the person has seen enough.
    """

    item_wanted = Signal(str)
    closed = Signal()

    def __init__(
        self, source: InspectorSource, intents: Intents, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.events = EventsTab(source, intents, theme)
        self.turns = TurnsTab(source, theme)
        self._tabs = QTabBar(self)
        self._tabs.setObjectName("inspector_tabs")
        self._tabs.setAccessibleName(self.tr("What the inspector shows"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._pages = QStackedWidget(self)
        self._add(self.tr("Events"), self.events)
        self._add(self.tr("Turns"), self.turns)
        self._add(self.tr("Usage"), UsageTab(source, intents))
        self._add(self.tr("Line"), LineTab(source))
        self._close = QToolButton(self)
        self._close.setObjectName("inspector_close")
        self._close.setAccessibleName(self.tr("Close the inspector"))
        self._close.setToolTip(self.tr("Close the inspector"))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._place()
        self._tabs.currentChanged.connect(self._on_tab)
        self._close.clicked.connect(self.closed)
        self.turns.turn_wanted.connect(self._on_turn_wanted)
        self.turns.status.hide()
        self.events.item_wanted.connect(self.item_wanted)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def tab(self) -> int:
        """Which tab is in front, from 0."""
        return self._tabs.currentIndex()

    def set_tab(self, tab: int) -> None:
        """Bring this tab to the front; one that does not exist changes nothing."""
        if 0 <= tab < self._tabs.count():
            self._tabs.setCurrentIndex(tab)

    @property
    def first(self) -> QWidget:
        """What has the focus first."""
        return self._tabs

    def show_events(self, wish: str) -> None:
        """Show the messages that meet this wish."""
        self.set_tab(0)
        self.events.filter_by(wish)

    def _add(self, name: str, page: QWidget) -> None:
        self._tabs.addTab(name)
        self._pages.addWidget(page)

    def _on_turn_wanted(self, number: int) -> None:
        self.show_events(f"turn:{number}")

    def _on_tab(self, tab: int) -> None:
        self._pages.setCurrentIndex(tab)
        self.events.status.setVisible(tab == 0)
        self.turns.status.setVisible(tab == 1)

    def _on_theme_changed(self) -> None:
        self._close.setIcon(icons.icon("close", self._theme.tokens.text_second))

    def _place(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._tabs)
        top.addSpacing(12)
        for status in (self.events.status, self.turns.status):
            top.addWidget(status, 1000)
        top.addStretch(1)
        top.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 6)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self._pages, 1)

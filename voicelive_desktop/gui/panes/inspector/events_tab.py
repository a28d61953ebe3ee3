"""Every message, both ways, as it passes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain.facts.requests.about_messages import OpenMessages, SaveMessages
from voicelive_desktop.domain.facts.traffic import Passed
from voicelive_desktop.gui.dialogs.file_dialogs import open_file, save_file
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.inspector.by_hand_page import ByHand
from voicelive_desktop.gui.panes.inspector.event_filter import terms_of
from voicelive_desktop.gui.panes.inspector.events_model import (
    TIME,
    TURN,
    TYPE,
    EventsModel,
    clock_width,
)
from voicelive_desktop.gui.panes.inspector.inspector_ports import TrafficSource
from voicelive_desktop.gui.panes.inspector.json_tree import JsonTree
from voicelive_desktop.gui.panes.inspector.plain_table import plain_table, set_widths, words_over
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.widgets.button_menu import open_menu
from voicelive_desktop.gui.theme.widgets.elided_label import ElidedLabel
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.search_field import ClearableField
from voicelive_desktop.gui.wording.language import counted

LOOK_MS = 50
READING_S = 0.012  # of each look: the window has the rest
SAID_MS = 5_000  # what became of a file can be read for so long
FILTER_MS = 150  # nobody has typed for so long
WIDE = 900
MOST_HELD = 20_000  # messages while the table stands still
_KINDS = "NDJSON (*.ndjson *.jsonl)"


class EventsTab(QWidget):
    """The table, its filter, and the chosen message beside it.

    Attributes:
        by_hand: Where a message is written.
        status: What is kept and what was left out; the drawer has the place for it.

    Signals:
        item_wanted(item_id: str): show this item in the conversation.
        moment_wanted(at_s: float): show this moment (Unix s) in the waveform.
    """

    item_wanted = Signal(str)
    moment_wanted = Signal(float)

    def __init__(
        self, traffic: TrafficSource, intents: Intents, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._traffic, self._intents = traffic, intents
        self._held: list[Passed] = []
        self._file = ""  # the file that is shown in place of what passes
        self._model = EventsModel(theme, traffic.limit, traffic.turn_of, self)
        self._filter = self._build_filter()
        self._table = self._build_table()
        self._nothing = words_over(self._table, "events_nothing")
        self._json = JsonTree(theme)
        self.by_hand = ByHand(intents)
        self._side = QStackedWidget()
        self._side.addWidget(self._json)
        self._side.addWidget(self.by_hand)
        self._pause = self._build_switch("events_pause", self.tr("Pause"))
        self._follow = self._build_switch("events_follow", self.tr("Follow"))
        self._follow.setChecked(True)
        self._send = self._build_switch("send_event_button", self.tr("Send…"))
        self._send.setToolTip(self.tr("Write a message to the service by hand"))
        self._more = push_button("events_more", self.tr("More"))
        self.status = ElidedLabel()
        self.status.setProperty("tone", "third")
        self._back = push_button("events_live", self.tr("Back to the live messages"))
        self._back.hide()
        self._menu = self._build_menu()
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._said = QTimer(self)
        self._said.setSingleShot(True)
        self._said.setInterval(SAID_MS)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(FILTER_MS)
        self._place()
        self._connect()

    def filter_by(self, text: str) -> None:
        """Put this into the filter."""
        self._filter.setText(text)
        self._on_filter()

    def show_moment(self, at_s: float) -> None:
        """Choose the message that passed nearest to this moment (Unix s)."""
        self._model.show_only(())
        self._filter.clear()
        row = self._model.row_at(at_s)
        if row >= 0:
            self._follow.setChecked(False)
            self._table.setCurrentIndex(self._model.index(row, 0))
            self._table.scrollTo(self._model.index(row, 0))

    def show_file(self, name: str, messages: Sequence[Passed]) -> None:
        """Show what a file told, until the person goes back."""
        self._file = name
        self._held.clear()
        self._model.clear()
        self._model.add(messages)
        self._json.show_row(None)  # what was chosen passed live
        self._back.show()
        self._show_status()

    def say(self, text: str) -> None:
        """Tell what became of a file; for a moment what passes changes nothing there."""
        self.status.setText(text)
        self._said.start()

    def _on_look(self) -> None:
        news = self._traffic.news(READING_S)
        if self._file:
            return
        if self._pause.isChecked():
            self._held.extend(news)
            del self._held[:-MOST_HELD]
        elif news:
            self._model.add(news)
            self._go_to_end()
        if news and not self._said.isActive():
            self._show_status()

    def _go_to_end(self) -> None:
        if self._follow.isChecked():
            self._table.scrollToBottom()

    def _on_pause(self, paused: bool) -> None:
        if not paused:
            held, self._held = self._held, []
            self._model.add(held)
            self._go_to_end()
        self._show_status()

    def _on_follow(self, _on: bool) -> None:
        self._go_to_end()

    def _on_wheel(self, _action: int) -> None:
        """Whoever scrolls up wants to read there."""
        bar = self._table.verticalScrollBar()
        self._follow.setChecked(bar.sliderPosition() >= bar.maximum())

    def _on_filter(self) -> None:
        self._typed.stop()
        self._model.show_only(terms_of(self._filter.text()))

    def _on_filtered(self) -> None:
        self._go_to_end()
        self._show_status()

    def _on_chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = self._model.row(now)
        self._json.show_row(row)
        if self._table.hasFocus():
            self._on_clicked(now)
        if row is not None and now.row() < self._model.rowCount() - 1:
            self._follow.setChecked(False)

    def _on_clicked(self, _index: QModelIndex) -> None:
        """Show it in place of the message that is written; what was written stays."""
        self._send.setChecked(False)

    def _on_live(self) -> None:
        self._file = ""
        self._model.clear()
        self._traffic.clear()
        self._back.hide()
        self._show_status()

    def _on_clear(self) -> None:
        self._on_live()
        self._json.show_row(None)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._json.text())

    def _on_mark(self) -> None:
        self._model.mark(self._table.currentIndex())

    def _on_send(self, on: bool) -> None:
        if on:
            self._side.setCurrentWidget(self.by_hand)
        else:
            self._side.setCurrentWidget(self._json)
        if on:
            self.by_hand.begin()

    def _on_only(self) -> None:
        row = self._model.row(self._table.currentIndex())
        if row is not None:
            wish = f"type:{row.first.kind}"
            if self._filter.text() == wish:
                self.filter_by("")
            else:
                self.filter_by(wish)

    def _on_hide(self) -> None:
        row = self._model.row(self._table.currentIndex())
        if row is not None:
            self.filter_by(f"{self._filter.text()} -type:{row.first.kind}".strip())

    def _on_turn(self) -> None:
        row = self._model.row(self._table.currentIndex())
        if row is None:
            turn = None
        else:
            turn = self._model.turn_of(row)
        if turn is not None:
            self.filter_by(f"turn:{turn}")

    def _on_item(self) -> None:
        row = self._model.row(self._table.currentIndex())
        if row is not None and row.first.ids:
            self.item_wanted.emit(row.first.ids[0])

    def _on_moment(self) -> None:
        row = self._model.row(self._table.currentIndex())
        if row is not None:
            self.moment_wanted.emit(row.first.at_s)

    def _on_save(self) -> None:
        self._ask_where(words=False)

    def _on_save_words(self) -> None:
        self._ask_where(words=True)

    def _ask_where(self, *, words: bool) -> None:
        def chosen(path: str) -> None:
            self._intents.wish(SaveMessages(path, words))

        save_file(self, self.tr("Save messages"), _KINDS, "events.ndjson", chosen)

    def _on_open(self) -> None:
        def chosen(path: str) -> None:
            self._intents.wish(OpenMessages(path))

        open_file(self, self.tr("Open messages"), _KINDS, chosen)

    def _on_more(self) -> None:
        corner = self._more.mapToGlobal(
            QPoint(self._more.width() - self._menu.sizeHint().width(), 0)
        )
        open_menu(self._more, self._menu, corner - QPoint(0, self._menu.sizeHint().height()))

    def _on_menu_wanted(self, at: QPoint) -> None:
        if self._table.indexAt(at).isValid():
            self._of_row.popup(self._table.viewport().mapToGlobal(at))

    def _show_status(self) -> None:
        self._nothing.setVisible(self._model.rowCount() == 0)
        if self._model.total:
            self._nothing.setText(self.tr("No message matches the filter."))
        else:
            self._nothing.setText(self.tr("No messages yet."))
        self.status.setText(self._told())

    def _told(self) -> str:
        told = self.tr("{n} rows").format(n=counted(self._model.rowCount()))
        if self._model.rowCount() == 1:
            told = self.tr("1 row")
        if self._file:
            return f"{self._file} · {told}"
        if self._traffic.fallen:
            told += " · " + self.tr("{n} older ones dropped").format(
                n=counted(self._traffic.fallen)
            )
        if self._traffic.missed:
            told += " · " + self.tr("{n} left out (sound, or too fast)").format(
                n=counted(self._traffic.missed)
            )
        if self._held:
            told += " · " + self.tr("{n} waiting").format(n=counted(len(self._held)))
        told += " · " + self.tr("keeps the latest {limit} messages").format(
            limit=counted(self._traffic.limit)
        )
        return told

    def _connect(self) -> None:
        self._look.timeout.connect(self._on_look)
        self._said.timeout.connect(self._show_status)
        self._typed.timeout.connect(self._on_filter)
        self._filter.textChanged.connect(self._typed.start)
        self._pause.toggled.connect(self._on_pause)
        self._follow.toggled.connect(self._on_follow)
        self._send.toggled.connect(self._on_send)
        self._more.clicked.connect(self._on_more)
        self._back.clicked.connect(self._on_live)
        self._model.filtered.connect(self._on_filtered)
        self._table.selectionModel().currentRowChanged.connect(self._on_chosen)
        self._table.verticalScrollBar().actionTriggered.connect(self._on_wheel)
        self._table.customContextMenuRequested.connect(self._on_menu_wanted)
        self._table.clicked.connect(self._on_clicked)
        self._table.doubleClicked.connect(self._on_only)

    def _build_filter(self) -> ClearableField:
        field = ClearableField(self)
        field.setObjectName("events_filter")
        field.setAccessibleName(self.tr("Filter the messages"))
        field.setPlaceholderText(
            self.tr("Filter: type:response.* -delta turn:2 direction:sent, or words")
        )
        return field

    def _build_table(self) -> QTableView:
        spoken = self.tr("Messages between the program and the service")
        table = plain_table("events_table", spoken, self._model)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        return table

    def _build_switch(self, name: str, text: str) -> QPushButton:
        button = push_button(name, text)
        button.setCheckable(True)
        return button

    def _build_menu(self) -> QMenu:
        self._of_row = QMenu(self)
        row = (
            (self.tr("Copy as JSON"), self._on_copy),
            (self.tr("Mark"), self._on_mark),
            (self.tr("Only this type"), self._on_only),
            (self.tr("Hide this type"), self._on_hide),
            (self.tr("Only this turn"), self._on_turn),
            (self.tr("Show in the conversation"), self._on_item),
            (self.tr("Show in the waveform"), self._on_moment),
        )
        whole = (
            (self.tr("Save without words…"), self._on_save),
            (self.tr("Save with words…"), self._on_save_words),
            (self.tr("Open a file…"), self._on_open),
            (self.tr("Clear"), self._on_clear),
        )
        menu = QMenu(self)
        for text, act in row:
            action = QAction(text, self)
            action.triggered.connect(act)
            self._of_row.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        for text, act in whole:
            menu.addAction(text).triggered.connect(act)
        return menu

    def _place(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(6)
        bar.addWidget(self._filter, 1)
        for button in (self._pause, self._follow, self._send, self._more):
            bar.addWidget(button)
        bar.insertWidget(1, self._back)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._table)
        split.addWidget(self._side)
        split.setSizes([640, 360])
        split.setStretchFactor(0, 16)
        split.setStretchFactor(1, 9)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(bar)
        layout.addWidget(split, 1)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: in sight; look for news."""
        super().showEvent(event)
        self._look.start()
        self._show_status()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: in a narrow window the columns are narrow, too."""
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        of_type = 270 if wide else 190
        widths = ((TIME, clock_width(self._table)), (TYPE, of_type), (TURN, 48))
        set_widths(self._table, widths)
        self._table.setColumnHidden(TURN, not wide)

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: out of sight; what passes waits, within its limits."""
        super().hideEvent(event)
        self._look.stop()

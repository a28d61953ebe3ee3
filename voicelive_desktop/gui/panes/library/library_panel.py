"""The pane of kept conversations: search, filter, the list, and what can be done with
the selected ones.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts.library import Entry, EntryId, Hit, Sieve
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import in_session
from voicelive_desktop.domain.words.kinds import KeptFor
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.library.library_menu import LibraryMenus
from voicelive_desktop.gui.panes.library.library_model import LibraryModel, LibraryRoles
from voicelive_desktop.gui.panes.library.library_painter import LibraryPainter
from voicelive_desktop.gui.panes.library.library_rows import counted, disk_use, entry_of, rows_of
from voicelive_desktop.gui.panes.library.sieve_menu import SieveButton
from voicelive_desktop.gui.theme import Theme, icons
from voicelive_desktop.gui.theme.widgets.button_menu import open_menu
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.search_field import SearchField

NEAR_END = 20  # rows below what is in sight, at which more are asked for


class LibraryPanel(QFrame):
    """Lists while it is in sight.

    Signals:
        close_requested(): Esc in an empty search, or the button.
    """

    close_requested = Signal()

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        theme: Theme,
        now: Callable[[], float],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._feed, self._intents, self._theme, self._now = feed, intents, theme, now
        self.setObjectName("library_panel")
        self._search = self._build_search()
        self._sieve = SieveButton(feed, theme, now)
        self._more = self._build_button(
            "library_more_button", self.tr("More"), self.tr("Import, delete all")
        )
        closed = self.tr("Close the list of conversations")
        self._close = self._build_button("library_close_button", closed, self.tr("Close"))
        self._count = plain_label()
        self._count.setObjectName("library_count")
        self._count.setProperty("tone", "second")
        self._empty = plain_label()
        self._empty.setObjectName("library_empty")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._empty.setProperty("tone", "second")
        self._disk = plain_label()
        self._disk.setObjectName("library_disk")
        self._disk.setProperty("tone", "second")
        self._disk.setContentsMargins(16, 0, 12, 8)
        self._model = LibraryModel(self)
        self._painter = LibraryPainter(theme, self)
        self._list = self._build_list()
        self._menus = LibraryMenus(feed, intents, self)
        self._place()
        self._connect()
        self._on_theme_changed()
        self._show(feed.state)

    def focus_search(self) -> None:
        """Be ready for words to look for."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def step_back(self) -> None:
        """Look for nothing any more, or be closed where nothing is looked for."""
        if self._search.text():
            self._search.clear()
        else:
            self.close_requested.emit()

    @property
    def selected(self) -> tuple[EntryId, ...]:
        """The selected conversations, each once, from top to bottom."""
        rows = sorted(self._list.selectionModel().selectedRows(), key=lambda index: index.row())
        found = (entry_of(self._model.rows[index.row()]) for index in rows)
        return tuple(dict.fromkeys(entry.id for entry in found if entry is not None))

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.library is not new.library or old.connection is not new.connection:
            self._show(new)

    def _show(self, state: State) -> None:
        library = state.library
        self._painter.today = datetime.fromtimestamp(self._now()).date()  # noqa: DTZ006 - the person's own day
        if state.conversation.pages and in_session(state):
            self._painter.present = library.present
        else:
            self._painter.present = None
        if library.past is None:
            self._painter.shown = None
        else:
            self._painter.shown = library.past.entry.id
        self._model.show(rows_of(library, self._painter.today))
        self._list.viewport().update()
        text = counted(library)
        self._count.setText(text)
        self._count.setVisible(bool(text))
        self._disk.setText(disk_use(library))
        self._disk.setVisible(library.recorded_bytes > 0)
        self._show_empty(state)

    def _show_empty(self, state: State) -> None:
        library = state.library
        nothing = not self._model.rows and library.hits is None
        self._list.setVisible(not nothing)
        self._empty.setVisible(nothing)
        if not library.offered:
            text = self.tr("Conversations are not saved in this run.")
        elif not library.sieve.lets_all_pass:
            text = self.tr("No conversations match the filter.")
        elif state.settings.keep_conversations == KeptFor.NONE:
            text = self.tr("Conversations are not saved. You can turn that on in Settings.")
        else:
            text = self.tr(
                "Your conversations will be listed here. They are saved on this computer, for you only."
            )
        self._empty.setText(text)

    def _on_theme_changed(self) -> None:
        self._more.setIcon(icons.icon("more", self._theme.tokens.text_second))
        self._close.setIcon(icons.icon("close", self._theme.tokens.text_second))
        self._list.viewport().update()

    def _on_looked(self) -> None:
        self._intents.wish(lib.LibraryLooked(self._search.text(), self._sieve.sieve))

    def _on_down(self) -> None:
        first = self._first()
        if first.isValid():
            self._list.setCurrentIndex(first)
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_return(self) -> None:
        first = self._first()
        if first.isValid():
            self._list.setCurrentIndex(first)
            self._on_activated(first)

    def _first(self) -> QModelIndex:
        """The first row that is one of a conversation and no date."""
        rows = (n for n, row in enumerate(self._model.rows) if entry_of(row) is not None)
        return self._model.index(next(rows, -1), 0)

    def _on_sieved(self, _sieve: Sieve) -> None:
        self._on_looked()

    def _on_activated(self, index: QModelIndex) -> None:
        row = self._model.rows[index.row()]
        entry = entry_of(row)
        if entry is not None:
            item = row.item if isinstance(row, Hit) else None
            self._intents.wish(lib.EntryOpened(entry.id, item))

    def _on_clicked(self, index: QModelIndex) -> None:
        if len(self._list.selectionModel().selectedRows()) == 1:
            self._on_activated(index)

    def _on_scrolled(self, _value: int) -> None:
        last = self._list.indexAt(QPoint(4, self._list.viewport().height() - 4)).row()
        if last < 0 or last >= self._model.rowCount() - NEAR_END:
            self._intents.wish(lib.LibraryMoreWanted())

    def _on_menu(self, at: QPoint) -> None:
        index = self._list.indexAt(at)
        if index.isValid() and index.data(LibraryRoles.ENTRY_ID):
            if not self._list.selectionModel().isSelected(index):
                self._list.setCurrentIndex(index)
            self._menus.popup(self._entries(), self._list.viewport().mapToGlobal(at))

    def _on_more(self) -> None:
        open_menu(
            self._more,
            self._menus.menu_of_all(),
            self._more.mapToGlobal(QPoint(0, self._more.height() + 2)),
        )

    def _entries(self) -> tuple[Entry, ...]:
        chosen = set(self.selected)
        found = {
            entry.id: entry for row in self._model.rows if (entry := entry_of(row)) is not None
        }
        return tuple(entry for entry_id, entry in found.items() if entry_id in chosen)

    def _on_key(self, key: int) -> None:
        entries = self._entries()
        if not entries:
            return
        if key == Qt.Key.Key_Delete:
            self._intents.wish(lib.EntriesDeleted(tuple(entry.id for entry in entries)))
        elif key == Qt.Key.Key_F2 and len(entries) == 1:
            self._menus.ask_title(entries[0])

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 10, 8, 0)
        head.setSpacing(4)
        for widget in (self._search, self._sieve, self._more, self._close):
            if widget is self._search:
                head.addWidget(widget, 1)
            else:
                head.addWidget(widget, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._count)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self._disk)
        self._count.setContentsMargins(16, 2, 12, 0)
        self._empty.setContentsMargins(20, 24, 20, 12)

    def _connect(self) -> None:
        self._feed.changed.connect(self._on_state_changed)
        self._theme.changed.connect(self._on_theme_changed)
        self._search.textChanged.connect(self._on_looked)
        self._search.down_pressed.connect(self._on_down)
        self._search.returnPressed.connect(self._on_return)
        self._sieve.chosen.connect(self._on_sieved)
        self._more.clicked.connect(self._on_more)
        self._close.clicked.connect(self.close_requested)
        self._list.clicked.connect(self._on_clicked)
        self._list.activated.connect(self._on_activated)
        self._list.customContextMenuRequested.connect(self._on_menu)
        self._list.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def _build_search(self) -> SearchField:
        search = SearchField(self._theme)
        search.setObjectName("library_search")
        search.setAccessibleName(self.tr("Search conversations"))
        search.setPlaceholderText(self.tr("Search…"))
        return search

    def _build_button(self, name: str, words: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setToolTip(tip)
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _build_list(self) -> QListView:
        view = _List(self)
        view.setObjectName("library_list")
        view.setAccessibleName(self.tr("Conversations"))
        view.setModel(self._model)
        view.setItemDelegate(self._painter)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setMouseTracking(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.key_pressed.connect(self._on_key)
        return view

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc empties the search, then closes the pane."""
        if event.key() == Qt.Key.Key_Escape:
            self.step_back()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: in sight; it is kept up to date."""
        super().showEvent(event)
        self._intents.wish(lib.LibraryWatched(True))

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: out of sight; it rests."""
        super().hideEvent(event)
        self._intents.wish(lib.LibraryWatched(False))


class _List(QListView):
    """Tells of the keys that do something with a conversation.

    Signals:
        key_pressed(key: int): Delete or F2.
    """

    key_pressed = Signal(int)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens, Delete deletes, F2 renames."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_F2}:
            self.key_pressed.emit(event.key())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

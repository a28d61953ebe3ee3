"""The command palette: everything that the program can do, by a few letters."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.reading import reading_font
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.search_field import SearchField
from voicelive_desktop.gui.window.palette_entries import PALETTE, PaletteEntries
from voicelive_desktop.gui.window.palette_painter import ENTRY, PalettePainter
from voicelive_desktop.gui.window.palette_search import USED, PaletteEntry, ranked

WIDTH, MARGIN, TOP = 560, 16, 72  # pixels
ROWS = 9  # as many are shown without scrolling
REMEMBERED = 30
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: ROWS - 1,
    Qt.Key.Key_PageUp: 1 - ROWS,
}
_Index = QModelIndex | QPersistentModelIndex


class CommandPalette(QFrame):
    """Floats over the window. The field keeps the focus; the keys that move go to the list.

    Signals:
        closed(): it is out of sight; the focus is wanted back elsewhere.
    """

    closed = Signal()

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        theme: Theme,
        entries: PaletteEntries,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._feed, self._intents, self._entries, self._window = feed, intents, entries, window
        self._all: tuple[PaletteEntry, ...] = ()
        self._watching = False  # the library lists its conversations for this only
        self.setObjectName(PALETTE)
        self.hide()
        self._model = _PaletteModel(self)
        self._input = self._build_input(theme)
        self._list = self._build_list(theme)
        self._nothing = plain_label(parent=self)
        self._nothing.setObjectName("palette_nothing")
        self._nothing.setProperty("tone", "second")
        self._nothing.setContentsMargins(14, 6, 14, 10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        for part in (self._input, self._list, self._nothing):
            layout.addWidget(part)
        feed.changed.connect(self._on_state_changed)
        window.installEventFilter(self)

    def toggle(self) -> None:
        """Be open, with an empty field, or closed."""
        if self.isVisible():
            self.leave()
        else:
            self._open()

    def leave(self) -> None:
        """Be closed, and let the focus go back."""
        if self.isVisible():
            self._close()
            self.closed.emit()

    def _open(self) -> None:
        self._watching = not self._feed.state.library.watched
        if self._watching:
            self._intents.wish(lib.LibraryWatched(watched=True))
        for part in (self._input, self._nothing):
            part.setFont(reading_font())
        self._all = self._entries.of(self._feed.state)
        self._input.clear()
        self._show_found("")
        self.show()
        self.raise_()
        self._input.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _close(self) -> None:
        self.hide()
        self._all = ()
        self._model.show_entries(())
        if self._watching:
            self._watching = False
            self._intents.wish(lib.LibraryWatched(watched=False))

    def _run(self, entry: PaletteEntry) -> None:
        earlier = (key for key in used_in(self._window) if key != entry.key)
        self._window.setProperty(USED, [entry.key, *earlier][:REMEMBERED])
        self.leave()
        entry.run()

    def _on_state_changed(self, old: State, new: State) -> None:
        if self.isVisible() and old.library.entries is not new.library.entries:
            self._all = self._entries.of(new)
            self._show_found(self._input.text())

    def _on_typed(self, query: str) -> None:
        if self.isVisible():
            self._show_found(query)

    def _on_activated(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if isinstance(entry, PaletteEntry):
            self._run(entry)

    def _on_focus_settled(self) -> None:
        """Whoever clicks elsewhere, or goes to another window of the program, wants it no more."""
        now = QApplication.focusWidget()
        if (
            self.isVisible()
            and now is not None
            and now is not self._input
            and not self.isAncestorOf(now)
        ):
            self._close()

    def _show_found(self, query: str) -> None:
        found = ranked(query, self._all, used_in(self._window))
        self._model.show_entries(found)
        self._list.setVisible(bool(found))
        self._nothing.setText(self.tr("Nothing matches “{0}”.").format(query.strip()))
        self._nothing.setVisible(not found)
        if found:
            self._list.setCurrentIndex(self._model.index(0))
            self._list.scrollToTop()
            self._tell_current()
        self._place()

    def _move(self, step: int) -> None:
        count = self._model.rowCount()
        if count:
            now = self._list.currentIndex().row() + step
            if abs(step) == 1:
                row = now % count
            else:
                row = min(max(now, 0), count - 1)
            self._list.setCurrentIndex(self._model.index(row))
            self._tell_current()

    def _tell_current(self) -> None:
        """Let a screen reader say the chosen line: the focus stays in the field."""
        said = str(self._list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or "")
        event = QAccessibleAnnouncementEvent(self._input, said)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)

    def _place(self) -> None:
        room = self._window.rect()
        rows = min(self._model.rowCount(), ROWS)
        painter = self._list.itemDelegate()
        assert isinstance(painter, PalettePainter)
        wanted = rows * painter.row_height
        free = room.height() - TOP - MARGIN - self._input.sizeHint().height() - 24
        self._list.setFixedHeight(max(painter.row_height, min(wanted, free)))
        width = min(WIDTH, room.width() - 2 * MARGIN)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.setFixedWidth(width)
        self.resize(width, self.sizeHint().height())
        self.move((room.width() - width) // 2, TOP)

    def _build_input(self, theme: Theme) -> SearchField:
        field = SearchField(theme, self)
        field.setObjectName("palette_input")
        field.setAccessibleName(self.tr("Search everything"))
        field.setPlaceholderText(self.tr("Action, setting, profile, device, voice, conversation…"))
        field.textChanged.connect(self._on_typed)
        field.installEventFilter(self)
        return field

    def _build_list(self, theme: Theme) -> QListView:
        view = QListView(self)
        view.setObjectName("palette_list")
        view.setAccessibleName(self.tr("Results"))
        view.setModel(self._model)
        view.setItemDelegate(PalettePainter(theme, view))
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setMouseTracking(True)
        view.clicked.connect(self._on_activated)
        return view

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: keys of the field, and the size of the window."""
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is not self._input:
            return False
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._on_focus_settled)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _MOVES:
            self._move(_MOVES[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_activated(self._list.currentIndex())
        elif key not in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            return False
        return True


def used_in(window: QWidget) -> list[str]:
    """The keys of what was used in this window, the last one first."""
    return [str(key) for key in window.property(USED) or ()]


class _PaletteModel(QAbstractListModel):
    """The entries that were found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[PaletteEntry, ...] = ()

    def show_entries(self, entries: tuple[PaletteEntry, ...]) -> None:
        """List these."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    # Qt overrides

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Qt: the number of rows."""
        if parent.isValid():
            return 0
        return len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # Qt's type
        """Qt: one value of a row."""
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.text, entry.kind, entry.keys) if part)
        return None

"""The library's list as a Qt model."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from voicelive_desktop.domain.facts.library import Entry, Hit
from voicelive_desktop.gui.panes.library.library_rows import (
    LibrarySection,
    Row,
    entry_of,
    speaker,
    title,
)

_Index = QModelIndex | QPersistentModelIndex


class LibraryRoles(IntEnum):
    """What the model tells of a row beside its text."""

    ROW = Qt.ItemDataRole.UserRole + 1
    ENTRY_ID = Qt.ItemDataRole.UserRole + 2
    ITEM_ID = Qt.ItemDataRole.UserRole + 3


class LibraryModel(QAbstractListModel):
    """Rows are headers, conversations, or what was found in them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is listed."""
        return self._rows

    def show(self, rows: tuple[Row, ...]) -> None:
        """List these; where only their contents changed no row moves."""
        before, self._rows = self._rows, rows
        if before == rows:
            return
        if [_key(row) for row in before] == [_key(row) for row in rows]:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        same = 0
        while same < min(len(before), len(rows)) and _key(before[same]) == _key(rows[same]):
            same += 1
        if same == len(before):  # the list has grown at its end
            self._rows = before
            self.beginInsertRows(QModelIndex(), len(before), len(rows) - 1)
            self._rows = rows
            self.endInsertRows()
            return
        self.beginResetModel()
        self.endResetModel()

    # Qt overrides

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Qt: the number of rows."""
        if parent.isValid():
            return 0
        return len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # Qt's type
        """Qt: one value of a row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        entry = entry_of(row)
        if role == LibraryRoles.ROW:
            return row
        if role == LibraryRoles.ENTRY_ID:
            if entry is None:
                return None
            return str(entry.id)
        if role == LibraryRoles.ITEM_ID:
            if isinstance(row, Hit) and row.item is not None:
                return str(row.item)
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Qt: headers are no targets."""
        is_header = index.isValid() and isinstance(self._rows[index.row()], LibrarySection)
        if is_header:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def roleNames(self) -> dict[int, QByteArray]:
        """Qt: the names of the roles, for scripts."""
        return super().roleNames() | {
            int(role): QByteArray(role.name.lower().encode()) for role in LibraryRoles
        }


def _key(row: Row) -> object:
    if isinstance(row, LibrarySection):
        return row.text
    if isinstance(row, Hit):
        return (row.entry.id, row.item)
    return row.id


def _text(row: Row) -> str:
    if isinstance(row, LibrarySection):
        return row.text
    if isinstance(row, Entry):
        return title(row)
    return f"{title(row.entry)}: {speaker(row)}: {row.passage}"

"""Tables of the inspector, all alike."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QVBoxLayout

from voicelive_desktop.gui.theme.widgets.plain_label import plain_label

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 24


def plain_table(name: str, spoken: str, model: QAbstractTableModel) -> QTableView:
    """A table of rows of one height, of which one is chosen; `spoken` is its name for
    a screen reader.
    """
    table = QTableView()
    table.setObjectName(name)
    table.setAccessibleName(spoken)
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    header = table.horizontalHeader()
    header.setStretchLastSection(True)
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table


def words_over(table: QTableView, name: str) -> QLabel:
    """Words in the middle of a table that has no rows; hidden at first."""
    words = plain_label(parent=table)
    words.setObjectName(name)
    words.setProperty("tone", "third")
    words.setWordWrap(True)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    words.hide()
    layout = QVBoxLayout(table.viewport())
    layout.addWidget(words)
    return words


def set_widths(table: QTableView, widths: Iterable[tuple[int, int]]) -> None:
    """Make columns this wide, or as wide as their headings need in the language of the window."""
    header = table.horizontalHeader()
    for column, width in widths:
        table.setColumnWidth(column, max(width, header.sectionSizeHint(column)))

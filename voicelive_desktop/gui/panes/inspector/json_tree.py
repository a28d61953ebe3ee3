"""A message as a tree that can be folded, in the colours of the theme."""

from __future__ import annotations

import json
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from voicelive_desktop.gui.panes.inspector.event_rows import EventRow
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.widgets.plain_label import plain_tip

MOST_SHOWN = 50  # messages of one row
MOST_OPEN = 60  # parts of a message that is shown unfolded
NAMES_SHARE = 0.48
LONGEST = 400  # characters in the tree; the tip and Copy have all
_VALUE = Qt.ItemDataRole.UserRole


class JsonTree(QTreeWidget):
    """Shows the messages of one row; names at the left, values at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row: EventRow | None = None
        self.setObjectName("event_json")
        self.setAccessibleName(self.tr("The message as JSON"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setIndentation(14)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(True)
        copy = QShortcut(QKeySequence.StandardKey.Copy, self)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy_part)
        theme.changed.connect(self._on_theme_changed)

    def show_row(self, row: EventRow | None) -> None:
        """Show this one."""
        self._row = row
        self.clear()
        if row is None:
            return
        members = row.members[:MOST_SHOWN]
        for member in members:
            message = json.loads(member.message)
            top = self.invisibleRootItem()
            if len(members) > 1:
                top = QTreeWidgetItem(self, [member.kind, ""])
                top.setData(0, _VALUE, message)
                top.setForeground(0, QColor(self._theme.tokens.text_second))
            self._fill(top, message)
        if row.count > len(members) and len(row.members) > 1:
            QTreeWidgetItem(self, [self.tr("… {n} more").format(n=row.count - len(members)), ""])
        if len(members) == 1 and _parts(json.loads(members[0].message)) <= MOST_OPEN:
            self.expandAll()
        else:
            self.expandToDepth(0)

    def text(self) -> str:
        """All of it, as JSON."""
        if self._row is None:
            return ""
        messages = [json.loads(member.message) for member in self._row.members]
        if len(messages) == 1:
            return json.dumps(messages[0], ensure_ascii=False, indent=2)
        return json.dumps(messages, ensure_ascii=False, indent=2)

    def copy_part(self) -> None:
        """Put the chosen part into the clipboard."""
        item = self.currentItem()
        if item is not None:
            value = item.data(0, _VALUE)
            if isinstance(value, str):
                QGuiApplication.clipboard().setText(value)
            else:
                QGuiApplication.clipboard().setText(json.dumps(value, ensure_ascii=False, indent=2))

    def _on_theme_changed(self) -> None:
        self.show_row(self._row)

    def _fill(self, top: QTreeWidgetItem, value: object) -> None:
        for name, inner in _inside(value):
            item = QTreeWidgetItem(top, [name, _shown(inner)])
            item.setData(0, _VALUE, inner)
            item.setForeground(0, QColor(self._theme.tokens.text_second))
            item.setForeground(1, QColor(self._ink(inner)))
            if isinstance(inner, str) and len(inner) > 40:
                item.setToolTip(1, plain_tip(inner[:2_000]))
            if isinstance(inner, dict | list):
                self._fill(item, inner)

    def _ink(self, value: object) -> str:
        tokens = self._theme.tokens
        if isinstance(value, str):
            return tokens.you
        if isinstance(value, bool) or value is None:
            return tokens.attention
        if isinstance(value, int | float):
            return tokens.assistant
        return tokens.text_third

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: names and values share the width."""
        super().resizeEvent(event)
        self.setColumnWidth(0, round(self.viewport().width() * NAMES_SHARE))


def _inside(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from ((str(n), inner) for n, inner in enumerate(value))


def _shown(value: object) -> str:
    if isinstance(value, dict):
        if not value:
            return "{ }"
        return "{ … }"
    if isinstance(value, list):
        return f"[ {len(value)} ]"
    text = json.dumps(value, ensure_ascii=False)
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST] + "…"


def _parts(value: object) -> int:
    return 1 + sum(_parts(inner) for _name, inner in _inside(value))

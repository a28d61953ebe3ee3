"""Draws who a person waited for: one line for each turn, all on one scale."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from voicelive_desktop.domain.questions.turn_figures import Waited, pieces
from voicelive_desktop.gui.inspector.plain_table import Index
from voicelive_desktop.gui.inspector.turns_model import TurnsModel, part_names
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.tokens import Tokens
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label

HEIGHT = 10
MARGIN = 6
MOST_FOR_PERSON = 0.12  # of the width: they may take minutes, and the rest shall be seen


def colors(tokens: Tokens) -> Mapping[Waited, str]:
    """Of each part of a turn."""
    return {
        Waited.HEARING: tokens.you,
        Waited.NETWORK: tokens.text,
        Waited.SERVICE: tokens.meter_nominal,
        Waited.FUNCTIONS: tokens.attention,
        Waited.PERSON: tokens.you,
        Waited.OURS: tokens.text_third,
        Waited.ANSWER: tokens.assistant,
    }


def brush(tokens: Tokens, waited: Waited) -> QBrush:
    """The colour of a part; hatched where nobody is to blame but the person."""
    pattern = Qt.BrushStyle.SolidPattern
    if waited is Waited.PERSON:
        pattern = Qt.BrushStyle.BDiagPattern
    return QBrush(QColor(colors(tokens)[waited]), pattern)


class Waterfall(QStyledItemDelegate):
    """Paints the last column."""

    def __init__(self, theme: Theme, model: TurnsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    # Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: the parts of the wait one after the other, then the answer as far as it fits."""
        super().paint(painter, option, index)
        turn = self._model.turn(index.row())
        if turn is None:
            return
        area = QRectF(option.rect).adjusted(MARGIN, 0, -MARGIN, 0)
        painter.save()
        painter.setClipRect(area)
        left = area.left()
        y = area.center().y() - HEIGHT / 2
        for piece in pieces(turn):
            width = max(1.0, piece.ms / self._model.scale_ms * area.width())
            if piece.by is Waited.PERSON:
                width = min(width, MOST_FOR_PERSON * area.width())
            painter.fillRect(QRectF(left, y, width, HEIGHT), brush(self._theme.tokens, piece.by))
            left += width
        painter.restore()


class Legend(QWidget):
    """What the colours of the waterfall mean."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._signs: dict[Waited, QLabel] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for waited, name in part_names().items():
            sign = plain_label()
            sign.setFixedSize(HEIGHT, HEIGHT)
            self._signs[waited] = sign
            layout.addWidget(sign)
            label = plain_label(name)
            label.setProperty("tone", "second")
            layout.addWidget(label)
        layout.addStretch(1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        for waited, sign in self._signs.items():
            sign.setPixmap(_square(brush(self._theme.tokens, waited)))


def _square(filling: QBrush) -> QPixmap:
    made = QPixmap(HEIGHT, HEIGHT)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        painter.fillRect(made.rect(), filling)
    return made

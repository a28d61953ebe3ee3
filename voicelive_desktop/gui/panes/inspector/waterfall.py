"""Draws who a person waited for: one line for each turn, all on one scale."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from voicelive_desktop.domain.questions.turn_figures import Waited, pieces
from voicelive_desktop.gui.panes.inspector.plain_table import Index
from voicelive_desktop.gui.panes.inspector.turns_model import TurnsModel, part_names
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
        self._names: dict[Waited, QLabel] = {}
        self._left_out: Collection[Waited] = frozenset()
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for waited, name in part_names().items():
            sign = plain_label()
            sign.setFixedSize(HEIGHT, HEIGHT)
            self._signs[waited] = sign
            layout.addWidget(sign)
            sign.setToolTip(name)
            label = plain_label(name)
            label.setProperty("tone", "second")
            layout.addWidget(label)
            self._names[waited] = label
        layout.addStretch(1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def leave_out(self, parts: Collection[Waited]) -> None:
        """Show all parts but these."""
        if parts != self._left_out:
            self._left_out = parts
            self._fit()

    def _fit(self) -> None:
        """Where the names do not fit none is cut: each sign has its name as tip."""
        shown = [waited for waited in self._signs if waited not in self._left_out]
        gaps = (2 * len(shown) - 1) * self._layout.spacing()
        names = sum(self._names[waited].sizeHint().width() for waited in shown)
        fits = names + gaps + HEIGHT * len(shown) <= self.width()
        for waited, sign in self._signs.items():
            sign.setVisible(waited in shown)
            self._names[waited].setVisible(fits and waited in shown)

    def _on_theme_changed(self) -> None:
        for waited, sign in self._signs.items():
            sign.setPixmap(_square(brush(self._theme.tokens, waited)))

    # Qt overrides

    def minimumSizeHint(self) -> QSize:
        """Qt: as narrow as one likes."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: there is more room for names, or less."""
        super().resizeEvent(event)
        self._fit()


def _square(filling: QBrush) -> QPixmap:
    made = QPixmap(HEIGHT, HEIGHT)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        painter.fillRect(made.rect(), filling)
    return made

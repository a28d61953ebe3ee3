"""Draws who a person waited for: one line for each turn, all on one scale."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from voicelive_desktop.domain.facts.turn_taken import TurnTaken
from voicelive_desktop.domain.questions.turn_figures import shares
from voicelive_desktop.gui.inspector.plain_table import Index
from voicelive_desktop.gui.inspector.turns_model import TurnsModel
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.tokens import Tokens
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label

HEIGHT = 10
MARGIN = 6


def colors(tokens: Tokens) -> tuple[str, ...]:
    """Of hearing, the network, the service, functions, this program, and the answer itself."""
    service, ours = tokens.meter_nominal, tokens.text_third
    return tokens.you, tokens.text, service, tokens.attention, ours, tokens.assistant


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
        for width_ms, color in zip(_parts(turn), colors(self._theme.tokens), strict=True):
            width = width_ms / self._model.scale_ms * area.width()
            if width > 0:
                painter.fillRect(QRectF(left, y, max(1.0, width), HEIGHT), QColor(color))
                left += width
        painter.restore()


def _parts(turn: TurnTaken) -> tuple[float, ...]:
    waited = shares(turn)
    heard = 0.0
    if turn.first_sample is not None and turn.over is not None:
        heard = max(0.0, turn.over - turn.first_sample)
    return (
        waited.hearing,
        waited.network,
        waited.service,
        waited.tools,
        waited.ours,
        heard,
    )


class Legend(QWidget):
    """What the colours of the waterfall mean."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._signs: list[QLabel] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        names = (
            self.tr("Hearing you out"),
            self.tr("Network"),
            self.tr("Service"),
            self.tr("Functions"),
            self.tr("This program"),
            self.tr("The answer"),
        )
        for name in names:
            sign = plain_label()
            sign.setFixedSize(HEIGHT, HEIGHT)
            self._signs.append(sign)
            layout.addWidget(sign)
            label = plain_label(name)
            label.setProperty("tone", "second")
            layout.addWidget(label)
        layout.addStretch(1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        for sign, color in zip(self._signs, colors(self._theme.tokens), strict=True):
            sign.setPixmap(_square(color))


def _square(color: str) -> QPixmap:
    made = QPixmap(HEIGHT, HEIGHT)
    made.fill(QColor(color))
    return made

"""A row of the microphone list: the device, and beside the highlighted one its level or why there
is none.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem

from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.widgets.list_row import CHECK_ROOM, ListRowDelegate
from voicelive_desktop.gui.voice_bar.ballistics import CEILING_DB, FLOOR_DB, HOT_DB, WARNING_DB

ROOM = 150  # points beside the name
_BAR_WIDTH, _BAR_HEIGHT = 84.0, 6.0


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands at the right of the highlighted row: a level in dBFS, or words."""

    row: int = -1
    level_db: float | None = None
    words: str = ""
    is_problem: bool = False


class DeviceRowDelegate(ListRowDelegate):
    """Draws as ever, and beside the row of `beside` what that says."""

    def __init__(self, theme: Theme, combo: QComboBox) -> None:
        super().__init__(combo)
        self._theme = theme
        self.beside = Beside()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Qt."""
        super().paint(painter, option, index)
        if index.row() != self.beside.row:
            return
        area = QRectF(option.rect).adjusted(0, 0, -float(CHECK_ROOM + 4), 0)
        painter.save()
        if self.beside.words:
            self._paint_words(painter, area)
        elif self.beside.level_db is not None:
            self._paint_level(painter, area, self.beside.level_db)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Qt: with room for what stands beside."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + ROOM, hint.height())

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        tokens = self._theme.tokens
        if self.beside.is_problem:
            painter.setPen(QColor(tokens.error))
        else:
            painter.setPen(QColor(tokens.text_second))
        painter.drawText(
            area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.beside.words
        )

    def _paint_level(self, painter: QPainter, area: QRectF, level_db: float) -> None:
        tokens = self._theme.tokens
        bar = QRectF(
            area.right() - _BAR_WIDTH, area.center().y() - _BAR_HEIGHT / 2, _BAR_WIDTH, _BAR_HEIGHT
        )
        share = (min(CEILING_DB, max(FLOOR_DB, level_db)) - FLOOR_DB) / (CEILING_DB - FLOOR_DB)
        if level_db > WARNING_DB:
            loud = tokens.meter_warning
        else:
            loud = tokens.meter_nominal
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.outline))
        painter.drawRoundedRect(bar, 3, 3)
        if level_db > HOT_DB:
            painter.setBrush(QColor(tokens.meter_hot))
        else:
            painter.setBrush(QColor(loud))
        painter.drawRoundedRect(
            QRectF(bar.left(), bar.top(), bar.width() * share, bar.height()), 3, 3
        )

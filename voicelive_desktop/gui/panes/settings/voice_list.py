"""The list of voices: the name of each, its gender in a column of its own, and a button that lets
it speak.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from voicelive_desktop.domain.catalogue import voices
from voicelive_desktop.gui.theme import fonts
from voicelive_desktop.gui.theme.reading import reading_font, reading_scale
from voicelive_desktop.gui.theme.widgets.plain_label import plain_tip
from voicelive_desktop.gui.wording.language import shown

NAME = Qt.ItemDataRole.UserRole
LABEL, GENDER, SOUND = (Qt.ItemDataRole(Qt.ItemDataRole.UserRole + n) for n in (1, 2, 3))
ROW_HEIGHT = 32
BUTTON_WIDTH = 40
_GENDER_WIDTH = 84
_INDENT = 12
_SECOND = 0.72  # how much of the text colour what is less important has
_SIGN = 5  # half of the height of what is drawn on the button


class SampleButton(StrEnum):
    """What the button of a voice does."""

    NONE = ""
    COMING = "coming"  # asked for, nothing to hear yet
    SPEAKING = "speaking"


class VoiceList(QListWidget):
    """`Qt.UserRole` holds the name of the voice; lines with a language have none.

    Signals:
        listen_clicked(name: str): the button of this voice was pressed.
    """

    listen_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("voice_list")
        self.setAccessibleName(self.tr("Voices"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setItemDelegate(_VoiceDelegate(self))
        self._sounding = ("", SampleButton.NONE)

    @property
    def chosen(self) -> str:
        """The name of the voice that is chosen, "" when none is."""
        row = self.currentRow()
        if row >= 0:
            return str(self.item(row).data(NAME) or "")
        return ""

    def show_voices(self, found: Iterable[voices.Voice]) -> None:
        """List these."""
        self.clear()
        for item in _items(found):
            item.setSizeHint(QSize(0, max(ROW_HEIGHT, self.fontMetrics().height() + 12)))
            self.addItem(item)
        self._sounding = ("", SampleButton.NONE)

    def go_to(self, name: str) -> None:
        """Choose this voice and show it; one that is not listed changes nothing."""
        item = self._item_of(name)
        if item is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item, QListWidget.ScrollHint.PositionAtCenter)

    def move_by(self, step: int) -> None:
        """Go to the next voice in this direction, past the names of languages."""
        row = self.currentRow() + step
        while 0 <= row < self.count():
            if self.item(row).data(NAME):
                self.setCurrentRow(row)
                return
            row += step

    def show_sound(self, name: str, sound: SampleButton) -> None:
        """Show at this voice, and at no other, what its button does."""
        if (name, sound) == self._sounding:
            return
        for one, its in ((self._sounding[0], SampleButton.NONE), (name, sound)):
            item = self._item_of(one)
            if item is not None:
                item.setData(SOUND, its.value)
        self._sounding = (name, sound)

    def _item_of(self, name: str) -> QListWidgetItem | None:
        items = (self.item(row) for row in range(self.count()))
        return next((item for item in items if name and item.data(NAME) == name), None)

    def _voice_with_button_at(self, event: QMouseEvent) -> str:
        item = self.itemAt(event.position().toPoint())
        on_button = event.position().x() >= self.viewport().width() - BUTTON_WIDTH
        if item is not None and on_button:
            return str(item.data(NAME) or "")
        return ""

    # Qt overrides

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: the button was pressed, or the row."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and (
            name := self._voice_with_button_at(event)
        ):
            self.listen_clicked.emit(name)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: a double click takes the voice, but not one on its button."""
        if not self._voice_with_button_at(event):
            super().mouseDoubleClickEvent(event)


class _VoiceDelegate(QStyledItemDelegate):
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Qt: background, name, gender and button."""
        if not index.data(NAME):
            super().paint(painter, option, index)
            return
        widget = option.widget
        look = QStyleOptionViewItem(option)
        self.initStyleOption(look, index)
        look.text = ""
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, look, painter, widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter, option, index)
        _paint_sign(painter, option, SampleButton(str(index.data(SOUND) or "")))
        painter.restore()

    def _paint_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        sounds = bool(index.data(SOUND))
        if sounds:
            painter.setFont(fonts.scaled(option.font, 1.0, bold=True))
        else:
            painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        gender_width = round(_GENDER_WIDTH * max(1.0, reading_scale()))
        column = option.rect.right() - BUTTON_WIDTH - gender_width
        room = QRect(option.rect)
        room.setLeft(option.rect.left() + _INDENT)
        room.setRight(column - 8)
        label = str(index.data(LABEL) or "")
        words = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, room.width())
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, align, words)
        painter.setFont(option.font)
        second = option.palette.color(QPalette.ColorRole.Text)
        second.setAlphaF(_SECOND)
        painter.setPen(second)
        painter.drawText(
            QRect(column, room.top(), gender_width, room.height()),
            align,
            str(index.data(GENDER) or ""),
        )


def _paint_sign(painter: QPainter, option: QStyleOptionViewItem, sound: SampleButton) -> None:
    """Draw a triangle, a square while the voice speaks, dots while it is fetched."""
    middle = QPointF(option.rect.right() - BUTTON_WIDTH / 2, option.rect.center().y() + 0.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(option.palette.color(QPalette.ColorRole.Text))
    if sound is SampleButton.SPEAKING:
        painter.drawRoundedRect(
            int(middle.x()) - _SIGN, int(middle.y()) - _SIGN, 2 * _SIGN, 2 * _SIGN, 2, 2
        )
    elif sound is SampleButton.COMING:
        for step in (-1, 0, 1):
            painter.drawEllipse(middle + QPointF(step * _SIGN, 0), 1.5, 1.5)
    else:
        corners = ((-_SIGN + 1, -_SIGN), (_SIGN, 0), (-_SIGN + 1, _SIGN))
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))


def _items(found: Iterable[voices.Voice]) -> Iterator[QListWidgetItem]:
    """The voices, with the name of a language before each of its own."""
    language = ""
    for voice in found:
        if voice.locale and voice.language != language:
            language = voice.language
            heading = QListWidgetItem(f"{shown(language)}   {voice.locale}")
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            heading.setFont(reading_font(0.9, bold=True))
            yield heading
        label, gender = shown(voice.label), shown(voice.gender)
        item = QListWidgetItem(", ".join(part for part in (label, gender) if part))
        item.setData(NAME, voice.name)
        item.setData(LABEL, label)
        item.setData(GENDER, gender)
        item.setToolTip(plain_tip(voice.name))
        yield item

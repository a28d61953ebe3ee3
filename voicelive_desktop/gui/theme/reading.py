"""The fonts of texts beside the rows of the transcript, as large as the person wants to read them.

Under a style sheet a child does not follow the font of its parent, so each text is given its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from voicelive_desktop.gui.theme.fonts import scaled, ui_font

_MADE_POINTS = "made_points"  # the property that keeps the size of a text at the scale 1
_DRESSED = "dressed"  # the property of a part whose texts have the size of now by themselves
_STEP = 0.1
_SURFACE = "qt_scrollarea_viewport"  # Qt's name for what a list or a text edit is painted on
_TEXTS = (QLabel, QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTabBar)

_LISTS = (QAbstractItemView, QGroupBox, QTextEdit)


@dataclass(slots=True)
class _Reading:
    scale: float = 1.0


_reading = _Reading()


def set_reading_scale(scale: float) -> None:
    """From now on `reading_font` is so much larger than `ui_font`."""
    _reading.scale = scale


def reading_scale() -> float:
    """Return how large the person reads."""
    return _reading.scale


def reading_font(factor: float = 1.0, *, bold: bool = False) -> QFont:
    """The font of controls at the size of now."""
    return scaled(ui_font(), factor * _reading.scale, bold=bold)


def dress(part: QWidget) -> None:
    """Give the texts of a part that was built just now the size of now; those with a font of their
    own have it.
    """
    part.setProperty(_DRESSED, True)
    if _reading.scale == 1.0:
        return
    font = reading_font()
    for widget in (part, *part.findChildren(QWidget)):
        if isinstance(widget, _TEXTS) and not _has_own_font(widget):
            _give(widget, font)


def grow(part: QWidget, factor: float) -> None:
    """Make all texts of a part so much larger, after `set_reading_scale`."""
    font = reading_font()
    for widget in (part, *part.findChildren(QWidget)):
        if widget.objectName() == _SURFACE:
            continue  # it goes with its owner
        if _has_own_font(widget):
            _give(widget, scaled(widget.font(), factor))
        elif isinstance(widget, _TEXTS):
            _give(widget, font)


def _give(widget: QWidget, font: QFont) -> None:
    """Let a widget have a font; headers of tables and placeholders are painted in the surface's."""
    widget.setFont(font)
    if isinstance(widget, QAbstractScrollArea):
        widget.viewport().setFont(font)


def _has_own_font(widget: QWidget) -> bool:
    return widget.testAttribute(Qt.WidgetAttribute.WA_SetFont)


def enlarge(part: QWidget, scale: float) -> None:
    """Make all texts of a part so much larger than they were made, but where `dress` has done it."""
    dressed = {id(one) for one in part.findChildren(QWidget) if one.property(_DRESSED)}
    texts = []
    for widget in part.findChildren(QWidget):
        parent = widget.parentWidget()
        if id(widget) in dressed or id(parent) in dressed:
            dressed.add(id(widget))
        elif isinstance(widget, (*_TEXTS, *_LISTS)):
            texts.append(widget)
            _made_points(widget)  # before one that it may inherit from is larger
    for widget in texts:
        _scale_text(widget, scale)


def fit_texts(part: QWidget, wanted: float, room: int) -> float:
    """Make all texts of a part `wanted` times as large as they were made, or as large as
    `room` pixels of width allow; return the scale. Smaller than they were made they get only
    if that is wanted.
    """
    scale = wanted
    _scale_texts(part, scale)
    while scale > 1.0 and part.minimumSizeHint().width() > room:
        scale = max(1.0, scale - _STEP)
        _scale_texts(part, scale)
    return scale


def _scale_texts(part: QWidget, scale: float) -> None:
    inside = part.findChildren(QWidget)
    for widget in inside:
        if not isinstance(widget, _TEXTS):
            continue
        _scale_text(widget, scale)
    # the innermost first; else the outer ones still count with the old sizes
    for widget in (*reversed(inside), part):
        layout = widget.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()


def _scale_text(widget: QWidget, scale: float) -> None:
    points = _made_points(widget) * scale
    if points > 0 and abs(widget.font().pointSizeF() - points) > 0.01:
        font = QFont(widget.font())
        font.setPointSizeF(points)
        _give(widget, font)


def _made_points(widget: QWidget) -> float:
    """The size of a text as it was made."""
    made_points = widget.property(_MADE_POINTS)
    if made_points is None:
        made_points = widget.font().pointSizeF()
        widget.setProperty(_MADE_POINTS, made_points)
    return float(made_points)

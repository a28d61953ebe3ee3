"""The system's own font, in the few sizes that the window uses."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

UI_POINT_SIZE = 10.0  # the least that reads well; a larger system size is kept
TRANSCRIPT_POINT_SIZE = 11.5


def ui_font() -> QFont:
    """The font of controls."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(max(UI_POINT_SIZE, font.pointSizeF()))
    return font


def transcript_font(scale: float = 1.0) -> QFont:
    """The font of spoken words; `scale` 0.8 to 2.0."""
    font = ui_font()
    font.setPointSizeF(max(TRANSCRIPT_POINT_SIZE, font.pointSizeF() + 1.0) * scale)
    return font


def scaled(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """The same font larger or smaller."""
    new = QFont(font)
    new.setPointSizeF(font.pointSizeF() * factor)
    if bold:
        new.setWeight(QFont.Weight.DemiBold)
    return new


def tabular(font: QFont) -> QFont:
    """The same font with digits of one width, so that running numbers stand still."""
    new = QFont(font)
    new.setFeature(QFont.Tag("tnum"), 1)
    return new

"""The zones of the level meter are told apart without their colours."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QImage, QPainter
from PySide6.QtWidgets import QApplication

from voicelive_desktop.gui.voice_bar import ballistics as scale
from voicelive_desktop.gui.voice_bar.meter_bar import zone_pattern


def drawn(low_db: float) -> bytes:
    """A zone in one ink, as somebody sees it who knows no colours."""
    image = QImage(32, 10, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.fillRect(image.rect(), QBrush(Qt.GlobalColor.black, zone_pattern(low_db)))
    painter.end()
    return bytes(image.constBits())


def test_the_zones_of_the_meter_differ_without_colour(qapp: QApplication) -> None:
    zones = [drawn(low) for low in (scale.FLOOR_DB, scale.WARNING_DB, scale.HOT_DB)]
    assert len(set(zones)) == len(zones)

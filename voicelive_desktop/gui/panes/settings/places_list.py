"""What the search found outside of the settings panel: a line for each, which leads there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from voicelive_desktop.gui.panes.settings.settings_places import PLACES, Place
from voicelive_desktop.gui.theme.reading import dress

_TARGET = 32  # pixels, the least that is easy to hit


class PlacesList(QWidget):
    """Empty until something is shown.

    Signals:
        chosen(target: str): the name of an action, or the objectName of a control.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_places")
        self._lines: dict[int, QPushButton] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self.hide()

    def show_places(self, places: Sequence[Place]) -> None:
        """Show a line for each of these."""
        wanted = {PLACES.index(place) for place in places}
        for number in sorted(wanted - set(self._lines)):
            self._add(number)
        for number, line in self._lines.items():
            line.setVisible(number in wanted)
        self.setVisible(bool(wanted))

    def _add(self, number: int) -> None:
        place = PLACES[number]
        line = QPushButton(place.words, self)
        line.setObjectName(f"settings_place_{number}")
        line.setAccessibleName(place.words)
        line.setToolTip(place.words)
        line.setProperty("part", "place")
        line.setMinimumHeight(_TARGET)
        dress(line)
        line.clicked.connect(lambda: self.chosen.emit(place.target))
        self._lines[number] = line
        self._layout.insertWidget(sum(other < number for other in self._lines), line)

"""The pictures of a message that is being written, each with a button that takes it out again."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.gui.theme import Theme, icons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.transcript.given_pictures import thumbnail

BOX = QSize(88, 56)
BUTTON = 22


class PictureStrip(QFrame):
    """Thumbnails in a row; hidden without any.

    Signals:
        changed(): there are other pictures.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures: tuple[Picture, ...] = ()
        self.setObjectName("picture_strip")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 4, 0, 4)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        theme.changed.connect(self._build)
        self.hide()

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """What is shown."""
        return self._pictures

    def show_pictures(self, pictures: tuple[Picture, ...]) -> None:
        """Show these, and no others."""
        if pictures == self._pictures:
            return
        self._pictures = pictures
        self._build()
        self.setVisible(bool(pictures))
        self.changed.emit()

    def _remove(self, at: int) -> None:
        self.show_pictures(self._pictures[:at] + self._pictures[at + 1 :])

    def _build(self) -> None:
        while self._row.count() > 1:
            taken = self._row.takeAt(0)
            gone = None if taken is None else taken.widget()
            if gone is not None:
                gone.hide()
                gone.setParent(None)
                gone.deleteLater()
        for at, picture in enumerate(self._pictures):
            self._row.insertWidget(at, self._build_one(at, picture))

    def _build_one(self, at: int, picture: Picture) -> QFrame:
        frame = QFrame()
        frame.setObjectName(f"picture_frame_{at + 1}")
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        label = plain_label()
        label.setObjectName(f"picture_{at + 1}")
        label.setPixmap(thumbnail(picture, BOX, self.devicePixelRatioF()))
        label.setToolTip(self.tr("{0} by {1} pixels").format(picture.width, picture.height))
        label.setAccessibleName(
            self.tr("Picture {0}, {1} by {2} pixels").format(at + 1, picture.width, picture.height)
        )
        button = QToolButton()
        button.setObjectName(f"picture_remove_{at + 1}")
        button.setAccessibleName(self.tr("Remove picture {0}").format(at + 1))
        button.setToolTip(self.tr("Remove this picture"))
        button.setIcon(icons.icon("close", self._theme.tokens.text_second))
        button.setIconSize(QSize(14, 14))
        button.setFixedSize(BUTTON, BUTTON)
        button.clicked.connect(lambda: self._remove(at))
        row.addWidget(label)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return frame

"""What the program is, and which version."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from voicelive_desktop import __version__
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import fonts
from voicelive_desktop.gui.widgets.plain_label import plain_label

WIDTH = 380


class AboutDialog(QDialog):
    """Name, version, which part is under which licence. Open it with `open()`."""

    def __init__(self, intents: Intents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setWindowTitle(self.tr("About Voice Live Desktop"))
        name = plain_label("Voice Live Desktop")
        name.setFont(fonts.scaled(fonts.ui_font(), 1.4, bold=True))
        version = self.tr("Version {version}, with Qt {qt}").format(version=__version__, qt=qVersion())
        purpose = self.tr("A desktop voice companion for Azure Voice Live, with a local service that needs no cloud.")
        licences = (
            self.tr("This program: MIT licence."),
            self.tr(
                "The local service with its voice, espeak-ng: GPL-3.0-or-later, in a process of its own. The installed "
                "program brings the source of its exact version."
            ),
            self.tr("Qt and PySide6: LGPL-3.0, dynamic libraries that you may replace."),
            self.tr("Other parts: MIT, BSD, Apache, MPL, PSF."),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(name)
        for text, tone in ((version, "second"), (purpose, ""), *((licence, "third") for licence in licences)):
            layout.addWidget(_label(text, tone))
        layout.addSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self._build_licences(intents))
        row.addStretch()
        row.addWidget(close := self._build_close())
        layout.addLayout(row)
        self.setFixedWidth(WIDTH)
        close.setFocus()

    def _build_licences(self, intents: Intents) -> QPushButton:
        button = QPushButton(self.tr("Show licences"))
        button.setObjectName("show_licences_button")
        button.setAccessibleName(self.tr("Show the folder with all licences"))
        button.setAutoDefault(False)
        button.clicked.connect(intents.licences_requested)
        return button

    def _build_close(self) -> QPushButton:
        button = QPushButton(self.tr("Close"))
        button.setObjectName("close_about_button")
        button.setAccessibleName(self.tr("Close"))
        button.setDefault(True)
        button.clicked.connect(self.accept)
        return button


def _label(text: str, tone: str) -> QLabel:
    label = plain_label(text)
    label.setWordWrap(True)
    label.setProperty("tone", tone)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label

"""What the program is, and which version."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from voicelive_desktop import __version__
from voicelive_desktop.gui.theme import fonts

WIDTH = 380


class AboutDialog(QDialog):
    """Name, version, licence. Open it with `open()`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setWindowTitle(self.tr("About Voice Live Desktop"))
        name = QLabel("Voice Live Desktop")
        name.setFont(fonts.scaled(fonts.ui_font(), 1.4, bold=True))
        version = self.tr("Version {version}, with Qt {qt}").format(version=__version__, qt=qVersion())
        purpose = self.tr("A desktop voice companion for Azure Voice Live, with a local service that needs no cloud.")
        licence = self.tr("MIT licence. The local demo's voice, espeak-ng, is GPL-3 and runs in its own process.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(name)
        for text, tone in ((version, "second"), (purpose, ""), (licence, "third")):
            layout.addWidget(_label(text, tone))
        layout.addSpacing(8)
        layout.addWidget(self._build_close(), 0, Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(WIDTH)

    def _build_close(self) -> QPushButton:
        button = QPushButton(self.tr("Close"))
        button.setObjectName("close_about_button")
        button.setAccessibleName(self.tr("Close"))
        button.clicked.connect(self.accept)
        return button


def _label(text: str, tone: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("tone", tone)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label

"""What the program is, and which version."""

from __future__ import annotations

from importlib import metadata

from PySide6.QtCore import QSize, Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from voicelive_desktop import __version__
from voicelive_desktop.domain.facts.requests.about_program import ShowLicenses
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import fonts
from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import close_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.words_fit import WordsFit

WIDTH = 420
ICON = 56


class AboutDialog(Dialog):
    """Icon, name, version, and which part is under which license. Open it with `open()`."""

    def __init__(self, intents: Intents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = project_page()
        self.setObjectName("about_dialog")
        self.setWindowTitle(self.tr("About Voice Live Desktop"))
        licenses = push_button("show_licences_button", self.tr("Show licenses"))
        licenses.clicked.connect(intents.wishing(ShowLicenses()))
        project = push_button("project_page_button", self.tr("Project page"))
        project.setToolTip(self._page)
        project.setVisible(bool(self._page))
        project.clicked.connect(self._on_project)
        leave = close_button("close_about_button", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addLayout(self._build_head())
        layout.addWidget(
            _text(
                self.tr("A voice companion for your desktop. Talks to Azure, or works locally."), ""
            )
        )
        layout.addWidget(_text("\n".join(self._licenses()), "second"))
        layout.addSpacing(4)
        layout.addLayout(dialog_buttons(leave, aside=(licenses, project)))
        leave.setFocus()
        WordsFit(self, WIDTH)

    def _licenses(self) -> tuple[str, ...]:
        return (
            self.tr("This program: MIT License."),
            self.tr(
                "Local service and its voice (espeak-ng): GPL-3.0-or-later, in a process of its own. The installed "
                "program includes the source code."
            ),
            self.tr("Qt and PySide6: LGPL-3.0, as libraries that you may replace."),
            self.tr("Other parts: MIT, BSD, Apache, MPL and PSF licenses."),
        )

    def _on_project(self) -> None:
        QDesktopServices.openUrl(QUrl(self._page))

    def _build_head(self) -> QHBoxLayout:
        icon = plain_label()
        icon.setObjectName("about_icon")
        icon.setPixmap(
            QGuiApplication.windowIcon().pixmap(QSize(ICON, ICON), self.devicePixelRatioF())
        )
        name = plain_label("Voice Live Desktop")
        name.setFont(fonts.scaled(fonts.ui_font(), 1.4, bold=True))
        version = self.tr("Version {version} (Qt {qt})").format(version=__version__, qt=qVersion())
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(_text(version, "second"))
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(icon)
        head.addLayout(words, 1)
        return head


def project_page() -> str:
    """The address that the package names as its home, "" if it names none."""
    try:
        listed = metadata.metadata("voicelive-desktop").get_all("Project-URL") or []
    except metadata.PackageNotFoundError:
        return ""
    named = {
        label.strip().lower(): page.strip()
        for label, _, page in (line.partition(",") for line in listed)
    }
    return next(
        (named[label] for label in ("homepage", "home", "repository", "source") if label in named),
        "",
    )


def _text(text: str, tone: str) -> QLabel:
    label = plain_label(text)
    label.setWordWrap(True)
    label.setProperty("tone", tone)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label

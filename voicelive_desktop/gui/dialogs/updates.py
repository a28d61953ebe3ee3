"""Whether and where to look for new versions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from voicelive_desktop import __version__
from voicelive_desktop.domain.settings import SPECS
from voicelive_desktop.domain.settings.application import page_problem
from voicelive_desktop.domain.state import State
from voicelive_desktop.domain.updates import Look
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.language import shown
from voicelive_desktop.gui.widgets.plain_label import plain_label
from voicelive_desktop.gui.widgets.push_button import push_button

WIDTH = 460


class UpdatesDialog(QDialog):
    """The switch, the address, a look now, and how it went. Open it with `open()`."""

    def __init__(self, feed: StateFeed, intents: Intents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._intents = feed, intents
        self.setObjectName("updates_dialog")
        self.setWindowTitle(self.tr("New versions"))
        self._daily = QCheckBox(shown(SPECS["update_check"].label))
        self._daily.setObjectName("update_check")
        self._daily.setAccessibleName(self._daily.text())
        self._page = QLineEdit()
        self._page.setObjectName("releases_page_edit")
        self._page.setAccessibleName(shown(SPECS["releases_page"].label))
        self._page.setPlaceholderText(self.tr("The page of the installed program"))
        self._result = _label("", "second")
        self._result.setObjectName("update_result")
        self._look = push_button("update_look_button", self.tr("Look now"))
        self._open = push_button("update_open_button", self.tr("See what is new"))
        self._open.setProperty("kind", "accent")
        self._close = push_button("close_updates_button", self.tr("Close"))
        self._place()
        self._connect()
        self._daily.setChecked(feed.state.settings.update_check)
        self._page.setText(feed.state.settings.releases_page)
        self._show_result(feed.state)

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.updates is not new.updates:
            self._show_result(new)

    def _on_daily_clicked(self, on: bool) -> None:
        self._intents.settings_chosen.emit({"update_check": on})

    def _take_page(self) -> bool:
        """Whether the address makes sense; then it is the setting."""
        page = self._page.text().strip()
        problem = page_problem(page)
        if problem:
            self._say(shown(problem), "error")
            self._page.setFocus()
        elif page != self._feed.state.settings.releases_page:
            self._intents.settings_chosen.emit({"releases_page": page})
        return not problem

    def _on_look(self) -> None:
        if self._take_page():
            self._intents.update_look_requested.emit()

    def _on_close(self) -> None:
        if self._take_page():
            self.accept()

    def _show_result(self, state: State) -> None:
        found, look = state.updates.found, state.updates.look
        self._open.setVisible(found is not None)
        self._look.setEnabled(look is not Look.LOOKING)
        words = {
            Look.NONE: self.tr("This is version {version}.").format(version=__version__),
            Look.LOOKING: self.tr("Looking…"),
            Look.NEWEST: self.tr("Version {version} is the newest.").format(version=__version__),
            Look.FAILED: self.tr("The releases page could not be read, or it names no version."),
        }
        told = words.get(look, "")
        if found is not None and look is Look.FOUND:
            told = self.tr("Version {new} is there; this is {version}.").format(new=found.version, version=__version__)
        self._say(told, "attention" if look is Look.FAILED else "second")

    def _say(self, text: str, tone: str) -> None:
        self._result.setText(text)
        if self._result.property("tone") != tone:
            self._result.setProperty("tone", tone)
            self._result.style().polish(self._result)

    def _place(self) -> None:
        buttons = QHBoxLayout()
        for button in (self._look, self._open):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(self._daily)
        layout.addWidget(_label(shown(SPECS["update_check"].help), "second"))
        layout.addSpacing(8)
        layout.addWidget(plain_label(shown(SPECS["releases_page"].label)))
        layout.addWidget(self._page)
        layout.addWidget(self._result)
        layout.addSpacing(8)
        layout.addLayout(buttons)
        self.setFixedWidth(WIDTH)

    def _connect(self) -> None:
        self._feed.changed.connect(self._on_state_changed)
        self._daily.clicked.connect(self._on_daily_clicked)
        self._look.clicked.connect(self._on_look)
        self._open.clicked.connect(self._intents.update_opened)
        self._close.clicked.connect(self._on_close)
        self._close.setDefault(True)


def _label(text: str, tone: str) -> QLabel:
    label = plain_label(text)
    label.setWordWrap(True)
    label.setProperty("tone", tone)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label

"""Whether there is a newer version."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from voicelive_desktop import __version__
from voicelive_desktop.domain.facts.requests.about_program import LookForUpdate, OpenUpdatePage
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.updates_state import Look
from voicelive_desktop.domain.settings import SPECS
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import fonts
from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import close_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.words_fit import WordsFit
from voicelive_desktop.gui.wording.language import shown

WIDTH = 440


class UpdatesDialog(Dialog):
    """How the latest look went, a look now, and whether to look daily. Open it with `open()`."""

    def __init__(self, feed: StateFeed, intents: Intents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._intents = feed, intents
        self.setObjectName("updates_dialog")
        self.setWindowTitle(self.tr("Check for updates"))
        WordsFit(self, WIDTH)
        self._result = plain_label()
        self._result.setObjectName("update_result")
        self._result.setWordWrap(True)
        self._result.setFont(fonts.scaled(fonts.ui_font(), 1.1))
        self._daily = QCheckBox(self.tr("Check daily"))
        self._daily.setObjectName("update_check")
        self._daily.setAccessibleName(self._daily.text())
        self._daily.setChecked(feed.state.settings.update_check)
        self._look = push_button("update_look_button", self.tr("Check now"))
        self._open = push_button("update_open_button", self.tr("See what's new"))
        self._place()
        feed.changed.connect(self._on_state_changed)
        self._daily.clicked.connect(self._on_daily_clicked)
        self._look.clicked.connect(intents.wishing(LookForUpdate()))
        self._open.clicked.connect(intents.wishing(OpenUpdatePage()))
        self._show_result(feed.state)
        self._look.setFocus()

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.program.updates is not new.program.updates:
            self._show_result(new)

    def _on_daily_clicked(self, on: bool) -> None:
        self._intents.choose({"update_check": on})

    def _show_result(self, state: State) -> None:
        found, look = state.program.updates.found, state.program.updates.look
        words = {
            Look.NONE: self.tr("You have version {version}.").format(version=__version__),
            Look.LOOKING: self.tr("Checking…"),
            Look.NEWEST: self.tr("You have the latest version, {version}.").format(
                version=__version__
            ),
            Look.FAILED: self.tr("Could not check for updates."),
        }
        told = words.get(look, "")
        if found is not None and look is Look.FOUND:
            told = self.tr("Version {new} is available. You have {version}.").format(
                new=found.version, version=__version__
            )
        self._result.setText(told)
        self._open.setVisible(found is not None)
        (self._look if found is None else self._open).setDefault(True)

    def _place(self) -> None:
        help_words = plain_label(shown(SPECS["update_check"].help))
        help_words.setWordWrap(True)
        help_words.setProperty("tone", "second")
        help_words.setContentsMargins(28, 0, 0, 0)  # under the words of the check box
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(4)
        layout.addWidget(self._result)
        layout.addSpacing(12)
        layout.addWidget(self._daily, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(help_words)
        layout.addSpacing(12)
        layout.addLayout(
            dialog_buttons(
                close_button("close_updates_button", self), self._open, aside=(self._look,)
            )
        )

"""What is too large for a row of the settings panel: the list of all voices, templates, the session
as JSON.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from voicelive_desktop.domain.catalogue.template_data import templates
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.widgets.plain_label import plain_tip
from voicelive_desktop.gui.wording.language import shown


class SettingsMore(QObject):
    """Opens them over `window`. Their modules are imported when first needed: the first frame waits
    for none.
    """

    def __init__(self, feed: StateFeed, intents: Intents, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._feed, self._intents, self._theme, self._window = feed, intents, theme, window

    def show_json(self) -> None:
        """The session as the service is told it; one can go on talking meanwhile."""
        from voicelive_desktop.gui.panes.settings.session_json_dialog import SessionJsonDialog  # noqa: PLC0415 - see the class

        dialog = self._window.findChild(SessionJsonDialog)
        _bring(dialog or SessionJsonDialog(self._feed, self._intents, self._theme, self._window))

    def show_for(self, name: str) -> None:
        """What belongs to this setting."""
        if name == "voice_name":
            self.show_voices()
        elif name == "instructions":
            self.show_templates()

    def show_voices(self) -> None:
        """All voices by language."""
        from voicelive_desktop.gui.panes.settings.voices_dialog import VoicesDialog  # noqa: PLC0415 - see the class

        _bring(
            self._window.findChild(VoicesDialog)
            or VoicesDialog(self._feed, self._intents, self._window)
        )

    def show_templates(self) -> None:
        """Instructions to begin with; the one that is chosen takes the place of the present ones,
        and Undo brings those back.
        """
        menu = QMenu(self._window)
        menu.setObjectName("templates_menu")
        for title, text in templates().items():
            action = menu.addAction(shown(title))
            action.setToolTip(plain_tip(text))
            action.triggered.connect(lambda _on=False, text=text: self._choose(text))
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(menu.deleteLater)
        button = self._window.findChild(QWidget, "instructions_edit_more_button")
        if button is None:
            place = QPoint(0, 0)
        else:
            place = button.mapToGlobal(QPoint(0, button.height() + 2))
        menu.popup(place)

    def _choose(self, text: str) -> None:
        self._intents.choose({"instructions": text})


def _bring(dialog: QDialog) -> None:
    if not dialog.isVisible():
        dialog.finished.connect(dialog.deleteLater)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()

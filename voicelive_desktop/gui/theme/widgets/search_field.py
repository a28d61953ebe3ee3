"""Fields in which one searches."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.icons import icon


class ClearableField(QLineEdit):
    """A line that one press empties, by our cross: the style's button is a black disc
    in either theme.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Clear the field"))
        self._show_cross()

    def _show_cross(self) -> None:
        clear = self.findChild(QAction, "_q_qlineeditclearaction")  # Qt's own name for it
        if isinstance(clear, QAction):
            clear.setIcon(icon("close", self.palette().color(QPalette.ColorRole.Text).name()))

    # Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another theme has another ink."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_cross()


class SearchField(ClearableField):
    """The field that searches the settings, with a magnifying glass in the colours of the theme."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("settings_search")
        self.setAccessibleName(self.tr("Search settings"))
        self.setPlaceholderText(self.tr("Search settings…"))
        self._sign = QAction(self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        self._sign.setIcon(icon("search", self._theme.tokens.text_third))

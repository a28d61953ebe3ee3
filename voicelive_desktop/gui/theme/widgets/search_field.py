"""Fields in which one searches."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.icons import icon

LONGEST = 200  # characters; a page pasted by mistake is compared with every setting


def can_be_emptied(field: QLineEdit) -> None:
    """Give a line the button that empties it."""
    field.setClearButtonEnabled(True)
    for button in field.findChildren(QToolButton):
        button.setAccessibleName(QCoreApplication.translate("ClearableField", "Clear the field"))
    show_cross(field)


def show_cross(field: QLineEdit) -> None:
    """Draw that button as our cross, in the ink of the present theme."""
    clear = field.findChild(QAction, "_q_qlineeditclearaction")  # Qt's own name for it
    if isinstance(clear, QAction):
        clear.setIcon(icon("close", field.palette().color(QPalette.ColorRole.Text).name()))


class ClearableField(QLineEdit):
    """A line that one press empties, by our cross: the style's button is a black disc
    in either theme.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        can_be_emptied(self)

    # Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another theme has another ink."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            show_cross(self)


class SearchField(ClearableField):
    """A field to search in, with a magnifying glass in the colours of the theme.

    Signals:
        down_pressed(): the person wants to go on to what was found.
    """

    down_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("settings_search")
        self.setMaxLength(LONGEST)
        self.setAccessibleName(self.tr("Search settings"))
        self.setPlaceholderText(self.tr("Search settings…"))
        self._sign = QAction(self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        self._sign.setIcon(icon("search", self._theme.tokens.text_third))

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: there is no line below this one; Down leads out of it."""
        if event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)

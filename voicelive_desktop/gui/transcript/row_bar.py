"""The buttons of one row of the transcript, floating at its upper right corner."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from voicelive_desktop.gui.theme import Theme, icons
from voicelive_desktop.gui.transcript.row_actions import RowAction

BUTTON = 26
NAMES = ("play", "question", "expand", "copy", "edit", "again", "delete")


class RowBar(QFrame):
    """Shows what can be done with the row under the mouse, or with the current one.

    Signals:
        chosen(name: str): a button was pressed.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions: tuple[RowAction, ...] = ()
        self.setObjectName("row_bar")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(0)
        self._buttons = {name: self._build_button(name) for name in NAMES}
        for button in self._buttons.values():
            layout.addWidget(button)
        theme.changed.connect(self._on_theme_changed)
        self.hide()

    def offer(self, actions: Sequence[RowAction]) -> None:
        """Show these actions, as far as they have a button."""
        actions = [action for action in actions if action.button]
        if tuple(actions) != self._actions:
            self._actions = tuple(actions)
            offered = {action.name for action in actions}
            for name, button in self._buttons.items():
                button.setVisible(name in offered)
            for action in actions:
                self._dress(action)
        self.adjustSize()

    def place(self, right: int, middle: int) -> None:
        """Stand with the right edge and the middle here, and be seen."""
        self.move(QPoint(right - self.width(), max(0, middle - self.height() // 2)))
        self.show()
        self.raise_()

    def follow_in_tab_order(self, widget: QWidget) -> None:
        """Tab leads from `widget` through the buttons."""
        before = widget
        for button in self._buttons.values():
            QWidget.setTabOrder(before, button)
            before = button

    def has_focus(self) -> bool:
        """Whether one of the buttons has the focus."""
        return any(button.hasFocus() for button in self._buttons.values())

    def _on_theme_changed(self) -> None:
        for action in self._actions:
            self._dress(action)

    def _dress(self, action: RowAction) -> None:
        button, tokens = self._buttons[action.name], self._theme.tokens
        button.setEnabled(action.enabled)
        button.setAccessibleName(action.text)
        if action.keys:
            button.setToolTip(f"{action.text} ({action.keys})")
        else:
            button.setToolTip(action.text)
        if action.enabled:
            button.setIcon(icons.icon(action.icon, tokens.text_second))
        else:
            button.setIcon(icons.icon(action.icon, tokens.disabled))

    def _build_button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"row_{name}_button")
        button.setIconSize(QSize(16, 16))
        button.setFixedSize(BUTTON, BUTTON)
        button.clicked.connect(lambda: self.chosen.emit(name))
        return button

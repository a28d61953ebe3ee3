"""The bar over the transcript in which one looks for words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from voicelive_desktop.gui.theme import Theme, icons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.transcript.finder import Finder
from voicelive_desktop.gui.wording import state_words

BUTTON = 32


class FindBar(QFrame):
    """A field, "3 of 15", and buttons for the match before and the next one. Hidden until `open`.

    Signals:
        searched(query: str): the words to look for changed.
        stepped(step: int): 1 for the next match, -1 for the one before.
        closed(): the user is done.
    """

    searched = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, finder: Finder, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finder = finder
        self._theme = theme
        self.setObjectName("find_bar")
        self._input = FindInput()
        self._input.setObjectName("find_input")
        self._input.setAccessibleName(self.tr("Find in the transcript"))
        self._input.setPlaceholderText(self.tr("Find in the transcript…"))
        self._input.setClearButtonEnabled(False)
        # a press of its buttons leaves the focus in the field
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._input)
        self._count = plain_label()
        self._count.setObjectName("find_count")
        self._count.setProperty("tone", "second")
        self._before = self._build_button(
            "find_previous_button", self.tr("Previous match"), self.tr("Shift+F3")
        )
        self._next = self._build_button("find_next_button", self.tr("Next match"), "F3")
        self._close = self._build_button(
            "find_close_button", self.tr("Close the find bar"), self.tr("Esc")
        )
        self._place()
        self._connect()
        self._on_theme_changed()
        self._show_count()
        self.hide()

    def open(self) -> None:
        """Show the bar, ready for typing; what was looked for last is selected."""
        self.show()
        self._input.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._input.selectAll()
        self.searched.emit(self._input.text())

    def shut(self) -> None:
        """Hide the bar and stop looking."""
        if self.isHidden():
            return
        self.hide()
        self.searched.emit("")
        self.closed.emit()

    def _on_finder_changed(self) -> None:
        self._show_count()

    def _on_theme_changed(self) -> None:
        tokens = self._theme.tokens
        for button, name in (
            (self._before, "chevron_up"),
            (self._next, "chevron_down"),
            (self._close, "close"),
        ):
            if button.isEnabled():
                color = tokens.text_second
            else:
                color = tokens.disabled
            button.setIcon(icons.icon(name, color))

    def _show_count(self) -> None:
        finder = self._finder
        nothing = bool(finder.query) and not finder.total
        self._count.setText(state_words.found(finder.query, finder.position, finder.total))
        tone = "attention" if nothing else "second"
        if self._count.property("tone") != tone:
            self._count.setProperty("tone", tone)
            self._count.style().polish(self._count)
        for button in (self._before, self._next):
            button.setEnabled(finder.total > 0)
        self._on_theme_changed()

    def _place(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(6)
        layout.addWidget(self._input, 1)
        layout.addWidget(self._count)
        layout.addWidget(self._before)
        layout.addWidget(self._next)
        layout.addWidget(self._close)

    def _connect(self) -> None:
        self._finder.changed.connect(self._on_finder_changed)
        self._theme.changed.connect(self._on_theme_changed)
        self._input.textChanged.connect(self.searched)
        self._input.stepped.connect(self.stepped)
        self._before.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        self._close.clicked.connect(self.shut)

    def _build_button(self, name: str, spoken: str, keys: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(spoken)
        button.setToolTip(f"{spoken} ({keys})")
        button.setIconSize(QSize(18, 18))
        button.setFixedSize(BUTTON, BUTTON)
        return button


class FindInput(QLineEdit):
    """Enter leads to the next match, Shift+Enter to the one before.

    Signals:
        stepped(step: int): 1 or -1.
    """

    stepped = Signal(int)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter steps."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if plain == Qt.KeyboardModifier.NoModifier:
                self.stepped.emit(1)
                return
            if plain == Qt.KeyboardModifier.ShiftModifier:
                self.stepped.emit(-1)
                return
        super().keyPressEvent(event)

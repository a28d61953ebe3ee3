"""Every key of the window and what it does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from voicelive_desktop.gui.actions import SPECS, Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import close_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.wording.language import shown

SIZE = (460, 680)
LEAST = (380, 260)
FRAME = 60  # what a window manager adds, and a task bar


class ShortcutsDialog(Dialog):
    """Lists the shortcuts of the actions and the keys that fields and rows have of their
    own. Not modal.
    """

    def __init__(self, feed: StateFeed, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._actions = feed, actions
        self.setObjectName("shortcuts_dialog")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(SIZE[0], min(SIZE[1], self.screen().availableGeometry().height() - FRAME))
        self.setMinimumSize(*LEAST)
        close = close_button("shortcuts_close_button", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._build_list(), 1)
        layout.addLayout(dialog_buttons(close))
        close.setFocus()

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """The keys, as this system writes them, and what they do."""
        return (
            *self._of_talking(),
            *self._from_anywhere(),
            *self._of_actions(),
            *self._of_parts(),
        )

    def _of_talking(self) -> tuple[tuple[str, str], ...]:
        key = shown(self._feed.state.settings.talk_key)
        return (
            (key, self.tr("Talk: hold it, or tap it to keep talking (Push-to-talk, Hold-to-mute)")),
            (_native("Enter"), self.tr("Send the message; starts a conversation if there is none")),
            (_native("Shift+Enter"), self.tr("New line in the message")),
            (_native("Up"), self.tr("Bring back an earlier message")),
        )

    def _from_anywhere(self) -> tuple[tuple[str, str], ...]:
        settings = self._feed.state.settings
        keys = (
            (settings.global_talk_key, self.tr("Talk, also while you use another app")),
            (settings.global_mute_key, self.tr("Mute or unmute, also while you use another app")),
        )
        return tuple((_native(key), does) for key, does in keys if key)

    def _of_actions(self) -> tuple[tuple[str, str], ...]:
        listed = [spec for spec in SPECS if spec.shortcuts and spec.name != "start_end"]
        start = (_native("Ctrl+Enter"), self.tr("Start or end the conversation"))
        return (
            start,
            *((_native(spec.shortcuts[0]), self._actions[spec.name].text()) for spec in listed),
        )

    def _of_parts(self) -> tuple[tuple[str, str], ...]:
        return (
            (_native("F6"), self.tr("Go to the next part of the window")),
            (_native("Shift+F6"), self.tr("Go to the part before")),
            (_native("Tab"), self.tr("Go to the next control")),
            (
                f"{_native('Alt+1')} … {_native('Alt+4')}",
                self.tr("Go to a button of a call that waits for you; once more to press it"),
            ),
        )

    def _build_list(self) -> QScrollArea:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (keys, does) in enumerate(self.rows):
            key, words = plain_label(keys), plain_label(does)
            key.setProperty("tone", "title")
            words.setWordWrap(True)
            grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1)
        grid.setRowStretch(len(self.rows), 1)
        area = QScrollArea()
        area.setObjectName("shortcuts_list")
        area.setAccessibleName(self.tr("Keyboard shortcuts"))
        area.setWidgetResizable(True)
        area.setWidget(inside)
        return area


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)

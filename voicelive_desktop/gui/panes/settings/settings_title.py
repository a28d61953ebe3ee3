"""The title of the settings panel, with Undo."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import SPECS
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.wording.language import shown


class SettingsTitle(QWidget):
    """Says which change Undo takes back. Ctrl+Z does it anywhere in `panel`."""

    def __init__(self, feed: StateFeed, intents: Intents, panel: QWidget) -> None:
        super().__init__(panel)
        self.undo = self._build_undo()
        self.undo.clicked.connect(intents.wishing(ev.SettingsUndone()))
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), panel)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(intents.wishing(ev.SettingsUndone()))
        title = plain_label(self.tr("Settings"), self)
        title.setProperty("tone", "title")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(title, 1)
        line.addWidget(self.undo)
        feed.changed.connect(self._on_state_changed)
        self._show(feed.state)

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.choices.history is not new.choices.history:
            self._show(new)

    def _show(self, state: State) -> None:
        history = state.choices.history
        if history:
            labels = ", ".join(shown(SPECS[name].label) for name, _ in history[-1])
        else:
            labels = ""
        self.undo.setEnabled(bool(history))
        if labels:
            self.undo.setToolTip(self.tr("Undo: {0}").format(labels))
        else:
            self.undo.setToolTip("")

    def _build_undo(self) -> QToolButton:
        undo = QToolButton(self)
        undo.setObjectName("settings_undo")
        undo.setText(self.tr("Undo"))
        undo.setAccessibleName(self.tr("Undo the last change of settings"))
        undo.setProperty("part", "group_reset")
        undo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return undo

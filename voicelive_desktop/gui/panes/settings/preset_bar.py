"""Ready-made ways to take turns, and what the chosen one changed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import SPECS, Settings
from voicelive_desktop.domain.settings.presets import (
    PRESETS,
    Preset,
    differences,
    is_active,
    value_label,
    with_preset,
)
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.panes.settings.settings_layout import BOX_PADDING
from voicelive_desktop.gui.theme.reading import reading_font
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label, plain_tip
from voicelive_desktop.gui.wording.language import in_a_line, shown

_COLUMNS = 2
_SMALL = 0.9


class PresetBar(QWidget):
    """A button for each preset; pressed while the settings are the preset's.

    Signals:
        chosen(changes: dict[str, object]): the settings of a preset.
    """

    chosen = Signal(dict)

    def __init__(self, feed: StateFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preset_bar")
        self._feed = feed
        self._buttons = {preset.key: self._build_button(preset) for preset in PRESETS}
        self._helps = {preset.key: self._build_help(preset) for preset in PRESETS}
        self._grid = QGridLayout()
        self._shown: tuple[tuple[str, ...], bool] = ((), True)
        self._told = plain_label(parent=self)
        self._told.setObjectName("preset_changes")
        self._told.setProperty("tone", "second")
        self._told.setFont(reading_font(_SMALL))
        self._told.setWordWrap(True)
        self._told.hide()
        self._result: Settings | None = None
        self._build()
        feed.changed.connect(self._on_state_changed)
        self._show_active(feed.state.settings)

    def show_found(self, found: frozenset[str], *, searching: bool) -> None:
        """While somebody searches: only the presets that were found, each with what it is for; else
        all of them.
        """
        shown = tuple(preset.key for preset in PRESETS if not searching or preset.key in found)
        if (shown, searching) == self._shown:
            return
        self._shown = (shown, searching)
        self._told.hide()  # it may be about one that is not shown
        columns = 1 if searching else _COLUMNS
        for key, button in self._buttons.items():
            for part in (button, self._helps[key]):
                self._grid.removeWidget(part)
            button.setVisible(key in shown)
            self._helps[key].setVisible(searching and key in shown)
        alone = len(shown) % columns  # an odd one out is as wide as two others, and the first
        for index, key in enumerate(shown):
            row, column = divmod(index + alone, columns)
            if alone and index == 0:
                self._grid.addWidget(self._buttons[key], 0, 0, 1, columns)
                continue
            self._grid.addWidget(self._buttons[key], 2 * row, column)
            if searching:
                self._grid.addWidget(self._helps[key], 2 * row + 1, 0)
        self.setVisible(bool(shown))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key visits."""
        return tuple(self._buttons.values())

    def _on_clicked(self, preset: Preset) -> None:
        before = self._feed.state.settings
        after = with_preset(before, preset)
        self._result = after
        is_explained = self._helps[preset.key].isVisibleTo(self)
        if is_explained:
            self._told.setText(_told("", before, after))
        else:
            self._told.setText(_told(preset.help, before, after))
        self._told.show()
        self._show_active(before)
        if after != before:
            self.chosen.emit(dict(preset.settings))

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.settings is new.settings:
            return
        self._show_active(new.settings)
        if self._result is not None and new.settings != self._result:
            self._told.hide()  # what it says is true no more

    def _show_active(self, settings: Settings) -> None:
        for preset in PRESETS:
            button = self._buttons[preset.key]
            button.setChecked(is_active(settings, preset))
            button.setToolTip(
                plain_tip(_told(preset.help, settings, with_preset(settings, preset)))
            )

    def _build(self) -> None:
        self._grid.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(BOX_PADDING, 6, 0, 8)
        layout.setSpacing(6)
        layout.addWidget(plain_label(self.tr("Conversation style"), self))
        layout.addLayout(self._grid)
        layout.addWidget(self._told)
        self.show_found(frozenset(), searching=False)

    def _build_button(self, preset: Preset) -> QPushButton:
        button = QPushButton(shown(preset.label), self)
        button.setObjectName(f"preset_{preset.key}_button")
        button.setAccessibleName(self.tr("Preset {0}").format(shown(preset.label)))
        button.setAccessibleDescription(shown(preset.help))
        button.setProperty("part", "preset")
        button.setCheckable(True)
        button.clicked.connect(lambda: self._on_clicked(preset))
        return button

    def _build_help(self, preset: Preset) -> QLabel:
        told = plain_label(shown(preset.help), self)
        told.setObjectName(f"preset_{preset.key}_help")
        told.setProperty("tone", "third")
        told.setFont(reading_font(_SMALL))
        told.setWordWrap(True)
        return told


def _told(help_text: str, before: Settings, after: Settings) -> str:
    changes = [
        f"{shown(SPECS[name].label)}: {_value(before, name, old)} → {_value(after, name, new)}"
        for name, old, new in differences(before, after)
    ]
    told = changes or [QCoreApplication.translate("PresetBar", "Currently in use.")]
    if help_text:
        told.insert(0, shown(help_text))
    return "\n".join(told)


def _value(settings: Settings, name: str, value: object) -> str:
    return in_a_line(value_label(settings, name, value))

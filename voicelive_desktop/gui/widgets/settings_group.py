"""A group of settings that opens and closes."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from voicelive_desktop.domain import selectors
from voicelive_desktop.domain.settings import SPECS, Correction, Group, default_of
from voicelive_desktop.domain.state import State
from voicelive_desktop.gui.language import shown
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.icons import icon
from voicelive_desktop.gui.widgets.preset_bar import PresetBar
from voicelive_desktop.gui.widgets.setting_row import SettingRow


class SettingsGroup(QWidget):
    """A header with "Reset", and the rows of the group; the rows are built when they are first needed.

    Signals:
        chosen(name: str, value: object)
        reset_requested(defaults: dict[str, object]): all settings of the group shall be as they were delivered.
        more_requested(name: str): a row's further button was pressed.
        reconnect_requested()
    """

    chosen = Signal(str, object)
    reset_requested = Signal(dict)
    more_requested = Signal(str)
    reconnect_requested = Signal()

    def __init__(self, group: Group, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = group
        self.names = tuple(name for name, spec in SPECS.items() if spec.group is group and spec.widget)
        self._theme = theme
        self._key = group.name.lower()
        self.setObjectName(f"settings_group_{self._key}")
        self.rows: dict[str, SettingRow] = {}
        self._top: PresetBar | None = None
        self._untold: dict[str, Correction] = {}  # of rows that are not built yet
        self._presets: frozenset[str] = frozenset()
        self._found = frozenset(self.names)
        self._folded: frozenset[str] = frozenset()
        self._revealed = ""
        self._searching = False
        self._header = self._build_header()
        self._reset = self._build_reset()
        self._body = QWidget(self)
        self._body_layout = QVBoxLayout(self._body)
        self._body_layout.setContentsMargins(28, 0, 0, 8)
        self._body_layout.setSpacing(0)
        self._build()
        theme.changed.connect(self._show_open)
        self._show_open()

    @property
    def is_open(self) -> bool:
        """Whether the person wants to see the rows."""
        return self._header.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Show the rows, or only the header."""
        self._header.setChecked(is_open)

    @property
    def is_complete(self) -> bool:
        """Whether all rows are built."""
        return len(self.rows) == len(self.names)

    def build_rows(self, state: State, *, folded: bool = True) -> None:
        """Build the rows that are not there yet; without `folded` only those that have an effect now."""
        if self.is_complete:
            return
        self._folded = _folded(state, self.names)
        first = 0 if self._top is None else 1
        for place, name in enumerate(self.names):
            if name not in self.rows and (folded or name not in self._folded):
                above = sum(other in self.rows for other in self.names[:place])
                self._body_layout.insertWidget(first + above, self._build_row(name, state))
        self.rows = {name: self.rows[name] for name in self.names if name in self.rows}
        self.show_corrections(tuple(self._untold.values()))
        self._show_found()

    def _build_row(self, name: str, state: State) -> SettingRow:
        row = self.rows[name] = SettingRow(name, self._body)
        row.chosen.connect(self.chosen)
        row.reconnect_requested.connect(self.reconnect_requested)
        row.more_requested.connect(self.more_requested)
        row.show_state(state)
        return row

    def add_presets(self, bar: PresetBar) -> None:
        """Show these above the rows."""
        self._top = bar
        self._body_layout.insertWidget(0, bar)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key visits, in the order in which it is seen."""
        rows = ((row.control.widget, row.more) for row in self.rows.values())
        presets = () if self._top is None else self._top.stops
        return self._header, self._reset, *presets, *(stop for row in rows for stop in row if stop is not None)

    def show_state(self, state: State) -> None:
        """Show the settings as they are."""
        for row in self.rows.values():
            row.show_state(state)
        if self.rows and (folded := _folded(state, self.names)) != self._folded:
            self.build_rows(state)
            self._folded = folded
            self._show_found()
        changed = any(
            getattr(state.settings, name) != default_of(name) or selectors.unusable_in_file(state, name)
            for name in self.names
        )
        self._reset.setVisible(changed)

    def reveal(self, name: str) -> None:
        """Show this row even if it has no effect now."""
        self._revealed = name
        self._show_found()

    def show_corrections(self, corrections: tuple[Correction, ...]) -> None:
        """Mark the rows that were changed because of another one."""
        for correction in corrections:
            if correction.name in self.rows:
                self.rows[correction.name].show_correction(correction)
                self._untold.pop(correction.name, None)
            elif correction.name in self.names:
                self._untold[correction.name] = correction

    def show_found(self, found: frozenset[str], presets: frozenset[str], *, searching: bool) -> None:
        """While somebody searches: only the settings and presets that were found, open; else everything, as the person
        left it.
        """
        self._found, self._searching = found & frozenset(self.names), searching
        self._presets = presets if self._top is not None else frozenset()
        self._show_found()

    def _show_found(self) -> None:
        for name, row in self.rows.items():
            wanted = self._searching or name == self._revealed or name not in self._folded
            row.setVisible(name in self._found and wanted)
        if self._top is not None:
            self._top.show_found(self._presets, searching=self._searching)
        self.setVisible(bool(self._found or self._presets))
        self._show_open()

    def _show_open(self) -> None:
        shown = self._searching or self.is_open
        self._body.setVisible(shown)
        name = "chevron_down" if shown else "chevron_right"
        self._header.setIcon(icon(name, self._theme.tokens.text_second))

    def _on_reset_clicked(self) -> None:
        self.reset_requested.emit({name: default_of(name) for name in self.names})

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._header, 1)
        top.addWidget(self._reset)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(top)
        layout.addWidget(self._body)

    def _build_header(self) -> QToolButton:
        header = QToolButton(self)
        header.setObjectName(f"settings_{self._key}_header")
        header.setText(shown(self.group.value))
        header.setAccessibleName(self.tr("{0}: show or hide").format(shown(self.group.value)))
        header.setProperty("part", "group_header")
        header.setCheckable(True)
        header.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        header.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        header.setIconSize(QSize(16, 16))
        header.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header.toggled.connect(self._show_open)
        return header

    def _build_reset(self) -> QToolButton:
        reset = QToolButton(self)
        reset.setObjectName(f"settings_{self._key}_reset")
        reset.setText(self.tr("Reset"))
        reset.setAccessibleName(self.tr("Reset {0}").format(shown(self.group.value)))
        reset.setToolTip(self.tr("Back to the values this program came with"))
        reset.setProperty("part", "group_reset")
        reset.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        reset.clicked.connect(self._on_reset_clicked)
        policy = reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        reset.setSizePolicy(policy)
        return reset


def _folded(state: State, names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name for name in names if selectors.is_folded(state, name))

"""A group of settings that opens and closes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.requests.about_program import RestartProgram
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.user import ReconnectRequested
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.domain.settings import Correction, Group, default_of
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.settings import setting_notes
from voicelive_desktop.gui.panes.settings.functions_lead import FunctionsLead
from voicelive_desktop.gui.panes.settings.group_header import EDGE, GroupHeader
from voicelive_desktop.gui.panes.settings.preset_bar import PresetBar
from voicelive_desktop.gui.panes.settings.setting_row import SettingRow
from voicelive_desktop.gui.panes.settings.setting_rows import row_for
from voicelive_desktop.gui.panes.settings.settings_layout import (
    ALL,
    BASIC,
    BASIC_ROWS,
    BOX_PADDING,
    LEFT,
    names_in,
)
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.reading import reading_font
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.wording.language import shown

_NOTE_SCALE = 0.9


class SettingsGroup(QWidget):
    """A header with "Reset", and the rows of the group; the rows are built when they
    are first needed.

    Among the basic settings a group has no header and shows only its basic rows.

    Signals:
        more_requested(name: str): a row's further button was pressed.
    """

    more_requested = Signal(str)

    def __init__(
        self, group: Group, intents: Intents, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._intents = intents
        self.group = group
        self.names = names_in(group)
        self._theme = theme
        self._key = group.name.lower()
        self.setObjectName(f"settings_group_{self._key}")
        self.rows: dict[str, SettingRow] = {}
        self._top: PresetBar | FunctionsLead | None = None
        self._untold: dict[str, Correction] = {}  # of rows that are not built yet
        self._presets: frozenset[str] = frozenset()
        self._found = frozenset(self.names)
        self._folded: frozenset[str] = frozenset()
        self._reasons: dict[str, str] = {}  # of dimmed rows, as the group says them
        self._revealed = ""
        self._searching = False
        self._level = ALL
        self._header = GroupHeader(self._key, shown(group.value), theme, self)
        self._header.toggled.connect(self._show_open)
        self._header.reset.clicked.connect(self._on_reset_clicked)
        self._note = self._build_note()
        self._body = QWidget(self)
        self._body_layout = QVBoxLayout(self._body)
        self._body_layout.setContentsMargins(LEFT - BOX_PADDING, 0, 0, 8)
        self._body_layout.setSpacing(0)
        self._body_layout.addWidget(self._note)
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

    @property
    def reasons(self) -> frozenset[str]:
        """Why rows that are in sight are dimmed, as far as it is said once for all."""
        return frozenset(
            why for name, why in self._reasons.items() if not self.rows[name].isHidden()
        )

    def build_rows(
        self, state: State, *, folded: bool = True, only: Iterable[str] | None = None
    ) -> None:
        """Build the rows that are not there yet, or `only` these; without `folded` those that have
        an effect now.
        """
        self._folded = _folded(state, self.names)
        wanted = set(self.names) - set(self.rows) - (set() if folded else self._folded)
        if only is not None:
            wanted &= set(only)
        if not wanted:
            return
        first = self._body_layout.count() - len(self.rows)
        for place, name in enumerate(self.names):
            if name in wanted:
                above = sum(other in self.rows for other in self.names[:place])
                self._body_layout.insertWidget(first + above, self._build_row(name, state))
        self.rows = {name: self.rows[name] for name in self.names if name in self.rows}
        self._take_reasons(state)
        self.show_corrections(tuple(self._untold.values()))
        self._show_found()

    def _on_chosen(self, name: str, value: object) -> None:
        self._intents.choose({name: value})

    def _build_row(self, name: str, state: State) -> SettingRow:
        row = self.rows[name] = row_for(name, self._body, self._intents.wishing(RestartProgram()))
        row.chosen.connect(self._on_chosen)
        row.reconnect_requested.connect(self._intents.wishing(ReconnectRequested()))
        row.more_requested.connect(self.more_requested)
        row.show_state(state)
        return row

    def put_above(self, top: PresetBar | FunctionsLead) -> None:
        """Show this above the rows."""
        self._top = top
        self._body_layout.insertWidget(0, top)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key visits, in the order in which it is seen."""
        rows = ((row.control.widget, row.more) for row in self.rows.values())
        presets = () if self._top is None else self._top.stops
        return (
            self._header,
            self._header.reset,
            *presets,
            *(stop for row in rows for stop in row if stop is not None),
        )

    def show_level(self, level: str) -> None:
        """Show all rows under the header, or only the basic ones without it."""
        self._level, self._revealed = level, ""
        self._show_found()

    def show_state(self, state: State) -> None:
        """Show the settings as they are."""
        for row in self.rows.values():
            row.show_state(state)
        folded = _folded(state, self.names)
        if self.rows and folded != self._folded and self._level == ALL:
            self.build_rows(state)
        self._folded = folded
        self._take_reasons(state)
        self._show_found()
        changed = any(
            getattr(state.settings, name) != default_of(name)
            or selectors.unusable_in_file(state, name)
            for name in self.names
        )
        self._header.reset.setVisible(changed)

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

    def show_found(
        self, found: frozenset[str], presets: frozenset[str], *, searching: bool
    ) -> None:
        """While somebody searches: only the settings and presets that were found, open; else
        everything, as the person left it.
        """
        self._found, self._searching = found & frozenset(self.names), searching
        if self._top is not None:
            self._presets = presets
        else:
            self._presets = frozenset()
        self._show_found()

    def _take_reasons(self, state: State) -> None:
        told = ((name, setting_notes.group_reason(state, name)) for name in self.rows)
        self._reasons = {name: why for name, why in told if why}

    def _is_wanted(self, name: str) -> bool:
        if self._searching:
            return name in self._found
        if self._level == BASIC and name not in BASIC_ROWS:
            return False
        return name == self._revealed or name not in self._folded

    def _show_found(self) -> None:
        with_wire_name = self._searching or self._level == ALL
        for name, row in self.rows.items():
            row.setVisible(self._is_wanted(name))
            row.show_wire_name(wanted=with_wire_name)
        if self._top is not None:
            self._top.show_found(self._presets, searching=self._searching)
        in_basic = bool(BASIC_ROWS & set(self.names)) or isinstance(self._top, PresetBar)
        if self._searching:
            in_level = bool(self._found or self._presets)
        else:
            in_level = self._level == ALL or in_basic
        self.setVisible(in_level)
        self._show_open()

    def _show_open(self) -> None:
        is_flat = self._level == BASIC and not self._searching
        is_open = is_flat or self._searching or self.is_open
        self._header.setHidden(is_flat)
        self._body.setVisible(is_open)
        bottom = 8
        if is_flat:
            bottom = 0
        self._body_layout.setContentsMargins(LEFT - BOX_PADDING, 0, 0, bottom)
        self._header.show_chevron(is_open=is_open)
        self._note.setText(" ".join(sorted(self.reasons)))
        self._note.setVisible(not is_flat and bool(self._note.text()))

    def _on_reset_clicked(self) -> None:
        self._intents.choose({name: default_of(name) for name in self.names})

    def _build(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(LEFT - EDGE, 0, 0, 0)
        head.addWidget(self._header)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self._body)

    def _build_note(self) -> QLabel:
        note = plain_label(parent=self)
        note.setObjectName(f"settings_{self._key}_note")
        note.setProperty("tone", "second")
        note.setFont(reading_font(_NOTE_SCALE))
        note.setWordWrap(True)
        note.setContentsMargins(BOX_PADDING, 2, 0, 4)
        note.hide()
        return note


def _folded(state: State, names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name for name in names if selectors.is_folded(state, name))

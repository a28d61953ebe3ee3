"""Every setting of a session and of the program: the basic ones, or all in groups; with a search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.notices import CorrectedNotice
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import Group
from voicelive_desktop.domain.settings.presets import PRESETS
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.settings.functions_lead import FunctionsLead
from voicelive_desktop.gui.panes.settings.group_header import EDGE
from voicelive_desktop.gui.panes.settings.level_switch import LevelSwitch
from voicelive_desktop.gui.panes.settings.places_list import PlacesList
from voicelive_desktop.gui.panes.settings.preset_bar import PresetBar
from voicelive_desktop.gui.panes.settings.settings_area import GUTTER, SettingsArea
from voicelive_desktop.gui.panes.settings.settings_group import SettingsGroup
from voicelive_desktop.gui.panes.settings.settings_layout import (
    ALL,
    BASIC,
    BASIC_ROWS,
    GROUP_OF,
    GROUPS,
    LEFT,
    LEVELS,
    NAMED_ROWS,
    OPEN_AT_FIRST,
    SHOWN,
    setting_with,
)
from voicelive_desktop.gui.panes.settings.settings_search import (
    found,
    found_missing,
    found_places,
    found_presets,
)
from voicelive_desktop.gui.panes.settings.settings_title import SettingsTitle
from voicelive_desktop.gui.panes.settings.steady import steady
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.reading import reading_font
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.search_field import SearchField

_RIGHT = LEFT - GUTTER  # so that all rows end as far from the edge as they begin from the other one
_FIRST = (Group.VOICE, Group.TURN)  # what fills the panel's first picture


class SettingsContents(QWidget):
    """Built only from `SPECS`. A change goes out at once; what is shown is always the state's.

    The rows of the first picture are built at once, the rest after it, group by group.

    Signals:
        more_requested(name: str): something larger to choose the value of a setting in.
        place_chosen(target: str): go to what is set elsewhere: the name of an action, or a
        control's objectName.
        level_changed(level: str): "basic" or "all" is shown.
    """

    more_requested = Signal(str)
    place_chosen = Signal(str)
    level_changed = Signal(str)

    def __init__(
        self, feed: StateFeed, intents: Intents, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settings_contents")
        self._feed, self._intents, self._theme = feed, intents, theme
        self._title = SettingsTitle(feed, intents, self)
        self._level = LevelSwitch(self)
        self._search = SearchField(theme, self)
        self._nothing = self._build_words("settings_nothing_found")
        self._note = self._build_words("settings_basic_note")
        self._places = PlacesList(self)
        self._groups = {group: self._build_group(group) for group in GROUPS}
        self._json = self._build_json()
        self._area = SettingsArea(self)
        self._content = QWidget()
        self._build()
        for part in self._groups.values():
            part.set_open(part.group in OPEN_AT_FIRST)
            part.show_state(feed.state)
        self._show_corrections(feed.state)
        self._show_level()
        self._build_first()
        feed.changed.connect(self._on_state_changed)
        self._search.textChanged.connect(self._on_search_changed)
        self._level.level_chosen.connect(self._on_level_chosen)
        self._places.chosen.connect(self.place_chosen)

    @property
    def open_groups(self) -> tuple[str, ...]:
        """Names of the groups whose rows the person wants to see."""
        return tuple(group.name for group, part in self._groups.items() if part.is_open)

    def set_open_groups(self, names: Iterable[str]) -> None:
        """Take over what `open_groups` once told."""
        wanted = set(names)
        for group, part in self._groups.items():
            part.set_open(group.name in wanted)

    @property
    def level(self) -> str:
        """Whether the basic settings are shown, or all."""
        return self._level.level

    def set_level(self, level: str) -> None:
        """Show the basic settings, or all of them; anything else is left as it is."""
        if level in LEVELS and level != self.level:
            self._level.show_level(level)
            self._on_level_chosen(level)

    def focus_search(self) -> None:
        """Let the person search."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def reveal(self, widget_name: str) -> bool:
        """Show the control of this objectName and give it the focus; False if the panel has
        no such row.
        """
        name = setting_with(widget_name)
        if name is None:
            return False
        group = self._groups[GROUP_OF[name]]
        self._search.clear()
        if name not in BASIC_ROWS:
            self.set_level(ALL)
        if self.level == BASIC:
            group.build_rows(self._feed.state, only=(name,))
        else:
            group.build_rows(self._feed.state, only=None)
        group.set_open(True)
        group.reveal(name)
        row = group.rows[name]
        row.control.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        # once it has its place
        QTimer.singleShot(0, row, lambda: self._area.ensureWidgetVisible(row))
        return True

    def build_all(self) -> None:
        """Build whatever rows are still missing."""
        for group in self._groups.values():
            group.build_rows(self._feed.state)
        self._order_stops()

    def build_named(self) -> None:
        """Build the rows whose controls scripts find by their names."""
        for group in self._groups.values():
            group.build_rows(self._feed.state, only=NAMED_ROWS)
        self._order_stops()

    def build_rest(self) -> None:
        """Build the rows that are still missing, one group at a time whenever nothing else is
        to be done.
        """
        if any(not group.is_complete for group in self._groups.values()):
            QTimer.singleShot(0, self, self._build_next)

    def _on_state_changed(self, old: State, new: State) -> None:
        if _same_for_panel(old, new):
            return
        with steady(self._area, self._rows):
            self._show_state(old, new)
        self._show_note()

    def _show_state(self, old: State, new: State) -> None:
        for group in self._groups.values():
            group.show_state(new)
        self._show_corrections(new, {id(notice) for notice in old.program.notices})

    def _show_corrections(self, state: State, known: Set[int] = frozenset()) -> None:
        for notice in state.program.notices:
            if isinstance(notice, CorrectedNotice) and id(notice) not in known:
                for group in self._groups.values():
                    group.show_corrections(notice.corrections)

    def _rows(self) -> list[QWidget]:
        return [row for group in self._groups.values() for row in group.rows.values()]

    def _on_search_changed(self, query: str) -> None:
        searching = bool(query.strip())
        if searching:
            self.build_all()
        names, presets = found(query, SHOWN.items()), found_presets(query, PRESETS, SHOWN.items())
        missing, places = found_missing(query), found_places(query)
        if missing:
            names, presets, places = frozenset(), frozenset(), ()
        with self._laid_out_once():
            for group in self._groups.values():
                group.show_found(names, presets, searching=searching)
        self._places.show_places(places)
        nothing = searching and not (names or presets or places)
        self._nothing.setText(missing or self.tr("No settings match “{0}”.").format(query.strip()))
        self._nothing.setVisible(nothing)
        self._json.setVisible(not searching and self.level == ALL)
        self._show_note()
        self._area.verticalScrollBar().setValue(0)

    def _on_level_chosen(self, level: str) -> None:
        self._search.clear()
        self._show_level()
        if self.isVisible():
            self._build_first()
        self._area.verticalScrollBar().setValue(0)
        self.level_changed.emit(level)

    def _show_level(self) -> None:
        with self._laid_out_once():
            for group in self._groups.values():
                group.show_level(self.level)
        self._json.setVisible(self.level == ALL)
        self._show_note()

    @contextmanager
    def _laid_out_once(self) -> Iterator[None]:
        """Let many rows come and go at once: Qt lays out anew for each that is shown inside
        something visible.
        """
        self._content.hide()
        yield
        self._content.show()

    def _show_note(self) -> None:
        """Among the basic settings say once for all of them why some are dimmed."""
        reasons = {reason for group in self._groups.values() for reason in group.reasons}
        self._note.setText(" ".join(sorted(reasons)))
        is_flat = self.level == BASIC and not self._search.text().strip()
        self._note.setVisible(is_flat and bool(reasons))

    def _build_first(self) -> None:
        """Build the rows that the panel's first picture shows."""
        if self.level == BASIC:
            wanted = GROUPS
        else:
            wanted = _FIRST
        for group in wanted:
            if self.level == BASIC:
                only = BASIC_ROWS
            else:
                only = None
            self._groups[group].build_rows(self._feed.state, folded=False, only=only)
        self._show_note()
        self._order_stops()

    def _build_next(self) -> None:
        group = next((group for group in self._groups.values() if not group.is_complete), None)
        if group is None:
            return
        group.build_rows(self._feed.state)
        self._order_stops()
        self._show_note()
        self.build_rest()

    def _order_stops(self) -> None:
        """Rows are built later than what lies below them: give the Tab key the order of the eye."""
        rows = (stop for group in self._groups.values() for stop in group.stops)
        stops = [self._title.undo, self._level, self._search, *rows, self._json]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _build_words(self, name: str) -> QLabel:
        words = plain_label(parent=self)
        words.setObjectName(name)
        words.setProperty("tone", "second")
        words.setFont(reading_font(0.95))
        words.setWordWrap(True)
        words.hide()
        return words

    def _build_json(self) -> QPushButton:
        button = QPushButton(self.tr("Session as JSON…"), self)
        button.setObjectName("settings_json")
        button.setAccessibleName(self.tr("Show the session as JSON"))
        button.setToolTip(
            self.tr("Everything the app sends to set up the session, to read, change and copy")
        )
        button.setProperty("part", "row_action")
        button.clicked.connect(lambda: self.place_chosen.emit("session_json"))
        return button

    def _build_group(self, group: Group) -> SettingsGroup:
        part = SettingsGroup(group, self._intents, self._theme)
        if group is Group.TURN:
            presets = PresetBar(self._feed, part)
            presets.chosen.connect(self._intents.choose)
            part.put_above(presets)
        if group is Group.FUNCTIONS:
            lead = FunctionsLead(self._feed, part)
            lead.chosen.connect(self.place_chosen)
            part.put_above(lead)
        part.more_requested.connect(self.more_requested)
        return part

    def _build(self) -> None:
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, _RIGHT, 16)
        column.setSpacing(4)
        column.addLayout(_indented(self._nothing))
        column.addLayout(_indented(self._places, left=LEFT - EDGE))
        for group in self._groups.values():
            column.addWidget(group)
        column.addLayout(_indented(self._note))
        column.addLayout(_indented(self._json, Qt.AlignmentFlag.AlignLeft))
        column.addStretch(1)
        self._area.setWidget(self._content)
        top = QVBoxLayout()
        top.setContentsMargins(LEFT, 0, LEFT, 0)
        top.setSpacing(8)
        for widget in (self._title, self._level, self._search):
            top.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._area, 1)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the first picture needs its rows."""
        self._build_first()
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: after the first picture the rest is built."""
        super().paintEvent(event)
        self.build_rest()


def _indented(
    widget: QWidget, align: Qt.AlignmentFlag | None = None, left: int = LEFT
) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(left, 0, 0, 0)
    if align is None:
        line.addWidget(widget)
    else:
        line.addWidget(widget, 0, align)
    return line


def _same_for_panel(old: State, new: State) -> bool:
    """Whether nothing changed that the panel shows."""
    same = old.settings is new.settings and old.current.refused is new.current.refused
    same = same and (
        old.program.notices is new.program.notices or _corrections(old) == _corrections(new)
    )
    same = (
        same
        and old.choices.unusable is new.choices.unusable
        and old.program.global_keys is new.program.global_keys
    )
    applied = old.current.session is new.current.session or _applied(old) == _applied(new)
    return (
        same
        and applied
        and old.current.unapplied == new.current.unapplied
        and old.choices.history is new.choices.history
    )


def _corrections(state: State) -> list[int]:
    return [id(notice) for notice in state.program.notices if isinstance(notice, CorrectedNotice)]


def _applied(state: State) -> object:
    if state.current.session is None:
        return None
    return (state.current.session.applied, state.current.session.applied_for)

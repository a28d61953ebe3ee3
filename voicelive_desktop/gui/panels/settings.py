"""Every setting of a session, in groups, with a search."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QToolButton, QVBoxLayout, QWidget

from voicelive_desktop.domain.presets import PRESETS
from voicelive_desktop.domain.settings import SPECS, Group
from voicelive_desktop.domain.state import State
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.language import shown
from voicelive_desktop.gui.settings_search import found, found_presets
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.icons import icon
from voicelive_desktop.gui.widgets.plain_label import plain_label
from voicelive_desktop.gui.widgets.preset_bar import PresetBar
from voicelive_desktop.gui.widgets.settings_group import SettingsGroup
from voicelive_desktop.gui.widgets.steady import steady

_WIDTH = 320
_OPEN = (Group.VOICE, Group.TURN, Group.SOUND)
_FIRST = (Group.VOICE, Group.TURN)  # what fills the panel's first picture
_SHOWN = {name: spec for name, spec in SPECS.items() if spec.group is not Group.APP and spec.widget}
_GROUPS = tuple(group for group in Group if any(spec.group is group for spec in _SHOWN.values()))


class SettingsPanel(QFrame):
    """Built only from `SPECS`. A change goes out at once; what is shown is always the state's.

    The rows below the first picture are built after it, group by group.

    Signals:
        more_requested(name: str): something larger to choose the value of a setting in.
        json_requested(): show the session as JSON.
    """

    more_requested = Signal(str)
    json_requested = Signal()

    def __init__(self, feed: StateFeed, intents: Intents, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_panel")
        self._feed, self._intents, self._theme = feed, intents, theme
        self._search = self._build_search()
        self._undo = self._build_undo()
        self._json = self._build_json()
        self._nothing = plain_label(parent=self)
        self._nothing.setObjectName("settings_nothing_found")
        self._nothing.setProperty("tone", "second")
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        self._groups = {group: self._build_group(group) for group in _GROUPS}
        self._area = QScrollArea(self)
        self._build()
        for group in _FIRST:
            self._groups[group].build_rows(feed.state, folded=False)
        for part in self._groups.values():
            part.set_open(part.group in _OPEN)
            part.show_state(feed.state)
        self._order_stops()
        feed.changed.connect(self._on_state_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def open_groups(self) -> tuple[str, ...]:
        """Names of the groups whose rows the person wants to see."""
        return tuple(group.name for group, part in self._groups.items() if part.is_open)

    def set_open_groups(self, names: Iterable[str]) -> None:
        """Take over what `open_groups` once told."""
        wanted = set(names)
        for group, part in self._groups.items():
            part.set_open(group.name in wanted)

    def focus_search(self) -> None:
        """Let the person search."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def holds(self, widget_name: str) -> bool:
        """Whether the control of this objectName is here, also one whose row is not built yet."""
        return _row_with(widget_name) is not None or self.findChild(QWidget, widget_name) is not None

    def reveal(self, widget_name: str) -> bool:
        """Show the control of this objectName and give it the focus; False if the panel has no such row."""
        name = _row_with(widget_name)
        if name is None:
            return False
        group = self._groups[_SHOWN[name].group]
        self._search.clear()
        group.build_rows(self._feed.state)
        group.set_open(True)
        group.reveal(name)
        row = group.rows[name]
        row.control.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, row, lambda: self._area.ensureWidgetVisible(row))  # once it has its place
        return True

    def build_all(self) -> None:
        """Build whatever rows are still missing."""
        for group in self._groups.values():
            group.build_rows(self._feed.state)
        self._order_stops()

    def _on_state_changed(self, old: State, new: State) -> None:
        if _same_for_panel(old, new):
            return
        self._show_undo()
        with steady(self._area, self._rows):
            self._show_state(old, new)

    def _show_state(self, old: State, new: State) -> None:
        for group in self._groups.values():
            group.show_state(new)
        known = {id(notice) for notice in old.notices}
        for notice in new.notices:
            if notice.corrections and id(notice) not in known:
                for group in self._groups.values():
                    group.show_corrections(notice.corrections)

    def _rows(self) -> list[QWidget]:
        return [row for group in self._groups.values() for row in group.rows.values()]

    def _on_chosen(self, name: str, value: object) -> None:
        self._intents.settings_chosen.emit({name: value})

    def _on_search_changed(self, query: str) -> None:
        searching = bool(query.strip())
        if searching:
            self.build_all()
        names, presets = found(query, _SHOWN.items()), found_presets(query, PRESETS, _SHOWN.items())
        for group in self._groups.values():
            group.show_found(names, presets, searching=searching)
        self._nothing.setText(self.tr("No setting fits “{0}”.").format(query.strip()))
        self._nothing.setVisible(not names and not presets)
        self._area.verticalScrollBar().setValue(0)

    def _on_theme_changed(self) -> None:
        self._search_sign.setIcon(icon("search", self._theme.tokens.text_third))

    def _build_next(self) -> None:
        group = next((group for group in self._groups.values() if not group.is_complete), None)
        if group is None:
            return
        group.build_rows(self._feed.state)
        self._order_stops()
        QTimer.singleShot(0, self, self._build_next)

    def _order_stops(self) -> None:
        """Rows are built later than what lies below them: give the Tab key the order of the eye."""
        stops = [
            self._json,
            self._undo,
            self._search,
            *(stop for group in self._groups.values() for stop in group.stops),
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _build_search(self) -> QLineEdit:
        search = QLineEdit(self)
        search.setObjectName("settings_search")
        search.setAccessibleName(self.tr("Search settings"))
        search.setPlaceholderText(self.tr("Search settings…"))
        search.setClearButtonEnabled(True)
        self._search_sign = QAction(search)
        search.addAction(self._search_sign, QLineEdit.ActionPosition.LeadingPosition)
        search.textChanged.connect(self._on_search_changed)
        return search

    def _show_undo(self) -> None:
        history = self._feed.state.history
        self._undo.setEnabled(bool(history))
        labels = ", ".join(shown(SPECS[name].label) for name, _ in history[-1]) if history else ""
        self._undo.setToolTip(self.tr("Take back: {0}").format(labels) if labels else "")

    def _build_undo(self) -> QToolButton:
        undo = QToolButton(self)
        undo.setObjectName("settings_undo")
        undo.setText(self.tr("Undo"))
        undo.setAccessibleName(self.tr("Undo the latest change of settings"))
        undo.setProperty("part", "group_reset")
        undo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        undo.setEnabled(False)
        undo.clicked.connect(self._intents.settings_undone)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._intents.settings_undone)
        return undo

    def _build_json(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("settings_json")
        button.setText(self.tr("JSON"))
        button.setAccessibleName(self.tr("Show the session as JSON"))
        button.setToolTip(self.tr("Show as JSON what the service is told"))
        button.setProperty("part", "group_reset")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(self.json_requested)
        return button

    def _build_group(self, group: Group) -> SettingsGroup:
        part = SettingsGroup(group, self._theme)
        if group is Group.TURN:
            presets = PresetBar(self._feed)
            presets.chosen.connect(self._intents.settings_chosen)
            part.add_presets(presets)
        part.chosen.connect(self._on_chosen)
        part.reset_requested.connect(self._intents.settings_chosen)
        part.more_requested.connect(self.more_requested)
        part.reconnect_requested.connect(self._intents.reconnect_requested)
        return part

    def _build(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 16)
        column.setSpacing(4)
        column.addWidget(self._nothing)
        for group in self._groups.values():
            column.addWidget(group)
        column.addStretch(1)
        self._area.setWidget(content)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        title = plain_label(self.tr("Settings"), self)
        title.setProperty("tone", "title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 0, 0)
        layout.setSpacing(8)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 12, 0)
        top.addWidget(title, 1)
        top.addWidget(self._json)
        top.addWidget(self._undo)
        layout.addLayout(top)
        field = QHBoxLayout()
        field.setContentsMargins(0, 0, 12, 0)
        field.addWidget(self._search)
        layout.addLayout(field)
        layout.addWidget(self._area, 1)
        self.setMinimumWidth(300)
        self.resize(_WIDTH, 600)

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first picture the rest is built."""
        super().paintEvent(event)
        if any(not group.is_complete for group in self._groups.values()):
            QTimer.singleShot(0, self, self._build_next)


def _row_with(widget_name: str) -> str | None:
    return next((name for name, spec in _SHOWN.items() if spec.widget == widget_name), None)


def _same_for_panel(old: State, new: State) -> bool:
    """Whether nothing changed that the panel shows."""
    same = old.settings is new.settings and old.notices is new.notices and old.refused is new.refused
    same = same and old.unusable is new.unusable
    applied = old.session is new.session or _applied(old) == _applied(new)
    return same and applied and old.unapplied == new.unapplied and old.history is new.history


def _applied(state: State) -> object:
    return None if state.session is None else (state.session.applied, state.session.applied_for)

"""The line at the top: which service, how the connection is, how long, how quick."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QHideEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from voicelive_desktop.domain.catalogue.models import LANGUAGES, TARGETS, THEMES, Choice
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import is_waiting_for_reconnect
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.library.private_button import PrivateButton
from voicelive_desktop.gui.panes.settings.profile_picker import ProfilePicker
from voicelive_desktop.gui.theme import Theme, fonts, icons
from voicelive_desktop.gui.theme.widgets.button_menu import open_menu
from voicelive_desktop.gui.theme.widgets.picker_combo import PickerCombo
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.window.log_chip import LogChip
from voicelive_desktop.gui.wording import state_words
from voicelive_desktop.gui.wording.language import shown

HEIGHT = 56
TICK_MS = 1000
ICON_SIZE = 16
_SIGNS: dict[type, tuple[str, str]] = {  # icon and token
    con.Offline: ("offline", "text_third"),
    con.Connecting: ("wait", "attention"),
    con.Ready: ("ok", "ok"),
    con.Retrying: ("wait", "attention"),
    con.Failed: ("error", "error"),
    con.Closing: ("wait", "text_third"),
    con.Reading: ("offline", "text_third"),
}
_GROUPS = (  # of the menu, before what opens menus of its own
    ("start_end", "mute", "stop"),
    ("answer_again", "system_note"),
    ("library", "library_search", "private"),
    ("functions", "sound_check"),
)
_ADVANCED = ("inspector", "refresh_devices", "session_json", "write_log", "open_log")
# in a menu of their own: 540 pixels have to be enough
_CONVERSATION = ("export", "copy_markdown", "copy_all", "clear")

NARROW = 900  # pixels
_TARGET, _TARGET_NARROW = 164, 110
_PROFILE = 140
_LONGER_WORD = 30  # kept free, so that another state moves nothing
_LONGER_STATUS = 160  # kept free in large letters: “Reconnecting…” comes suddenly
# what the last entries of the services hold; they are none
COMPANION, MY_AGENT = "companion", "my_agent"


class Header(QFrame):
    """Target, connection, time of the session, latency, menu.

    Signals:
        azure_chosen(): the user picked Azure as the service.
        agent_chosen(): the user picked an agent of their own, or wants to set it up.
        companion_wanted(): the user wants to see, or choose, what the local companion is made of.
        used_by_mouse(): a list was closed; the focus is wanted back elsewhere.
    """

    azure_chosen = Signal()
    agent_chosen = Signal()
    companion_wanted = Signal()
    used_by_mouse = Signal()

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        theme: Theme,
        actions: Actions,
        parent: QWidget | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._intents = intents
        self._theme = theme
        self._actions = actions
        self._now = now
        self._scale = 1.0
        self.setObjectName("header")
        self.setMinimumHeight(HEIGHT)  # large letters need more
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._target = self._build_target()
        self._profiles = ProfilePicker(feed, intents, self)
        self._build_status()
        self._log = LogChip(feed, intents, theme)
        self._private = PrivateButton(feed, intents, theme)
        self._menu = self._build_menu()
        self._build_buttons()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._place()
        self._connect()
        self._show_state()
        self._on_theme_changed()

    def _build_status(self) -> None:
        self._target_note = plain_label(self.tr("at next connection"))
        self._target_note.setObjectName("target_note")
        self._target_note.setProperty("tone", "attention")
        self._status_icon = plain_label()
        self._status = plain_label()
        self._status.setObjectName("connection_status")
        self._timer = self._build_number("session_timer")
        self._latency = self._build_number("reply_latency")

    def _build_buttons(self) -> None:
        self._settings_button = self._build_button("settings_button", self.tr("Settings"), "Ctrl+,")
        self._library_button = self._build_button(
            "library_button", self.tr("Saved conversations"), "Ctrl+Shift+H"
        )
        self._menu_button = self._build_button("menu_button", self.tr("Menu"))

    def show_scale(self, scale: float) -> None:
        """The letters are so large now."""
        self._scale = scale
        self._show_latency()

    def show_settings_open(self, is_open: bool) -> None:
        """Draw the settings button pressed or not."""
        with QSignalBlocker(self._settings_button):
            self._settings_button.setChecked(is_open)

    def show_library_open(self, is_open: bool) -> None:
        """Draw the button of the conversations pressed or not."""
        with QSignalBlocker(self._library_button):
            self._library_button.setChecked(is_open)

    def _on_state_changed(self, _old: State, _new: State) -> None:
        self._show_state()

    def _on_theme_changed(self) -> None:
        color = self._theme.tokens.text_second
        self._menu_button.setIcon(icons.icon("menu", color))
        self._settings_button.setIcon(icons.icon("settings", color))
        self._library_button.setIcon(icons.icon("library", color))
        self._show_status()

    def _on_target_chosen(self, _row: int) -> None:
        target = str(self._target.currentData(Qt.ItemDataRole.UserRole))
        if target == COMPANION:
            self._show_state()  # the service stays
            self.companion_wanted.emit()
            return
        if target == MY_AGENT:
            self._show_state()
            self.agent_chosen.emit()
            return
        self._intents.choose({"target": target})
        if target == Target.AZURE:
            self.azure_chosen.emit()
        elif target == Target.AGENT:
            self.agent_chosen.emit()

    def _on_theme_chosen(self, action: QAction) -> None:
        self._intents.choose({"theme": str(action.data())})

    def _on_language_chosen(self, action: QAction) -> None:
        self._intents.choose({"language": str(action.data())})

    def _on_menu_clicked(self) -> None:
        button = self._menu_button
        corner = button.mapToGlobal(
            QPoint(button.width() - self._menu.sizeHint().width(), button.height() + 2)
        )
        open_menu(button, self._menu, corner)

    def _show_state(self) -> None:
        state = self._feed.state
        with QSignalBlocker(self._target):
            self._target.setCurrentIndex(
                self._target.findData(state.settings.target, Qt.ItemDataRole.UserRole)
            )
        waiting = is_waiting_for_reconnect(state, "target") or is_waiting_for_reconnect(
            state, "endpoint"
        )
        self._target_note.setVisible(waiting)
        for action in self._themes.actions():
            action.setChecked(action.data() == state.settings.theme)
        for action in self._languages.actions():
            action.setChecked(action.data() == state.settings.language)
        self._latency.setText(state_words.latency(state))
        self._latency.setToolTip(state_words.latency_help(state))
        self._show_latency()
        self._show_status()
        self._show_time()
        self._run_clock()

    def _show_status(self) -> None:
        connection = self._feed.state.connection
        name, token = _SIGNS[type(connection)]
        color = getattr(self._theme.tokens, token)
        self._status.setText(state_words.connection_word(self._feed.state))
        self._status_icon.setPixmap(icons.icon(name, color).pixmap(ICON_SIZE, ICON_SIZE))

    def _show_time(self) -> None:
        text = state_words.session_time(self._feed.state, self._now())
        self._timer.setText(text)
        self._timer.setToolTip(state_words.session_time_help(self._feed.state))
        self._timer.setVisible(bool(text))

    def _run_clock(self) -> None:
        needed = self.isVisible() and isinstance(self._feed.state.connection, con.Ready)
        if needed != self._tick.isActive():
            self._tick.start() if needed else self._tick.stop()

    def _place(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self._library_button)
        for widget in (self._target, self._profiles, self._target_note):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._status_icon)
        layout.addWidget(self._status)
        layout.addWidget(self._timer)
        layout.addSpacing(8)
        layout.addWidget(self._latency)
        layout.addSpacing(8)
        layout.addWidget(self._log)
        layout.addWidget(self._private)
        layout.addWidget(self._settings_button)
        layout.addWidget(self._menu_button)

    def _show_latency(self) -> None:
        """The least important of the header gives way in a narrow window; the answers tell their
        latency too.
        """
        wide = self.width() >= NARROW
        self._latency.setVisible(bool(self._feed.state.answers.latencies_s) and wide)
        self._private.set_wide(wide=wide)
        if wide:
            self._widen_lists(_TARGET)
        else:
            self._widen_lists(_TARGET_NARROW)
        self._log.set_wide(wide=wide and self._log.words_room <= self._free)

    @property
    def _free(self) -> int:
        """Pixels that nothing needs; negative where something is cut."""
        layout = self.layout()
        assert layout is not None, "made at the beginning"
        return self.width() - layout.minimumSize().width()

    def _widen_lists(self, target: int) -> None:
        """Let the two lists be wide enough for large letters, where there is room for it."""
        self._target.setMinimumWidth(target)
        self._profiles.set_width(_PROFILE)
        if self._scale <= 1.0:
            spare = max(0, self._free - _LONGER_WORD)
            self._target.setMinimumWidth(min(_TARGET, target + spare))
            return
        free = max(0, self.width() - self.minimumSizeHint().width() - _LONGER_STATUS)
        self._target.setMinimumWidth(target + min(free // 2, round(_TARGET * self._scale) - target))
        self._profiles.set_width(
            _PROFILE + min(free // 2, round(_PROFILE * self._scale) - _PROFILE)
        )

    def _connect(self) -> None:
        self._feed.changed.connect(self._on_state_changed)
        self._theme.changed.connect(self._on_theme_changed)
        self._target.activated.connect(self._on_target_chosen)
        self._target.closed.connect(self.used_by_mouse)
        self._menu.aboutToHide.connect(self.used_by_mouse)
        self._menu_button.clicked.connect(self._on_menu_clicked)
        self._settings_button.setCheckable(True)
        self._library_button.setCheckable(True)
        self._library_button.clicked.connect(self._actions["library"].trigger)
        self._settings_button.clicked.connect(self._actions["settings"].trigger)
        self._tick.timeout.connect(self._show_time)

    def _build_target(self) -> PickerCombo:
        combo = PickerCombo(self)
        combo.setObjectName("target_combo")
        combo.setAccessibleName(self.tr("Service"))
        combo.setToolTip(
            self.tr("The local companion needs no account. Azure needs a Voice Live resource.")
        )
        for choice in TARGETS:
            combo.addItem(shown(choice.label), choice.value)
        combo.insertSeparator(combo.count())  # what follows is no service
        combo.addItem(self.tr("Set up the local companion…"), COMPANION)
        combo.addItem(self.tr("Set up my agent…"), MY_AGENT)
        combo.setMinimumWidth(_TARGET)
        return combo

    def _build_number(self, name: str) -> QLabel:
        label = plain_label()
        label.setObjectName(name)
        label.setFont(fonts.tabular(fonts.ui_font()))
        label.setProperty("tone", "second")
        return label

    def _build_button(self, name: str, words_for_it: str, keys: str = "") -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAccessibleName(words_for_it)
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        if keys:
            button.setToolTip(f"{words_for_it} ({native})")
        else:
            button.setToolTip(words_for_it)
        button.setIconSize(QSize(20, 20))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _build_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("main_menu")
        for names in _GROUPS:
            menu.addSeparator()  # none is shown at the top
            self._add(menu, names)
            if "library" in names:
                self._add(menu.addMenu(self.tr("Conversation")), _CONVERSATION)
        self._add(menu.addMenu(self.tr("Service")), ("companion", "connection", "my_agent"))
        menu.addSeparator()
        appearance, language = (
            menu.addMenu(self.tr("Appearance")),
            menu.addMenu(self.tr("Language")),
        )
        self._themes = _choices(appearance, "appearance_menu", THEMES)
        self._themes.triggered.connect(self._on_theme_chosen)
        appearance.addSeparator()
        self._add(
            appearance, ("text_larger", "text_smaller", "text_normal", "studio", "mini_window")
        )
        self._languages = _choices(language, "language_menu", LANGUAGES)
        self._languages.triggered.connect(self._on_language_chosen)
        menu.addSeparator()
        self._add(menu.addMenu(self.tr("Advanced")), _ADVANCED)
        helping = menu.addMenu(self.tr("Help"))
        helping.setObjectName("help_menu")
        self._add(
            helping, ("welcome", "command_palette", "shortcuts", "diagnostics", "updates", "about")
        )
        return menu

    def _add(self, menu: QMenu, names: tuple[str, ...]) -> None:
        for name in names:
            menu.addAction(self._actions[name])

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: in sight; the clock runs."""
        super().showEvent(event)
        self._show_time()
        self._run_clock()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: out of sight; the clock rests."""
        super().hideEvent(event)
        self._run_clock()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width; the latency is shown where there is room."""
        super().resizeEvent(event)
        self._show_latency()


def _choices(menu: QMenu, name: str, choices: tuple[Choice, ...]) -> QActionGroup:
    """One of these holds; the actions have the wire values."""
    menu.setObjectName(name)
    group = QActionGroup(menu)
    for choice in choices:
        action = group.addAction(shown(choice.label))
        action.setCheckable(True)
        action.setData(choice.value)
        menu.addAction(action)
    return group

"""The mini window: a conversation in 360 by 84 pixels, over all other windows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.conversation import Item
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.domain.questions.selectors import Mode
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme, icons
from voicelive_desktop.gui.theme.look import set_look
from voicelive_desktop.gui.theme.reading import enlarge
from voicelive_desktop.gui.theme.settled import PAINT_MS, Settled
from voicelive_desktop.gui.theme.widgets.elided_label import ElidedLabel
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.voice_bar.microphone_button import MicrophoneButton
from voicelive_desktop.gui.voice_bar.talk_button import TalkButton
from voicelive_desktop.gui.window.mini_place import LAST, place_on, snapped
from voicelive_desktop.gui.window.talk_key_watch import TalkKey
from voicelive_desktop.gui.window.tray_picture import sign_of
from voicelive_desktop.gui.wording import state_words

SIZE = QSize(360, 84)
SIGN = 22
CORNER = 22
MOST_WORDS = 400  # characters of the last line; no more fit, whatever was said
_KEYS = ("start_end", "mute", "stop", "command_palette")


class MiniWindow(QWidget):
    """State, last line, level, mute, talk, End. A double click brings the large window.

    Attributes:
        places: where it was left on each screen, by the screen's name, and on which it was last
            (`LAST`).

    Signals:
        window_wanted(): the person wants to see the large window.
        moved(): `places` are others now.
    """

    window_wanted = Signal()
    moved = Signal()

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        theme: Theme,
        actions: Actions,
        level: Callable[[], float],
    ) -> None:
        super().__init__(None, Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint)
        self._feed, self._theme, self._actions = feed, theme, actions
        self._held_at: QPoint | None = None
        self.places: dict[str, object] = {}
        self.setObjectName("mini_window")
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("Voice Live Desktop, mini window"))
        self._build_words()
        self._mute = self._build_mute(level)
        self._talk = TalkButton(feed, intents, theme, self)
        self._talk.setObjectName("mini_talk_button")
        self._talk.set_wide(wide=False)
        self._build_buttons()
        self._settled = Settled(PAINT_MS, self)
        self._settled.settled.connect(self._on_settled)
        self._talk_key = TalkKey(feed, intents, self)
        for name in _KEYS:
            self.addAction(actions[name])
        self._place_parts()
        feed.flowed.connect(self._on_flowed)
        feed.changed.connect(self._on_state_changed)
        theme.changed.connect(self._show_theme)
        QGuiApplication.instance().screenRemoved.connect(self._on_screen_removed)  # type: ignore[union-attr]
        self._show_size()
        self._show_state(feed.state)
        self._show_theme()

    def come(self, near: QScreen) -> None:
        """Be seen, where it was left; on the screen `near` if that screen is no longer there."""
        last = next(
            (s for s in QGuiApplication.screens() if s.name() == self.places.get(LAST)), near
        )
        self._go_to(last)
        self.show()
        self.raise_()

    def _go_to(self, screen: QScreen) -> None:
        self.move(place_on(screen.name(), self.places, self.size(), screen.availableGeometry()))

    def _on_screen_removed(self, _gone: QScreen) -> None:
        primary = QGuiApplication.primaryScreen()
        if self.isVisible() and primary is not None:
            self._go_to(primary)

    def _on_state_changed(self, old: State, new: State) -> None:
        if new.settings.text_size != old.settings.text_size:
            self._show_size()
        if self.isVisible():
            self._show_state(new)

    def _on_flowed(self, state: State) -> None:
        if self.isVisible():
            self._line.setText(_last_line(state))

    def _show_size(self) -> None:
        """With larger text all of it is larger."""
        scale = self._feed.state.settings.text_size
        enlarge(self, scale)
        self.setFixedSize(SIZE * max(1.0, scale))
        self._frame.setGeometry(self.rect())

    def _on_settled(self, word: str) -> None:
        self._word.setText(word)
        self._show_sign()

    def _show_state(self, state: State) -> None:
        self._settled.offer(
            state_words.mode_word(state), at_once=selectors.mode(state) is Mode.STOPPED
        )
        self._line.setText(_last_line(state))
        self._mute.show_muted(muted=state.microphone.muted)
        self._mute.set_heard(selectors.is_passing(state))
        self._mute.set_live(state.microphone.capture.device is not None)
        can_start = selectors.can_start(state)
        self._start.setText(self._actions["start_end"].text())
        self._start.setEnabled(self._actions["start_end"].isEnabled())
        if can_start:
            set_look(self._start, "kind", "accent")
        else:
            set_look(self._start, "kind", "danger")
        self.setWindowOpacity(state.settings.mini_opacity)

    def _show_theme(self) -> None:
        color = self._theme.tokens.text_second
        self._large.setIcon(icons.icon("chevron_up", color))
        self._close.setIcon(icons.icon("close", color))
        self._show_sign()

    def _show_sign(self) -> None:
        name, token = sign_of(selectors.mode(self._feed.state))
        self._sign.setPixmap(
            icons.pixmap(name, getattr(self._theme.tokens, token), SIGN, self.devicePixelRatioF())
        )

    def _build_words(self) -> None:
        self._sign = plain_label(parent=self)
        self._sign.setFixedSize(SIGN, SIGN)
        self._word = ElidedLabel(self)
        self._word.setObjectName("mini_state_label")
        self._word.setProperty("tone", "title")
        self._line = ElidedLabel(self)
        self._line.setObjectName("mini_last_line")
        self._line.setProperty("tone", "second")

    def _build_buttons(self) -> None:
        self._start = QPushButton(self)
        self._start.setObjectName("mini_start_button")
        self._start.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._start.clicked.connect(self._actions["start_end"].trigger)
        self._large = self._build_small("mini_expand_button", self.tr("Show the large window"))
        self._large.clicked.connect(self.window_wanted)
        self._close = self._build_small("mini_close_button", self.tr("Close the mini window"))
        self._close.clicked.connect(self.close)

    def _build_mute(self, level: Callable[[], float]) -> MicrophoneButton:
        button = MicrophoneButton(self._theme, self)
        button.setObjectName("mini_mute_button")
        button.hear(level)
        button.clicked.connect(self._actions["mute"].trigger)
        return button

    def _build_small(self, name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setIconSize(QSize(14, 14))
        button.setFixedSize(CORNER, CORNER)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _place_parts(self) -> None:
        self._frame = QFrame(self)
        self._frame.setObjectName("mini_frame")
        self._frame.lower()
        corner = QVBoxLayout()
        corner.setSpacing(0)
        corner.addWidget(self._close)
        corner.addWidget(self._large)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._sign)
        row.addWidget(self._word, 1)
        for part in (self._mute, self._talk, self._start):
            row.addWidget(part)
        row.addLayout(corner)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 4, 6)
        column.setSpacing(2)
        column.addLayout(row, 1)
        column.addWidget(self._line)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: what stood still meanwhile is shown at once."""
        super().showEvent(event)
        self._settled.offer(state_words.mode_word(self._feed.state), at_once=True)
        self._show_state(self._feed.state)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: held; where a program may not place its windows, the system moves it."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        handle = self.windowHandle()
        if QGuiApplication.platformName().startswith("wayland") and handle is not None:
            handle.startSystemMove()
            return
        self._held_at = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: moved with the pointer, drawn to the edges of the screen under it."""
        if self._held_at is None:
            return
        pointer = event.globalPosition().toPoint()
        screen = QGuiApplication.screenAt(pointer) or self.screen()
        self.move(snapped(pointer - self._held_at, self.size(), screen.availableGeometry()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Qt: left here."""
        if self._held_at is None:
            return
        self._held_at = None
        screen = self.screen()
        corner = self.pos() - screen.availableGeometry().topLeft()
        self.places = {**self.places, screen.name(): [corner.x(), corner.y()], LAST: screen.name()}
        self.moved.emit()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Qt: the large window is wanted."""
        self.window_wanted.emit()


def _last_words(state: State) -> Item | None:
    """The newest row with words; only the newest pages are looked through."""
    for page in reversed(state.conversation.pages):
        for item in reversed(page.items):
            if item.text.strip():
                return item
    return None


def _last_line(state: State) -> str:
    """Who said what last, in one line; while somebody speaks the newest words."""
    last = _last_words(state)
    if last is None:
        return state_words.mode_hint(state)
    text = " ".join(last.text[:MOST_WORDS].split())
    return f"{state_words.speaker_name(last.role)}: {text}"

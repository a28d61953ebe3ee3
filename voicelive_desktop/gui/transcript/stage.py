"""The centre of the window: the orb, and under it what the program does now in a word and a hint."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QLabel, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.notices import ConnectionNotice
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.domain.questions.selectors import Mode
from voicelive_desktop.domain.questions.shown import shown_conversation
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.fonts import scaled, ui_font
from voicelive_desktop.gui.theme.look import set_look
from voicelive_desktop.gui.theme.settled import PAINT_MS, Settled
from voicelive_desktop.gui.theme.typing import is_text_field
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.voice_bar.face import TalkingFace
from voicelive_desktop.gui.voice_bar.orb import LARGE, SMALL, Orb
from voicelive_desktop.gui.wording import state_words
from voicelive_desktop.gui.wording.language import shown
from voicelive_desktop.gui.wording.problems import problem
from voicelive_desktop.gui.wording.whole_seconds import WholeSeconds, seconds_waited

_COUNTDOWN_MS = 1000
_TALKED_MS = 1500
_LONG_S = 3  # from here on a wait shows how long it has lasted
_WAITS = frozenset(
    {Mode.CONNECTING, Mode.RECONNECTING, Mode.OPENING_MICROPHONE, Mode.THINKING, Mode.USING_TOOL}
    | {Mode.LOADING}
)
_SPACING = {True: 0, False: 10}
_WORD_SCALE = {True: 1.5, False: 1.15}
_MARGINS = {True: (16, 4, 16, 8), False: (16, 2, 16, 2)}
_LEAST_LARGE = 72  # pixels of the orb in a low pane


class Stage(QFrame):
    """Orb, word and hint; large and in a column before anything was said, else small and in a line.

    Shows a state once it has lasted 150 ms; "Stopped" comes, and goes, at once (the state itself
    lasts 300 ms).
    """

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("stage")
        self._feed, self._intents, self._now = feed, intents, now
        self._shown = selectors.mode(feed.state)
        self._shown_s = 0.0
        self._large = True
        self._room = LARGE
        # runs for a while after the last word: pauses between words are not told
        self._talked = QTimer(self)
        self._talked.setSingleShot(True)
        self._talked.setInterval(_TALKED_MS)
        self._talked.timeout.connect(self._show_hint)
        self._countdown = QTimer(self)
        self._countdown.setInterval(_COUNTDOWN_MS)
        self._countdown.timeout.connect(self._show_hint)
        self._seconds = WholeSeconds(now, self)  # those that the banner counts too
        self._seconds.passed.connect(self._show_hint)
        self.orb = Orb(theme, self)
        self.orb.clicked.connect(self._on_orb_clicked)
        self.face = TalkingFace(theme, self)
        self._word = self._build_label("state_label")
        self._hint = self._build_label("state_hint")
        self._hint.setProperty("tone", "second")
        self._settled = Settled(PAINT_MS, self)
        self._settled.settled.connect(self._on_settled)
        self._build()
        feed.changed.connect(self._on_state_changed)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        self._settled.offer(state_words.mode_word(feed.state), at_once=True)
        self._choose_size(feed.state)
        self._show_motion(feed.state)

    @property
    def is_large(self) -> bool:
        """Whether the orb is the middle of an empty window."""
        return self._large

    def set_large(self, *, large: bool) -> None:
        """Stand in a column, or in a line above the rows."""
        self._large = large
        if large:
            direction = QBoxLayout.Direction.TopToBottom
        else:
            direction = QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(direction)
        self._layout.setSpacing(_SPACING[large])
        self._layout.setContentsMargins(*_MARGINS[large])
        if large:
            align = Qt.AlignmentFlag.AlignHCenter
        else:
            align = Qt.AlignmentFlag.AlignLeft
        for label in (self._word, self._hint):
            label.setAlignment(align)
        self._word.setFont(self._font())
        self._hint.setFont(scaled(ui_font(), self._feed.state.settings.text_size))
        self._hint.setVisible(bool(self._hint.text()) or large)
        self._show_face(self._feed.state)
        self._fit()

    @property
    def words_height(self) -> int:
        """What word and hint need under a large orb."""
        margins, gaps = _MARGINS[True][1] + _MARGINS[True][3], 3 * _SPACING[False]
        return self._word.sizeHint().height() + self._hint.sizeHint().height() + margins + gaps

    def give_room(self, height: int) -> None:
        """Have so many pixels for a large orb; a low window makes it smaller, or has room for a
        small one only.
        """
        if min(LARGE, height) != self._room:
            self._room = min(LARGE, height)
            self._choose_size(self._feed.state)

    def settle(self) -> None:
        """Put everything in its place now, not in the next turn of the loop."""
        self._layout.activate()

    def _choose_size(self, state: State) -> None:
        self.set_large(large=not shown_conversation(state).pages and self._room >= _LEAST_LARGE)

    def _on_state_changed(self, old: State, new: State) -> None:
        if bool(shown_conversation(old).pages) != bool(shown_conversation(new).pages):
            self._choose_size(new)
        if selectors.talks_while_muted(old) and not selectors.talks_while_muted(new):
            self._talked.start()
        if old.settings.reduced_motion != new.settings.reduced_motion:
            self._show_motion(new)
        if old.settings.text_size != new.settings.text_size:
            self._choose_size(new)
        mode = selectors.mode(new)
        self._settled.offer(state_words.mode_word(new), at_once=Mode.STOPPED in {mode, self._shown})
        if mode is self._shown:
            self._show_hint()
        if old.connection is not new.connection:
            self._seconds.follow(new)
        self._show_face(new)
        self._show_orb()

    def _on_settled(self, word: str) -> None:
        self._shown, self._shown_s = selectors.mode(self._feed.state), self._now()
        self._word.setText(word)
        self.orb.show_mode(self._shown)
        self._show_hint()
        self._show_orb()
        if self._shown in _WAITS:
            self._countdown.start()
        else:
            self._countdown.stop()
        self._fit()

    def _on_focus_changed(self, _old: QWidget | None, _now: QWidget | None) -> None:
        if self._shown is Mode.HOLDING:
            self._show_hint()

    def _on_orb_clicked(self) -> None:
        state = self._feed.state
        if selectors.can_start(state):
            self._intents.wish(ev.StartRequested())
        elif selectors.can_stop(state):
            self._intents.wish(ev.StopRequested())

    def _show_motion(self, state: State) -> None:
        self.orb.set_still(state.settings.reduced_motion)

    def _show_face(self, state: State) -> None:
        """The face comes when a voice tells of its mouth for the first time, and stays
        for the conversation.
        """
        wanted = not self._large and selectors.wants_face(state)
        if wanted and self.face.isHidden() and not self.face.is_told:
            return
        self.face.set_speaking(speaking=wanted and state.speaker.playback.started)
        if self.face.isHidden() == wanted:
            self.face.setVisible(wanted)
            self._fit()

    def _show_orb(self) -> None:
        """What a press does, for the pointer and for screen readers."""
        state = self._feed.state
        starts, stops = selectors.can_start(state), selectors.can_stop(state)
        if starts:
            does = self.tr("Start a conversation")
        else:
            does = self.tr("Interrupt the answer")
        if not starts and not stops:
            does = ""
        if self.orb.toolTip() != does:
            self.orb.setToolTip(does)
            self.orb.setAccessibleName(does or self.tr("State"))
        if does:
            pointer = Qt.CursorShape.PointingHandCursor
        else:
            pointer = Qt.CursorShape.ArrowCursor
        if self.orb.cursor().shape() is not pointer:
            self.orb.setCursor(pointer)

    def _show_hint(self) -> None:
        hint = self._hint_now()
        alarming = self._is_unheard()
        if alarming:
            set_look(self._hint, "tone", "attention")
        else:
            set_look(self._hint, "tone", "second")
        if hint != self._hint.text():
            self._hint.setText(hint)
            self._hint.setVisible(bool(hint) or self._large)
            self._fit()

    def _is_unheard(self) -> bool:
        talks = self._talked.isActive() or selectors.talks_while_muted(self._feed.state)
        return talks and self._shown is Mode.MUTED

    def _hint_now(self) -> str:
        if self._is_unheard():
            return self.tr("You are talking while muted")
        if self._shown is Mode.HOLDING and self._is_typing():
            return self.tr("Hold the talk button, or click here and hold {key}").format(
                key=shown(self._feed.state.settings.talk_key)
            )
        if self._shown is Mode.CANNOT_CONNECT:
            return self._reason()
        now_s = self._now()
        hint = state_words.mode_hint(self._feed.state, now_s)
        waited_s = seconds_waited(self._feed.state, now_s) or int(now_s - self._shown_s)
        if hint or self._shown not in _WAITS or waited_s < _LONG_S:
            return hint
        if self._shown is Mode.THINKING and selectors.has_own_model(self._feed.state):
            return self.tr("{0} s. Waiting for the model.").format(waited_s)
        if self._shown in {Mode.THINKING, Mode.USING_TOOL}:
            return self.tr("{0} s").format(waited_s)
        return self.tr("Still trying… {0} s").format(waited_s)

    def _reason(self) -> str:
        """Why there is no connection: the first sentence of what the banner says."""
        state = self._feed.state
        notice = next(
            (notice for notice in state.program.notices if isinstance(notice, ConnectionNotice)),
            None,
        )
        if notice is None:
            text = ""
        else:
            text = problem(notice, state, self._now()).text
        first, dot, _ = text.partition(". ")
        return first + dot.strip() or state_words.mode_hint(state)

    def _is_typing(self) -> bool:
        """Whether the talk key goes into a text."""
        focus = QApplication.focusWidget()
        key = self._feed.state.settings.talk_key
        return (
            key == "Space"
            and focus is not None
            and self.window().isAncestorOf(focus)
            and is_text_field(focus)
        )

    def _font(self) -> QFont:
        return scaled(
            ui_font(), _WORD_SCALE[self._large] * self._feed.state.settings.text_size, bold=True
        )

    def _build_label(self, name: str) -> QLabel:
        label = plain_label(parent=self)
        label.setObjectName(name)
        return label

    def _build(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addStretch(1)
        texts.addWidget(self._word)
        texts.addWidget(self._hint)
        texts.addStretch(1)
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.addStretch(1)
        self._layout.addWidget(self.orb, 0, Qt.AlignmentFlag.AlignCenter)
        self._layout.addWidget(self.face, 0, Qt.AlignmentFlag.AlignCenter)
        self._layout.addLayout(texts)
        self._layout.addStretch(1)

    def _fit(self) -> None:
        """A hint that is wider than its place breaks into lines; it is never cut."""
        if self._large:
            self.orb.set_diameter(self._room)
        else:
            self.orb.set_diameter(SMALL)
        if self._large:
            beside = 0
        else:
            beside = (1 + self.face.isVisibleTo(self)) * (SMALL + _SPACING[False])
        room = self.width() - 2 * _MARGINS[self._large][0] - beside
        for label in (self._word, self._hint):
            width = _width_of(label)
            label.setWordWrap(width > room)
            if self._large:
                label.setFixedWidth(max(1, room))
            else:
                label.setFixedWidth(max(1, min(room, width)))
            if width > room:
                label.setMinimumHeight(label.heightForWidth(label.width()))
            else:
                label.setMinimumHeight(0)

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width breaks lines elsewhere."""
        super().resizeEvent(event)
        self._fit()


def _width_of(label: QLabel) -> int:
    return label.fontMetrics().horizontalAdvance(label.text()) + 4

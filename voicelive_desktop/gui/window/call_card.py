"""The card of a call that waits for the person, or runs: what it wants, and who decides."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.functions import (
    Decision,
    Hands,
    OfferedFunction,
    RunningCall,
    WaitingCall,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme, icons
from voicelive_desktop.gui.theme.widgets.fitting_area import FittingArea
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.window.call_progress import CallProgress
from voicelive_desktop.gui.window.call_queue import AnyCall, CallQueue
from voicelive_desktop.gui.wording import call_words, card_words
from voicelive_desktop.gui.wording.built_in_words import function_name

DEAD_MS = 500  # a press that was meant for something else allows nothing
REMINDED_MS = 10_000
TICK_MS = 500
ICON_SIZE = 20
LEAST_FIELDS, MOST_FIELDS = 24, 110  # pixels
_DECISIONS = (Decision.ONCE, Decision.CONVERSATION, Decision.ALWAYS, Decision.DENY)


class CallCard(QFrame):
    """Has no height while nothing waits or runs. Never takes the focus by itself. From anywhere in
    the window the key of a button leads to that button; only in here it presses it, so that nobody
    allows what they have not looked at.

    Signals:
        left(): it went away with the focus.
        wanted(button: QWidget): a key was pressed elsewhere that belongs to this button.
    """

    left = Signal()
    wanted = Signal(QWidget)

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        theme: Theme,
        parent: QWidget | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._feed, self._intents, self._theme, self._now = feed, intents, theme, now
        self._call: AnyCall | None = None
        self._is_waiting = False
        self._led_to: Decision | None = None  # by its key; the same key presses it
        self._since = QElapsedTimer()
        self.setObjectName("call_card")
        self.setAccessibleName(self.tr("Function call"))
        self._build_words()
        self._build_buttons()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._reminder = QTimer(self)
        self._reminder.setInterval(REMINDED_MS)
        self._reminder.setSingleShot(True)
        self._place()
        self._connect()
        self.hide()
        self._show(feed.state)

    @property
    def first(self) -> QWidget:
        """Where the focus comes to: nobody allows by accident."""
        if self._answer_row.isVisible():
            return self._typed
        if self._buttons[Decision.DENY].isVisible():
            return self._buttons[Decision.DENY]
        return self._cancel

    @property
    def can_act(self) -> bool:
        """Whether the person can do anything here: decide, answer or cancel."""
        return self._call is not None and self.first.isVisible()

    @property
    def urgent(self) -> object:
        """What the person can act on, None for nothing."""
        if self._call is None or not self.can_act:
            return None
        return (self._call.call_id, self._is_waiting)

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.hands is not new.hands:
            self._show(new)

    def _on_tick(self) -> None:
        self._show(self._feed.state)

    def _on_reminder(self) -> None:
        self._announce(self.tr("Waiting for you: {what}").format(what=self._title.text()))

    def _on_decided(self) -> None:
        pressed = self.sender()
        decision = next((d for d, button in self._buttons.items() if button is pressed), None)
        if decision is not None:
            self._decide(decision)

    def _on_key(self, decision: Decision) -> None:
        button = self._buttons[decision]
        if self._call is None or not button.isVisible():
            return
        if self._has_focus():
            self._decide(decision)
            return
        self.wanted.emit(button)
        self._led_to = decision
        self._show(self._feed.state)

    def _on_focus_changed(self, _old: QWidget | None, _now: QWidget | None) -> None:
        if self._led_to is not None and not self._has_focus():
            self._led_to = None
            self._show(self._feed.state)

    def _decide(self, decision: Decision) -> None:
        button = self._buttons[decision]
        if self._call is None or self._is_dead() or not button.isVisible():
            return
        self._intents.wish(ev.CallDecided(self._call.call_id, decision))

    def _on_answered(self) -> None:
        if self._call is None or self._is_dead():
            return
        self._intents.wish(ev.CallAnswered(self._call.call_id, self._typed.text()))
        self._typed.clear()

    def _on_cancelled(self) -> None:
        if self._call is not None:
            self._intents.wish(ev.CallCancelled(self._call.call_id))

    def _on_json_toggled(self, _shown: bool) -> None:
        self._show_fields()

    def _is_dead(self) -> bool:
        return not self._since.isValid() or self._since.elapsed() < DEAD_MS

    def _show(self, state: State) -> None:
        hands = state.hands
        call = self._queue.call_of(hands, self._now())
        if call is None:
            function = None
        else:
            function = hands.of(call)
        is_another = self._call is None or call is None or call.call_id != self._call.call_id
        has_focus = self._has_focus() and not self._queue.has_focus
        self._call, self._is_waiting = call, isinstance(call, WaitingCall)
        if is_another:
            self._begin()
        if call is None:
            self._leave(hands)
            return
        self._show_words(call, function)
        by_person = function is not None and function.by_person
        self._show_buttons(by_person=by_person)
        self._show_fields()
        self._progress.show_call(call)
        self.show()
        self._run_clock(hands)
        if is_another and has_focus:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        """Another call than before: its buttons are dead for a moment, and it is told once."""
        self._since.restart()
        self._led_to = None
        self._typed.clear()
        self._json.setChecked(False)
        self._reminder.stop()
        if self._wants_person:
            self._reminder.start()

    def _leave(self, hands: Hands) -> None:
        had_focus = self._has_focus()
        self.hide()
        self._run_clock(hands)
        if had_focus:
            self.left.emit()

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return isinstance(focused, QWidget) and self.isAncestorOf(focused)

    def _run_clock(self, hands: Hands) -> None:
        needed = bool(hands.running)
        if needed != self._tick.isActive():
            self._tick.start() if needed else self._tick.stop()

    def _show_words(self, call: AnyCall, function: OfferedFunction | None) -> None:
        if isinstance(call, WaitingCall):
            self._title.setText(call_words.question(call, function))
            self._count.setText("")
        else:
            seconds = max(0, int(self._now() - call.since_s))
            if function is not None and function.by_person:
                self._title.setText(self._asked(call))
                left = max(0, math.ceil(function.limit_s) - seconds)
                self._count.setText(self.tr("{n} s left").format(n=left))
            else:
                self._title.setText(card_words.doing_now(self._feed.state, call.name))
                self._count.setText(self.tr("{n} s").format(n=seconds))
        if hint := self._hint():
            self._count.setText(hint)
        parts = (call_words.description(function), call_words.goes_to(call.name, self._feed.state))
        about = " ".join(part for part in parts if part)
        self._about.setText(about)
        self._about.setVisible(bool(about) and self._wants_person)
        self._count.setVisible(bool(self._count.text()))
        name = "warning" if self._is_waiting else "gear"
        if self._is_waiting:
            color = self._theme.tokens.attention
        else:
            color = self._theme.tokens.assistant
        self._icon.setPixmap(icons.icon(name, color).pixmap(QSize(ICON_SIZE, ICON_SIZE)))

    def _hint(self) -> str:
        """What the key that led here does when it is pressed again."""
        if self._led_to is None:
            return ""
        keys = _keys_of(self._led_to).toString(QKeySequence.SequenceFormat.NativeText)
        return self.tr("Press {keys} again").format(keys=keys)

    def _asked(self, call: RunningCall) -> str:
        name = function_name(call_words.visible(call.name))
        return self.tr("The assistant asks you: {name}").format(name=name)

    @property
    def _wants_person(self) -> bool:
        if self._call is None:
            function = None
        else:
            function = self._feed.state.hands.of(self._call)
        return self._is_waiting or (function is not None and function.by_person)

    def _show_buttons(self, *, by_person: bool) -> None:
        for decision, button in self._buttons.items():
            # An answer by the person allows the call.
            if by_person:
                button.setVisible(decision is Decision.DENY)
            else:
                button.setVisible(self._is_waiting)
        self._answer_row.setVisible(by_person)
        # the service cannot be stopped in it
        is_served = self._call is not None and bool(self._call.server)
        self._cancel.setVisible(not self._is_waiting and not by_person and not is_served)
        self._json.setVisible(self._wants_person)
        self._flow()

    def _show_fields(self) -> None:
        if self._call is None:
            arguments, name = "", ""
        else:
            arguments, name = self._call.arguments, self._call.name
        pairs = call_words.fields(arguments, name)
        lines = "\n".join(f"{label}: {value}" for label, value in pairs)
        if self._json.isChecked():
            text = call_words.indented(arguments)
        else:
            text = lines
        self._fields.setText(text)
        self._area.setVisible(bool(text) and self._wants_person)

    def _announce(self, text: str) -> None:
        event = QAccessibleAnnouncementEvent(self, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)

    def _build_words(self) -> None:
        self._icon = plain_label()
        self._title = self._build_label("call_card_title", "title")
        self._count = plain_label()
        self._count.setObjectName("call_card_count")
        self._count.setProperty("tone", "second")
        self._queue = CallQueue(self._theme)
        self._progress = CallProgress()
        self._about = self._build_label("call_card_about", "second")
        self._fields = self._build_label("call_card_fields", "")
        self._fields.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._fields.setContentsMargins(0, 0, 8, 0)
        self._area = FittingArea(self._fields, self, LEAST_FIELDS)
        self._area.setObjectName("call_card_fields_area")
        self._area.setMaximumHeight(MOST_FIELDS)
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._fields.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._area.viewport().setAutoFillBackground(False)
        self._fields.setAutoFillBackground(False)
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._area.setAccessibleName(self.tr("Arguments"))

    def _build_label(self, name: str, tone: str) -> QLabel:
        label = plain_label()
        label.setObjectName(name)
        label.setProperty("tone", tone)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return label

    def _build_buttons(self) -> None:
        texts = {
            Decision.ONCE: self.tr("Allow once"),
            Decision.CONVERSATION: self.tr("Allow in this conversation"),
            Decision.ALWAYS: self.tr("Always for this"),
            Decision.DENY: self.tr("Deny"),
        }
        self._buttons: dict[Decision, QPushButton] = {}
        for decision in _DECISIONS:
            # else it shows as a window
            button = push_button(f"call_{decision.value}_button", texts[decision], self)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            key = _keys_of(decision)
            button.setText(
                f"{texts[decision]}  {key.toString(QKeySequence.SequenceFormat.NativeText)}"
            )
            shortcut = QShortcut(key, self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)  # a key that is held says nothing twice
            shortcut.activated.connect(lambda decision=decision: self._on_key(decision))
            self._buttons[decision] = button
        self._cancel = push_button("call_cancel_button", self.tr("Cancel"))
        self._json = push_button("call_json_button", self.tr("Show JSON"))
        self._json.setProperty("kind", "link")
        self._json.setCheckable(True)
        self._typed = QLineEdit()
        self._typed.setObjectName("call_answer_edit")
        self._typed.setAccessibleName(self.tr("Your answer"))
        self._typed.setPlaceholderText(self.tr("What the function answers"))
        self._answer = push_button("call_answer_button", self.tr("Answer"))
        for button in (self._cancel, self._json, self._answer):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _place(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._title, 1)
        line.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._queue, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._json, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        self._answer_row = QWidget()
        answer = QHBoxLayout(self._answer_row)
        answer.setContentsMargins(0, 0, 0, 0)
        answer.addWidget(self._typed, 1)
        answer.addWidget(self._answer)
        self._row = QGridLayout()
        self._row.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(line)
        layout.addWidget(self._progress)
        layout.addWidget(self._about)
        layout.addWidget(self._area)
        layout.addWidget(self._answer_row)
        layout.addLayout(self._row)

    def _flow(self) -> None:
        """One row of buttons, or two where one has no room."""
        shown = [button for button in self._buttons.values() if not button.isHidden()]
        needed = sum(button.sizeHint().width() + 8 for button in shown) + 24
        if needed <= self.width():
            columns = len(shown)
        else:
            columns = 2
        self._come_close(len(shown) > columns)
        while self._row.count():
            self._row.takeAt(0)
        if len(shown) == 1:
            side = Qt.AlignmentFlag.AlignRight
        else:
            side = Qt.AlignmentFlag(0)
        for place, button in enumerate(shown):
            self._row.addWidget(button, place // max(1, columns), place % max(1, columns), side)

    def _come_close(self, close: bool) -> None:
        """A small window that has two rows of buttons has no room for air."""
        layout = self.layout()
        assert layout is not None
        gap, edge = (4, 5) if close else (6, 8)
        self._row.setVerticalSpacing(2 * gap - 4)
        layout.setSpacing(gap)
        layout.setContentsMargins(12, edge, 12, edge)

    def _connect(self) -> None:
        self._feed.changed.connect(self._on_state_changed)
        self._queue.turned.connect(self._on_tick)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        self._theme.changed.connect(self._on_tick)
        self._tick.timeout.connect(self._on_tick)
        self._reminder.timeout.connect(self._on_reminder)
        self._json.toggled.connect(self._on_json_toggled)
        self._cancel.clicked.connect(self._on_cancelled)
        self._answer.clicked.connect(self._on_answered)
        self._typed.returnPressed.connect(self._on_answered)
        for button in self._buttons.values():
            button.clicked.connect(self._on_decided)

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the buttons may need another row."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._flow()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: out of sight nobody is reminded."""
        super().hideEvent(event)
        self._reminder.stop()


def _keys_of(decision: Decision) -> QKeySequence:
    return QKeySequence(f"Alt+{_DECISIONS.index(decision) + 1}")

"""Passing events, shown at the bottom right for four seconds, long ones for as long as they
take to read.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import PurePath

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDesktopServices,
    QEnterEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.notices import LanguageNotice, Notice, Severity
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.notices import toasts
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme, icons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.wording.language import speaks
from voicelive_desktop.gui.wording.problem_types import Problem, Remedy, remedy_label
from voicelive_desktop.gui.wording.problems import problem

SHOWN_MS = 4000
READ_AT_ONCE = 90  # characters; more words stay longer
WIDTH = 320
WORDS_WIDTH = 222  # beside the sign and the closing button
FEW_WORDS = 28  # characters that leave room for a button beside them
MARGIN = 16
# between two messages of one kind; faster nobody reads them, and each costs a picture
CALM_MS = 400
MOST = 3  # more at once nobody reads; the others follow
_SIZES = frozenset({QEvent.Type.Resize, QEvent.Type.ShowToParent, QEvent.Type.HideToParent})


@dataclass(frozen=True, slots=True)
class ToastButton:
    """A button under a toast: pressing it runs `run` and closes the toast."""

    name: str
    text: str
    run: Callable[[], object]


class Toast(QFrame):
    """One passing event, shown twice as long where something can be done about it.

    It stays while the pointer or the focus is on it, or its details are open.

    Signals:
        expired(key: str): its time is over, or the user closed it.
        remedy_chosen(remedy: Remedy): the user pressed its button; the toast expires with it.
    """

    expired = Signal(str)
    remedy_chosen = Signal(object)

    def __init__(
        self,
        key: str,
        told: Problem,
        theme: Theme,
        parent: QWidget,
        shown_ms: int = SHOWN_MS,
        buttons: tuple[ToastButton, ...] = (),
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._more_buttons = buttons
        self._beside: QPushButton | None = None  # the words, where both are short
        self._told = told
        self._theme = theme
        self.setObjectName(f"toast_{key}")
        self.setProperty("toast", "true")
        self.setFixedWidth(WIDTH)
        self._icon = plain_label()
        self._icon.setContentsMargins(0, 5, 0, 0)
        self._icon.setFixedSize(20, 25)
        self._words = self._build_words()
        self._details = self._build_details()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        longer = 2 if told.remedies or buttons else 1  # one has to get there
        self._timer.setInterval(round(shown_ms * longer * max(1.0, len(told.text) / READ_AT_ONCE)))
        self._timer.timeout.connect(self._on_timeout)
        self._place()
        self._paint_icons()
        theme.changed.connect(self._paint_icons)
        self._timer.start()

    def _build_words(self) -> QLabel:
        words = plain_label(self._told.text)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setFixedWidth(WORDS_WIDTH)
        words.setContentsMargins(0, 7, 0, 0)  # beside the closing button
        return words

    def _build_details(self) -> QLabel:
        details = plain_label(self._told.details)
        details.setTextFormat(Qt.TextFormat.PlainText)
        details.setWordWrap(True)
        details.setFixedWidth(WIDTH - 32)
        details.setContentsMargins(30, 0, 0, 0)
        details.setProperty("tone", "second")
        details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        details.hide()
        return details

    @property
    def text(self) -> str:
        """Its words."""
        return self._told.text

    @property
    def path(self) -> str:
        """The file that its Show button shows."""
        return self._told.path

    @property
    def shown_ms(self) -> int:
        """How long it stays."""
        return self._timer.interval()

    def fit(self) -> None:
        """Take the height that the words need."""
        if self._beside is None:
            beside = 0
        else:
            beside = self._beside.sizeHint().width() + 10
        self._words.setFixedWidth(WORDS_WIDTH - beside)
        for label in (self._words, self._details):
            label.setFixedHeight(max(0, label.heightForWidth(label.width())))
        self.adjustSize()

    def _on_timeout(self) -> None:
        # the keyboard is at it
        if any(button.hasFocus() for button in self.findChildren(QAbstractButton)):
            self._timer.start()
        else:
            self._on_time_over()

    def _on_time_over(self) -> None:
        self.expired.emit(self._key)

    def _on_button(self, button: ToastButton) -> None:
        button.run()
        self._on_time_over()

    def _on_remedy(self, remedy: Remedy) -> None:
        self.remedy_chosen.emit(remedy)
        self._on_time_over()

    def _on_details_toggled(self, shown: bool) -> None:
        self._details.setVisible(shown)
        self._copy.setVisible(shown)
        self._timer.stop()
        self.fit()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._told.text}\n{self._told.details}")

    def _paint_icons(self) -> None:
        tokens, severity = self._theme.tokens, self._told.severity
        name, color = {
            Severity.ERROR: ("error", tokens.error),
            Severity.ATTENTION: ("warning", tokens.attention),
            Severity.INFO: ("info", tokens.text_second),
        }[severity]
        self._icon.setPixmap(icons.icon(name, color).pixmap(QSize(20, 20)))
        self._close.setIcon(icons.icon("close", tokens.text_second))

    def _place(self) -> None:
        self._close = QToolButton()
        self._close.setObjectName(f"toast_{self._key}_close")
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.clicked.connect(self._on_time_over)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1, Qt.AlignmentFlag.AlignTop)
        actions = self._build_actions()
        few_words = len(self._told.text) <= FEW_WORDS and not self._told.details
        if len(actions) == 1 and few_words:
            self._beside = actions.pop()
            line.addWidget(self._beside, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 8, 10)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self._details)
        layout.addLayout(self._build_buttons(actions))

    def _build_actions(self) -> list[QPushButton]:
        """A button for each thing that can be done about it."""
        made = []
        for remedy in self._told.remedies:
            button = self._build_button(remedy.value, remedy_label(remedy), remedy_label(remedy))
            button.clicked.connect(partial(self._on_remedy, remedy))
            made.append(button)
        for wanted in self._more_buttons:
            button = self._build_button(wanted.name, wanted.text, wanted.text)
            button.clicked.connect(partial(self._on_button, wanted))
            made.append(button)
        return made

    def _build_buttons(self, actions: list[QPushButton]) -> QHBoxLayout:
        more = self._build_button("details", self.tr("Details"), self.tr("Details of this message"))
        more.setCheckable(True)
        more.toggled.connect(self._on_details_toggled)
        # but never shown: before it has its place, it would be a window of its own
        if not self._told.details:
            more.hide()
        self._copy = self._build_button(
            "copy", self.tr("Copy"), self.tr("Copy the details of this message")
        )
        self._copy.clicked.connect(self._on_copy)
        self._copy.hide()
        row = QHBoxLayout()
        row.setContentsMargins(23, 0, 0, 0)
        for button in (*actions, more):
            row.addWidget(button)
        row.addWidget(self._copy)
        row.addStretch(1)
        return row

    def _build_button(self, name: str, text: str, spoken: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"toast_{self._key}_{name}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(spoken)
        button.setProperty("kind", "link")
        return button

    # Qt overrides

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: the pointer is on it; its time stands still."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: the pointer left; its time begins anew, unless details are open."""
        super().leaveEvent(event)
        if not self._details.isVisible():
            self._timer.start()


class Toasts(QObject):
    """Shows the passing notices of the state over `host`, the newest lowest, above what stands
    `below` at the end of it, and within its first `room_px()` pixels, as long as they fit there.

    What only the window knows ("Copied") is shown by `say`.

    Signals:
        remedy_chosen(remedy: Remedy): the user pressed the button of one.
        announced(text: str): these words went to the screen reader.
    """

    remedy_chosen = Signal(object)
    announced = Signal(str)

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        theme: Theme,
        host: QWidget,
        below: Sequence[QWidget] = (),
        now: Callable[[], float] = time.time,
        shown_ms: int = SHOWN_MS,
        room_px: Callable[[], int] | None = None,
    ) -> None:
        super().__init__(host)
        self._below = tuple(below)
        self._room_px = room_px or host.width
        self._intents = intents
        self._theme = theme
        self._host = host
        self._now = now
        self._shown_ms = shown_ms
        self._shown: dict[str, tuple[Notice | None, Toast]] = {}
        self._feed = feed
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._on_calm)
        for watched in (host, *self._below):
            watched.installEventFilter(self)
        feed.changed.connect(self._on_state_changed)
        self._show(feed.state)

    def say(
        self,
        key: str,
        text: str,
        *buttons: ToastButton,
        details: str = "",
        severity: Severity = Severity.INFO,
    ) -> None:
        """Show a message of the window itself, in place of an earlier one with the same key.

        Args:
            key: becomes part of the object names: `toast_KEY`, `toast_KEY_BUTTON`.
            text: one sentence.
            buttons: one or two, such as Undo or Show.
            details: shown and copied by "Details".
            severity: how it looks.
        """
        self._take_away(key)
        own = [shown for shown, (notice, _) in self._shown.items() if notice is None]
        if len(own) >= MOST:
            self._take_away(own[0])
        self._add(
            key, None, Toast(key, Problem(text, severity, (), details), *self._home(), buttons)
        )
        self.place()

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.program.notices is not new.program.notices:
            self._show(new)

    def _on_calm(self) -> None:
        self._show(self._feed.state)

    def _on_expired(self, key: str) -> None:
        if key in self._shown:
            notice = self._shown[key][0]
        else:
            notice = None
        if notice is None:
            self._take_away(key)
            self.place()
        else:
            self._intents.wish(ev.NoticeDismissed(type(notice)))

    def _on_remedy(self, path: str, remedy: Remedy) -> None:
        if remedy is Remedy.SHOW_FILE:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(PurePath(path).parent)))
        else:
            self.remedy_chosen.emit(remedy)

    def _show(self, state: State) -> None:
        wanted = {notice.key: notice for notice in toasts(state)[:MOST] if _tells(notice, state)}
        for key, (notice, _) in tuple(self._shown.items()):
            if notice is not None and key not in wanted:
                self._take_away(key)
        for key, notice in wanted.items():
            if key not in self._shown or self._shown[key][0] is not notice:
                if key in self._shown and self._calm.isActive():
                    continue  # it was another one a moment ago; the timer shows the latest
                self._calm.start()
                self._take_away(key)
                self._add(
                    key, notice, Toast(key, problem(notice, state, self._now()), *self._home())
                )
        self.place()

    def _home(self) -> tuple[Theme, QWidget, int]:
        return self._theme, self._host, self._shown_ms

    def _add(self, key: str, notice: Notice | None, toast: Toast) -> None:
        toast.expired.connect(self._on_expired)
        toast.remedy_chosen.connect(partial(self._on_remedy, toast.path))
        toast.installEventFilter(self)
        self._shown[key] = (notice, toast)
        toast.show()
        event = QAccessibleAnnouncementEvent(self._host, toast.text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)
        self.announced.emit(toast.text)

    def _take_away(self, key: str) -> None:
        if key in self._shown:
            toast = self._shown.pop(key)[1]
            toast.hide()
            toast.deleteLater()

    def place(self) -> None:
        """Stand at the end of the room that there is now."""
        taken = sum(widget.height() for widget in self._below if not widget.isHidden())
        bottom = self._host.height() - MARGIN - taken
        for _, toast in reversed(tuple(self._shown.values())):
            toast.fit()
            room = self._room_px()
            if room >= toast.width() + 2 * MARGIN:
                end = room
            else:
                end = self._host.width()
            toast.move(end - toast.width() - MARGIN, bottom - toast.height())
            toast.raise_()
            bottom -= toast.height() + 8

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: keep the corner when the window, a toast or what is below changes its size."""
        is_toast = isinstance(watched, Toast)
        if event.type() in _SIZES or (event.type() == QEvent.Type.LayoutRequest and is_toast):
            self.place()
        return super().eventFilter(watched, event)


def _tells(notice: Notice, state: State) -> bool:
    """Whether it says anything: the language that the window speaks already needs no restart."""
    return not isinstance(notice, LanguageNotice) or not speaks(state.settings.language)

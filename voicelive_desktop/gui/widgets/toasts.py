"""Passing events, told at the bottom right for four seconds, long ones for as long as they take to read."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from voicelive_desktop.domain import selectors
from voicelive_desktop.domain.state import Notice, State
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.problem_types import Problem, Remedy, Severity, remedy_label
from voicelive_desktop.gui.problems import problem
from voicelive_desktop.gui.theme import Theme, icons

SHOWN_MS = 4000
READ_AT_ONCE = 90  # characters; more words stay longer
WIDTH = 320
WORDS_WIDTH = 222  # beside the sign and the closing button
MARGIN = 16
MOST = 3  # more at once nobody reads; the others follow


class Toast(QFrame):
    """One passing event. Stays while the pointer is on it or its details are open.

    Signals:
        expired(key: str): its time is over, or the user closed it.
        remedy_chosen(remedy: Remedy): the user pressed its button; the toast expires with it.
    """

    expired = Signal(str)
    remedy_chosen = Signal(object)

    def __init__(self, key: str, told: Problem, theme: Theme, parent: QWidget, shown_ms: int = SHOWN_MS) -> None:
        super().__init__(parent)
        self._key = key
        self._told = told
        self._theme = theme
        self.setObjectName(f"toast_{key}")
        self.setProperty("toast", "true")
        self.setFixedWidth(WIDTH)
        self._icon = QLabel()
        self._words = QLabel(told.text)
        self._words.setWordWrap(True)
        self._words.setFixedWidth(WORDS_WIDTH)
        self._words.setContentsMargins(0, 7, 0, 0)  # beside the closing button
        self._icon.setContentsMargins(0, 5, 0, 0)
        self._details = QLabel(told.details)
        self._details.setWordWrap(True)
        self._details.setFixedWidth(WIDTH - 32)
        self._details.setContentsMargins(30, 0, 0, 0)
        self._details.setProperty("tone", "second")
        self._details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(shown_ms * max(1.0, len(told.text) / READ_AT_ONCE)))
        self._timer.timeout.connect(self._on_time_over)
        self._place()
        self._paint_icons()
        theme.changed.connect(self._paint_icons)
        self._timer.start()

    @property
    def shown_ms(self) -> int:
        """How long it stays."""
        return self._timer.interval()

    def fit(self) -> None:
        """Take the height that the words need."""
        for label in (self._words, self._details):
            label.setFixedHeight(max(0, label.heightForWidth(label.width())))
        self.adjustSize()

    def _on_time_over(self) -> None:
        self.expired.emit(self._key)

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
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 8, 10)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self._details)
        layout.addLayout(self._build_buttons())

    def _build_buttons(self) -> QHBoxLayout:
        more = self._build_button("details", self.tr("Details"), self.tr("Details of this message"))
        more.setCheckable(True)
        more.toggled.connect(self._on_details_toggled)
        more.setVisible(bool(self._told.details))
        self._copy = self._build_button("copy", self.tr("Copy"), self.tr("Copy the details of this message"))
        self._copy.clicked.connect(self._on_copy)
        self._copy.hide()
        row = QHBoxLayout()
        row.setContentsMargins(23, 0, 0, 0)
        for remedy in self._told.remedies:
            button = self._build_button(remedy.value, remedy_label(remedy), remedy_label(remedy))
            button.clicked.connect(partial(self._on_remedy, remedy))
            row.addWidget(button)
        row.addWidget(more)
        row.addWidget(self._copy)
        row.addStretch(1)
        return row

    def _build_button(self, name: str, text: str, spoken: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"toast_{self._key}_{name}")
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
    """Shows the passing notices of the state over `host`, the newest lowest, `bottom_px()` above the end of it.

    Signals:
        remedy_chosen(remedy: Remedy): the user pressed the button of one.
    """

    remedy_chosen = Signal(object)

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        theme: Theme,
        host: QWidget,
        bottom_px: Callable[[], int] = lambda: 0,
        now: Callable[[], float] = time.time,
        shown_ms: int = SHOWN_MS,
    ) -> None:
        super().__init__(host)
        self._bottom_px = bottom_px
        self._intents = intents
        self._theme = theme
        self._host = host
        self._now = now
        self._shown_ms = shown_ms
        self._shown: dict[str, tuple[Notice, Toast]] = {}
        host.installEventFilter(self)
        feed.changed.connect(self._on_state_changed)
        self._show(feed.state)

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.notices is not new.notices:
            self._show(new)

    def _on_expired(self, key: str) -> None:
        self._intents.notice_dismissed.emit(key)

    def _show(self, state: State) -> None:
        wanted = {notice.key: notice for notice in selectors.toasts(state)[:MOST]}
        for key, (notice, toast) in tuple(self._shown.items()):
            if wanted.get(key) is not notice:
                del self._shown[key]
                toast.hide()
                toast.deleteLater()
        for key, notice in wanted.items():
            if key not in self._shown:
                told = problem(notice, state, self._now())
                toast = Toast(key, told, self._theme, self._host, self._shown_ms)
                toast.expired.connect(self._on_expired)
                toast.remedy_chosen.connect(self.remedy_chosen)
                toast.installEventFilter(self)
                self._shown[key] = (notice, toast)
                toast.show()
        self._place()

    def _place(self) -> None:
        bottom = self._host.height() - MARGIN - self._bottom_px()
        for _, toast in reversed(tuple(self._shown.values())):
            toast.fit()
            toast.move(self._host.width() - toast.width() - MARGIN, bottom - toast.height())
            toast.raise_()
            bottom -= toast.height() + 8

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: keep the corner when the window or a toast changes its size."""
        if event.type() == QEvent.Type.Resize or (
            event.type() == QEvent.Type.LayoutRequest and watched is not self._host
        ):
            self._place()
        return super().eventFilter(watched, event)

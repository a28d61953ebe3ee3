"""The slot over the transcript for a lasting problem: one at a time, in words, with the
button that helps.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain.facts.notices import SessionNearEndNotice, Severity
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.notices import banner
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.theme import Theme, icons
from voicelive_desktop.gui.theme.widgets.fitting_area import FittingArea
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.wording.problem_types import Problem, Remedy, remedy_label
from voicelive_desktop.gui.wording.problems import problem, still_trying
from voicelive_desktop.gui.wording.whole_seconds import WholeSeconds

TICK_MS = 1000
ICON_SIZE = 20
MOST_REMEDIES = 2
LEAST_DETAILS, MOST_DETAILS = 36, 132  # two lines to seven; services may say a lot
LEAST_WORDS = 240  # pixels; in less they would be a column of single words


class Banner(QFrame):
    """Has no height while there is nothing to say. Never goes away by itself.

    Signals:
        remedy_chosen(remedy: Remedy): the user pressed the button.
    """

    remedy_chosen = Signal(object)

    def __init__(
        self,
        feed: StateFeed,
        theme: Theme,
        parent: QWidget | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._theme = theme
        self._now = now
        self._problem: Problem | None = None
        self.setObjectName("banner")
        self._icon = plain_label()
        self._words = plain_label()
        self._words.setObjectName("banner_words")
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._remedies = [self._build_button(f"banner_remedy_{n}") for n in range(MOST_REMEDIES)]
        self._more = self._build_button("banner_details_button", "link")
        self._more.setCheckable(True)
        self._copy = self._build_button("banner_copy_button", "link")
        self._buttons = (self._copy, self._more, *reversed(self._remedies))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._details = plain_label()
        self._area = FittingArea(self._details, self, LEAST_DETAILS)
        self._dress_details()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._seconds = WholeSeconds(now, self)
        self._place()
        self._connect()
        self.hide()
        self._show()

    def _on_state_changed(self, old: State, new: State) -> None:
        same = (
            old.program.notices is new.program.notices
            and old.connection is new.connection
            and old.hardware.devices is new.hardware.devices
        )
        if not same:
            self._show()

    def _dress_details(self) -> None:
        self._details.setObjectName("banner_details")
        self._details.setProperty("tone", "second")
        self._details.setWordWrap(True)
        self._details.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._area.setObjectName("banner_details_area")
        self._area.setMaximumHeight(MOST_DETAILS)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the text itself can have it
        self._area.viewport().setAutoFillBackground(False)
        self._details.setAutoFillBackground(False)

    def _on_remedy(self) -> None:
        pressed = self.sender()
        if self._problem is not None:
            self.remedy_chosen.emit(self._problem.remedies[self._remedies.index(pressed)])  # type: ignore[arg-type]

    def _on_details_toggled(self, shown: bool) -> None:
        if shown:
            self._more.setText(self.tr("Hide details"))
        else:
            self._more.setText(self.tr("Details"))
        self._area.setVisible(shown)
        self._details.setVisible(shown)
        self._copy.setVisible(shown)
        self._share_width()

    def _on_copy(self) -> None:
        if self._problem is not None:
            QGuiApplication.clipboard().setText(
                f"{self._problem.text}\n{self._problem.details}".strip()
            )

    def _show(self) -> None:
        state = self._feed.state
        notice = banner(state)
        if notice is None:
            shown = still_trying(state, self._now())
        else:
            shown = problem(notice, state, self._now())
        if shown != self._problem:
            self._show_problem(shown)
        self._run_clock()

    def _show_problem(self, shown: Problem | None) -> None:
        before, self._problem = self._problem, shown
        self.setVisible(shown is not None)
        if shown is None:
            self._more.setChecked(False)
            return
        self._words.setText(shown.text)
        self._details.setText(shown.details)
        if before is None or before.remedies != shown.remedies:
            self._show_remedies(shown.remedies)
        self._more.setVisible(bool(shown.details))
        if not shown.details:
            self._more.setChecked(False)
        self._on_details_toggled(self._more.isChecked())
        self._show_severity()

    def _show_remedies(self, remedies: tuple[Remedy, ...]) -> None:
        for n, button in enumerate(self._remedies):
            button.setVisible(n < len(remedies))
            if n < len(remedies):
                button.setText(remedy_label(remedies[n]))
                button.setAccessibleName(remedy_label(remedies[n]))

    def _show_severity(self) -> None:
        if self._problem is None:
            return
        severity, tokens = self._problem.severity, self._theme.tokens
        name, color = {
            Severity.ERROR: ("error", tokens.error),
            Severity.ATTENTION: ("warning", tokens.attention),
            Severity.INFO: ("info", tokens.text_second),
        }[severity]
        self._icon.setPixmap(icons.icon(name, color).pixmap(QSize(ICON_SIZE, ICON_SIZE)))
        if self.property("severity") != severity.value:
            self.setProperty("severity", severity.value)
            self.style().polish(self)

    def _share_width(self) -> None:
        """Beside many buttons the words would stand in a narrow column: then these go below."""
        shown = [button.sizeHint().width() + 8 for button in self._buttons if not button.isHidden()]
        room = self.width() - sum(shown) - ICON_SIZE - 42  # margins and gaps
        needed = self._words.fontMetrics().horizontalAdvance(self._words.text())
        if room < min(LEAST_WORDS, needed):
            self._line.setDirection(QBoxLayout.Direction.TopToBottom)
        else:
            self._line.setDirection(QBoxLayout.Direction.LeftToRight)

    def _run_clock(self) -> None:
        state, above = self._feed.state, self.parentWidget()
        needed = self.isVisible() and any(
            isinstance(n, SessionNearEndNotice) for n in state.program.notices
        )
        if needed != self._tick.isActive():
            self._tick.start() if needed else self._tick.stop()
        # A first try that lasts is told though nothing was to be said before.
        in_sight = self.isVisible() or (above is not None and above.isVisible())
        if in_sight:
            self._seconds.follow(state)
        else:
            self._seconds.follow(None)

    def _place(self) -> None:
        words = QHBoxLayout()
        words.setSpacing(12)
        words.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        words.addWidget(self._words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)  # below the words they stand at the right, too
        for button in self._buttons:
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.setSpacing(8)
        self._line.addLayout(words, 1)
        self._line.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 10, 8)
        layout.setSpacing(4)
        layout.addLayout(self._line)
        layout.addWidget(self._area)
        self._details.setContentsMargins(32, 0, 8, 4)

    def _connect(self) -> None:
        self._feed.changed.connect(self._on_state_changed)
        self._theme.changed.connect(self._show_severity)
        self._more.toggled.connect(self._on_details_toggled)
        self._copy.clicked.connect(self._on_copy)
        self._tick.timeout.connect(self._show)
        self._seconds.passed.connect(self._show)
        for button in self._remedies:
            button.clicked.connect(self._on_remedy)
        self._more.setText(self.tr("Details"))
        self._more.setAccessibleName(self.tr("Details of the problem"))
        self._copy.setText(self.tr("Copy"))
        self._copy.setAccessibleName(self.tr("Copy the details of the problem"))

    def _build_button(self, name: str, kind: str = "") -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if kind:
            button.setProperty("kind", kind)
        return button

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: words and buttons share the width."""
        super().resizeEvent(event)
        self._share_width()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: in sight; a countdown runs."""
        super().showEvent(event)
        self._run_clock()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: out of sight; it rests."""
        super().hideEvent(event)
        self._run_clock()

"""One passing event in words, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
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

from voicelive_desktop.domain.facts.notices import Severity
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.gui.theme import Theme, icons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.wording.problem_types import Problem, Remedy, remedy_label

SHOWN_MS = 4000
READ_AT_ONCE = 90  # characters; more words stay longer
WIDTH = 320
WORDS_WIDTH = 222  # beside the sign and the closing button
FEW_WORDS = 28  # characters that leave room for a button beside them


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

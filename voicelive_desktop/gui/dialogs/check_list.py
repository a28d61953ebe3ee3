"""The steps of a check of the connection, one under the other."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain.facts.access_state import CheckStatus, CheckStep
from voicelive_desktop.domain.facts.state import Check, State
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.theme import Theme, icons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.wording.check_words import report, step_words
from voicelive_desktop.gui.wording.failure_details import details

ICON_SIZE = 16
HEIGHT = 160  # of all steps that went well; it does not move the buttons while they come
_SIGNS = {
    CheckStatus.RUNNING: ("wait", "attention"),
    CheckStatus.OK: ("ok", "ok"),
    CheckStatus.FAILED: ("error", "error"),
}


class CheckList(QFrame):
    """Follows `state.check`; has no height while nothing was checked."""

    def __init__(self, feed: StateFeed, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._theme = theme
        self.setObjectName("check_list")
        self._rows = {step: (plain_label(), self._build_words(step)) for step in CheckStep}
        self._area = QScrollArea()
        self._area.setObjectName("check_steps")
        self._area.setAccessibleName(self.tr("Steps of the check"))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._copy = QPushButton(self.tr("Copy the result"))
        self._copy.setObjectName("copy_check_button")
        self._copy.setAccessibleName(self.tr("Copy the result of the check"))
        self._copy.setProperty("kind", "link")
        self._copy.clicked.connect(self._on_copy)
        self._place()
        feed.changed.connect(self._on_state_changed)
        self._show(feed.state.access.check)

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.access.check is not new.access.check:
            self._show(new.access.check)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(report(self._feed.state.access.check.results))

    def _show(self, check: Check) -> None:
        self.setVisible(bool(check.results))
        self._copy.setVisible(not check.running)
        found = {result.step: result for result in check.results}
        for step, (sign, words) in self._rows.items():
            result = found.get(step)
            sign.setVisible(result is not None)
            words.setVisible(result is not None)
            if result is None:
                continue
            if result.failure is not None:
                more = details(result.failure)
            else:
                more = ""
            words.setText(f"{step_words(result)}\n{more}".strip())
            name, token = _SIGNS[result.status]
            color = getattr(self._theme.tokens, token)
            sign.setPixmap(icons.icon(name, color).pixmap(QSize(ICON_SIZE, ICON_SIZE)))

    def _on_range_changed(self, _least: int, most: int) -> None:
        """The latest step is in sight."""
        self._area.verticalScrollBar().setValue(most)

    def _place(self) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (sign, words) in enumerate(self._rows.values()):
            grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1)
        grid.setRowStretch(len(self._rows), 1)
        self._area.setWidget(inside)
        self._area.setFixedHeight(HEIGHT)
        self._area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._area)
        layout.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)

    def _build_words(self, step: CheckStep) -> QLabel:
        label = plain_label()
        label.setObjectName(f"check_{step.value}")
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

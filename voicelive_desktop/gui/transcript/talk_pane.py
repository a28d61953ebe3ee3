"""The middle of the window: what is wrong, the orb, the conversation, a call, the message field."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from voicelive_desktop.gui.theme.column import column_margin
from voicelive_desktop.gui.transcript.stage import Stage

_SIDE = 16
_BESIDE_ORB = 350  # pixels that the start page, its words and the message field take of the pane


class TalkPane(QFrame):
    """Places the five under one another; the message field shares the column of the rows."""

    def __init__(
        self,
        banner: QWidget,
        stage: Stage,
        transcript: QWidget,
        card: QWidget,
        composer: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("talk_pane")
        self._stage = stage
        self._below = QVBoxLayout()
        self._below.setSpacing(8)
        self._below.addWidget(card)
        self._below.addWidget(composer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE, 8, _SIDE, 12)
        layout.setSpacing(6)
        layout.addWidget(banner)
        layout.addWidget(stage)
        layout.addWidget(transcript, 1)
        layout.addLayout(self._below)

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the column stays in the middle, and the orb takes what is free."""
        super().resizeEvent(event)
        margin = column_margin(event.size().width() - 2 * _SIDE)
        self._below.setContentsMargins(margin, 0, margin, 0)
        self._stage.give_room(event.size().height() - _BESIDE_ORB)

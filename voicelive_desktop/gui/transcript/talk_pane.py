"""The middle of the window: what is wrong, the orb, the conversation, a call, the message field."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayoutItem, QSpacerItem, QVBoxLayout, QWidget

from voicelive_desktop.gui.theme.column import column_margin
from voicelive_desktop.gui.transcript.avatar_pane import AvatarPane
from voicelive_desktop.gui.transcript.stage import Stage
from voicelive_desktop.gui.transcript.transcript_pane import TranscriptPane

_SIDE = 16
_MARGINS = 8, 12  # above and below
_ABOVE_AVATAR = 1  # in the column
_ABOVE_STAGE = 2  # place of the avatar: after the banner and what is free
_COMES_AND_GOES = frozenset({QEvent.Type.ShowToParent, QEvent.Type.HideToParent})
LEAST_ROWS = 32  # pixels of the conversation: in a low window a call that waits must be seen whole
MOST_ROUNDS = 3  # the orb decides what is free, and that where it stands
SMALL_STAGE, ROWS_BELOW_FACE = (
    60,
    84,
)  # pixels that a face above leaves to the state and to the rows
# of what is free stands over the orb: the eye takes a little over the middle for the middle
_ABOVE = 0.4


class TalkPane(QFrame):
    """Places them under one another; the message field shares the column of the rows.

    Before there are rows, orb and start page stand in the middle of what is free.
    """

    def __init__(
        self,
        banner: QWidget,
        stage: Stage,
        transcript: TranscriptPane,
        card: QWidget,
        composer: QWidget,
        avatar: AvatarPane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("talk_pane")
        self._banner, self._avatar = banner, avatar
        self._stage, self._transcript, self._start_page = stage, transcript, transcript.start_page
        self._below = QVBoxLayout()
        self._below.setSpacing(8)
        self._below.addWidget(card)
        self._below.addWidget(composer)
        self._is_sharing = False
        transcript.setMinimumHeight(LEAST_ROWS)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(_SIDE, _MARGINS[0], _SIDE, _MARGINS[1])
        self._layout.setSpacing(6)
        self._layout.addWidget(banner)
        self._layout.addSpacing(0)
        self._free.changeSize(0, 0)
        self._layout.addWidget(avatar)
        self._layout.addWidget(stage)
        self._layout.addWidget(transcript, 1)
        self._layout.addLayout(self._below)
        transcript.installEventFilter(self)
        banner.installEventFilter(self)
        avatar.installEventFilter(self)
        avatar.moved.connect(self._place_avatar)
        self._start_page.content_changed.connect(self._share_out)

    @property
    def _free(self) -> QSpacerItem:
        """What is free above the orb.

        It is the layout's own and asked for each time: a spacer that Python keeps is deleted with
        its wrapper when a window is collected, and then once more by the layout.
        """
        item = cast("QLayoutItem", self._layout.itemAt(_ABOVE_AVATAR))
        return cast("QSpacerItem", item.spacerItem())

    def _share_out(self) -> None:
        """The orb takes what the start page leaves, and both stand in the middle of what
        is free then.

        It is laid out at once: a program that is busy connecting would show what is half laid out
        until it has time.
        """
        if self._is_sharing:  # what was laid out tells of it
            return
        self._is_sharing = True
        for _ in range(MOST_ROUNDS):
            before = self._stage.orb.width(), self._free.sizeHint().height()
            self._share()
            if (self._stage.orb.width(), self._free.sizeHint().height()) == before:
                break
            self._stage.settle()
            self._layout.activate()
        self._is_sharing = False

    def _share(self) -> None:
        page, gap = self._start_page.wanted_height, self._layout.spacing()
        free = self.height() - self._below.sizeHint().height() - sum(_MARGINS) - 3 * gap
        told = 0
        if not self._banner.isHidden():
            told = max(self._banner.height(), self._banner.sizeHint().height()) + gap
        free -= told
        if not self._avatar.is_beside:
            lent = min(told, ROWS_BELOW_FACE - LEAST_ROWS)
            self._avatar.give_room(self.height(), free - SMALL_STAGE - ROWS_BELOW_FACE, lent)
        if not (self._avatar.isHidden() or self._avatar.is_beside):
            free -= self._avatar.height() + gap
        self._stage.give_room(free - page - self._stage.words_height)
        above = self._free.sizeHint().height()
        spare = self._transcript.height() + above - page
        if self._stage.is_large:
            wanted = max(0, round(spare * _ABOVE))
        else:
            wanted = 0
        if wanted != above:
            self._free.changeSize(0, wanted)
            self._layout.invalidate()

    def _place_avatar(self) -> None:
        """Let the avatar stand above or beside all of it."""
        beside = self._avatar.is_beside
        is_above = self._layout.indexOf(self._avatar) >= 0
        if beside and is_above:
            self._layout.removeWidget(self._avatar)
        elif not beside and not is_above:
            self._layout.insertWidget(_ABOVE_STAGE, self._avatar)
        taken = 0
        if beside:
            wide = self._avatar.width_beside(self.width() - 2 * _SIDE)
            taken = wide + _SIDE
            self._avatar.setFixedSize(wide, self.height() - sum(_MARGINS))
            self._avatar.move(self.width() - taken, _MARGINS[0])
        self._layout.setContentsMargins(_SIDE, _MARGINS[0], taken + _SIDE, _MARGINS[1])
        margin = column_margin(self.width() - taken - 2 * _SIDE)
        self._below.setContentsMargins(margin, 0, margin, 0)
        self._share_out()

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the column stays in the middle, and the orb takes what is free."""
        super().resizeEvent(event)
        self._place_avatar()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the rows have another place, or the banner has come, changed or gone."""
        kind = event.type()
        if kind == QEvent.Type.Resize or (
            kind in _COMES_AND_GOES and watched in {self._banner, self._avatar}
        ):
            self._share_out()
        return super().eventFilter(watched, event)

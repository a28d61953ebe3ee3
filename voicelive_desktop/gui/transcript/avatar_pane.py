"""Where the avatar is seen: above or beside the rows, or in a window of its own that stays on top."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.domain.words.kinds import AvatarPlace
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.icons import icon
from voicelive_desktop.gui.theme.widgets.plain_label import plain_tip
from voicelive_desktop.gui.transcript.avatar_grip import AvatarGrip
from voicelive_desktop.gui.transcript.avatar_view import LEAST, AvatarView

QWIDGETSIZE_MAX = 16_777_215  # Qt: no limit
LEAST_WIDTH = 128
ROWS_BESIDE = 300  # pixels that the rows keep beside it
ALONE = QSize(480, 270)
LEAST_SHARE, MOST_SHARE = 15, 80  # percent, as in the settings


class AvatarWindow(QWidget):
    """A small window that stays on top.

    Signals:
        closed(): the person wants the avatar back in the main window.
    """

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self.setObjectName("avatar_window")
        self.setWindowTitle(self.tr("Avatar"))
        self.resize(ALONE)
        self.place = QVBoxLayout(self)
        self.place.setContentsMargins(0, 0, 0, 0)
        self._was_shown = False

    def come(self) -> None:
        """Be seen, where it was left."""
        self._was_shown = True
        self.show()

    def place_left(self) -> bytes:
        """Where and how large it is, for `put`; b"" if it was never seen."""
        return bytes(self.saveGeometry().data()) if self._was_shown else b""

    def put(self, place: QByteArray) -> None:
        """Be where it was left; what makes no sense, or is on no screen any more, Qt puts right."""
        self._was_shown = self.restoreGeometry(place) or self._was_shown

    # Qt overrides

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: the avatar goes back."""
        event.ignore()
        self.closed.emit()


class AvatarPane(QFrame):
    """The view and the button that takes it out. Shown only in a session with an avatar.

    Signals:
        moved(): it stands elsewhere, or is larger or smaller.
    """

    moved = Signal()

    def __init__(
        self, feed: StateFeed, theme: Theme, intents: Intents, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("avatar_pane")
        self._intents = intents
        self._place = self._before = AvatarPlace.ABOVE
        self._share = 0.4
        self._whole = 0  # pixels of which it has its share
        self._theme = theme
        self.view = AvatarView(theme, self)
        self._detach = self._build_button()
        self._window = AvatarWindow(self)
        self._window.closed.connect(self.attach)
        self._grip = AvatarGrip(self)
        self._grip.dragged.connect(self._on_dragged)
        self._grip.let_go.connect(self._on_let_go)
        side = QVBoxLayout()
        side.addWidget(self._detach)
        side.addStretch(1)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.view, 1)
        self._layout.addLayout(side)
        theme.changed.connect(self._show_icon)
        feed.changed.connect(self._on_state_changed)
        self.hide()
        self._show(feed.state)

    def give_room(self, height: int, free: int, lent: int = 0) -> None:
        """Stand in a pane of this height, of which so much is free.

        `lent`: what the rows can give under a notice; of what is lacking they give half.
        """
        self._whole = height
        self.setMinimumWidth(0)
        self.setMaximumWidth(QWIDGETSIZE_MAX)
        wanted = round(height * self._share)
        free += min(lent, max(0, wanted - free) // 2)
        wanted = max(LEAST, min(wanted, free))
        if wanted != self.height():
            self.setFixedHeight(wanted)

    @property
    def is_beside(self) -> bool:
        """Whether it stands beside the rows, and not above them."""
        return self._place == AvatarPlace.BESIDE and not self.isHidden()

    def width_beside(self, width: int) -> int:
        """Return how wide it is beside the rows, of so many pixels."""
        self._whole = width
        return max(LEAST_WIDTH, min(round(width * self._share), width - ROWS_BESIDE))

    def detach(self) -> None:
        """Show the avatar in its own window."""
        self._intents.choose({"avatar_place": AvatarPlace.WINDOW})

    def attach(self) -> None:
        """Show the avatar here again."""
        self._intents.choose({"avatar_place": self._before})

    @property
    def own_window(self) -> AvatarWindow:
        """The window in which it is alone."""
        return self._window

    def _on_dragged(self, pixels: int) -> None:
        """Follow the hand; the settings learn of it when it lets go."""
        if self._whole > 0:
            wanted = self._share + pixels / self._whole
            self._share = min(max(wanted, LEAST_SHARE / 100), MOST_SHARE / 100)
            self.moved.emit()

    def _on_let_go(self) -> None:
        self._intents.choose({"avatar_size": round(self._share * 100)})

    def _stand(self, state: State) -> None:
        """Stand where the settings say."""
        self._share = state.settings.avatar_size / 100
        self._place = state.settings.avatar_place
        if self._place != AvatarPlace.WINDOW:
            self._before = self._place
        alone = self._wanted and self._place == AvatarPlace.WINDOW
        if alone and not self._window.isVisible():
            self._window.place.addWidget(self.view)
            self._window.come()
        elif not alone and self.view.parent() is not self:
            self._layout.insertWidget(0, self.view, 1)
            self._window.hide()
        self.setVisible(self._wanted and not alone)
        self.moved.emit()

    def _show(self, state: State) -> None:
        self.view.set_still(state.settings.reduced_motion)
        self._wanted = selectors.has_avatar(state)
        if self._wanted:
            self.view.begin()
        else:
            self.view.rest()
        self._stand(state)

    def _on_state_changed(self, old: State, new: State) -> None:
        if selectors.has_avatar(old) != selectors.has_avatar(new):
            self._show(new)
        elif _placed(old) != _placed(new):
            self._stand(new)
        self.view.set_still(new.settings.reduced_motion)

    def _build_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("avatar_detach_button")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(self.tr("Show the avatar in its own window"))
        button.setToolTip(plain_tip(self.tr("Show the avatar in its own window")))
        button.setIcon(icon("pin", self._theme.tokens.text_second))
        button.clicked.connect(self.detach)
        return button

    def _show_icon(self) -> None:
        self._detach.setIcon(icon("pin", self._theme.tokens.text_second))

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the edge goes along."""
        super().resizeEvent(event)
        self._grip.lie(self.size(), beside=self._place == AvatarPlace.BESIDE)


def _placed(state: State) -> tuple[str, int]:
    return state.settings.avatar_place, state.settings.avatar_size

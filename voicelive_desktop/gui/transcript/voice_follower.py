"""Keeps the line that is being spoken in sight, where the text runs ahead of the voice."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

GLIDE_MS = 200
LOWEST = 0.75  # of the page: a line that the voice reaches below is brought up ...
HIGHEST = 0.25  # ... to here, so that one look takes in what is said next


def value_for(line: tuple[int, int], value: int, end: int, page: int) -> int:
    """Return how far to scroll so that a line is in sight, at most to the end.

    `line`: its top and bottom, `value`: how far it is scrolled now. While it is well in sight
    nothing moves.
    """
    top, bottom = line
    room = bottom - top  # for a line before it
    if top - room >= end:
        return end
    value = min(value, end)
    if value <= top - min(room, top) and bottom - value <= page * LOWEST:
        return value
    return max(0, min(end, round(top - page * HIGHEST)))


class VoiceFollower(QObject):
    """Whether the voice is followed, and the scrolling on the way there.

    Signals:
        moved(value: int): scroll to here.
        arrived(): the glide is over.
    """

    moved = Signal(int)
    arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_wanted = True  # until the person scrolls
        self._is_still = False
        self._glide = QVariantAnimation(self)
        self._glide.setDuration(GLIDE_MS)
        self._glide.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._glide.valueChanged.connect(self._on_moved)
        self._glide.finished.connect(self.arrived)

    @property
    def is_gliding(self) -> bool:
        """Whether it is on its way."""
        return self._glide.state() == QVariantAnimation.State.Running

    def set_still(self, still: bool) -> None:
        """Jump in place of gliding."""
        self._is_still = still

    def go(self, value: int, target: int) -> None:
        """Scroll from a value to another one."""
        if self._is_still:
            self.moved.emit(target)
            return
        self._glide.stop()
        self._glide.setStartValue(value)
        self._glide.setEndValue(target)
        self._glide.start()

    def stop(self) -> None:
        """The person scrolls, or there is nothing to follow any more."""
        self._glide.stop()

    def _on_moved(self, value: object) -> None:
        if isinstance(value, int):
            self.moved.emit(value)

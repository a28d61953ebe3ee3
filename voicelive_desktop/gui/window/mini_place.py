"""Where the mini window lies: at the edges it comes near to, on each screen where it
was left. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QSize

PLACES = "mini_places"  # the property of the large window that holds where it was left
LAST = "last screen"  # the key of the name of the screen on which it was left last
NEAR = 20  # pixels to an edge from which it is drawn there
MARGIN = 16  # of the first place from the corner


def snapped(at: QPoint, size: QSize, room: QRect) -> QPoint:
    """The place, at the edges of the room that it is near to, and inside of it."""
    right, bottom = room.right() + 1 - size.width(), room.bottom() + 1 - size.height()
    return QPoint(_drawn(at.x(), room.left(), right), _drawn(at.y(), room.top(), bottom))


def first_place(size: QSize, room: QRect) -> QPoint:
    """The lower right corner, where nobody reads."""
    return QPoint(
        room.right() + 1 - size.width() - MARGIN, room.bottom() + 1 - size.height() - MARGIN
    )


def place_on(screen: str, places: Mapping[str, object], size: QSize, room: QRect) -> QPoint:
    """Where it was left on this screen, counted from the corner of its room; what makes no sense
    counts as never.
    """
    match places.get(screen):
        case [int(x), int(y)]:
            return snapped(room.topLeft() + QPoint(x, y), size, room)
        case _:
            return first_place(size, room)


def _drawn(value: int, least: int, most: int) -> int:
    if value - least < NEAR or most < least:
        return least
    if most - value < NEAR:
        return most
    return value

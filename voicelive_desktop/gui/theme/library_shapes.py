"""Shapes of the icons of kept conversations, on the grid of the other icons."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath


def private(path: QPainterPath) -> None:
    """An eye that is struck out."""
    path.moveTo(2.5, 12)
    path.cubicTo(QPointF(6, 5.2), QPointF(18, 5.2), QPointF(21.5, 12))
    path.cubicTo(QPointF(18, 18.8), QPointF(6, 18.8), QPointF(2.5, 12))
    path.addEllipse(QPointF(12, 12), 3, 3)
    path.moveTo(4.5, 19.5)
    path.lineTo(19.5, 4.5)


def library(path: QPainterPath) -> None:
    """Two pages of talk, one behind the other."""
    path.addRoundedRect(QRectF(3.5, 7.5, 13, 10), 2.2, 2.2)
    path.moveTo(7.5, 4.2)
    path.lineTo(18, 4.2)
    path.arcTo(QRectF(16, 4.2, 4.5, 4.5), 90, -90)
    path.lineTo(20.5, 13.5)
    for y in (11.0, 14.2):
        path.moveTo(6.8, y)
        path.lineTo(13.2, y)


def pin(path: QPainterPath) -> None:
    """A drawing pin."""
    path.moveTo(8.5, 4)
    path.lineTo(15.5, 4)
    path.moveTo(9.5, 4)
    path.lineTo(9.5, 10)
    path.lineTo(6.5, 14.5)
    path.lineTo(17.5, 14.5)
    path.lineTo(14.5, 10)
    path.lineTo(14.5, 4)
    path.moveTo(12, 14.5)
    path.lineTo(12, 20.5)


def tag(path: QPainterPath) -> None:
    """A label with its hole."""
    path.moveTo(4, 4)
    path.lineTo(12, 4)
    path.lineTo(20.5, 12.5)
    path.lineTo(12.5, 20.5)
    path.lineTo(4, 12)
    path.closeSubpath()
    path.addEllipse(QPointF(8.3, 8.3), 1.2, 1.2)


def filter_shape(path: QPainterPath) -> None:
    """A funnel."""
    path.moveTo(3.5, 5)
    path.lineTo(20.5, 5)
    path.lineTo(14, 12.8)
    path.lineTo(14, 19.5)
    path.lineTo(10, 17.5)
    path.lineTo(10, 12.8)
    path.closeSubpath()


def more(path: QPainterPath) -> None:
    """Three dots."""
    for x in (5.5, 12.0, 18.5):
        path.addEllipse(QPointF(x, 12), 1.1, 1.1)


def record(path: QPainterPath) -> None:
    """A ring; what is in it is filled."""
    path.addEllipse(QPointF(12, 12), 8.5, 8.5)


def record_dot(path: QPainterPath) -> None:
    """The inside of the ring."""
    path.addEllipse(QPointF(12, 12), 4.2, 4.2)


SHAPES = {
    "more": more,
    "record": record,
    "private": private,
    "library": library,
    "pin": pin,
    "tag": tag,
    "filter": filter_shape,
}

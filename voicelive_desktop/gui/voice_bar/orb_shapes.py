"""What moves in the orb, as shapes of the radius 1. `turn` is the share of a round that has passed,
0 to 1.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPolygonF

EDGES = 48
BARS = range(-2, 3)


def _edge(number: int) -> tuple[float, float, tuple[float, float]]:
    """A point of the circle, and what of the wave sin(3a + m) + 0.6 sin(5a - m) goes there with the
    cosine and the sine of m.
    """
    angle = 2 * math.pi * number / EDGES
    along = math.sin(3 * angle) + 0.6 * math.sin(5 * angle)
    across = math.cos(3 * angle) - 0.6 * math.cos(5 * angle)
    return math.cos(angle), math.sin(angle), (along, across)


_EDGE = tuple(map(_edge, range(EDGES)))


def wave(voice: float, turn: float) -> QPolygonF:
    """Return a circle whose edge waves the more the louder the voice is, 0 to 1."""
    height, moved = 0.14 * voice, 2 * math.pi * turn
    along, across = height * math.cos(moved), height * math.sin(moved)
    points = []
    for x, y, (along_x, across_x) in _EDGE:
        reach = 1 + along * along_x + across * across_x
        points.append(QPointF(reach * x, reach * y))
    return QPolygonF(points)


def bars(voice: float, turn: float) -> list[QLineF]:
    """Return five bars that dance with a voice: sound is coming out."""
    made = []
    for number in BARS:
        # three leaps in a round
        share = 0.35 + 0.65 * abs(math.sin(3 * math.pi * turn + number * 1.3))
        half = 0.16 - 0.03 * abs(number) + 0.34 * voice * share
        made.append(QLineF(number * 0.24, -half, number * 0.24, half))
    return made

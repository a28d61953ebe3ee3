"""What moves in the orb, made once for each step of its motion: a picture then costs a few calls, not a hundred.

All shapes have the radius 1. The motion repeats itself after `ROUND_S`; nobody waits for it.
"""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPolygonF

ROUND_S = 4.7
MOMENTS = 94  # a new shape every 50 ms; the voice itself is followed in each picture
LEVELS = 16
EDGES = 48


def moment_at(now_s: float) -> int:
    """The step of the motion at this time."""
    return int(now_s / ROUND_S * MOMENTS) % MOMENTS


def step_of(level: float) -> int:
    """The step of a level from 0 to 1."""
    return min(LEVELS, max(0, round(level * LEVELS)))


@lru_cache(maxsize=MOMENTS * (LEVELS + 1))
def wave(step: int, moment: int) -> QPolygonF:
    """A circle whose edge waves the more the louder the voice is."""
    height = 0.14 * step / LEVELS
    turn = 2 * math.pi * moment / MOMENTS
    points = []
    for edge in range(EDGES):
        angle = 2 * math.pi * edge / EDGES
        reach = 1 + height * (math.sin(3 * angle + 3 * turn) + 0.6 * math.sin(5 * angle - 4 * turn))
        points.append(QPointF(reach * math.cos(angle), reach * math.sin(angle)))
    return QPolygonF(points)


@lru_cache(maxsize=MOMENTS * (LEVELS + 1))
def bars(step: int, moment: int) -> list[QLineF]:
    """Five bars that dance with a voice: sound is coming out."""
    turn = 2 * math.pi * moment / MOMENTS
    made = []
    for number in range(-2, 3):
        share = 0.35 + 0.65 * abs(math.sin(4.5 * turn + number * 1.3))
        half = 0.16 - 0.03 * abs(number) + 0.34 * step / LEVELS * share
        made.append(QLineF(number * 0.24, -half, number * 0.24, half))
    return made

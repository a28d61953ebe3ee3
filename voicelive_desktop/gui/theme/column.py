"""The centred column that the transcript's rows and the message field share."""

from __future__ import annotations

COLUMN_WIDTH = 820  # pixels; wider lines are hard to read


def column_margin(width: int) -> int:
    """The free pixels at each side of the column in a pane of this width; 0 if the column needs all
    of it.
    """
    return max(0, (width - COLUMN_WIDTH) // 2)

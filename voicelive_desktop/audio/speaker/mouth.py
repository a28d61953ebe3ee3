"""The shapes of the mouth that go with the samples of answers."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import OrderedDict

from voicelive_desktop.domain.words.ids import ItemId

MOST_ITEMS = 8  # answers whose sound may wait behind one another
MOST_SHAPES = 40_000  # of one answer: half an hour of speech


class Mouth:
    """Keeps when which shape (viseme id of Azure's speech service) is due in each answer. Loop
    thread only.
    """

    def __init__(self) -> None:
        self._shapes: OrderedDict[ItemId, list[tuple[int, int]]] = OrderedDict()

    def add(self, item_id: ItemId, at_ms: int, viseme: int) -> None:
        """This shape from this moment of the item's sound on; shapes may come late and
        in any order.
        """
        shapes = self._shapes.setdefault(item_id, [])
        if len(shapes) < MOST_SHAPES:
            insort(shapes, (at_ms, viseme))
        while len(self._shapes) > MOST_ITEMS:
            self._shapes.popitem(last=False)

    def at(self, item_id: ItemId, heard_ms: float) -> int | None:
        """Return the shape at this moment of the item; None when none came for it so far."""
        shapes = self._shapes.get(item_id)
        if shapes is None:
            return None
        index = bisect_right(shapes, heard_ms, key=lambda shape: shape[0])
        if index:
            return shapes[index - 1][1]
        return 0

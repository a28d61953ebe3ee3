"""Where wishes of the window come in: events go to the store, requests to the services."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.words.encodings import whole
from voicelive_desktop.domain.words.ids import NEW, ItemId
from voicelive_desktop.domain.words.quick_classes import replace

if TYPE_CHECKING:
    from voicelive_desktop.domain.facts.requests.request import Request, Wish

_Timed = (
    ev.StartRequested
    | ev.RetryRequested
    | ev.StartWithoutRefusedRequested
    | ev.TalkPressed
    | ev.TalkReleased
    | ev.AnswerRequested
    | ev.NoteSubmitted
    | ev.TextSubmitted
    | ev.CallDecided
    | ev.CallAnswered
)


def new_item_id() -> ItemId:
    """Return an id for an item of ours; short enough for the service."""
    return ItemId("msg_" + secrets.token_hex(12))


class Door:
    """Lets wishes in; events get their time and their ids here. GUI thread only.

    Args:
        serve: has a request done.
        start_clock: the time at which a conversation begins; None: the same clock.
    """

    def __init__(
        self,
        dispatch: Callable[[ev.Event], None],
        serve: Callable[[Request], None],
        wall_clock: Callable[[], float],
        item_id: Callable[[], ItemId] = new_item_id,
        start_clock: Callable[[], float] | None = None,
    ) -> None:
        self._dispatch = dispatch
        self._serve = serve
        self._wall_clock = wall_clock
        self._item_id = item_id
        self._start_clock = start_clock or wall_clock

    def enter(self, wish: Wish) -> None:
        """Let a wish in."""
        if isinstance(wish, _Timed):
            self._dispatch(self._stamped(wish))
        elif isinstance(wish, ev.Event):
            self._dispatch(wish)
        else:
            self._serve(wish)

    def _stamped(self, wish: _Timed) -> ev.Event:
        if isinstance(wish, ev.StartRequested):
            return ev.StartRequested(self._start_clock())
        if isinstance(wish, ev.TextSubmitted | ev.CallAnswered):
            wish = replace(wish, text=whole(wish.text))
        if isinstance(wish, ev.TextSubmitted | ev.NoteSubmitted) and wish.item_id == NEW:
            wish = replace(wish, item_id=self._item_id())
        return replace(wish, at_s=self._wall_clock())

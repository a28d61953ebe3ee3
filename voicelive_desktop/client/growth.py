"""How an answer grows, told some times a second instead of with each message."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from voicelive_desktop.domain.facts.events import (
    AudioArrived,
    Event,
    ReplyTextGrew,
    ReplyWordTimed,
    SpeechStarted,
)
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import replace

HOLD_S = 0.150
# What is told while so much is still to be heard lies far below what one reads along with, and each
# time costs a step, a layout and a picture.
FAR_MS, FAR_HOLD_S = 3_000.0, 0.500
# While less of its sound is still to be heard, nothing of an answer is held: which word is spoken
# is told by how much has come.
AHEAD_MS = 1_000.0


class Growth:
    """Passes events on, but joins what only says that an answer has more text or more sound. The
    first of each item comes at once, and whatever else happens finds all told that was before it;
    only somebody who begins to speak waits for nothing. Loop's thread.

    Args:
        report: Takes the events.
        clock: Monotonic seconds.
    """

    def __init__(self, report: Callable[[Event], None], clock: Callable[[], float]) -> None:
        self._report, self._clock = report, clock
        self._sound: AudioArrived | None = None
        self._text: ReplyTextGrew | None = None
        self._sounding: tuple[object, ...] = ()  # what the counted sound is of
        self._writing: ItemId | None = None
        self._began_s = self._came_ms = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def take(self, event: Event) -> None:
        """Pass it on, now or with more of its kind."""
        match event:
            case AudioArrived():
                self._on_sound(event)
            case ReplyTextGrew():
                self._on_text(event)
            case ReplyWordTimed():
                self._report(event)
            case SpeechStarted():
                self._report(event)
                self.flush()
            case _:
                self.flush()
                self._report(event)

    def flush(self) -> None:
        """Tell what is held."""
        if self._timer is not None:
            self._timer.cancel()
        text, sound = self._text, self._sound
        self._timer = self._text = self._sound = None
        for event in (text, sound):
            if event is not None:
                self._report(event)

    def _on_sound(self, event: AudioArrived) -> None:
        kind = (event.response_id, event.item_id, event.dropped, event.alone)
        is_first = kind != self._sounding
        if is_first:
            self.flush()
            self._sounding, self._began_s, self._came_ms = kind, self._clock(), 0.0
        self._came_ms += event.ms
        if is_first or not self.is_ahead:
            self.flush()
            self._report(event)
        elif self._sound is None:
            self._sound = replace(event, more=True)
            self._hold()
        else:
            self._sound = replace(
                self._sound,
                ms=self._sound.ms + event.ms,
                later_s=(*self._sound.later_s, event.at_s),
            )

    def _on_text(self, event: ReplyTextGrew) -> None:
        is_new = event.item_id != self._writing
        if is_new or (self._sounding[1:2] == (event.item_id,) and not self.is_ahead):
            self.flush()
            self._writing = event.item_id
            self._report(event)
        elif self._text is None:
            self._text = event
            self._hold()
        else:
            self._text = replace(self._text, delta=self._text.delta + event.delta)

    @property
    def is_ahead(self) -> bool:
        """Whether the sound that has come lasts for a while yet."""
        return self._ahead_ms >= AHEAD_MS

    @property
    def _ahead_ms(self) -> float:
        return self._came_ms - (self._clock() - self._began_s) * 1000

    def _hold(self) -> None:
        if self._timer is None:
            if self._ahead_ms >= FAR_MS:
                hold_s = FAR_HOLD_S
            else:
                hold_s = HOLD_S
            self._timer = asyncio.get_running_loop().call_later(hold_s, self.flush)

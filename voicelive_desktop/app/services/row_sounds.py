"""Where the rows of a conversation are heard, by the monotonic clock of capture and playback."""

from __future__ import annotations

from collections.abc import Callable

from voicelive_desktop.domain.facts.events import (
    AnyEvent,
    InputCommitted,
    PlaybackDrained,
    PlaybackFlushed,
    PlaybackStarted,
    SpeechStarted,
    SpeechStopped,
)
from voicelive_desktop.domain.facts.library import Sound
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings.turn import is_manual
from voicelive_desktop.domain.words.ids import ItemId

LEAD_S = 0.2  # of what was said before the service heard speech


class RowSounds:
    """Pairs beginnings and ends. What began before the recording is heard from its beginning on."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._speech: tuple[ItemId, float] | None = None
        self._answer: tuple[ItemId, float] | None = None
        self._key_t: float | None = None
        self._by_key: tuple[float, float] | None = None

    def begin(self) -> None:
        """A recording begins."""
        self._speech = self._answer = None
        self._key_t = self._by_key = None

    def on_key(self, before: bool, now: bool) -> None:
        """Follow the talk key, where a turn is what was said while it was held."""
        if now and not before:
            self._key_t, self._by_key = self._clock() - LEAD_S, None
        elif before and not now and self._key_t is not None:
            self._by_key, self._key_t = (self._key_t, self._clock()), None

    def on_event(self, event: AnyEvent, recording: str, began_t: float) -> tuple[Sound, ...]:
        """The row that ended with this event."""
        match event:
            case SpeechStarted(item_id=item_id, captured_t=captured_t):
                if captured_t is None:
                    self._speech = None
                else:
                    self._speech = (item_id, captured_t - LEAD_S)
            case SpeechStopped(item_id=item_id, captured_t=captured_t):
                began, self._speech = self._speech, None
                if began is not None and captured_t is not None and began[0] == item_id:
                    return _sound(began, captured_t, recording, began_t)
            case InputCommitted(item_id=item_id) if self._by_key is not None:
                (key_t, end_t), self._by_key = self._by_key, None
                return _sound((item_id, key_t), end_t, recording, began_t)
            case PlaybackStarted(item_id=item_id, heard_t=heard_t):
                if heard_t is None:
                    ended_t = self._clock()
                else:
                    ended_t = heard_t
                ended = self._ended(ended_t, recording, began_t)
                if heard_t is None:
                    self._answer = None
                else:
                    self._answer = (item_id, heard_t)
                return ended
            case PlaybackDrained():
                return self._ended(self._clock(), recording, began_t)
            case PlaybackFlushed(silent_t=silent_t):
                if silent_t is None:
                    return self._ended(self._clock(), recording, began_t)
                return self._ended(silent_t, recording, began_t)
            case _:
                pass
        return ()

    def end(self, recording: str, began_t: float) -> tuple[Sound, ...]:
        """The recording ends in the middle of these."""
        now_t = self._clock()
        speech, self._speech = self._speech, None
        said = () if speech is None else _sound(speech, now_t, recording, began_t)
        return (*said, *self._ended(now_t, recording, began_t))

    def _ended(self, at_t: float, recording: str, began_t: float) -> tuple[Sound, ...]:
        began, self._answer = self._answer, None
        if began is None:
            return ()
        return _sound(began, at_t, recording, began_t)


def talks_by_key(state: State) -> bool:
    """Whether what is said now becomes a turn by the talk key alone: the service hears no speech."""
    return state.microphone.talk.on and is_manual(state.settings)


def _sound(
    began: tuple[ItemId, float], end_t: float, recording: str, began_t: float
) -> tuple[Sound, ...]:
    begin_s, end_s = max(0.0, began[1] - began_t), end_t - began_t
    if end_s > begin_s:
        return (Sound(began[0], recording, begin_s, end_s),)
    return ()

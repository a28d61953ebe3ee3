"""The talk key: what it does to the microphone."""

from __future__ import annotations

from enum import StrEnum

from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.turn import is_manual
from voicelive_desktop.domain.words.kinds import TalkMode
from voicelive_desktop.domain.words.quick_classes import dataclass


class Gate(StrEnum):
    """What becomes of the microphone's sound on its way to the session. Mute is apart: it silences
    whatever passes.
    """

    # it passes; if the gate was silent or shut, what was said just before comes first
    OPEN = "open"
    SILENT = "silent"  # silence goes in its place, so that the service sees the turn end
    SHUT = "shut"  # nothing goes
    MUTED = "muted"  # silence goes in its place, and nothing of what was said is ever sent


@dataclass(frozen=True, slots=True)
class Talk:
    """Facts about the talk key. Times are Unix seconds.

    `held`: it is down. `latched`: a tap left it on. `ending`: it was released, and the tail is
    still heard. `since_s`: when this turn began. `pressed_at_s`, `released_at_s`: the latest press
    and release. `number` counts presses, so that a reminder tells whether it is still meant.
    """

    held: bool = False
    latched: bool = False
    ending: bool = False
    since_s: float = 0.0
    pressed_at_s: float = 0.0
    released_at_s: float = 0.0
    number: int = 0

    @property
    def on(self) -> bool:
        """Whether the key has its effect now."""
        return self.held or self.latched or self.ending

    def over(self) -> Talk:
        """Return the released key; timers of the earlier press are void."""
        return Talk(number=self.number + 1)


def gate(settings: Settings, talk: Talk) -> Gate:
    """Return the gate that talk mode and key demand."""
    if settings.talk_mode == TalkMode.HOLD_TO_MUTE:
        if talk.on:
            return Gate.MUTED
        return Gate.OPEN
    if settings.talk_mode == TalkMode.OPEN or talk.on:
        return Gate.OPEN
    if is_manual(settings):
        return Gate.SHUT
    return Gate.SILENT

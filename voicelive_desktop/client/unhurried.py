"""Lets the service's messages wait a moment while none that hurries can be among them."""

from __future__ import annotations

from collections.abc import Callable

from voicelive_desktop.client.ports import ServiceConnection

REST_S = 0.200  # what comes of an answer meanwhile is told together anyway: see `growth`
HURRY_S = 1.0  # so long everything that is asked for may be answered at any moment
SILENT = 4  # frames: only those of a room that has been silent for seconds come so many at once


class UnhurriedReading:
    """When the socket may be left alone: an answer's sound lasts for a second yet, nothing was
    asked for, and the room has been silent for seconds, so that nobody can have begun to speak.
    Each message wakes the program else, twenty times a second while an answer comes. Loop's thread.

    Args:
        connection: what is read.
        clock: Monotonic seconds.
    """

    def __init__(self, connection: ServiceConnection, clock: Callable[[], float]) -> None:
        self._connection, self._clock = connection, clock
        self._room_is_silent = False
        self._hurried_s = clock() + HURRY_S
        self._rests_until_s = 0.0

    def heard(self, frames: int) -> None:
        """So many frames came from the microphone at once."""
        self._room_is_silent = frames >= SILENT
        if self._rests_until_s and not self._room_is_silent:
            self._wake()

    def hurry(self) -> None:
        """Something was asked for, or came that is more than an answer's growth."""
        self._hurried_s = self._clock() + HURRY_S
        self._wake()

    def pause(self, *, is_ahead: bool) -> None:
        """All that came was handled. `is_ahead`: the sound of the answer that is coming lasts."""
        now_s = self._clock()
        is_free = now_s >= max(self._hurried_s, self._rests_until_s)
        if is_ahead and self._room_is_silent and is_free:
            self._rests_until_s = now_s + REST_S
            self._connection.rest(REST_S)

    def _wake(self) -> None:
        if self._rests_until_s:
            self._rests_until_s = 0.0
            self._connection.rest(0.0)

"""Packets of pictures until their moment comes. Any thread."""

from __future__ import annotations

import threading
from collections import deque
from typing import Any

# two minutes at 60 a second: who is further ahead loses the oldest pictures
MOST_PACKETS = 60 * 60 * 2
MOST_BYTES = 64 * 1024 * 1024  # four minutes at 2 Mbit/s


class WaitingPackets:
    """A queue in the order of arrival; the oldest ones make room."""

    def __init__(self) -> None:
        self._packets: deque[Any] = deque()
        self._bytes = 0
        self._lost = False
        self._changing = threading.Lock()

    def add(self, packet: Any) -> None:
        """Take a packet."""
        with self._changing:
            self._packets.append(packet)
            self._bytes += packet.size
            while len(self._packets) > MOST_PACKETS or self._bytes > MOST_BYTES:
                self._bytes -= self._packets.popleft().size
                self._lost = True

    def take(self, until_ms: float) -> list[Any]:
        """Return those that are due until a moment."""
        taken = []
        with self._changing:
            while self._packets and decoded_ms(self._packets[0]) <= until_ms:
                taken.append(self._packets.popleft())
                self._bytes -= taken[-1].size
        return taken

    def take_lost(self) -> bool:
        """Return whether any made room since the last call: what follows builds on it."""
        lost, self._lost = self._lost, False
        return lost

    def forget(self) -> None:
        """Drop all."""
        with self._changing:
            self._packets.clear()
            self._bytes = 0


def seen_ms(packet: Any) -> float:
    """Return the moment of a packet's picture."""
    if packet.pts is None:
        return decoded_ms(packet)
    return float(packet.pts * packet.time_base * 1000)


def decoded_ms(packet: Any) -> float:
    """Return the moment at which a packet is needed, at the latest."""
    if packet.pts is None:
        moment = packet.dts
    else:
        moment = min(packet.dts, packet.pts)
    return float(moment * packet.time_base * 1000)

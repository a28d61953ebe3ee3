"""What happens to the computer under a connection: it sleeps, it changes its network.

Neither is told by a socket: after sleep, or on another network, a TCP connection looks alive until
its heartbeat gives it up. Asked for once a second, with the standard library alone, the same on
every system: the systems' own signals need a service that may not run (NetworkManager on D-Bus),
and tell of changes that concern no connection of ours.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
import time
from collections.abc import Awaitable, Callable
from typing import Protocol

from voicelive_desktop.client.boot_clock import boot_clock
from voicelive_desktop.client.ports import Sleep
from voicelive_desktop.domain.words.failures import MOVED, SLEPT, Failure, FailureKind
from voicelive_desktop.domain.words.quick_classes import dataclass

LOOK_S = 1.0
SLEPT_S = 2.0  # by which the clocks part; less is their own difference
# the process stood still so long: the other side has given us up by now (heartbeat and answer)
STOPPED_S = 12.0
# Documentation addresses (RFC 5737, RFC 3849): no packet is sent, the system only looks up the way
# there.
_FAR = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
_DISCARD = 9
_GONE = {errno.EADDRNOTAVAIL, getattr(errno, "WSAEADDRNOTAVAIL", errno.EADDRNOTAVAIL)}


def way_out() -> frozenset[str]:
    """The addresses that this computer would use to reach far ones; empty: there is no way."""
    return frozenset(address for family, far in _FAR if (address := _source(family, far)))


def is_own_address(address: str) -> bool:
    """Whether this computer (still) has this address. An odd one counts as its own."""
    if ":" in address:
        family = socket.AF_INET6
    else:
        family = socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.bind((address, 0))
    except OSError as error:
        return error.errno not in _GONE
    return True


def _source(family: socket.AddressFamily, far: str) -> str:
    with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
        probe.connect((far, _DISCARD))
        return str(probe.getsockname()[0])
    return ""


@dataclass(frozen=True, slots=True)
class ComputerFacts:
    """What is asked for once a second."""

    boot_clock: Callable[[], float] = boot_clock
    clock: Callable[[], float] = time.monotonic
    way_out: Callable[[], frozenset[str]] = way_out
    is_own_address: Callable[[str], bool] = is_own_address


class SleepMeter:
    """Tells whether the computer slept, or the process stood still, since it was asked last."""

    def __init__(self, surroundings: ComputerFacts) -> None:
        self._boot_clock, self._clock = surroundings.boot_clock, surroundings.clock
        self._boot_s, self._s = self._boot_clock(), self._clock()

    def slept(self) -> bool:
        """Ask once a second or so."""
        boot_s, s = self._boot_clock(), self._clock()
        passed_s, awake_s = boot_s - self._boot_s, s - self._s
        self._boot_s, self._s = boot_s, s
        return passed_s - awake_s >= SLEPT_S or passed_s >= STOPPED_S


class WayMeter:
    """Tells whether a way out has come back, or another one come up, since it was asked last."""

    def __init__(self, surroundings: ComputerFacts) -> None:
        self._way_out = surroundings.way_out
        self._ways = self._way_out()

    def opened(self) -> bool:
        """Ask once a second or so."""
        before, self._ways = self._ways, self._way_out()
        return bool(self._ways - before)


class Watched(Protocol):
    """What keeps the connection to the service."""

    @property
    def local_address(self) -> str:
        """Where the present connection goes from; "" without one."""
        ...

    def lose(self, because: Failure) -> None:
        """Treat the present session as lost."""
        ...

    def retry_now(self) -> None:
        """Do not wait for the next try."""
        ...


async def watch_link(
    keeper: Callable[[], Watched | None],
    begins: Callable[[], Awaitable[None]],
    surroundings: ComputerFacts | None = None,
    sleep: Sleep = asyncio.sleep,
) -> None:
    """Drop the connection when the computer slept or lost the address it used; retry once a route
    is back. Without a connection it rests until `begins` returns.
    """
    around = surroundings or ComputerFacts()
    while True:
        await begins()
        await _watch_one(keeper, around, sleep)


async def _watch_one(
    keeper: Callable[[], Watched | None], around: ComputerFacts, sleep: Sleep
) -> None:
    """Watch until nothing keeps a connection any more."""
    sleeps, ways = SleepMeter(around), WayMeter(around)
    while True:
        await sleep(LOOK_S)
        slept, opened = sleeps.slept(), ways.opened()
        line = keeper()
        if line is None:
            return
        address = line.local_address
        if slept:
            line.lose(Failure(FailureKind.LOST, SLEPT))
        elif address and not around.is_own_address(address):
            line.lose(Failure(FailureKind.LOST, MOVED))
        if slept or opened:
            line.retry_now()

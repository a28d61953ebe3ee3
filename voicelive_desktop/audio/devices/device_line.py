"""One direction of sound: the device that is wanted, the one in use, and the ways between them."""

from __future__ import annotations

import asyncio
import contextlib
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from typing import Generic, Protocol, TypeVar

from voicelive_desktop.audio.devices.device_ports import Gone, SoundFailure
from voicelive_desktop.audio.devices.sound_thread import Desk
from voicelive_desktop.domain.facts.device_list import LOST
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT, DeviceName
from voicelive_desktop.domain.words.quick_classes import dataclass, replace

PROBE_S = 0.2  # the watching child may hold a device for a moment while it looks at it
CONFIRM_S = 0.010  # between two looks at a stream that is said to have ended
# the callback thread may be held up on a busy machine; then a stream that runs was restarted
CONFIRM_LOOKS = 50
# while no device works at all: short enough to feel automatic, long enough to cost nothing
RETRY_S = 1.0


class Opened(Protocol):
    """An opened and started device."""

    @property
    def active(self) -> bool:
        """Whether it still runs."""
        ...

    def close(self) -> None:
        """End it; idempotent."""
        ...


S = TypeVar("S", bound=Opened)


@dataclass(frozen=True, slots=True)
class SoundSystem:
    """What a line knows of the sound system that it shares with others.

    `renew`: looks for devices anew, which ends and reopens every stream. `may_renew`: whether that
    is worth it while this line waits for a device: it would interrupt the other one. `knows`:
    whether this device is there, though the sound system in this process may not have seen it yet.
    """

    renew: Callable[[], Awaitable[None]]
    may_renew: Callable[[], bool]
    knows: Callable[[DeviceName], bool]


class DeviceLine(ABC, Generic[S]):
    """Opens, exchanges, loses and regains one device. All methods on the loop's thread.

    A device that is missing is replaced by the system's default; the wish stays, and is fulfilled
    when it is back.

    Attributes:
        wanted: What the user chose; None while closed.
        device: What is in use, named as it was asked for; None while there is none.
        current: The opened device.
    """

    missing: FailureKind
    busy: FailureKind

    def __init__(self, desk: Desk, system: SoundSystem) -> None:
        self._desk = desk
        self._system = system
        self.wanted: DeviceName | None = None
        self.device: DeviceName | None = None
        self.current: S | None = None
        self._recovering = False
        # the wanted device whose failure was reported, until it is in use again
        self._told: DeviceName | None = None
        self._failure_told = False  # since a device was last in use

    @property
    def in_use(self) -> bool:
        """Whether a device is opened."""
        return self.current is not None

    # --- what a direction adds --------------------------------------------------------------------

    @abstractmethod
    def _open_blocking(self, device: DeviceName, gone: Gone) -> S:
        """Open and start. On the sound thread. Raises `SoundFailure`."""

    @abstractmethod
    def _adopt(self, opened: S, device: DeviceName) -> None:
        """This one is in use from now on."""

    @abstractmethod
    def _release(self) -> None:
        """The one in use is no longer."""

    @abstractmethod
    def _report_failure(self, failure: Failure) -> None:
        """Tell that it did not open, or went away."""

    # --- what the engine asks for -----------------------------------------------------------------

    async def open(self, device: DeviceName) -> None:
        """Use this device, in place of the one in use. Reports success or failure; raises nothing."""
        async with self._desk.lock:
            before, self.wanted = self.wanted, device
            try:
                await self._exchange(device)
            except SoundFailure as failure:
                if not await self._renewed_for(device, failure.failure):
                    await self._make_do(failure.failure, device, before)

    async def close(self) -> None:
        """Use no device."""
        async with self._desk.lock:
            self.wanted = None
            await self.drop()

    async def restore(self) -> None:
        """Use the wanted device again, or the default. The lock is held; nothing is in use."""
        if self.wanted is None:
            return
        try:
            await self._exchange(self.wanted)
        except SoundFailure as failure:
            if self._told != self.wanted:
                self._tell(failure.failure)
            if not await self._fall_back(self.wanted):
                self._wait_for_any()

    async def drop(self) -> None:
        """Close what is in use. The lock is held."""
        opened, self.current, self.device = self.current, None, None
        if opened is not None:
            self._release()
            await self._desk.let_go(opened.close)

    def seen(self, *, default_changed: bool) -> None:
        """The list of devices is new: return to the wanted one, or follow the system's default."""
        if self.wanted is None or self.current is None:
            return
        if self.device != self.wanted and self._system.knows(self.wanted):
            self._desk.spawn(self.come_back(), f"back to {self.wanted}")
        elif self.device == SYSTEM_DEFAULT and default_changed:
            self._desk.spawn(self._follow_default(), "follow the default device")

    async def come_back(self) -> None:
        """The wanted device is there again: return to it."""
        async with self._desk.lock:
            if self.wanted is None or self.device == self.wanted:
                return
            try:
                await self._exchange(self.wanted)
                return
            except SoundFailure:
                await self._system.renew()

    async def _follow_default(self) -> None:
        # The sound system in this process still knows the old default.
        async with self._desk.lock:
            if self.device == SYSTEM_DEFAULT:
                await self._system.renew()

    # --- the ways ---------------------------------------------------------------------------------

    async def _exchange(self, device: DeviceName) -> None:
        """Open first, then close the old one; the other way round if the device bears
        only one stream.
        """
        old, old_device = self.current, self.device
        try:
            new = await self._start(device)
        except SoundFailure as failure:
            if failure.failure.kind is not self.busy or old is None or old_device is None:
                raise
            await self.drop()
            new = await self._start_or_restore(device, old_device)
        self.current, self.device = new, device
        if device == self.wanted:
            self._told = None
        self._failure_told = False
        self._adopt(new, device)
        if old is not None:
            await self._desk.let_go(old.close)

    async def _start_or_restore(self, device: DeviceName, old: DeviceName) -> S:
        try:
            return await self._start(device)
        except SoundFailure:
            self.current, self.device = await self._start(old), old
            raise

    async def _start(self, device: DeviceName) -> S:
        opened: list[S] = []
        gone = _Gone(self._desk, lambda: self._on_gone(opened))
        try:
            opened.append(await self._open_or_close(device, gone))
        except SoundFailure as failure:
            if failure.failure.kind is not self.busy or self.current is not None:
                raise
            await asyncio.sleep(PROBE_S)
            opened.append(await self._open_or_close(device, gone))
        return opened[0]

    async def _open_or_close(self, device: DeviceName, gone: Gone) -> S:
        """Open on the sound thread; who is cancelled meanwhile leaves no stream behind."""
        opening = asyncio.ensure_future(self._desk.run(self._open_blocking, device, gone))
        try:
            return await asyncio.shield(opening)
        except asyncio.CancelledError:
            self._desk.spawn(self._close_orphan(opening), "close an orphan", last=True)
            raise

    async def _close_orphan(self, opening: asyncio.Future[S]) -> None:
        with contextlib.suppress(SoundFailure):
            opened = await opening
            await self._desk.let_go(opened.close)

    async def _renewed_for(self, device: DeviceName, failure: Failure) -> bool:
        """A device that came after the start needs a new look at the sound system."""
        if failure.kind is not self.missing or not self._system.knows(device):
            return False
        await self._system.renew()
        return self.device == device

    async def _make_do(
        self, failure: Failure, device: DeviceName, before: DeviceName | None
    ) -> None:
        """Keep the device in use, or take the default, or try until one works."""
        self._tell(failure)
        if self.current is not None:
            self.wanted = before
            if self.device is None:
                self._adopt(self.current, SYSTEM_DEFAULT)
            else:
                self._adopt(self.current, self.device)
        elif not await self._fall_back(device):
            self._wait_for_any()

    async def _fall_back(self, device: DeviceName) -> bool:
        if device == SYSTEM_DEFAULT:
            return False
        try:
            await self._exchange(SYSTEM_DEFAULT)
        except SoundFailure:
            return False
        return True

    # --- loss -------------------------------------------------------------------------------------

    def _on_gone(self, opened: list[S]) -> None:
        if opened and opened[0] is self.current:
            self._desk.spawn(self._confirm_gone(opened[0]), f"is {self.missing.value} gone")

    async def _confirm_gone(self, opened: S) -> None:
        """A restart may be told late as an end, and PortAudio tells an end before it calls the
        stream inactive.
        """
        for _ in range(CONFIRM_LOOKS):
            if not opened.active:
                self._declare_lost(opened)
                return
            await asyncio.sleep(CONFIRM_S)

    def _declare_lost(self, opened: S, because: Failure | None = None) -> None:
        if opened is self.current:
            self._desk.spawn(self._lose(opened, because), f"lost {self.missing.value}")

    async def _lose(self, opened: S, because: Failure | None) -> None:
        """`because`: why it does not open any more; somebody else may have it."""
        async with self._desk.lock:
            if opened is not self.current:
                return
            device = self.device or SYSTEM_DEFAULT
            await self.drop()
            if because is not None and because.kind is self.busy:
                self._tell(replace(because, subject=device))
            else:
                self._tell(Failure(self.missing, code=LOST, subject=device))
            if self.wanted is not None and not await self._fall_back(device):
                self._wait_for_any()

    def _tell(self, failure: Failure) -> None:
        self._told = self.wanted
        self._failure_told = True
        self._report_failure(failure)

    def _wait_for_any(self) -> None:
        """Nothing opens: try until something does. What stood in for the wanted device may have
        gone while it was being opened anew, which nobody has told yet.
        """
        if not self._failure_told:
            self._tell(Failure(self.missing, code=LOST, subject=SYSTEM_DEFAULT))
        if not self._recovering:
            self._recovering = True
            self._desk.spawn(self._recover(), f"recover {self.missing.value}")

    async def _recover(self) -> None:
        try:
            while self.wanted is not None and self.current is None:
                await asyncio.sleep(RETRY_S)
                await self._try_again()
        finally:
            self._recovering = False

    async def _try_again(self) -> None:
        async with self._desk.lock:
            if self.wanted is None or self.current is not None:
                return
            await self.restore()
            if not self.in_use and self._system.may_renew():
                await self._system.renew()


class _Gone:
    """Brings the news that a stream ended to the loop's thread."""

    def __init__(self, desk: Desk, tell: Callable[[], None]) -> None:
        self._desk = desk
        self._tell = tell

    def __call__(self) -> None:
        # PortAudio thread.
        self._desk.post(self._tell)

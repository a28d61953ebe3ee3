"""A second look at another microphone: its level, while the one in use goes on undisturbed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from voicelive_desktop.audio.devices.device_ports import SoundFailure
from voicelive_desktop.audio.devices.sound_thread import Desk
from voicelive_desktop.audio.formats.inputs import InputMix
from voicelive_desktop.audio.microphone.capture import InputTap
from voicelive_desktop.audio.microphone.meter import LevelMeter
from voicelive_desktop.audio.microphone.microphone import (
    LATENCY_S,
    OpenedMicrophone,
    open_and_start,
)
from voicelive_desktop.domain.facts.device_list import LOST
from voicelive_desktop.domain.facts.events import PreviewFailed
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import DeviceName


class LevelPreview:
    """Opens one microphone for its level alone. On the loop's thread.

    Args:
        may_renew: Whether no stream would end if the sound system were initialised anew.

    Attributes:
        level: `snapshot()` for the picker; silence while nothing is open.
        is_open: Whether a microphone is open for it.
    """

    def __init__(self, desk: Desk, may_renew: Callable[[], bool]) -> None:
        self._desk = desk
        self._opened: OpenedMicrophone | None = None
        self.level = LevelMeter(desk.clock, self._drain)
        self._may_renew = may_renew

    @property
    def is_open(self) -> bool:
        """Whether a microphone is open for it."""
        return self._opened is not None

    async def open(self, device: DeviceName) -> None:
        """Look at this microphone, and at no other. Reports `PreviewFailed` when it cannot be
        opened, or is lost.
        """
        async with self._desk.lock:
            await self.drop()
            try:
                self._opened = await self._start(device)
            except SoundFailure as failure:
                self._desk.report(PreviewFailed(device, failure.failure))

    async def _start(self, device: DeviceName) -> OpenedMicrophone:
        try:
            return await self._open(device)
        except SoundFailure as failure:
            # One that came after the start is unknown here until the sound system is initialised
            # anew.
            if failure.failure.kind is not FailureKind.MICROPHONE_MISSING or not self._may_renew():
                raise
            await self._desk.run(self._desk.backend.reinitialise)
            return await self._open(device)

    async def _open(self, device: DeviceName) -> OpenedMicrophone:
        tap = InputTap(self._desk.clock, lambda: None)
        backend = self._desk.backend
        return await self._desk.run(
            open_and_start, backend, device, tap, lambda: self._gone(device, tap), LATENCY_S
        )

    async def close(self) -> None:
        """Look at none."""
        async with self._desk.lock:
            await self.drop()

    async def drop(self) -> None:
        """The same, while the lock is held."""
        opened, self._opened = self._opened, None
        if opened is not None:
            await self._desk.let_go(opened.close)

    def _drain(self) -> None:
        opened = self._opened
        came = None if opened is None else opened.tap.take()
        if opened is None or came is None:
            return
        samples = np.frombuffer(came[0], np.int16)
        self.level.feed(InputMix(opened.stream.channels)(samples), opened.stream.rate_hz)

    def _gone(self, device: DeviceName, tap: InputTap) -> None:
        # PortAudio thread.
        self._desk.post(lambda: self._on_gone(device, tap))

    def _on_gone(self, device: DeviceName, tap: InputTap) -> None:
        if self._opened is None or self._opened.tap is not tap:
            return
        self._desk.report(
            PreviewFailed(device, Failure(FailureKind.MICROPHONE_MISSING, LOST, subject=device))
        )
        self._desk.spawn(self.close(), "close a lost preview")

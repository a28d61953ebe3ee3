"""Chooses where notices are shown: one lasting notice above the transcript, passing ones as toasts."""

from __future__ import annotations

from collections.abc import Iterator

from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.device_list import NO_DEVICES
from voicelive_desktop.domain.facts.notices import (
    ConnectionNotice,
    IdleEndedNotice,
    MicrophoneNotice,
    MicrophoneSoundNotice,
    Notice,
    SessionNearEndNotice,
    SpeakerNotice,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.failures import Failure, FailureKind

# The lasting ones that keep others waiting, the one that keeps most from working first.
_FIRST: tuple[type[Notice], ...] = (
    ConnectionNotice,
    MicrophoneNotice,
    SpeakerNotice,
    MicrophoneSoundNotice,
    SessionNearEndNotice,
    IdleEndedNotice,
)


def lasting(state: State) -> tuple[Notice, ...]:
    """Return the lasting notices; outside a session also those about missing devices."""
    found = tuple(n for n in state.program.notices if n.lasting)
    kinds = {type(n) for n in found}
    return (*found, *(n for n in _without_devices(state) if type(n) not in kinds))


def banner(state: State) -> Notice | None:
    """Return the lasting notice that comes first, or None."""
    return min(lasting(state), key=_place, default=None)


def toasts(state: State) -> tuple[Notice, ...]:
    """Return the passing notices, oldest first."""
    return tuple(n for n in state.program.notices if not n.lasting)


def _place(notice: Notice) -> int:
    kind = type(notice)
    if kind in _FIRST:
        return _FIRST.index(kind)
    return len(_FIRST)


def _without_devices(state: State) -> Iterator[Notice]:
    """Return notices about missing devices before Start; during a session the devices
    report it themselves.
    """
    if not state.hardware.devices.listed or not isinstance(
        state.connection, con.Offline | con.Failed
    ):
        return
    if not state.hardware.devices.inputs:
        yield MicrophoneNotice(Failure(FailureKind.MICROPHONE_MISSING, NO_DEVICES))
    if not state.hardware.devices.outputs:
        yield SpeakerNotice(Failure(FailureKind.SPEAKER_MISSING, NO_DEVICES))

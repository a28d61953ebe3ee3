"""Chooses where notices are shown: one lasting notice above the transcript, passing ones as toasts."""

from __future__ import annotations

from collections.abc import Iterator

from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.device_list import NO_DEVICES
from voicelive_desktop.domain.facts.state import Notice, State
from voicelive_desktop.domain.words.failures import Failure, FailureKind

_SEVERITY = (
    "connection",
    "microphone",
    "speaker",
    "microphone_sound",
    "session_near_end",
    "service_error",
    "settings_file",
)


def lasting(state: State) -> tuple[Notice, ...]:
    """Return the lasting notices; outside a session also those about missing devices."""
    told = tuple(n for n in state.notices if n.lasting)
    keys = {n.key for n in told}
    return (*told, *(n for n in _without_devices(state) if n.key not in keys))


def banner(state: State) -> Notice | None:
    """Return the most severe lasting notice, or None."""
    return min(lasting(state), key=lambda n: _SEVERITY.index(n.key) if n.key in _SEVERITY else 99, default=None)


def toasts(state: State) -> tuple[Notice, ...]:
    """Return the passing notices, oldest first."""
    return tuple(n for n in state.notices if not n.lasting)


def _without_devices(state: State) -> Iterator[Notice]:
    """Return notices about missing devices before Start; during a session the devices report it themselves."""
    if not state.devices.listed or not isinstance(state.connection, con.Offline | con.Failed):
        return
    if not state.devices.inputs:
        yield Notice("microphone", Failure(FailureKind.MICROPHONE_MISSING, NO_DEVICES), lasting=True)
    if not state.devices.outputs:
        yield Notice("speaker", Failure(FailureKind.SPEAKER_MISSING, NO_DEVICES), lasting=True)

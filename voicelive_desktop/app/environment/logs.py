"""What is written down: topics and fields, never words spoken, keys or audio."""

from __future__ import annotations

import contextlib
import json
import logging
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from voicelive_desktop.app.environment.call_log import CallLog
from voicelive_desktop.app.environment.small_files import own_file
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import turn as turns
from voicelive_desktop.domain.facts.events import (
    AnyEvent,
    CaptureFailed,
    CaptureStarted,
    DevicesListed,
    Event,
    PlaybackFailed,
    PlaybackFlushed,
    PlaybackOpened,
    PlaybackStarted,
    PlaybackUnderflowed,
    UnhandledReceived,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import Mode, mode, turn
from voicelive_desktop.domain.words.texts import named

# At DEBUG the SDK writes every word said and all audio (voice-live-sdk.md section 5).
QUIET_LOGGERS = ("azure", "aiohttp", "qasync", "asyncio", "msal", "keyring")


def quiet_libraries() -> None:
    """Keep the libraries' loggers from writing content."""
    for name in QUIET_LOGGERS:
        logging.getLogger(name).setLevel(logging.INFO)
    # It says at ERROR and WARNING what we report as an event of our own.
    logging.getLogger("azure.ai.voicelive.aio").setLevel(logging.CRITICAL)


_BEGIN = b'{"t": '  # of an earlier log, the only thing that is overwritten
LATEST = 400  # lines kept in memory, for the text for support


class JsonLog:
    """One JSON object a line, flushed: {"t": monotonic seconds, "topic": …, "event": …, fields…}.

    Without a file only the latest lines are kept, in memory.
    """

    def __init__(self, path: Path | None, clock: Callable[[], float] = time.monotonic) -> None:
        """Open the file. Raises OSError; FileExistsError if another thing than an earlier
        log is there.
        """
        self._file: TextIO | None = None if path is None else own_file(path, _BEGIN)
        self._clock = clock
        self._latest: deque[dict[str, object]] = deque(maxlen=LATEST)

    def latest(self) -> tuple[dict[str, object], ...]:
        """The latest lines, oldest first."""
        return tuple(self._latest)

    def write(self, topic: str, event: str, **fields: object) -> None:
        """Write one line. A log that cannot be written any more (a full disk) ends; the
        conversation goes on.
        """
        line = {"t": self._clock(), "topic": topic, "event": event, **fields}
        self._latest.append(line)
        if self._file is None:
            return
        try:
            self._file.write(json.dumps(line) + "\n")
            self._file.flush()
        except OSError:
            self._end()

    def close(self) -> None:
        """Close the file; later lines are dropped."""
        self._end()

    def _end(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            # what could not be written is tried once more, in vain
            with contextlib.suppress(OSError):
                file.close()


class StateLog:
    """Writes what changed, for every event. Call it as the store's observer."""

    def __init__(self, log: JsonLog) -> None:
        self._log = log
        self._calls = CallLog(log)

    def __call__(self, old: State, new: State, event: Event) -> None:
        """Write the lines for one event."""
        if not isinstance(event, DevicesListed) or new.hardware.devices != old.hardware.devices:
            self._sound(event)
        if new.connection != old.connection:
            self._log.write("connection", "state", **connection_fields(new.connection))
        self._calls(old, new, event)
        self._turn(old, new)
        known = {id(notice) for notice in old.program.notices}
        for notice in new.program.notices:
            if id(notice) not in known:
                self._log.write(
                    "notice", "shown", kind=notice.kind, key=notice.key, code=named(notice.code)
                )

    def _turn(self, old: State, new: State) -> None:
        before, after = turn(old), turn(new)
        if type(before) is not type(after) or _item_of(before) != _item_of(after):
            self._log.write(
                "turn", "state", state=type(after).__name__.lower(), item=_item_of(after)
            )
        elif _special(old) and not _special(new):
            self._log.write("turn", "state", state=type(after).__name__.lower(), item=None)
        if (special := _special(new)) and special != _special(old):
            self._log.write("turn", "state", state=special, item=None)

    def _sound(self, event: AnyEvent) -> None:
        write = self._log.write
        match event:
            case CaptureStarted(device, rate_hz, latency_ms):
                write("capture", "started", device=device, rate_hz=rate_hz, latency_ms=latency_ms)
            case CaptureFailed(because):
                write("capture", "failed", kind=because.kind.value, device=because.subject)
            case PlaybackOpened(device, rate_hz, latency_ms):
                write("playback", "opened", device=device, rate_hz=rate_hz, latency_ms=latency_ms)
            case PlaybackFailed(because):
                write("playback", "failed", kind=because.kind.value, device=because.subject)
            case PlaybackStarted(response_id, item_id):
                write("playback", "first_sample", response=named(response_id), item=named(item_id))
            case PlaybackFlushed(item_id, _, heard_ms, _, because):
                write(
                    "playback",
                    "flushed",
                    item=item_id and named(item_id),
                    played_ms=round(heard_ms, 1),
                    because=because,
                )
            case PlaybackUnderflowed(total):
                write("playback", "underflow", total=total)
            case DevicesListed(inputs, outputs):
                names = {"inputs": [d.id for d in inputs], "outputs": [d.id for d in outputs]}
                write("device", "changed", **names)
            case UnhandledReceived(kind, malformed):
                write("session", "unhandled", kind=named(kind), malformed=malformed)
            case _:
                pass


def turn_name(state: State) -> str:
    """Whose turn it is, or what there is between turns, as the log names it."""
    return _special(state) or type(turn(state)).__name__.lower()


def _special(state: State) -> str:
    """The name of a state between turns that is not simply idle; "" otherwise."""
    now = mode(state)
    if now in _BETWEEN_TURNS:
        return now.value
    return ""


_BETWEEN_TURNS = frozenset(
    {Mode.LOADING, Mode.HOLDING, Mode.REPLAYING, Mode.NO_MICROPHONE, Mode.LOG}
)


def _item_of(value: turns.Turn) -> str | None:
    if isinstance(value, turns.Hearing | turns.Speaking):
        item = value.item
    else:
        item = None
    if item is None:
        return None
    return named(item)


def connection_fields(connection: con.Connection) -> dict[str, object]:
    """What the log says of a connection: its state's lower-case name, why, and the number
    of the try.
    """
    fields: dict[str, object] = {
        "state": type(connection).__name__.lower(),
        "because": None,
        "attempt": None,
    }
    if isinstance(connection, con.Retrying | con.Failed):
        fields["because"] = connection.because.kind.value
    if isinstance(connection, con.Connecting | con.Retrying):
        fields["attempt"] = connection.attempt
    return fields

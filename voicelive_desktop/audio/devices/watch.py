"""Program of a child process: prints the sound devices as one JSON line, again
whenever they change.

    python -m voicelive_desktop.audio.devices.watch [--poll SECONDS]

PortAudio sees new devices only when it is initialised anew, which ends every open stream of a
process; so this one,
which has none, does it. Lines on its input: `list` asks for the list at once, `slow` and `fast` set
its pace; the end
of its input ends it. Where the system tells by itself that something came or went (`traces`), it
ends some seconds after the last change: who started it waits for the next one.
"""

from __future__ import annotations

import argparse
import faulthandler
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TextIO

from voicelive_desktop.audio.devices.device_ports import (
    Backend,
    DeviceInfo,
    DeviceList,
    SoundFailure,
)
from voicelive_desktop.audio.devices.traces import Occasions, traces
from voicelive_desktop.domain.words.ids import DeviceName

POLL_S = 1.5  # a change is seen within 2 s; one look costs 25 ms of a core, see `traces`
SLOWER = 5  # while the program is idle, this many times
HUNG_S = 3.0  # a look takes 30 ms; see `_ending_if_it_hangs`
LAST_LOOK_S = 0.3  # how long the end waits for a look that has begun


def _nothing() -> Hashable:
    """The system tells nothing: each look may find something new."""
    return None


def to_json(found: DeviceList | None) -> str:
    """One line. None: there is no sound system."""
    if found is None:
        return "null"
    return json.dumps(
        [[asdict(d) for d in found.devices], found.default_input, found.default_output]
    )


def from_json(line: str) -> DeviceList | None:
    """The list of such a line. Raises `ValueError` or `TypeError` when it is none."""
    parsed = json.loads(line)
    if parsed is None:
        return None
    devices, default_input, default_output = parsed
    return DeviceList(
        tuple(DeviceInfo(**d) for d in devices),
        DeviceName(default_input),
        DeviceName(default_output),
    )


def look(backend: Backend) -> str:
    """What `to_json` makes of the devices there are now."""
    try:
        backend.reinitialise()
        return to_json(backend.list_devices())
    except SoundFailure:
        return to_json(None)


@contextmanager
def _ending_if_it_hangs() -> Iterator[None]:
    """Let this process end when the body does not; the parent starts another one."""
    # WORKAROUND alsa-plugins: pulse_connect() waits for ever when the sound server dies while it
    # connects.
    faulthandler.dump_traceback_later(HUNG_S, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


class Wishes:
    """What the parent wants.

    Attributes:
        asked: It wants the list now.
        slow: It does not need to know soon.
        looking: Held during a look.
    """

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.slow = False
        self.looking = threading.Lock()

    def hear(self, line: str) -> None:
        """Take one line of the parent. On the listening thread."""
        word = line.strip()
        if word in {"slow", "fast"}:
            self.slow = word == "slow"
        if word in {"list", "fast"}:
            self.asked.set()


def run(
    backend: Backend,
    wishes: Wishes,
    out: TextIO,
    poll_s: float,
    see: Callable[[], Hashable] = _nothing,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Print the list now, on every change, and whenever it is wished; until writing fails.

    `see`: what the system tells at once, see `traces`; while that stays as it is, nobody looks, and
    soon nobody needs to be here.
    """
    shown, occasions = "", Occasions(see, clock)
    while True:
        wanted = wishes.asked.is_set()
        wishes.asked.clear()
        if occasions.arises() or wanted:
            with wishes.looking, _ending_if_it_hangs():
                found = look(backend)
            if wanted or found != shown:
                shown = found
                out.write(found + "\n")
                out.flush()
        if occasions.are_over() and not wishes.asked.is_set():
            return
        if wishes.slow:
            wishes.asked.wait(poll_s * SLOWER)
        else:
            wishes.asked.wait(poll_s)


def _listen(wishes: Wishes) -> None:
    for line in sys.stdin:
        wishes.hear(line)
    # Between two looks: who ends inside libjack leaves a lock behind, see `jack`.
    wishes.looking.acquire(timeout=LAST_LOOK_S)
    # Not sys.exit: the main thread may be inside PortAudio.
    os._exit(0)


def main(arguments: list[str] | None = None) -> int:
    """Run until the input ends or nobody reads."""
    parser = argparse.ArgumentParser(prog="voicelive_desktop.audio.devices.watch")
    parser.add_argument("--poll", type=float, default=POLL_S, help="seconds between two looks")
    poll_s = parser.parse_args(arguments).poll
    wishes = Wishes()
    threading.Thread(target=_listen, args=(wishes,), daemon=True, name="input").start()
    from voicelive_desktop.audio.devices.portaudio import PortAudio  # noqa: PLC0415 - who ends us does not wait

    try:
        run(PortAudio(), wishes, sys.stdout, poll_s, traces)
    except BrokenPipeError:
        os._exit(0)
    return 0


if __name__ == "__main__":
    sys.exit(main())

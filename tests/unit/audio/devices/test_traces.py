"""Whether anybody looks for devices is decided by what the system tells at once."""

from __future__ import annotations

import subprocess
import sys

from voicelive_desktop.audio.devices.traces import Occasions, traces


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def test_nobody_looks_as_long_as_nothing_came_or_went() -> None:
    clock, seen = Clock(), ["a card"]
    occasions = Occasions(lambda: seen[0], clock)
    assert occasions.arises(), "the first look"
    clock.now_s += Occasions.AFTER_S
    assert occasions.arises(), "it has just come"
    clock.now_s += 1.0
    assert not occasions.arises()
    seen[0] = "two cards"
    assert occasions.arises()
    clock.now_s += Occasions.AFTER_S + 1.0
    assert not occasions.arises()
    assert occasions.are_over(), "the system tells when the next one arises"


def test_every_moment_is_an_occasion_where_the_system_tells_nothing() -> None:
    occasions = Occasions(lambda: None, Clock())
    assert occasions.arises()
    assert occasions.arises()
    assert not occasions.are_over()


def test_traces_can_be_compared() -> None:
    assert traces() == traces() or traces() == traces(), "a server may have come in between"


def test_the_child_that_lists_devices_has_neither_samples_nor_all_events() -> None:
    program = (
        "import sys; import voicelive_desktop.audio.devices.watch;"
        "import voicelive_desktop.audio.devices.portaudio;"
        "print([m for m in ('numpy', 'voicelive_desktop.domain.facts.events') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=300, check=True
    )
    assert done.stdout.strip() == "[]"


def test_it_can_be_had_without_a_home() -> None:
    without = "from pathlib import Path; Path.expanduser = Path.home = lambda *_: 1 / 0;"
    code = f"{without} from voicelive_desktop.audio.devices.traces import traces; traces()"
    subprocess.run([sys.executable, "-c", code], check=True)

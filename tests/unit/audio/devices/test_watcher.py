"""The child process that watches for devices."""

from __future__ import annotations

import asyncio
import contextlib
import io
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

from voicelive_desktop.audio.devices.device_ports import DeviceInfo, DeviceList
from voicelive_desktop.audio.devices.watch import Wishes, from_json, run, to_json
from voicelive_desktop.audio.devices.watcher import WATCH_COMMAND, DeviceWatcher
from voicelive_desktop.audio.engine import AudioEngine
from voicelive_desktop.audio.stand_ins.file_devices import FileBackend, with_files
from voicelive_desktop.audio.stand_ins.simulated import MICROPHONE, SPEAKER, SimulatedBackend
from voicelive_desktop.audio.stand_ins.ticker import HandCrank
from voicelive_desktop.domain.facts.events import DevicesListed, EngineEvent, PlaybackOpened
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT, DeviceName

HEADSET = DeviceInfo(DeviceName("Hörer|ALSA"), "Hörer", "ALSA", 0, 2, 48_000)
FOUND = DeviceList((MICROPHONE, SPEAKER, HEADSET), MICROPHONE.id, SPEAKER.id)

# A child that prints one list, and another one for each line that it reads.
_CHILD = f"""
import sys
print('noise')
print({to_json(FOUND)!r}, flush=True)
for line in sys.stdin:
    print('null', flush=True)
"""
_OTHER_DEFAULT = f"""
import sys
print({to_json(FOUND)!r}, flush=True)
for line in sys.stdin:
    if line == 'fast\\n':
        print({to_json(replace(FOUND, default_output=HEADSET.id))!r}, flush=True)
"""
FAKE = (sys.executable, "-c", _CHILD)


def test_a_list_survives_the_way_between_the_processes() -> None:
    assert from_json(to_json(FOUND)) == FOUND
    assert from_json(to_json(None)) is None


def test_the_child_prints_at_first_on_change_and_when_asked() -> None:
    class Out(io.StringIO):
        def write(self, text: str) -> int:
            lines.append(text)
            if len(lines) == 1:
                backend.plug(HEADSET)
            elif len(lines) == 2:
                wishes.hear("list\n")
            elif len(lines) == 3:
                raise BrokenPipeError
            return len(text)

    lines: list[str] = []
    wishes = Wishes()
    backend = SimulatedBackend(HandCrank())
    with contextlib.suppress(BrokenPipeError):
        run(backend, wishes, Out(), 0.001)
    assert lines[0] != lines[1] == lines[2]


def test_the_watcher_tells_lists_skips_noise_and_leaves_nothing_behind() -> None:
    told: list[DeviceList | None] = []
    ended: list[bool] = []
    watcher = DeviceWatcher(FAKE, told.append, lambda: ended.append(True))
    _until(lambda: len(told) == 1)
    watcher.ask()
    _until(lambda: len(told) == 2)
    assert told == [FOUND, None]
    watcher.close()
    watcher.close()
    assert ended == [True]
    assert "device-watcher" not in {thread.name for thread in threading.enumerate()}


def test_there_is_a_child_only_when_something_came_or_went() -> None:
    seen, told, ended = ["a card"], list[DeviceList | None](), threading.Event()
    once = (sys.executable, "-c", f"print({to_json(FOUND)!r})")
    watcher = DeviceWatcher(once, told.append, ended.set, see=lambda: seen[0])
    first = watcher._process
    _until(lambda: first.poll() == 0 and told == [FOUND])
    assert watcher.alive
    assert not ended.is_set()
    watcher.ask()
    _until(lambda: len(told) == 2)
    seen[0] = "two cards"
    watcher.set_pace(fast=True)
    _until(lambda: len(told) == 3)
    assert watcher.alive
    watcher.close()
    assert not watcher.alive


def test_a_child_that_ended_by_mistake_is_told() -> None:
    ended = threading.Event()
    fails = (sys.executable, "-c", "raise SystemExit(3)")
    watcher = DeviceWatcher(fails, lambda _found: None, ended.set, see=lambda: "a card")
    assert ended.wait(60)
    assert not watcher.alive
    watcher.close()


def test_the_real_child_ends_by_itself_where_the_system_tells() -> None:
    out, clock = io.StringIO(), [0.0]
    wishes, backend = Wishes(), SimulatedBackend(HandCrank())

    def see() -> str:
        clock[0] += 5.0
        return "a card"

    run(backend, wishes, out, 0.001, see, clock=lambda: clock[0])
    assert len(out.getvalue().splitlines()) == 1


def test_the_engine_lists_what_the_child_sees_and_ends_it() -> None:
    async def scene() -> list[EngineEvent]:
        events: list[EngineEvent] = []
        engine = AudioEngine(SimulatedBackend(HandCrank()), events.append, watch_command=FAKE)
        await engine.refresh_devices()
        await engine.close()
        return events

    (first, *_) = asyncio.run(scene())
    assert isinstance(first, DevicesListed)
    assert [device.label for device in first.outputs] == ["Simulated speaker", "Hörer"]
    assert "device-watcher" not in {thread.name for thread in threading.enumerate()}


def test_files_in_place_of_devices_are_among_what_the_child_sees(tmp_path: Path) -> None:
    async def scene() -> list[EngineEvent]:
        events: list[EngineEvent] = []
        clock = HandCrank()
        backend = with_files(SimulatedBackend(clock), None, tmp_path / "out.wav", clock)
        assert isinstance(backend, FileBackend)
        engine = AudioEngine(
            backend, events.append, watch_command=FAKE, completed=backend.completed
        )
        await engine.refresh_devices()
        await engine.close()
        return events

    (first, *_) = asyncio.run(scene())
    assert isinstance(first, DevicesListed)
    assert [device.label for device in first.outputs] == ["out.wav"]


def test_a_child_that_dies_at_once_leaves_the_list_of_this_process() -> None:
    async def scene() -> list[EngineEvent]:
        events: list[EngineEvent] = []
        engine = AudioEngine(
            SimulatedBackend(HandCrank()),
            events.append,
            watch_command=(sys.executable, "-c", "raise SystemExit(3)"),
        )
        await engine.refresh_devices()
        await engine.close()
        return events

    (listed,) = asyncio.run(scene())
    assert isinstance(listed, DevicesListed)
    assert listed.outputs


def test_the_pace_is_a_wish_and_fast_looks_at_once() -> None:
    wishes = Wishes()
    seen = []
    for line in ("slow\n", "nonsense\n", "fast\n", "slow\n"):
        wishes.hear(line)
        seen.append((wishes.slow, wishes.asked.is_set()))
    assert seen == [(True, False), (True, False), (False, True), (True, True)]


def test_the_system_default_is_followed_when_it_becomes_another_device() -> None:
    async def scene() -> list[EngineEvent]:
        events: list[EngineEvent] = []
        backend = SimulatedBackend(HandCrank())
        engine = AudioEngine(
            backend, events.append, watch_command=(sys.executable, "-c", _OTHER_DEFAULT)
        )
        await engine.refresh_devices()
        await engine.open_speaker()
        backend.present.insert(0, HEADSET)
        async with asyncio.timeout(60):
            while sum(isinstance(event, PlaybackOpened) for event in events) < 2:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
        await engine.close()
        return events

    opened = [event for event in asyncio.run(scene()) if isinstance(event, PlaybackOpened)]
    assert [event.rate_hz for event in opened] == [24_000, 48_000]
    assert {event.device for event in opened} == {SYSTEM_DEFAULT}


def test_a_device_that_came_while_nothing_was_open_is_known_at_the_start() -> None:
    async def scene() -> list[EngineEvent]:
        events: list[EngineEvent] = []
        backend = SimulatedBackend(HandCrank())
        engine = AudioEngine(backend, events.append, watch_command=FAKE)
        await engine.get_ready()
        backend.present.insert(0, HEADSET)  # and it is the default now
        await engine.refresh_devices()
        await engine.open_speaker()
        await engine.close()
        return events

    (opened,) = [event for event in asyncio.run(scene()) if isinstance(event, PlaybackOpened)]
    assert opened.rate_hz == HEADSET.rate_hz


def test_the_real_child_ends_with_its_input() -> None:
    watcher = DeviceWatcher(WATCH_COMMAND, lambda _found: None, lambda: None)
    assert watcher._process.stdin is not None
    watcher._process.stdin.close()
    assert watcher._process.wait(60) == 0
    watcher.close()


def _until(condition: object) -> None:
    assert callable(condition)
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_a_look_that_hangs_in_the_sound_system_ends_the_child() -> None:
    hangs = """
import time
from voicelive_desktop.audio.devices import watch
watch.HUNG_S = 0.1
class Hanging:
    def reinitialise(self):
        print("null", flush=True)
        time.sleep(3600)
watch.run(Hanging(), watch.Wishes(), None, 1.0)
"""
    told: list[DeviceList | None] = []
    ended = threading.Event()
    watcher = DeviceWatcher((sys.executable, "-c", hangs), told.append, ended.set)
    assert ended.wait(60)
    watcher.close()
    assert told == [None]  # it came as far as the look


def test_the_child_ends_between_two_looks(tmp_path: Path) -> None:
    """Whoever ends inside libjack leaves a lock behind that stops every other program at the same
    place.
    """
    looks = f"""
import threading, time
from pathlib import Path
from voicelive_desktop.audio.devices import watch
class Slow:
    def reinitialise(self):
        print("null", flush=True)
        time.sleep(0.1)
        Path({str(tmp_path / "whole")!r}).touch()
    def list_devices(self): return watch.DeviceList()
wishes = watch.Wishes()
threading.Thread(target=watch._listen, args=(wishes,), daemon=True).start()
watch.run(Slow(), wishes, __import__("sys").stdout, 3600.0)
"""
    begun = threading.Event()
    watcher = DeviceWatcher((sys.executable, "-c", looks), lambda _list: begun.set(), lambda: None)
    assert begun.wait(60)
    watcher.close()
    assert (tmp_path / "whole").exists()

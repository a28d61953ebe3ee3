"""Recording a conversation: one clock for both sides and the rows, complete files, nothing left
behind.
"""

from __future__ import annotations

import asyncio
import errno
import threading
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from tests.support.library_parts import AT_S, entry, item, placed
from voicelive_desktop.app.environment.logs import JsonLog
from voicelive_desktop.app.services.recording_desk import LEAST_FREE, TICK_S, RecordingDesk
from voicelive_desktop.audio.speaker.played import PlayedSound
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts.conversation import Conversation, Role
from voicelive_desktop.domain.facts.library import Collection, EntryId
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.talk_key import Talk
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.ids import ItemId, ResponseId
from voicelive_desktop.domain.words.kinds import TalkMode, TalkStrategy
from voicelive_desktop.library.conversation_library import Library
from voicelive_desktop.library.recordings.flac import RATE_HZ, FlacFile, join, read_part, seconds_of
from voicelive_desktop.library.shelf import recorded

TALK = EntryId("talk")
LONG_S = 30.0
FRAME = RATE_HZ // 10


class Sides:
    """Two devices whose clocks go as they like, by a clock that is cranked by hand."""

    def __init__(self, now_t: float = 1000.0, ppm: tuple[float, float] = (0.0, 0.0)) -> None:
        self.now_t = now_t
        self._sounds = (PlayedSound(), PlayedSound())
        self._rates = tuple(1 + one / 1e6 for one in ppm)
        self._next_t = [now_t, now_t]
        self._chance = Random(7)
        self.clicks: list[tuple[float, int]] = []  # when, and on which side; true time
        self.on = False

    def record(self, on: bool) -> None:
        self.on = on

    def both_sides(self, end_s: float, count: int) -> bytes:
        return np.column_stack([sound.before(end_s, count) for sound in self._sounds]).tobytes()

    def go_on(self, seconds: float) -> None:
        """Let both devices deliver frames of what happens; each stumbles a little."""
        self.now_t += seconds
        for side, sound in enumerate(self._sounds):
            while self._next_t[side] <= self.now_t:
                begin = self._next_t[side]
                # a fast device fills its frame sooner
                end = begin + FRAME / RATE_HZ / self._rates[side]
                self._next_t[side] = end
                frame = np.zeros(FRAME, np.int16)
                for at_t, of in self.clicks:
                    if of == side and begin <= at_t < end:
                        frame[int((at_t - begin) / (end - begin) * FRAME)] = 20_000
                sound.feed(frame, RATE_HZ, end + self._chance.uniform(-0.004, 0.004))


class Desk:
    """A desk on the disk, whose events are looked at and whose timers are cranked."""

    def __init__(self, folder: Path, sides: Sides, free: int = 10 * LEAST_FREE) -> None:
        self.library = Library(folder)
        self.sides = sides
        self.events: list[ev.Event] = []
        self.state = State(library=Collection(offered=True, present=TALK))
        self.free = free
        self.desk = RecordingDesk(
            self.library,
            sides,
            self.events.append,
            lambda: self.state,
            JsonLog(None),
            clock=lambda: sides.now_t,
            wall_clock=lambda: AT_S,
            free_bytes=lambda _folder: self.free,
        )
        self.library.keep(entry("talk"), placed(item("u"), item("a", "answer", Role.ASSISTANT)))

    def crank(self, seconds: float) -> None:
        """Let so much time pass."""
        for _ in range(round(seconds / TICK_S)):
            self.sides.go_on(TICK_S)
            if self.desk._timer is not None:
                self.desk._timer.cancel()
            self.desk._tick()

    def tell(self, event: ev.Event) -> None:
        self.desk.on_event(self.state, self.state, event)

    async def told(self, kind: type[Any]) -> Any:
        async with asyncio.timeout(LONG_S):
            while True:
                for event in self.events:
                    if isinstance(event, kind):
                        self.events.remove(event)
                        return event
                await asyncio.sleep(0.005)

    async def stop(self) -> None:
        done = self.desk.stop()
        assert done is not None
        async with asyncio.timeout(LONG_S):
            await asyncio.wrap_future(done)

    async def asked(self, question: Callable[[Any], Any]) -> Any:
        return await asyncio.wrap_future(self.library.change(question))

    async def read(self, item_id: ItemId) -> bytes:
        """A row's sound, once the library has written what it was told: it is read beside the
        writing.
        """
        await self.asked(lambda _shelf: None)
        return await self.desk.read(item_id)

    @property
    def files(self) -> list[Path]:
        return sorted(self.library.recordings.iterdir()) if self.library.recordings.exists() else []


def run(folder: Path, act: Callable[[Desk], Awaitable[None]], sides: Sides | None = None) -> None:
    async def whole() -> None:
        desk = Desk(folder, sides or Sides())
        await act(desk)
        await desk.desk.close()
        desk.library.close()

    asyncio.run(whole())


def test_both_sides_and_the_rows_are_where_they_were_heard(tmp_path: Path) -> None:
    async def act(desk: Desk) -> None:
        start = desk.sides.now_t
        desk.sides.clicks = [(start + 2.0, 0), (start + 4.5, 1)]
        desk.desk.start()
        assert desk.sides.on
        assert isinstance(await desk.told(lib.RecordingStarted), lib.RecordingStarted)
        desk.crank(3.0)
        desk.tell(ev.SpeechStarted(ItemId("u"), 0, AT_S, start + 1.8))
        desk.tell(ev.SpeechStopped(ItemId("u"), 0, AT_S, start + 2.4))
        desk.tell(ev.PlaybackStarted(ResponseId("r"), ItemId("a"), AT_S, start + 4.0))
        desk.crank(3.0)
        desk.tell(
            ev.PlaybackFlushed(
                ItemId("a"), ResponseId("r"), 1000, 2000, CutReason.SPEECH, start + 5.0
            )
        )
        await desk.stop()
        stopped = await desk.told(lib.RecordingStopped)
        assert stopped.seconds == pytest.approx(6.0, abs=0.01)
        assert (stopped.because, stopped.items) == ("", {"u", "a"})
        desk.state = replace(
            desk.state,
            conversation=Conversation().add(item("u")).add(item("a", "x", Role.ASSISTANT)),
        )
        for name, lead_s in (("u", 0.4), ("a", 0.5)):
            heard = np.frombuffer(await desk.read(ItemId(name)), np.int16)
            (at,) = np.flatnonzero(heard)
            assert at / RATE_HZ == pytest.approx(lead_s, abs=0.03), name
        kept = await desk.asked(lambda shelf: shelf.entry(TALK).recording)
        assert [file.name for file in desk.files] == [kept]

    run(tmp_path, act)


@pytest.mark.parametrize("seconds", [600.0, pytest.param(3600.0, marks=pytest.mark.soak)])
def test_however_long_it_lasts_sound_and_rows_are_together(tmp_path: Path, seconds: float) -> None:
    """Devices of the worst kind: 100 millionths fast and slow, which is 60 ms in ten minutes and
    360 ms in an hour each.
    """
    sides = Sides(ppm=(100.0, -100.0))
    start = sides.now_t
    sides.clicks = [
        (start + at_s + 1.234, side)
        for at_s in np.arange(60.0, seconds, seconds / 9)
        for side in (0, 1)
    ]

    async def act(desk: Desk) -> None:
        desk.desk.start()
        desk.crank(seconds)
        await desk.stop()
        (path,) = desk.files
        assert seconds_of(path) == pytest.approx(seconds, abs=0.01)
        worst = 0.0
        for at_t, side in sides.clicks:
            begin_s = at_t - start - 0.5
            (at,) = np.flatnonzero(
                np.frombuffer(read_part(path, begin_s, begin_s + 1.0, side), np.int16)
            )
            worst = max(worst, abs(at / RATE_HZ - 0.5))
        assert worst > 0.005, "the clocks do go wrong here"
        assert worst <= 0.050

    run(tmp_path, act, sides)


def test_what_an_interruption_took_back_is_not_in_it(tmp_path: Path) -> None:
    async def act(desk: Desk) -> None:
        start = desk.sides.now_t
        desk.desk.start()
        desk.crank(2.0)
        speaker = desk.sides._sounds[1]
        # handed over, and then
        speaker.feed(np.full(RATE_HZ // 2, 9000, np.int16), RATE_HZ, start + 2.5)
        speaker.cut(start + 2.2)
        desk.sides._next_t[1] = start + 2.2
        desk.crank(2.0)
        await desk.stop()
        heard = np.flatnonzero(np.frombuffer(read_part(desk.files[0], 0, 9, 1), np.int16))
        assert heard[0] / RATE_HZ == pytest.approx(2.0, abs=0.03)
        assert heard[-1] / RATE_HZ == pytest.approx(2.2, abs=0.03)

    run(tmp_path, act)


def test_little_room_on_the_disk_stops_it(tmp_path: Path) -> None:
    async def act(desk: Desk) -> None:
        desk.desk.start()
        desk.crank(2.0)
        desk.free = LEAST_FREE - 1
        desk.crank(6.0)
        assert (await desk.told(lib.RecordingStopped)).because == "full"
        assert not desk.sides.on

    run(tmp_path, act)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.asked(lambda _shelf: None)
        desk.library.recordings.write_text("no folder")
        desk.desk.start()
        assert (await desk.told(lib.RecordingStopped)).because

    run(tmp_path, act)


def test_of_a_conversation_that_is_not_kept_nothing_stays(tmp_path: Path) -> None:
    async def act(desk: Desk) -> None:
        desk.state = replace(desk.state, library=replace(desk.state.library, present=None))
        desk.desk.start()
        desk.crank(2.0)
        await desk.stop()
        assert desk.files == []
        desk.state = replace(desk.state, library=replace(desk.state.library, present=TALK))
        desk.desk.start()
        desk.crank(2.0)
        # it became private
        desk.state = replace(desk.state, library=replace(desk.state.library, present=None))
        await desk.stop()
        assert desk.files == []

    run(tmp_path, act)


def test_one_that_began_before_its_conversation_was_kept_belongs_to_it(tmp_path: Path) -> None:
    async def act(desk: Desk) -> None:
        present = desk.state
        desk.state = replace(present, library=replace(present.library, present=None))
        desk.desk.start()
        desk.crank(1.0)
        desk.state = present
        desk.tell(lib.EntryBegan(TALK))
        await desk.stop()
        assert [
            one.name for one in await desk.asked(lambda shelf: shelf.heard.recordings(TALK))
        ] == [desk.files[0].name]

    run(tmp_path, act)


def test_it_goes_with_its_conversation(tmp_path: Path) -> None:
    async def act(desk: Desk) -> None:
        desk.desk.start()
        desk.crank(1.0)
        await desk.stop()
        assert len(desk.files) == 1
        await desk.asked(lambda shelf: shelf.purge([TALK]))
        assert desk.files == []
        assert await desk.asked(lambda shelf: shelf.heard.recordings()) == ()

    run(tmp_path, act)


def loud(sides: Sides, begin_s: float, end_s: float, channel: int) -> list[tuple[float, int]]:
    """Clicks all through a part of one side."""
    start = sides.now_t
    return [(start + begin_s + n / 10, channel) for n in range(round((end_s - begin_s) * 10))]


async def recorded_talk(desk: Desk) -> None:
    """You from 2 to 4 s, the assistant from 5 to 8 s, and its echo in the microphone."""
    start = desk.sides.now_t
    desk.sides.clicks = [
        *loud(desk.sides, 2.0, 4.0, 0),
        *loud(desk.sides, 5.0, 8.0, 1),
        *loud(desk.sides, 5.0, 8.0, 0),
    ]
    desk.desk.start()
    desk.crank(4.5)
    desk.tell(ev.SpeechStarted(ItemId("u"), 0, AT_S, start + 2.0))
    desk.tell(ev.SpeechStopped(ItemId("u"), 0, AT_S, start + 4.0))
    desk.tell(ev.PlaybackStarted(ResponseId("r"), ItemId("a"), AT_S, start + 5.0))
    desk.crank(3.5)
    desk.tell(ev.PlaybackDrained(ItemId("a")))
    desk.crank(2.0)


async def silenced(desk: Desk) -> None:
    """What the desk does once a deletion cannot be undone."""
    silencer = desk.desk._silencer
    assert silencer is not None
    silencer.begin()
    async with asyncio.timeout(LONG_S):
        await asyncio.wrap_future(silencer._worker.submit(lambda: None))


def heard_between(path: Path, begin_s: float, end_s: float) -> list[bool]:
    """Whether anything is heard there, on each side."""
    return [any(read_part(path, begin_s, end_s, channel)) for channel in (0, 1)]


@pytest.mark.parametrize(
    ("gone", "yours", "answer"),
    [
        ((), [True, False], [True, True]),
        (("u",), [False, False], [True, True]),
        (("a",), [True, False], [False, False]),
        (("u", "a"), [False, False], [False, False]),
    ],
)
def test_a_deleted_row_is_gone_from_the_recording(
    tmp_path: Path, gone: tuple[str, ...], yours: list[bool], answer: list[bool]
) -> None:
    async def act(desk: Desk) -> None:
        await recorded_talk(desk)
        await desk.stop()
        desk.library.keep(entry("talk"), placed(item("stays")), [ItemId(name) for name in gone])
        await silenced(desk)
        (path,) = desk.files
        assert heard_between(path, 2.0, 4.0) == yours
        assert heard_between(path, 5.0, 8.0) == answer
        assert seconds_of(path) == pytest.approx(10.0, abs=0.01)
        assert await desk.asked(lambda shelf: shelf.heard.to_silence()) == ()

    run(tmp_path, act)


@pytest.mark.parametrize("library", ["at once", "late"])
def test_one_deleted_while_it_is_recorded_is_silenced_at_the_end_and_never_exported(
    tmp_path: Path, library: str
) -> None:
    """Where the library writes late, rows go before it is told of the recording: what is to be kept
    is written before any change.
    """

    async def act(desk: Desk) -> None:
        goes_on = threading.Event()
        if library == "at once":
            goes_on.set()
        desk.library.change(lambda _shelf: goes_on.wait(LONG_S))
        start = desk.sides.now_t
        desk.sides.clicks = loud(desk.sides, 1.0, 3.0, 1)
        desk.desk.start()
        desk.tell(ev.PlaybackStarted(ResponseId("r"), ItemId("a"), AT_S, start + 1.0))
        desk.crank(2.0)
        desk.library.keep(entry("talk"), placed(item("u")), [ItemId("a")])
        goes_on.set()
        await silenced(desk)  # not while it is being written
        desk.crank(2.0)
        desk.tell(ev.PlaybackDrained(ItemId("a")))
        await desk.stop()
        (path,) = desk.files
        assert heard_between(path, 1.0, 3.0) == [False, True]
        assert await desk.asked(lambda shelf: shelf.heard.sounds(TALK)) == ()
        told = await desk.asked(lambda shelf: recorded(shelf, TALK, desk.library.recordings))
        join(told, tmp_path / "out.flac", "flac")
        assert heard_between(tmp_path / "out.flac", 0.0, 9.0) == [False, False]
        await silenced(desk)
        assert heard_between(path, 0.0, 9.0) == [False, False]

    run(tmp_path, act)


def test_a_deleted_row_that_comes_back_is_heard_again(tmp_path: Path) -> None:
    async def act(desk: Desk) -> None:
        await recorded_talk(desk)
        await desk.stop()
        desk.library.keep(entry("talk"), (), [ItemId("a")])
        assert [one.item for one in await desk.asked(lambda shelf: shelf.heard.sounds(TALK))] == [
            "u"
        ]
        desk.library.keep(entry("talk"), placed(item("u"), item("a", "x", Role.ASSISTANT)))
        await silenced(desk)
        assert len(await desk.asked(lambda shelf: shelf.heard.sounds(TALK))) == 2
        assert heard_between(desk.files[0], 5.0, 8.0) == [True, True]

    run(tmp_path, act)


def test_a_turn_by_the_talk_key_alone_has_its_place(tmp_path: Path) -> None:
    """The service hears no speech there; what was said while the key was held is the turn."""

    async def act(desk: Desk) -> None:
        desk.sides.clicks = loud(desk.sides, 2.0, 4.0, 0)
        settings = Settings(talk_mode=TalkMode.PUSH, talk_strategy=TalkStrategy.MANUAL)
        up = replace(desk.state, settings=settings)
        down = replace(up, microphone=replace(up.microphone, talk=Talk(held=True)))
        desk.desk.start()
        desk.crank(2.0)
        desk.desk.on_event(up, down, ev.TalkPressed(AT_S))
        desk.crank(2.0)
        desk.desk.on_event(down, up, ev.TalkReleased(AT_S))
        desk.crank(1.0)
        desk.desk.on_event(up, up, ev.InputCommitted(ItemId("u"), None, AT_S))
        await desk.stop()
        (sound,) = await desk.asked(lambda shelf: shelf.heard.sounds(TALK))
        assert (sound.item, sound.end_s) == ("u", 4.0)
        assert 1.7 <= sound.begin_s <= 2.0

    run(tmp_path, act)


def test_an_end_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The recording counts as stopped by then; its last seconds may be missing."""

    async def act(desk: Desk) -> None:
        desk.desk.start()
        desk.crank(2.0)

        def fail(_file: FlacFile) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(FlacFile, "close", fail)
        with pytest.raises(OSError, match="No space"):
            await desk.stop()
        assert (await desk.told(lib.RecordingStopped)).because == ""
        assert (await desk.told(lib.RecordingBroke)).because == "No space left on device"

    run(tmp_path, act)

"""Replays use the speaker of the answers, and what the speaker tells of them is no answer's."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import cast

from tests.support.kinds import kinds_of
from voicelive_desktop.app.services.replay_player import RecordingSpeaker, Replays
from voicelive_desktop.app.services.voice_sample import VoicePreviews
from voicelive_desktop.audio.extras.recorder import Recorder
from voicelive_desktop.audio.formats.wav import read_wav
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.sound import CutReason, SoundOwner
from voicelive_desktop.domain.words.ids import ItemId, ResponseId, ServiceSound, SessionId

A, R = ItemId("a"), ResponseId("r")
PCM = b"\x01\x02" * 2_400


class Card:
    """A speaker that keeps what it was given, and whose sound lasts until it is cut."""

    def __init__(self, told: Callable[[ev.EngineEvent], None]) -> None:
        self.epoch = 3
        self.playing: list[ItemId] = []
        self.samples = b""
        self._told = told

    def play(
        self,
        response_id: ResponseId,
        item_id: ItemId,
        pcm: bytes,
        owner: SoundOwner = SoundOwner.ANSWER,
    ) -> bool:
        self.playing.append(item_id)
        self.owner = owner
        self.samples += pcm
        return response_id != "barred"

    def finish(
        self, response_id: ResponseId, item_id: ItemId, owner: SoundOwner = SoundOwner.ANSWER
    ) -> None:
        self._told(ev.PlaybackStarted(response_id, item_id, 0.0, owner=owner))

    def shape(self, item_id: ItemId, at_ms: int, viseme: int) -> None: ...

    def be_ready(self) -> None: ...

    def flush(
        self, because: CutReason, response_id: ResponseId | None, epoch: int = 0
    ) -> ev.PlaybackFlushed:
        assert epoch == self.epoch
        item = self.playing.pop() if self.playing else None
        event = ev.PlaybackFlushed(item, response_id, 0.0, 0.0, because, owner=self.owner)
        self._told(event)
        return event


class World:
    def __init__(self, folder: Path) -> None:
        self.told: list[ev.Event] = []
        self.recorder = Recorder(
            folder, lambda items: self.told.append(ev.RecordingsChanged(items))
        )
        self.card = Card(self._on_sound)
        no_previews = cast("VoicePreviews", None)
        self.replays = Replays(self.recorder, self.told.append, self.card, no_previews)

    def _on_sound(self, event: ev.EngineEvent) -> None:
        self.replays.on_sound(event)


def test_a_turn_is_played_and_its_end_told_once(tmp_path: Path) -> None:
    world = World(tmp_path)

    async def main() -> None:
        RecordingSpeaker(world.card, world.recorder).play(R, A, PCM)
        RecordingSpeaker(world.card, world.recorder).play(ResponseId("barred"), ItemId("b"), PCM)
        world.told.clear()
        world.card.samples = b""
        await world.replays.play(A)
        assert world.card.samples == PCM
        assert world.told == []  # PlaybackStarted of a replay is not for the state
        world.replays.on_sound(ev.PlaybackDrained(world.card.playing[-1], SoundOwner.REPLAY))
        world.replays.stop()
        assert world.told == [ev.ReplayEnded(A)]
        await world.replays.play(A)
        world.replays.stop()
        assert world.told == [ev.ReplayEnded(A), ev.ReplayEnded(A)]
        await world.replays.play(ItemId("b"))
        assert world.told[2:] == [ev.ReplayEnded(ItemId("b"))]

    try:
        asyncio.run(main())
    finally:
        world.recorder.close()


def test_what_the_service_heard_is_played_as_it_came(tmp_path: Path) -> None:
    world = World(tmp_path)

    async def main() -> None:
        world.replays.retrieved(A, PCM)
        await world.replays.play(ServiceSound(A))
        assert world.card.samples == PCM
        world.replays.stop()
        await world.replays.play(ServiceSound(ItemId("another")))
        assert world.card.samples == PCM
        assert world.told == [ev.ReplayEnded(ServiceSound(one)) for one in (A, ItemId("another"))]

    try:
        asyncio.run(main())
    finally:
        world.recorder.close()


def test_a_stop_before_the_first_sample_counts(tmp_path: Path) -> None:
    world = World(tmp_path)

    async def main() -> None:
        world.recorder.received(A, PCM)
        world.told.clear()
        playing = asyncio.create_task(world.replays.play(A))
        await asyncio.sleep(0)
        world.replays.stop()
        await playing
        assert world.card.samples == b""
        assert world.told == [ev.ReplayEnded(A)]

    try:
        asyncio.run(main())
    finally:
        world.recorder.close()


def test_what_the_speaker_tells_of_answers_goes_on(tmp_path: Path) -> None:
    world = World(tmp_path)
    event = ev.PlaybackDrained(A)
    world.replays.on_sound(event)
    assert world.told == [event]


def test_a_spoken_turn_is_saved_as_a_wav_file(tmp_path: Path) -> None:
    world = World(tmp_path)

    async def main() -> None:
        world.replays.on_event(ev.SessionCreated(SessionId("s"), "m", None))
        world.recorder.sent(PCM)
        world.replays.on_event(ev.SpeechStarted(A, 50, 0.0))
        world.replays.on_event(ev.SpeechStopped(A, 100, 0.0))
        await world.replays.save(A, str(tmp_path / "turn.wav"))
        await world.replays.save(A, str(tmp_path / "no" / "turn.wav"))

    try:
        asyncio.run(main())
    finally:
        world.recorder.close()
    assert len(read_wav(tmp_path / "turn.wav")) == 1_200
    saved = [event for event in world.told if isinstance(event, ev.RecordingSaved)]
    assert saved[0].problem == ""
    assert saved[1].problem != ""


def test_no_file_is_written_of_what_is_not_kept_and_an_earlier_one_stays(tmp_path: Path) -> None:
    world = World(tmp_path)
    earlier = tmp_path / "turn.wav"
    earlier.write_text("an earlier one")
    try:
        asyncio.run(world.replays.save(A, str(earlier)))
    finally:
        world.recorder.close()
    assert earlier.read_text() == "an earlier one"
    assert [event.problem for event in world.told if isinstance(event, ev.RecordingSaved)] == [
        "its audio is no longer kept"
    ]


def test_a_disk_that_cannot_be_used_ends_the_replay(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way of the folder")
    world = World(tmp_path / "file")

    async def main() -> None:
        world.recorder.received(A, PCM)
        world.told.clear()
        await world.replays.play(A)
        assert kinds_of(world.told) == [ev.RecordingSaved, ev.ReplayEnded]
        world.told.clear()
        await world.replays.save(A, str(tmp_path / "x.wav"))
        (saved,) = world.told
        assert isinstance(saved, ev.RecordingSaved)
        assert saved.problem
        assert not (tmp_path / "x.wav").exists()

    try:
        asyncio.run(main())
    finally:
        world.recorder.close()
    assert world.card.samples == b""

"""Replays and saves single turns: connects recorder, speaker and state."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

from voicelive_desktop.app.services.voice_sample import VoicePreviews
from voicelive_desktop.audio.extras.recorder import Recorder
from voicelive_desktop.audio.formats.wav import write_recording
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.sound import CutReason, SoundOwner
from voicelive_desktop.domain.words.ids import (
    ItemId,
    Recorded,
    ResponseId,
    ServiceSound,
    VoiceSample,
)
from voicelive_desktop.domain.words.wording import Words

_NOTHING_KEPT = Words("its audio is no longer kept")
COMMIT_EMPTY = "input_audio_buffer_commit_empty"


async def _nothing(_item_id: ItemId) -> bytes:
    """No recording is kept."""
    return b""


class ReplaySpeaker(Protocol):
    """The part of the audio engine that is used."""

    epoch: int

    def play(
        self,
        response_id: ResponseId,
        item_id: ItemId,
        pcm: bytes,
        owner: SoundOwner = SoundOwner.ANSWER,
    ) -> bool:
        """Queue."""
        ...

    def finish(
        self, response_id: ResponseId, item_id: ItemId, owner: SoundOwner = SoundOwner.ANSWER
    ) -> None:
        """No more will come."""
        ...

    def shape(self, item_id: ItemId, at_ms: int, viseme: int) -> None:
        """The mouth that goes with it."""
        ...

    def be_ready(self) -> None:
        """Sound may come soon."""
        ...

    def flush(
        self, because: CutReason, response_id: ResponseId | None, epoch: int = 0
    ) -> ev.PlaybackFlushed:
        """Be silent."""
        ...


class RecordingSpeaker:
    """Passes answers on to the speaker and records a copy."""

    def __init__(self, speaker: ReplaySpeaker, recorder: Recorder) -> None:
        self._speaker = speaker
        self._recorder = recorder

    def play(self, response_id: ResponseId, item_id: ItemId, pcm: bytes) -> bool:
        """See `client.ports.Speaker`."""
        taken = self._speaker.play(response_id, item_id, pcm)
        if taken:
            self._recorder.received(item_id, pcm)
        return taken

    def finish(self, response_id: ResponseId, item_id: ItemId) -> None:
        """See `client.ports.Speaker`."""
        self._speaker.finish(response_id, item_id)

    def shape(self, item_id: ItemId, at_ms: int, viseme: int) -> None:
        """See `client.ports.Speaker`."""
        self._speaker.shape(item_id, at_ms, viseme)

    def be_ready(self) -> None:
        """See `client.ports.Speaker`."""
        self._speaker.be_ready()


class Replays:
    """Plays kept turns on the speaker of the answers, while no answer needs it. Loop thread only."""

    def __init__(
        self,
        recorder: Recorder,
        report: Callable[[ev.Event], None],
        speaker: ReplaySpeaker,
        previews: VoicePreviews,
        kept: Callable[[ItemId], Awaitable[bytes]] = _nothing,
    ) -> None:
        self.recorder = recorder
        self._speaker = speaker
        self._previews = previews
        self._kept = kept
        self._report = report
        self._numbers = itertools.count(1)
        self._playing: tuple[str, Recorded] | None = None
        self._sounding = False
        self._retrieved: tuple[ItemId, bytes] | None = None

    def retrieved(self, item_id: ItemId, pcm: bytes) -> None:
        """Take what the service heard of a turn; the latest one is kept."""
        self._retrieved = item_id, pcm

    def on_sound(self, event: ev.EngineEvent) -> None:
        """Take news from the speaker; what concerns a replay is kept from the answers."""
        if (
            isinstance(
                event,
                ev.PlaybackStarted
                | ev.PlaybackProgressed
                | ev.PlaybackDrained
                | ev.PlaybackFlushed,
            )
            and event.owner is SoundOwner.REPLAY
        ):
            over = isinstance(event, ev.PlaybackDrained | ev.PlaybackFlushed)
            if over and self._playing is not None and self._playing[0] == event.item_id:
                self._end()
            return
        self._report(event)

    def on_event(self, event: ev.AnyEvent) -> None:
        """Record where turns begin and end, by the service's events."""
        match event:
            case ev.SessionCreated():
                self.recorder.session_began()
            case ev.SpeechStarted():
                self.recorder.speech_started(event.item_id, event.audio_start_ms)
            case ev.SpeechStopped():
                self.recorder.speech_stopped(event.item_id, event.audio_end_ms)
            case ev.InputCommitted():
                self.recorder.turn_made(event.item_id)
            case ev.ServiceErrorReported() if event.because.code == COMMIT_EMPTY:
                self.recorder.turn_refused()
            case _:
                return

    async def play(self, what: Recorded) -> None:
        """Play this; reports `ReplayEnded` when it is over."""
        name = f"replay-{next(self._numbers)}"
        self._playing = (name, what)
        try:
            pcm = await self._read(what)
        except OSError as error:  # the disk is full or gone: there is nothing to be heard
            pcm = b""
            self._report(ev.RecordingSaved(error.strerror or _NOTHING_KEPT))
        if self._playing != (name, what):
            return  # stopped meanwhile
        if not pcm:
            self._end()
            return
        self._sounding = True
        self._speaker.play(ResponseId(name), ItemId(name), pcm, SoundOwner.REPLAY)
        self._speaker.finish(ResponseId(name), ItemId(name), SoundOwner.REPLAY)

    async def _read(self, what: Recorded) -> bytes:
        match what:
            case VoiceSample(voice):
                return self._previews.sound(voice)
            case ServiceSound(item_id):
                kept = self._retrieved
                return kept[1] if kept is not None and kept[0] == item_id else b""
            case _:
                return await self._heard(what)

    async def _heard(self, item_id: ItemId) -> bytes:
        """What this session kept, else a recording of the conversation."""
        return await self.recorder.read(item_id) or await self._kept(item_id)

    async def fetch(self, voice: str) -> None:
        """Fetch a voice's sample sentence; reports `VoicePreviewFetched`."""
        self._report(ev.VoicePreviewFetched(voice, await self._previews.fetch(voice)))

    def stop(self) -> None:
        """Be silent."""
        if self._playing is None:
            return
        if self._sounding:
            self._speaker.flush(CutReason.REPLAY, None, self._speaker.epoch)
        if self._playing is not None:
            self._end()

    async def save(self, item_id: ItemId, path: str) -> None:
        """Write this turn to a WAV file; reports `RecordingSaved`."""
        try:
            pcm = await self._heard(item_id)
            if pcm:
                await asyncio.to_thread(write_recording, Path(path), pcm)
        except OSError as error:
            self._report(
                ev.RecordingSaved(error.strerror or Words("the file could not be written"), path)
            )
        else:
            if pcm:
                self._report(ev.RecordingSaved("", path))
            else:
                self._report(ev.RecordingSaved(_NOTHING_KEPT, path))

    def _end(self) -> None:
        ended, self._playing = self._playing, None
        self._sounding = False
        if ended is not None:
            self._report(ev.ReplayEnded(ended[1]))

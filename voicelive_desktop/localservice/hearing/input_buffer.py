"""The input audio buffer: decodes what the client appends, finds turns in it, and lets the
recogniser listen.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from voicelive_desktop.localservice.echo.input_chain import InputChain
from voicelive_desktop.localservice.hearing.recognizer import HearingUtterance
from voicelive_desktop.localservice.hearing.speech_probability import VoiceActivity
from voicelive_desktop.localservice.hearing.turn_detection import (
    DetectionSettings,
    TurnDetector,
    TurnEvent,
    UtteranceStarted,
    UtteranceStopped,
)
from voicelive_desktop.localservice.protocol.audio_formats import INTERNAL_RATE_HZ, InputDecoder
from voicelive_desktop.localservice.protocol.resampling import SampleArray

PIECE = INTERNAL_RATE_HZ // 50  # 20 ms: the finest step in which turns are found
KEPT_WHILE_SILENT_S = 30  # what a client's own commit may still reach back to
SAMPLES_PER_MS = INTERNAL_RATE_HZ // 1000


class Ear(Protocol):
    """Opens utterances at the recogniser."""

    def open(
        self, item_id: str, *, is_narrow: bool, from_microphone: bool = True
    ) -> HearingUtterance:
        """Listen for the item of this id; ``is_narrow``: the sound is that of a telephone,
        at 8 kHz. ``from_microphone``: False for an item that came whole.
        """
        ...


@dataclass(frozen=True, slots=True)
class Committed:
    """Audio that became a user item."""

    item_id: str
    audio_ms: float
    samples: SampleArray


class TurnListener(Protocol):
    """Who is told about turns, in the order of the sound."""

    def on_speech_started(self, item_id: str, audio_start_ms: int) -> None:
        """A turn began."""
        ...

    def on_speech_lasts(self, item_id: str, speech_ms: float) -> None:
        """The turn goes on."""
        ...

    def on_speech_stopped(self, turn: Committed, audio_end_ms: int) -> None:
        """A turn ended and is now an item."""
        ...


class InputBuffer:
    """One per connection. Positions count from the first audio of the session."""

    def __init__(
        self, ear: Ear, chain: InputChain, new_id: Callable[[str], str], *, is_unfinished: Callable[[], bool],
        is_answering: Callable[[], bool], activity: VoiceActivity | None = None,
    ) -> None:  # fmt: skip
        self._ear = ear
        self._chain = chain
        self._new_id = new_id
        self._detector = TurnDetector(
            DetectionSettings(),
            is_unfinished=is_unfinished,
            is_answering=is_answering,
            activity=activity,
        )
        self._is_manual = False
        self._decoder = InputDecoder("pcm16", 24_000)
        self._decoder_key: tuple[Any, ...] = ("pcm16", 24_000, 1)
        self._decoder_began = 0
        self._kept: deque[SampleArray] = deque()
        self._kept_size = 0
        self._position = 0  # end of the newest sample, since the session began
        self._hearing: HearingUtterance | None = None
        self._item_id = ""
        self._start = 0
        self.has_heard = False

    @property
    def open_item_id(self) -> str:
        """The item that the utterance being heard will become, or nothing."""
        if self._hearing is not None:
            return self._item_id
        return ""

    def configure(self, session: Mapping[str, Any]) -> None:
        """Take over formats and turn detection of the session."""
        echo = session.get("input_audio_echo_cancellation") or {}
        key = (
            session["input_audio_format"],
            session["input_audio_sampling_rate"],
            int(echo.get("channels", 1)),
        )
        if key != self._decoder_key:
            self._decoder, self._decoder_key = InputDecoder(*key), key
            self._decoder_began = self._position
        self._chain.configure(session)
        turn_detection = session["turn_detection"]
        self._is_manual = turn_detection is None
        if turn_detection is not None:
            self._detector.settings = DetectionSettings.from_wire(turn_detection)

    def append(self, data: bytes, listener: TurnListener) -> None:
        """Take more audio in the session's input format."""
        microphone, reference = self._decoder.push(data)
        self.has_heard = self.has_heard or bool(data)
        for start in range(0, microphone.size, PIECE):
            piece = microphone[start : start + PIECE]
            if reference is None:
                theirs = None
            else:
                theirs = reference[start : start + PIECE]
            self._take(self._chain.process(piece, theirs), listener)
        sent = self._decoder_began + self._decoder.received + self._chain.lag_ms * SAMPLES_PER_MS
        self._tell(self._detector.sent(sent), listener)

    def _take(self, piece: SampleArray, listener: TurnListener) -> None:
        self._position += piece.size
        self._keep(piece)
        if self._hearing is not None:
            self._hearing.hear(piece)
        elif self._is_manual:
            self._open(self._position - self._kept_size)
        self._tell(self._detector.push(piece), listener)
        if self._hearing is not None and self._detector.is_speaking:
            listener.on_speech_lasts(self._item_id, self._detector.speech_ms)

    def _tell(self, events: list[TurnEvent], listener: TurnListener) -> None:
        for event in events:
            if self._is_manual:
                self._detector.end_turn()
            elif isinstance(event, UtteranceStarted):
                self._on_started(event, listener)
            else:
                self._on_stopped(event, listener)

    def _on_started(self, event: UtteranceStarted, listener: TurnListener) -> None:
        if self._hearing is None:
            self._open(event.start)
        listener.on_speech_started(self._item_id, event.start // SAMPLES_PER_MS)

    def _on_stopped(self, event: UtteranceStopped, listener: TurnListener) -> None:
        if self._hearing is None:
            return
        turn = self._close()
        listener.on_speech_stopped(turn, event.end // SAMPLES_PER_MS)

    def commit(self) -> Committed | float:
        """Make an item of everything in the buffer; with less than 100 ms return how much
        there is instead.
        """
        buffered_ms = self._kept_size / SAMPLES_PER_MS
        if buffered_ms < 100:
            return buffered_ms
        if self._hearing is None:
            self._open(self._position - self._kept_size)
        turn = self._close()
        self._detector.end_turn()
        return turn

    def clear(self) -> None:
        """Forget everything in the buffer."""
        if self._hearing is not None:
            self._hearing.drop()
            self._hearing = None
        self._forget()
        self._detector.end_turn()

    def _open(self, start: int) -> None:
        self._item_id = self._new_id("item")
        self._start = max(start, self._position - self._kept_size)
        self._hearing = self._ear.open(self._item_id, is_narrow=self._decoder.is_narrow)
        whole = np.concatenate([*self._kept])
        self._hearing.hear(whole[whole.size - (self._position - self._start) :])

    def _close(self) -> Committed:
        assert self._hearing is not None
        self._hearing.finish()
        self._hearing = None
        size = self._position - self._start
        whole = np.concatenate([*self._kept])
        turn = Committed(self._item_id, size / SAMPLES_PER_MS, whole[whole.size - size :])
        self._forget()
        return turn

    def _keep(self, piece: SampleArray) -> None:
        self._kept.append(piece)
        self._kept_size += piece.size
        limit = KEPT_WHILE_SILENT_S * INTERNAL_RATE_HZ
        while self._hearing is None and self._kept_size > limit:
            self._kept_size -= self._kept.popleft().size

    def _forget(self) -> None:
        self._kept.clear()
        self._kept_size = 0

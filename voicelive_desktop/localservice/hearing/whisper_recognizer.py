"""The ear: Whisper behind Silero.

Whisper does not listen, it reads a whole utterance at once (200 ms for up to 12 s). So a pass
begins as soon as nobody has spoken for 200 ms or so: when the turn ends at 500 ms of silence, the
text is there. If the speech goes on, the pass is given up. While somebody speaks, passes give the
words so far, with pauses between them so that they take a third of a core at most; the words in
which two passes agree are shown. 11 % of those change in the end.

Silero decides whether anybody spoke at all: without it Whisper made words of nine pieces of noise
in ten.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from queue import Empty
from typing import Protocol

import numpy as np

from voicelive_desktop.localservice.hearing import silero
from voicelive_desktop.localservice.hearing.recognizer import (
    HearingUtterance,
    Hypothesis,
    OnHypothesis,
    Recognizer,
    SessionSound,
    StableWords,
)
from voicelive_desktop.localservice.hearing.silero import (
    FRAME,
    FRAME_MS,
    SileroActivity,
    SileroLoading,
    SileroModel,
)
from voicelive_desktop.localservice.hearing.unfinished import is_complete
from voicelive_desktop.localservice.hearing.utterances import (
    Ended,
    Listen,
    Utterance,
    UtteranceThreads,
)
from voicelive_desktop.localservice.hearing.whisper_model import (
    StoppedError,
    WhisperModel,
    WhisperPass,
)
from voicelive_desktop.localservice.hearing.whisper_words import (
    believed,
    in_sentence_case,
    is_doubtful,
    is_looping,
    once,
    said_once,
)
from voicelive_desktop.localservice.protocol.audio_formats import INTERNAL_RATE_HZ
from voicelive_desktop.localservice.protocol.resampling import SampleArray

log = logging.getLogger(__name__)

# less is no speech: nothing of 45 people's utterances was lost, nothing of noise came through
SPEECH_MS = 250
# So long Silero has to hear no voice before the early pass; it hears one for some 80 ms after its
# end. Waiting for 220 ms would hardly save a pass: in six minutes of people 64 pauses are as long,
# and 79 as long as this.
EARLY_MS = 128
PARTIAL_MS = 600  # of new sound between two passes while somebody speaks ...
REST = 3  # ... and at least this many times as long as the last pass took
LONG_S = 24  # then what was said before the longest pause is settled
SHORT_S = 8  # but not less than this
AGREEMENT = 2  # passes
OWN_EAR = "own"  # a model that the person named


class Reads(Protocol):
    """What `WhisperModel` does."""

    def transcribe(
        self,
        samples: SampleArray,
        *,
        should_stop: Callable[[], bool],
        language: str = "",
        is_longer_window: bool = False,
        is_careful: bool = True,
    ) -> WhisperPass:
        """Write down an utterance; StoppedError when ``should_stop`` says so."""
        ...


class Judges(Protocol):
    """What `SileroActivity` does."""

    def probabilities(self, samples: SampleArray) -> list[float]:
        """Return the probability of a voice for each 32 ms that these samples complete."""
        ...


class WhisperRecognizer(Recognizer):
    """Loads the model once; every thread listens with it."""

    def __init__(self, folder: Path, voice: SileroLoading, name: str = OWN_EAR) -> None:
        self.name = name
        self._folder = folder
        self._voice = voice
        self._threads = UtteranceThreads(self._get_ready)
        self._loaded: tuple[WhisperModel, SileroModel] | None = None
        self._loading = threading.Lock()

    def start(self) -> None:
        """Load in the background (about 0.3 s)."""
        self._threads.start()

    def open(
        self,
        on_hypothesis: OnHypothesis,
        *,
        is_narrow: bool = False,
        source: SessionSound | None = None,
    ) -> HearingUtterance:
        """Queue an utterance for the next free thread; the model hears a telephone as
        well as anything.
        """
        utterance = Utterance(on_hypothesis, is_narrow=is_narrow, source=source)
        self._threads.take(utterance)
        return utterance

    def close(self) -> None:
        """Drop what is open, end the threads and wait for them."""
        self._threads.close()

    # Recogniser thread.
    def _get_ready(self) -> Listen:
        with self._loading:
            if self._loaded is None:
                try:
                    self._loaded = WhisperModel(self._folder), self._voice.model()
                except (OSError, ValueError, KeyError) as error:
                    log.error(
                        "the ear could not be loaded, speech will be noticed but not understood: %s",
                        error,
                    )
                    return _understand_nothing
            return partial(_listen, *self._loaded)


def _understand_nothing(utterance: Utterance) -> None:
    while not isinstance(ended := utterance.inbox.get(), Ended):
        pass
    if ended is Ended.FINISHED:
        utterance.on_hypothesis(Hypothesis("", is_final=True))


def _listen(model: WhisperModel, voice: SileroModel, utterance: Utterance) -> None:
    Listener(model, SileroActivity(voice), utterance).run()


class Listener:
    """One utterance. Recogniser thread.

    Frames of 32 ms are counted from the beginning of what is not settled yet.
    """

    def __init__(self, model: Reads, activity: Judges, utterance: Utterance) -> None:
        self._model = model
        self._activity = activity
        self._utterance = utterance
        self._sound: SampleArray = np.zeros(0, dtype=np.float32)
        self._voiced: list[bool] = []
        self._ended: Ended | None = None
        self._settled = ""  # the words of what was cut off
        self._stable = StableWords(AGREEMENT)
        self._text = ""  # of the newest pass that nobody gave up
        self._read_to = 0  # frames that it knew of
        self._rest_samples = 0  # sound to come before the next pass

    def run(self) -> None:
        """Listen to the end, tell what is understood meanwhile and at last."""
        while self._take(wait=not (self._is_unread or self._is_speaking_on)):
            self._settle_what_is_long()
            if self._is_unread:
                self._pass(is_early=True)
            elif self._is_speaking_on:
                self._pass(is_early=False)
        if self._ended is Ended.FINISHED:
            self._settle_what_is_long()
            self._finish()

    # ---- sound

    def _take(self, *, wait: bool) -> bool:
        """Take over all that has come, ``wait`` for at least one piece; return whether
        more may come.
        """
        pieces: list[SampleArray] = []
        try:
            while self._ended is None:
                piece = self._utterance.inbox.get(block=wait and not pieces)
                if isinstance(piece, Ended):
                    self._ended = piece
                else:
                    pieces.append(piece)
        except Empty:
            pass
        if pieces:
            new = np.concatenate(pieces)
            self._sound = np.concatenate([self._sound, new])
            self._voiced += [
                probability >= silero.SPEECH for probability in self._activity.probabilities(new)
            ]
        return self._ended is None

    @property
    def _last_voiced(self) -> int:
        """The newest frame with a voice, or -1."""
        return next((at for at in range(len(self._voiced) - 1, -1, -1) if self._voiced[at]), -1)

    @property
    def _has_speech(self) -> bool:
        return sum(self._voiced) * FRAME_MS >= SPEECH_MS

    @property
    def _is_quiet(self) -> bool:
        """Whether somebody spoke and has stopped."""
        return (
            self._has_speech and (len(self._voiced) - 1 - self._last_voiced) * FRAME_MS >= EARLY_MS
        )

    @property
    def _is_unread(self) -> bool:
        """Whether somebody has stopped whose last words no early pass has read."""
        return self._is_quiet and self._last_voiced >= self._read_to

    @property
    def _is_speaking_on(self) -> bool:
        new = self._sound.size - self._read_to * FRAME
        return self._has_speech and not self._is_quiet and new >= self._rest_samples

    # ---- passes

    def _pass(self, *, is_early: bool) -> None:
        """Read what there is; given up when more speech makes it worthless."""
        known = len(self._voiced)

        def should_stop() -> bool:
            self._take(wait=False)
            if self._ended is Ended.DROPPED:
                return True
            if is_early:
                return self._last_voiced >= known
            return self._ended is not None or self._is_quiet

        began = time.monotonic()
        try:
            text = self._read(self._sound, should_stop, _seconds(self._voiced), is_careful=is_early)
        except StoppedError:
            return
        took = time.monotonic() - began
        self._rest_samples = round(max(PARTIAL_MS / 1000, REST * took) * INTERNAL_RATE_HZ)
        self._read_to = known
        self._text = text if is_early else ""
        self._report(text, is_early=is_early)

    def _report(self, text: str, *, is_early: bool) -> None:
        words = text.split()
        self._stable.push(words)
        shown = _joined(self._settled, " ".join(self._stable.words))
        so_far = _joined(self._settled, text)
        # Only an early pass knows how the words end: the others were cut in the middle of a word.
        ends = is_early and is_complete(text)
        self._utterance.on_hypothesis(
            Hypothesis(shown, is_final=False, so_far=so_far, is_complete=ends)
        )

    def _finish(self) -> None:
        if self._has_speech and (not self._text or self._last_voiced >= self._read_to):
            try:
                self._text = self._read(self._sound, self._is_dropped, _seconds(self._voiced))
            except StoppedError:
                return
        provisional = ""
        if self._has_speech:
            provisional = self._text
        text = _joined(self._settled, provisional)
        self._utterance.on_hypothesis(Hypothesis(text, is_final=True))

    def _is_dropped(self) -> bool:
        """Whether nobody waits any more: the connection is gone, or the service ends."""
        while not self._utterance.inbox.empty():
            if self._utterance.inbox.get() is Ended.DROPPED:
                return True
        return False

    def _settle_what_is_long(self) -> None:
        """Cut at the longest pause, because the model reads half a minute at most."""
        while self._sound.size > LONG_S * INTERNAL_RATE_HZ:
            cut = longest_pause(
                self._voiced, SHORT_S * 1000 // FRAME_MS, (LONG_S - 1) * 1000 // FRAME_MS
            )
            head, voice_s = self._sound[: cut * FRAME], _seconds(self._voiced[:cut])
            self._sound, self._voiced = self._sound[cut * FRAME :], self._voiced[cut:]
            self._text, self._read_to, self._rest_samples = "", 0, 0
            self._stable = StableWords(AGREEMENT)
            if voice_s:
                try:
                    text = self._read(head, lambda: False, voice_s)
                    self._settled = _joined(self._settled, text)
                except StoppedError:
                    return

    def _read(
        self,
        sound: SampleArray,
        should_stop: Callable[[], bool],
        voice_s: float,
        *,
        is_careful: bool = True,
    ) -> str:
        """One pass; a careful one is followed by a second with a longer window, where it is
        doubtful. `voice_s`: so much of the sound is a voice.
        """
        language = self._utterance.source.language
        heard = self._model.transcribe(
            sound, should_stop=should_stop, language=language, is_careful=is_careful
        )
        if is_careful and is_doubtful(heard.tokens, heard.confidence):
            heard = self._model.transcribe(
                sound, should_stop=should_stop, language=language, is_longer_window=True
            )
        return _text_of(heard, voice_s)


def _text_of(heard: WhisperPass, voice_s: float) -> str:
    if is_looping(heard.tokens):
        text = once(heard.text)
    else:
        text = said_once(heard.text, voice_s)
    return in_sentence_case(believed(text, heard.confidence))


def _seconds(voiced: list[bool]) -> float:
    return sum(voiced) * FRAME_MS / 1000


def _joined(before: str, after: str) -> str:
    return f"{before} {after}".strip()


def longest_pause(voiced: list[bool], first: int, last: int) -> int:
    """Return the middle of the longest stretch without a voice between two frames; without
    one the last.
    """
    best, length, run = last, 0, 0
    for at in range(first, min(last, len(voiced))):
        run = 0 if voiced[at] else run + 1
        if run > length:
            best, length = at + 1 - run // 2, run
    return best

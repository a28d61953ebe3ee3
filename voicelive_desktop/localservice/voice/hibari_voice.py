"""The large voice: hibari's network, an American woman, and two voices derived from it.

20 words take about 40 ms on one core; that is done in a thread of its own. What is not English, or
in a script that it does not read, is spoken by the small voice.
"""

from __future__ import annotations

import logging
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from voicelive_desktop.localservice.protocol.resampling import SampleArray
from voicelive_desktop.localservice.voice.espeak_voice import EspeakVoice, is_male
from voicelive_desktop.localservice.voice.hibari_network import (
    RATE_HZ,
    FloatArray,
    HibariNetwork,
    Timbre,
)
from voicelive_desktop.localservice.voice.hibari_reading import SILENT, HibariReading, Phrase
from voicelive_desktop.localservice.voice.speakable import can_be_read, speakable
from voicelive_desktop.localservice.voice.voice_port import (
    SpokenPhoneme,
    SpokenText,
    VoicePort,
    VoiceStyle,
)
from voicelive_desktop.localservice.voice.word_mapping import timed_words

log = logging.getLogger(__name__)

OWN, HIGH, LOW = Timbre(), Timbre(pitch=1.12, size=1.04), Timbre(pitch=0.68, size=0.88)
LOUDER = 1.41  # 3 dB: as loud as the small voice
AUDIBLE = 0.02  # of the peak
BEFORE_MS, AFTER_MS = 30, 60
PAUSE_MS = {",": 120, ";": 180, ":": 180, ".": 260, "!": 260, "?": 260}  # when more follows
WORD_LEAD_MS = 40  # a word is heard that much before its first phoneme's own duration begins
# Where hibari's letters (misaki's) are not IPA.
IPA = {
    "A": "e\u026a", "I": "a\u026a", "O": "o\u028a", "Q": "\u0259\u028a", "W": "a\u028a", "Y": "\u0254\u026a",
    "T": "\u027e", "\u02a4": "d\u0292", "\u02a7": "t\u0283", "\u02a3": "dz", "\u02a6": "ts", "\u1d4a": "\u0259",
}  # fmt: skip
STRESS = frozenset("ˈˌː")
LOWEST, HIGHEST = 0.6, 1.3  # factors of the pitch that are still understood without a mistake


@dataclass(frozen=True, slots=True)
class _Said:
    """Sound, the words in it as (word, start, end) in milliseconds, and its phonemes."""

    sound: SampleArray
    words: tuple[tuple[str, float, float], ...]
    phonemes: tuple[SpokenPhoneme, ...]


class HibariVoice(VoicePort):
    """Loads in its own thread; the first sentence waits for that."""

    name = "hibari"

    def __init__(self, assets: Path, packed: Path) -> None:
        self._assets = assets
        self._packed = packed
        self._small = EspeakVoice()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="voice")

    def start(self) -> None:
        """Begin to load (about 0.5 s)."""
        self._pool.submit(lambda: self._loaded)

    def speak(self, text: str, style: VoiceStyle) -> Future[SpokenText]:
        """Speak in the background; Markdown and emoji are left out of the sound, not of the words."""
        return self._pool.submit(self._speak, text, style)

    def close(self) -> None:
        """Finish the sentence that is being made, forget the others."""
        self._pool.shutdown(cancel_futures=True)
        self._small.close()

    # Voice thread from here on.

    @cached_property
    def _loaded(self) -> tuple[HibariReading, HibariNetwork] | None:
        try:
            reading, network = (
                HibariReading(self._assets, self._packed),
                HibariNetwork(self._assets / "hibari.onnx"),
            )
        except (OSError, ValueError, KeyError, ImportError, AttributeError) as error:
            log.error("the voice could not be loaded, the small one speaks: %s", error)
            return None
        return reading, network

    def _speak(self, text: str, style: VoiceStyle) -> SpokenText:
        loaded = self._loaded
        spoken = speakable(text)
        is_readable = style.locale.lower().startswith("en") and (not spoken or can_be_read(spoken))
        if loaded is None or not is_readable:
            return self._small.speak(text, style).result()
        try:
            parts = _spoken_parts(*loaded, spoken, style)
        except Exception as error:  # noqa: BLE001 - the package's rules meet any text; the small voice reads them all
            log.warning(
                "a sentence could not be read, the small voice speaks it: %s", type(error).__name__
            )
            return self._small.speak(text, style).result()
        whole = _joined(parts, pause_ms=_pause_ms(text))
        louder = np.clip(whole.sound * np.float32(LOUDER * style.volume), -1.0, 1.0)
        words = timed_words(text, whole.words, whole.sound.size * 1000 / RATE_HZ)
        return SpokenText(louder, RATE_HZ, words, whole.phonemes)


def timbre_of(style: VoiceStyle) -> Timbre:
    """The voice for a name of the protocol: men are low, and of the women every other one is high."""
    women = (OWN, HIGH)
    if is_male(style.name):
        own = LOW
    else:
        own = women[zlib.crc32(style.name.encode()) % 2]
    return Timbre(min(HIGHEST, max(LOWEST, own.pitch * style.pitch)), own.size)


def _spoken_parts(
    reading: HibariReading, network: HibariNetwork, text: str, style: VoiceStyle
) -> list[_Said]:
    timbre = timbre_of(style)
    return [
        _said(network.speak(phrase.ids, style.rate, timbre), phrase)
        for phrase in reading.phrases(text)
    ]


def _said(answer: tuple[SampleArray, FloatArray], phrase: Phrase) -> _Said:
    """Cut the silence off both ends (300 and 480 ms of it) and give each word its time."""
    sound, ends = answer
    first, last = _audible(sound)
    words = []
    for word, first_id, last_id in phrase.words:
        # the blank before belongs to the word
        if first_id > 1:
            start_id = first_id - 2
        else:
            start_id = first_id - 1
        start_ms, end_ms = (
            1000 * float(ends[at]) - WORD_LEAD_MS - first * 1000 / RATE_HZ
            for at in (start_id, last_id)
        )
        words.append((word, max(0.0, start_ms), max(0.0, end_ms)))
    return _Said(sound[first:last], tuple(words), tuple(_phonemes(phrase, ends, first, last)))


def _phonemes(phrase: Phrase, ends: FloatArray, first: int, last: int) -> Iterator[SpokenPhoneme]:
    """Every phoneme with its beginning, a pause as an empty one; marks of stress and
    length are none.
    """
    cut_ms, duration_ms = first * 1000 // RATE_HZ, (last - first) * 1000 // RATE_HZ
    for at, letter in enumerate(phrase.letters[1:], start=1):
        if letter in STRESS:
            continue
        start_ms = min(
            duration_ms, max(0, round(1000 * float(ends[at - 1])) - WORD_LEAD_MS - cut_ms)
        )
        if letter in SILENT:
            yield SpokenPhoneme("", start_ms)
        else:
            yield SpokenPhoneme(IPA.get(letter, letter), start_ms)


def _audible(sound: SampleArray) -> tuple[int, int]:
    loud = np.flatnonzero(np.abs(sound) > AUDIBLE * float(np.max(np.abs(sound), initial=0.0)))
    if loud.size == 0:
        return 0, 0
    before, after = (ms * RATE_HZ // 1000 for ms in (BEFORE_MS, AFTER_MS))
    return max(0, int(loud[0]) - before), min(sound.size, int(loud[-1]) + after)


def _joined(parts: Sequence[_Said], *, pause_ms: int) -> _Said:
    """One after the other, with a pause between them and behind the last."""
    sounds: list[SampleArray] = [np.zeros(0, dtype=np.float32)]
    words: list[tuple[str, float, float]] = []
    phonemes: list[SpokenPhoneme] = []
    at_ms = 0.0
    for part in parts:
        words += [(word, start + at_ms, end + at_ms) for word, start, end in part.words]
        phonemes += [replace(one, start_ms=one.start_ms + round(at_ms)) for one in part.phonemes]
        if part is not parts[-1]:
            pause = PAUSE_MS[","]
        else:
            pause = pause_ms
        sounds += [part.sound, np.zeros(pause * RATE_HZ // 1000, dtype=np.float32)]
        at_ms += part.sound.size * 1000 / RATE_HZ + pause
    return _Said(np.concatenate(sounds), tuple(words), tuple(phonemes))


def _pause_ms(text: str) -> int:
    """How long it is silent behind a text; a blank at its end says that more follows."""
    if not text[-1:].isspace():
        return 0
    return PAUSE_MS.get(text.rstrip(" \n\t\"'\u201d\u2019)*_")[-1:], 0)

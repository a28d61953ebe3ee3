"""The voice that ships with the service: espeak-ng, spoken into memory.

espeak-ng is GPL-3.0-or-later; it is loaded only here, in the local service's own process (decision
0002). The library and its data come from the wheel espeakng_loader. Six seconds of speech take
about 4 ms.
"""

from __future__ import annotations

import ctypes
import re
import threading
import zlib
from concurrent.futures import Future
from typing import Any

import numpy as np

from voicelive_desktop.localservice.protocol.resampling import SampleArray
from voicelive_desktop.localservice.voice.voice_port import (
    SpokenPhoneme,
    SpokenText,
    SpokenWord,
    VoicePort,
    VoiceStyle,
    ready,
)

# speak_lib.h: samples go to the callback, Synth returns when all are there
AUDIO_OUTPUT_SYNCHRONOUS = 2
INITIALIZE_PHONEME_EVENTS, INITIALIZE_PHONEME_IPA, INITIALIZE_DONT_EXIT = 0x0001, 0x0002, 0x8000
INITIALIZE = INITIALIZE_PHONEME_EVENTS | INITIALIZE_PHONEME_IPA | INITIALIZE_DONT_EXIT
CHARS_UTF8 = 1
PARAMETER_RATE, PARAMETER_VOLUME, PARAMETER_PITCH = 1, 2, 3
EVENT_END, EVENT_WORD, EVENT_PHONEME = 0, 1, 7
NORMAL_WORDS_PER_MINUTE = 165
NORMAL_PITCH = 50
NORMAL_VOLUME = 100
PEAK = 0.5  # of full scale; espeak's voices differ in loudness
FEMALE_VARIANTS = ("f2", "f3", "f4", "Annie", "linda", "f5", "steph", "belinda")
MALE_VARIANTS = ("m3", "m1", "m2", "m4", "m6", "m7", "Michael", "Andy")
MALE_NAMES = frozenset(
    [
        "andrew",
        "andrew2",
        "adam",
        "brian",
        "davis",
        "steffan",
        "florian",
        "tristan",
        "remy",
        "masaru",
        "yunfan",
        "yunxi",
        "guy",
        "ryan",
        "tony",
        "jason",
        "eric",
        "roger",
        "christopher",
        "jacob",
        "brandon",
        "conrad",
        "killian",
        "henri",
        "alvaro",
        "diego",
        "onyx",
        "echo",
        "ash",
        "ballad",
        "verse",
        "cedar",
        "francisco",
    ]
)
LANGUAGES = {
    "en-US": "en-us", "en-GB": "en-gb", "en-AU": "en-gb-x-rp", "en-IN": "en-gb-scotland", "en-CA": "en-us-nyc",
    "fr-FR": "fr-fr", "fr-CA": "fr-be", "fr-BE": "fr-be", "fr-CH": "fr-ch", "es-MX": "es-419", "pt-BR": "pt-br",
    "zh-CN": "cmn", "nb-NO": "nb",
}  # fmt: skip


class _EventId(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    """espeak_EVENT of speak_lib.h."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _EventId),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class _Library:
    """The C library, initialised once per process: it keeps its state in globals."""

    def __init__(self) -> None:
        import espeakng_loader  # noqa: PLC0415 - GPL, and only when a voice is needed

        loader: Any = espeakng_loader  # untyped library
        self._lib = ctypes.CDLL(loader.get_library_path())
        data = loader.get_data_path().encode()
        self.rate_hz = int(
            self._lib.espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, data, INITIALIZE)
        )
        if self.rate_hz <= 0:
            raise OSError("espeak-ng could not be initialised: its data was not found")
        self._chunks: list[bytes] = []
        self._words: list[tuple[int, int]] = []
        self._phonemes: list[SpokenPhoneme] = []
        self._callback = _Callback(self._on_samples)  # kept: the library holds only the pointer
        self._lib.espeak_SetSynthCallback(self._callback)

    def choose(self, *names: str) -> None:
        """Take the first voice that exists."""
        for name in names:
            if self._lib.espeak_SetVoiceByName(name.encode()) == 0:
                return

    def set(self, parameter: int, value: int) -> None:
        self._lib.espeak_SetParameter(parameter, value, 0)

    def synthesise(self, text: str) -> tuple[bytes, list[tuple[int, int]], list[SpokenPhoneme]]:
        """Return 16-bit samples, (position in the text from 0, time in ms) of each word,
        and the phonemes.
        """
        self._chunks, self._words, self._phonemes = [], [], []
        encoded = text.encode("utf-8", "replace")
        self._lib.espeak_Synth(encoded, len(encoded) + 1, 0, 1, 0, CHARS_UTF8, None, None)
        return b"".join(self._chunks), self._words, self._phonemes

    def _on_samples(self, samples: Any, count: int, events: Any) -> int:
        if samples and count > 0:
            self._chunks.append(ctypes.string_at(samples, count * 2))
        index = 0
        while events[index].type != EVENT_END:
            if events[index].type == EVENT_WORD:
                self._words.append((events[index].text_position - 1, events[index].audio_position))
            elif events[index].type == EVENT_PHONEME:
                ipa = events[index].id.string.decode("utf-8", "ignore")
                self._phonemes.append(SpokenPhoneme(ipa, events[index].audio_position))
            index += 1
        return 0


class EspeakVoice(VoicePort):
    """Different names and locales get different variants and languages, so that a change of voice
    is audible.
    """

    name = "espeak"

    _lock = threading.Lock()
    _library: _Library | None = None

    def speak(self, text: str, style: VoiceStyle) -> Future[SpokenText]:
        """Speak at once; the future is complete when it is returned."""
        with EspeakVoice._lock:
            library = EspeakVoice._library = EspeakVoice._library or _Library()
            language, variant = espeak_voice_of(style)
            library.choose(f"{language}+{variant}", language, f"en-us+{variant}", "en-us")
            library.set(PARAMETER_RATE, round(NORMAL_WORDS_PER_MINUTE * style.rate))
            library.set(PARAMETER_PITCH, min(99, max(0, round(NORMAL_PITCH * style.pitch))))
            library.set(PARAMETER_VOLUME, NORMAL_VOLUME)
            pcm, marks, phonemes = library.synthesise(text)
        samples = _levelled(pcm, style.volume)
        words = _timed_words(text, marks, samples.size * 1000 / library.rate_hz)
        return ready(SpokenText(samples, library.rate_hz, words, tuple(phonemes)))

    def close(self) -> None:
        """Nothing to release: the library lives as long as the process."""


def espeak_voice_of(style: VoiceStyle) -> tuple[str, str]:
    """Return espeak's (language, variant) for a voice of the protocol; always the same for
    the same name.
    """
    short = short_name(style.name)
    if short in MALE_NAMES:
        variants = MALE_VARIANTS
    else:
        variants = FEMALE_VARIANTS
    variant = variants[zlib.crc32(short.encode()) % len(variants)]
    language = LANGUAGES.get(style.locale, style.locale.split("-")[0].lower())
    return language, variant


def short_name(name: str) -> str:
    """Return "ava" of "en-US-Ava:DragonHDLatestNeural"."""
    short = re.sub(r"^[a-z]{2,3}-[A-Za-z]{2,4}-", "", name)
    return re.split(r"[:(]|Multilingual|Neural|Turbo|Dragon", short)[0].lower() or name.lower()


def is_male(name: str) -> bool:
    """Whether a voice of the protocol is a man's."""
    return short_name(name) in MALE_NAMES


def _levelled(pcm: bytes, volume: float) -> SampleArray:
    samples = np.frombuffer(pcm, dtype=np.int16).astype(np.float32) / np.float32(32768)
    loudest = float(np.max(np.abs(samples), initial=0.0))
    return (
        samples
        if loudest == 0
        else np.clip(samples * np.float32(PEAK * volume / loudest), -1.0, 1.0)
    )


def _timed_words(
    text: str, marks: list[tuple[int, int]], duration_ms: float
) -> tuple[SpokenWord, ...]:
    """Give each written word the time of the first spoken one inside it ("10:30" is spoken as two)."""
    pieces = [(found.start(), found.end(), found[0]) for found in re.finditer(r"\S+\s*", text)]
    starts: list[float] = []
    for begin, end, _ in pieces:
        inside: list[float] = [time for position, time in marks if begin <= position < end]
        if not inside:
            inside = starts[-1:] or [0]
        starts.append(inside[0])
    ends = [*starts[1:], duration_ms][: len(starts)]
    return tuple(
        SpokenWord(piece, round(start), round(max(start, stop)))
        for (_, _, piece), start, stop in zip(pieces, starts, ends, strict=True)
    )

"""The port to a voice, and what the protocol's ``voice`` object means to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Protocol

from voicelive_desktop.localservice.protocol.resampling import SampleArray

SLOWEST, FASTEST = 0.5, 1.5  # documented for voice.rate
NAMED_RATES = {
    "x-slow": 0.5,
    "slow": 0.75,
    "medium": 1.0,
    "default": 1.0,
    "fast": 1.25,
    "x-fast": 1.5,
}
NAMED_PITCHES = {
    "x-low": 0.6,
    "low": 0.8,
    "medium": 1.0,
    "default": 1.0,
    "high": 1.2,
    "x-high": 1.4,
}
DEFAULT_LOCALE = "en-US"


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """One word of the text, with the blanks after it, and when it sounds."""

    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class SpokenPhoneme:
    """One sound in IPA, or nothing for a pause, and when it begins."""

    ipa: str
    start_ms: int


@dataclass(frozen=True, slots=True)
class SpokenText:
    """Spoken text: samples in -1..1 at ``rate_hz``; the words joined give the text back.

    ``phonemes``: its sounds in order, of a voice that tells them.
    """

    samples: SampleArray
    rate_hz: int
    words: tuple[SpokenWord, ...]
    phonemes: tuple[SpokenPhoneme, ...] = ()

    @property
    def duration_ms(self) -> float:
        """How long it sounds."""
        return self.samples.size * 1000 / self.rate_hz


@dataclass(frozen=True, slots=True)
class VoiceStyle:
    """How to speak. ``rate`` and ``pitch`` are factors, 1.0 being normal; ``name``
    is the protocol's.
    """

    name: str = "alloy"
    locale: str = DEFAULT_LOCALE
    rate: float = 1.0
    pitch: float = 1.0
    volume: float = 1.0


class VoicePort(Protocol):
    """Turns text into sound. Called on the event loop's thread; a slow voice completes the future
    from another.

    ``name``: which one it is, for whoever started the service.
    """

    name: str = ""

    def start(self) -> None:
        """Begin to load in the background; most voices have nothing to load."""
        return

    def speak(self, text: str, style: VoiceStyle) -> Future[SpokenText]:
        """Speak one sentence."""
        ...

    def close(self) -> None:
        """Release threads; nothing is spoken afterwards."""
        ...


def style_from_wire(wire: str | Mapping[str, Any] | None) -> VoiceStyle:
    """Read the protocol's ``voice``: an OpenAI name, or an object with type, name, rate, pitch,
    volume, locale.
    """
    if wire is None:
        return VoiceStyle()
    if isinstance(wire, str):
        return VoiceStyle(name=wire, locale=_locale_of(wire))
    name = str(wire.get("name") or wire.get("model") or "alloy")
    return VoiceStyle(
        name=name,
        locale=str(wire.get("locale") or _locale_of(name)),
        rate=min(FASTEST, max(SLOWEST, _factor(wire.get("rate"), NAMED_RATES))),
        pitch=min(2.0, max(0.5, _factor(wire.get("pitch"), NAMED_PITCHES))),
        volume=min(2.0, max(0.0, _volume(wire.get("volume")))),
    )


def _locale_of(name: str) -> str:
    found = re.match(r"[a-z]{2,3}-[A-Za-z]{2,4}(?=-)", name)
    if found:
        return found[0]
    return DEFAULT_LOCALE


def _factor(value: Any, names: Mapping[str, float]) -> float:
    """Read "1.2", "+20%", "-10%" or a name; what cannot be read is 1.0."""
    given = "1"
    if value is not None:
        given = value
    text = str(given).strip().lower()
    if text in names:
        return names[text]
    percent = re.fullmatch(r"([+-]?\d+(?:\.\d+)?)%", text)
    if percent:
        return 1.0 + float(percent[1]) / 100
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return float(text)
    return 1.0


def _volume(value: Any) -> float:
    """Read a volume: 0..100 as in SSML, or a change in percent."""
    given = "100"
    if value is not None:
        given = value
    text = str(given).strip()
    if text.endswith("%"):
        return _factor(text, {})
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return float(text) / 100
    return 1.0


def ready(speech: SpokenText) -> Future[SpokenText]:
    """Wrap speech that needed no waiting."""
    future: Future[SpokenText] = Future()
    future.set_result(speech)
    return future


def words_evenly(text: str, duration_ms: float) -> tuple[SpokenWord, ...]:
    """Spread a text's words over a duration by their length: for voices that report no word times."""
    pieces = re.findall(r"\S+\s*", text)
    total = sum(map(len, pieces)) or 1
    words, at = [], 0
    for piece in pieces:
        start, at = at, at + len(piece)
        words.append(
            SpokenWord(piece, round(start * duration_ms / total), round(at * duration_ms / total))
        )
    return tuple(words)

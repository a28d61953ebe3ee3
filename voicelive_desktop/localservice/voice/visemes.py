"""The shape of the mouth for each sound: the viseme ids of Azure's speech service, from
a voice's phonemes.

The table is the documented one ("Get facial position with viseme", Azure Speech): 0 is silence, 21
closes the lips.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from voicelive_desktop.localservice.voice.voice_port import SpokenPhoneme, SpokenText

SILENCE = 0
QUIET = 0.01  # of the loudest sample
STEP_MS, CLOSED_MS = 10, 80  # a plosive holds its breath for less
_SOUNDS = {
    1: "æ ə ɐ ʌ a ᵻ",
    2: "ɑ ɒ",
    3: "ɔ",
    4: "ɛ ʊ e ø œ",
    5: "ɝ ɜ ɚ",
    6: "j i ɪ y ʏ ɨ",
    7: "w u ʍ",
    8: "o oʊ əʊ",
    9: "aʊ",
    10: "ɔɪ ɔy",
    11: "aɪ",
    12: "h ɦ x χ ç ħ",
    13: "ɹ r ɾ ʁ ʀ",
    14: "l ɫ ɭ ʎ",
    15: "s z ts dz",
    16: "ʃ tʃ dʒ ʒ ɕ ʑ tɕ",
    17: "ð",
    18: "f v pf ɱ",
    19: "d t n θ ʈ ɖ ɲ ɳ",
    20: "k g ɡ ŋ q ɢ",
    21: "p b m",
}
_VISEMES = {sound: viseme for viseme, sounds in _SOUNDS.items() for sound in sounds.split()}
_LONGEST = max(map(len, _VISEMES))
_MARKS = str.maketrans("", "", "ˈˌːˑ.̩̯̃ʲʰ‿ ")


def viseme_of(phoneme: str) -> int:
    """Return the viseme of a phoneme in IPA: that of its longest known beginning; silence
    for a pause.
    """
    sound = phoneme.translate(_MARKS)
    for length in range(min(_LONGEST, len(sound)), 0, -1):
        if sound[:length] in _VISEMES:
            return _VISEMES[sound[:length]]
    return SILENCE


def visemes(phonemes: Iterable[SpokenPhoneme]) -> Iterator[tuple[int, int]]:
    """Return (start in milliseconds, viseme) of each change of the mouth."""
    last: int | None = None
    for phoneme in phonemes:
        viseme = viseme_of(phoneme.ipa)
        if viseme != last:
            yield phoneme.start_ms, viseme
        last = viseme


def mouth_of(speech: SpokenText) -> list[tuple[int, int]]:
    """Return (start in milliseconds, viseme) of each change of the mouth, which is closed where the
    voice pauses: the last sound before a pause is told to last into it.
    """
    ends = [phoneme.start_ms for phoneme in speech.phonemes[1:]] + [round(speech.duration_ms)]
    is_quiet = _quiet_steps(speech)
    said: list[SpokenPhoneme] = []
    for phoneme, end_ms in zip(speech.phonemes, ends, strict=False):
        said.append(phoneme)
        silent_ms = min(end_ms // STEP_MS, len(is_quiet)) * STEP_MS  # a told end may lie behind
        while silent_ms > phoneme.start_ms and is_quiet[silent_ms // STEP_MS - 1]:
            silent_ms -= STEP_MS
        if end_ms - silent_ms >= CLOSED_MS and phoneme.ipa:
            said.append(SpokenPhoneme("", max(silent_ms, phoneme.start_ms)))
    return list(visemes(said))


def _quiet_steps(speech: SpokenText) -> list[bool]:
    """Whether the voice is silent, for every 10 ms from the beginning."""
    size = speech.rate_hz * STEP_MS // 1000
    loud = np.abs(speech.samples)
    steps = np.pad(loud, (0, -loud.size % size)).reshape(-1, size).max(axis=1, initial=0.0)
    return [bool(step <= QUIET * steps.max(initial=0.0)) for step in steps] + [True]


def are_wanted(animation: Mapping[str, Any] | None, voice: Any) -> bool:
    """Whether a session asks for visemes; only voices of Azure have them."""
    if isinstance(voice, Mapping):
        kind = voice.get("type")
    else:
        kind = ""
    return "viseme_id" in ((animation or {}).get("outputs") or ()) and str(kind).startswith("azure")

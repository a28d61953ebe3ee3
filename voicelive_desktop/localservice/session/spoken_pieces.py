"""A stretch of speech in the pieces in which it is sent: its sound, and what is told with each
piece of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from voicelive_desktop.localservice.voice.visemes import mouth_of
from voicelive_desktop.localservice.voice.voice_port import SpokenText, SpokenWord

FIRST_CHUNK_MS = 100  # the first sound leaves early ...
CHUNK_MS = 200  # ... later ones in larger pieces, as the service does
WORDS_AHEAD = 3  # recorded: words come before the first sound


def chunks(duration_ms: float, *, is_first: bool) -> Iterator[tuple[float, float]]:
    """Cut a stretch of audio into pieces, each (start, end) in milliseconds."""
    first_ms = CHUNK_MS
    if is_first:
        first_ms = FIRST_CHUNK_MS
    start, size = 0.0, float(first_ms)
    while start < duration_ms:
        end = min(start + size, duration_ms)
        if duration_ms - end < CHUNK_MS / 4:  # no crumbs at the end
            end = duration_ms
        yield start, end
        start, size = end, float(CHUNK_MS)


@dataclass(slots=True)
class Companions:
    """What goes with the sound of a speech that begins at ``at_ms`` of the answer, piece by piece."""

    speech: SpokenText
    at_ms: float
    _told: int = 0
    _begun: int = 0
    _mouth: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._mouth = mouth_of(self.speech)

    def texts(self, end_ms: float) -> list[str]:
        """Return the words to tell now: those that begin before this; an answer begins with some
        before any sound.
        """
        if self.at_ms == 0:
            ahead = min(WORDS_AHEAD, len(self.speech.words))
        else:
            ahead = 0
        before, self._told = self._told, max(self._begun_by(end_ms), ahead)
        return [word.text for word in self.speech.words[before : self._told]]

    def words(self, end_ms: float) -> list[SpokenWord]:
        """Return the words that begin before this, at their times in the answer."""
        before, self._begun = self._begun, self._begun_by(end_ms)
        return [self._timed(word) for word in self.speech.words[before : self._begun]]

    def visemes(self, end_ms: float) -> list[tuple[int, int]]:
        """Return (time in the answer, viseme) of the sounds that begin before this."""
        due = [
            (start, viseme)
            for start, viseme in self._mouth
            if start < end_ms or self._is_last(end_ms)
        ]
        self._mouth = self._mouth[len(due) :]
        return [(round(start + self.at_ms), viseme) for start, viseme in due]

    def _is_last(self, end_ms: float) -> bool:
        return end_ms >= self.speech.duration_ms

    def _begun_by(self, end_ms: float) -> int:
        words = self.speech.words
        if self._is_last(end_ms):
            return len(words)
        return sum(word.start_ms < end_ms for word in words)

    def _timed(self, word: SpokenWord) -> SpokenWord:
        return SpokenWord(
            word.text, round(word.start_ms + self.at_ms), round(word.end_ms + self.at_ms)
        )

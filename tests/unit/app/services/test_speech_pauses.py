"""Where a voice pauses between two sentences."""

from __future__ import annotations

import array

import pytest

from voicelive_desktop.app.services.speech_pauses import SpeechPauses
from voicelive_desktop.domain.words.ids import ItemId

BLOCK_MS = 20


def block(level: int) -> bytes:
    return array.array("h", [level, -level] * 240).tobytes()


LOUD, SOFT, SILENT = block(6_000), block(150), block(0)


def pauses(*parts: tuple[bytes, int], item: str = "a", ears: SpeechPauses | None = None) -> int:
    """How many are found in parts of so many milliseconds."""
    ears = ears or SpeechPauses()
    return sum(
        ears.ends_before(ItemId(item), pcm) for pcm, ms in parts for _ in range(ms // BLOCK_MS)
    )


@pytest.mark.parametrize(
    ("between", "found"),
    [((SILENT, 280), 1), ((SILENT, 140), 0), ((SOFT, 280), 1), ((LOUD, 280), 0)],
    ids=["a sentence", "a comma", "a room that can be heard", "no pause"],
)
def test_a_voice_goes_on_after_a_silence(between: tuple[bytes, int], found: int) -> None:
    assert pauses((LOUD, 500), between, (LOUD, 500)) == found


def test_the_silence_before_the_first_word_and_behind_the_last_is_none() -> None:
    assert pauses((SILENT, 1_000), (LOUD, 500), (SILENT, 1_000)) == 0


def test_each_answer_begins_anew() -> None:
    ears = SpeechPauses()
    assert pauses((LOUD, 500), (SILENT, 500), ears=ears) == 0
    assert pauses((LOUD, 500), item="b", ears=ears) == 0

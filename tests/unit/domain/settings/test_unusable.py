"""What is said of a value in a file that cannot be used."""

from __future__ import annotations

import pytest

from voicelive_desktop.domain.settings import SPECS
from voicelive_desktop.domain.settings.unusable import unusable_among


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("vad_silence_ms", 90, "this must be between 100 ms and 5000 ms"),
        ("vad_silence_ms", 600.5, "this must be a whole number"),
        ("vad_threshold", "high", "this must be a number"),
        ("vad_interrupt", "yes", "this must be true or false"),
        ("voice_name", 7, "this must be text"),
        ("turn_detection", "mind reading", "it is not one of the choices"),
        ("voice_lexicon_url", "nowhere", ""),
        ("instructions", None, "this must be text"),
    ],
)
def test_the_sentence_names_the_value_and_what_it_must_be(
    name: str, value: object, reason: str
) -> None:
    (told,) = unusable_among({name: value})
    assert told.name == name
    assert told.why.startswith(f"The file says “{value}”, but {reason}")
    assert told.why.endswith(". It stays in the file until you choose another value.")


def test_what_can_be_used_and_what_is_no_setting_is_not_told() -> None:
    assert unusable_among({"vad_silence_ms": 600, "shoe_size": 43, "voice_rate": 1}) == ()
    assert len(unusable_among({"instructions": ["x" * 500]})[0].why) < 160
    assert "vad_silence_ms" in SPECS

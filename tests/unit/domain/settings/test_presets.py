"""A preset stands for all of its settings, whatever was set before."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations

import pytest

from voicelive_desktop.domain.settings import SPECS, Settings, changed
from voicelive_desktop.domain.settings.presets import (
    ABOUT_ECHO,
    OF_PRESETS,
    PRESETS,
    Preset,
    is_active,
    with_preset,
)
from voicelive_desktop.domain.words.kinds import (
    NoiseReduction,
    TalkMode,
    TurnDetection,
    UtteranceEnd,
)

STARTS = (
    Settings(),
    Settings(
        turn_detection=TurnDetection.MODEL_SEMANTIC,
        vad_silence_ms=2000,
        noise_reduction=NoiseReduction.FAR_FIELD,
    ),
    Settings(
        model="gpt-4.1",
        transcription_model="azure-speech",
        vad_threshold=0.9,
        echo_cancellation=False,
    ),
    Settings(
        talk_mode=TalkMode.PUSH,
        turn_detection=TurnDetection.NONE,
        eou_model=UtteranceEnd.SEMANTIC_EN,
    ),
)


def after(start: Settings, order: Iterable[Preset]) -> Settings:
    settings = start
    for preset in order:
        settings = with_preset(settings, preset)
    return settings


@pytest.mark.parametrize("start", STARTS, ids=["defaults", "own", "text model", "by hand"])
def test_only_the_last_preset_counts_in_every_order(start: Settings) -> None:
    for order in permutations(PRESETS):
        settings = after(start, order)
        assert {name: getattr(settings, name) for name in OF_PRESETS} == dict(order[-1].settings)
        assert [preset for preset in PRESETS if is_active(settings, preset)] == [order[-1]]


def test_presets_leave_everything_else_alone() -> None:
    start = Settings(voice_rate=1.2, instructions="Be brief.", talk_release_tail_ms=100)
    for preset in PRESETS:
        settings = with_preset(start, preset)
        changes = {name for name in SPECS if getattr(settings, name) != getattr(start, name)}
        assert changes <= set(OF_PRESETS)


def test_a_preset_is_marked_no_longer_once_one_of_its_settings_changes() -> None:
    for preset in PRESETS:
        settings = with_preset(Settings(), preset)
        assert not is_active(changed(settings, {"vad_silence_ms": 1234})[0], preset)


def test_the_program_starts_with_a_preset() -> None:
    assert [preset.key for preset in PRESETS if is_active(Settings(), preset)] == ["balanced"]


def test_what_may_end_an_echo_is_among_what_presets_set() -> None:
    assert set(OF_PRESETS) >= ABOUT_ECHO

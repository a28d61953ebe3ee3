import pytest

from voicelive_desktop.domain.settings.presets import PRESETS
from voicelive_desktop.gui.panes.settings.settings_layout import SHOWN
from voicelive_desktop.gui.panes.settings.settings_search import found, found_presets


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("silence", "vad_silence_ms"),
        ("PAUSE", "vad_silence_ms"),
        ("stop it from interrupting me when I pause", "vad_silence_ms"),
        ("barge-in", "vad_interrupt"),
        ("whisper", "transcription_model"),
        ("speed", "voice_rate"),
        ("system prompt", "instructions"),
        ("feedback", "echo_cancellation"),
        ("it hears itself", "echo_cancellation"),
        ("interrupt", "vad_silence_ms"),
        ("it cuts me off", "vad_silence_ms"),
        ("let me finish", "vad_silence_ms"),
        ("answers too early", "vad_silence_ms"),
        ("too slow to answer", "vad_silence_ms"),
        ("transcribe only", "answer_as"),
    ],
)
def test_a_person_finds_a_setting_by_own_words(query: str, name: str) -> None:
    assert name in found(query, SHOWN.items())


def test_all_words_count_where_something_fits_all() -> None:
    assert found("filler words", SHOWN.items()) == {"vad_remove_filler"}


def test_an_empty_query_finds_everything() -> None:
    assert found("  ", SHOWN.items()) == set(SHOWN)


def test_nonsense_finds_nothing() -> None:
    assert not found("xyzzy", SHOWN.items())


def test_each_keyword_of_each_setting_finds_it() -> None:
    for name, spec in SHOWN.items():
        for word in spec.keywords.split():
            assert name in found(word, SHOWN.items()), (name, word)


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("patient", {"patient"}),
        ("stop it from interrupting me when I pause", {"patient"}),
        ("it cuts me off", {"patient"}),
        ("too slow to answer", {"quick"}),
        ("loudspeakers", {"room"}),
        ("speakers in a room", {"room"}),
        ("noisy", {"room"}),
        ("it hears itself", {"room"}),
        ("headset", {"headphones"}),
        ("presets", {preset.key for preset in PRESETS}),
        ("", {preset.key for preset in PRESETS}),
        ("noise reduction", set()),
        ("temperature", set()),
        ("xyzzy", set()),
    ],
)
def test_presets_are_found_by_words_that_fit(query: str, keys: set[str]) -> None:
    assert found_presets(query, PRESETS, SHOWN.items()) == keys

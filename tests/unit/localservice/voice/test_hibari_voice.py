"""The large voice, with its real network."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.support.speech_parts import speech_parts
from tests.unit.localservice.surroundings import silence
from voicelive_desktop.localservice.hearing import speech_files
from voicelive_desktop.localservice.hearing.phrases import plain
from voicelive_desktop.localservice.hearing.recognizer import Hypothesis
from voicelive_desktop.localservice.protocol.audio_formats import INTERNAL_RATE_HZ
from voicelive_desktop.localservice.protocol.resampling import resample
from voicelive_desktop.localservice.server.model_making.making import make_lexicon
from voicelive_desktop.localservice.server.parts import find_silero, make_recognizer, make_voice
from voicelive_desktop.localservice.server.service_options import ServiceOptions, parse
from voicelive_desktop.localservice.voice.hibari_network import BIN_HZ, Timbre, revoiced
from voicelive_desktop.localservice.voice.hibari_reading import MOST_PHONEMES, HibariReading
from voicelive_desktop.localservice.voice.hibari_voice import HIGH, LOW, OWN, HibariVoice, timbre_of
from voicelive_desktop.localservice.voice.packed import Packed, write_packed
from voicelive_desktop.localservice.voice.visemes import viseme_of
from voicelive_desktop.localservice.voice.voice_port import VoiceStyle

__all__ = ["speech_parts"]

TEXT = "The weather will be fine tomorrow, said the old woman by the sea."


@pytest.fixture
def voice(speech_parts: Path) -> Iterator[HibariVoice]:
    made = make_voice(ServiceOptions(key=""))
    assert isinstance(made, HibariVoice)
    yield made
    made.close()


@pytest.fixture
def reading(speech_parts: Path) -> HibariReading:
    assets = speech_files.hibari_assets()
    assert assets is not None
    return HibariReading(assets, speech_parts / speech_files.LEXICON)


@pytest.mark.parametrize("name", ["alloy", "echo", "shimmer"])
def test_each_voice_is_understood_word_for_word(voice: HibariVoice, name: str) -> None:
    speech = voice.speak(TEXT, VoiceStyle(name=name)).result()
    sound = np.concatenate(
        [silence(300), resample(speech.samples, speech.rate_hz, INTERNAL_RATE_HZ), silence(400)]
    )
    ear = make_recognizer(ServiceOptions(key=""), find_silero())
    heard: queue.SimpleQueue[Hypothesis] = queue.SimpleQueue()
    hearing = ear.open(heard.put)
    hearing.hear(sound)
    hearing.finish()
    while not (hypothesis := heard.get(timeout=60)).is_final:
        pass
    ear.close()
    assert plain(hypothesis.text) == plain(TEXT)


def test_words_have_their_times_and_the_ends_are_cut(voice: HibariVoice) -> None:
    speech = voice.speak("Hello there, it is 10:30 now.", VoiceStyle()).result()
    assert "".join(word.text for word in speech.words) == "Hello there, it is 10:30 now."
    starts = [word.start_ms for word in speech.words]
    assert starts == sorted(starts)
    assert starts[0] < 60
    assert speech.words[-1].end_ms > speech.duration_ms - 250
    loud = np.flatnonzero(np.abs(speech.samples) > 0.02)
    assert loud[0] < 0.08 * speech.rate_hz
    assert speech.samples.size - loud[-1] < 0.12 * speech.rate_hz
    assert 0.2 < float(np.max(np.abs(speech.samples))) <= 1


def test_the_mouth_has_its_shapes(voice: HibariVoice) -> None:
    speech = voice.speak("My boat is old.", VoiceStyle()).result()
    sounds = [(phoneme.ipa, viseme_of(phoneme.ipa)) for phoneme in speech.phonemes]
    assert [viseme for ipa, viseme in sounds if ipa in ("m", "a\u026a", "b", "o\u028a", "t")][
        :5
    ] == [21, 11, 21, 8, 19]
    assert all(viseme for ipa, viseme in sounds if ipa)
    starts = [phoneme.start_ms for phoneme in speech.phonemes]
    assert starts == sorted(starts)
    assert starts[-1] <= speech.duration_ms
    my, boat = speech.words[0], speech.words[1]
    assert my.start_ms <= starts[1] <= boat.start_ms


def test_more_silence_follows_a_sentence_when_another_one_comes(voice: HibariVoice) -> None:
    last, followed = (
        voice.speak(text, VoiceStyle()).result().duration_ms for text in ("Fine.", "Fine. ")
    )
    assert followed - last == pytest.approx(260, abs=1)


def test_rate_volume_and_pitch_are_heard(voice: HibariVoice) -> None:
    normal = voice.speak(TEXT, VoiceStyle()).result()
    assert voice.speak(TEXT, VoiceStyle(rate=1.5)).result().duration_ms < 0.8 * normal.duration_ms
    quiet = voice.speak(TEXT, VoiceStyle(volume=0.2)).result()
    assert np.max(np.abs(quiet.samples)) < 0.3 * np.max(np.abs(normal.samples))
    assert (
        voice.speak(TEXT, VoiceStyle(pitch=1.1)).result().samples.tobytes()
        != normal.samples.tobytes()
    )
    assert voice.speak(TEXT, VoiceStyle()).result().samples.tobytes() == normal.samples.tobytes()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "...",
        "\N{GRINNING FACE}",
        "\u65e5\u672c\u8a9e",
        "# ",
        "9" * 300,
        "Z\u00fcrich me/IT C:\\x \U00010348",
    ],
)
def test_any_text_gives_its_words_back(voice: HibariVoice, text: str) -> None:
    speech = voice.speak(text, VoiceStyle()).result()
    assert "".join(word.text for word in speech.words).strip() == text.strip()


def test_other_languages_are_spoken_by_the_small_voice(voice: HibariVoice) -> None:
    assert voice.speak("Guten Tag", VoiceStyle(locale="de-DE")).result().rate_hz == 22_050
    assert voice.speak("\u4f60\u597d", VoiceStyle()).result().rate_hz == 22_050


def test_a_text_that_the_rules_fail_on_is_spoken_by_the_small_voice(
    voice: HibariVoice, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(HibariReading, "phrases", lambda _self, _text: {"a": []}["no such word"])
    assert voice.speak("Hello", VoiceStyle()).result().rate_hz == 22_050
    assert "the small voice speaks it: KeyError" in caplog.text
    caplog.clear()


def test_without_punctuation_it_is_spoken_in_parts(reading: HibariReading) -> None:
    phrases = list(reading.phrases("word after word without an end " * 40))
    assert max(len(phrase.ids) for phrase in phrases) <= MOST_PHONEMES + 2
    assert sum(len(phrase.words) for phrase in phrases) == 240


def test_parts_end_at_punctuation_where_there_is_some(reading: HibariReading) -> None:
    text = "This is the first part of a sentence that is much too long to be said at once, and this is the second part. "
    ends = [phrase.words[-1][0] for phrase in reading.phrases(text * 3)]
    assert all(end.endswith((",", ".")) for end in ends), ends


def test_long_numbers_are_said_in_parts(reading: HibariReading) -> None:
    phrases = list(
        reading.phrases("It is 123,456,789,012 and 987,654,321,098 and 123,456,789,012 in all")
    )
    assert max(len(phrase.ids) for phrase in phrases) <= MOST_PHONEMES + 2


def test_men_are_low_and_names_keep_their_voice() -> None:
    assert timbre_of(VoiceStyle(name="en-US-AndrewNeural")) == LOW
    assert {
        timbre_of(VoiceStyle(name=name)) for name in ("alloy", "coral", "shimmer", "sage", "nova")
    } == {OWN, HIGH}


def test_another_pitch_keeps_the_envelope() -> None:
    pitch = np.full(4, 200, dtype=np.float32)
    envelope = np.linspace(0, -6, 601, dtype=np.float32)[:, None].repeat(4, axis=1)
    between = envelope.copy()
    between[np.arange(601) % int(200 / BIN_HZ) != 0] = -20  # nothing sensible between the harmonics
    changed, lower = revoiced(between, pitch, Timbre(pitch=0.5))
    assert lower.tolist() == [100.0] * 4
    assert np.allclose(changed[20:580], envelope[20:580], atol=0.05)


def test_a_voice_that_was_asked_for_and_is_not_here_is_told() -> None:
    with pytest.raises(OSError, match="the voice hibari is not here"):
        make_voice(parse(["--voice", "hibari"], {}))


def test_without_its_files_the_small_voice_speaks() -> None:
    assert type(make_voice(ServiceOptions(key=""))).__name__ == "EspeakVoice"


def test_broken_files_are_told_and_the_small_voice_speaks(
    speech_parts: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv(speech_files.FOLDER_VARIABLE, str(tmp_path))
    (tmp_path / speech_files.LEXICON).mkdir()
    broken = make_voice(ServiceOptions(key=""))
    assert broken.speak("Hello", VoiceStyle()).result().rate_hz == 22_050
    broken.close()
    assert "could not be loaded" in caplog.text
    caplog.clear()


def test_a_packed_dictionary_answers_like_the_one_it_was_made_of(tmp_path: Path) -> None:
    values = {
        "b": 1,
        "ab": "\u02c8\u00e6b",
        "a": {"NN": None, "DT": "x"},
        "\u00fc": [1],
        "": 0,
        "zz": 2.5,
    }
    write_packed(tmp_path / "x", values)
    packed = Packed(tmp_path / "x")
    assert {key: packed.get(key, "missing") for key in values} == values
    assert [packed.get(key) for key in ("aa", "c", "zzz", "A", "\u00ff")] == [None] * 5
    packed.close()
    with pytest.raises(ValueError, match="tab"):
        write_packed(tmp_path / "y", {"a\tb": 1})


def test_the_dictionaries_of_the_package_are_packed(speech_parts: Path, tmp_path: Path) -> None:
    import gzip
    import json

    for name in ("lexicon_us_gold", "lexicon_us_silver"):
        with gzip.open(tmp_path / f"{name}.json.gz", "wt", encoding="utf-8") as file:
            json.dump({"word": "w\u02c8\u025c\u0279d"}, file)
    with gzip.open(tmp_path / "tagger.json.gz", "wt", encoding="utf-8") as file:
        json.dump({"tags": ["NN"], "tagdict": {}, "weights": {"b": {"NN": 1.0}}}, file)
    made = make_lexicon(tmp_path / "made", tmp_path)
    assert Packed(made / "weights.txt").get("b") == {"NN": 1.0}
    assert json.loads((made / "tagger.json").read_text(encoding="utf-8")) == {
        "tags": ["NN"],
        "tagdict": {},
    }

"""Sessions that ask for it get the shape of the mouth for each sound, with the sound it belongs to."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
import pytest

from tests.unit.localservice.surroundings import Session, kinds, one
from voicelive_desktop.localservice.voice.espeak_voice import EspeakVoice
from voicelive_desktop.localservice.voice.visemes import mouth_of, viseme_of, visemes
from voicelive_desktop.localservice.voice.voice_port import SpokenPhoneme, SpokenText, VoiceStyle

DELTA, DONE = "response.animation_viseme.delta", "response.animation_viseme.done"
AVA = {"type": "azure-standard", "name": "en-US-AvaNeural"}
ANIMATION = {"outputs": ["viseme_id"]}


def spoken(text: str, **session: Any) -> list[dict[str, Any]]:
    talk = Session("gpt-4.1", voice=EspeakVoice())
    talk.configure(**session)
    talk.type_in(f"Repeat after me: {text}")
    return talk.send("response.create") + talk.wait(60)


def test_each_sound_brings_its_viseme_with_the_sound() -> None:
    events = spoken("Mama bought a big map of Boston today.", voice=AVA, animation=ANIMATION)
    sent_ms, seen = 0.0, []
    for event in events:
        if event["type"] == "response.audio.delta":
            sent_ms += len(base64.b64decode(event["delta"])) / 48
        if event["type"] == DELTA:
            assert sent_ms - 5 <= event["audio_offset_ms"] <= sent_ms + 205
            seen.append(event["viseme_id"])
    offsets = [event["audio_offset_ms"] for event in events if event["type"] == DELTA]
    assert offsets == sorted(offsets)
    assert seen.count(21) >= 6, "lips close for m, b and p"
    assert 15 in seen, "s"
    assert 7 <= len(offsets) / (sent_ms / 1000) <= 25, "sounds of a second"
    audio = one(events, "response.audio_transcript.done")
    assert one(events, DONE)["item_id"] == audio["item_id"]
    order = kinds(events)
    assert order.index(DELTA) < order.index("response.audio.delta")


@pytest.mark.parametrize(
    "session",
    [
        {"voice": AVA},
        {"voice": AVA, "animation": {"outputs": []}},
        {"voice": AVA, "animation": {"outputs": ["blendshapes"]}},
        {"voice": "echo", "animation": ANIMATION},
        {"voice": AVA, "animation": ANIMATION, "modalities": ["text"]},
    ],
)
def test_who_does_not_ask_or_has_another_voice_gets_none(session: dict[str, Any]) -> None:
    assert not {DELTA, DONE} & set(kinds(spoken("Good day.", **session)))


def test_a_second_sentence_counts_on_from_the_first() -> None:
    talk = Session("gpt-4.1", voice=EspeakVoice())
    talk.configure(voice=AVA, animation=ANIMATION)
    talk.type_in("Tell me a joke")
    events = talk.send("response.create") + talk.wait(60)
    offsets = [event["audio_offset_ms"] for event in events if event["type"] == DELTA]
    whole_ms = (
        sum(
            len(base64.b64decode(e["delta"])) for e in events if e["type"] == "response.audio.delta"
        )
        / 48
    )
    assert offsets == sorted(offsets)
    assert whole_ms - 700 < offsets[-1] < whole_ms


@pytest.mark.parametrize(
    ("phoneme", "viseme"),
    [
        ("m", 21),
        ("ˈaɪ", 11),
        ("tʃ", 16),
        ("θ", 19),
        ("ð", 17),
        ("iː", 6),
        ("ɡ", 20),
        ("oʊ", 8),
        ("", 0),
        ("?", 0),
    ],
)
def test_the_documented_table(phoneme: str, viseme: int) -> None:
    assert viseme_of(phoneme) == viseme


def test_only_changes_are_told() -> None:
    sounds = [
        SpokenPhoneme(ipa, at)
        for ipa, at in (("", 0), ("p", 20), ("b", 90), ("ɑː", 150), ("", 400))
    ]
    assert list(visemes(sounds)) == [(0, 0), (20, 21), (150, 2), (400, 0)]


def test_espeak_tells_its_phonemes_in_the_order_of_the_sound() -> None:
    speech = EspeakVoice().speak("Hello world.", VoiceStyle()).result()
    starts = [phoneme.start_ms for phoneme in speech.phonemes]
    assert starts == sorted(starts)
    assert starts[-1] <= speech.duration_ms
    assert "".join(phoneme.ipa for phoneme in speech.phonemes).replace("ˈ", "").startswith("h")


@pytest.mark.parametrize(
    ("silent_ms", "mouth"),
    [(250, [(0, 20), (150, 0), (400, 1)]), (50, [(0, 20), (200, 1)])],
    ids=["a pause", "a breath held before a burst"],
)
def test_the_mouth_closes_with_the_sound_not_with_the_pauses_end(
    silent_ms: int, mouth: list[tuple[int, int]]
) -> None:
    """A voice's last sound is told to last until the next one."""
    loud = np.full(24 * 150, 0.5, dtype=np.float32)
    silence = np.zeros(24 * silent_ms, dtype=np.float32)
    samples = np.concatenate([loud, silence, loud])
    phonemes = (SpokenPhoneme("k", 0), SpokenPhoneme("a", 150 + silent_ms))
    assert mouth_of(SpokenText(samples, 24_000, (), phonemes)) == mouth


def test_a_speech_without_sounds_moves_no_mouth() -> None:
    nothing = np.zeros(0, dtype=np.float32)
    assert mouth_of(SpokenText(nothing, 24_000, ())) == []
    silent = SpokenText(np.zeros(2_400, dtype=np.float32), 24_000, (), (SpokenPhoneme("k", 0),))
    assert mouth_of(silent)[-1] == (0, 0)
    late = SpokenText(nothing, 24_000, (), (SpokenPhoneme("k", 0), SpokenPhoneme("a", 900)))
    assert mouth_of(late)[-1] == (900, 1), "sounds that are told behind the end"

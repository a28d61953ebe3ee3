"""From sound to words to an answer."""

from __future__ import annotations

import itertools
import queue
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.unit.localservice.surroundings import pieces, silence, speech
from voicelive_desktop.localservice.companion.small_companion import (
    CallTool,
    Context,
    Reply,
    Said,
    Speak,
    ToolResult,
    reply_to,
)
from voicelive_desktop.localservice.hearing.phrases import (
    SENTENCES,
    Intent,
    heard_sentences,
    intent_of,
    plain,
)
from voicelive_desktop.localservice.hearing.recognizer import Hypothesis, StableWords, written
from voicelive_desktop.localservice.protocol.audio_formats import (
    G711_RATE_HZ,
    INTERNAL_RATE_HZ,
    InputDecoder,
    g711_encode,
    samples_to_pcm,
)
from voicelive_desktop.localservice.protocol.resampling import resample

pocketsphinx = pytest.importorskip(
    "pocketsphinx", reason="no wheel of pocketsphinx for this Python"
)

WORDS = {
    "slt-time": "what time is it",
    "slt-story": "tell me a long story",
    "rms-hello": "hello how are you",
    "awb-help": "what can you do",
    "slt-goodbye": "thank you goodbye",
    "rms-stop": "stop",
    "slt-weather": "what is the weather like tomorrow",
    "rms-who": "who are you",
}
NOW = datetime(2026, 7, 15, 14, 5)  # noqa: DTZ001 - local time
TIME_TOOL = {
    "type": "function",
    "name": "get_current_time",
    "parameters": {"type": "object", "properties": {}},
}


@pytest.fixture(scope="module")
def ear() -> Iterator[Any]:
    from voicelive_desktop.localservice.hearing.pocketsphinx_recognizer import (
        PocketsphinxRecognizer,
    )

    recognizer = PocketsphinxRecognizer(heard_sentences())
    recognizer.start()
    yield recognizer
    recognizer.close()


def understood(ear: Any, name: str) -> list[Hypothesis]:
    heard: queue.SimpleQueue[Hypothesis] = queue.SimpleQueue()
    hearing = ear.open(heard.put)
    for piece in pieces(np.concatenate([silence(300), speech(name), silence(400)]), 320):
        hearing.hear(piece)
    hearing.finish()
    found = [heard.get(timeout=60)]
    while not found[-1].is_final:
        found.append(heard.get(timeout=60))
    return found


@pytest.mark.parametrize("name", WORDS)
def test_natural_voices_are_understood(ear: Any, name: str) -> None:
    words, expected = plain(understood(ear, name)[-1].text).split(), WORDS[name].split()
    right = sum(word in words for word in expected)
    assert right >= 0.8 * len(expected), words


@pytest.mark.parametrize("law", ["g711_ulaw", "g711_alaw"])
def test_the_very_first_sentence_over_a_telephone_is_understood(law: str) -> None:
    from voicelive_desktop.localservice.hearing.pocketsphinx_recognizer import (
        PocketsphinxRecognizer,
    )

    recognizer = PocketsphinxRecognizer(heard_sentences())
    recognizer.start()
    try:
        telephone = resample(speech("slt-story"), INTERNAL_RATE_HZ, G711_RATE_HZ)
        decoder = InputDecoder(law, G711_RATE_HZ)
        heard: queue.SimpleQueue[Hypothesis] = queue.SimpleQueue()
        hearing = recognizer.open(heard.put, is_narrow=decoder.is_narrow)
        hearing.hear(decoder.push(g711_encode(samples_to_pcm(telephone), law))[0])
        hearing.finish()
        while not (hypothesis := heard.get(timeout=60)).is_final:
            pass
        assert plain(hypothesis.text) == "tell me a long story"
    finally:
        recognizer.close()


def test_partial_words_only_grow(ear: Any) -> None:
    partials = [h.text for h in understood(ear, "slt-weather") if not h.is_final]
    assert partials[-1]
    assert all(later.startswith(earlier) for earlier, later in itertools.pairwise(partials))


def test_two_people_are_heard_at_the_same_time(ear: Any) -> None:
    first: queue.SimpleQueue[Hypothesis] = queue.SimpleQueue()
    open_hearing = ear.open(first.put)
    open_hearing.hear(speech("slt-time"))
    assert plain(understood(ear, "awb-help")[-1].text) == "what can you do"
    open_hearing.drop()


def test_silence_has_no_words(ear: Any) -> None:
    heard: queue.SimpleQueue[Hypothesis] = queue.SimpleQueue()
    hearing = ear.open(heard.put)
    hearing.hear(silence(800))
    hearing.finish()
    while not (hypothesis := heard.get(timeout=60)).is_final:
        pass
    assert hypothesis.text == ""


def test_words_count_once_they_are_stable() -> None:
    stable = StableWords()
    assert [
        stable.push(words.split()) for words in ("the", "tell me", "tell me a", "tell me a")
    ] == [False] * 3 + [True]
    assert stable.words == ("tell", "me")


def test_stable_words_are_never_taken_back() -> None:
    stable = StableWords()
    for words in ["what time is"] * 3 + ["good morning to you"] * 5:
        stable.push(words.split())
    assert stable.words == ("what", "time")


def test_words_are_written_as_a_sentence() -> None:
    assert written(("what", "did", "i", "say"), is_whole=True) == "What did I say?"
    assert written(("i'm", "here"), is_whole=False) == "I'm here"
    assert written((), is_whole=True) == ""


@pytest.mark.parametrize("intent", SENTENCES)
def test_every_key_sentence_is_understood_as_what_it_means(intent: Intent) -> None:
    from voicelive_desktop.localservice.hearing.phrases import _expanded

    for sentence in SENTENCES[intent]:
        for whole in _expanded(sentence):
            assert intent_of(whole) is intent, whole


def context(*said: str, **changes: Any) -> Context:
    turns = [Said("user" if i % 2 == 0 else "assistant", text) for i, text in enumerate(said)]
    return Context(said=changes.pop("said", turns), now=NOW, **changes)


def answer(*said: str, **changes: Any) -> str:
    reply: Reply = reply_to(context(*said, **changes))
    assert isinstance(reply, Speak)
    return " ".join(reply.sentences)


def test_it_says_what_it_is() -> None:
    assert "demo companion" in answer("Who are you?")
    assert "not a large language model" in answer("Are you a robot?")


def test_it_greets_when_nobody_spoke() -> None:
    assert answer().startswith("Hello, I am the demo companion")


def test_it_admits_that_it_understood_nothing() -> None:
    assert "could not make out" in answer("")


def test_it_repeats() -> None:
    assert answer("Repeat after me the weather is nice today.") == "The weather is nice today."
    assert answer("repeat after me: Hello, World!") == "Hello, World!"


def test_it_tells_honestly_what_it_heard() -> None:
    assert answer("The quick brown fox").startswith("I heard: The quick brown fox.")
    written = Said("user", "The quick brown fox", is_written=True)
    assert answer(said=[written]).startswith("You wrote: The quick brown fox.")


def test_a_long_story_takes_a_while_and_the_next_is_another() -> None:
    first = answer("Tell me a long story.")
    assert len(first.split()) > 130
    assert answer("Tell me a long story.", first, "Tell me another story.") != first


def test_it_remembers_what_was_said() -> None:
    assert answer("I like tea.", "Fine.", "What did I say?") == "Before that you said: I like tea."
    assert answer("Hello", "Good day.", "Say that again") == "I said: Good day."


def test_the_time_comes_from_the_function_when_there_is_one() -> None:
    assert reply_to(context("What time is it?", tools=[TIME_TOOL])) == CallTool(
        "get_current_time", {}
    )
    assert "14:05" in answer("What time is it?")
    assert "14:05" in answer("What time is it?", tools=[TIME_TOOL], tool_choice="none")


@pytest.mark.parametrize(
    "output",
    [
        '{"time": "09:30"}',
        '{"current_time": "2026-07-15T09:30:00+02:00"}',
        '"09:30"',
        "09:30",
        '{"a": "09:30"}',
    ],
)
def test_the_output_of_the_time_function_is_spoken(output: str) -> None:
    assert "09:30" in answer(
        "What time is it?", tool_results=[ToolResult("get_current_time", output)]
    )


def test_other_functions_are_called_by_their_name_and_given_places() -> None:
    weather = {
        "type": "function",
        "name": "get_weather",
        "parameters": {"properties": {"location": {"type": "string"}}, "required": ["location"]},
    }
    reply = reply_to(context("What is the weather like in Beijing?", tools=[weather]))
    assert reply == CallTool("get_weather", {"location": "Beijing"})
    spoken = answer(
        "x", tool_results=[ToolResult("get_weather", '{"weather": "sunny", "temp_c": 25}')]
    )
    assert "sunny" in spoken
    assert "25" in spoken


def test_a_forced_function_is_called() -> None:
    tool = {"type": "function", "name": "assess"}
    assert reply_to(context("Hello", tools=[tool], tool_choice="required")) == CallTool(
        "assess", {}
    )
    assert reply_to(
        context("Hello", tools=[tool], tool_choice={"type": "function", "name": "assess"})
    ) == CallTool("assess")


def test_the_models_own_folder_may_be_named() -> None:
    from voicelive_desktop.localservice.hearing.pocketsphinx_recognizer import ModelFiles

    found = ModelFiles.find(Path(pocketsphinx.get_model_path()))
    assert (found.dictionary.name, found.language.name) == ("cmudict-en-us.dict", "en-us.lm.bin")


def test_a_model_that_cannot_be_loaded_is_said_and_turns_still_end(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    from voicelive_desktop.localservice.hearing.pocketsphinx_recognizer import (
        ModelFiles,
        PocketsphinxRecognizer,
    )

    model = Path(pocketsphinx.get_model_path()) / "en-us"
    (tmp_path / "x.lm.bin").write_bytes(b"nonsense")
    files = ModelFiles(model / "en-us", model / "cmudict-en-us.dict", tmp_path / "x.lm.bin")
    recognizer = PocketsphinxRecognizer(heard_sentences(), files)
    assert understood(recognizer, "rms-stop")[-1] == Hypothesis("", is_final=True)
    recognizer.close()
    assert "could not be loaded" in caplog.text
    caplog.clear()


def test_the_first_sentence_says_what_a_model_would_add() -> None:
    opening = reply_to(Context((), NOW))
    assert isinstance(opening, Speak)
    assert "language model" in opening.sentences[0]
    assert "language model" in reply_to(Context((Said("user", "Hello"),), NOW)).sentences[0]  # type: ignore[union-attr]


def test_a_question_without_an_answer_brings_the_hint_once() -> None:
    first = reply_to(Context((Said("user", "What is the capital of France?"),), NOW))
    assert isinstance(first, Speak)
    assert "language model" in first.sentences[-1]
    earlier = (
        Said("user", "x"),
        Said("assistant", " ".join(first.sentences)),
        Said("user", "And of Spain?"),
    )
    second = reply_to(Context(earlier, NOW))
    assert isinstance(second, Speak)
    assert not any("language model" in sentence for sentence in second.sentences)

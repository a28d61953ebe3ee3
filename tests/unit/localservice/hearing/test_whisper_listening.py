"""When the ear reads what it heard, and which words it believes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from voicelive_desktop.localservice.hearing.recognizer import Hypothesis
from voicelive_desktop.localservice.hearing.silero import FRAME, FRAME_MS
from voicelive_desktop.localservice.hearing.utterances import Utterance
from voicelive_desktop.localservice.hearing.whisper_model import (
    StoppedError,
    WhisperPass,
    window_for,
)
from voicelive_desktop.localservice.hearing.whisper_recognizer import (
    LONG_S,
    Listener,
    longest_pause,
)
from voicelive_desktop.localservice.hearing.whisper_words import (
    believed,
    in_sentence_case,
    is_doubtful,
    is_looping,
    once,
    said_once,
)
from voicelive_desktop.localservice.protocol.resampling import SampleArray


class Voiced:
    """Voice activity that takes every sample over zero for a voice."""

    def probabilities(self, samples: SampleArray) -> list[float]:
        return [float(frame.max() > 0) for frame in samples.reshape(-1, FRAME)]


class Reader:
    """A model that says how much it read, and lets the test do something meanwhile."""

    def __init__(self, meanwhile: Sequence[Callable[[], None]] = ()) -> None:
        self.lengths_ms: list[int] = []
        self.languages: list[str] = []
        self.given_up = 0
        self._meanwhile = list(meanwhile)

    def transcribe(
        self,
        samples: SampleArray,
        *,
        should_stop: Callable[[], bool],
        language: str = "",
        is_longer_window: bool = False,
        is_careful: bool = True,
    ) -> WhisperPass:
        self.lengths_ms.append(samples.size // 16)
        self.languages.append(language)
        if self._meanwhile:
            self._meanwhile.pop(0)()
        if should_stop():
            self.given_up += 1
            raise StoppedError
        return WhisperPass(f"Words number {len(self.lengths_ms)} end here.")


def sound(ms: int, *, voice: bool) -> SampleArray:
    frames = round(ms / FRAME_MS)
    return np.full(frames * FRAME, 0.1 if voice else 0.0, dtype=np.float32)


class Scene:
    """An utterance whose sound is there before somebody listens."""

    def __init__(self, reader: Reader | None = None) -> None:
        self.told: list[Hypothesis] = []
        self.utterance = Utterance(self.told.append, is_narrow=False)
        self.reader = reader or Reader()

    def listen(self) -> Listener:
        listener = Listener(self.reader, Voiced(), self.utterance)
        listener.run()
        return listener

    def say(self, ms: int) -> None:
        self.utterance.hear(sound(ms, voice=True))

    def pause(self, ms: int) -> None:
        self.utterance.hear(sound(ms, voice=False))


def test_the_model_is_told_what_language_the_session_names() -> None:
    scene = Scene()
    scene.utterance.source.language = "de"
    scene.say(960)
    scene.pause(288)
    scene.utterance.finish()
    scene.listen()
    assert set(scene.reader.languages) == {"de"}


def test_the_words_are_there_before_the_turn_ends() -> None:
    scene = Scene()
    scene.say(960)
    scene.pause(288)
    scene.reader._meanwhile = [scene.utterance.finish]
    scene.listen()
    assert scene.reader.lengths_ms == [1248]  # the early pass was all
    assert scene.told[-1] == Hypothesis("Words number 1 end here.", is_final=True)
    assert scene.told[0].is_complete


def test_speech_that_goes_on_makes_an_early_pass_worthless() -> None:
    scene = Scene()
    scene.say(640)
    scene.pause(288)

    def speak_on() -> None:
        scene.say(640)
        scene.utterance.finish()

    scene.reader._meanwhile = [speak_on]
    scene.listen()
    assert scene.reader.given_up == 1
    assert scene.reader.lengths_ms == [928, 1568]
    assert [hypothesis.is_final for hypothesis in scene.told] == [True]


def test_silence_after_the_early_pass_changes_nothing() -> None:
    scene = Scene()
    scene.say(640)
    scene.pause(288)

    def fall_silent() -> None:
        scene.pause(320)
        scene.utterance.finish()

    scene.reader._meanwhile = [fall_silent]
    scene.listen()
    assert len(scene.reader.lengths_ms) == 1


def test_what_holds_no_speech_is_never_read() -> None:
    scene = Scene()
    scene.pause(1600)
    scene.say(192)
    scene.pause(640)
    scene.utterance.finish()
    scene.listen()
    assert scene.reader.lengths_ms == []
    assert scene.told == [Hypothesis("", is_final=True)]


def test_words_are_shown_while_somebody_speaks_and_are_no_early_ones() -> None:
    scene = Scene()
    scene.say(1280)

    def speak_on() -> None:
        scene.say(6400)

    scene.reader._meanwhile = [speak_on, scene.utterance.finish]
    scene.listen()
    assert scene.told[0] == Hypothesis(
        "", is_final=False, so_far="Words number 1 end here.", is_complete=False
    )
    assert scene.told[-1].is_final


def test_a_dropped_utterance_says_nothing() -> None:
    scene = Scene()
    scene.say(1280)
    scene.reader._meanwhile = [scene.utterance.drop]
    scene.listen()
    assert scene.told == []


def test_long_speech_is_read_in_parts_that_end_in_pauses() -> None:
    scene = Scene()
    for _ in range(5):
        scene.say(9600)
        scene.pause(640)
    scene.utterance.finish()
    scene.listen()
    assert len(scene.told) == 1
    assert scene.told[0].text.count("end here.") == len(scene.reader.lengths_ms) == 4
    assert max(scene.reader.lengths_ms) <= LONG_S * 1000
    assert sum(scene.reader.lengths_ms) == 5 * (9600 + 640)


def test_without_a_pause_speech_is_cut_all_the_same() -> None:
    assert longest_pause([True] * 900, 250, 700) == 700
    assert longest_pause([True] * 300 + [False] * 21 + [True] * 400, 250, 700) == 311


@pytest.mark.parametrize("text", ["[Music]", "(applause)", "♪ ♪", "...", "*sigh*", ""])
def test_described_sounds_are_no_words(text: str) -> None:
    assert believed(text, -0.1) == ""


def test_what_is_written_about_noise_is_not_believed_unless_it_is_sure() -> None:
    assert believed("Thank you.", -0.9) == ""
    assert believed("Thank you.", -0.2) == "Thank you."
    assert believed("Thank you for the tea.", -0.9) == "Thank you for the tea."


def test_a_sentence_said_twice_is_read_again_and_one_said_ten_times_is_said_once() -> None:
    sentence = tuple(range(8))
    assert is_doubtful(sentence * 2, -0.1)
    assert not is_looping(sentence * 2)
    assert is_looping(sentence * 10)
    assert is_looping((1, 2, 3, *[4] * 30))
    assert not is_doubtful((7, 7, 7, 7), -0.1)  # "no no no no"
    assert not is_doubtful(tuple(range(40)), -0.1)
    assert once("Go on. I said so. I said so. I said so.") == "Go on. I said so."


def test_a_guess_is_read_again() -> None:
    assert is_doubtful((1, 2), -1.1)


@pytest.mark.parametrize("half", [(1, 2, 3, 4), (1, 2, 3, 4, 5), (7, 8, 9, 10, 11, 12, 13)])
def test_a_text_that_is_all_the_same_twice_is_read_again(half: tuple[int, ...]) -> None:
    assert is_doubtful((*half, *half), confidence=-0.1)
    assert not is_doubtful((*half, *half[:-1]), confidence=-0.1)


@pytest.mark.parametrize(
    ("text", "voice_s", "said"),
    [
        ("Tell Me A Story Tell Me A Story", 1.1, "Tell Me A Story"),
        ("Tell me a joke. Tell me a joke.", 0.9, "Tell me a joke."),
        ("Tell me a joke. Tell me a joke.", 2.2, "Tell me a joke. Tell me a joke."),
        ("No, no, no.", 0.4, "No, no, no."),
        ("Yes", 0.1, "Yes"),
        ("", 0.0, ""),
    ],
)
def test_nobody_says_a_sentence_twice_in_the_time_of_one(
    text: str, voice_s: float, said: str
) -> None:
    assert said_once(text, voice_s) == said


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Tell Me A Long Story", "Tell me a long story"),
        ("Tell Me A Story. I'm On TV. What Is It?", "Tell me a story. I'm on TV. What is it?"),
        ("Tell Me a story about Peter.", "Tell me a story about Peter."),
        ("Ask Peter Miller", "Ask peter miller"),
        ("Peter Miller", "Peter Miller"),
        ("Is it Peter?", "Is it Peter?"),
        ("STOP RIGHT NOW", "STOP RIGHT NOW"),
    ],
)
def test_a_headline_is_written_as_a_sentence(text: str, written: str) -> None:
    assert in_sentence_case(text) == written


class Twice(Reader):
    """A model that says everything twice."""

    def transcribe(
        self,
        samples: SampleArray,
        *,
        should_stop: Callable[[], bool],
        language: str = "",
        is_longer_window: bool = False,
        is_careful: bool = True,
    ) -> WhisperPass:
        self.lengths_ms.append(samples.size // 16)
        return WhisperPass("Tell Me A Story Tell Me A Story", (1, 2, 3, 4) * 2, -0.2)


def test_what_the_model_says_twice_the_person_said_once() -> None:
    scene = Scene(Twice())
    scene.say(960)
    scene.utterance.finish()
    scene.listen()
    assert scene.told[-1].text == "Tell me a story"
    assert len(scene.reader.lengths_ms) == 2, "it was read again"


def test_words_that_are_only_shown_meanwhile_are_read_once() -> None:
    scene = Scene(Twice())
    scene.say(1920)
    listener = Listener(scene.reader, Voiced(), scene.utterance)
    listener._take(wait=True)
    listener._pass(is_early=False)
    assert len(scene.reader.lengths_ms) == 1
    listener._pass(is_early=True)
    assert len(scene.reader.lengths_ms) == 3, "it was read again"


@pytest.mark.parametrize(("seconds", "first", "again"), [(2, 12, 16), (15, 17, 21), (29, 30, 30)])
def test_what_is_read_again_is_read_with_a_longer_window(
    seconds: float, first: float, again: float
) -> None:
    assert window_for(seconds, is_longer=False) == first
    assert window_for(seconds, is_longer=True) == again

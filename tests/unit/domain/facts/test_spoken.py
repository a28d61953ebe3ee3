"""Which words of an answer were heard: by their own times, or by proportion."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.domain.scene import A1, R1, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Item, Role, Word
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.spoken import (
    CLOSE_MS,
    USUAL_PACE_MS,
    SpokenTimes,
    cut_text,
    pace_by_pause,
    speech_length,
    text_until,
)
from voicelive_desktop.domain.questions.selectors import heard_text

TEXT = "Well, this is a very important matter, isn't it?"
# "Well" is drawn out, then a pause: by proportion 900 ms would be the sixth word
WORDS = (
    Word("Well", 100, 700),
    Word("this", 1000, 100),
    Word("is", 1100, 100),
    Word("a", 1200, 50),
    Word("very", 1250, 200),
    Word("important", 1450, 300),
    Word("matter", 1750, 250),
)


def answer(text: str = TEXT, words: tuple[Word, ...] = WORDS, received_ms: float = 2_500) -> Item:
    return Item(A1, Role.ASSISTANT, text, received_ms=received_ms, words=words)


@pytest.mark.parametrize(
    ("ms", "heard"),
    [
        (0, ""),
        (90, ""),
        (150, "Well,"),
        (900, "Well,"),
        (1_050, "Well, this"),
        (1_230, "Well, this is a"),
        (1_500, "Well, this is a very important"),
        (1_990, "Well, this is a very important matter,"),
        (2_400, TEXT),
        (2_500, TEXT),
        (9_000, TEXT),
    ],
)
def test_words_with_times_are_heard_when_they_began_to_sound(ms: float, heard: str) -> None:
    assert text_until(answer(), ms) == heard


@given(
    ms=st.floats(-50, 2_600),
    most_ms=st.floats(20, 600),
    told=st.integers(0, len(WORDS)),
    pace_ms=st.sampled_from([0.0, USUAL_PACE_MS]),
)
def test_the_next_word_is_spoken_when_it_was_said_to_be_and_not_before(
    ms: float, most_ms: float, told: int, pace_ms: float
) -> None:
    speech = SpokenTimes(replace(answer(words=WORDS[:told]), pace_ms=pace_ms))
    left_ms = speech.next_word_ms(ms, most_ms)
    now = speech.spoken(ms)
    assert 0 < left_ms <= most_ms
    if left_ms < most_ms:
        assert speech.spoken(ms + left_ms) > now
    assert speech.spoken(ms + left_ms - CLOSE_MS - 0.1) <= now


def test_behind_the_last_word_told_the_rest_goes_by_proportion() -> None:
    item = answer(
        "one two three four five six",
        (Word("one", 0, 400), Word("two", 400, 400)),
        received_ms=2_400,
    )
    assert text_until(item, 700) == "one two"
    assert text_until(item, 1_500) == "one two three four"
    assert text_until(item, 2_390) == "one two three four five six"


def test_words_that_the_text_writes_otherwise_do_not_lose_the_thread() -> None:
    words = (
        Word("it", 0, 100),
        Word("is", 100, 100),
        Word("twenty", 200, 300),
        Word("past", 500, 200),
    )
    item = answer("It is 20 past ten.", words, received_ms=1_000)
    assert text_until(item, 150) == "It is"
    assert text_until(item, 600) == "It is 20 past"


@pytest.mark.parametrize(
    ("ms", "heard"),
    [
        (500, "Well,"),
        (1_150, "Well, this is"),
        (1_300, "Well, this is a very"),
        (1_460, "Well, this is a very important"),
    ],
)
def test_words_whose_times_are_missing_are_counted_by_the_time_between_their_neighbours(
    ms: float, heard: str
) -> None:
    known = tuple(word for word in WORDS if word.text not in ("this", "is", "a", "very"))
    assert text_until(answer(words=known), ms) == heard


def test_a_short_word_is_not_found_in_the_one_before_it_whose_time_is_missing() -> None:
    words = (Word("that", 0, 100), Word("a", 600, 100), Word("day", 700, 100))
    item = answer("that was a day", words, received_ms=900)
    assert text_until(item, 650) == "that was a"


def test_words_told_out_of_order_are_put_in_order() -> None:
    scene = Scene.connected().reply_begins(text=TEXT)
    for n in (0, 2, 1, 4, 3, 1):
        scene.tell(ev.ReplyWordTimed(R1, A1, WORDS[n]))
    assert scene.item(A1).words == WORDS[:5]


def test_without_times_text_goes_by_proportion() -> None:
    assert text_until(answer("one two three four", (), 1_000), 400) == "one two"
    assert text_until(answer("", WORDS, 1_000), 400) == ""


def test_an_interrupted_answer_is_cut_by_the_times_that_the_service_told() -> None:
    scene = Scene.connected().reply_begins(text=TEXT)
    for word in WORDS[:4]:
        scene.tell(ev.ReplyWordTimed(R1, A1, word), ev.ReplyWordTimed(R1, A1, word))
    assert scene.item(A1).words == WORDS[:4], "told twice counts once"
    scene.reply_sounds().tell(ev.PlaybackFlushed(A1, R1, 850.0, 2_500.0, CutReason.SPEECH))
    assert heard_text(scene.item(A1)) == "Well,"


@pytest.mark.parametrize(
    ("share", "cut"),
    [
        (-1, ""),
        (0, ""),
        (0.01, ""),
        (0.1, "one"),
        (0.3, "one"),
        (0.6, "one two"),
        (0.99, "one two"),
        (1, "one two"),
    ],
)
def test_text_is_cut_behind_the_word_in_which_the_point_falls(share: float, cut: str) -> None:
    assert cut_text("one two", share) == cut


def test_text_is_cut_at_line_breaks_too() -> None:
    assert cut_text("one\ntwo", 0.3) == "one"


def test_by_proportion_pauses_at_marks_take_time() -> None:
    text = "Stop. Then go on, please, to the end."
    assert cut_text(text, 0.14) == "Stop.", "four characters' time of silence behind it"
    assert cut_text(text, 0.24) == "Stop. Then"
    assert cut_text(text, 1.0) == text
    assert cut_text("It is 3.5, no more", 0.5) == "It is 3.5,", "a mark inside a word is none"


# --- sound that comes by itself, as an avatar's does: the text is there, the sound only as it is heard

_SAID = st.lists(
    st.sampled_from(
        ["well,", "this", "is", "important.", "1984", "no", "extraordinarily", "天气很好。"]
    ),
    min_size=1,
    max_size=60,
).map(" ".join)


@given(_SAID, st.floats(0.6, 1.0), st.integers(0, 400), st.integers(1, 40))
def test_words_never_run_ahead_of_a_voice_that_speaks_no_slower_than_was_thought(
    text: str, haste: float, ahead_ms: int, steps: int
) -> None:
    """However little has come that is not heard yet, and however early the text is there."""
    lasts_ms = speech_length(text) * USUAL_PACE_MS
    for step in range(steps):
        ms = lasts_ms * step / steps
        item = answer(text, (), ms + ahead_ms)
        shown = text_until(replace(item, pace_ms=USUAL_PACE_MS / haste), ms)
        truly = cut_text(text, ms / lasts_ms)
        assert len(shown) <= len(truly)


@given(_SAID, st.lists(st.floats(0, 60_000), min_size=2), st.floats(20, 200))
def test_what_was_shown_as_spoken_stays_so_while_more_is_heard(
    text: str, moments: list[float], pace_ms: float
) -> None:
    shown = [len(_alone(text, ms, pace_ms)) for ms in sorted(moments)]
    assert shown == sorted(shown)


def _alone(text: str, ms: float, pace_ms: float) -> str:
    return text_until(replace(answer(text, (), ms + 120), pace_ms=pace_ms), ms)


@pytest.mark.parametrize("pace_ms", [5.0, 60.0, 500.0])
def test_the_last_words_wait_until_the_sound_is_known_to_be_over(pace_ms: float) -> None:
    text = "one two three four five six seven eight nine ten eleven twelve " * 8
    assert len(_alone(text, 60_000, pace_ms)) < len(text.rstrip())
    assert text_until(answer(text, (), 60_120), 60_120) == text


def test_times_of_words_count_more_than_the_pace() -> None:
    """A slow voice, of which the service told the times of all words at once."""
    item = replace(answer(received_ms=1_300), pace_ms=20.0)
    assert text_until(item, 850) == "Well,"
    assert text_until(item, 1_299) == "Well, this is a very"
    told = replace(item, words=WORDS[:1])
    assert text_until(told, 800) == "Well,", "behind the last one told it goes on at the pace"
    assert text_until(told, 900) == "Well, this"


@pytest.mark.parametrize("haste", [0.8, 1.0, 1.3])
def test_a_film_that_comes_in_step_with_its_text_goes_by_proportion(haste: float) -> None:
    """However fast its voice is: of text and sound the same part has come."""
    text = "and then the mouse said to the cat, " * 20
    received_ms = speech_length(text) * USUAL_PACE_MS / haste
    film = replace(answer(text, (), received_ms), pace_ms=USUAL_PACE_MS)
    assert text_until(film, 5_000) == cut_text(text, 5_000 / received_ms)


def test_of_a_film_that_comes_behind_its_text_little_is_spoken_yet() -> None:
    text = "and then the mouse said to the cat, " * 20
    film = replace(answer(text, (), 10_000), pace_ms=USUAL_PACE_MS)
    lasts_ms = speech_length(text) * USUAL_PACE_MS
    assert text_until(film, 5_000) == cut_text(text, 5_000 / lasts_ms)


TALE = (
    "Once there was a keeper of a lighthouse. He lived alone, with a cat and a clock. "
    "Every evening he climbed the stairs and lit the lamp! Why did he? Nobody had told him to stop. "
    "One night, in the year 1902, a ship came so close that he could hear the captain sing. "
) * 3


def told_pauses(haste: float) -> list[tuple[int, float]]:
    """After how many characters of the tale a sentence ends, and when."""
    ends = [at + 1 for at, sign in enumerate(TALE) if sign in ".!?"]
    return [(end, speech_length(TALE[:end]) * USUAL_PACE_MS / haste) for end in ends]


@pytest.mark.parametrize("haste", [0.85, 0.95, 1.0, 1.1, 1.18])
def test_the_first_pauses_tell_how_fast_a_voice_is(haste: float) -> None:
    item = replace(answer(TALE, (), 1.0), pace_ms=USUAL_PACE_MS)
    for end, ms in told_pauses(haste)[:-3]:  # near the end the rest is awaited
        pace_ms = pace_by_pause(item, ms)
        assert pace_ms == pytest.approx(USUAL_PACE_MS / haste, rel=0.02), f"at {end}"
        item = replace(item, pace_ms=pace_ms, received_ms=ms + 120)
        assert abs(len(text_until(item, ms)) - end) <= 12  # a word


@pytest.mark.parametrize("ms", [100.0, 1_500.0, 45_000.0])
def test_a_pause_that_fits_no_sentence_tells_nothing(ms: float) -> None:
    text = "one two three four five six seven eight nine ten " * 4 + ". And the end."
    item = replace(answer(text, (), ms), pace_ms=USUAL_PACE_MS)
    assert pace_by_pause(item, ms) == USUAL_PACE_MS
    assert pace_by_pause(replace(item, text=""), ms) == USUAL_PACE_MS


@given(_SAID, st.floats(0, 1e6), st.floats(1, 500))
def test_a_pause_changes_the_pace_by_little(text: str, ms: float, pace_ms: float) -> None:
    new = pace_by_pause(replace(answer(text, (), ms), pace_ms=pace_ms), ms)
    assert pace_ms * 0.75 <= new <= pace_ms * 1.3

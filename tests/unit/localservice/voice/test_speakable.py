"""What of a written text is said, and when each written word sounds."""

from __future__ import annotations

import pytest

from voicelive_desktop.localservice.voice.speakable import can_be_read, speakable
from voicelive_desktop.localservice.voice.word_mapping import timed_words


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("**Bold** and _leaning_ and ~~gone~~ and `code`.", "Bold and leaning and gone and code."),
        ("## A heading", "A heading"),
        ("- one\n- two\n* three", "one two three"),
        ("> quoted", "quoted"),
        ("See [the page](https://example.com/a?b=c).", "See the page."),
        ("At https://www.example.com/long/path?x=1 now", "At example dot com now"),
        ("![a cat](cat.png)", "a cat"),
        ("Before\n```python\nprint(1)\n```\nafter", "Before after"),
        ("```\nnever closed", ""),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a, b, , 1, 2"),
        (
            "Good \N{GRINNING FACE}\N{VARIATION SELECTOR-16} morning \N{RIGHTWARDS ARROW}",
            "Good morning",
        ),
        ("\N{THUMBS UP SIGN}", ""),
        ("On 29.11.2026 at noon", "On November 29, 2026 at noon"),
        ("snake_case and 2 * 3 stay", "snake_case and 2 3 stay"),
        ("<b>loud</b>", "loud"),
        (
            "It costs $5 and 10% more, don't you think?",
            "It costs $5 and 10% more, don't you think?",
        ),
        ("x" * 15_000, "x" * 40),
        ("12345678901234", "1 2 3 4 5 6 7 8 9 0 1 2 3 4"),
        ("[x](/ipa/) {y} <z", "x y z"),
    ],
)
def test_signs_are_not_read_aloud(written: str, said: str) -> None:
    assert speakable(written) == said


def test_other_scripts_are_left_to_another_voice() -> None:
    assert can_be_read("Hello, Zo\u00eb!")
    assert can_be_read("10:30")
    assert not can_be_read("\u4f60\u597d")
    assert not can_be_read("\u041f\u0440\u0438\u0432\u0435\u0442 OK")
    assert not can_be_read("...")


def test_written_words_have_the_times_of_what_was_said_for_them() -> None:
    said = [
        ("it", 0.0, 100.0),
        ("is", 100.0, 200.0),
        ("nine", 200.0, 400.0),
        ("thirty", 400.0, 600.0),
        ("now", 600.0, 900.0),
    ]
    words = timed_words("It is **9:30** now. ", said, 950)
    assert [(word.text, word.start_ms, word.end_ms) for word in words] == [
        ("It ", 0, 100),
        ("is ", 100, 200),
        ("**9:30** ", 200, 600),
        ("now. ", 600, 900),
    ]


def test_words_that_are_not_said_take_no_time_and_none_is_lost() -> None:
    text = " \N{GRINNING FACE} well \N{GRINNING FACE}"
    words = timed_words(text, [("well", 50.0, 300.0)], 300)
    assert "".join(word.text for word in words) == text
    assert [(word.start_ms, word.end_ms) for word in words][-2:] == [(50, 300), (300, 300)]
    assert timed_words("", [], 0) == ()


def test_two_written_words_share_the_time_of_what_was_said_for_both() -> None:
    first, second = timed_words("ab cd", [("something", 0.0, 500.0)], 400)
    assert (first.start_ms, second.end_ms) == (0, 400)  # never behind the end of the sound
    assert first.end_ms == second.start_ms

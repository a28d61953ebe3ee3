"""Words are their English text, and remember what they were made of."""

from __future__ import annotations

from copy import deepcopy

from voicelive_desktop.domain.words.wording import Words, joined, of_error, quoted, with_unit


def test_words_are_their_english_text() -> None:
    words = Words("{name} must be between {least} and {most}", name="rate", least=1, most=2)
    assert words == "rate must be between 1 and 2"
    assert words.template == "{name} must be between {least} and {most}"
    assert hash(words) == hash("rate must be between 1 and 2")
    assert Words("A key needs {no} filling in.") == "A key needs {no} filling in."


def test_a_tuple_is_a_list_in_words() -> None:
    assert (
        Words("Not used: {labels}.", labels=(quoted("Voice"), "shoe_size"))
        == "Not used: “Voice”, shoe_size."
    )


def test_numbers_have_no_more_decimals_than_they_need() -> None:
    assert Words("{a}, {b}, {c}", a=100.0, b=0.05, c=3) == "100, 0.05, 3"
    assert Words("{all}", all=(0.5, 2.0)) == "0.5, 2"
    assert with_unit(0.5, " s") == "0.5 s"


def test_other_values_and_another_reading_keep_the_template() -> None:
    words = Words("{name} cannot be {value}", name="theme", value="pink")
    assert words.but(name="“theme”") == "“theme” cannot be pink"
    read = words.reading("so")
    assert (read, read.template, read.values) == ("so", words.template, words.values)


def test_copies_and_errors_keep_what_they_were_made_of() -> None:
    words = Words("There is no profile named {name}.", name="x")
    assert deepcopy(words).template == words.template
    said = of_error(ValueError(words))
    assert isinstance(said, Words)
    assert of_error(ValueError()) == ""


def test_sentences_stand_side_by_side() -> None:
    assert joined("", Words("One."), "", "Two.", Words("Three.")) == "One. Two. Three."
    assert joined("", "Two.") == "Two."
    assert joined("") == ""

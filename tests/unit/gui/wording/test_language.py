"""Which language the window speaks, and how texts of the domain are said in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from tests.support.pseudo_language import TRANSLATIONS, speaking
from voicelive_desktop.domain.catalogue import voices
from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role, Status
from voicelive_desktop.domain.settings import SPECS
from voicelive_desktop.domain.settings.unusable import unusable_among
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.wording import Words, quoted
from voicelive_desktop.gui.panes.settings.settings_layout import SHOWN
from voicelive_desktop.gui.panes.settings.settings_search import found
from voicelive_desktop.gui.transcript.transcript_model import TranscriptModel
from voicelive_desktop.gui.wording.language import TRANSLATED, decimal, install, language_of, shown

ROWS = SHOWN


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    with speaking(qapp, "de"):
        yield


@pytest.mark.parametrize(
    ("choice", "system", "language"),
    [
        ("en", ["de-DE"], "en"),
        ("de", ["en-US"], "de"),
        ("system", ["de-AT", "en"], "de"),
        ("system", ["de_DE"], "de"),
        ("system", ["fr-FR", "de-DE"], "de"),
        ("system", ["en-GB", "de-DE"], "en"),
        ("system", ["fr-FR"], "en"),
        ("system", ["C"], "en"),
        ("system", [], "en"),
        ("tlh", ["de"], "en"),
    ],
)
def test_the_language_of_a_choice(choice: str, system: list[str], language: str) -> None:
    assert language_of(choice, system) == language


def test_english_loads_nothing(qapp: QApplication) -> None:
    assert install(qapp, "en", TRANSLATIONS) == ()
    assert install(qapp, "de", None) == ()


@pytest.mark.parametrize(
    ("language", "folder", "number"), [("en", TRANSLATIONS, "0.50"), ("de", None, "0.50")]
)
def test_english_has_english_numbers_on_any_system(
    qapp: QApplication, language: str, folder: Path | None, number: str
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("de"))
    try:
        install(qapp, language, folder)
        assert QLocale().toString(0.5, "f", 2) == decimal(0.5, 2) == number
    finally:
        QLocale.setDefault(before)


def test_german_has_german_numbers(german: None) -> None:
    assert QLocale().toString(0.5, "f", 2) == decimal(0.5, 2) == "0,50"
    assert decimal(0.5) == "0,5"


def test_every_offered_language_has_a_translation() -> None:
    assert {file.stem.rpartition("_")[2] for file in TRANSLATIONS.glob("*.qm")} == TRANSLATED


def test_texts_of_the_domain_are_said_in_english_as_they_stand() -> None:
    assert shown("Turn detection") == "Turn detection"
    assert (
        shown(Words("There is no profile named {name}.", name="{x}"))
        == "There is no profile named {x}."
    )
    assert shown("") == ""
    assert decimal(1.25, 1) == "1.2"


def test_texts_of_the_domain_are_said_in_german(german: None) -> None:
    assert shown(SPECS["noise_reduction"].label) == "Rauschunterdrückung"
    assert shown("words of a person") == "words of a person"
    labels = (quoted(SPECS["noise_reduction"].label), "shoe_size")
    told = shown(Words("These saved settings could not be used: {labels}.", labels=labels))
    assert (
        told
        == "Diese gespeicherten Einstellungen ließen sich nicht verwenden: „Rauschunterdrückung“, shoe_size."
    )
    assert decimal(1.25, 1) == "1,2"


def test_a_wrong_value_of_a_file_is_told_in_german(german: None) -> None:
    (number,) = unusable_among({"vad_silence_ms": 90})
    (address,) = unusable_among({"voice_lexicon_url": "nowhere"})
    assert shown(number.why).startswith(
        "In der Datei steht „90“, aber das muss zwischen 100 ms und 5000 ms liegen."
    )
    assert shown(address.why).startswith(
        "In der Datei steht „nowhere“. Die URL muss mit https:// beginnen"
    )


def test_settings_are_found_by_german_and_by_english_words(german: None) -> None:
    for query in (
        "Rauschunterdrückung",
        "noise reduction",
        "input_audio_noise_reduction",
        "hintergrundgeräusche",
    ):
        assert "noise_reduction" in found(query, ROWS.items()), query
    assert "vad_silence_ms" in found("stille", ROWS.items())
    assert "vad_silence_ms" in found("silence_duration_ms", ROWS.items())


def test_voices_are_found_by_german_and_by_english_words(german: None) -> None:
    by_german = voices.search("deutsch weiblich", "azure-standard", shown)
    assert by_german
    assert by_german == voices.search("german female", "azure-standard", shown)


def test_a_line_of_the_programs_own_in_the_transcript_is_german_and_stays_one_object(
    german: None,
) -> None:
    line = Item(ItemId("note"), Role.SYSTEM, Words("Reconnected."), Status.FINAL, 1.0)
    spoken = Item(ItemId("u"), Role.USER, "Reconnected.", Status.FINAL, 2.0)
    model = TranscriptModel()
    model.show_conversation(Conversation().add(line))
    first = model.item(0)
    model.show_conversation(Conversation().add(line).add(spoken))
    assert first.text == "Wieder verbunden."
    assert model.item(0) is first
    assert model.item(1) is spoken

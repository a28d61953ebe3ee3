"""What people type into the search of the settings: it leads to a row, to a place elsewhere, or to
a plain no.
"""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.pseudo_language import speaking
from voicelive_desktop.domain.settings import SPECS
from voicelive_desktop.gui.actions import SPECS as ACTIONS
from voicelive_desktop.gui.panes.settings.settings_layout import SHOWN
from voicelive_desktop.gui.panes.settings.settings_places import PLACES, Place
from voicelive_desktop.gui.panes.settings.settings_search import found, found_missing, found_places

ROWS = (  # words, and a row that must be among the first few
    ("start at login", "start_at_login"),
    ("notifications", "notifications"),
    ("tray icon", "show_tray"),
    ("idle timeout", "idle_minutes"),
    ("font", "text_size"),
    ("bigger letters", "text_size"),
    ("dark", "theme"),
    ("night mode", "theme"),
    ("reduced motion", "reduced_motion"),
    ("language", "language"),
    ("german", "language"),
    ("stop interrupting me when I pause", "vad_silence_ms"),
    ("slow voice", "voice_rate"),
    ("speak faster", "voice_rate"),
    ("other voice", "voice_name"),
    ("echo", "echo_cancellation"),
    ("noise", "noise_reduction"),
    ("push to talk key", "talk_key"),
    ("push to talk", "talk_mode"),
    ("system prompt", "instructions"),
    ("personality", "instructions"),
    ("gpt-5", "model"),
    ("temperature", "temperature"),
    ("short answers", "max_output_tokens"),
    ("barge-in", "vad_interrupt"),
    ("filler words", "vad_remove_filler"),
    ("greeting", "greeting_kind"),
    ("visemes", "visemes"),
    ("turn_detection.silence_duration_ms", "vad_silence_ms"),
    ("prefix_padding_ms", "vad_prefix_padding_ms"),
    ("vad", "turn_detection"),
    ("agent", "agent_name"),
    ("idle timeout", "receive_timeout_s"),
    ("microphone too quiet", "microphone_gain_db"),
)
ELSEWHERE = (  # words, and what is set elsewhere
    ("api key", "API key"),
    ("key", "API key"),
    ("proxy", "Proxy"),
    ("endpoint", "Endpoint"),
    ("sign in", "Sign-in"),
    ("shortcuts", "Keyboard shortcuts"),
    ("update", "Updates"),
    ("session log", "Session log"),
    ("history", "Saved conversations"),
    ("delete history", "Saved conversations"),
    ("volume", "Volume"),
    ("choose microphone", "Microphone"),
    ("mute", "Mute"),
    ("export profile", "Profiles"),
    ("clear conversation", "Clear the conversation"),
    ("json", "Session as JSON"),
)
# Settings of the program without a row: what finds them.
OF_APP = {
    "target": "service",
    "endpoint": "endpoint",
    "input_device": "microphone",
    "output_device": "speaker",
    "volume": "volume",
    "profile": "profile",
    "update_check": "check updates daily",
    "releases_page": "releases",
    "sign_in": "sign in",
    "tenant": "tenant",
    "trusted_host": "host",
    "proxy": "proxy",
    "proxy_url": "proxy address",
    "local_ear": "speech recognition",
    "local_ear_folder": "speech model folder",
    "brain_url": "language model server",
    "brain_model": "language model",
    "brain_trusted_host": "trusted language model server",
    "agent_url": "agent address",
    "agent_protocol": "agent protocol",
    "agent_folder": "agent folder",
    "agent_command": "agent command",
}
# what the program remembers by itself
NO_CHOICE = {"sound_checked", "welcomed", "keep_asked", "record_told"}
NOWHERE = ("subtitle", "subtitles", "wake word")
NONSENSE = ("xyzzy", "banana word", "pronunciation banana")
MOST = 12  # rows that somebody looks through


@pytest.mark.parametrize(("query", "name"), ROWS)
def test_a_row_is_found_by_the_words_that_people_use(query: str, name: str) -> None:
    names = found(query, SHOWN.items())
    assert name in names
    assert len(names) <= MOST or query in {"vad", "language", "agent"}
    assert found_missing(query) == ""


@pytest.mark.parametrize(("query", "label"), ELSEWHERE)
def test_what_is_set_elsewhere_is_found_too(query: str, label: str) -> None:
    assert label in {place.label for place in found_places(query)}
    assert found_missing(query) == ""


@pytest.mark.parametrize("query", NOWHERE)
def test_what_cannot_be_set_is_said_plainly(query: str) -> None:
    assert found_missing(query).startswith("There is no ")


@pytest.mark.parametrize("query", NONSENSE)
def test_words_that_fit_nothing_list_nothing(query: str) -> None:
    assert found(query, SHOWN.items()) == frozenset()
    assert found_places(query) == ()
    assert found_missing(query) == ""


def test_each_keyword_of_each_place_finds_it() -> None:
    for place in PLACES:
        for word in place.keywords.split():
            if len(word) > 2:
                assert place in found_places(f"{word} {place.label}"), (place.label, word)


def test_every_setting_of_the_program_has_a_row_or_a_place() -> None:
    without_row = {name for name in SPECS if name not in SHOWN}
    assert without_row - NO_CHOICE == set(OF_APP)
    for name, query in OF_APP.items():
        assert found_places(query), name


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.label)
def test_a_place_leads_somewhere(place: Place) -> None:
    widgets = {
        "target_combo",
        "profile_combo",
        "microphone_combo",
        "speaker_combo",
        "volume_slider",
        "mute_button",
    }
    assert place.target in widgets | {spec.name for spec in ACTIONS}


def test_an_empty_query_finds_no_place() -> None:
    assert found_places("  ") == ()
    assert found_missing("") == ""


GERMAN = (
    ("Schrift", "text_size"),
    ("dunkel", "theme"),
    ("Sprache", "language"),
    ("langsamer sprechen", "voice_rate"),
    ("unterbricht mich", "vad_silence_ms"),
    ("Echo", "echo_cancellation"),
    ("Rauschen", "noise_reduction"),
    ("Sprechtaste", "talk_key"),
    ("Persönlichkeit", "instructions"),
    ("Bewegung", "reduced_motion"),
)


def test_german_words_lead_to_the_same(qapp: QApplication) -> None:
    with speaking(qapp, "de"):
        for query, name in GERMAN:
            assert name in found(query, SHOWN.items()), query
        for query, label in (
            ("Schlüssel", "API key"),
            ("Tastenkürzel", "Keyboard shortcuts"),
            ("Lautstärke", "Volume"),
        ):
            assert label in {place.label for place in found_places(query)}, query
        assert found_missing("Untertitel") == "Für Untertitel gibt es keine Einstellung."
        assert found_missing("Aktivierungswort")

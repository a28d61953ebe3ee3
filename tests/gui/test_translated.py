"""Nothing that a person reads bypasses translation: every state and dialog in a language of marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.gui.dialog_walk import dialog_kinds, make_dialog
from tests.support.every_notice import every_notice
from tests.support.plot_sources import Level
from tests.support.pseudo_language import PseudoLanguage, left_in_english, speaking, texts_of
from tests.support.settings_context import CONTEXT
from tests.support.style import take_off
from voicelive_desktop.domain.catalogue import models, voices
from voicelive_desktop.domain.facts.sound_check_state import Part, SoundCheck
from voicelive_desktop.domain.facts.state import ChoiceFacts, State
from voicelive_desktop.domain.settings import SPECS, Settings
from voicelive_desktop.domain.settings.checks import Correction
from voicelive_desktop.domain.settings.unusable import unusable_among
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.gui.dialogs.sound_check_dialog import SoundCheckDialog
from voicelive_desktop.gui.dialogs.welcome_steps import OFFERED
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.settings.profile_picker import ProfilePicker
from voicelive_desktop.gui.panes.settings.settings_panel import SettingsPanel
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.wording.language import shown
from voicelive_desktop.gui.wording.problems import problem

# What is the same in every language.
NAMES = (
    "Voice Live Desktop",  # the program
    *("English", "Deutsch"),  # languages in their own tongue
    *("Built-in Audio Analog Stereo", "Jabra Evolve2 65", "|alsa"),  # devices
    # of the service
    *("6f1c-22ab", "req-1", "invalid_value", "decimal_above_max_value", "session.voice.rate"),
    *("get_current_time", "get_weather", "add_to_list"),  # functions
    *OFFERED,  # voices
    *("dB", "ms", "MiB", "s"),  # units
    *("F8", "F9", "F12"),
    *("python main.py", "Hello."),  # what starts an agent, and what it is sent to try it
    "https://NAME.services.ai.azure.com",
    "https://example.services.ai.azure.com",
)
EXAMPLES = {
    "TextArea mcp_text_edit",  # of JSON that other assistants use
    "QLineEdit server_name_edit",
    "QLineEdit server_command_edit",
    "TextArea server_values_edit",
}
LISTED = {choice.value for choice in (*models.PERSONAL_VOICE_MODELS, *models.API_VERSIONS)}
MODEL = re.compile(
    r"[\w.-]*(gpt|phi|azure|whisper|mai|realtime|Neural|semantic|http|json)[\w.:/-]*", re.IGNORECASE
)


@pytest.fixture
def marked(qapp: QApplication) -> Iterator[QApplication]:
    language = PseudoLanguage()
    qapp.installTranslator(language)
    yield qapp
    qapp.removeTranslator(language)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    with speaking(qapp, "de"):
        yield


@pytest.fixture
def theme(marked: QApplication) -> Iterator[Theme]:
    theme = Theme()
    theme.apply_to(marked)
    yield theme
    take_off(marked)
    theme.deleteLater()


def english(root: QWidget) -> set[tuple[str, str]]:
    found = ((where, left_in_english(text)) for where, text in texts_of(root))
    return {
        (where, text)
        for where, text in found
        if text and not _is_name(text) and "_wire_name" not in where
    }


def _is_name(text: str) -> bool:
    for name in (*NAMES, *sorted(LISTED, key=len, reverse=True)):
        text = text.replace(name, "")
    return not left_in_english(MODEL.sub("", text))


def test_the_window_in_every_state(qtbot: QtBot, theme: Theme) -> None:
    parts = gallery.make_window(theme=theme)
    qtbot.addWidget(parts.window, before_close_func=lambda window: window.allow_close())
    parts.window.show()
    parts.window.attach_plots()
    panel = parts.window.findChild(SettingsPanel)
    assert panel is not None
    panel.build_all()
    for name, make in gallery.STATES.items():
        state = make()
        parts.feed.push(state)
        qtbot.waitUntil(lambda state=state: parts.feed.state is state)  # type: ignore[misc]
        # a hint is shortened until its label has its room
        qtbot.waitUntil(lambda: not english(parts.window))
        assert english(parts.window) == set(), name


def test_german_fits_the_smallest_window_in_every_state(qtbot: QtBot, german: None) -> None:
    parts = gallery.make_window()
    window = parts.window
    qtbot.addWidget(window, before_close_func=lambda window: window.allow_close())
    window.show()
    window.attach_plots()
    window.resize(760, 540)
    for name, make in gallery.STATES.items():
        state = make()
        parts.feed.push(state)
        qtbot.waitUntil(lambda state=state: parts.feed.state is state)  # type: ignore[misc]
        # the header fits its parts once it was told of their new texts
        qtbot.waitUntil(lambda: window.minimumSizeHint().width() <= 760)
        assert (window.width(), window.height()) == (760, 540), name


def test_every_setting_with_what_is_said_at_it(qtbot: QtBot, theme: Theme) -> None:
    feed = StateFeed(State())
    panel = SettingsPanel(feed, Intents(), theme)
    qtbot.addWidget(panel)
    panel.show()
    panel.build_all()
    problems = unusable_among(
        {"vad_silence_ms": 1, "vad_threshold": "high", "voice_type": "x", "voice_lexicon_url": "x"}
    )
    for settings in (
        *CONTEXT.values(),
        {"voice_type": "openai"},
        {"turn_detection": "none"},
        {"target": "azure"},
    ):
        state = State(settings=Settings(**settings), choices=ChoiceFacts(unusable=problems))
        feed.push(state)
        qtbot.waitUntil(lambda state=state: feed.state is state)  # type: ignore[misc]
        assert english(panel) == set(), settings


def test_what_is_said_of_a_wrong_text(marked: QApplication) -> None:
    for spec in SPECS.values():
        for wrong in (
            "no such: thing\nx",
            "{",
            "a b",
            "api-key: x",
            "\n".join(f"x{n}: y" for n in range(900)),
        ):
            told = spec.check(wrong)
            assert not told or left_in_english(shown(told)) == ""


@pytest.mark.parametrize("name", dialog_kinds())
def test_every_dialog(qtbot: QtBot, theme: Theme, name: str) -> None:
    dialog = make_dialog(name, StateFeed(gallery.listening()), Intents(), theme, words="")
    qtbot.addWidget(dialog)
    expected = (
        {("VoiceList voice_list", left) for left in _voices()} if name == "VoicesDialog" else set()
    )
    assert {place for place, _left in english(dialog) - expected} <= EXAMPLES


def test_the_menu_of_profiles(qtbot: QtBot, theme: Theme) -> None:
    picker = ProfilePicker(StateFeed(gallery.ready()), Intents())
    qtbot.addWidget(picker)
    menu = picker.menu()
    assert menu.actions()
    assert english(picker) == set()


def _voices() -> set[str]:
    """Persons, and codes of languages."""
    of_azure = voices.of_kind("azure-standard")
    return {
        part
        for voice in of_azure
        for part in (voice.label, voice.locale, left_in_english(voice.label))
    }


@pytest.mark.parametrize("page", list(Part))
def test_every_page_of_the_audio_check(qtbot: QtBot, theme: Theme, page: Part) -> None:
    feed = StateFeed(
        replace(
            gallery.ready(),
            hardware=replace(gallery.ready().hardware, sound_check=SoundCheck(page)),
        )
    )
    dialog = SoundCheckDialog(feed, Intents(), theme, Level())
    qtbot.addWidget(dialog)
    dialog.open()
    assert english(dialog) == set()
    feed.push(gallery.ready())
    qtbot.waitUntil(lambda: not dialog.isVisible())  # closed with the check


def test_every_problem(marked: QApplication) -> None:
    correction = Correction("noise_reduction", "near_field", "azure_deep_noise_suppression")
    failures = [Failure(kind, subject="Jabra Evolve2 65|alsa") for kind in FailureKind]
    for notice in (one for because in failures for one in every_notice(because, "", correction)):
        told = problem(notice, gallery.ready(), 0.0)
        assert _is_name(left_in_english(told.text)), notice
        assert _is_name(left_in_english(told.details)), notice

"""The whole window: its keys, its title, what its remedies and buttons lead to, closing, start."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.gui.controls import named
from tests.gui.dialog_walk import close_and_delete
from tests.support.wishes import wishes
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.functions import RunningTimer
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.kinds import Appearance
from voicelive_desktop.gui.dialogs.close_question import CloseQuestion
from voicelive_desktop.gui.dialogs.connection_dialog import ConnectionDialog
from voicelive_desktop.gui.panes.settings.settings_panel import SettingsPanel
from voicelive_desktop.gui.window import window_memory
from voicelive_desktop.gui.window.banner import Banner
from voicelive_desktop.gui.window.side_drawer import SideDrawer
from voicelive_desktop.gui.window.toast import Toast
from voicelive_desktop.gui.wording.problem_types import Remedy


@pytest.fixture
def plots() -> bool:
    return False


def test_the_settings_are_reached_by_key_in_a_narrow_window(parts: gallery.Parts) -> None:
    parts.window.resize(760, 540)
    assert not named(parts, "settings_panel").isVisible()
    QTest.keyClick(parts.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert named(parts, "settings_panel").isVisible()


def test_the_settings_button_tells_whether_they_are_open(parts: gallery.Parts) -> None:
    button = named(parts, "settings_button")
    assert isinstance(button, QAbstractButton)
    assert not button.isChecked()
    assert not named(parts, "settings_panel").isVisible(), "closed on the first start"
    button.click()
    assert button.isChecked()
    assert named(parts, "settings_panel").isVisible()


def test_keys_start_mute_and_stop(parts: gallery.Parts, qtbot: QtBot) -> None:
    started = QSignalSpy(wishes(parts.intents, ev.StartRequested))
    ended = QSignalSpy(wishes(parts.intents, ev.EndRequested))
    muted = QSignalSpy(wishes(parts.intents, ev.MuteChosen))
    stopped = QSignalSpy(wishes(parts.intents, ev.StopRequested))
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(parts.window, Qt.Key.Key_Return, control)
    QTest.keyClick(named(parts, "start_button"), Qt.Key.Key_Return, control)
    QTest.keyClick(named(parts, "message_input"), Qt.Key.Key_Return, control)
    assert (started.count(), ended.count()) == (3, 0)
    parts.feed.push(gallery.speaking())
    qtbot.waitUntil(lambda: named(parts, "stop_button").isVisible())
    QTest.keyClick(parts.window, Qt.Key.Key_M, control)
    QTest.keyClick(parts.window, Qt.Key.Key_Escape)
    QTest.keyClick(parts.window, Qt.Key.Key_Enter, control)
    assert muted.at(0) == [True]
    assert stopped.count() == 1
    assert ended.count() == 1


def test_one_can_type_at_once(parts: gallery.Parts) -> None:
    assert parts.window.focusWidget() is named(parts, "message_input")


def test_closing_is_the_business_of_the_program(parts: gallery.Parts) -> None:
    asked = QSignalSpy(parts.window.close_requested)
    assert not parts.window.close()
    assert asked.count() == 1
    assert parts.window.isVisible()
    parts.window.allow_close()
    assert parts.window.close()


def test_closing_names_the_timers_that_would_end(parts: gallery.Parts, qtbot: QtBot) -> None:
    timers = (RunningTimer("tea", time.time() + 240), RunningTimer("", time.time() + 20))
    state = parts.feed.state
    parts.feed.push(replace(state, hands=replace(state.hands, timers=timers)))
    qtbot.waitUntil(lambda: parts.feed.state.hands.timers == timers)
    assert not parts.window.close()
    question = parts.window.findChild(CloseQuestion)
    assert question is not None
    label = question.findChild(QLabel, "close_question_words")
    assert label is not None
    words = label.text()
    assert "tea: in 4 min" in words
    assert "Timer: in less than a minute" in words
    question.reject()


def test_closing_in_a_conversation_asks_and_a_second_close_needs_no_answer(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    asked = QSignalSpy(parts.window.close_requested)
    parts.feed.push(gallery.listening())
    qtbot.waitUntil(lambda: named(parts, "start_button").property("kind") == "danger")
    assert not parts.window.close()
    question = parts.window.findChild(CloseQuestion)
    assert question is not None
    assert asked.count() == 0
    question.reject()
    qtbot.waitUntil(lambda: parts.window.findChild(CloseQuestion) is None)
    assert not parts.window.close()
    assert not parts.window.close()
    assert asked.count() == 1


def test_the_title_tells_the_state(parts: gallery.Parts, qtbot: QtBot) -> None:
    assert parts.window.windowTitle() == "Ready - Voice Live Desktop"
    parts.feed.push(gallery.listening())
    qtbot.waitUntil(lambda: parts.window.windowTitle() == "Listening - Voice Live Desktop")


def test_the_theme_follows_the_settings(parts: gallery.Parts, qtbot: QtBot) -> None:
    parts.feed.push(replace(gallery.ready(), settings=Settings(theme=Appearance.LIGHT)))
    qtbot.waitUntil(lambda: not parts.theme.is_dark)


def test_choosing_azure_without_an_endpoint_asks_for_it(parts: gallery.Parts) -> None:
    chosen = QSignalSpy(wishes(parts.intents, ev.SettingsChosen))
    combo = named(parts, "target_combo")
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert chosen.at(0) == [{"target": "azure"}]
    dialog = parts.window.findChild(ConnectionDialog)
    assert dialog is not None
    assert dialog.isVisible()


def test_after_a_refused_start_one_button_shows_the_setting_and_one_starts_without_it(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    parts.feed.push(gallery.refused_start())
    banner = named(parts, "banner")
    assert isinstance(banner, Banner)
    qtbot.waitUntil(banner.isVisible)
    labels = [named(parts, f"banner_remedy_{n}") for n in range(2)]
    assert [button.text() for button in labels if isinstance(button, QAbstractButton)] == [
        "Start without it",
        "Show the setting",
    ]
    banner.remedy_chosen.emit(Remedy.REFUSED_SETTING)
    qtbot.waitUntil(lambda: named(parts, "voice_rate_spin").hasFocus())
    with qtbot.waitSignal(wishes(parts.intents, ev.StartWithoutRefusedRequested)):
        banner.remedy_chosen.emit(Remedy.WITHOUT_REFUSED)


def test_remedies_lead_where_they_say(parts: gallery.Parts) -> None:
    banner = named(parts, "banner")
    assert isinstance(banner, Banner)
    parts.window.resize(760, 540)
    banner.remedy_chosen.emit(Remedy.SETTINGS)
    drawer = parts.window.findChild(SideDrawer)
    assert drawer is not None
    assert drawer.is_open
    assert named(parts, "settings_search").hasFocus()
    retried = QSignalSpy(wishes(parts.intents, ev.RetryRequested))
    banner.remedy_chosen.emit(Remedy.RETRY)
    assert retried.count() == 1
    chosen, started = (
        QSignalSpy(wishes(parts.intents, ev.SettingsChosen)),
        QSignalSpy(wishes(parts.intents, ev.StartRequested)),
    )
    banner.remedy_chosen.emit(Remedy.TRY_DEMO)
    assert chosen.at(0) == [{"target": "demo"}]
    assert started.count() == 1


def test_the_window_is_there_before_numpy_and_pyqtgraph() -> None:
    program = (
        "import sys; import voicelive_desktop.gui.window.main_window; "
        "print([m for m in ('numpy', 'pyqtgraph', 'asyncio', 'sounddevice') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=300, check=True
    )
    assert done.stdout.strip() == "[]"


def test_choosing_another_model_leads_to_its_row(parts: gallery.Parts, qtbot: QtBot) -> None:
    banner = named(parts, "banner")
    assert isinstance(banner, Banner)
    banner.remedy_chosen.emit(Remedy.CHOOSE_MODEL)
    qtbot.waitUntil(lambda: named(parts, "model_combo").hasFocus())
    assert named(parts, "model_combo").isVisible()


def test_a_row_that_is_not_built_yet_is_reached_in_a_narrow_window(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    parts.window.resize(760, 540)
    qtbot.waitUntil(lambda: not named(parts, "settings_panel").isVisible())
    parts.window.reveal("tool_choice_combo")
    qtbot.waitUntil(lambda: named(parts, "tool_choice_combo").isVisible())
    words = named(parts, "tool_choice_combo").findChild(QLineEdit)
    assert words is not None
    qtbot.waitUntil(words.hasFocus)
    assert words.sizeHint().height() <= words.height(), "a frame within the frame cuts them off"


def test_the_search_of_the_settings_leads_to_what_is_set_elsewhere(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    panel = named(parts, "settings_panel")
    assert isinstance(panel, SettingsPanel)
    panel.place_chosen.emit("connection")
    dialog = parts.window.findChild(ConnectionDialog)
    assert dialog is not None
    dialog.reject()
    panel.place_chosen.emit("volume_slider")
    qtbot.waitUntil(lambda: named(parts, "volume_slider").hasFocus())


@pytest.mark.parametrize(
    ("button", "action"),
    [
        ("settings_json", "session_json"),
        ("connect_azure_button", "connection"),
        ("local_model_button", "companion"),
        ("sound_check_button", "sound_check"),
    ],
)
def test_a_button_opens_what_its_action_opens(
    parts: gallery.Parts, button: str, action: str
) -> None:
    parts.window.reveal("settings_search")
    wanted = parts.window.findChild(QAction, f"action_{action}")
    assert wanted is not None
    opened = QSignalSpy(wanted.triggered)
    pressed = named(parts, button)
    assert isinstance(pressed, QAbstractButton)
    pressed.click()
    assert opened.count() == 1


def test_the_level_of_the_settings_is_remembered(parts: gallery.Parts) -> None:
    panel = named(parts, "settings_panel")
    assert isinstance(panel, SettingsPanel)
    assert panel.level == "basic"
    panel.set_level("all")
    left = window_memory.picture_of(parts.window)
    panel.set_level("basic")
    window_memory.restore(parts.window, left)
    assert panel.level == "all"
    window_memory.restore(parts.window, {"level": "no such"})
    assert panel.level == "all"


@pytest.mark.parametrize("width", [760, 1240])
def test_a_message_lies_neither_under_the_settings_nor_on_them(
    parts: gallery.Parts, qtbot: QtBot, width: int
) -> None:
    parts.window.resize(width, 600)
    parts.feed.push(gallery.toasts())
    qtbot.waitUntil(lambda: bool(parts.window.findChildren(Toast)))
    QTest.keyClick(parts.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    panel = named(parts, "settings_panel")
    qtbot.waitUntil(panel.isVisible)
    at_left = panel.mapTo(parts.window, QPoint(0, 0)).x()
    for toast in parts.window.findChildren(Toast):
        assert toast.mapTo(parts.window, QPoint(toast.width(), 0)).x() <= at_left
        assert toast.isVisible()


class ShownWindows(QObject):
    """Notes every widget that comes on the screen as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show
        if is_shown and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(watched.objectName() or type(watched).__name__)
        return False


def test_no_part_of_the_window_flashes_as_a_window_of_its_own(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """A part without a parent that is told to be visible stands on the screen for a moment."""
    shown = ShownWindows()
    qapp.installEventFilter(shown)
    try:
        made = gallery.make_window()
        made.window.show()
        made.window.activateWindow()
        qtbot.waitUntil(made.window.isActiveWindow)
        made.window.attach_plots()
        made.window.offer_welcome()
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        for key, held in (
            (Qt.Key.Key_Comma, control),
            (Qt.Key.Key_H, control | shift),
            (Qt.Key.Key_I, control),
            (Qt.Key.Key_J, control),
            (Qt.Key.Key_F, control),
        ):
            QTest.keyClick(made.window, key, held)
            qapp.processEvents()
        assert named(made, "preset_bar") is not None
        assert named(made, "library_panel") is not None
        for state in gallery.STATES.values():
            made.feed.push(state())
            qapp.processEvents()
    finally:
        qapp.removeEventFilter(shown)
    made.window.allow_close()
    made.window.close()
    close_and_delete(made.window)
    assert shown.names == ["main_window"]

"""The whole window: names that scripts rely on, words for screen readers, sizes, keys, closing, start."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.support.style import take_off
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.gui.dialogs.connection import ConnectionDialog
from voicelive_desktop.gui.main_window import MainWindow
from voicelive_desktop.gui.panels.banner import Banner
from voicelive_desktop.gui.problem_types import Remedy
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.widgets.side_drawer import SideDrawer
from voicelive_desktop.gui.widgets.transcript_view import TranscriptView

GUI = Path(__file__).parents[2] / "voicelive_desktop" / "gui"
INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)
FIXED_NAMES = (
    "main_window",
    "target_combo",
    "connection_status",
    "session_timer",
    "microphone_combo",
    "speaker_combo",
    "mute_button",
    "volume_slider",
    "waveform",
    "vad_meter",
    "state_label",
    "state_hint",
    "start_button",
    "transcript",
    "message_input",
    "send_button",
    "stop_button",
    "banner",
    "settings_panel",
    "settings_search",
    "voice_type_combo",
    "voice_name_combo",
    "voice_rate_spin",
    "voice_temperature_spin",
    "turn_detection_combo",
    "vad_threshold_spin",
    "vad_prefix_padding_spin",
    "vad_silence_spin",
    "vad_speech_duration_spin",
    "vad_remove_filler_check",
    "vad_interrupt_check",
    "vad_auto_truncate_check",
    "eou_model_combo",
    "eou_threshold_combo",
    "eou_timeout_spin",
    "noise_reduction_combo",
    "echo_cancellation_check",
    "echo_reference_combo",
    "model_combo",
    "instructions_edit",
    "temperature_spin",
    "transcription_model_combo",
    "transcription_language_edit",
    "waveform_text",
    "vad_meter_text",
)


@pytest.fixture
def parts(qtbot: QtBot, qapp: QApplication) -> Iterator[gallery.Parts]:
    theme = Theme()
    theme.set_choice("dark")
    theme.apply_to(qapp)
    made = gallery.make_window(theme=theme)
    qtbot.addWidget(made.window, before_close_func=lambda window: window.allow_close())
    painted = QSignalSpy(made.window.first_frame_painted)
    made.window.show()
    qtbot.waitUntil(lambda: painted.count() == 1)
    made.window.attach_plots()
    qtbot.waitUntil(lambda: made.window.findChild(QWidget, "waveform") is not None)
    yield made
    take_off(qapp)


def named(parts: gallery.Parts, name: str) -> QWidget:
    found = parts.window.findChild(QWidget, name)
    assert found is not None, name
    return found


def interactive(window: MainWindow) -> list[QWidget]:
    """Every control that a person can use; inner parts of Qt's own controls are not ours to name."""
    found = [w for kind in INTERACTIVE for w in window.findChildren(kind)]
    return [w for w in found if not _is_inner(w)]


def _is_inner(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    if isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_"):
        return True
    while parent is not None:
        if isinstance(parent, QComboBox | QAbstractSpinBox):
            return True
        parent = parent.parentWidget()
    return isinstance(widget.parentWidget(), QLineEdit)


def test_the_names_that_scripts_rely_on_are_there(parts: gallery.Parts, qtbot: QtBot) -> None:
    def missing() -> set[str]:
        widgets = (parts.window, *parts.window.findChildren(QWidget))
        return set(FIXED_NAMES) - {widget.objectName() for widget in widgets}

    qtbot.waitUntil(lambda: missing() == set())


def test_every_control_has_a_name_of_its_own_and_words_for_a_screen_reader(parts: gallery.Parts) -> None:
    parts.feed.push(gallery.toasts())
    parts.window.show_connection_dialog()
    controls = interactive(parts.window)
    assert len(controls) > 30
    nameless = [f"{type(w).__name__} {w.objectName()}" for w in controls if not w.objectName()]
    silent = [w.objectName() for w in controls if not w.accessibleName() and not _speaks(w)]
    assert nameless == []
    assert silent == []


def _speaks(widget: QWidget) -> bool:
    """A button that shows words speaks them."""
    return (isinstance(widget, QAbstractButton) and bool(widget.text())) or not widget.isVisible()


def test_object_names_are_unique(parts: gallery.Parts) -> None:
    parts.feed.push(gallery.toasts())
    names = Counter(w.objectName() for w in parts.window.findChildren(QWidget) if w.objectName())
    twice = {name for name, count in names.items() if count > 1 and not name.startswith("qt_")}
    assert twice == set()


def test_labels_of_a_state_hide_nothing(parts: gallery.Parts) -> None:
    for name in ("connection_status", "session_timer", "state_label", "state_hint", "banner_words"):
        label = parts.window.findChild(QLabel, name)
        assert label is not None, name
        assert label.accessibleName() == "", name


def test_every_combo_holds_wire_values(parts: gallery.Parts) -> None:
    for combo in parts.window.findChildren(QComboBox):
        values = [combo.itemData(row, Qt.ItemDataRole.UserRole) for row in range(combo.count())]
        assert all(isinstance(value, str) for value in values), combo.objectName()


def test_everything_fits_at_the_smallest_size_in_every_state(parts: gallery.Parts, qtbot: QtBot) -> None:
    window = parts.window
    window.resize(760, 540)
    for name, make in gallery.STATES.items():
        state = make()
        parts.feed.push(state)
        qtbot.waitUntil(lambda state=state: parts.feed.state is state)  # type: ignore[misc]
        QTest.qWait(20)  # layouts settle after the state is there
        assert (window.width(), window.height()) == (760, 540)
        for control in interactive(window):
            if control.isVisible() and not _in_settings(parts, control):
                corner = control.mapTo(window, control.rect().bottomRight())
                assert (corner.x() < 760, corner.y() < 540) == (True, True), f"{control.objectName()} in {name}"


def _in_settings(parts: gallery.Parts, control: QWidget) -> bool:
    return named(parts, "settings_panel").isAncestorOf(control)


def test_the_settings_are_reached_by_key_in_a_narrow_window(parts: gallery.Parts) -> None:
    parts.window.resize(760, 540)
    assert not named(parts, "settings_panel").isVisible()
    QTest.keyClick(parts.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert named(parts, "settings_panel").isVisible()


def test_the_settings_button_tells_whether_they_are_open(parts: gallery.Parts) -> None:
    button = named(parts, "settings_button")
    assert isinstance(button, QAbstractButton)
    assert button.isChecked()
    button.click()
    assert not button.isChecked()
    assert not named(parts, "settings_panel").isVisible()


def test_keys_start_mute_and_stop(parts: gallery.Parts, qtbot: QtBot) -> None:
    started = QSignalSpy(parts.intents.start_requested)
    ended = QSignalSpy(parts.intents.end_requested)
    muted = QSignalSpy(parts.intents.mute_requested)
    stopped = QSignalSpy(parts.intents.stop_requested)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(parts.window, Qt.Key.Key_Return, control)
    QTest.keyClick(named(parts, "message_input"), Qt.Key.Key_Return, control)
    assert (started.count(), ended.count()) == (2, 0)
    parts.feed.push(gallery.speaking())
    qtbot.waitUntil(lambda: named(parts, "stop_button").isVisible())
    QTest.keyClick(parts.window, Qt.Key.Key_M, control)
    QTest.keyClick(parts.window, Qt.Key.Key_Escape)
    QTest.keyClick(parts.window, Qt.Key.Key_Enter, control)
    assert muted.at(0) == [True]
    assert stopped.count() == 1
    assert ended.count() == 1


def test_no_control_has_the_focus_at_start(parts: gallery.Parts) -> None:
    assert not isinstance(parts.window.focusWidget(), INTERACTIVE)


def test_closing_asks_first(parts: gallery.Parts) -> None:
    asked = QSignalSpy(parts.window.close_requested)
    assert not parts.window.close()
    assert asked.count() == 1
    assert parts.window.isVisible()
    parts.window.allow_close()
    assert parts.window.close()


def test_the_title_tells_the_state(parts: gallery.Parts, qtbot: QtBot) -> None:
    assert parts.window.windowTitle() == "Ready - Voice Live Desktop"
    parts.feed.push(gallery.listening())
    qtbot.waitUntil(lambda: parts.window.windowTitle() == "Listening - Voice Live Desktop")


def test_the_theme_follows_the_settings(parts: gallery.Parts, qtbot: QtBot) -> None:
    parts.feed.push(replace(gallery.ready(), settings=Settings(theme="light")))
    qtbot.waitUntil(lambda: not parts.theme.is_dark)


def test_choosing_azure_without_an_endpoint_asks_for_it(parts: gallery.Parts) -> None:
    chosen = QSignalSpy(parts.intents.settings_chosen)
    combo = named(parts, "target_combo")
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert chosen.at(0) == [{"target": "azure"}]
    dialog = parts.window.findChild(ConnectionDialog)
    assert dialog is not None
    assert dialog.isVisible()


def test_remedies_lead_where_they_say(parts: gallery.Parts) -> None:
    banner = named(parts, "banner")
    assert isinstance(banner, Banner)
    parts.window.resize(760, 540)
    banner.remedy_chosen.emit(Remedy.SETTINGS)
    drawer = parts.window.findChild(SideDrawer)
    assert drawer is not None
    assert drawer.is_open
    assert named(parts, "settings_search").hasFocus()
    retried = QSignalSpy(parts.intents.retry_requested)
    banner.remedy_chosen.emit(Remedy.RETRY)
    assert retried.count() == 1
    chosen, started = QSignalSpy(parts.intents.settings_chosen), QSignalSpy(parts.intents.start_requested)
    banner.remedy_chosen.emit(Remedy.TRY_DEMO)
    assert chosen.at(0) == [{"target": "demo"}]
    assert started.count() == 1


def test_an_example_of_the_start_page_fills_the_message_field(parts: gallery.Parts) -> None:
    button = named(parts, "example_1")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    field = named(parts, "message_input")
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == "What can you do?"


def test_a_conversation_replaces_the_start_page_and_can_be_copied(parts: gallery.Parts, qtbot: QtBot) -> None:
    assert named(parts, "start_page").isVisible()
    parts.feed.push(gallery.listening())
    view = named(parts, "transcript")
    assert isinstance(view, TranscriptView)
    qtbot.waitUntil(view.isVisible)
    view.selectAll()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "You: Hello, what time is it?"
    assert len(lines) == 3


def test_the_chip_counts_what_is_new_and_leads_there(parts: gallery.Parts, qtbot: QtBot) -> None:
    state = gallery.odd_rows()
    parts.feed.push(state)
    view = named(parts, "transcript")
    assert isinstance(view, TranscriptView)
    qtbot.waitUntil(view.isVisible)
    parts.window.resize(760, 540)
    view.verticalScrollBar().setValue(0)
    chip = named(parts, "new_items_chip")
    assert isinstance(chip, QAbstractButton)
    assert chip.isVisible()
    new = gallery.speaking().conversation.last()
    assert new is not None
    parts.feed.push(replace(state, conversation=state.conversation.add(new)))
    qtbot.waitUntil(lambda: chip.text() == "1 new")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert view.is_at_end
    assert not chip.isVisible()


def test_text_grows_and_shrinks_by_keys_within_limits(qtbot: QtBot, parts: gallery.Parts) -> None:
    state = gallery.listening()
    parts.feed.push(state)
    parts.intents.settings_chosen.connect(
        lambda changes: parts.feed.push(replace(state, settings=replace(state.settings, **changes)))
    )
    control = Qt.KeyboardModifier.ControlModifier
    pane = parts.window.findChild(QWidget, "transcript_pane")
    assert pane is not None

    def press(key: Qt.Key, until: float) -> None:
        def grown() -> bool:
            QTest.keyClick(parts.window, key, control)
            return bool(pane.property("scale") == until)

        qtbot.waitUntil(grown)

    press(Qt.Key.Key_Plus, 2.0)
    press(Qt.Key.Key_Plus, 2.0)
    press(Qt.Key.Key_Minus, 0.8)
    press(Qt.Key.Key_0, 1.0)


def test_nothing_in_the_window_nests_an_event_loop() -> None:
    banned = re.compile(
        r"\.exec\(|\.exec_\(|processEvents|QMessageBox\.(about|critical|information|question|warning)"
        r"|QInputDialog\.get|QFileDialog\.get|QColorDialog\.get|QFontDialog\.get"
    )
    found = [f"{path.name}: {m.group()}" for path in GUI.rglob("*.py") for m in banned.finditer(path.read_text())]
    assert found == []


def test_the_window_is_there_before_numpy_and_pyqtgraph() -> None:
    program = (
        "import sys; import voicelive_desktop.gui.main_window; "
        "print([m for m in ('numpy', 'pyqtgraph', 'asyncio', 'sounddevice') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


def test_choosing_another_model_leads_to_its_row(parts: gallery.Parts, qtbot: QtBot) -> None:
    banner = named(parts, "banner")
    assert isinstance(banner, Banner)
    banner.remedy_chosen.emit(Remedy.CHOOSE_MODEL)
    qtbot.waitUntil(lambda: named(parts, "model_combo").hasFocus())
    assert named(parts, "model_combo").isVisible()


def test_ctrl_f_finds_and_esc_closes_the_bar_before_it_stops_the_answer(parts: gallery.Parts) -> None:
    parts.feed.push(gallery.speaking())
    stopped = QSignalSpy(parts.intents.stop_requested)
    bar = named(parts, "find_bar")
    QTest.keyClick(parts.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bar.isVisible()
    field = parts.window.focusWidget()
    assert field is not None
    assert field.objectName() == "find_input"
    QTest.keyClicks(field, "time")
    count = named(parts, "find_count")
    assert isinstance(count, QLabel)
    assert count.text() == "1 of 5"
    QTest.keyClick(parts.window, Qt.Key.Key_F3)
    assert count.text() == "2 of 5"
    QTest.keyClick(parts.window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert count.text() == "1 of 5"
    named(parts, "message_input").setFocus()
    QTest.keyClick(named(parts, "message_input"), Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert stopped.count() == 0
    QTest.keyClick(parts.window, Qt.Key.Key_Escape)
    assert stopped.count() == 1

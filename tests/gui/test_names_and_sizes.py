"""Names that scripts rely on, words for screen readers, values on the wire, and room for
everything.
"""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.gui.controls import INTERACTIVE, named
from voicelive_desktop.gui.window.main_window import MainWindow

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
    "settings_level",
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


def test_the_names_that_scripts_rely_on_are_there(parts: gallery.Parts) -> None:
    """Also what is in the settings, which nobody opened."""
    parts.window.build_named_settings()
    names = {widget.objectName() for widget in parts.window.findChildren(QWidget)}
    assert set(FIXED_NAMES) - names == {"main_window"}
    assert parts.window.objectName() == "main_window"


def test_every_control_has_a_name_of_its_own_and_words_for_a_screen_reader(
    parts: gallery.Parts,
) -> None:
    parts.feed.push(gallery.toasts())
    parts.window.reveal("settings_search")
    parts.window.pages.show_connection()
    controls = interactive(parts.window)
    assert len(controls) > 30
    nameless = [f"{type(w).__name__} {w.objectName()}" for w in controls if not w.objectName()]
    silent = [w.objectName() for w in controls if not w.accessibleName() and not _speaks(w)]
    # Of a list in which one can type the field has the focus, not the list.
    silent += [
        w.objectName()
        for w in controls
        if isinstance(w, QComboBox)
        and (line := w.lineEdit()) is not None
        and not line.accessibleName()
    ]
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
        rows = [row for row in range(combo.count()) if not _is_line(combo, row)]
        values = [combo.itemData(row, Qt.ItemDataRole.UserRole) for row in rows]
        assert all(isinstance(value, str) for value in values), combo.objectName()


def _is_line(combo: QComboBox, row: int) -> bool:
    """A line between entries, as Qt marks it."""
    return bool(combo.itemData(row, Qt.ItemDataRole.AccessibleDescriptionRole) == "separator")


def test_everything_fits_at_the_smallest_size_in_every_state(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
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
                assert (corner.x() < 760, corner.y() < 540) == (True, True), (
                    f"{control.objectName()} in {name}"
                )


def _in_settings(parts: gallery.Parts, control: QWidget) -> bool:
    return named(parts, "settings_panel").isAncestorOf(control)

"""The virtual screen and the driver on it, tried on a small window of our own."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import processes
from tests.support.requirements import needs_e2e
from tests.support.ui_driver import NotOnScreenError, UiDriver
from tests.support.virtual_screen import VirtualScreen

pytestmark = [pytest.mark.e2e, needs_e2e]

WINDOW = """
from PySide6.QtWidgets import *
app = QApplication([])
window = QMainWindow(objectName="main_window", windowTitle="Try me")
inside = QWidget(); layout = QVBoxLayout(inside); window.setCentralWidget(inside)
button = QPushButton("Start", objectName="start_button")
state = QLabel("Ready", objectName="state_label")
combo = QComboBox(objectName="voice_combo"); combo.addItems([f"Voice {n}" for n in range(40)])
field = QLineEdit(objectName="message_input")
spin = QSpinBox(objectName="rate_spin", maximum=200, value=7)
mute = QPushButton("Mute", objectName="mute_button", checkable=True)
for each in (button, state, combo, field, spin, mute): layout.addWidget(each)
button.clicked.connect(lambda: (state.setText("Listening"), button.setText("End")))
field.returnPressed.connect(lambda: state.setText(field.text()))
window.show(); app.exec()
"""


@pytest.fixture(scope="module")
def screen() -> Iterator[VirtualScreen]:
    with VirtualScreen() as screen:
        yield screen


@pytest.fixture
def ui(screen: VirtualScreen) -> Iterator[UiDriver]:
    program = subprocess.Popen([sys.executable, "-c", WINDOW], env=screen.program_env())
    try:
        with UiDriver(screen) as ui:
            ui.attach(pid=program.pid)
            yield ui
    finally:
        processes.stop(program)


def test_a_click_with_the_mouse_is_seen_in_the_labels(ui: UiDriver) -> None:
    button, state = ui.widget("start_button"), ui.widget("state_label")
    assert (button.name, state.text) == ("Start", "Ready")
    button.click()
    state.wait_for_text("Listening")
    assert button.name == "End"


def test_typing_and_keys_reach_the_field_with_the_focus(ui: UiDriver) -> None:
    field = ui.widget("message_input").type("hello there")
    ui.key("Return")
    ui.widget("state_label").wait_for_text("hello there")
    assert field.focused
    field.set_text("こんにちは")
    field.wait_for_text("こんにちは")


@pytest.mark.parametrize("text", ["Voice 2", "Voice 37"])
def test_a_combo_item_is_chosen_by_its_text_even_if_it_must_scroll_into_view(
    ui: UiDriver, text: str
) -> None:
    combo = ui.widget("voice_combo")
    assert len(combo.items) == 40
    combo.choose(text)
    combo.wait_until(lambda widget: widget.name == text)


def test_values_and_states_can_be_read(ui: UiDriver) -> None:
    assert ui.widget("rate_spin").value == 7
    mute = ui.widget("mute_button")
    assert mute.enabled
    assert not mute.checked
    mute.click().wait_until(lambda widget: widget.checked)


def test_what_is_not_there_is_named(ui: UiDriver) -> None:
    nothing = ui.widget("no_such_button")
    assert not nothing.shown
    with pytest.raises(NotOnScreenError, match="no_such_button"):
        ui.ask("click", target=nothing.target, timeout_s=0.1)


def test_a_program_on_the_screen_is_told_to_speak_english(
    screen: VirtualScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "de:en")
    assert screen.program_env()["LANGUAGE"] == "en"


def test_a_picture_of_the_screen_can_be_kept(
    screen: VirtualScreen, ui: UiDriver, tmp_path: Path
) -> None:
    ui.widget("start_button").wait_until(lambda widget: widget.shown)
    picture = screen.screenshot(tmp_path / "screen.png").read_bytes()
    assert picture.startswith(b"\x89PNG")


def test_nothing_runs_after_the_end() -> None:
    with VirtualScreen() as screen, UiDriver(screen) as ui:
        with pytest.raises(NotOnScreenError):
            ui.attach(name="nobody", timeout_s=0.1)
        assert len(processes.tagged(screen.tag)) >= 3
    assert processes.tagged(screen.tag) == {}

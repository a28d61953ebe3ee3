"""The home of the voice: what it shows in each state, and what it announces."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QSlider, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.plot_sources import Level, Pairs
from tests.support.pseudo_language import speaking
from tests.support.style import take_off
from tests.unit.gui.world import BUILT_IN, JABRA, LISTED, SPEAKER, part
from voicelive_desktop.domain import connection as con
from voicelive_desktop.domain.failures import Failure, FailureKind
from voicelive_desktop.domain.ids import ItemId
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.state import Capture, Devices, Listening, Marks, Playback, Speech, State
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panels.bottom_bar import BottomBar
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.widgets.device_combo import AUDIO_CHECK

TALKING = replace(LISTED, connection=con.Ready(), capture=Capture(True, JABRA.id, 24000), playback=Playback(open=True))


@pytest.fixture
def bar(qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme) -> BottomBar:
    made = BottomBar(feed, intents, Level(), Pairs(0.0), Pairs(0.0), theme)
    qtbot.addWidget(made)
    made.resize(1240, 140)
    made.show()
    qtbot.waitExposed(made)
    feed.push(LISTED)
    qtbot.waitUntil(lambda: feed.state is LISTED)
    return made


def moving(bar: BottomBar) -> list[str]:
    assert bar.plots is not None
    plots = {"waveform": bar.plots.waveform.is_moving, "meter": bar.plots.meter.is_moving}
    return [name for name, moves in plots.items() if moves]


def push(qtbot: QtBot, feed: StateFeed, state: State) -> None:
    feed.push(state)
    qtbot.waitUntil(lambda: feed.state is state)


def test_importing_the_bar_imports_neither_numpy_nor_pyqtgraph() -> None:
    heavy = "{'numpy', 'pyqtgraph'} & set(sys.modules)"
    code = f"import sys, voicelive_desktop.gui.panels.bottom_bar; sys.exit(bool({heavy}))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_button_reads_start_then_end_and_asks_for_it(
    qtbot: QtBot, bar: BottomBar, feed: StateFeed, intents: Intents
) -> None:
    button = part(bar, QPushButton, "start_button")
    assert button.text() == "Start"
    with qtbot.waitSignal(intents.start_requested):
        button.click()
    push(qtbot, feed, replace(LISTED, connection=con.Connecting()))
    assert button.text() == "End"
    with qtbot.waitSignal(intents.end_requested):
        button.click()
    push(qtbot, feed, replace(LISTED, connection=con.Closing()))
    assert not button.isEnabled()


def test_mute_asks_and_shows_what_is_true(qtbot: QtBot, bar: BottomBar, feed: StateFeed, intents: Intents) -> None:
    button = part(bar, QToolButton, "mute_button")
    with qtbot.waitSignal(intents.mute_requested) as asked:
        button.click()
    assert asked.args == [True]
    with qtbot.assertNotEmitted(intents.mute_requested):
        push(qtbot, feed, replace(LISTED, muted=True))
    assert button.isChecked()
    assert button.text() == "Muted"
    with qtbot.assertNotEmitted(intents.mute_requested):
        push(qtbot, feed, LISTED)
    assert not button.isChecked()


@pytest.mark.parametrize("width", [960, 1240])
def test_mute_and_muted_are_two_words_that_fit_in_german(
    qtbot: QtBot, qapp: QApplication, intents: Intents, theme: Theme, width: int
) -> None:
    with speaking(qapp, "de"):
        feed = StateFeed(LISTED)
        bar = BottomBar(feed, intents, Level(), Pairs(0.0), Pairs(0.0), theme)
        qtbot.addWidget(bar)
        theme.apply_to(qapp)
        bar.resize(width, 140)
        bar.show()
        button = part(bar, QToolButton, "mute_button")
        qtbot.waitUntil(button.isVisible)
        words = set()
        for state in (LISTED, replace(LISTED, muted=True)):
            push(qtbot, feed, state)
            words.add(button.text())
            assert button.sizeHint().width() <= button.width(), button.text()
    take_off(qapp)
    assert words == {"Stummschalten", "Stumm"}


def test_pickers_list_the_default_first_and_hold_identities(bar: BottomBar) -> None:
    combo = part(bar, QComboBox, "microphone_combo")
    names = ["System default", JABRA.label, BUILT_IN.label, "", "Audio check…"]
    assert [combo.itemText(i) for i in range(combo.count())] == names
    assert [combo.itemData(i, Qt.ItemDataRole.UserRole) for i in range(3)] == ["", JABRA.id, BUILT_IN.id]
    assert combo.itemData(4) == AUDIO_CHECK
    assert part(bar, QComboBox, "speaker_combo").itemData(1) == SPEAKER.id


@pytest.mark.parametrize(
    ("combo", "setting", "row", "name"),
    [("microphone_combo", "input_device", 2, BUILT_IN.id), ("speaker_combo", "output_device", 1, SPEAKER.id)],
)
def test_picking_a_device_asks_for_it(
    qtbot: QtBot, bar: BottomBar, intents: Intents, combo: str, setting: str, row: int, name: str
) -> None:
    with qtbot.waitSignal(intents.settings_chosen) as asked:
        part(bar, QComboBox, combo).setCurrentIndex(row)
    assert asked.args == [{setting: name}]


def test_a_lost_device_stays_as_unavailable_and_is_no_choice_of_the_person(
    qtbot: QtBot, bar: BottomBar, feed: StateFeed, intents: Intents
) -> None:
    combo = part(bar, QComboBox, "microphone_combo")
    chosen = replace(LISTED, settings=Settings(input_device=JABRA.id))
    with qtbot.assertNotEmitted(intents.settings_chosen):
        push(qtbot, feed, chosen)
        assert combo.currentText() == JABRA.label
        push(qtbot, feed, replace(chosen, devices=Devices((BUILT_IN,), (SPEAKER,), listed=True)))
    assert combo.currentText() == "Jabra (Unavailable)"
    assert combo.currentData() == JABRA.id
    push(qtbot, feed, chosen)
    assert combo.currentText() == JABRA.label
    assert combo.findText("Unavailable", Qt.MatchFlag.MatchContains) == -1


def test_the_audio_check_is_the_last_entry_and_no_device(qtbot: QtBot, bar: BottomBar, intents: Intents) -> None:
    combo = part(bar, QComboBox, "speaker_combo")
    with qtbot.assertNotEmitted(intents.settings_chosen), qtbot.waitSignal(bar.sound_check_requested):
        combo.setCurrentIndex(combo.count() - 1)
    assert combo.currentText() == "System default"
    with qtbot.assertNotEmitted(bar.sound_check_requested), qtbot.waitSignal(intents.settings_chosen):
        QTest.keyClick(combo, Qt.Key.Key_End)
        QTest.keyClick(combo, Qt.Key.Key_Down)


def test_in_a_conversation_the_audio_check_says_why_it_is_not_possible(
    qtbot: QtBot, bar: BottomBar, feed: StateFeed
) -> None:
    combo = part(bar, QComboBox, "microphone_combo")
    push(qtbot, feed, replace(LISTED, connection=con.Connecting()))
    row = combo.count() - 1
    assert combo.itemText(row) == "Audio check (not in a conversation)"
    assert not combo.model().flags(combo.model().index(row, 0)) & Qt.ItemFlag.ItemIsEnabled
    push(qtbot, feed, LISTED)
    assert combo.itemText(row) == "Audio check…"


def test_before_devices_were_listed_none_is_called_unavailable(qtbot: QtBot, bar: BottomBar, feed: StateFeed) -> None:
    push(qtbot, feed, State(settings=Settings(input_device=JABRA.id)))
    assert part(bar, QComboBox, "microphone_combo").currentText() == "Jabra"


@pytest.mark.qt_log_ignore("This plugin does not support")  # raise() and the grab of a popup, offscreen
def test_opening_a_picker_looks_for_devices_again(qtbot: QtBot, bar: BottomBar, intents: Intents) -> None:
    combo = part(bar, QComboBox, "speaker_combo")
    with qtbot.waitSignal(intents.devices_refresh_requested):
        combo.showPopup()
    combo.hidePopup()


def test_the_volume_is_asked_for_and_shown(qtbot: QtBot, bar: BottomBar, feed: StateFeed, intents: Intents) -> None:
    slider = part(bar, QSlider, "volume_slider")
    with qtbot.waitSignal(intents.settings_chosen) as asked:
        slider.setValue(40)
    assert asked.args == [{"volume": 0.4}]
    with qtbot.assertNotEmitted(intents.settings_chosen, wait=100):
        push(qtbot, feed, replace(LISTED, settings=Settings(volume=0.7)))
    assert slider.value() == 70


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (replace(LISTED, settings=Settings(target="azure")), "Set up"),
        (replace(LISTED, connection=con.Connecting()), "Connecting…"),
        (replace(TALKING, capture=Capture(wanted=True)), "Opening microphone…"),
        (TALKING, "Listening"),
        (replace(TALKING, listening=Listening(hearing=ItemId("i"))), "Hearing you"),
        (replace(TALKING, listening=Listening(awaiting=ItemId("i"))), "Thinking…"),
        (replace(TALKING, playback=Playback(ItemId("i"), None, started=True, open=True)), "Speaking"),
        (replace(TALKING, muted=True), "Muted"),
        (replace(LISTED, connection=con.Retrying(2, 3.0, 0.0, Failure(FailureKind.LOST))), "Reconnecting…"),
        (replace(LISTED, connection=con.Failed(Failure(FailureKind.REFUSED))), "Cannot connect"),
    ],
)
def test_the_word_follows_the_state(qtbot: QtBot, bar: BottomBar, feed: StateFeed, state: State, word: str) -> None:
    push(qtbot, feed, state)
    label = part(bar, QLabel, "state_label")
    qtbot.waitUntil(lambda: label.text() == word)
    assert label.accessibleName() == ""


def test_a_state_shorter_than_150_ms_is_never_painted(qtbot: QtBot, bar: BottomBar, feed: StateFeed) -> None:
    label = part(bar, QLabel, "state_label")
    push(qtbot, feed, TALKING)
    qtbot.waitUntil(lambda: label.text() == "Listening")
    push(qtbot, feed, replace(TALKING, listening=Listening(awaiting=ItemId("i"))))
    push(qtbot, feed, replace(TALKING, listening=Listening(hearing=ItemId("i"))))
    assert label.text() == "Listening"
    qtbot.waitUntil(lambda: label.text() != "Listening")
    assert label.text() == "Hearing you"


def test_stopped_comes_and_goes_at_once(qtbot: QtBot, bar: BottomBar, feed: StateFeed) -> None:
    label = part(bar, QLabel, "state_label")
    push(qtbot, feed, replace(TALKING, interrupted=True))
    assert label.text() == "Stopped"
    push(qtbot, feed, TALKING)
    assert label.text() == "Listening"


def test_nothing_moves_from_state_to_state(qtbot: QtBot, bar: BottomBar, feed: StateFeed) -> None:
    bar.attach_plots()
    names = ("mute_button", "microphone_combo", "waveform", "vad_meter", "vad_meter_text", "start_button")

    def places() -> list[tuple[int, int, int, int]]:
        QApplication.sendPostedEvents()
        rects = [part(bar, QWidget, name).geometry() for name in names]
        return [(r.x(), r.y(), r.width(), r.height()) for r in rects]

    for width in (760, 1240):
        bar.resize(width, 140)
        before = places()
        for state in (TALKING, replace(TALKING, muted=True), replace(TALKING, interrupted=True), LISTED):
            push(qtbot, feed, state)
            assert places() == before


def test_everything_fits_the_least_window(bar: BottomBar) -> None:
    bar.attach_plots()
    bar.resize(760, bar.height())
    QApplication.sendPostedEvents()
    assert bar.width() == 760
    for name in ("state_label", "microphone_combo", "mute_button", "speaker_combo", "volume_slider", "start_button"):
        widget = part(bar, QWidget, name)
        place = widget.rect().translated(widget.mapTo(bar, widget.rect().topLeft()))
        assert bar.rect().contains(place), name
        assert place.width() >= 40


def test_the_plots_come_later_and_follow_the_state(qtbot: QtBot, bar: BottomBar, feed: StateFeed) -> None:
    assert bar.findChild(QWidget, "waveform") is None
    height = bar.sizeHint().height()
    bar.attach_plots()
    bar.attach_plots()
    assert bar.sizeHint().height() == height
    assert not moving(bar)
    assert part(bar, QLabel, "vad_meter_text").text() == "Microphone closed"
    push(qtbot, feed, TALKING)
    qtbot.waitUntil(lambda: moving(bar) == ["waveform", "meter"])
    push(qtbot, feed, LISTED)
    assert not moving(bar)
    assert part(bar, QLabel, "waveform_text").text() == "Nothing is open"


def test_what_the_service_hears_is_bracketed_and_lights_the_lamp(qtbot: QtBot, bar: BottomBar, feed: StateFeed) -> None:
    bar.attach_plots()
    assert bar.plots is not None
    timeline = bar.plots.waveform.timeline
    hearing = Listening(hearing=ItemId("i"))
    push(qtbot, feed, replace(TALKING, listening=hearing, marks=Marks((Speech(ItemId("i"), 7.0),), (7.5,))))
    assert (timeline.marks.speeches, timeline.marks.interruptions) == ([(7.0, None)], [7.5])
    push(qtbot, feed, replace(TALKING, marks=Marks((Speech(ItemId("i"), 7.0, 8.0),), (7.5,))))
    assert timeline.marks.speeches == [(7.0, 8.0)]


def test_the_tab_key_follows_the_eye(bar: BottomBar) -> None:
    bar.attach_plots()
    order, stop = ["microphone_combo"], part(bar, QWidget, "microphone_combo")
    while order[-1] != "start_button":
        following = stop.nextInFocusChain()
        assert following is not None
        stop = following
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.objectName():
            order.append(stop.objectName())
    wanted = [
        "mute_button",
        "waveform_pause_button",
        "speaker_combo",
        "volume_slider",
        "talk_mode_combo",
        "talk_button",
        "clip_button",
        "start_button",
    ]
    assert order[1:] == wanted


def test_every_control_has_a_name(bar: BottomBar) -> None:
    bar.attach_plots()
    controls = [*bar.findChildren(QToolButton), *bar.findChildren(QPushButton), *bar.findChildren(QComboBox)]
    names = [control.objectName() for control in controls]
    assert all(names)
    assert len(set(names)) == len(names)
    assert all(control.accessibleName() for control in controls)

"""The home of the voice: what it shows in each state, and what it announces."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.plot_sources import Level, Pairs
from tests.support.wishes import wishes
from tests.unit.gui.world import BUILT_IN, JABRA, LISTED, SPEAKER, part
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.requests.about_program import RefreshDevices
from voicelive_desktop.domain.facts.state import (
    Capture,
    Devices,
    Listening,
    Marks,
    Playback,
    Speech,
    State,
)
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.kinds import TalkMode
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.voice_bar import vad_meter
from voicelive_desktop.gui.voice_bar.ballistics import LevelVerdict
from voicelive_desktop.gui.voice_bar.bottom_bar import BottomBar
from voicelive_desktop.gui.voice_bar.device_combo import AUDIO_CHECK

TALKING = replace(
    LISTED,
    connection=con.Ready(),
    microphone=replace(LISTED.microphone, capture=Capture(True, JABRA.id, 24000)),
    speaker=replace(LISTED.speaker, playback=Playback(open=True)),
)


@pytest.fixture
def actions(feed: StateFeed, intents: Intents) -> Iterator[Actions]:
    window = QWidget()  # they are its children
    yield Actions(feed, intents, window)
    window.deleteLater()


@pytest.fixture
def sound_check(actions: Actions) -> QAction:
    return actions["sound_check"]


@pytest.fixture
def bar(
    qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme, actions: Actions
) -> BottomBar:
    made = BottomBar(feed, intents, Level(), Pairs(0.0), Pairs(0.0), theme, actions)
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
    code = f"import sys, voicelive_desktop.gui.voice_bar.bottom_bar; sys.exit(bool({heavy}))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_button_reads_start_then_end_and_asks_for_it(
    qtbot: QtBot, bar: BottomBar, feed: StateFeed, intents: Intents
) -> None:
    button = part(bar, QPushButton, "start_button")
    assert button.text() == "Start"
    with qtbot.waitSignal(wishes(intents, ev.StartRequested)):
        button.click()
    push(qtbot, feed, replace(LISTED, connection=con.Connecting()))
    assert button.text() == "End"
    with qtbot.waitSignal(wishes(intents, ev.EndRequested)):
        button.click()
    push(qtbot, feed, replace(LISTED, connection=con.Closing()))
    assert not button.isEnabled()


def test_mute_asks_and_shows_what_is_true(
    qtbot: QtBot, bar: BottomBar, feed: StateFeed, intents: Intents
) -> None:
    button = part(bar, QToolButton, "mute_button")
    with qtbot.waitSignal(wishes(intents, ev.MuteChosen)) as asked:
        button.click()
    assert asked.args == [True]
    with qtbot.assertNotEmitted(wishes(intents, ev.MuteChosen)):
        push(qtbot, feed, replace(LISTED, microphone=replace(LISTED.microphone, muted=True)))
    assert button.isChecked()
    assert button.text() == "Muted"
    with qtbot.assertNotEmitted(wishes(intents, ev.MuteChosen)):
        push(qtbot, feed, LISTED)
    assert not button.isChecked()


def test_the_talk_button_is_there_whenever_the_microphone_is_not_simply_open(
    qtbot: QtBot, bar: BottomBar, feed: StateFeed, intents: Intents
) -> None:
    button = part(bar, QToolButton, "talk_button")
    assert not button.isVisible()
    push(qtbot, feed, replace(TALKING, settings=Settings(talk_mode=TalkMode.PUSH)))
    assert button.isVisible()
    assert (button.text(), button.isEnabled()) == ("Hold to talk", True)
    with qtbot.waitSignals([wishes(intents, ev.TalkPressed), wishes(intents, ev.TalkReleased)]):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    push(qtbot, feed, replace(TALKING, settings=Settings(talk_mode=TalkMode.HOLD_TO_MUTE)))
    assert button.text() == "Hold to mute"


def test_the_talk_mode_is_in_the_menu_of_the_microphone(
    qtbot: QtBot, bar: BottomBar, intents: Intents
) -> None:
    menu = part(bar, QMenu, "microphone_menu")
    modes = [action for action in menu.actions() if action.data()]
    assert [action.data() for action in modes if action.isChecked()] == ["open"]
    with qtbot.waitSignal(wishes(intents, ev.SettingsChosen)) as asked:
        modes[1].trigger()
    assert asked.args == [{"talk_mode": "push"}]


def test_the_speaker_button_silences_and_brings_the_volume_back(
    qtbot: QtBot, bar: BottomBar, feed: StateFeed, intents: Intents
) -> None:
    button = part(bar, QToolButton, "speaker_button")
    push(qtbot, feed, replace(LISTED, settings=Settings(volume=0.7)))
    with qtbot.waitSignal(wishes(intents, ev.SettingsChosen)) as asked:
        button.click()
    assert asked.args == [{"volume": 0.0}]
    push(qtbot, feed, replace(LISTED, settings=Settings(volume=0.0)))
    with qtbot.waitSignal(wishes(intents, ev.SettingsChosen)) as asked:
        button.click()
    assert asked.args == [{"volume": 0.7}]


def test_what_engineers_use_is_folded_away_and_still_there(
    qtbot: QtBot, bar: BottomBar, sound_check: QAction
) -> None:
    bar.attach_plots()
    assert bar.plots is not None
    folded = [
        part(bar, QWidget, name)
        for name in ("talk_mode_combo", "vad_meter_text", "clip_button", "service_lamp")
    ]
    shown = [
        part(bar, QWidget, name)
        for name in ("waveform", "vad_meter", "microphone_combo", "speaker_combo")
    ]
    assert [widget.isVisible() for widget in folded] == [False] * 4
    qtbot.waitUntil(lambda: all(widget.isVisible() for widget in shown))
    assert not bar.plots.meter.thresholds.upper.isVisible()
    with qtbot.assertNotEmitted(sound_check.triggered):
        part(bar, QToolButton, "studio_toggle").click()
    assert folded[0].isVisible()
    assert folded[1].isVisible()
    assert bar.plots.meter.thresholds.upper.isVisible()
    assert not folded[2].isVisible(), "nothing has clipped"
    assert not folded[3].isVisible(), "no service hears anything"
    part(bar, QToolButton, "studio_toggle").click()
    assert not folded[0].isVisible()


def test_a_press_by_the_mouse_gives_the_focus_back(qtbot: QtBot, bar: BottomBar) -> None:
    for name in ("start_button", "mute_button", "speaker_button", "studio_toggle"):
        button = part(bar, QAbstractButton, name)
        with qtbot.waitSignal(bar.used_by_mouse):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.assertNotEmitted(bar.used_by_mouse, wait=50):
        QTest.keyClick(part(bar, QAbstractButton, "mute_button"), Qt.Key.Key_Space)


def test_pickers_list_the_default_first_and_hold_identities(bar: BottomBar) -> None:
    combo = part(bar, QComboBox, "microphone_combo")
    names = ["System default", JABRA.label, BUILT_IN.label, "", "Audio check…"]
    assert [combo.itemText(i) for i in range(combo.count())] == names
    assert [combo.itemData(i, Qt.ItemDataRole.UserRole) for i in range(3)] == [
        "",
        JABRA.id,
        BUILT_IN.id,
    ]
    assert combo.itemData(4) == AUDIO_CHECK
    assert part(bar, QComboBox, "speaker_combo").itemData(1) == SPEAKER.id


@pytest.mark.parametrize(
    ("combo", "setting", "row", "name"),
    [
        ("microphone_combo", "input_device", 2, BUILT_IN.id),
        ("speaker_combo", "output_device", 1, SPEAKER.id),
    ],
)
def test_picking_a_device_asks_for_it(
    qtbot: QtBot, bar: BottomBar, intents: Intents, combo: str, setting: str, row: int, name: str
) -> None:
    with qtbot.waitSignal(wishes(intents, ev.SettingsChosen)) as asked:
        part(bar, QComboBox, combo).setCurrentIndex(row)
    assert asked.args == [{setting: name}]


def test_a_lost_device_stays_as_unavailable_and_is_no_choice_of_the_person(
    qtbot: QtBot, bar: BottomBar, feed: StateFeed, intents: Intents
) -> None:
    combo = part(bar, QComboBox, "microphone_combo")
    chosen = replace(LISTED, settings=Settings(input_device=JABRA.id))
    with qtbot.assertNotEmitted(wishes(intents, ev.SettingsChosen)):
        push(qtbot, feed, chosen)
        assert combo.currentText() == JABRA.label
        push(
            qtbot,
            feed,
            replace(
                chosen,
                hardware=replace(
                    chosen.hardware, devices=Devices((BUILT_IN,), (SPEAKER,), listed=True)
                ),
            ),
        )
    assert combo.currentText() == "Jabra (Unavailable)"
    assert combo.currentData() == JABRA.id
    push(qtbot, feed, chosen)
    assert combo.currentText() == JABRA.label
    assert combo.findText("Unavailable", Qt.MatchFlag.MatchContains) == -1


def test_the_audio_check_is_the_last_entry_and_no_device(
    qtbot: QtBot, bar: BottomBar, intents: Intents, sound_check: QAction
) -> None:
    combo = part(bar, QComboBox, "speaker_combo")
    with (
        qtbot.assertNotEmitted(wishes(intents, ev.SettingsChosen)),
        qtbot.waitSignal(sound_check.triggered),
    ):
        combo.setCurrentIndex(combo.count() - 1)
    assert combo.currentText() == "System default"
    with (
        qtbot.assertNotEmitted(sound_check.triggered),
        qtbot.waitSignal(wishes(intents, ev.SettingsChosen)),
    ):
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


def test_before_devices_were_listed_none_is_called_unavailable(
    qtbot: QtBot, bar: BottomBar, feed: StateFeed
) -> None:
    push(qtbot, feed, State(settings=Settings(input_device=JABRA.id)))
    assert part(bar, QComboBox, "microphone_combo").currentText() == "Jabra"


# raise() and the grab of a popup, offscreen
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_opening_a_picker_looks_for_devices_again(
    qtbot: QtBot, bar: BottomBar, intents: Intents
) -> None:
    combo = part(bar, QComboBox, "speaker_combo")
    with qtbot.waitSignal(wishes(intents, RefreshDevices)):
        combo.showPopup()
    combo.hidePopup()


def test_the_volume_is_asked_for_and_shown(
    qtbot: QtBot, bar: BottomBar, feed: StateFeed, intents: Intents
) -> None:
    slider = part(bar, QSlider, "volume_slider")
    with qtbot.waitSignal(wishes(intents, ev.SettingsChosen)) as asked:
        slider.setValue(40)
    assert asked.args == [{"volume": 0.4}]
    with qtbot.assertNotEmitted(wishes(intents, ev.SettingsChosen), wait=100):
        push(qtbot, feed, replace(LISTED, settings=Settings(volume=0.7)))
    assert slider.value() == 70


def test_nothing_moves_from_state_to_state(qtbot: QtBot, bar: BottomBar, feed: StateFeed) -> None:
    bar.attach_plots()
    names = (
        "mute_button",
        "microphone_combo",
        "waveform",
        "vad_meter",
        "speaker_combo",
        "start_button",
    )

    def places() -> list[tuple[int, int, int, int]]:
        for _ in range(2):  # what a layout asks for when it is laid out
            QApplication.sendPostedEvents()
        rects = [part(bar, QWidget, name).geometry() for name in names]
        return [(r.x(), r.y(), r.width(), r.height()) for r in rects]

    for width in (760, 1240):
        bar.resize(width, 140)
        before = places()
        for state in (
            TALKING,
            replace(TALKING, microphone=replace(TALKING.microphone, muted=True)),
            replace(TALKING, turns=replace(TALKING.turns, interrupted=True)),
            LISTED,
        ):
            push(qtbot, feed, state)
            assert places() == before


def test_everything_fits_the_least_window(bar: BottomBar) -> None:
    bar.attach_plots()
    bar.resize(760, bar.height())
    QApplication.sendPostedEvents()
    assert bar.width() == 760
    for name in (
        "microphone_combo",
        "mute_button",
        "speaker_combo",
        "volume_slider",
        "start_button",
    ):
        widget = part(bar, QWidget, name)
        place = widget.rect().translated(widget.mapTo(bar, widget.rect().topLeft()))
        assert bar.rect().contains(place), name
        assert place.width() >= 40


def test_the_plots_come_later_and_follow_the_state(
    qtbot: QtBot, bar: BottomBar, feed: StateFeed
) -> None:
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


def test_what_the_service_hears_is_bracketed_and_lights_the_lamp(
    qtbot: QtBot, bar: BottomBar, feed: StateFeed
) -> None:
    bar.attach_plots()
    assert bar.plots is not None
    timeline = bar.plots.waveform.timeline
    began = time.monotonic() - 2.0  # what has left the picture is forgotten at the next frame
    cut, ended = began + 0.5, began + 1.0
    hearing = Listening(hearing=ItemId("i"))
    push(
        qtbot,
        feed,
        replace(
            TALKING,
            turns=replace(
                TALKING.turns, listening=hearing, marks=Marks((Speech(ItemId("i"), began),), (cut,))
            ),
        ),
    )
    assert (timeline.marks.speeches, timeline.marks.interruptions) == ([(began, None)], [cut])
    push(
        qtbot,
        feed,
        replace(
            TALKING,
            turns=replace(TALKING.turns, marks=Marks((Speech(ItemId("i"), began, ended),), (cut,))),
        ),
    )
    assert timeline.marks.speeches == [(began, ended)]


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
        "talk_button",
        "waveform_pause_button",
        "studio_toggle",
        "speaker_button",
        "speaker_combo",
        "volume_slider",
        "record_button",
        "start_button",
    ]
    assert order[1:] == wanted


def test_every_control_has_a_name(bar: BottomBar) -> None:
    bar.attach_plots()
    controls = [
        *bar.findChildren(QToolButton),
        *bar.findChildren(QPushButton),
        *bar.findChildren(QComboBox),
    ]
    names = [control.objectName() for control in controls]
    assert all(names)
    assert len(set(names)) == len(names)
    assert all(control.accessibleName() for control in controls)


@pytest.mark.parametrize("stretch", [1, 3])
def test_the_words_of_the_meter_have_room_in_every_language(
    bar: BottomBar, monkeypatch: pytest.MonkeyPatch, stretch: int
) -> None:
    """They were cut in German: their room was measured with English words."""

    def longer(verdict: LevelVerdict) -> str:
        return verdict.value * stretch

    monkeypatch.setattr(vad_meter, "verdict_word", longer)
    bar.attach_plots()
    text = part(bar, QLabel, "vad_meter_text")
    for verdict in LevelVerdict:
        text.setText(f"-60 dB, {longer(verdict)}")
        assert text.sizeHint().width() <= text.maximumWidth()

"""The audio check's dialog, driven by the real steps; only the sound is told by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.plot_sources import Level
from tests.support.wishes import wishes
from tests.unit.domain.scene import FINE, QUIET, Scene
from tests.unit.gui.world import JABRA, LISTED, part
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.sound_check_state import Heard, Loop, Part
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT
from voicelive_desktop.gui.dialogs.sound_check_dialog import SoundCheckDialog
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme


class Desk:
    """The dialog on a state that follows what is asked for."""

    def __init__(self, qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme) -> None:
        self.scene, self.feed, self.qtbot, self.level = Scene(LISTED), feed, qtbot, Level()
        wishes(intents, ev.SoundCheckMoved).connect(
            lambda page: self.tell(ev.SoundCheckMoved(Part(page)))
        )
        wishes(intents, ev.SoundCheckRepeated).connect(lambda: self.tell(ev.SoundCheckRepeated()))
        wishes(intents, ev.SoundCheckAnswered).connect(
            lambda yes: self.tell(ev.SoundCheckAnswered(yes))
        )
        wishes(intents, ev.SoundCheckClosed).connect(
            lambda applied: self.tell(ev.SoundCheckClosed(applied))
        )
        wishes(intents, ev.SettingsChosen).connect(
            lambda changes: self.tell(ev.SettingsChosen(tuple(changes.items())))
        )
        self.tell(ev.SoundCheckOpened())
        self.dialog = SoundCheckDialog(feed, intents, theme, self.level)
        qtbot.addWidget(self.dialog)
        self.dialog.open()
        self.tell(
            ev.CaptureStarted(SYSTEM_DEFAULT, 48_000, 10.0),
            ev.PlaybackOpened(SYSTEM_DEFAULT, 48_000, 10.0),
        )

    def tell(self, *events: ev.Event) -> None:
        self.scene.tell(*events)
        self.feed.push(self.scene.state)

    def ends(self, found: Heard | Loop | None = None) -> None:
        check = self.scene.state.hardware.sound_check
        assert check.running is not None
        self.tell(ev.SoundJobEnded(check.running, check.number, found))

    def press(self, name: str) -> None:
        self.settle()
        part(self.dialog, QAbstractButton, f"sound_check_{name}").click()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.feed.state is self.scene.state)

    def reads(self, name: str, text: str) -> None:
        label = part(self.dialog, QLabel, f"sound_check_{name}")
        self.qtbot.waitUntil(lambda: label.text() == text)

    def counts_down(self) -> None:
        label = part(self.dialog, QLabel, "sound_check_recording_result")
        self.qtbot.waitUntil(lambda: label.text() in {f"Recording… {n}" for n in (1, 2, 3)})

    def go_through(self, voice: Heard, answer: str, loop: Loop) -> None:
        self.ends(voice)
        self.press("next")
        self.ends()
        self.press(f"tone_{answer}")
        self.press("next")
        self.press("recording_again")
        self.ends(voice)
        self.ends()
        self.press(f"recording_{answer}")
        self.press("next")
        self.ends(loop)
        self.press("next")


@pytest.fixture
def desk(qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme) -> Iterator[Desk]:
    made = Desk(qtbot, feed, intents, theme)
    yield made
    made.dialog.hide()  # closing asks the state first


def test_it_listens_shows_the_level_in_words_and_says_what_it_heard(desk: Desk) -> None:
    desk.reads("title", "Microphone")
    desk.reads("voice_result", "Listening… Say a sentence or two.")
    desk.level.set(-12.0, -21.0)
    level = part(desk.dialog, QLabel, "sound_check_level_text")
    desk.qtbot.waitUntil(lambda: level.text() == "-12 dB, good")
    desk.ends(QUIET)
    desk.reads(
        "voice_result",
        "Too quiet: your voice is at -45 dB.\nApply, on the last page, sets the microphone gain to +24 dB.",
    )


def test_a_good_set_up_gets_a_good_verdict_and_apply_keeps_it(desk: Desk) -> None:
    desk.go_through(FINE, "yes", Loop(182.0))
    desk.reads("verdict_summary", "All good: you can be heard, and you can hear.")
    desk.reads("verdict_voice", "Good: your voice is at -21 dB.")
    desk.reads("verdict_tone", "Good: you can hear it.")
    desk.reads("verdict_recording", "Good: your voice is clear.")
    desk.reads(
        "verdict_loop",
        "Echo after 182 ms: the microphone picks up the speaker.\nKeep echo cancellation on, or use headphones.",
    )
    assert not part(desk.dialog, QPushButton, "sound_check_next").isVisible()
    desk.press("use")
    desk.qtbot.waitUntil(lambda: not desk.dialog.isVisible())
    assert desk.scene.state.settings.sound_checked


def test_a_bad_one_is_told_what_to_do_and_apply_sets_the_gain(desk: Desk) -> None:
    desk.go_through(QUIET, "no", Loop(None))
    desk.reads("verdict_summary", "Something needs attention:")
    desk.reads(
        "verdict_tone",
        "You cannot hear it.\nChoose another speaker, or turn up the volume here and in your system.",
    )
    desk.reads("verdict_loop", "No echo heard, as expected with headphones.")
    desk.reads(
        "consequence",
        "Apply keeps these devices and this volume, and sets the microphone gain to +24 dB.",
    )
    desk.press("use")
    assert desk.scene.state.settings.microphone_gain_db == 24


def test_what_was_tried_but_not_answered_is_said_to_be_so(desk: Desk) -> None:
    desk.ends(FINE)
    desk.press("next")
    desk.ends()
    desk.press("next")
    desk.press("recording_again")
    desk.ends(FINE)
    desk.press("next")
    desk.press("next")
    for page in ("tone", "recording"):
        desk.reads(f"verdict_{page}", "Tested, but you did not answer the question.")
    desk.reads("verdict_loop", "Not tested.")
    desk.reads("verdict_summary", "Not everything was tested:")


def focused(desk: Desk) -> str:
    desk.settle()
    widget = desk.dialog.focusWidget()
    assert widget is not None
    return widget.objectName().removeprefix("sound_check_")


def test_the_focus_is_where_it_goes_on_and_never_at_cancel(desk: Desk) -> None:
    assert focused(desk) == "next"
    desk.press("next")
    desk.press("next")
    assert focused(desk) == "recording_again"
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(desk.dialog.focusWidget(), key)
        desk.counts_down()
        assert focused(desk) == "recording_again"
        desk.ends(FINE)
        desk.reads("recording_result", "Playing your recording…")
        desk.ends()
        assert focused(desk) == "recording_again"
    part(desk.dialog, QPushButton, "sound_check_next").setFocus()
    desk.press("next")
    desk.press("next")
    assert focused(desk) == "use"


def test_who_goes_back_stays_at_back_as_far_as_it_goes(desk: Desk) -> None:
    for _ in range(3):
        desk.press("next")
    desk.settle()
    part(desk.dialog, QPushButton, "sound_check_back").setFocus()
    for expected in ("back", "back", "next"):
        QTest.keyClick(desk.dialog.focusWidget(), Qt.Key.Key_Space)
        desk.settle()
        assert focused(desk) == expected


@pytest.mark.parametrize("way", ["button", "escape"])
def test_cancel_brings_back_what_was_chosen_in_it(desk: Desk, way: str) -> None:
    combo = part(desk.dialog, QComboBox, "sound_check_microphone_combo")
    combo.setCurrentIndex(combo.findData(LISTED.hardware.devices.inputs[1].id))
    assert desk.scene.state.settings.input_device == LISTED.hardware.devices.inputs[1].id
    desk.settle()
    if way == "button":
        desk.press("cancel")
    else:
        QTest.keyClick(desk.dialog, Qt.Key.Key_Escape)
    assert desk.scene.state.settings == LISTED.settings
    desk.qtbot.waitUntil(lambda: not desk.dialog.isVisible())


def test_another_device_is_measured_at_once(desk: Desk) -> None:
    desk.ends(QUIET)
    combo = part(desk.dialog, QComboBox, "sound_check_microphone_combo")
    combo.setCurrentIndex(combo.findData(JABRA.id))
    desk.reads("voice_result", "Listening… Say a sentence or two.")


def test_pages_can_be_left_out_and_returned_to(desk: Desk) -> None:
    for _ in range(4):
        desk.press("next")
    desk.reads("verdict_summary", "Not everything was tested:")
    desk.reads("verdict_voice", "Not tested.")
    desk.press("back")
    desk.reads("title", "Echo test")
    desk.reads("loop_result", "Playing a chirp and listening for it…")
    assert not part(desk.dialog, QPushButton, "sound_check_use").isVisible()


def test_a_recording_is_judged_only_when_there_is_one(desk: Desk) -> None:
    for _ in range(2):
        desk.press("next")
    desk.settle()
    yes = part(desk.dialog, QPushButton, "sound_check_recording_yes")
    assert not yes.isEnabled()
    desk.press("recording_again")
    desk.counts_down()
    desk.ends(FINE)
    desk.reads("recording_result", "Playing your recording…")
    assert yes.isEnabled()


def test_a_microphone_that_cannot_be_opened_is_said_to_be_so(desk: Desk) -> None:
    desk.tell(ev.CaptureFailed(Failure(FailureKind.MICROPHONE_BUSY)))
    desk.ends(Heard(-100.0, -100.0, -100.0, 0.0, zeros=True))
    desk.reads(
        "voice_result",
        "The microphone cannot be opened.\nChoose another microphone, or close the program that uses it.",
    )


def test_every_control_has_a_name_of_its_own(desk: Desk) -> None:
    names = []
    for kind in (QAbstractButton, QComboBox):
        for widget in desk.dialog.findChildren(kind):
            assert isinstance(widget, QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert widget.accessibleName(), widget.objectName()
                names.append(widget.objectName())
    assert len(set(names)) == len(names) > 12


def test_who_begins_to_speak_after_the_verdict_is_heard_after_all(desk: Desk) -> None:
    desk.ends(Heard(-100.0, -100.0, -100.0, 0.0, zeros=True))
    before = desk.scene.state.hardware.sound_check.number
    QTest.qWait(100)
    assert desk.scene.state.hardware.sound_check.running is None
    desk.level.set(-12.0, -21.0)
    desk.qtbot.waitUntil(lambda: desk.scene.state.hardware.sound_check.running is not None)
    assert desk.scene.state.hardware.sound_check.number == before + 1

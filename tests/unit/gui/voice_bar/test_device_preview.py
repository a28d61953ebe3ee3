"""The open list of microphones shows the level of the highlighted one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.plot_sources import Level
from voicelive_desktop.domain.facts.device_list import Device
from voicelive_desktop.domain.facts.state import (
    Capture,
    HardwareFacts,
    MicrophoneFacts,
    Preview,
    State,
)
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT, DeviceName
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.voice_bar.device_combo import DeviceCombo
from voicelive_desktop.gui.voice_bar.device_preview import DevicePreview

JABRA, PODS = (
    Device(DeviceName("Jabra|ALSA"), "Jabra"),
    Device(DeviceName("AirPods|Core"), "AirPods"),
)


class Desk:
    def __init__(self, feed: StateFeed, theme: Theme) -> None:
        self.feed, self.level, self.asked = feed, Level(), list[str]()
        self.combo = DeviceCombo()
        self.preview = DevicePreview(self.combo, feed, self.level, theme)
        self.preview.requested.connect(self.asked.append)
        self.preview.ended.connect(lambda: self.asked.append("none"))
        self.combo.show_devices((JABRA, PODS), SYSTEM_DEFAULT)

    def push(self, qtbot: QtBot, state: State) -> None:
        self.feed.push(state)
        qtbot.waitUntil(lambda: self.feed.state is state)


@pytest.fixture
def desk(qtbot: QtBot, feed: StateFeed, theme: Theme) -> Desk:
    made = Desk(feed, theme)
    qtbot.addWidget(made.combo)
    made.combo.show()
    qtbot.waitExposed(made.combo)
    return made


def highlight(desk: Desk, row: int) -> None:
    desk.combo.view().setCurrentIndex(desk.combo.model().index(row, 0))
    desk.combo.highlighted.emit(row)


def test_a_row_on_which_the_highlight_rests_is_asked_for_and_the_look_ends_with_the_list(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.combo.showPopup()
    highlight(desk, 2)
    highlight(desk, 1)
    qtbot.waitUntil(lambda: desk.asked == [JABRA.id])
    desk.push(qtbot, State(hardware=HardwareFacts(preview=Preview(JABRA.id))))
    desk.level.set(-12.0, -21.0)
    qtbot.waitUntil(lambda: desk.preview.delegate.beside.level_db == -12.0)
    QTest.keyClick(desk.combo.view(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.asked == [JABRA.id, "none"])


def test_the_list_opens_with_a_look_at_the_chosen_one(qtbot: QtBot, desk: Desk) -> None:
    desk.combo.showPopup()
    qtbot.waitUntil(lambda: desk.asked == [SYSTEM_DEFAULT])
    desk.combo.hidePopup()


def test_a_wireless_headset_is_opened_by_choosing_it_alone_unless_it_is_in_use(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.combo.showPopup()
    highlight(desk, 2)
    qtbot.waitUntil(lambda: desk.preview.delegate.beside.words == "level once chosen")
    assert PODS.id not in desk.asked
    desk.push(
        qtbot, State(microphone=MicrophoneFacts(capture=Capture(wanted=True, device=PODS.id)))
    )
    highlight(desk, 1)
    highlight(desk, 2)
    qtbot.waitUntil(lambda: desk.asked[-1] == PODS.id)
    desk.combo.hidePopup()


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (Failure(FailureKind.MICROPHONE_BUSY), "in use elsewhere"),
        (Failure(FailureKind.MICROPHONE_BLOCKED), "blocked by the system"),
        (Failure(FailureKind.MICROPHONE_MISSING, "lost"), "unplugged"),
        (Failure(FailureKind.SOUND_SYSTEM), "cannot be opened"),
    ],
)
def test_one_that_cannot_be_opened_says_so_in_its_row(
    qtbot: QtBot, desk: Desk, failure: Failure, words: str
) -> None:
    desk.combo.showPopup()
    highlight(desk, 1)
    desk.push(qtbot, replace(State(), hardware=HardwareFacts(preview=Preview(JABRA.id, failure))))
    qtbot.waitUntil(lambda: desk.preview.delegate.beside.words == words)
    assert desk.combo.itemData(1, Qt.ItemDataRole.AccessibleDescriptionRole) == words
    assert not desk.combo.view().grab().isNull()
    desk.combo.hidePopup()


def test_one_that_gives_only_zeros_is_named_until_it_sounds(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voicelive_desktop.gui.voice_bar.device_preview.SILENT_S", 0.1)
    desk.combo.showPopup()
    highlight(desk, 1)
    desk.push(qtbot, State(hardware=HardwareFacts(preview=Preview(JABRA.id))))
    desk.level.set(-100.0, -100.0)
    qtbot.waitUntil(lambda: desk.preview.delegate.beside.words == "only silence")
    desk.level.set(-80.0, -90.0)  # a quiet room is no silence
    qtbot.waitUntil(lambda: desk.preview.delegate.beside.words == "")
    assert desk.combo.itemData(1, Qt.ItemDataRole.AccessibleDescriptionRole) == ""
    desk.combo.hidePopup()

"""The rows of the keys that work from anywhere: chosen by pressing them, and how each stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QKeySequenceEdit
from pytestqt.qtbot import QtBot

from tests.unit.gui.panes.settings.conftest import Settled
from tests.unit.gui.panes.settings.rows import OPEN
from tests.unit.gui.world import World, part
from voicelive_desktop.domain.facts.global_keys import GlobalKeys, KeyStanding, StandingKey
from voicelive_desktop.domain.facts.state import ProgramFacts, State
from voicelive_desktop.domain.words.kinds import TalkMode
from voicelive_desktop.gui.panes.settings.setting_row import SettingRow
from voicelive_desktop.gui.panes.settings.settings_panel import SettingsPanel
from voicelive_desktop.gui.wording.key_words import untried

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def note_of(panel: SettingsPanel, name: str) -> str:
    return part(panel, SettingRow, f"{name}_row").note


def test_a_key_is_chosen_by_pressing_it_and_cleared_by_backspace(
    qtbot: QtBot, panel: SettingsPanel, world: World
) -> None:
    edit = part(panel, QKeySequenceEdit, "global_talk_edit")
    QTest.keyClick(edit, Qt.Key.Key_Space, CONTROL | ALT)
    assert world.asked[-1] == {"global_talk_key": "Ctrl+Alt+Space"}
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert world.asked[-1] == {"global_talk_key": ""}


def test_another_key_replaces_the_first_whole_however_long_it_is_held(
    qtbot: QtBot, settled: Settled
) -> None:
    panel, world = settled.panel, settled.world
    edit = part(panel, QKeySequenceEdit, "global_mute_edit")
    world.show(State(settings=replace(OPEN, global_mute_key="F8")))
    qtbot.waitUntil(lambda: edit.keySequence().toString() == "F8")
    QTest.keyPress(edit, Qt.Key.Key_F9)
    # what comes while it is held
    world.show(State(settings=replace(OPEN, global_mute_key="F8", volume=0.5)))
    QTest.qWait(0)
    QTest.keyRelease(edit, Qt.Key.Key_F9)
    assert world.asked == [{"global_mute_key": "F9"}]
    assert edit.keySequence().toString() == "F9"


def test_shift_alone_is_no_key_and_takes_none_away(qtbot: QtBot, settled: Settled) -> None:
    panel, world = settled.panel, settled.world
    edit = part(panel, QKeySequenceEdit, "global_mute_edit")
    world.show(State(settings=replace(OPEN, global_mute_key="F8")))
    qtbot.waitUntil(lambda: edit.keySequence().toString() == "F8")
    QTest.keyPress(edit, Qt.Key.Key_Shift)
    QTest.keyRelease(edit, Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
    assert world.asked == []
    assert edit.keySequence().toString() == "F8"


def test_a_key_that_people_write_with_is_refused_with_a_reason(
    qtbot: QtBot, panel: SettingsPanel, world: World
) -> None:
    QTest.keyClick(part(panel, QKeySequenceEdit, "global_mute_edit"), Qt.Key.Key_M)
    assert world.asked == []
    assert note_of(panel, "global_mute_key").startswith("Add Ctrl, Alt or Meta")


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (KeyStanding.WORKS, ""),
        (KeyStanding.TAKEN, "Another app already uses this key"),
        (KeyStanding.SAME, "already the other key"),
        (KeyStanding.REFUSED, "did not allow"),
        (KeyStanding.MISSING, "no such key"),
        (KeyStanding.NO_WAY, "voicelive-desktop --mute toggle"),
    ],
)
def test_the_row_says_how_its_key_stands(
    qtbot: QtBot, settled: Settled, standing: KeyStanding, words: str
) -> None:
    panel, world = settled.panel, settled.world
    settings = replace(OPEN, global_mute_key="F9")
    world.show(State(settings=settings))
    world.show(
        State(
            settings=settings,
            program=ProgramFacts(global_keys=GlobalKeys(mute=StandingKey(standing))),
        )
    )
    qtbot.waitUntil(lambda: words in note_of(panel, "global_mute_key"))


def test_the_row_says_which_key_the_desktop_gave(qtbot: QtBot, settled: Settled) -> None:
    panel, world = settled.panel, settled.world
    given = StandingKey(KeyStanding.WORKS, "Press <Super>t")
    world.show(
        State(
            settings=replace(OPEN, talk_mode=TalkMode.PUSH),
            program=ProgramFacts(global_keys=GlobalKeys(talk=given)),
        )
    )
    told = "The desktop uses: Press <Super>t"
    qtbot.waitUntil(lambda: note_of(panel, "global_talk_key") == told)


def test_what_nobody_has_tried_on_a_system_says_so() -> None:
    assert untried("global_talk_key", "win32") == ("Not tried on Windows yet.",)
    assert untried("show_tray", "darwin") == ("Not tried on macOS yet.",)
    assert untried("show_tray", "linux") == untried("theme", "win32") == ()

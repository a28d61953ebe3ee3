"""The header tells service, connection, time and latency, and holds the menu."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.support.wishes import wishes
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import Log, State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.gui.actions import SPECS, Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.widgets.list_row import is_separator
from voicelive_desktop.gui.window.header import COMPANION, MY_AGENT, Header


class Bench:
    """A header on a clock turned by hand."""

    def __init__(self, qtbot: QtBot, intents: Intents, theme: Theme) -> None:
        self.qtbot, self.intents = qtbot, intents
        self.state = gallery.listening()
        assert self.state.current.session is not None
        self.now = self.state.current.session.created_at_s + 252
        self.feed = StateFeed(gallery.ready())
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.actions = Actions(self.feed, intents, self.window)
        self.header = Header(
            self.feed, intents, theme, self.actions, self.window, now=lambda: self.now
        )
        self.header.resize(1200, 56)
        self.window.show()

    def push(self, state: State) -> None:
        self.feed.push(state)
        self.qtbot.waitUntil(lambda: self.feed.state is state)

    def label(self, name: str) -> QLabel:
        found = self.header.findChild(QLabel, name)
        assert found is not None
        return found

    def combo(self) -> QComboBox:
        found = self.header.findChild(QComboBox, "target_combo")
        assert found is not None
        return found


@pytest.fixture
def bench(qtbot: QtBot, intents: Intents, theme: Theme) -> Bench:
    return Bench(qtbot, intents, theme)


def test_it_tells_the_connection_in_words(bench: Bench) -> None:
    assert bench.label("connection_status").text() == "Not connected"
    bench.push(bench.state)
    assert bench.label("connection_status").text() == "Connected"
    bench.push(gallery.reconnecting())
    assert bench.label("connection_status").text() == "Reconnecting…"


def test_what_is_no_service_stands_under_a_rule(bench: Bench) -> None:
    combo = bench.combo()
    rules = [row for row in range(combo.count()) if is_separator(combo.model().index(row, 0))]
    others = [combo.itemData(row) for row in range(rules[-1] + 1, combo.count())]
    assert others == [COMPANION, MY_AGENT]


@pytest.mark.parametrize(
    ("entry", "wanted"), [(COMPANION, "companion_wanted"), (MY_AGENT, "agent_chosen")]
)
def test_what_is_set_up_leaves_the_service(bench: Bench, entry: str, wanted: str) -> None:
    bench.push(replace(bench.state, settings=Settings(target=Target.AZURE)))
    combo, chosen = bench.combo(), QSignalSpy(wishes(bench.intents, ev.SettingsChosen))
    opened = QSignalSpy(getattr(bench.header, wanted))
    combo.setCurrentIndex(combo.findData(entry))
    combo.activated.emit(combo.currentIndex())
    assert (opened.count(), chosen.count()) == (1, 0)
    assert combo.currentData(Qt.ItemDataRole.UserRole) == "azure"


def test_the_session_time_runs(bench: Bench) -> None:
    assert bench.label("session_timer").isHidden()
    bench.push(bench.state)
    assert bench.label("session_timer").text() == "04:12"
    bench.now += 3
    bench.qtbot.waitUntil(lambda: bench.label("session_timer").text() == "04:15", timeout=3000)


def test_latency_appears_with_the_first_answer(bench: Bench) -> None:
    assert bench.label("reply_latency").isHidden()
    bench.push(bench.state)
    assert bench.label("reply_latency").text() == "reply 0.9 s"


def test_the_target_is_shown_and_chosen_by_its_wire_value(bench: Bench) -> None:
    combo = bench.combo()
    chosen = QSignalSpy(wishes(bench.intents, ev.SettingsChosen))
    bench.push(replace(bench.state, settings=Settings(target=Target.AZURE)))
    assert combo.currentData(Qt.ItemDataRole.UserRole) == "azure"
    assert chosen.count() == 0
    QTest.keyClick(combo, Qt.Key.Key_Up)
    assert chosen.at(0) == [{"target": "demo"}]


def test_a_target_that_waits_says_so(bench: Bench) -> None:
    note = bench.label("target_note")
    bench.push(bench.state)
    assert note.isHidden()
    bench.push(
        replace(bench.state, current=replace(bench.state.current, unapplied=frozenset({"target"})))
    )
    assert not note.isHidden()


def test_the_menu_holds_the_appearance(bench: Bench) -> None:
    menu = bench.header.findChild(QMenu, "appearance_menu")
    assert menu is not None
    chosen = QSignalSpy(wishes(bench.intents, ev.SettingsChosen))
    actions = {str(action.data()): action for action in menu.actions()}
    assert actions["system"].isChecked()
    actions["dark"].trigger()
    assert chosen.at(0) == [{"theme": "dark"}]


def test_the_menu_opens_without_a_loop_of_its_own(bench: Bench) -> None:
    button = bench.header.findChild(QToolButton, "menu_button")
    menu = bench.header.findChild(QMenu, "main_menu")
    assert button is not None
    assert menu is not None
    button.click()  # would not return from a nested loop
    assert menu.isVisible()
    menu.close()


def test_no_menu_is_higher_than_the_smallest_screen(bench: Bench) -> None:
    menus = {
        menu.objectName(): menu.sizeHint().height() for menu in bench.header.findChildren(QMenu)
    }
    assert len(menus) > 4
    assert max(menus.values()) <= 540, menus


def test_actions_follow_the_state(bench: Bench) -> None:
    def action(name: str) -> QAction:
        return bench.actions[name]

    assert action("start_end").text() == "Start"
    assert not action("stop").isEnabled()
    assert not action("clear").isEnabled()
    bench.push(gallery.speaking())
    assert action("start_end").text() == "End"
    assert action("stop").isEnabled()
    assert not action("clear").isEnabled()
    bench.push(replace(gallery.ready(), conversation=bench.state.conversation))
    assert action("clear").isEnabled()
    muted = QSignalSpy(wishes(bench.intents, ev.MuteChosen))
    action("mute").trigger()
    assert muted.at(0) == [True]


def test_no_two_actions_share_a_key() -> None:
    keys = [key for spec in SPECS for key in spec.shortcuts]
    assert len(keys) == len(set(keys))


def test_the_latency_gives_way_in_a_narrow_window(
    qtbot: QtBot, intents: Intents, theme: Theme
) -> None:
    bench = Bench(qtbot, intents, theme)
    bench.push(bench.state)
    assert bench.label("reply_latency").isVisible()
    bench.header.resize(760, 56)
    qtbot.waitUntil(lambda: not bench.label("reply_latency").isVisible())


def test_the_language_is_chosen_in_the_menu(bench: Bench) -> None:
    menu = bench.header.findChild(QMenu, "language_menu")
    assert menu is not None
    assert [(action.text(), action.data()) for action in menu.actions()] == [
        ("Follow system", "system"),
        ("English", "en"),
        ("Deutsch", "de"),
    ]
    assert [action.isChecked() for action in menu.actions()] == [True, False, False]
    chosen = QSignalSpy(wishes(bench.intents, ev.SettingsChosen))
    menu.actions()[2].trigger()
    assert chosen.at(0) == [{"language": "de"}]


def test_a_recording_log_has_a_sign_that_ends_it_whatever_else_there_is_to_tell(
    bench: Bench,
) -> None:
    chip, stop = (
        bench.header.findChild(QWidget, "log_chip"),
        bench.header.findChild(QPushButton, "log_stop_button"),
    )
    assert chip is not None
    assert stop is not None
    assert not chip.isVisible()
    bench.push(replace(gallery.refused(), log=Log("/home/me/talk.vllog", words=True)))
    assert chip.isVisible()
    assert chip.toolTip() == "Recording talk.vllog, with all words"
    with bench.qtbot.waitSignal(wishes(bench.intents, ev.LogStopRequested)):
        stop.click()
    bench.header.resize(760, 56)
    bench.qtbot.waitUntil(lambda: not bench.label("log_chip_words").isVisible())
    assert stop.isVisible(), "the words give way, not the button"
    bench.push(gallery.refused())
    assert not chip.isVisible()


@pytest.mark.parametrize("width", [900, 960, 1040, 1200])
def test_nothing_of_the_header_is_cut_while_a_log_is_recorded(bench: Bench, width: int) -> None:
    bench.push(replace(gallery.recording_log(), answers=gallery.speaking().answers))
    bench.header.resize(width, 56)
    labels = [label for label in bench.header.findChildren(QLabel) if label.text()]

    def cut() -> list[str]:
        shown = [label for label in labels if label.isVisible()]
        return [label.text() for label in shown if label.width() < label.sizeHint().width()]

    bench.qtbot.waitUntil(lambda: not cut())
    assert bench.label("log_chip_words").isVisible() or width < 1200

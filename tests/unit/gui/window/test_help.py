"""The windows of Help."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QLabel,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from tests.support.wishes import wishes
from voicelive_desktop import __version__
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.requests.about_program import (
    CollectDiagnostics,
    LookForUpdate,
    OpenUpdatePage,
    SaveDiagnostics,
)
from voicelive_desktop.domain.facts.state import ProgramFacts, State
from voicelive_desktop.domain.facts.updates_state import Look, Release, Updates
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.dialogs.diagnostics_dialog import DiagnosticsDialog
from voicelive_desktop.gui.dialogs.report import ReportDialog
from voicelive_desktop.gui.dialogs.updates_dialog import UpdatesDialog
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.settings.settings_panel import SettingsPanel
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.window import window_memory
from voicelive_desktop.gui.window.help_windows import HelpWindows
from voicelive_desktop.gui.window.side_drawer import SideDrawer
from voicelive_desktop.gui.window.toasts import Toasts

SIZE = (780, 560)  # above the least, and what the smallest screen has room for


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def actions(window: QMainWindow, feed: StateFeed, intents: Intents, theme: Theme) -> Actions:
    return Actions(feed, intents, window)


@pytest.fixture
def windows(
    window: QMainWindow, feed: StateFeed, intents: Intents, theme: Theme, actions: Actions
) -> HelpWindows:
    return HelpWindows(feed, intents, actions, Toasts(feed, intents, theme, window), window)


def press(parent: object, name: str) -> None:
    button = parent.findChild(QPushButton, name)  # type: ignore[attr-defined]
    assert isinstance(button, QPushButton)
    button.click()


def test_diagnostics_are_read_before_they_are_saved(
    qtbot: QtBot, window: QMainWindow, windows: HelpWindows, intents: Intents, actions: Actions
) -> None:
    with qtbot.waitSignal(wishes(intents, CollectDiagnostics)):
        actions["diagnostics"].trigger()
    windows.show_diagnostics("all of it")
    dialog = window.findChild(DiagnosticsDialog)
    assert dialog is not None
    text = dialog.findChild(QPlainTextEdit, "diagnostics_text")
    assert text is not None
    assert text.toPlainText() == "all of it"
    press(dialog, "save_diagnostics_button")
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    with qtbot.waitSignal(wishes(intents, SaveDiagnostics)) as asked:
        chooser.fileSelected.emit("/somewhere/d.txt")
    assert asked.args == ["/somewhere/d.txt"]
    chooser.reject()


def test_updates_have_a_switch_a_look_and_a_result(
    qtbot: QtBot,
    window: QMainWindow,
    windows: HelpWindows,
    feed: StateFeed,
    intents: Intents,
    actions: Actions,
) -> None:
    actions["updates"].trigger()
    dialog = window.findChild(UpdatesDialog)
    assert dialog is not None
    switch = dialog.findChild(QCheckBox, "update_check")
    result = dialog.findChild(QLabel, "update_result")
    see = dialog.findChild(QPushButton, "update_open_button")
    assert switch is not None
    assert result is not None
    assert see is not None
    with qtbot.waitSignal(wishes(intents, ev.SettingsChosen)) as chosen:
        switch.click()
    assert chosen.args == [{"update_check": False}]
    assert result.text() == f"You have version {__version__}."
    assert not see.isVisible()
    with qtbot.waitSignal(wishes(intents, LookForUpdate)):
        press(dialog, "update_look_button")
    feed.push(
        replace(
            State(),
            program=ProgramFacts(
                updates=Updates(Look.FOUND, Release("9.0", "https://x.example/9"))
            ),
        )
    )
    qtbot.waitUntil(lambda: result.text() == f"Version 9.0 is available. You have {__version__}.")
    with qtbot.waitSignal(wishes(intents, OpenUpdatePage)):
        see.click()
    feed.push(replace(State(), program=ProgramFacts(updates=Updates(Look.FAILED))))
    qtbot.waitUntil(lambda: result.text() == "Could not check for updates.")
    press(dialog, "close_updates_button")
    assert not dialog.isVisible()


def test_an_error_is_a_toast_whose_details_do_not_block_the_window(
    qtbot: QtBot, window: QMainWindow, windows: HelpWindows
) -> None:
    windows.show_unhandled("first")
    windows.show_unhandled("second")
    (toast,) = window.findChildren(QFrame, "toast_error")
    assert window.findChild(ReportDialog) is None
    press(toast, "toast_error_report")
    (dialog,) = window.findChildren(ReportDialog)
    assert not dialog.isModal()
    windows.show_unhandled("third")
    assert [name in dialog.report for name in ("first", "second", "third")] == [True, True, True]
    assert toast.isHidden()  # the open report has it: no further toast
    dialog.reject()


def test_an_error_in_a_loop_makes_one_toast_and_few_reports(
    qtbot: QtBot, window: QMainWindow, windows: HelpWindows
) -> None:
    for number in range(500):
        windows.show_unhandled(f"report {number}.")
    (toast,) = window.findChildren(QFrame, "toast_error")
    press(toast, "toast_error_report")
    (dialog,) = window.findChildren(ReportDialog)
    assert "report 499." in dialog.report
    assert "report 3." not in dialog.report
    dialog.reject()


def test_a_window_comes_back_as_it_was_left(
    qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme
) -> None:
    def build() -> tuple[QMainWindow, SideDrawer, SettingsPanel]:
        window, panel = QMainWindow(), SettingsPanel(feed, intents, theme)
        drawer = SideDrawer(QLabel("talk"), panel)
        drawer.place_side()
        window.setCentralWidget(drawer)
        qtbot.addWidget(window)
        return window, drawer, panel

    first, drawer, panel = build()
    first.resize(*SIZE)
    first.show()
    drawer.set_open(True)
    panel.set_open_groups(["MODEL", "no such group"])
    left, picture = drawer.openness, window_memory.picture_of(first)
    assert True in left
    second, drawer, panel = build()
    window_memory.restore(second, picture)
    second.show()
    assert (second.width(), second.height()) == SIZE
    assert drawer.openness == left
    assert panel.open_groups == ("MODEL",)


@pytest.mark.parametrize(
    "picture", [None, [], {"geometry": "?", "side": 1, "groups": None}, {"geometry": "AAAA"}]
)
def test_nonsense_changes_nothing(qtbot: QtBot, window: QMainWindow, picture: object) -> None:
    window.resize(*SIZE)
    window_memory.restore(window, picture)
    assert (window.width(), window.height()) == SIZE

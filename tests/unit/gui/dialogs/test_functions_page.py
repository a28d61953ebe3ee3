"""The page of functions, and the editor of one's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.wishes import wishes
from tests.unit.gui.world import part
from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts.functions import (
    PERSON_LIMIT_S,
    USUAL_LIMIT_S,
    AnsweredBy,
    Consent,
    FieldProblem,
    FunctionSaved,
    Hands,
    McpServerRow,
    OfferedFunction,
    Origin,
    ServerStatus,
    TriedCall,
)
from voicelive_desktop.domain.facts.requests.about_functions import (
    KeepSecret,
    RemoveFunction,
    RemoveServer,
    SaveFunction,
    SwitchFunction,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.gui.dialogs.functions.function_editor import KINDS, FunctionEditor
from voicelive_desktop.gui.dialogs.functions.function_try import FunctionTryDialog
from voicelive_desktop.gui.dialogs.functions.functions_page import FunctionsPage
from voicelive_desktop.gui.dialogs.functions.removal_question import RemovalQuestion
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.wording.function_words import consent_word

CLOCK = OfferedFunction("builtin:clock", "get_current_time", origin=Origin.BUILT_IN)
MINE = OfferedFunction("own:open_door", "open_door", origin=Origin.OWN)
BOTH = State(hands=Hands(functions=(MINE, CLOCK), servers=(McpServerRow("notes", "notes-server"),)))


@pytest.fixture
def page(
    qapp: QApplication, feed: StateFeed, intents: Intents, theme: Theme
) -> Iterator[FunctionsPage]:
    made = FunctionsPage(feed, intents, theme)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_what_was_just_added_is_the_chosen_row(
    page: FunctionsPage, feed: StateFeed, qtbot: QtBot
) -> None:
    table = part(page, QTableWidget, "functions_table")
    feed.push(State(hands=Hands(functions=(CLOCK,))))
    qtbot.waitUntil(lambda: table.rowCount() == 1)
    feed.push(State(hands=Hands(functions=(MINE, CLOCK))))
    qtbot.waitUntil(lambda: table.rowCount() == 2)
    assert table.currentRow() == 0
    table.selectRow(1)
    changed = State(hands=Hands(functions=(MINE, replace(CLOCK, on=False))))
    feed.push(changed)
    qtbot.waitUntil(lambda: feed.state is changed)
    assert table.currentRow() == 1, "another change leaves the choice alone"
    notes = (McpServerRow("notes", "notes-server"),)
    feed.push(replace(changed, hands=replace(changed.hands, servers=notes)))
    qtbot.waitUntil(lambda: table.rowCount() == 3)
    assert table.currentRow() == 0, "a server that was added"


def test_what_a_server_says_in_many_lines_is_one_and_its_result_leaves_the_buttons_free(
    page: FunctionsPage, feed: StateFeed, intents: Intents, qtbot: QtBot
) -> None:
    said = (
        "Get the time.\n\n    This tool shows that what a server says of\n\titself may be long.\n"
        * 3
    )
    tool = replace(MINE, description=said, origin=Origin.SERVER, source="clock")
    feed.push(State(hands=Hands(functions=(tool,))))
    shown = part(page, QLabel, "function_about")
    qtbot.waitUntil(lambda: shown.text() == " ".join(said.split()))
    dialog = FunctionTryDialog(feed, intents, tool.key)
    qtbot.addWidget(dialog)
    dialog.show()
    feed.push(replace(feed.state, hands=replace(feed.state.hands, tried=TriedCall(tool.key, "1"))))
    result = part(dialog, QPlainTextEdit, "function_try_result")
    qtbot.waitUntil(result.isVisible)
    run = part(dialog, QPushButton, "function_run_button")
    assert dialog.focusWidget() is run
    qtbot.waitUntil(lambda: run.geometry().top() >= result.geometry().bottom())


def test_a_server_of_the_command_line_says_why_it_cannot_be_turned_off(
    page: FunctionsPage, feed: StateFeed, qtbot: QtBot
) -> None:
    given = McpServerRow("notes", "notes-server", status=ServerStatus.CONNECTED, given=True)
    feed.push(State(hands=Hands(servers=(given,))))
    about = part(page, QLabel, "function_about")
    qtbot.waitUntil(lambda: "command line" in about.text())


def test_names_are_whole_in_the_smallest_window(
    page: FunctionsPage, feed: StateFeed, qtbot: QtBot
) -> None:
    table = part(page, QTableWidget, "functions_table")
    long = replace(CLOCK, key="builtin:search", name="search_my_conversations")
    feed.push(State(hands=Hands(functions=(MINE, CLOCK, long))))
    qtbot.waitUntil(lambda: table.rowCount() == 3)
    page.resize(page.minimumSize())
    qtbot.waitUntil(lambda: table.columnWidth(1) >= table.sizeHintForColumn(1))
    widths = [table.columnWidth(column) for column in range(5)]
    assert widths[4] >= table.sizeHintForColumn(4)
    assert sum(widths) == table.viewport().width()


@pytest.mark.parametrize("column", [0, 1, 4])
def test_space_turns_the_chosen_function_on_and_off(
    page: FunctionsPage, feed: StateFeed, intents: Intents, qtbot: QtBot, column: int
) -> None:
    table = part(page, QTableWidget, "functions_table")
    feed.push(State(hands=Hands(functions=(replace(CLOCK, on=False),))))
    qtbot.waitUntil(lambda: table.rowCount() == 1)
    switched = QSignalSpy(wishes(intents, SwitchFunction))
    table.setCurrentCell(0, column)
    page.activateWindow()
    table.setFocus()
    for _ in range(2):
        QTest.keyClick(table, Qt.Key.Key_Space)
    assert [list(*switched.at(n)) for n in range(switched.count())] == [
        [CLOCK.key, True],
        [CLOCK.key, False],
    ]


@pytest.mark.parametrize(("row", "kind"), [(0, RemoveServer), (1, RemoveFunction)])
def test_nothing_is_removed_without_a_question(
    page: FunctionsPage,
    feed: StateFeed,
    intents: Intents,
    qtbot: QtBot,
    row: int,
    kind: type[object],
) -> None:
    feed.push(BOTH)
    qtbot.waitUntil(lambda: part(page, QTableWidget, "functions_table").rowCount() == 3)
    removed = QSignalSpy(wishes(intents, kind))
    part(page, QTableWidget, "functions_table").selectRow(row)
    part(page, QPushButton, "function_remove_button").click()
    question = part(page, RemovalQuestion, "removal_question")
    assert removed.count() == 0
    part(question, QPushButton, "removal_button").click()
    assert removed.count() == 1


def test_a_person_is_given_more_time_than_a_program_unless_a_time_was_chosen(
    qapp: QApplication, feed: StateFeed, intents: Intents
) -> None:
    editor = FunctionEditor(feed, intents)
    kind, limit = (
        part(editor, QComboBox, "function_kind_combo"),
        part(editor, QDoubleSpinBox, "function_limit_spin"),
    )

    def after(chosen: AnsweredBy) -> float:
        kind.setCurrentIndex(KINDS.index(chosen))
        kind.activated.emit(kind.currentIndex())
        return limit.value()

    assert [after(AnsweredBy.PERSON), after(AnsweredBy.COMMAND)] == [PERSON_LIMIT_S, USUAL_LIMIT_S]
    limit.setValue(7.0)
    assert after(AnsweredBy.PERSON) == 7.0
    editor.deleteLater()


def test_a_written_time_stays_and_who_answers_each_call_is_asked_for_no_consent(
    qapp: QApplication, feed: StateFeed, intents: Intents, qtbot: QtBot
) -> None:
    written = {"name": "me", "timeout_s": 20.0, "answer": {"ask": True}}
    me = OfferedFunction(
        "own:me", "me", by_person=True, written=json.dumps(written), consent=Consent.ASK
    )
    feed.push(State(hands=Hands(functions=(me,))))
    qtbot.waitUntil(lambda: feed.state.hands.functions == (me,))
    editor = FunctionEditor(feed, intents, "own:me")
    assert part(editor, QDoubleSpinBox, "function_limit_spin").value() == USUAL_LIMIT_S
    consent = part(editor, QComboBox, "function_editor_consent_combo")
    row = consent.parentWidget()
    assert row is not None
    assert row.isHidden()
    assert consent_word(me) == "You answer each call"
    assert consent_word(replace(me, consent=Consent.NEVER)) == "Never allow"
    editor.deleteLater()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("sunny, 20 degrees", "sunny, 20 degrees"),
        ('"sunny"', "sunny"),
        ('"Hello" is what it says', '"Hello" is what it says'),
        ('{"ok": true}', {"ok": True}),
    ],
)
def test_a_fixed_answer_is_plain_text_or_json(
    qapp: QApplication, feed: StateFeed, intents: Intents, typed: str, said: object
) -> None:
    editor = FunctionEditor(feed, intents)
    part(editor, QPlainTextEdit, "function_answer_edit").setPlainText(typed)
    saved = QSignalSpy(wishes(intents, SaveFunction))
    part(editor, QPushButton, "function_save_button").click()
    assert json.loads(saved.at(0)[0][0])["answer"] == {"fixed": said}
    editor.deleteLater()


def test_a_fixed_answer_that_only_begins_as_json_is_not_taken(
    qapp: QApplication, feed: StateFeed, intents: Intents, qtbot: QtBot
) -> None:
    editor = FunctionEditor(feed, intents)
    part(editor, QPlainTextEdit, "function_answer_edit").setPlainText('{"ok": ')
    saved = QSignalSpy(wishes(intents, SaveFunction))
    part(editor, QPushButton, "function_save_button").click()
    assert saved.at(0)[0][2] == ("answer",)
    told_of(feed, FunctionSaved(), qtbot)
    assert not part(editor, QLabel, "function_answer_words").isHidden()
    told = part(editor, QLabel, "function_answer_words").text()
    assert told.startswith("This is not JSON (line 1, column 8).")
    assert told.endswith('If it is meant as text, write it as "{\\"ok\\":".')
    editor.deleteLater()


def told_of(feed: StateFeed, event: FunctionSaved, qtbot: QtBot) -> None:
    """Tell the window what became of the function."""
    state, _ = step(feed.state, event)
    feed.push(state)
    qtbot.waitUntil(lambda: feed.state is state)


@pytest.mark.parametrize("typed", ["[" * 100_000, "9" * 5_000])
def test_json_that_cannot_be_read_is_told_as_such(
    qapp: QApplication, feed: StateFeed, intents: Intents, qtbot: QtBot, typed: str
) -> None:
    editor = FunctionEditor(feed, intents)
    part(editor, QPlainTextEdit, "function_parameters_edit").setPlainText(typed)
    part(editor, QPushButton, "function_save_button").click()
    told_of(feed, FunctionSaved(), qtbot)
    told = part(editor, QLabel, "function_parameters_words").text()
    assert told == "This JSON cannot be read: it is too large or too deep."
    editor.deleteLater()


def test_all_mistakes_are_told_at_once_and_at_their_fields(
    qapp: QApplication, feed: StateFeed, intents: Intents, qtbot: QtBot
) -> None:
    editor = FunctionEditor(feed, intents)
    editor.open()
    part(editor, QPlainTextEdit, "function_parameters_edit").setPlainText("nothing")
    part(editor, QPlainTextEdit, "function_answer_edit").setPlainText("[1, ")
    part(editor, QPushButton, "function_save_button").click()
    missing = FieldProblem("name", "“name” must be 1 to 64 letters, digits, _ or -")
    told_of(feed, FunctionSaved(fields=(missing,)), qtbot)
    shown = {
        name: part(editor, QLabel, f"function_{name}_words")
        for name in ("name", "parameters", "answer")
    }
    assert all(words.isVisible() for words in shown.values())
    assert shown["name"].text() == missing.problem
    assert editor.focusWidget() is part(editor, QLineEdit, "function_name_edit")
    part(editor, QLineEdit, "function_name_edit").setText("f")
    part(editor, QPlainTextEdit, "function_parameters_edit").setPlainText("{}")
    part(editor, QPushButton, "function_save_button").click()
    told_of(feed, FunctionSaved(), qtbot)
    assert [name for name, words in shown.items() if words.isVisible()] == ["answer"]
    part(editor, QPlainTextEdit, "function_answer_edit").setPlainText("[1]")
    part(editor, QPushButton, "function_save_button").click()
    told_of(feed, FunctionSaved("The disk is full."), qtbot)
    assert part(editor, QLabel, "function_editor_words").text() == "The disk is full."
    assert not [name for name, words in shown.items() if words.isVisible()]
    told_of(feed, FunctionSaved(), qtbot)
    assert editor.result() == QDialog.DialogCode.Accepted
    editor.deleteLater()


def test_each_secret_that_a_web_address_names_has_a_field_and_is_kept_apart(
    qapp: QApplication, feed: StateFeed, intents: Intents
) -> None:
    editor = FunctionEditor(feed, intents)
    kind = part(editor, QComboBox, "function_kind_combo")
    kind.setCurrentIndex(KINDS.index(AnsweredBy.HTTP))
    kind.activated.emit(kind.currentIndex())
    address = {
        "method": "GET",
        "url": "https://example.org/",
        "headers": {"X-Key": "${MY_KEY}", "X": "${OTHER}"},
    }
    part(editor, QPlainTextEdit, "function_answer_edit").setPlainText(json.dumps(address))
    part(editor, QLineEdit, "function_name_edit").setText("ask_it")
    field = part(editor, QLineEdit, "secret_MY_KEY_edit")
    assert field.echoMode() is QLineEdit.EchoMode.Password
    field.setText("s3cret")
    typed, saved = (
        QSignalSpy(wishes(intents, KeepSecret)),
        QSignalSpy(wishes(intents, SaveFunction)),
    )
    part(editor, QPushButton, "function_save_button").click()
    assert [typed.at(n) for n in range(typed.count())] == [[("MY_KEY", "s3cret")]]
    assert "s3cret" not in saved.at(0)[0][0]
    editor.deleteLater()

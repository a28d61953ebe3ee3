"""The form of an MCP server: what it asks for, and what it gives back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.wishes import wishes
from tests.unit.gui.world import part
from voicelive_desktop.domain.facts.functions import Hands, McpServerRow, SavedFunction
from voicelive_desktop.domain.facts.requests.about_functions import SaveServer
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.gui.dialogs.functions.server_form import KINDS, ServerForm
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents

PROGRAM = {
    "command": "python3",
    "args": ["my server.py", "--fast"],
    "env": {"TOKEN": "${NOTES_TOKEN}"},
    "cwd": "/srv",
}
ADDRESS = {"url": "https://example.org/mcp", "headers": {"X-Key": "${NOTES_X_KEY}"}}
SERVICE = ADDRESS | {
    "calledBy": "service",
    "requireApproval": "never",
    "authorization": "${NOTES_AUTHORIZATION}",
    "allowedTools": ["add", "read"],
}


def saved(spy: QSignalSpy) -> tuple[dict[str, Any], str]:
    ((text, label),) = spy.at(0)
    return json.loads(text)["mcpServers"], label


def form_of(feed: StateFeed, intents: Intents, said: dict[str, Any]) -> ServerForm:
    row = McpServerRow("notes", "", written=json.dumps(said))
    feed.push(State(hands=Hands(servers=(row,))))
    return ServerForm(feed, intents, "notes")


@pytest.fixture
def new(qapp: QApplication, feed: StateFeed, intents: Intents) -> Iterator[ServerForm]:
    form = ServerForm(feed, intents)
    form.show()
    yield form
    form.close()
    form.deleteLater()


@pytest.mark.parametrize("said", [PROGRAM, ADDRESS, SERVICE], ids=KINDS)
def test_what_is_not_touched_comes_back_as_it_was(
    qtbot: QtBot, feed: StateFeed, intents: Intents, said: dict[str, Any]
) -> None:
    form = form_of(feed, intents, said)
    qtbot.waitUntil(lambda: bool(feed.state.hands.servers))
    form.deleteLater()
    form = ServerForm(feed, intents, "notes")
    spy = QSignalSpy(wishes(intents, SaveServer))
    part(form, QPushButton, "server_save_button").click()
    assert saved(spy) == ({"notes": said}, "notes")
    form.deleteLater()


def test_only_the_fields_of_the_chosen_kind_are_shown(new: ServerForm) -> None:
    kind = part(new, QComboBox, "server_kind_combo")
    fields = {
        name: part(new, QLineEdit, f"server_{name}_edit")
        for name in ("command", "url", "authorization")
    }
    shown = []
    for index in range(len(KINDS)):
        kind.setCurrentIndex(index)
        kind.activated.emit(index)
        shown.append([name for name, field in fields.items() if field.isVisible()])
    assert shown == [["command"], ["url"], ["url", "authorization"]]


def test_pairs_are_read_line_by_line_whichever_sign_parts_them(
    new: ServerForm, intents: Intents
) -> None:
    part(new, QLineEdit, "server_name_edit").setText(" docs ")
    kind = part(new, QComboBox, "server_kind_combo")
    kind.setCurrentIndex(1)
    part(new, QLineEdit, "server_url_edit").setText(" https://example.org/mcp ")
    part(new, QPlainTextEdit, "server_values_edit").setPlainText("X-Key: a=b\nY=c: d\n\nnothing")
    spy = QSignalSpy(wishes(intents, SaveServer))
    part(new, QPushButton, "server_save_button").click()
    assert saved(spy) == (
        {"docs": {"url": "https://example.org/mcp", "headers": {"X-Key": "a=b", "Y": "c: d"}}},
        "",
    )


def test_what_is_wrong_is_told_and_the_form_stays(
    new: ServerForm, feed: StateFeed, qtbot: QtBot
) -> None:
    part(new, QLineEdit, "server_command_edit").setText('python3 "half')
    part(new, QPushButton, "server_save_button").click()
    feed.push(State(hands=Hands(saved=SavedFunction(1, "no"))))
    qtbot.waitUntil(lambda: feed.state.hands.saved.number == 1)
    assert new.isVisible()
    feed.push(State(hands=Hands(saved=SavedFunction(2))))
    qtbot.waitUntil(lambda: not new.isVisible())

"""The window that shows the session as JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.sdk_script import made_by
from tests.unit.domain.scene import Scene
from tests.unit.gui.world import World, part
from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts.events import (
    ServiceErrorReported,
    SessionUpdated,
    SettingsChosen,
)
from voicelive_desktop.domain.facts.service_notes import OurMessage, OurMessageKind
from voicelive_desktop.domain.wire.session_json import as_text, session_shown, session_text
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.settings.session_json_dialog import SessionJsonDialog
from voicelive_desktop.gui.theme import Theme


@pytest.fixture
def world(qtbot: QtBot, feed: StateFeed, intents: Intents) -> World:
    world = World(feed, intents)
    world.show(Scene.connected().state)
    return world


@pytest.fixture
def dialog(
    qtbot: QtBot, world: World, feed: StateFeed, intents: Intents, theme: Theme
) -> SessionJsonDialog:
    made = SessionJsonDialog(feed, intents, theme)
    qtbot.addWidget(made)
    made.show()
    return made


def text_of(dialog: SessionJsonDialog) -> str:
    return part(dialog, QPlainTextEdit, "session_json_edit").toPlainText()


def note_of(dialog: SessionJsonDialog) -> str:
    return part(dialog, QLabel, "session_json_note").text()


def edit(dialog: SessionJsonDialog, **fields: Any) -> None:
    """Change the text as if it had been typed."""
    message = json.loads(text_of(dialog))
    message["session"] |= fields
    area = part(dialog, QPlainTextEdit, "session_json_edit")
    area.selectAll()
    area.insertPlainText(as_text(message))


def click(dialog: SessionJsonDialog, name: str) -> None:
    button = part(dialog, QPushButton, name)
    assert button.isEnabled()
    button.click()


def test_it_follows_the_settings_until_somebody_edits(
    qtbot: QtBot, dialog: SessionJsonDialog, world: World
) -> None:
    world.show(step(world.state, SettingsChosen((("vad_silence_ms", 900),)))[0])
    qtbot.waitUntil(lambda: "900" in text_of(dialog))
    edit(dialog, new=1)
    world.show(step(world.state, SettingsChosen((("vad_silence_ms", 800),)))[0])
    qtbot.waitUntil(lambda: part(dialog, QPushButton, "apply_json_button").isEnabled())
    assert '"new": 1' in text_of(dialog)
    click(dialog, "discard_json_button")
    qtbot.waitUntil(lambda: text_of(dialog) == session_text(world.state))


def test_apply_reaches_settings_and_own_fields_and_they_can_be_removed(
    qtbot: QtBot, dialog: SessionJsonDialog, world: World
) -> None:
    assert part(dialog, QPushButton, "remove_own_fields_button").isHidden()
    edit(dialog, temperature=1.0, new=[1])
    click(dialog, "apply_json_button")
    assert world.state.current.running.temperature == 1.0
    assert session_shown(world.state)["new"] == [1]
    qtbot.waitUntil(lambda: text_of(dialog) == session_text(world.state))
    assert note_of(dialog) == "Applied."
    click(dialog, "remove_own_fields_button")
    qtbot.waitUntil(lambda: '"new"' not in text_of(dialog))
    assert world.state.settings.session_extra == ""


def test_a_mistake_is_told_with_its_line_and_nothing_is_asked_for(
    dialog: SessionJsonDialog, world: World
) -> None:
    edit(dialog, temperature=9)
    click(dialog, "apply_json_button")
    line = next(
        n for n, text in enumerate(text_of(dialog).splitlines(), 1) if '"temperature": 9' in text
    )
    assert note_of(dialog) == f"Line {line}: “temperature” must be between 0.6 and 1.2."
    assert part(dialog, QPlainTextEdit, "session_json_edit").textCursor().blockNumber() == line - 1
    assert world.asked == []


def test_what_the_service_does_not_take_is_told_in_its_words(
    qtbot: QtBot, dialog: SessionJsonDialog, world: World
) -> None:
    world.show(step(world.state, SessionUpdated(None, (("temperature", 0.8),)))[0])
    edit(dialog, new=1)
    click(dialog, "apply_json_button")
    failure = Failure(
        FailureKind.SERVICE_ERROR, "unknown_parameter", "Unknown parameter.", subject="session.new"
    )
    world.show(
        step(world.state, ServiceErrorReported(failure, OurMessage(OurMessageKind.SESSION)))[0]
    )
    qtbot.waitUntil(
        lambda: (
            note_of(dialog) == "Rejected by the service. Custom session fields: Unknown parameter."
        )
    )


def test_it_can_be_copied_as_json_and_as_python(dialog: SessionJsonDialog, world: World) -> None:
    click(dialog, "copy_json_button")
    assert QGuiApplication.clipboard().text() == session_text(world.state)
    edit(dialog, temperature=1.0)
    click(dialog, "copy_python_button")
    assert made_by(QGuiApplication.clipboard().text()).as_dict() == session_shown(world.state) | {
        "temperature": 1.0
    }

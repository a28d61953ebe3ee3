"""The list of all voices."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.wishes import wishes
from tests.unit.gui.world import World, part
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State, VoicePreview
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import VoiceSample
from voicelive_desktop.domain.words.kinds import Target, VoiceType
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.settings.voice_list import SOUND, SampleButton, VoiceList
from voicelive_desktop.gui.panes.settings.voices_dialog import VoicesDialog


@pytest.fixture
def world(qtbot: QtBot, feed: StateFeed, intents: Intents) -> World:
    return World(feed, intents)


@pytest.fixture
def dialog(qtbot: QtBot, world: World, feed: StateFeed, intents: Intents) -> VoicesDialog:
    made = VoicesDialog(feed, intents)
    qtbot.addWidget(made)
    made.show()
    return made


def listed(dialog: VoicesDialog) -> list[str]:
    """Every line; voices are indented."""
    rows = part(dialog, QListWidget, "voice_list")
    return [rows.item(row).text() for row in range(rows.count())]


def chosen(dialog: VoicesDialog) -> str:
    rows = part(dialog, QListWidget, "voice_list")
    return str(rows.currentItem().data(Qt.ItemDataRole.UserRole))


def type_in(dialog: VoicesDialog, text: str) -> None:
    part(dialog, QLineEdit, "voice_search").setText(text)


def test_it_begins_at_the_chosen_voice_and_finds_by_language(dialog: VoicesDialog) -> None:
    assert chosen(dialog) == "en-US-Ava:DragonHDLatestNeural"
    type_in(dialog, "german swiss")
    assert listed(dialog) == []
    assert "german swiss" in part(dialog, QLabel, "voice_note").text()
    assert not part(dialog, QPushButton, "use_voice_button").isEnabled()
    type_in(dialog, "de-ch")
    assert listed(dialog) == ["German (Switzerland)   de-CH", "Leni, female", "Jan, male"]
    assert chosen(dialog) == "de-CH-LeniNeural"


def test_a_voice_is_used_by_the_keys_alone(dialog: VoicesDialog, world: World) -> None:
    search = part(dialog, QLineEdit, "voice_search")
    QTest.keyClicks(search, "french canada")
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert world.asked == [
        {"voice_type": "azure-standard", "voice_name": "fr-CA-Thierry:DragonHDLatestNeural"}
    ]
    assert not dialog.isVisible()


def test_another_kind_of_voice_has_its_own_list(dialog: VoicesDialog, world: World) -> None:
    kinds = part(dialog, QComboBox, "voice_kind_filter_combo")
    assert kinds.findData("azure-realtime-native") == -1  # this model has none
    kinds.setCurrentIndex(kinds.findData("openai"))
    assert "Marin, female" in listed(dialog)
    type_in(dialog, "cedar")
    part(dialog, QPushButton, "use_voice_button").click()
    assert world.state.settings.voice_type == VoiceType.OPENAI
    assert world.state.settings.voice_name == "cedar"


def test_listening_asks_for_it_and_can_be_stopped(
    qtbot: QtBot, dialog: VoicesDialog, world: World, intents: Intents
) -> None:
    listen = part(dialog, QPushButton, "voice_preview_button")
    name = "en-US-Ava:DragonHDLatestNeural"
    with qtbot.waitSignal(
        wishes(intents, ev.VoicePreviewRequested), check_params_cb=lambda asked: asked == name
    ):
        listen.click()
    world.show(
        replace(world.state, speaker=replace(world.state.speaker, voice_preview=VoicePreview(name)))
    )
    qtbot.waitUntil(lambda: listen.text() == "Stop")
    assert "sample" in part(dialog, QLabel, "voice_note").text()
    world.show(replace(world.state, speaker=replace(world.state.speaker, replay=VoiceSample(name))))
    with qtbot.waitSignal(wishes(intents, ev.ReplayStopRequested)):
        listen.click()
    world.show(
        replace(world.state, speaker=replace(world.state.speaker, replay=None, voice_preview=None))
    )
    qtbot.waitUntil(lambda: listen.text() == "Listen")
    assert "Connect to Azure" in part(dialog, QLabel, "voice_note").text()


def test_why_a_voice_cannot_be_heard_is_told_in_words(
    qtbot: QtBot, dialog: VoicesDialog, world: World
) -> None:
    azure = State(settings=Settings(target=Target.AZURE))
    world.show(
        replace(
            azure,
            speaker=replace(
                azure.speaker, voice_preview=VoicePreview("x", Failure(FailureKind.NO_ENDPOINT))
            ),
        )
    )
    note = part(dialog, QLabel, "voice_note")
    qtbot.waitUntil(lambda: note.property("tone") == "error")
    assert note.text().startswith("This voice can't be played now. Connect a Voice Live resource")


def test_closing_it_ends_what_is_heard(
    qtbot: QtBot, dialog: VoicesDialog, world: World, intents: Intents
) -> None:
    world.show(
        replace(
            world.state, speaker=replace(world.state.speaker, voice_preview=VoicePreview("alloy"))
        )
    )
    qtbot.waitUntil(lambda: part(dialog, QPushButton, "voice_preview_button").text() == "Stop")
    with qtbot.waitSignal(wishes(intents, ev.ReplayStopRequested)):
        dialog.reject()


def press_button_of(dialog: VoicesDialog, text: str) -> None:
    rows = part(dialog, VoiceList, "voice_list")
    item = next(rows.item(row) for row in range(rows.count()) if rows.item(row).text() == text)
    rows.scrollToItem(item)
    box = rows.visualItemRect(item)
    QTest.mouseClick(
        rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.right() - 12, box.center().y())
    )


def test_each_row_has_a_button_that_lets_its_voice_speak_and_stops_it(
    qtbot: QtBot, dialog: VoicesDialog, world: World, intents: Intents
) -> None:
    type_in(dialog, "de-ch")
    rows = part(dialog, VoiceList, "voice_list")
    with qtbot.waitSignal(
        wishes(intents, ev.VoicePreviewRequested),
        check_params_cb=lambda name: name == "de-CH-JanNeural",
    ):
        press_button_of(dialog, "Jan, male")
    assert chosen(dialog) == "de-CH-JanNeural"
    world.show(
        replace(
            world.state,
            speaker=replace(world.state.speaker, voice_preview=VoicePreview("de-CH-JanNeural")),
        )
    )
    qtbot.waitUntil(lambda: rows.item(2).data(SOUND) == SampleButton.COMING)
    world.show(
        replace(
            world.state, speaker=replace(world.state.speaker, replay=VoiceSample("de-CH-JanNeural"))
        )
    )
    qtbot.waitUntil(lambda: rows.item(2).data(SOUND) == SampleButton.SPEAKING)
    assert rows.item(1).data(SOUND) in {None, ""}
    with qtbot.waitSignal(wishes(intents, ev.ReplayStopRequested)):
        press_button_of(dialog, "Jan, male")
    world.show(
        replace(world.state, speaker=replace(world.state.speaker, replay=None, voice_preview=None))
    )
    qtbot.waitUntil(lambda: rows.item(2).data(SOUND) == SampleButton.NONE)
    assert world.asked == []


def test_the_list_stays_as_high_as_it_is_whatever_is_said_below(
    qtbot: QtBot, dialog: VoicesDialog, world: World
) -> None:
    rows, note = part(dialog, VoiceList, "voice_list"), part(dialog, QLabel, "voice_note")
    qtbot.waitUntil(lambda: rows.height() > 100)
    before = rows.height()
    world.show(
        replace(
            world.state,
            speaker=replace(world.state.speaker, voice_preview=VoicePreview("de-CH-JanNeural")),
        )
    )
    qtbot.waitUntil(lambda: "sample" in note.text())
    QTest.qWait(20)
    assert rows.height() == before

"""Intents of the user become events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject

from voicelive_desktop.app.runtime.controller import Controller, new_item_id
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.notices import EchoNotice
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.gui.intents import Intents

NOW = 5.0
CASES: list[tuple[Callable[[Intents], Any], ev.Event]] = [
    (lambda i: i.start_requested.emit(), ev.StartRequested(NOW)),
    (lambda i: i.end_requested.emit(), ev.EndRequested()),
    (lambda i: i.retry_requested.emit(), ev.RetryRequested(NOW)),
    (lambda i: i.start_without_refused_requested.emit(), ev.StartWithoutRefusedRequested(NOW)),
    (lambda i: i.reconnect_requested.emit(), ev.ReconnectRequested()),
    (lambda i: i.stop_requested.emit(), ev.StopRequested()),
    (lambda i: i.mute_requested.emit(True), ev.MuteChosen(True)),
    (lambda i: i.note_submitted.emit("hi"), ev.NoteSubmitted(ItemId("id"), "hi", NOW)),
    (lambda i: i.text_submitted.emit("hi"), ev.TextSubmitted(ItemId("id"), "hi", NOW)),
    (lambda i: i.text_resent.emit("hi", "old"), ev.TextSubmitted(ItemId("id"), "hi", NOW, ItemId("old"))),
    (lambda i: i.replay_requested.emit("x"), ev.ReplayRequested(ItemId("x"))),
    (lambda i: i.replay_stop_requested.emit(), ev.ReplayStopRequested()),
    (lambda i: i.recording_save_requested.emit("x", "p"), ev.RecordingSaveRequested(ItemId("x"), "p")),
    (lambda i: i.deletion_requested.emit("x"), ev.ItemDeletionRequested(ItemId("x"))),
    (lambda i: i.deletion_undone.emit(), ev.DeletionUndone()),
    (lambda i: i.clearing_undone.emit(), ev.ClearingUndone()),
    (
        lambda i: i.settings_chosen.emit({"model": "m", "volume": 0.5}),
        ev.SettingsChosen((("model", "m"), ("volume", 0.5))),
    ),
    (lambda i: i.notice_dismissed.emit(EchoNotice), ev.NoticeDismissed(EchoNotice)),
    (lambda i: i.device_return_requested.emit("input_device"), ev.DeviceReturnRequested("input_device")),
    (lambda i: i.transcript_cleared.emit(), ev.TranscriptCleared()),
]


@pytest.mark.parametrize(("ask", "expected"), CASES, ids=[type(expected).__name__ for _, expected in CASES])
def test_an_intent_becomes_its_event(ask: Callable[[Intents], Any], expected: ev.Event) -> None:
    intents, told = Intents(), list[ev.Event]()
    controller = Controller(intents, told.append, lambda: NOW, lambda: ItemId("id"))
    ask(intents)
    assert told == [expected]
    assert isinstance(intents, QObject)
    del controller


def test_our_items_have_ids_of_their_own_that_the_service_takes() -> None:
    ids = {new_item_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(len(item_id) <= 32 for item_id in ids)

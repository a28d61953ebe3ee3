"""Telemetry is off until somebody wants it, and tells what only this program knows."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.support.kinds import kinds_of
from voicelive_desktop.app.services.telemetry_desk import TelemetryDesk
from voicelive_desktop.app.services.turn_book import TurnBook
from voicelive_desktop.client.azure_connector import AzureConnector
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.ids import ItemId, ResponseId

UNIX_S = 1_000.0
A, R = ItemId("a"), ResponseId("r")
ON = {"telemetry": True, "telemetry_content": True}


class Collector:
    def __init__(self) -> None:
        self.told: list[tuple[str, float, float, Mapping[str, Any]]] = []
        self.content: bool | None = None

    def begin(self, *, content: bool) -> None:
        self.content = content

    def tell(self, name: str, from_s: float, to_s: float, more: Mapping[str, Any]) -> None:
        self.told.append((name, round(from_s, 3), round(to_s, 3), more))


class Run:
    """Moments are seconds of the capture clock."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, **settings: Any) -> None:
        self.now_s = 0.0
        self.collector = Collector()
        self.connector = AzureConnector(lambda: UNIX_S)
        self.reports: list[ev.Event] = []
        clock = (lambda: UNIX_S + self.now_s, lambda: self.now_s)
        self.book = TurnBook(*clock)
        self.desk = TelemetryDesk(self.connector, self.book, *clock, self.reports.append)
        monkeypatch.setattr(self.desk, "_made", lambda _url: self.collector)
        self.state = replace(State(), settings=Settings(**settings))

    def at(self, now_s: float, *events: ev.Event) -> None:
        self.now_s = now_s
        for event in events:
            self.book(self.state, self.state, event)
            self.desk(self.state, self.state, event)


def test_nothing_is_imported_or_told_unless_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    run = Run(monkeypatch)
    run.at(0.0, ev.StartRequested(UNIX_S))
    assert run.connector.telemetry is None
    assert run.collector.content is None


def test_an_address_that_anybody_could_listen_on_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    run = Run(monkeypatch, **ON, telemetry_url="http://collector.example:4318")
    run.at(0.0, ev.StartRequested(UNIX_S))
    assert run.connector.telemetry is None


def test_the_wait_for_the_first_sample_and_for_silence_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = Run(monkeypatch, **ON)
    run.at(0.0, ev.StartRequested(UNIX_S))
    assert run.collector.content is True
    run.at(1.0, ev.TextSubmitted(ItemId("u"), "hi", UNIX_S + 1.0))
    run.at(1.5, ev.ResponseCreated(R, UNIX_S + 1.5))
    run.at(1.6, ev.AudioArrived(R, A, 20.0, UNIX_S + 1.6))
    run.at(1.7, ev.PlaybackStarted(R, A, UNIX_S + 1.7, 1.7), ev.PlaybackStarted(R, A, 0.0, 1.7))
    run.at(2.0, ev.SpeechStarted(ItemId("v"), 0, UNIX_S + 2.2, 2.0))
    run.at(2.3, ev.PlaybackFlushed(A, R, 500.0, 900.0, CutReason.SPEECH, 2.25))
    run.at(3.0, ev.PlaybackFlushed(None, None, 0.0, 0.0, CutReason.STOP, 3.0))
    first, silence = run.collector.told
    assert first[:3] == ("end of speech to first sample", UNIX_S + 1.0, UNIX_S + 1.7)
    assert first[3]["voicelive.first_audio_ms"] == 600.0
    assert silence[:3] == ("interruption to silence", UNIX_S + 2.0, UNIX_S + 2.25)


def test_turned_off_it_tells_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    run = Run(monkeypatch, **ON)
    run.at(0.0, ev.StartRequested(UNIX_S))
    run.state = replace(run.state, settings=Settings())
    run.at(1.0, ev.SettingsChosen((("telemetry", False),)))
    assert run.connector.telemetry is None


def test_a_missing_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    run = Run(monkeypatch, **ON)
    monkeypatch.undo()
    monkeypatch.setitem(sys.modules, "voicelive_desktop.client.azure_telemetry", None)
    run.at(0.0, ev.StartRequested(UNIX_S))
    assert kinds_of(run.reports) == [ev.TelemetryTroubled]
    assert run.connector.telemetry is None

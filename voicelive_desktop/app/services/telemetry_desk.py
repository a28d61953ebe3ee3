"""Turns telemetry on when it is wanted, and tells the collector what only this program knows: how
long a person waited for the first sample, and how soon the answer fell silent.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from voicelive_desktop import __version__
from voicelive_desktop.app.services.turn_book import TurnBook
from voicelive_desktop.client.azure_connector import AzureConnector
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.turn_taken import HeldBy, Wait
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.telemetry import collector_problem
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.wording import Words

if TYPE_CHECKING:
    from voicelive_desktop.client.azure_telemetry import Telemetry

TOLD = (Wait.HEARD, Wait.FIRST_TEXT, Wait.FIRST_AUDIO)
LOOKED_AT = 3  # turns: the answer that sounds belongs to one of the latest


class TelemetryDesk:
    """The store's observer, behind the turn book. Loop thread only.

    Args:
        connector: Its next connections are told of.
        clock: What gives events their `at_s`.
        monotonic: Seconds of the capture clock.
        report: Takes what a person should know.
    """

    def __init__(
        self,
        connector: AzureConnector,
        book: TurnBook,
        clock: Callable[[], float],
        monotonic: Callable[[], float],
        report: Callable[[ev.Event], None],
    ) -> None:
        self._connector, self._book = connector, book
        self._clock, self._monotonic, self._report = clock, monotonic, report
        self._telemetry: Telemetry | None = None
        self._told = 0  # the number of the latest turn whose first sample was
        self._cause_t: float | None = None  # when a person began what silences the answer

    def __call__(self, _old: State, new: State, event: ev.AnyEvent) -> None:
        """Follow the settings, and tell what was heard."""
        match event:
            case ev.StartRequested() | ev.ConnectingStarted() | ev.SettingsChosen():
                self._follow(new.settings)
            case ev.SpeechStarted(_, _, at_s, captured_t):
                self._cause_t = self._t(at_s) if captured_t is None else captured_t
            case ev.TextSubmitted(at_s=at_s):
                self._cause_t = self._t(at_s)
            case ev.PlaybackStarted(_, item_id):
                self._first_sample(item_id)
            case ev.PlaybackFlushed(because=because, silent_t=silent_t):
                self._silence(because, silent_t)
            case _:
                pass

    def close(self) -> None:
        """Send what waits; takes a second at most."""
        if self._telemetry is not None:
            self._telemetry.close()

    def _follow(self, settings: Settings) -> None:
        if not settings.telemetry or collector_problem(settings.telemetry_url):
            self._connector.telemetry = None
            return
        if self._telemetry is None:
            self._telemetry = self._made(settings.telemetry_url)
        if self._telemetry is not None:
            self._telemetry.begin(content=settings.telemetry_content)
        self._connector.telemetry = self._telemetry

    def _made(self, url: str) -> Telemetry | None:
        try:
            from voicelive_desktop.client.azure_telemetry import (  # noqa: PLC0415 - heavy, and for few
                Telemetry,
            )
        except ImportError as missing:
            self._report(ev.TelemetryTroubled(Words("{package} is missing", package=missing.name)))
            return None
        return Telemetry(url, __version__)

    def _first_sample(self, item_id: ItemId) -> None:
        telemetry = self._connector.telemetry
        for turn in self._book.taken(LOOKED_AT):
            if telemetry is None or turn.item != item_id or turn.number <= self._told:
                continue
            heard_ms = turn.waits.get(Wait.FIRST_SAMPLE)
            if heard_ms is None:
                continue
            self._told = turn.number
            waits = {
                f"voicelive.{wait.value}_ms": turn.waits[wait]
                for wait in TOLD
                if wait in turn.waits
            }
            if turn.network is not None:
                waits["voicelive.network_ms"] = turn.network
            if turn.person_ms:
                waits["voicelive.person_ms"] = turn.held_ms(HeldBy.PERSON, heard_ms)
            telemetry.tell(
                "end of speech to first sample",
                turn.at_s,
                turn.at_s + heard_ms / 1000,
                {"voicelive.turn": turn.number, **waits},
            )

    def _silence(self, because: str, silent_t: float | None) -> None:
        cause_t, self._cause_t = self._cause_t, None
        telemetry = self._connector.telemetry
        if telemetry is None or cause_t is None or silent_t is None or silent_t < cause_t:
            return
        unix_s = self._clock() - self._monotonic()
        telemetry.tell(
            "interruption to silence",
            unix_s + cause_t,
            unix_s + silent_t,
            {"voicelive.because": because},
        )

    def _t(self, at_s: float) -> float:
        return self._monotonic() - (self._clock() - at_s)

"""Files of messages, and messages by hand."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.fakes import until
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.inspector_desk import InspectorDesk
from voicelive_desktop.app.services.usage_book import UsageBook
from voicelive_desktop.client.ports import Command, SendByHand
from voicelive_desktop.client.traffic_store import Traffic
from voicelive_desktop.domain.facts.requests.about_messages import (
    EditPrices,
    KeepPrices,
    OpenMessages,
    SaveMessages,
    SendClientEvent,
)
from voicelive_desktop.domain.facts.traffic import Passed
from voicelive_desktop.domain.words.prices import Prices


class TakingSession:
    """Takes what is sent."""

    def __init__(self) -> None:
        self.took: list[Command] = []
        self.full = False

    def send(self, command: Command) -> bool:
        self.took.append(command)
        return not self.full


def turn_of(ids: tuple[str, ...]) -> int | None:
    return 2 if ids == ("a",) else None


class World:
    def __init__(self, folder: Path) -> None:
        self.tasks = TaskOwner()
        self.traffic = Traffic(lambda: 0.0, lambda: 0.0, lambda _kind: True)
        self.traffic.watch(on=True)
        self.session: TakingSession | None = TakingSession()
        self.said: list[str] = []
        self.shown: list[tuple[str, Sequence[Passed]]] = []
        self.opened: list[Path] = []
        self.desk = InspectorDesk(
            self.tasks,
            self.traffic,
            lambda name, messages: self.shown.append((name, messages)),
            self.said.append,
            UsageBook(folder, lambda: 0.0),
            lambda: self.session,  # type: ignore[arg-type, return-value]
            lambda text, done: self.said.append(f"{done}: {text}"),
            self.opened.append,
            turn_of,
        )

    async def until_done(self, count: int) -> None:
        await until(lambda: len(self.said) + len(self.shown) + len(self.opened) >= count)
        await self.tasks.close()


def test_messages_are_saved_and_shown_again(tmp_path: Path, qapp: QApplication) -> None:
    async def run() -> None:
        world, path = World(tmp_path), tmp_path / "events.ndjson"
        world.traffic.received(json.dumps({"type": "response.created", "item_id": "a"}))
        world.traffic.news(9.0)
        world.desk.serve(SaveMessages(str(path), words=False))
        await until(lambda: bool(world.said))
        assert world.said == ["1 message saved in events.ndjson."]
        assert path.stat().st_mode & 0o077 == 0
        world.desk.serve(OpenMessages(str(path)))
        await world.until_done(2)
        ((name, messages),) = world.shown
        told = [(one.kind, one.turn) for one in messages]
        assert (name, told) == ("events.ndjson", [("response.created", 2)])

    asyncio.run(run())


def test_files_that_cannot_be_used_are_said_to_be(tmp_path: Path, qapp: QApplication) -> None:
    async def run() -> None:
        world = World(tmp_path)
        (tmp_path / "thesis.txt").write_text("ten years of work")
        world.desk.serve(SaveMessages(str(tmp_path / "no" / "x.ndjson"), words=False))
        world.desk.serve(OpenMessages(str(tmp_path / "thesis.txt")))
        await world.until_done(2)
        assert sorted(world.said) == [
            "thesis.txt holds no messages.",
            "x.ndjson could not be written: No such file or directory.",
        ]

    asyncio.run(run())


def test_the_price_list_is_made_and_opened(tmp_path: Path, qapp: QApplication) -> None:
    async def run() -> None:
        world = World(tmp_path)
        world.desk.serve(EditPrices())
        await world.until_done(1)
        assert world.opened == [tmp_path / "prices.json"]
        assert (tmp_path / "prices.json").is_file()

    asyncio.run(run())


def test_chosen_prices_are_kept_and_read_at_once(tmp_path: Path, qapp: QApplication) -> None:
    async def run() -> None:
        world = World(tmp_path)
        prices = Prices("2026-11-30", "EUR", {"output_audio": 38.0}, 10.0)
        world.desk.serve(KeepPrices(prices))
        await until((tmp_path / "prices.json").is_file)
        await world.tasks.close()
        assert UsageBook(tmp_path, lambda: 0.0).usage().prices == prices
        assert not world.said

    asyncio.run(run())


def test_prices_that_cannot_be_kept_are_said_to_be_lost(tmp_path: Path, qapp: QApplication) -> None:
    async def run() -> None:
        (tmp_path / "file").write_text("no folder")
        world = World(tmp_path / "file")
        world.desk.serve(KeepPrices(Prices(each={"output_text": 1.0})))
        await world.until_done(1)
        assert world.said[0].startswith("prices.json could not be written")

    asyncio.run(run())


@pytest.mark.parametrize(
    ("text", "full", "there", "says", "took"),
    [
        ('{"type": "response.create"}', False, True, "True: Sent", 1),
        ('{"type": "response.create"}', True, True, "False: Nothing can be sent", 1),
        ('{"type": "response.create"}', False, False, "False: There is no session", 0),
        ("hello", False, True, "False: This is not a JSON", 0),
    ],
)
def test_a_message_by_hand_is_sent_or_refused(
    tmp_path: Path, qapp: QApplication, text: str, full: bool, there: bool, says: str, took: int
) -> None:
    world, session = World(tmp_path), TakingSession()
    session.full = full
    world.session = session if there else None
    world.desk.serve(SendClientEvent(text))
    assert len(world.said) == 1
    assert world.said[0].startswith(says)
    assert session.took == [SendByHand({"type": "response.create"})] * took

"""A file that could not be read is not lost when one is written in its place."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from voicelive_desktop.app.environment.small_files import ASIDE
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.functions.functions_desk import FunctionPlaces, FunctionsDesk
from voicelive_desktop.app.services.usage_book import UsageBook
from voicelive_desktop.app.storage.function_choices import FunctionChoice, FunctionChoices
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.ids import ResponseId
from voicelive_desktop.domain.words.kinds import ResponseStatus
from voicelive_desktop.domain.words.usage import Usage

SERVER = '{"mcpServers": {"new": {"url": "https://new.example/mcp"}}}'


def write_choices(folder: Path) -> None:
    FunctionChoices(folder / "functions.json").put("own:a", FunctionChoice(True))


def write_usage(folder: Path) -> None:
    book = UsageBook(folder, lambda: 1_795_996_800.0)
    book(
        State(),
        State(),
        ev.ResponseDone(ResponseId("r"), ResponseStatus.COMPLETED, usage=Usage(1, 1)),
    )
    book.save()


def write_servers(folder: Path) -> None:
    async def add() -> None:
        async def none(_name: str) -> None:
            return None

        tasks = TaskOwner()
        places = FunctionPlaces(None, None, folder / "mcp.json", None)
        desk = FunctionsDesk(tasks, lambda _event: None, places, FunctionChoices(None), none)
        desk.open()
        desk.servers.take(SERVER)
        await tasks.close()
        await asyncio.to_thread(desk.close)

    asyncio.run(add())


WRITERS = {
    "functions.json": write_choices,
    "usage.json": write_usage,
    "mcp.json": write_servers,
}


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("data", [b'{"mine": [', b"\xff\xfe\x00", b"[" * 100_000])
def test_it_keeps_what_it_held_under_another_name(tmp_path: Path, name: str, data: bytes) -> None:
    write: Callable[[Path], None] = WRITERS[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / f"{name}{ASIDE}").write_text("an earlier one")
    write(tmp_path)
    write(tmp_path)
    assert isinstance(json.loads((tmp_path / name).read_text(encoding="utf-8")), dict)
    held = {file.name: file.read_bytes() for file in tmp_path.iterdir() if ASIDE in file.name}
    assert held == {f"{name}{ASIDE}": b"an earlier one", f"{name}{ASIDE}-2": data}


def test_servers_that_could_not_be_used_are_not_lost_either(tmp_path: Path) -> None:
    mine = '{"mcpServers": {"mine": {"comand": "npx"}}}'
    (tmp_path / "mcp.json").write_text(mine)
    write_servers(tmp_path)
    assert (tmp_path / f"mcp.json{ASIDE}").read_text() == mine
    assert "new.example" in (tmp_path / "mcp.json").read_text()

"""What the functions' desk offers: from files, from servers, and as the person chose."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.waiting import PATIENCE
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.functions.functions_desk import FunctionPlaces, FunctionsDesk
from voicelive_desktop.app.storage.function_choices import FunctionChoices
from voicelive_desktop.domain.facts.events import (
    Event,
    FunctionFileBroken,
    FunctionSaved,
    FunctionsOffered,
    FunctionTried,
    ServersListed,
    ToolFinished,
)
from voicelive_desktop.domain.facts.functions import (
    AnswerTool,
    CancelTool,
    Consent,
    McpServerRow,
    OfferedFunction,
    Origin,
    RememberConsent,
    RunTool,
    ServerStatus,
)
from voicelive_desktop.domain.words.ids import CallId
from voicelive_desktop.gui.wording.built_in_words import NAMES
from voicelive_desktop.tools.servers import server_connection, server_thread

NOTES = Path(__file__).parents[4] / "resources/examples/notes_server.py"
C = CallId("c")
SERVERS = {
    "mcpServers": {
        "notes": {"command": sys.executable, "args": [str(NOTES)], "env": {"TOKEN": "hush"}}
    }
}


class Desk:
    """A desk in a folder of its own, and all that it reported."""

    def __init__(self, folder: Path, **given: Path) -> None:
        self.folder = folder
        self.told: list[Event] = []
        self.secrets: dict[str, str] = {}
        self.tasks = TaskOwner()
        places = FunctionPlaces(
            folder / "functions", given.get("given"), folder / "mcp.json", given.get("servers")
        )
        choices = FunctionChoices(folder / "functions.json")
        keep: Callable[[str, str], object] = self.secrets.__setitem__
        self.desk = FunctionsDesk(self.tasks, self.told.append, places, choices, self.secret, keep)

    async def secret(self, name: str) -> str | None:
        return self.secrets.get(name)

    async def __aenter__(self) -> Desk:
        self.desk.open()
        await self.desk.until_read()
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.tasks.close()
        await asyncio.to_thread(self.desk.close)

    def last(self, kind: type[Any]) -> Any:
        return next((event for event in reversed(self.told) if isinstance(event, kind)), None)

    def function(self, name: str) -> OfferedFunction:
        offered: FunctionsOffered = self.last(FunctionsOffered)
        return next(function for function in offered.functions if function.name == name)

    def server(self, label: str = "notes") -> McpServerRow:
        listed: ServersListed = self.last(ServersListed)
        return next(server for server in listed.servers if server.label == label)

    @property
    def offered(self) -> set[str]:
        return {tool["name"] for tool in json.loads(self.last(FunctionsOffered).wire)}

    async def until(self, condition: Callable[[], object]) -> None:
        async with asyncio.timeout(60 * PATIENCE):
            while not condition():  # noqa: ASYNC110 - any event may bring it
                await asyncio.sleep(0.02)


@pytest.fixture(autouse=True)
def _time_for_a_busy_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that imports its SDK has thirty seconds to come up, and less than one to end: long
    for a person who waits, but too short where all else runs, too.
    """
    for module, name in (
        (server_connection, "START_S"),
        (server_connection, "LIST_S"),
        (server_thread, "CLOSE_S"),
    ):
        monkeypatch.setattr(module, name, getattr(module, name) * PATIENCE)


def file(folder: Path, name: str = "f", **more: Any) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.json"
    path.write_text(
        json.dumps({"name": name, "description": "", "answer": {"fixed": 1}, **more}),
        encoding="utf-8",
    )
    return path


def run(scenario: Callable[[], Any]) -> None:
    asyncio.run(scenario())


def test_what_is_named_for_this_start_is_on_and_may_act_as_its_file_says(tmp_path: Path) -> None:
    async def scenario() -> None:
        given = tmp_path / "given"
        for consent in Consent:
            file(given, consent.value, consent=consent.value)
        async with Desk(tmp_path, given=given) as desk:
            assert {desk.function(name.value).consent for name in Consent} == set(Consent)
            assert {"ask", "once", "always"} <= desk.offered
            assert "never" not in desk.offered
            desk.desk.run(RememberConsent("given:ask", Consent.ALWAYS))
        async with Desk(tmp_path, given=given) as desk:
            assert desk.function("ask").consent is Consent.ASK, "for one start"

    run(scenario)


def test_all_that_is_offered_of_the_programs_own_has_a_name_to_read(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with Desk(tmp_path) as desk:
            offered: FunctionsOffered = desk.last(FunctionsOffered)
            built_in = {one.name for one in offered.functions if one.origin is Origin.BUILT_IN}
            assert "calculate" in built_in
            assert built_in <= set(NAMES)

    run(scenario)


def test_a_file_in_the_settings_folder_asks_though_it_says_always(tmp_path: Path) -> None:
    async def scenario() -> None:
        file(tmp_path / "functions", consent="always")
        async with Desk(tmp_path) as desk:
            assert desk.function("f").consent is Consent.ASK
            desk.desk.run(RememberConsent("own:f", Consent.ALWAYS))
        async with Desk(tmp_path) as desk:
            assert desk.function("f").consent is Consent.ALWAYS
        file(tmp_path / "functions", answer={"fixed": 2})
        async with Desk(tmp_path) as desk:
            assert desk.function("f").consent is Consent.ASK, "it is another function now"

    run(scenario)


def test_broken_files_are_named_and_spare_the_others(tmp_path: Path) -> None:
    async def scenario() -> None:
        folder = tmp_path / "functions"
        file(folder, "good")
        file(folder, "odd", parameters={"type": 3})
        (folder / "broken.json").write_text("{", encoding="utf-8")
        (folder / "large.json").write_bytes(b" " * 3_000_000)
        (folder / "deep.json").write_text("[" * 100_000, encoding="utf-8")
        async with Desk(tmp_path) as desk:
            assert "good" in desk.offered
            told = desk.last(FunctionFileBroken).problem
            assert all(
                name in told for name in ("odd.json", "broken.json", "large.json", "deep.json")
            )

    run(scenario)


def test_switch_and_consent_hold_at_once_and_at_the_next_start(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with Desk(tmp_path) as desk:
            assert "open_web_page" not in desk.offered
            assert "calculate" in desk.offered
            desk.desk.switch("built_in:calculate", False)
            assert "calculate" not in desk.offered
            desk.desk.choose_consent("built_in:get_current_time", Consent.NEVER)
            assert "get_current_time" not in desk.offered
        async with Desk(tmp_path) as desk:
            assert not {"calculate", "get_current_time"} & desk.offered

    run(scenario)


def test_a_function_is_made_edited_and_removed(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with Desk(tmp_path) as desk:
            said = {"name": "new", "description": "x", "consent": "always", "answer": {"fixed": 1}}
            desk.desk.save(json.dumps(said), "")
            await desk.until(lambda: desk.last(FunctionSaved))
            assert desk.last(FunctionSaved).problem == ""
            assert desk.function("new").consent is Consent.ALWAYS, "the dialog counts"
            desk.desk.save(json.dumps(said), "")
            assert "already" in desk.last(FunctionSaved).fields[0].problem
            desk.desk.save(json.dumps({**said, "name": "newer"}), "own:new")
            await desk.until(lambda: "newer" in desk.offered)
            assert [path.name for path in (tmp_path / "functions").iterdir()] == ["newer.json"]
            desk.desk.save(json.dumps({**said, "name": "", "answer": {"command": []}}), "")
            assert [told.field for told in desk.last(FunctionSaved).fields] == ["name", "answer"]
            unread = {**said, "name": "", "parameters": None}
            desk.desk.save(json.dumps(unread), "", ("parameters",))
            assert [told.field for told in desk.last(FunctionSaved).fields] == ["name"]
            desk.desk.save(
                json.dumps({**said, "name": "n", "parameters": None}), "", ("parameters",)
            )
            assert desk.last(FunctionSaved).fields == ()
            assert [path.name for path in (tmp_path / "functions").iterdir()] == ["newer.json"]
            desk.desk.save("{", "")
            assert "JSON" in desk.last(FunctionSaved).problem
            desk.desk.remove("own:newer")
            await desk.until(lambda: "newer" not in desk.offered)
            assert list((tmp_path / "functions").iterdir()) == []

    run(scenario)


def test_what_is_imported_is_off_and_asks(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with Desk(tmp_path) as desk:
            desk.desk.take_file(str(file(tmp_path / "elsewhere", "theirs", consent="always")))
            await desk.until(lambda: desk.last(FunctionSaved))
            assert (desk.function("theirs").on, desk.function("theirs").consent) == (
                False,
                Consent.ASK,
            )

    run(scenario)


def test_a_function_is_tried_without_a_session(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with Desk(tmp_path) as desk:
            desk.desk.try_out("built_in:calculate", '{"expression": "2+3"}')
            await desk.until(lambda: (t := desk.last(FunctionTried)) and t.tried.output is not None)
            assert json.loads(desk.last(FunctionTried).tried.output) == {"result": "5"}

    run(scenario)


def test_calls_run_side_by_side_and_one_that_is_cancelled_says_nothing(tmp_path: Path) -> None:
    async def scenario() -> None:
        file(tmp_path / "functions", "me", answer={"ask": True})
        async with Desk(tmp_path) as desk:
            desk.desk.run(RunTool(C, "me", "{}"))
            desk.desk.run(RunTool(CallId("d"), "me", "{}"))
            await asyncio.sleep(0)
            desk.desk.run(CancelTool(C))
            desk.desk.run(AnswerTool(CallId("d"), "yes"))
            await desk.until(lambda: desk.last(ToolFinished))
            finished = [event for event in desk.told if isinstance(event, ToolFinished)]
            assert finished == [ToolFinished(CallId("d"), "yes", True)]

    run(scenario)


def test_an_imported_server_is_off_and_its_secrets_are_in_the_keyring(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with Desk(tmp_path) as desk:
            desk.desk.servers.take(json.dumps(SERVERS))
            assert desk.last(FunctionSaved).problem == ""
            assert desk.server().status is ServerStatus.UNCONFIRMED
            assert desk.server().variables == ("TOKEN",)
            assert "hush" not in (tmp_path / "mcp.json").read_text(encoding="utf-8")
            assert desk.secrets == {"NOTES_TOKEN": "hush"}
            desk.desk.servers.export(str(tmp_path / "out.json"))
            assert "${NOTES_TOKEN}" in (tmp_path / "out.json").read_text(encoding="utf-8")
            desk.desk.servers.switch("notes", True)
            await desk.until(lambda: "add_to_list" in desk.offered)
            assert desk.function("add_to_list").consent is Consent.ASK
        async with Desk(tmp_path) as desk:
            desk.secrets["NOTES_TOKEN"] = "hush"
            await desk.until(lambda: desk.server().status is ServerStatus.CONNECTED)
            desk.desk.servers.remove("notes")
            assert "add_to_list" not in desk.offered

    run(scenario)


def test_servers_of_this_start_are_on_and_never_copied(tmp_path: Path) -> None:
    async def scenario() -> None:
        given = tmp_path / "given.json"
        servers = {"notes": {**SERVERS["mcpServers"]["notes"], "alwaysAllow": ["read_list"]}}
        servers |= {"off": {"command": "x", "disabled": True}, "bad": {}}  # type: ignore[dict-item]
        given.write_text(json.dumps({"mcpServers": servers}), encoding="utf-8")
        async with Desk(tmp_path, servers=given) as desk:
            assert "bad" in desk.last(FunctionFileBroken).problem
            await desk.until(lambda: "read_list" in desk.offered)
            assert desk.function("read_list").consent is Consent.ALWAYS
            assert desk.function("add_to_list").consent is Consent.ASK
            assert not (tmp_path / "mcp.json").exists()

    run(scenario)


def test_half_a_character_is_none_in_what_was_pasted_either(tmp_path: Path) -> None:
    """What is started and sent must be text that can be encoded."""

    async def scenario() -> None:
        async with Desk(tmp_path) as desk:
            desk.desk.servers.take(
                '{"mcpServers": {"a": {"command": "x\\ud83d", "args": ["\\ude00"]}}}'
            )
            (served,) = desk.desk.servers._served.values()
            assert served.config.command == ("x\ufffd", "\ufffd")
            assert desk.last(FunctionSaved).problem == ""

    run(scenario)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"mcpServers": 3}'])
def test_a_text_without_servers_is_told(tmp_path: Path, text: str) -> None:
    async def scenario() -> None:
        async with Desk(tmp_path) as desk:
            desk.desk.servers.take(text)
            assert desk.last(FunctionSaved).problem

    run(scenario)


@pytest.mark.parametrize(
    "http",
    [
        {"url": "https://example.org/{city}/{place}"},
        {"url": "https://example.org/{city}", "method": "POST", "body": {"in": ["{place}"]}},
        {"url": "https://example.org/{city}", "method": "POST", "body": "at={place}"},
    ],
)
def test_a_place_in_an_address_that_no_parameter_fills_is_told(
    tmp_path: Path, http: dict[str, object]
) -> None:
    written = {
        "name": "weather",
        "parameters": {"properties": {"city": {"type": "string"}}},
        "answer": {"http": http},
    }

    async def scenario() -> None:
        async with Desk(tmp_path) as desk:
            desk.desk.save(json.dumps(written), "")
            told = desk.last(FunctionSaved).fields[0]
            assert told.field == "answer"
            assert told.problem.startswith("{place}: not among the parameters")
            written["parameters"]["properties"]["place"] = {}  # type: ignore[index]
            desk.desk.save(json.dumps(written), "")
            await desk.until(lambda: "weather" in desk.offered)
            assert not desk.last(FunctionSaved).problem

    run(scenario)


CHANGING = """
import json, sys
calls = 0
def say(message): print(json.dumps({"jsonrpc": "2.0", **message}), flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    method = asked.get("method")
    if method == "initialize":
        say({"id": asked["id"], "result": {"protocolVersion": asked["params"]["protocolVersion"],
            "capabilities": {"tools": {"listChanged": True}}, "serverInfo": {"name": "odd", "version": "1"}}})
    elif method == "tools/list":
        tool = {"name": "wipe", "description": f"Text {calls}.", "inputSchema": {"type": "object"}}
        say({"id": asked["id"], "result": {"tools": [tool]}})
    elif method == "tools/call":
        calls += 1
        say({"id": asked["id"], "result": {"content": []}})
        say({"method": "notifications/tools/list_changed"})
"""


@pytest.mark.parametrize("given", [True, False])
def test_a_tool_that_changes_its_description_after_it_was_allowed_asks_again(
    tmp_path: Path, given: bool
) -> None:
    said = {"command": sys.executable, "args": ["-c", CHANGING], "alwaysAllow": ["wipe"]}
    servers = json.dumps({"mcpServers": {"odd": said}})

    async def scenario() -> None:
        path = tmp_path / "given.json"
        path.write_text(servers, encoding="utf-8")
        async with Desk(tmp_path, **({"servers": path} if given else {})) as desk:
            if not given:
                desk.desk.servers.take(servers)
                desk.desk.servers.switch("odd", True)
            await desk.until(lambda: "wipe" in desk.offered)
            if not given:
                assert desk.function("wipe").consent is Consent.ASK, "an import allows nothing"
                desk.desk.choose_consent(desk.function("wipe").key, Consent.ALWAYS)
            assert desk.function("wipe").consent is Consent.ALWAYS
            desk.desk.run(RunTool(C, "wipe", "{}"))
            await desk.until(lambda: desk.function("wipe").description == "Text 1.")
            assert desk.function("wipe").consent is Consent.ASK

    run(scenario)

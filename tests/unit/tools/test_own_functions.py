"""Functions of a person's own: what their files may say, and how each kind answers."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from voicelive_desktop.domain.facts.functions import Consent
from voicelive_desktop.tools.own.function_file import (
    CommandAnswer,
    FixedAnswer,
    FunctionFileError,
    OwnFunction,
    PersonAnswer,
    as_json,
    function_from,
)
from voicelive_desktop.tools.own.http_call import ask_address
from voicelive_desktop.tools.own.http_request import HttpRequest, request_from
from voicelive_desktop.tools.own.own_tool import own_tool
from voicelive_desktop.tools.own.schema_check import misfit, schema_problem
from voicelive_desktop.tools.registry import MOST_OUTPUT, ToolFailedError, run_tool

ITEM = {"type": "object", "properties": {"item": {"type": "string"}}, "required": ["item"]}
MILK = '{"item": "milk"}'


async def no_secret(_name: str) -> str | None:
    return None


async def token(name: str) -> str | None:
    return {"TOKEN": "hush"}.get(name)


def made(answer: dict[str, Any], **more: Any) -> OwnFunction:
    return function_from({"name": "f", "description": "", "answer": answer, **more})


def called(
    function: OwnFunction, arguments: str = "{}", typed: str | None = None
) -> tuple[str, bool]:
    async def call() -> tuple[str, bool]:
        answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        if typed is not None:
            answer.set_result(typed)
        try:
            return await run_tool(own_tool(function, Path.cwd(), no_secret), arguments, answer)
        finally:
            answer.cancel()

    return asyncio.run(call())


def python(code: str, **more: Any) -> OwnFunction:
    return made({"command": [sys.executable, "-c", code]}, **more)


def error(result: tuple[str, bool]) -> str:
    output, ok = result
    assert not ok
    assert list(json.loads(output)) == ["error"]
    return str(json.loads(output)["error"])


# ---- files


def test_a_file_says_everything_and_comes_back_as_it_was() -> None:
    said = {
        "name": "add_item",
        "description": "Adds it.",
        "parameters": ITEM,
        "timeout_s": 5,
        "consent": "once",
        "answer": {"command": ["prog", "a b"]},
    }
    function = function_from(said)
    assert function == OwnFunction(
        "add_item", CommandAnswer(("prog", "a b")), "Adds it.", ITEM, 5.0, Consent.ONCE
    )
    assert as_json(function) == said


@pytest.mark.parametrize(
    "answer",
    [
        {"fixed": {"a": [1]}},
        {"fixed": None},
        {"ask": True},
        {"http": {"method": "GET", "url": "https://a.b"}},
    ],
)
def test_every_kind_of_answer_comes_back_as_it_was(answer: dict[str, Any]) -> None:
    assert as_json(made(answer))["answer"] == answer


def test_what_is_left_out_is_as_usual() -> None:
    function = function_from({"name": "f", "answer": {"fixed": 1}})
    assert function == OwnFunction("f", FixedAnswer("1"))
    assert function.consent is Consent.ASK
    assert function.limit_s == 20
    played = function_from({"name": "f", "answer": {"ask": True}})
    assert (played.consent, played.limit_s) == (Consent.ALWAYS, 20)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ([], "JSON object"),
        ({}, "name"),
        ({"name": "a b", "answer": {"fixed": 1}}, "name"),
        ({"name": "a\x00b", "answer": {"fixed": 1}}, "name"),
        ({"name": "f\n", "answer": {"fixed": 1}}, "name"),
        ({"name": "x" * 65, "answer": {"fixed": 1}}, "name"),
        ({"name": "f"}, "answer"),
        ({"name": "f", "answer": {"fixed": 1, "ask": True}}, "answer"),
        ({"name": "f", "answer": {"ask": 1}}, "ask"),
        ({"name": "f", "answer": {"command": "ls -l"}}, "command"),
        ({"name": "f", "answer": {"command": []}}, "command"),
        ({"name": "f", "answer": {"command": [1]}}, "command"),
        ({"name": "f", "answer": {"fixed": 1}, "parameters": {"type": "nonsense"}}, "parameters"),
        ({"name": "f", "answer": {"fixed": 1}, "parameters": []}, "parameters"),
        ({"name": "f", "answer": {"fixed": 1}, "parameters": {"type": "array"}}, "parameters"),
        ({"name": "f", "answer": {"fixed": 1}, "parameters": {"properties": 3}}, "parameters"),
        ({"name": "f", "answer": {"fixed": 1}, "timeout_s": "20"}, "timeout_s"),
        ({"name": "f", "answer": {"fixed": 1}, "timeout_s": True}, "timeout_s"),
        ({"name": "f", "answer": {"fixed": 1}, "timeout_s": 0}, "timeout_s"),
        ({"name": "f", "answer": {"fixed": 1}, "timeout_s": float("nan")}, "timeout_s"),
        ({"name": "f", "answer": {"fixed": 1}, "consent": "perhaps"}, "consent"),
        ({"name": "f", "answer": {"fixed": 1}, "consent": []}, "consent"),
        ({"name": "f", "answer": {"fixed": 1}, "description": 3}, "description"),
        ({"name": "f", "answer": {"http": {"url": "ftp://a"}}}, "url"),
    ],
)
def test_a_broken_file_says_what_is_wrong(said: object, why: str) -> None:
    with pytest.raises(FunctionFileError, match=why):
        function_from(said)


def test_a_broken_file_says_all_that_is_wrong() -> None:
    address = {"method": "LOOK", "url": "ftp://a", "headers": 3}
    said = {"name": "", "timeout_s": 0, "answer": {"http": address}}
    with pytest.raises(FunctionFileError) as raised:
        function_from(said)
    named = [part.split("”")[0] for part in str(raised.value).split("; ")]
    assert named == ["“name", "“method", "“url", "“headers", "“timeout_s"]


# ---- schemas


def test_a_schema_that_is_none_says_so() -> None:
    assert schema_problem(ITEM) == ""
    assert schema_problem({}) == ""
    assert "nested" in schema_problem(json.loads('{"items":' * 200 + "{}" + "}" * 200))
    assert schema_problem({"type": "object", "required": "item"})


def test_arguments_that_do_not_fit_run_nothing() -> None:
    function = python("open('ran', 'w')", parameters=ITEM)
    for arguments in ("{}", '{"item": 3}', "[]", "{", '"x"'):
        assert error(called(function, arguments))
    assert not Path("ran").exists()
    assert "item" in misfit(ITEM, {})


def test_a_schema_fetches_nothing_whatever_it_refers_to() -> None:
    assert "cannot be used" in misfit(
        {"properties": {"a": {"$ref": "http://127.0.0.1:9/x"}}}, {"a": 1}
    )


# ---- answers


def test_a_fixed_answer_is_its_json() -> None:
    assert called(made({"fixed": {"ok": True}})) == ('{"ok": true}', True)
    assert called(made({"fixed": "ja"})) == ('"ja"', True)


def test_a_command_gets_the_arguments_and_gives_what_it_prints() -> None:
    code = "import sys; sys.stdout.write('got ' + sys.stdin.read() + '\\n')"
    assert called(python(code, parameters=ITEM), MILK) == (f"got {MILK}\n", True)


def test_no_shell_looks_at_a_command() -> None:
    code = "import sys; print(sys.argv[1:])"
    function = made({"command": [sys.executable, "-c", code, "$HOME", "a; b", "*"]})
    assert called(function) == ("['$HOME', 'a; b', '*']\n", True)


def test_a_command_inherits_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AZURE_VOICELIVE_API_KEY", "MY_TOKEN", "OPENAI_API_KEY", "GITHUB_PAT"):
        monkeypatch.setenv(name, "hush-hush")
    output, ok = called(python("import os; print(dict(os.environ))"))
    assert ok
    assert "hush-hush" not in output
    assert "PATH" in output


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import sys; print('no such list', file=sys.stderr); sys.exit(3)", "code 3: no such list"),
        (f"import sys; sys.stdout.write('x' * {10 * MOST_OUTPUT})", "more than 1 MB"),
        ("import os; os.abort()", "code"),
    ],
)
def test_what_a_command_does_wrong_is_told_in_words(code: str, words: str) -> None:
    assert words in error(called(python(code)))


def test_a_program_that_is_not_there_is_told() -> None:
    assert "no-such-program" in error(called(made({"command": ["no-such-program"]})))


@pytest.mark.skipif(sys.platform == "win32", reason="looks for processes by signals")
@pytest.mark.parametrize("stdin", ["pass", "sys.stdin.close()", "sys.stdin.read()"])
def test_at_its_limit_a_command_ends_with_all_that_it_started(tmp_path: Path, stdin: str) -> None:
    told = tmp_path / "pids"
    code = f"""
import os, subprocess, sys, time, signal
signal.signal(signal.SIGTERM, signal.SIG_IGN)
{stdin}
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
open({str(told)!r} + ".half", "w").write(f"{{os.getpid()}} {{child.pid}}")
os.replace({str(told)!r} + ".half", {str(told)!r})
time.sleep(600)
"""
    for limit_s in (2, 20, 60):  # a busy machine takes longer to start both
        assert f"longer than {limit_s} s" in error(called(python(code, timeout_s=limit_s)))
        if told.exists():
            break
    pids = [int(pid) for pid in told.read_text().split()]
    assert len(pids) == 2
    assert all(gone(pid) for pid in pids)


def gone(pid: int) -> bool:
    """Whether the process ends soon; one that nobody has waited for yet counts as ended."""
    for _ in range(200):
        try:
            os.kill(pid, 0)
            if sys.platform == "linux" and Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.02)
    return False


def test_what_a_command_leaves_running_does_not_hold_up_its_answer() -> None:
    code = """
import subprocess, sys
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print("done")
"""
    assert called(python(code)) == ("done\n", True)


def test_a_person_plays_the_function() -> None:
    assert called(made({"ask": True}), typed="it rains") == ("it rains", True)


def test_a_person_has_a_limit_too() -> None:
    assert "nobody answered within 0.05 s" in error(called(made({"ask": True}, timeout_s=0.05)))
    assert made({"ask": True}).answer == PersonAnswer()


# ---- web addresses


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "https://{host}/x",
        "{scheme}://example.org",
        "https://a{x}.org/",
        "https://user:secret@example.org",
        "https://exa mple.org",
        "https://",
        "file:///etc/passwd",
        "http://10.0.0.1/",
        "https://example.org:{port}/",
    ],
)
def test_addresses_that_are_not_used(url: str) -> None:
    with pytest.raises(ValueError, match="url"):
        request_from({"url": url})


def test_arguments_are_encoded_where_they_stand() -> None:
    request = request_from({"url": "https://a.org/{city}?q={q}"})
    assert (
        request.address({"city": "../x/?#", "q": "a&b=ü"})
        == "https://a.org/..%2Fx%2F%3F%23?q=a%26b%3D%C3%BC"
    )
    assert request.address({}) == "https://a.org/?q="


def test_a_body_takes_arguments_as_values() -> None:
    request = request_from(
        {"url": "https://a.org", "method": "POST", "body": {"n": "{n}", "t": "x {t}"}}
    )
    assert json.loads(request.content({"n": 3, "t": 'a"b'}, "") or b"") == {"n": 3, "t": 'x a"b'}
    assert (
        request_from({"url": "https://a.org", "method": "POST"}).content({}, MILK) == MILK.encode()
    )
    assert request_from({"url": "https://a.org"}).content({}, MILK) is None


@pytest.mark.parametrize(
    ("host", "private"),
    [
        ("example.org", False),
        ("10.1.2.3", True),
        ("printer.local", True),
        ("nas", True),
        ("8.8.8.8", False),
    ],
)
def test_the_own_network_is_told_apart(host: str, private: bool) -> None:
    assert HttpRequest(f"https://{host}/").is_private is private


class Site:
    """A web server on this computer with one answer for each path."""

    async def __aenter__(self) -> Site:
        application = web.Application()
        application.router.add_route("*", "/{what}", self.answer)
        self._runner = web.AppRunner(application)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self._runner.cleanup()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        match request.match_info["what"]:
            case "away":
                raise web.HTTPFound("https://example.org/")
            case "here":
                raise web.HTTPFound("/echo")
            case "round":
                raise web.HTTPFound("/round")
            case "large":
                return web.Response(body=b"x" * (MOST_OUTPUT + 1))
            case "broken":
                return web.Response(status=500, text="out of order")
            case _:
                body = await request.text()
                return web.json_response(
                    [request.method, request.headers.get("Authorization", ""), body]
                )


def asked(path: str, method: str = "GET", headers: dict[str, str] | None = None) -> str:
    async def ask() -> str:
        async with Site() as site:
            url = f"http://127.0.0.1:{site.port}/{path}"
            request = request_from({"url": url, "method": method, "headers": headers or {}})
            return await ask_address(request, {}, MILK, token)

    return asyncio.run(ask())


def test_an_address_gives_what_it_answers() -> None:
    assert json.loads(asked("echo", "POST")) == ["POST", "", MILK]
    assert json.loads(asked("here")) == ["GET", "", ""]


def test_a_secret_stands_in_a_header_by_its_name() -> None:
    assert (
        json.loads(asked("echo", headers={"Authorization": "Bearer ${TOKEN}"}))[1] == "Bearer hush"
    )
    with pytest.raises(ToolFailedError, match="MISSING"):
        asked("echo", headers={"Authorization": "${MISSING}"})


@pytest.mark.parametrize(
    ("path", "words"),
    [("away", "another host"), ("round", "circles"), ("large", "1 MB"), ("broken", "out of order")],
)
def test_what_an_address_does_wrong_is_told_in_words(path: str, words: str) -> None:
    with pytest.raises(ToolFailedError, match=words):
        asked(path)


def test_an_address_where_nobody_is_says_so() -> None:
    async def ask() -> str:
        return await ask_address(request_from({"url": "http://127.0.0.1:9/"}), {}, "{}", no_secret)

    with pytest.raises(ToolFailedError, match=r"127\.0\.0\.1"):
        asyncio.run(ask())

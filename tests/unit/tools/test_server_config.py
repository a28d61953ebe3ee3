"""MCP servers as other assistants write them down."""

from __future__ import annotations

import json

import pytest

from voicelive_desktop.tools.servers.server_config import (
    ServerConfig,
    ServersFileError,
    servers_from,
    servers_json,
)


def one(said: object, label: str = "notes") -> ServerConfig:
    servers, problems = servers_from({"mcpServers": {label: said}})
    assert problems == ()
    return servers[0]


def problem(said: object, label: str = "notes") -> str:
    servers, problems = servers_from({"mcpServers": {label: said}})
    assert servers == ()
    return problems[0]


@pytest.mark.parametrize(
    "said",
    [
        {"command": "npx", "args": ["-y", "a b"], "env": {"KEY": "x"}, "cwd": "/tmp"},
        {"url": "https://example.org/mcp", "headers": {"Authorization": "Bearer x"}},
        {"url": "http://127.0.0.1:8000/mcp", "alwaysAllow": ["read"], "disabled": True},
        {
            "url": "https://example.org/mcp",
            "calledBy": "service",
            "requireApproval": {"always": ["a"], "never": ["b"]},
            "authorization": "t",
            "allowedTools": ["a"],
        },
    ],
)
def test_what_others_write_comes_back_as_it_was(said: dict[str, object]) -> None:
    server = one(said)
    written = servers_json((server,))["mcpServers"]["notes"]
    assert {key: written[key] for key in said} == said
    assert one(json.loads(json.dumps(written))) == server


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ([], "JSON object"),
        ({}, "command"),
        ({"command": "a", "url": "https://b"}, "command"),
        ({"command": 3}, "command"),
        ({"command": "a", "args": "b"}, "command"),
        ({"command": "a", "args": [1]}, "command"),
        ({"command": "a", "env": {"A": 1}}, "env"),
        ({"command": "a", "cwd": 3}, "cwd"),
        ({"url": "http://example.org"}, "url"),
        ({"url": "file:///etc"}, "url"),
        ({"url": "https://a b"}, "url"),
        ({"url": "https://a", "headers": {"A": "b\r\nC: d"}}, "headers"),
        ({"command": "a", "calledBy": "service"}, "url"),
        ({"url": "https://a", "requireApproval": "sometimes"}, "requireApproval"),
        ({"url": "https://a", "requireApproval": {"always": "x"}}, "requireApproval"),
        ({"url": "https://a", "alwaysAllow": "x"}, "alwaysAllow"),
    ],
)
def test_a_server_that_cannot_be_used_says_why(said: object, why: str) -> None:
    assert why in problem(said)


def test_a_bad_server_spares_the_others() -> None:
    servers, problems = servers_from(
        {"mcpServers": {"a": {"command": "x"}, "b": {}, "c\x07": {"command": "x"}}}
    )
    assert [server.label for server in servers] == ["a"]
    assert len(problems) == 2


@pytest.mark.parametrize("text", ["[]", "{}", '{"mcpServers": []}', '"x"', "null"])
def test_a_text_without_servers_says_so(text: str) -> None:
    with pytest.raises(ServersFileError, match="mcpServers"):
        servers_from(json.loads(text))


def test_secrets_never_stay_in_the_file() -> None:
    server = one({"command": "a", "env": {"TOKEN": "hush", "OTHER": "${GIVEN}"}}, "my notes")
    clean, secrets = server.without_secrets()
    assert secrets == {"MY_NOTES_TOKEN": "hush"}
    assert dict(clean.env) == {"TOKEN": "${MY_NOTES_TOKEN}", "OTHER": "${GIVEN}"}
    assert "hush" not in json.dumps(servers_json((clean,)))
    assert clean.filled({"MY_NOTES_TOKEN": "hush", "GIVEN": "x"}.get).env == (
        ("TOKEN", "hush"),
        ("OTHER", "x"),
    )
    with pytest.raises(KeyError, match="GIVEN"):
        clean.filled({"MY_NOTES_TOKEN": "hush"}.get)


def test_another_command_is_another_thing_to_confirm() -> None:
    first = one({"command": "a", "env": {"KEY": "1"}})
    assert first.what_runs() == one({"command": "a", "env": {"KEY": "2"}}).what_runs()
    for other in ({"command": "b"}, {"command": "a", "args": ["-x"]}, {"command": "a", "cwd": "/"}):
        assert one(other).what_runs() != first.what_runs()

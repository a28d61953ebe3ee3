"""Keys of MCP servers that the service calls are in what is sent, and nowhere else."""

from __future__ import annotations

from voicelive_desktop.client.secret_places import SecretPlaces, without_secrets

SERVER = {
    "type": "mcp",
    "server_label": "notes",
    "server_url": "https://example.org/${KEY}",
    "authorization": "${KEY}",
    "headers": {"X-Key": "Bearer ${KEY}", "X-Other": "${OTHER}"},
}
FUNCTION = {"type": "function", "name": "say", "description": "${KEY}"}


def places() -> SecretPlaces:
    found = SecretPlaces()
    found.keep({"KEY": "s3cret"})
    return found


def test_values_stand_in_keys_and_headers_of_servers_only() -> None:
    session = {"tools": [SERVER, FUNCTION], "instructions": "${KEY}"}
    filled = places().filled(session)
    server, function = filled["tools"]
    assert server["authorization"] == "s3cret"
    assert server["headers"] == {"X-Key": "Bearer s3cret", "X-Other": "${OTHER}"}
    assert server["server_url"] == SERVER["server_url"]
    assert function == FUNCTION
    assert filled["instructions"] == "${KEY}"
    assert SERVER["authorization"] == "${KEY}"


def test_what_the_service_tells_back_holds_no_key() -> None:
    told = without_secrets(
        {"tools": [places().filled({"tools": [SERVER]})["tools"][0], FUNCTION], "voice": None}
    )
    assert "s3cret" not in str(told)
    assert told["tools"][1] == FUNCTION

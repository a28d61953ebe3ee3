"""One rule reads every address that people paste; what a key may not go to stays out."""

from __future__ import annotations

import pytest

from voicelive_desktop.domain.words.addresses import (
    Address,
    AddressProblem,
    address_from,
    pasted,
    proxy_from,
)
from voicelive_desktop.domain.words.hosts import host_of, is_azure, is_loopback

AZURE = "https://x.services.ai.azure.com"


@pytest.mark.parametrize(
    ("text", "root"),
    [
        (AZURE, AZURE),
        (f"  {AZURE}/ ", AZURE),
        (f'"{AZURE}"', AZURE),
        (f"'{AZURE}'", AZURE),
        (f" “{AZURE}” ", AZURE),
        (f"„{AZURE}“", AZURE),
        (f"«{AZURE}»", AZURE),
        (f"<{AZURE}>", AZURE),
        (f"`{AZURE}`", AZURE),
        (f'"{AZURE}', AZURE),
        (f"({AZURE})", AZURE),
        (f"AZURE_VOICELIVE_ENDPOINT={AZURE}", AZURE),
        (f'export AZURE_VOICELIVE_ENDPOINT="{AZURE}"', AZURE),
        (f"$env:AZURE_VOICELIVE_ENDPOINT = '{AZURE}'", AZURE),
        (f"endpoint: {AZURE}", AZURE),
        (AZURE.replace("://", ":// "), AZURE),
        (AZURE.replace("://", ":/"), AZURE),
        (AZURE.replace("://", "//"), AZURE),
        (AZURE.replace("://", ":"), AZURE),
        (f"{AZURE},", AZURE),
        (f"\ufeff{AZURE}\u200b\r\n", AZURE),
        (f"\u00a0{AZURE}\u00a0", AZURE),
        ("x.services.ai.azure.com", AZURE),
        ("//x.services.ai.azure.com/", AZURE),
        ("x.services.ai.azure.com.", AZURE),
        (f"{AZURE}.", AZURE),
        (f"{AZURE}./api/projects/demo", AZURE),
        ("HTTPS://X.Services.AI.Azure.com", AZURE),
        (f"{AZURE}:443", AZURE),
        (f"{AZURE}:8443", f"{AZURE}:8443"),
        (f"{AZURE}/api/projects/demo", AZURE),
        (f"{AZURE}/openai/v1/", AZURE),
        (f"{AZURE}/openai/deployments/gpt-realtime/chat/completions?api-version=1", AZURE),
        (f"{AZURE}/anything/else?a=1#b", AZURE),
        ("wss://x.services.ai.azure.com/voice-live/realtime?model=m&api-version=v", AZURE),
        ("http://127.0.0.1:5000", "http://127.0.0.1:5000"),
        ("127.0.0.1:5000", "http://127.0.0.1:5000"),
        ("localhost:5000/", "http://localhost:5000"),
        ("ws://[::1]:80", "http://[::1]"),
        ("http://127.0.0.1:5000/api/projects/demo", "http://127.0.0.1:5000"),
        ("http://127.0.0.1:5000/voice-live/realtime?model=x", "http://127.0.0.1:5000"),
        ("http://127.0.0.1:5000/voice-live/realtime/", "http://127.0.0.1:5000"),
        ("http://127.0.0.1:5000/openai/v1", "http://127.0.0.1:5000"),
        ("http://127.0.0.1:5000/openai/realtime?deployment=x", "http://127.0.0.1:5000"),
        ("https://gateway.example/voice", "https://gateway.example/voice"),
        (
            "https://gateway.example/voice/voice-live/realtime?model=x",
            "https://gateway.example/voice",
        ),
        ("https://gateway/voice/", "https://gateway/voice"),
        ("https://my_gateway.example", "https://my_gateway.example"),
        ("https://10.0.0.5", "https://10.0.0.5"),
        (f"「{AZURE}」", AZURE),
        (f"{AZURE}。", AZURE),
        (f"{AZURE}…", AZURE),
        (AZURE.replace(".", "\uff0e"), AZURE),
        (AZURE.replace(":", "\uff1a"), AZURE),
        (AZURE.replace("services", "ser\u00advi\u200bces"), AZURE),
        (AZURE.replace("/", "\\") + "\\", AZURE),
        (f'"endpoint": "{AZURE}/",', AZURE),
        (f"Endpoint={AZURE};Key=abc", AZURE),
        (f"[Foundry]({AZURE})", AZURE),
        (f'<a href="{AZURE}">here</a>', AZURE),
        (f"export AZURE_VOICELIVE_ENDPOINT='{AZURE}' # mine", AZURE),
        (f"curl {AZURE}/voice-live -H 'api-key: x'", AZURE),
    ],
)
def test_an_address_is_reduced_to_where_the_service_is(text: str, root: str) -> None:
    assert address_from(text) == Address(root)
    assert address_from(root) == Address(root), "the root means itself"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", AddressProblem.EMPTY),
        (' "" ', AddressProblem.EMPTY),
        ("hello", AddressProblem.NOT_ONE),
        ("foo bar", AddressProblem.NOT_ONE),
        ("https://a b.com", AddressProblem.NOT_ONE),
        ("https://", AddressProblem.NOT_ONE),
        ("https://x..azure.com", AddressProblem.NOT_ONE),
        ("https://<your-resource>.services.ai.azure.com", AddressProblem.NOT_ONE),
        ("ftp://x.azure.com", AddressProblem.NOT_ONE),
        ("javascript:alert(1)", AddressProblem.NOT_ONE),
        ("file:///etc/passwd", AddressProblem.NOT_ONE),
        ("https://x.azure.com:99999", AddressProblem.NOT_ONE),
        ("https://x.azure.com:port", AddressProblem.NOT_ONE),
        ("https://[::1", AddressProblem.NOT_ONE),
        ("http://x.services.ai.azure.com", AddressProblem.PLAIN_HTTP),
        ("ws://10.0.0.1", AddressProblem.PLAIN_HTTP),
        # Written so that another host is read than the one that is meant.
        ("https://u:p@x.services.ai.azure.com", AddressProblem.NOT_ONE),
        ("https://x.services.ai.azure.com@evil.example", AddressProblem.NOT_ONE),
        ("https://@evil.example", AddressProblem.NOT_ONE),
        ("https://evil.example\\.services.ai.azure.com", AddressProblem.NOT_ONE),
        ("https://evil.example%2f.services.ai.azure.com", AddressProblem.NOT_ONE),
        ("https://evil.example;.services.ai.azure.com", AddressProblem.NOT_ONE),
        ("http://127.0.0.1.evil.example", AddressProblem.PLAIN_HTTP),
        ("http://127.0.0.1@evil.example", AddressProblem.NOT_ONE),
        ("from https://a.example to https://b.example", AddressProblem.NOT_ONE),
        ("see https://x.services.ai.azure.com@evil.example", AddressProblem.NOT_ONE),
    ],
)
def test_what_is_no_address_has_a_reason(text: str, problem: AddressProblem) -> None:
    assert address_from(text) == Address(problem=problem)


@pytest.mark.parametrize(
    "text",
    [
        "https://evil.example#.services.ai.azure.com",
        "https://evil.example?.services.ai.azure.com",
        "https://evil.example/.services.ai.azure.com",
        "https://services.ai.azure.com.evil.example",
        "https://x.services.ai.azure.com。evil.example",
    ],
)
def test_no_address_passes_for_azure_that_is_not(text: str) -> None:
    host = host_of(address_from(text).root)
    assert not is_azure(host)
    assert not is_loopback(host)


def test_a_pasted_text_keeps_what_is_inside() -> None:
    assert pasted(" \"a key with 'marks' inside\" ") == "a key with 'marks' inside"
    assert pasted("“\u2018x\u2019”") == "x"
    assert pasted('"') == '"'


@pytest.mark.parametrize(
    ("text", "address", "socks", "keeps_name"),
    [
        ("proxy.example:8080", "http://proxy.example:8080", False, False),
        (' "http://proxy.example:8080/" ', "http://proxy.example:8080", False, False),
        ("https://10.0.0.1:3128", "https://10.0.0.1:3128", False, False),
        ("http://me:secret@proxy.example", "http://me:secret@proxy.example", False, True),
        ("socks5://proxy.example:1080", "socks5://proxy.example:1080", True, False),
        ("SOCKS5H://me@proxy.example", "socks5h://me@proxy.example", True, True),
        ("proxyhost:3128", "http://proxyhost:3128", False, False),
    ],
)
def test_the_address_of_a_proxy_is_read_by_one_rule_too(
    text: str, address: str, socks: bool, keeps_name: bool
) -> None:
    proxy = proxy_from(text)
    assert proxy is not None
    assert (proxy.address, proxy.socks, proxy.keeps_name) == (address, socks, keeps_name)


@pytest.mark.parametrize(
    "text", ["", "http://", "ftp://x", "http://x:99999", "http://[::1", "a b", "pac+http://x"]
)
def test_what_is_no_address_of_a_proxy(text: str) -> None:
    assert proxy_from(text) is None

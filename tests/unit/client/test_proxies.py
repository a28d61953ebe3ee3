"""Which way a connection goes: the person's choice, the environment's proxy and its exceptions."""

from __future__ import annotations

import pytest

from voicelive_desktop.client.proxies import is_direct, proxy_for, proxy_problem
from voicelive_desktop.domain.words.failures import FailureKind
from voicelive_desktop.domain.words.kinds import ProxyChoice

URL = "https://demo.services.ai.azure.com"


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("https_proxy", "http_proxy", "all_proxy", "no_proxy", "socks_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(
    ("no_proxy", "url", "direct"),
    [
        ("", URL, False),
        ("xn--mnchen-3ya.de", "https://voice.münchen.de", True),
        (".münchen.de", "https://voice.xn--mnchen-3ya.de", True),
        ("MÜNCHEN.DE:443", "https://münchen.de", True),
        ("nchen.de", "https://münchen.de", False),
        ("other.com", "https://demo.com:99999", False),
        ("*", URL, True),
        ("demo.services.ai.azure.com", URL, True),
        ("azure.com", URL, True),
        (".azure.com", URL, True),
        ("*.azure.com", URL, True),
        ("*azure.com", URL, True),
        ("AZURE.com", URL, True),
        ("azure.com.", URL, True),
        ("zure.com", URL, False),
        (".other.com, azure.com", URL, True),
        ("other.com azure.com", URL, True),
        ("azure.com:443", URL, True),
        ("azure.com:8443", URL, False),
        ("azure.com:8443", f"{URL}:8443", True),
        ("demo.*", URL, True),
        ("10.0.0.0/8", "https://10.1.2.3", True),
        ("10.0.0.0/8", "https://11.1.2.3", False),
        ("10.0.0.0/8", URL, False),
        ("10.1.2.3", "https://10.1.2.3", True),
        ("10.1.2.3/8", "https://10.9.9.9", True),
        ("10.*", "https://10.1.2.3", True),
        ("192.168.1.*", "https://192.168.1.7", True),
        ("192.168.1.*", "https://192.168.2.7", False),
        ("2001:db8::/32", "https://[2001:db8::7]", True),
        ("[2001:db8::7]", "https://[2001:db8::7]", True),
        ("[2001:db8::7]:443", "https://[2001:db8::7]", True),
        ("2001:db9::/32", "https://[2001:db8::7]", False),
        ("<local>", "https://gateway", True),
        ("<local>", URL, False),
        (",, ;", URL, False),
        ("demo.services.ai.azure.com", "https://demo.services.ai.azure.com.", True),
    ],
)
def test_what_no_proxy_excepts_is_reached_directly(
    no_proxy: str, url: str, direct: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_direct(url, no_proxy) is direct
    monkeypatch.setenv("https_proxy", "http://proxy.example:8080")
    monkeypatch.setenv("no_proxy", no_proxy)
    assert proxy_for(url, ProxyChoice.SYSTEM) == (None if direct else "http://proxy.example:8080")


@pytest.mark.parametrize(
    ("variables", "proxy"),
    [
        ({"HTTPS_PROXY": "proxy.example:8080"}, "http://proxy.example:8080"),
        ({"https_proxy": '"http://proxy.example:8080/"'}, "http://proxy.example:8080"),
        ({"ALL_PROXY": "http://proxy.example:1"}, "http://proxy.example:1"),
        (
            {"ALL_PROXY": "socks5://proxy.example:1", "HTTPS_PROXY": "http://proxy.example:2"},
            "http://proxy.example:2",
        ),
        ({"all_proxy": "socks5h://proxy.example:1080"}, "socks5h://proxy.example:1080"),
        ({"https_proxy": "http://me:secret@proxy.example"}, "http://me:secret@proxy.example"),
        ({"http_proxy": "http://proxy.example"}, None),
        ({}, None),
    ],
)
def test_the_environment_names_the_proxy(
    variables: dict[str, str], proxy: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert proxy_for(URL, ProxyChoice.SYSTEM) == proxy
    assert proxy_for(URL, ProxyChoice.NONE) is None
    assert proxy_for(URL, ProxyChoice.MANUAL, " other.example:3128 ") == "http://other.example:3128"
    assert proxy_for("http://127.0.0.1:5000", ProxyChoice.SYSTEM) is None


@pytest.mark.parametrize(
    ("proxy", "kind", "subject"),
    [
        (None, None, ""),
        ("http://proxy.example:8080", None, ""),
        ("http://me:secret@proxy.example", None, ""),
        (
            "socks5://me:secret@proxy.example:1080",
            FailureKind.PROXY_UNSUPPORTED,
            "socks5://proxy.example:1080",
        ),
        ("socks4://proxy.example", FailureKind.PROXY_UNSUPPORTED, "socks4://proxy.example"),
        ("not an address", FailureKind.PROXY_UNREACHABLE, "not an address"),
    ],
)
def test_a_proxy_that_cannot_be_used_is_said_to_be_so_without_its_password(
    proxy: str | None, kind: FailureKind | None, subject: str
) -> None:
    problem = proxy_problem(proxy)
    assert (problem and problem.kind, "" if problem is None else problem.subject) == (kind, subject)
    assert "secret" not in repr(problem)

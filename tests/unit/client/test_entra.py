"""Signing in by hand with azure-identity's own credentials, at an OpenID provider on this computer
over TLS.
"""

from __future__ import annotations

import asyncio
import json
import logging
import ssl
import urllib.parse
import urllib.request
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.support.odd_services import answering, serving
from tests.support.openid import CODE, USER, Authority, authority, make_certificate, trusting
from voicelive_desktop.client import entra as module
from voicelive_desktop.client.azure_connector import AzureConnector
from voicelive_desktop.client.credentials import CredentialFinder
from voicelive_desktop.client.entra import SCOPE, Directory, Entra, NobodySignedIn
from voicelive_desktop.client.ports import ConnectFailed, Endpoint
from voicelive_desktop.domain.facts.access_state import Account, AccountStatus
from voicelive_desktop.domain.words.failures import FailureKind
from voicelive_desktop.domain.words.sign_in import SignIn

SIGNED_IN = Account(AccountStatus.SIGNED_IN, USER, kept=False)


@pytest.fixture(autouse=True)
def _memory_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Never the person's own token store."""
    monkeypatch.setattr(module, "_keeps_encrypted", lambda: False)


def at_stand_in(
    folder: Path,
    scenario: Callable[[Authority, Directory], Awaitable[None]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    certificate = make_certificate(folder)
    tls = trusting(certificate)
    monkeypatch.setattr("azure.identity._credentials.browser._open_browser", _browser(tls))

    async def main() -> None:
        async with authority(certificate) as provider:
            await scenario(
                provider, Directory(authority=provider.host, known_authority=False, tls=tls)
            )

    asyncio.run(main())


def _browser(tls: ssl.SSLContext) -> Callable[[str], bool]:
    """A browser whose user types the right password at once."""

    def open_page(url: str) -> bool:
        with urllib.request.urlopen(url, context=tls) as page:
            answer = json.load(page)
        asked = urllib.parse.parse_qs(urllib.parse.urlsplit(url).query)
        redirect = asked["redirect_uri"][0]

        def post() -> None:
            data = urllib.parse.urlencode(answer).encode()
            with urllib.request.urlopen(redirect, data=data) as done:
                done.read()

        import threading

        threading.Thread(target=post, daemon=True).start()
        return True

    return open_page


def no_code(_code: str, _page: str) -> None:
    raise AssertionError("no code was expected")


def test_the_browser_signs_in_and_its_token_reaches_the_service(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scenario(provider: Authority, directory: Directory) -> None:
        entra = Entra(tmp_path / "sign_in.json")
        assert await entra.sign_in(SignIn.BROWSER, directory, no_code) == SIGNED_IN
        assert provider.grants == ["authorization_code"]
        async with serving(answering(401)) as service:
            endpoint = Endpoint(service.url, None, "m", sign_in=SignIn.BROWSER)
            with pytest.raises(ConnectFailed):
                await AzureConnector(lambda: 0.0, CredentialFinder(entra)).connect(endpoint)
            assert service.requests[0].headers["Authorization"] == "Bearer STAND-IN-TOKEN-1"
        assert not (tmp_path / "sign_in.json").exists(), "what is not kept is not remembered"

    at_stand_in(tmp_path, scenario, monkeypatch)


def test_a_device_code_is_shown_and_signs_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scenario(provider: Authority, directory: Directory) -> None:
        entra, shown = Entra(None), list[tuple[str, str]]()
        account = await entra.sign_in(
            SignIn.DEVICE_CODE, directory, lambda code, page: shown.append((code, page))
        )
        assert account == SIGNED_IN
        assert shown == [(CODE, f"https://{provider.host}/device")]
        token = await entra.credential().get_token(SCOPE)
        assert token.token == "STAND-IN-TOKEN-1", "from the cache, nobody is asked again"

    at_stand_in(tmp_path, scenario, monkeypatch)


def test_a_refused_sign_in_says_why_and_nobody_is_signed_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def scenario(provider: Authority, directory: Directory) -> None:
        provider.refusal = "access_denied"
        entra = Entra(None)
        account = await entra.sign_in(SignIn.DEVICE_CODE, directory, lambda _code, _page: None)
        assert account.status is AccountStatus.SIGNED_OUT
        assert account.failure is not None
        assert account.failure.kind is FailureKind.NO_CREDENTIAL
        assert "The user may not." in account.failure.message
        with pytest.raises(NobodySignedIn):
            entra.credential()

    at_stand_in(tmp_path, scenario, monkeypatch)
    caplog.clear()


def test_a_provider_that_is_not_trusted_gets_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def scenario(provider: Authority, directory: Directory) -> None:
        stranger = Directory(authority=provider.host, known_authority=False)
        account = await Entra(None).sign_in(SignIn.DEVICE_CODE, stranger, no_code)
        assert account.failure is not None
        assert provider.grants == []

    # the server's side of a broken handshake
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    at_stand_in(tmp_path, scenario, monkeypatch)
    caplog.clear()


def test_signing_out_forgets_the_tokens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def scenario(_provider: Authority, directory: Directory) -> None:
        entra = Entra(None)
        await entra.sign_in(SignIn.DEVICE_CODE, directory, lambda _code, _page: None)
        held = entra.credential()
        assert await entra.sign_out() == Account()
        with pytest.raises(NobodySignedIn):
            entra.credential()
        with pytest.raises(Exception, match="nteract"):
            await held.get_token(SCOPE)

    at_stand_in(tmp_path, scenario, monkeypatch)
    caplog.clear()


def test_without_a_sign_in_a_connection_says_so_before_anything_is_sent() -> None:
    async def scenario() -> None:
        endpoint = Endpoint("http://127.0.0.1:9", None, "m", sign_in=SignIn.BROWSER)
        with pytest.raises(ConnectFailed) as failed:
            await AzureConnector(lambda: 0.0, CredentialFinder(Entra(None))).connect(endpoint)
        assert (failed.value.failure.kind, failed.value.failure.code) == (
            FailureKind.NO_CREDENTIAL,
            "signed_out",
        )

    asyncio.run(scenario())


def test_a_record_that_is_broken_means_nobody(tmp_path: Path) -> None:
    file = tmp_path / "sign_in.json"
    file.write_text('{"how": "browser", "record": 5}', encoding="utf-8")
    assert asyncio.run(Entra(file).restore(Directory())) == Account()

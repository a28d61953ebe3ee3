"""The computer's own sign-in, by azure-identity's DefaultAzureCredential, at a stand-in over TLS."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from azure.core.exceptions import ClientAuthenticationError

from tests.support.openid import TENANT, authority, make_certificate, trusting
from voicelive_desktop.client.credentials import credential
from voicelive_desktop.client.entra import SCOPE

APP = "66666666-7777-8888-9999-000000000000"


def as_an_application(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    """What the environment of a machine says that signs in by a secret."""
    monkeypatch.setenv("AZURE_TOKEN_CREDENTIALS", "EnvironmentCredential")
    monkeypatch.setenv("AZURE_AUTHORITY_HOST", f"https://{host}")
    monkeypatch.setenv("AZURE_TENANT_ID", TENANT)
    monkeypatch.setenv("AZURE_CLIENT_ID", APP)
    monkeypatch.setenv("AZURE_CLIENT_SECRET", "a secret")


def test_the_sign_in_believes_whom_our_connections_believe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_certificate(tmp_path)
    # the environment is asked by client.proxies alone
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")

    async def scenario() -> None:
        async with authority(certificate) as provider:
            as_an_application(monkeypatch, provider.host)
            async with credential(None, tls=trusting(certificate)) as entra:
                token = await entra.get_token(SCOPE)  # type: ignore[union-attr] # no key was given
            assert token.token == "STAND-IN-TOKEN-1"
            assert provider.grants == ["client_credentials"]

    asyncio.run(scenario())


def test_azure_token_credentials_says_who_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_certificate(tmp_path)

    async def scenario() -> None:
        async with authority(certificate) as provider:
            as_an_application(monkeypatch, provider.host)
            monkeypatch.setenv("AZURE_TOKEN_CREDENTIALS", "WorkloadIdentityCredential")
            async with credential(None, tls=trusting(certificate)) as entra:
                with pytest.raises(ClientAuthenticationError, match="Workload"):
                    await entra.get_token(SCOPE)  # type: ignore[union-attr] # no key was given
            assert provider.grants == [], "the secret of the environment is there, and is not used"

    asyncio.run(scenario())


def test_the_sign_in_goes_through_the_proxy_that_our_connections_go_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_certificate(tmp_path)

    async def scenario() -> None:
        asked = list[bytes]()

        async def tunnel(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            asked.append((await reader.readuntil(b"\r\n\r\n")).splitlines()[0])
            host, port = asked[-1].split()[1].split(b":")
            far_reader, far_writer = await asyncio.open_connection(host.decode(), int(port))
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            await asyncio.gather(_pump(reader, far_writer), _pump(far_reader, writer))

        async with authority(certificate) as provider:
            as_an_application(monkeypatch, provider.host)
            async with await asyncio.start_server(tunnel, "127.0.0.1", 0) as proxy:
                address = f"http://127.0.0.1:{proxy.sockets[0].getsockname()[1]}"
                async with credential(None, address, trusting(certificate)) as entra:
                    await entra.get_token(SCOPE)  # type: ignore[union-attr] # no key was given
            assert asked == [f"CONNECT {provider.host} HTTP/1.1".encode()]

    asyncio.run(scenario())


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65_536):
        writer.write(data)
        await writer.drain()
    writer.close()

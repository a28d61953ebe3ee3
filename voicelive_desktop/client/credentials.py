"""API key or Entra ID, made anew for each try: tokens are fetched once per connection and never
renewed by the SDK.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING

import aiohttp
from azure.core.credentials import AzureKeyCredential
from azure.core.pipeline.transport import AioHttpTransport

from voicelive_desktop.client.entra import Entra, NobodySignedIn
from voicelive_desktop.client.ports import ConnectFailed, Endpoint
from voicelive_desktop.client.tls import trusting_context
from voicelive_desktop.domain.words.failures import Failure, FailureKind

if TYPE_CHECKING:
    from azure.core.credentials_async import AsyncTokenCredential

Credentials = Callable[
    [Endpoint], AbstractAsyncContextManager["AzureKeyCredential | AsyncTokenCredential"]
]
"""Finds the credential for one try."""


@asynccontextmanager
async def credential(
    key: str | None, proxy: str | None = None, tls: ssl.SSLContext | None = None
) -> AsyncIterator[AzureKeyCredential | AsyncTokenCredential]:
    """The credential for one try, closed when the try is over.

    Args:
        key: the resource's key; None signs in with `DefaultAzureCredential`, which honours
            AZURE_TOKEN_CREDENTIALS.
        proxy: the way to the sign-in, None a direct one; a managed identity's own address is always
            reached directly.
        tls: whom the sign-in believes; None: whom our connections believe.
    """
    if key is not None:
        yield AzureKeyCredential(key.strip())  # a line end that was pasted along is no part of it
        return
    from azure.identity.aio import DefaultAzureCredential  # noqa: PLC0415 - 0.2 s that key users need not wait for

    proxies = {"https": proxy} if proxy else {}
    # One session for all the credentials that are tried; the SDK's own would ask the environment
    # and certifi.
    async with _session(tls) as session:
        transport = AioHttpTransport(session=session, session_owner=False, use_env_settings=False)
        async with DefaultAzureCredential(transport=transport, proxies=proxies) as entra:
            yield entra


def _session(tls: ssl.SSLContext | None) -> aiohttp.ClientSession:
    """As azure-core makes its own, but for what it trusts."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(ssl=tls or trusting_context()),
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        trust_env=False,
    )


class CredentialFinder:
    """The credentials of a program in which somebody may have signed in by hand."""

    def __init__(self, entra: Entra) -> None:
        self._entra = entra

    def __call__(
        self, endpoint: Endpoint
    ) -> AbstractAsyncContextManager[AzureKeyCredential | AsyncTokenCredential]:
        """The credential that this endpoint asks for.

        Raises:
            ConnectFailed: a sign-in by hand is wanted, and nobody has signed in.
        """
        if endpoint.key is not None or not endpoint.sign_in.is_personal:
            return credential(endpoint.key, endpoint.proxy)
        try:
            return self._entra.credential()
        except NobodySignedIn as nobody:
            raise ConnectFailed(
                Failure(FailureKind.NO_CREDENTIAL, "signed_out", subject=endpoint.url)
            ) from nobody

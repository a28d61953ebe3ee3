"""API key or Entra ID, made anew for each try: tokens are fetched once per connection and never renewed by the SDK."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from azure.core.credentials import AzureKeyCredential

if TYPE_CHECKING:
    from azure.core.credentials_async import AsyncTokenCredential


@asynccontextmanager
async def credential(key: str | None) -> AsyncIterator[AzureKeyCredential | AsyncTokenCredential]:
    """The credential for one try, closed when the try is over.

    Args:
        key: the resource's key; None signs in with `DefaultAzureCredential`, which honours AZURE_TOKEN_CREDENTIALS.
    """
    if key is not None:
        yield AzureKeyCredential(key.strip())  # a line end that was pasted along is no part of it
        return
    from azure.identity.aio import DefaultAzureCredential  # noqa: PLC0415 - 0.2 s that key users need not wait for

    async with DefaultAzureCredential() as entra:
        yield entra

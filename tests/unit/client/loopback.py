"""Connections of the real SDK to servers on loopback, in a loop that hears of everything left
behind.
"""

from __future__ import annotations

import asyncio
import gc
import warnings
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

from voicelive_desktop.client.azure_connector import AzureConnector
from voicelive_desktop.client.ports import Endpoint, Link

KEY = "SECRET-KEY-123"


def run(scenario: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run it; whatever it left open fails the test."""
    complaints: list[str] = []

    async def main() -> None:
        asyncio.get_running_loop().set_exception_handler(
            lambda _loop, about: complaints.append(about["message"])
        )
        await scenario()
        gc.collect()  # what leaked complains to the loop while that is still there

    with _nothing_leaked():
        asyncio.run(main())
    assert complaints == []


@contextmanager
def _nothing_leaked() -> Iterator[None]:
    """No "Unclosed client session" and the like."""
    gc.freeze()  # what was there before is none of our business, and takes long to look through
    try:
        with warnings.catch_warnings(record=True) as seen:
            warnings.simplefilter("always", ResourceWarning)
            yield
            gc.collect()
    finally:
        gc.unfreeze()
    assert [str(w.message) for w in seen if issubclass(w.category, ResourceWarning)] == []


def connector() -> AzureConnector:
    return AzureConnector(lambda: 1.0)


def at(
    url: str, model: str = "gpt-realtime", key: str | None = KEY, link: Link | None = None
) -> Endpoint:
    return Endpoint(url, key, model, link=link or Link())


class Entra:
    """An Entra ID credential that says yes or no, and whether it was closed."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error, self.open = error, True
        self.scopes: tuple[str, ...] = ()

    async def get_token(self, *scopes: str, **_options: object) -> Any:
        self.scopes = scopes
        if self.error is not None:
            raise self.error
        return type("Token", (), {"token": "ENTRA"})()

    async def close(self) -> None:
        self.open = False

    async def __aenter__(self) -> Entra:
        return self

    async def __aexit__(self, *_about: object) -> None:
        await self.close()

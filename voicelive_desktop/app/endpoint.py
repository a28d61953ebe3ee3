"""Finds out where to connect, for each try anew."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from voicelive_desktop.app.local_service import LocalService
from voicelive_desktop.app.secrets import Keys
from voicelive_desktop.client.ports import ConnectFailed, Endpoint
from voicelive_desktop.domain.failures import Failure, FailureKind
from voicelive_desktop.domain.settings import Settings


class EndpointFinder:
    """The client's `Resolve`: the local service for the demo, else the chosen resource with its key or Entra ID."""

    def __init__(
        self,
        settings: Callable[[], Settings],
        service: LocalService,
        keys: Keys,
        given_key: str | None,
        api_version: str | None,
    ) -> None:
        self._settings = settings
        self._service = service
        self._keys = keys
        self._given_key = given_key
        self._api_version = api_version

    async def __call__(self) -> Endpoint:
        """The endpoint for one try. Raises `ConnectFailed`."""
        settings = self._settings()
        if settings.target == "demo":
            url, key = await self._service.address()
            return Endpoint(url, key, settings.model, self._api_version)
        if not settings.endpoint:
            raise ConnectFailed(Failure(FailureKind.NO_ENDPOINT))
        key_for_it = self._given_key or await asyncio.to_thread(self._keys.get, settings.endpoint)
        return Endpoint(settings.endpoint, key_for_it, settings.model, self._api_version)

"""Checks a connection step by step and tells what works, so that a person knows where it ends and
what to do.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlsplit

from voicelive_desktop.client.azure_connector import AzureConnector, endpoint_problem
from voicelive_desktop.client.names import look_up
from voicelive_desktop.client.network_failures import Way, from_exception
from voicelive_desktop.client.ports import (
    ConnectFailed,
    ConnectionLost,
    Endpoint,
    Resolve,
    ServiceConnection,
)
from voicelive_desktop.client.proxies import proxy_problem
from voicelive_desktop.client.tls import trusting_context
from voicelive_desktop.domain.facts.access_state import CheckResult, CheckStatus, CheckStep
from voicelive_desktop.domain.facts.events import ServiceErrorReported, SessionCreated
from voicelive_desktop.domain.words.failures import SIGN_IN, Failure, FailureKind

ReportStep = Callable[[CheckResult], None]
STEP_DEADLINE_S = 10.0
_PORTS = {"https": 443, "wss": 443, "http": 80, "ws": 80}


class ConnectionCheck:
    """One check. Reports each step when it begins and when it ends; ends at the first that fails.

    Args:
        connector: as for a conversation.
        resolve: finds the endpoint with its credential, as for a conversation.
        report: is told of every step.
        tls: whom to believe; None believes whom the system believes.
    """

    def __init__(
        self,
        connector: AzureConnector,
        resolve: Resolve,
        report: ReportStep,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._connector = connector
        self._resolve = resolve
        self._report = report
        self._tls = tls

    async def run(self, url: str, proxy: str | None) -> None:
        """Check this address. Never raises."""
        step = CheckStep.ADDRESS
        try:
            await self._address(url)
            target = proxy or url
            step = CheckStep.NAME
            if (problem := proxy_problem(proxy)) is not None:
                raise ConnectFailed(problem)
            found = await self._name(target, proxy)
            step = CheckStep.REACH
            address = await self._reach(target, found)
            if proxy is None and urlsplit(url).scheme in {"https", "wss"}:
                step = CheckStep.TLS
                await self._handshake(url, address)
            step = CheckStep.CREDENTIAL
            self._began(step)
            endpoint = await self._resolve()
            if endpoint.key is not None:
                self._ok(step, how="key")
            else:
                self._ok(step, how=endpoint.sign_in.value)
            step = CheckStep.ACCEPTED
            await self._accepted(endpoint)
        except ConnectFailed as failed:
            if failed.failure.kind is FailureKind.NO_CREDENTIAL or failed.failure.code == SIGN_IN:
                step = CheckStep.CREDENTIAL
            self._failed(step, failed.failure)
        except ConnectionLost as lost:
            self._failed(CheckStep.SESSION, lost.failure)
        except (OSError, TimeoutError) as error:
            self._failed(step, from_exception(error, Way(url, proxy=proxy or "")))

    async def _address(self, url: str) -> None:
        self._began(CheckStep.ADDRESS)
        if (problem := endpoint_problem(url)) is not None:
            raise ConnectFailed(problem)
        self._ok(CheckStep.ADDRESS, host=urlsplit(url).hostname or "")

    async def _name(self, target: str, proxy: str | None) -> list[str]:
        """The addresses of the host, in the order in which they are to be tried."""
        self._began(CheckStep.NAME)
        host, port = _place(target)
        async with asyncio.timeout(STEP_DEADLINE_S):
            found = [str(place[4][0]) for place in await look_up(host, port)]
        if proxy:
            self._ok(CheckStep.NAME, host=host, address=found[0], proxy="yes")
        else:
            self._ok(CheckStep.NAME, host=host, address=found[0], proxy="")
        return found

    async def _reach(self, target: str, addresses: list[str]) -> str:
        """The first of the addresses that answers."""
        self._began(CheckStep.REACH)
        port = _place(target)[1]
        began = asyncio.get_running_loop().time()
        async with asyncio.timeout(STEP_DEADLINE_S):
            address, writer = await _opened(addresses, port)
        took = asyncio.get_running_loop().time() - began
        await _close(writer)
        self._ok(CheckStep.REACH, port=str(port), ms=f"{took * 1000:.0f}")
        return address

    async def _handshake(self, url: str, address: str) -> None:
        self._began(CheckStep.TLS)
        host, port = _place(url)
        tls = self._tls or trusting_context()
        async with asyncio.timeout(STEP_DEADLINE_S):
            _, writer = await asyncio.open_connection(address, port, ssl=tls, server_hostname=host)
        version = writer.get_extra_info("ssl_object").version()
        issuer = _issuer(writer.get_extra_info("peercert") or {})
        await _close(writer)
        self._ok(CheckStep.TLS, version=str(version), issuer=issuer)

    async def _accepted(self, endpoint: Endpoint) -> None:
        self._began(CheckStep.ACCEPTED)
        connection = await self._connector.connect(endpoint)
        try:
            self._ok(CheckStep.ACCEPTED, request=connection.request_id)
            self._began(CheckStep.SESSION)
            async with asyncio.timeout(endpoint.link.connect_timeout_s):
                created = await _created(connection)
            facts = {"session": created.session_id, "model": created.model or endpoint.model}
            self._ok(CheckStep.SESSION, request=connection.request_id, **facts)
        except TimeoutError as error:
            raise ConnectionLost(Failure(FailureKind.TIMED_OUT, "session.created")) from error
        finally:
            await connection.close()

    def _began(self, step: CheckStep) -> None:
        self._report(CheckResult(step, CheckStatus.RUNNING))

    def _ok(self, step: CheckStep, **facts: str) -> None:
        self._report(CheckResult(step, CheckStatus.OK, tuple(facts.items())))

    def _failed(self, step: CheckStep, failure: Failure) -> None:
        self._report(CheckResult(step, CheckStatus.FAILED, failure=failure))


async def _created(connection: ServiceConnection) -> SessionCreated:
    while True:
        for message in await connection.receive():
            if isinstance(message, SessionCreated):
                return message
            if isinstance(message, ServiceErrorReported):
                raise ConnectionLost(message.because)


async def _opened(addresses: list[str], port: int) -> tuple[str, asyncio.StreamWriter]:
    """The first address that takes a connection. Raises the last `OSError` when none does."""
    for address in addresses[:-1]:
        with suppress(OSError):
            return address, (await asyncio.open_connection(address, port))[1]
    return addresses[-1], (await asyncio.open_connection(addresses[-1], port))[1]


async def _close(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with suppress(OSError, TimeoutError):
        async with asyncio.timeout(1):
            await writer.wait_closed()


def _place(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 443)


def _issuer(certificate: dict[str, object]) -> str:
    """The organisation that vouches, "" when the certificate does not say."""
    issuer = certificate.get("issuer", ())
    names = {name: value for part in issuer for name, value in part}  # type: ignore[attr-defined]
    return str(names.get("organizationName") or names.get("commonName") or "")

"""Connections to Voice Live through the SDK; the local service is reached the same way."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import aiohttp
from azure.ai.voicelive.aio import ConnectionClosed, VoiceLiveConnection, connect
from azure.ai.voicelive.aio import ConnectionError as VoiceLiveError
from azure.core.exceptions import AzureError

from voicelive_desktop.client import azure_commands, azure_events, wire
from voicelive_desktop.client.azure_failures import closed_failure, connect_failure
from voicelive_desktop.client.azure_handshake import (
    HandshakeRefusedError,
    RedirectRefusedError,
    open_connection,
)
from voicelive_desktop.client.credentials import Credentials, credential
from voicelive_desktop.client.doubles import Doubles
from voicelive_desktop.client.entra import WaitingSecret
from voicelive_desktop.client.halves import Halves
from voicelive_desktop.client.journalled_socket import JournalledSocket, Witness
from voicelive_desktop.client.network_failures import Way, request_id_of
from voicelive_desktop.client.patient_heartbeat import hear_out
from voicelive_desktop.client.ports import (
    Agent,
    Command,
    ConnectFailed,
    ConnectionLost,
    Endpoint,
    Link,
    Received,
    Tracing,
)
from voicelive_desktop.client.round_trips import Pinger, RoundTrips
from voicelive_desktop.client.secret_places import SecretPlaces
from voicelive_desktop.client.sent_messages import SentMessages
from voicelive_desktop.client.service_clock import ahead_s, in_our_time
from voicelive_desktop.client.tls import trusting_context
from voicelive_desktop.domain.facts.effects import ConfigureSession, CreateResponse
from voicelive_desktop.domain.facts.events import ServiceErrorReported, UnhandledReceived
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.hosts import is_loopback
from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.domain.words.wire_object import WireMapping

if TYPE_CHECKING:
    from azure.core.credentials import AzureKeyCredential
    from azure.core.credentials_async import AsyncTokenCredential

    from voicelive_desktop.client.azure_telemetry import Telemetry

UNAUTHORIZED = 401
_REFUSED = (HandshakeRefusedError, RedirectRefusedError)
CLOSING_S = 0.3  # for what comes before and after the service's answer to the goodbye


class AzureConnector:
    """Opens connections with the Voice Live SDK. `secrets`: what is put into messages when
    they are sent.
    """

    def __init__(
        self,
        clock: azure_events.ClockReader,
        credentials: Credentials | None = None,
        witness: Witness | None = None,
        trips: RoundTrips | None = None,
    ) -> None:
        self._clock = clock
        self._trips = trips or RoundTrips()
        self._witness = witness
        self._credentials = credentials or (
            lambda endpoint: credential(endpoint.key, endpoint.proxy)
        )
        self._tls: ssl.SSLContext | None = None
        self.secrets = SecretPlaces()
        self.telemetry: Telemetry | None = None  # tells of connections that are opened from now on

    async def connect(self, endpoint: Endpoint) -> AzureConnection:
        """Open one within the time that the endpoint's link allows; the SDK ignores
        its own handshake_timeout.

        Raises:
            ConnectFailed: with the kind of failure.
        """
        if (problem := endpoint_problem(endpoint.url)) is not None:
            raise ConnectFailed(problem)
        try:
            async with (
                asyncio.timeout(endpoint.link.connect_timeout_s),
                self._credentials(endpoint) as secret,
            ):
                connection, tracing = await self._opened(endpoint, secret)
        except (
            AzureError,
            *_REFUSED,
            aiohttp.ClientError,
            OSError,
            TimeoutError,
            ValueError,
        ) as error:
            raise ConnectFailed(
                _without_key(connect_failure(error, _way(endpoint)), endpoint.key)
            ) from error
        ahead = ahead_s(_answer_headers(connection).get("date", ""), self._clock())
        # The SDK shows its socket nowhere else, and offers no other place to see both directions as
        # they are.
        hear_out(connection._connection)
        connection._connection = JournalledSocket(  # type: ignore[assignment]
            connection._connection, self._witness, Pinger(self._trips, time.monotonic)
        )
        return AzureConnection(
            connection, self._clock, endpoint.link.close_timeout_s, ahead, self.secrets, tracing
        )

    async def _opened(
        self, endpoint: Endpoint, secret: AzureKeyCredential | AsyncTokenCredential
    ) -> tuple[VoiceLiveConnection, Tracing | None]:
        """Open it. A kept token that is refused, because it was revoked or a clock is wrong, is
        renewed once.
        """
        options = self._options(endpoint)
        try:
            return await self._traced(connect(credential=secret, endpoint=endpoint.url, **options))
        except HandshakeRefusedError as refused:
            if not isinstance(secret, WaitingSecret) or refused.answer.status != UNAUTHORIZED:
                raise
            secret.renew()
        return await self._traced(connect(credential=secret, endpoint=endpoint.url, **options))

    # Any: the SDK's manager has no public type
    async def _traced(self, manager: Any) -> tuple[VoiceLiveConnection, Tracing | None]:
        if self.telemetry is None:
            return await open_connection(manager), None
        trace = await self.telemetry.opened(manager, open_connection)
        return trace.connection, trace

    def _options(self, endpoint: Endpoint) -> dict[str, Any]:
        vendor: dict[str, Any] = {}
        if urlsplit(endpoint.url).scheme in {"https", "wss"}:
            self._tls = self._tls or trusting_context()
            vendor["ssl"] = self._tls
        if endpoint.proxy is not None:
            vendor["proxy"] = endpoint.proxy
        options: dict[str, Any] = {"connection_options": connection_options(endpoint.link, vendor)}
        if endpoint.agent is None:
            options["model"] = endpoint.model
        else:
            options |= _agent_options(endpoint.agent)
        if endpoint.api_version:
            options["api_version"] = endpoint.api_version
        if endpoint.query:
            options["query"] = dict(endpoint.query)
        if endpoint.link.headers:
            options["headers"] = dict(endpoint.link.headers)
        if endpoint.link.scopes:
            options["credential_scopes"] = list(endpoint.link.scopes)
        return options


def connection_options(link: Link, vendor: dict[str, Any]) -> dict[str, Any]:
    """The SDK's WebsocketConnectionOptions; what cannot be said with them goes to
    aiohttp by `vendor`.
    """
    options: dict[str, Any] = {
        "close_timeout": link.close_timeout_s,
        "max_msg_size": link.max_message_bytes,
        "autoping": False,  # `JournalledSocket` answers pings, and measures by its own
    }
    # a plain True is broken: it means a window of -1 bits (voice-live-sdk.md section 5)
    if link.compression:
        options["compression"] = link.compression
    if link.receive_timeout_s:
        options["receive_timeout"] = link.receive_timeout_s
    if link.heartbeat_s:
        options["heartbeat"] = link.heartbeat_s
    else:
        vendor["heartbeat"] = None  # left out, it would be the SDK's 30 s
    return options | {"vendor_options": vendor}


def endpoint_problem(url: str) -> Failure | None:
    """Why no credentials may go to this address: a missing or odd scheme, or plain text
    beyond this machine.
    """
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:  # brackets without an address in them, or a port that is none
        return Failure(FailureKind.BAD_ENDPOINT, "address", subject=url)
    if parts.scheme in {"https", "wss"} and parts.hostname:
        return None
    if parts.scheme in {"http", "ws"} and is_loopback(parts.hostname or ""):
        return None
    if parts.scheme in {"http", "ws"}:
        code = "plain_http"
    else:
        code = "scheme"
    if url:
        return Failure(FailureKind.BAD_ENDPOINT, code, subject=url)
    return Failure(FailureKind.NO_ENDPOINT, code, subject=url)


def _agent_options(agent: Agent) -> dict[str, str]:
    """The SDK's named parameters for an agent; it ignores misspelt ones, so a test looks at the
    address they make.
    """
    options = {
        "agent_name": agent.name,
        "project_name": agent.project,
        "agent_version": agent.version,
        "conversation_id": agent.conversation_id,
        "authentication_identity_client_id": agent.identity_client_id,
        "foundry_resource_override": agent.resource_override,
    }
    return {name: value for name, value in options.items() if value}


def _way(endpoint: Endpoint) -> Way:
    if endpoint.agent is None:
        model = endpoint.model
    else:
        model = endpoint.agent.name
    return Way(endpoint.url, model, keyed=endpoint.key is not None, proxy=endpoint.proxy or "")


def _without_key(failure: Failure, key: str | None) -> Failure:
    """The service's words may quote what they refuse."""
    secret = (key or "").strip()
    if not secret or secret not in failure.message:
        return failure
    return replace(failure, message=failure.message.replace(secret, "…"))


def _answer_headers(connection: VoiceLiveConnection) -> dict[str, str]:
    """The headers of the service's answer to the handshake, with lower-case names; the SDK shows
    them nowhere.
    """
    response = getattr(getattr(connection, "_connection", None), "_response", None)
    return {name.lower(): value for name, value in getattr(response, "headers", {}).items()}


class AzureConnection:
    """One open connection. One reader; sends from one task.

    Args:
        ahead_s: how far the service's clock is before ours.
    """

    def __init__(
        self,
        connection: VoiceLiveConnection,
        clock: azure_events.ClockReader,
        close_timeout_s: float = Link().close_timeout_s,
        ahead_s: float = 0.0,
        secrets: SecretPlaces | None = None,
        tracing: Tracing | None = None,
    ) -> None:
        self._secrets = secrets or SecretPlaces()
        self._tracing = tracing
        self._connection = connection
        self._clock = clock
        self._close_timeout_s = close_timeout_s
        self._ahead_s = ahead_s
        self._doubles = Doubles()
        self._sent = SentMessages()
        self._halves = Halves()
        self._closed = False

    async def receive(self) -> Sequence[Received]:
        """The next message, translated. Raises `ConnectionLost` at the end."""
        try:
            raw = await self._connection.recv_bytes()
        except TimeoutError as error:
            raise ConnectionLost(Failure(FailureKind.TIMED_OUT, "receive")) from error
        except ConnectionClosed as closed:
            raise ConnectionLost(closed_failure(*self._closed_with(closed))) from closed
        except (VoiceLiveError, AttributeError, TypeError, RecursionError) as error:
            if not self._is_open():
                raise ConnectionLost(Failure(FailureKind.LOST, type(error).__name__)) from error
            return (UnhandledReceived("not a message", malformed=True),)
        told = await self._meaning(raw)
        if not self._ahead_s:
            return told
        return tuple(in_our_time(event, self._ahead_s) for event in told)

    async def _meaning(self, raw: bytes) -> Sequence[Received]:
        """Read by us, not by the SDK's `recv`: that knows no bounds, and takes an empty frame
        for a close.
        """
        if not raw:
            return (UnhandledReceived("empty frame", malformed=True),)
        try:
            message = wire.loaded(raw)
        except wire.NoMessage:
            return (UnhandledReceived("not a message", malformed=True),)
        if not self._doubles.is_new(message.get("event_id")):
            return (UnhandledReceived(f"{wire.bounded(message).get('type')} again"),)
        message = wire.bounded(self._halves.joined(message))
        if self._tracing is not None:
            await self._tracing.received(message)
        return tuple(
            self._named(event, message)
            for event in azure_events.translate_raw(message, self._clock)
        )

    def _named(self, event: Received, message: WireMapping) -> Received:
        if isinstance(event, ServiceErrorReported):
            return replace(event, refused=self._sent.named(azure_events.refused_id(message)))
        return event

    async def send(self, command: Command) -> None:
        """Send one command. Raises `ConnectionLost`."""
        try:
            await azure_commands.send(self._connection, self._filled(command), self._sent)
        except VoiceLiveError as error:
            raise ConnectionLost(Failure(FailureKind.LOST, "send")) from error

    def _filled(self, command: Command) -> Command:
        match command:
            case ConfigureSession(session):
                return replace(command, session=self._secrets.filled(session))
            case CreateResponse(response):
                return replace(command, response=self._secrets.filled(response))
            case _:
                return command

    async def close(self) -> None:
        """Close within the time that the link allows or little more; idempotent; never raises."""
        if self._closed:
            return
        self._closed = True
        self.rest(0.0)
        try:
            async with asyncio.timeout(self._close_timeout_s + CLOSING_S):
                await (self._tracing or self._connection).close()
        except (TimeoutError, AzureError, OSError):
            return

    def rest(self, for_s: float) -> None:
        """See `ServiceConnection`."""
        socket = getattr(self._connection, "_connection", None)
        if isinstance(socket, JournalledSocket):
            socket.rest(for_s)

    @property
    def request_id(self) -> str:
        """What the service calls this connection, for its support; "" when it does not say."""
        return request_id_of(_answer_headers(self._connection))

    @property
    def local_address(self) -> str:
        """See `Connection`."""
        socket = getattr(self._connection, "_connection", None)
        if socket is not None:
            name = socket.get_extra_info("sockname")
        else:
            name = None
        if isinstance(name, tuple) and name:
            return str(name[0])
        return ""

    def _closed_with(self, closed: ConnectionClosed) -> tuple[int, str]:
        """Code and reason of the service's close; without one, the code that the SDK made up."""
        told: tuple[int, str] | None = getattr(self._connection._connection, "closed_with", None)
        if told is None:
            return (int(closed.code), "")
        return told

    def _is_open(self) -> bool:
        # the SDK shows its socket nowhere else
        socket = getattr(self._connection, "_connection", None)
        return socket is not None and not socket.closed and socket.close_code is None

"""Finds out where to connect and as whom, for each try anew."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from voicelive_desktop.app.environment.local_service import LocalServiceProcess
from voicelive_desktop.app.storage.secrets import AskedKeys, KeyringSilent
from voicelive_desktop.client.azure_connector import endpoint_problem
from voicelive_desktop.client.ports import Agent, ConnectFailed, Endpoint, Link
from voicelive_desktop.client.proxies import proxy_for, proxy_problem
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.agent import agent_arguments
from voicelive_desktop.domain.settings.brain import OWN_EAR, brain_arguments, ear_arguments
from voicelive_desktop.domain.settings.connection import is_local, with_agent
from voicelive_desktop.domain.settings.sound import sends_reference
from voicelive_desktop.domain.settings.texts import lines, pairs
from voicelive_desktop.domain.words.addresses import AddressProblem, address_from, pasted
from voicelive_desktop.domain.words.failures import KEYRING_SILENT, Failure, FailureKind
from voicelive_desktop.domain.words.hosts import host_of, is_loopback, needs_trust
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.domain.words.sign_in import SignIn

BRAIN_KEY = "VOICELIVE_BRAIN_KEY"  # of the child's environment
OWN_AGENT = Agent("my-agent", "local")  # as the local service names the person's own


class EndpointFinder:
    """The client's `Resolve`: the local service for the demo, else the chosen resource with its key
    or Entra ID.

    No key is looked up for an address that may not be told it. `chosen` is the command line's
    address: naming it there is a choice by itself. The first of these keys counts: `typed`
    (what is being tried), the one that was typed in this run, `given_key` (the environment's),
    the saved one.
    """

    def __init__(
        self,
        settings: Callable[[], Settings],
        service: LocalServiceProcess,
        keys: AskedKeys,
        given_key: str | None,
        chosen: str = "",
        typed: str = "",
    ) -> None:
        self._settings = settings
        self._service = service
        self._keys = keys
        self._given_key = given_key
        self._chosen = chosen
        self._typed = typed

    async def __call__(self) -> Endpoint:
        """The endpoint for one try. Raises `ConnectFailed`."""
        settings = self._settings()
        if is_local(settings):
            return await self._local(settings)
        settings = replace(settings, endpoint=root_of(settings.endpoint))
        self._admit(settings)
        return await self._found(settings)

    async def _local(self, settings: Settings) -> Endpoint:
        has_agent = settings.target == Target.AGENT
        ear = await self._ear(settings)
        answers, secrets = (
            (agent_arguments(settings), {}) if has_agent else await self._brain(settings)
        )
        url, key = await self._service.address((*ear, *answers), secrets)
        agent = None
        if has_agent:
            agent = OWN_AGENT
        return Endpoint(
            url,
            key,
            settings.model,
            version_of(settings),
            _query_of(settings),
            agent=agent,
            link=link_of(settings),
        )

    async def _ear(self, settings: Settings) -> tuple[str, ...]:
        """The arguments with which the local service gets its ear."""
        if settings.local_ear == OWN_EAR and not await asyncio.to_thread(
            _is_folder, settings.local_ear_folder
        ):
            raise ConnectFailed(Failure(FailureKind.PART_MISSING, "ear_folder"))
        return ear_arguments(settings)

    async def _brain(self, settings: Settings) -> tuple[tuple[str, ...], dict[str, str]]:
        """The arguments and secrets with which the local service gets its language model."""
        arguments = brain_arguments(settings)
        if arguments:
            key = await self._kept_key(settings.brain_url)
        else:
            key = None
        if key is None:
            return arguments, {}
        return (*arguments, "--brain-key-env", BRAIN_KEY), {BRAIN_KEY: key}

    async def _found(self, settings: Settings) -> Endpoint:
        sign_in = settings.sign_in
        agent = agent_of(settings)
        key = await self._key(settings, sign_in)
        if key is None:
            self._admit_token(settings)
        if agent is not None and not is_loopback(host_of(settings.endpoint)):
            if sign_in is SignIn.KEY:
                raise ConnectFailed(Failure(FailureKind.NO_CREDENTIAL, "agent"))
            key = None  # the service takes none for agents (voice-live-api.md A2)
        query = _query_of(settings)
        if settings.own_model_profile and agent is None:
            query = (("profile", settings.own_model_profile), *query)
        return Endpoint(
            settings.endpoint,
            key,
            settings.model,
            version_of(settings),
            query=query,
            sign_in=sign_in,
            proxy=usable_proxy(settings.endpoint, settings),
            agent=agent,
            link=link_of(settings),
        )

    def _admit(self, settings: Settings) -> None:
        """Refuse an address that may not be told a key."""
        if (problem := endpoint_problem(settings.endpoint)) is not None:
            raise ConnectFailed(problem)
        host = host_of(settings.endpoint)
        if needs_trust(settings.endpoint) and host not in self._allowed(settings):
            raise ConnectFailed(Failure(FailureKind.UNTRUSTED_ENDPOINT, "not_azure", subject=host))

    def _admit_token(self, settings: Settings) -> None:
        """Refuse a token to whoever listens on this computer, in the clear: its owner
        may be anybody.
        """
        host = host_of(settings.endpoint)
        if settings.endpoint.startswith("http://") and host not in self._allowed(settings):
            raise ConnectFailed(Failure(FailureKind.UNTRUSTED_ENDPOINT, "token", subject=host))

    def _allowed(self, settings: Settings) -> set[str]:
        return {host_of(address_from(self._chosen).root), settings.trusted_host.lower()}

    async def _key(self, settings: Settings, sign_in: SignIn) -> str | None:
        if sign_in not in {SignIn.AUTO, SignIn.KEY}:
            return None
        key = self._typed or self._keys.held(settings.endpoint) or self._given_key
        key = key or await self._kept_key(settings.endpoint)
        if key is None and sign_in is SignIn.KEY:
            raise ConnectFailed(Failure(FailureKind.NO_CREDENTIAL, "no_key"))
        return key

    async def _kept_key(self, url: str) -> str | None:
        try:
            return await self._keys.get(url)
        except KeyringSilent as error:
            raise ConnectFailed(Failure(FailureKind.NO_CREDENTIAL, KEYRING_SILENT)) from error


def _is_folder(written: str) -> bool:
    try:
        return bool(written.strip()) and Path(written).is_dir()
    except (OSError, ValueError):  # a name that no folder can have
        return False


def root_of(endpoint: str) -> str:
    """Where the service is, by what somebody pasted. Raises `ConnectFailed`."""
    address = address_from(endpoint)
    if address.problem is AddressProblem.EMPTY:
        raise ConnectFailed(Failure(FailureKind.NO_ENDPOINT))
    if address.problem is not None:
        raise ConnectFailed(
            Failure(FailureKind.BAD_ENDPOINT, address.problem.value, subject=pasted(endpoint))
        )
    return address.root


def usable_proxy(url: str, settings: Settings) -> str | None:
    """The proxy on the way to this address, None for a direct way. Raises `ConnectFailed`."""
    proxy = proxy_for(url, settings.proxy, settings.proxy_url)
    if (problem := proxy_problem(proxy)) is not None:
        raise ConnectFailed(problem)
    return proxy


def _features(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Preview features that the settings need (voice-live-api.md A6)."""
    if sends_reference(settings):
        return (("features", "client_ec_reference:true"),)
    return ()


def version_of(settings: Settings) -> str | None:
    """The version of the API to ask for, None for the SDK's own."""
    return settings.api_version.strip() or None


def _query_of(settings: Settings) -> tuple[tuple[str, str], ...]:
    """What the person adds to the address, and the preview features that the settings need."""
    query = pairs(settings.extra_query)
    for name, value in _features(settings):
        present = query.get(name, "")
        query[name] = present if value in present else f"{present},{value}".strip(",")
    return tuple(query.items())


def link_of(settings: Settings) -> Link:
    """How the connection is made and kept."""
    return Link(
        scopes=tuple(lines(settings.token_scopes)),
        headers=tuple(pairs(settings.extra_headers).items()),
        compression=int(settings.compression),
        heartbeat_s=settings.heartbeat_s,
        connect_timeout_s=settings.connect_timeout_s,
        receive_timeout_s=settings.receive_timeout_s,
        close_timeout_s=settings.close_timeout_s,
        max_message_bytes=settings.max_message_mib * 1024 * 1024,
    )


def agent_of(settings: Settings) -> Agent | None:
    """The agent that shall answer, None for a model."""
    if not with_agent(settings):
        return None
    return Agent(
        settings.agent_name.strip(),
        settings.agent_project.strip(),
        settings.agent_version.strip(),
        settings.agent_conversation.strip(),
        settings.agent_identity.strip(),
        settings.agent_resource.strip(),
    )

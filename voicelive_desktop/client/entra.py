"""Signing in with Microsoft Entra ID by hand: in the browser, or with a code on another device.

azure-identity offers both only for threads that may block, for minutes while a person types. They
run in daemon threads, which hold up neither the loop nor the end of the program.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import ssl
from collections.abc import Callable
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voicelive_desktop.client.azure_failures import connect_failure
from voicelive_desktop.client.network_failures import Way
from voicelive_desktop.client.threads import in_thread
from voicelive_desktop.client.tls import trusting_context
from voicelive_desktop.domain.facts.access_state import Account, AccountStatus
from voicelive_desktop.domain.words.encodings import json_of
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.quick_classes import dataclass, replace
from voicelive_desktop.domain.words.sign_in import SignIn

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from azure.core.credentials import AccessToken
    from azure.identity import (
        AuthenticationRecord,
        DeviceCodeCredential,
        InteractiveBrowserCredential,
    )

SCOPE = "https://ai.azure.com/.default"
CACHE_NAME = "voicelive-desktop"
SIGN_IN_DEADLINE_S = 300  # a person finds a browser, a password and a second factor
REQUEST_DEADLINE_S = 20


class WaitingSecret:
    """A blocking credential in the shape that the SDK asks for: these four methods, all of
    which it checks.
    """

    def __init__(self, blocking: InteractiveBrowserCredential | DeviceCodeCredential) -> None:
        self._blocking = blocking
        self._claims: str | None = None

    def renew(self) -> None:
        """The service refuses what the cache holds, though it looks valid here: the next token is a
        new one.
        """
        self._claims = "{}"  # any wish for claims goes past the cache; this one asks for nothing

    async def get_token(self, *scopes: str, **_options: Any) -> AccessToken:
        """A token, from the cache or renewed without asking anybody."""
        return await in_thread(
            lambda: self._blocking.get_token(*scopes, claims=self._claims), "entra token"
        )

    async def close(self) -> None:
        """Nothing: the credential is used again for the next connection."""

    async def __aenter__(self) -> Self:
        """Itself."""
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None = None,
        _error: BaseException | None = None,
        _trace: TracebackType | None = None,
    ) -> None:
        """Nothing, see `close`."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Where to sign in. The defaults are Microsoft's own; `authority` and the rest serve other
    clouds and tests.
    """

    tenant: str = ""
    client_id: str = ""
    authority: str = ""
    known_authority: bool = True
    proxy: str | None = None
    tls: ssl.SSLContext | None = field(default=None, repr=False)


class Entra:
    """Who is signed in by hand. All methods on the loop's thread.

    Args:
        record: the file that remembers who was signed in (a name, no secret); None remembers
            nothing.
    """

    def __init__(self, record: Path | None) -> None:
        self._file = record
        self._credential: InteractiveBrowserCredential | DeviceCodeCredential | None = None
        self._record: AuthenticationRecord | None = None
        self._kept = False

    async def sign_in(
        self, how: SignIn, directory: Directory, on_code: Callable[[str, str], None]
    ) -> Account:
        """Let the user sign in. `on_code(code, page)` is called on the loop when a code has to be
        typed somewhere.

        Never raises what azure-identity raises: the account tells what went wrong.
        """
        loop = asyncio.get_running_loop()

        def prompt(page: str, code: str, _until: object) -> None:
            loop.call_soon_threadsafe(on_code, code, page)

        def work() -> None:
            self._credential, self._kept = _make(how, directory, None, prompt)
            self._record = self._credential.authenticate(scopes=[SCOPE])

        try:
            await in_thread(work, "entra sign-in")
        except Exception as error:  # noqa: BLE001 - msal and azure-identity raise what they like; the user is told
            self._credential = None
            return Account(failure=_failure(error))
        await asyncio.to_thread(self._remember, how)
        return self.account()

    def account(self) -> Account:
        """Who is signed in."""
        if self._record is None:
            return Account()
        return Account(AccountStatus.SIGNED_IN, self._record.username, self._kept)

    async def restore(self, directory: Directory) -> Account:
        """Whoever was signed in when the program ended last, if the system kept the sign-in."""
        if self._file is not None and self._record is None and self._file.exists():
            await asyncio.to_thread(self._recall, directory)
        return self.account()

    def credential(self) -> WaitingSecret:
        """For one connection.

        Raises:
            NobodySignedIn: as it says.
        """
        if self._credential is None:
            raise NobodySignedIn
        return WaitingSecret(self._credential)

    async def sign_out(self) -> Account:
        """Forget the sign-in, in memory and in the system's store."""
        credential, self._credential, self._record = self._credential, None, None
        if credential is not None:
            await in_thread(lambda: _forget(credential), "entra sign-out")
        if self._file is not None:
            # a folder that may not be written; nobody is signed in all the same
            with contextlib.suppress(OSError):
                await asyncio.to_thread(self._file.unlink, missing_ok=True)
        return Account()

    def _remember(self, how: SignIn) -> None:
        if self._file is None or not self._kept or self._record is None:
            return
        text = json.dumps({"how": how.value, "record": json.loads(self._record.serialize())})
        with contextlib.suppress(OSError):  # a disk that is full: the next start asks again
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(text, encoding="utf-8")

    def _recall(self, directory: Directory) -> None:
        from azure.identity import AuthenticationRecord  # noqa: PLC0415 - 0.2 s that key users need not wait for

        assert self._file is not None
        if not self._file.is_file():  # a pipe would be waited for
            return
        try:
            kept: Any = json_of(self._file.read_bytes())
            record = AuthenticationRecord.deserialize(json.dumps(kept["record"]))
            how = SignIn(kept["how"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return
        credential, is_kept = _make(how, directory, record, lambda *_about: None)
        if is_kept:
            self._credential, self._record, self._kept = credential, record, True


class NobodySignedIn(Exception):  # noqa: N818 - a fact
    """A sign-in by hand is wanted, and nobody has signed in."""


def _make(
    how: SignIn,
    directory: Directory,
    record: AuthenticationRecord | None,
    prompt: Callable[..., None],
) -> tuple[InteractiveBrowserCredential | DeviceCodeCredential, bool]:
    """The credential, and whether the system keeps its tokens. It never asks by itself,
    only in `authenticate`.
    """
    from azure.identity import DeviceCodeCredential, InteractiveBrowserCredential  # noqa: PLC0415 - see _recall

    options: dict[str, Any] = {
        "disable_automatic_authentication": True,
        "timeout": SIGN_IN_DEADLINE_S,
        "transport": _transport(directory),
        "disable_instance_discovery": not directory.known_authority,
        "connection_timeout": REQUEST_DEADLINE_S,
        "read_timeout": REQUEST_DEADLINE_S,
        "retry_total": 1,
    }
    given = {
        "tenant_id": directory.tenant,
        "client_id": directory.client_id,
        "authority": directory.authority,
    }
    options |= {name: value for name, value in given.items() if value}
    if record is not None:
        options["authentication_record"] = record
    if keeps := _keeps_encrypted():
        from azure.identity import TokenCachePersistenceOptions  # noqa: PLC0415 - see _recall

        options["cache_persistence_options"] = TokenCachePersistenceOptions(name=CACHE_NAME)
    if how is SignIn.DEVICE_CODE:
        return DeviceCodeCredential(prompt_callback=prompt, **options), keeps
    return InteractiveBrowserCredential(**options), keeps


def _keeps_encrypted() -> bool:
    """Whether this system can keep tokens encrypted; if not they stay in memory."""
    from azure.identity import TokenCachePersistenceOptions, _persistent_cache  # noqa: PLC0415 - see _recall

    try:
        # The one place that knows what azure-identity will find; it shows it nowhere else.
        _persistent_cache._load_persistent_cache(TokenCachePersistenceOptions(name=CACHE_NAME))
    except Exception:  # noqa: BLE001 - without libsecret, D-Bus or a session each library raises its own
        return False
    return True


def _transport(directory: Directory) -> Any:
    """Requests of the sign-in believe whom our connections believe, and take the same way."""
    import requests  # noqa: PLC0415 - comes with msal; only for those who sign in
    from azure.core.pipeline.transport import RequestsTransport  # noqa: PLC0415
    from requests.adapters import HTTPAdapter  # noqa: PLC0415

    context = directory.tls or trusting_context()

    class Trusting(HTTPAdapter):
        def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
            super().init_poolmanager(*args, ssl_context=context, **kwargs)

        def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
            return super().proxy_manager_for(proxy, ssl_context=context, **kwargs)

    session = requests.Session()
    session.trust_env = False
    # a token an hour is no reason to hold a connection open
    session.headers["Connection"] = "close"
    session.mount("https://", Trusting())
    if directory.proxy:
        session.proxies = {"https": directory.proxy}
    return RequestsTransport(session=session, session_owner=False, use_env_settings=False)


def _forget(credential: Any) -> None:
    """Take the tokens out of the cache. WORKAROUND azure-identity 1.27: it can sign in,
    but not out.
    """
    try:
        app = credential._get_app()
        for account in app.get_accounts():
            app.remove_account(account)
    except Exception:  # noqa: BLE001 - a store that is gone has nothing to forget
        return


def _failure(error: Exception) -> Failure:
    failure = connect_failure(error, Way())
    if failure.kind is not FailureKind.UNKNOWN:
        return failure
    return replace(failure, kind=FailureKind.NO_CREDENTIAL)

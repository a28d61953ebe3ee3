"""Keys: in the operating system's keyring, or in memory. Never in a file of ours, never in a log."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")

SERVICE = "Voice Live Desktop"
ANSWER_S = 30.0  # it may ask the user for a password
AGAIN_S = 2.0  # where it did not answer in that time: it may have been unlocked meanwhile


class Keys(Protocol):
    """Where keys are kept, by endpoint. Blocking; call from a worker thread."""

    def get(self, endpoint: str) -> str | None:
        """The key for this endpoint, if one is kept."""
        ...

    def put(self, endpoint: str, key: str) -> bool:
        """Keep a key. False: only in memory, because there is no system keyring."""
        ...

    def hold(self, endpoint: str, key: str) -> None:
        """Use this key from now on, until the program ends. Does not block."""
        ...

    def held(self, endpoint: str) -> str | None:
        """The key for this endpoint that came in this run, by `hold` or `put`. Does not block."""
        ...


def account(endpoint: str) -> str:
    """Return the name under which an endpoint's key is kept: its host."""
    try:
        host = urlsplit(endpoint).hostname
    except ValueError:  # an address that is none; connecting will say so
        host = None
    return (host or endpoint).lower()


class MemoryKeys:
    """Keeps keys until the program ends."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}

    def get(self, endpoint: str) -> str | None:
        """The key for this endpoint, if one is kept."""
        return self._keys.get(account(endpoint))

    def put(self, endpoint: str, key: str) -> bool:
        """Keep a key in memory; False as the port says."""
        self.hold(endpoint, key)
        return False

    def hold(self, endpoint: str, key: str) -> None:
        """See `Keys`."""
        self._keys[account(endpoint)] = key

    def held(self, endpoint: str) -> str | None:
        """See `Keys`."""
        return self.get(endpoint)


class KeyringKeys:
    """Keeps keys in the system's keyring, and in memory where there is none, or while it
    does not answer.
    """

    def __init__(self) -> None:
        self._memory = MemoryKeys()

    def get(self, endpoint: str) -> str | None:
        """The key for this endpoint, if one is kept."""
        if (key := self._memory.get(endpoint)) is not None:
            return key
        import keyring  # noqa: PLC0415 - looks for backends when imported; only Azure users need it

        try:
            return keyring.get_password(SERVICE, account(endpoint))
        except Exception:  # noqa: BLE001 - backends raise whatever their libraries raise; then no key is kept
            return None

    def put(self, endpoint: str, key: str) -> bool:
        """Keep a key. False: only in memory, because there is no system keyring."""
        self.hold(endpoint, key)
        import keyring  # noqa: PLC0415 - see get

        try:
            keyring.set_password(SERVICE, account(endpoint), key)
            # Some backends keep nothing and say nothing.
            return keyring.get_password(SERVICE, account(endpoint)) == key
        except Exception:  # noqa: BLE001 - see get
            return False

    def hold(self, endpoint: str, key: str) -> None:
        """See `Keys`."""
        self._memory.hold(endpoint, key)

    def held(self, endpoint: str) -> str | None:
        """See `Keys`."""
        return self._memory.held(endpoint)


class KeyringSilent(Exception):  # noqa: N818 - a fact
    """The keyring did not answer within `ANSWER_S`; it may still be asking the user to unlock it."""


class AskedKeys:
    """Asks `Keys` from the loop, on threads that never block the program's end. Loop thread only.

    Who asks again for the same endpoint while the first question waits does not ask twice.
    """

    def __init__(self, keys: Keys, wait_s: float = ANSWER_S) -> None:
        self._keys = keys
        self._wait_s = wait_s
        self._asked: dict[str, asyncio.Future[str | None]] = {}

    async def get(self, endpoint: str) -> str | None:
        """The key for this endpoint, if one is kept. Raises KeyringSilent."""
        name = account(endpoint)
        asked, wait_s = self._asked.get(name), min(AGAIN_S, self._wait_s)
        if asked is None or asked.done():
            asked, wait_s = _on_thread(lambda: self._keys.get(endpoint)), self._wait_s
            self._asked[name] = asked
        return await _answer(asked, wait_s)

    def hold(self, endpoint: str, key: str) -> None:
        """See `Keys`."""
        self._keys.hold(endpoint, key)

    def held(self, endpoint: str) -> str | None:
        """See `Keys`."""
        return self._keys.held(endpoint)

    async def put(self, endpoint: str, key: str) -> bool:
        """Keep a key. False: only in memory, because there is no keyring, or it does not answer."""
        self._asked.pop(account(endpoint), None)  # what it is asked after this is in memory
        try:
            return await _answer(_on_thread(lambda: self._keys.put(endpoint, key)), self._wait_s)
        except KeyringSilent:
            return False


async def _answer(asked: asyncio.Future[T], wait_s: float) -> T:
    try:
        async with asyncio.timeout(wait_s):
            return await asyncio.shield(asked)
    except TimeoutError as error:
        raise KeyringSilent from error


def _on_thread(ask: Callable[[], T]) -> asyncio.Future[T]:
    """Run the call on its own thread, which never blocks the program's end, and return the answer."""
    answer: Future[T] = Future()

    def run() -> None:
        try:
            answer.set_result(ask())
        except Exception as error:  # noqa: BLE001 - whoever waits is told
            answer.set_exception(error)

    threading.Thread(target=run, name="keyring", daemon=True).start()
    return asyncio.wrap_future(answer)

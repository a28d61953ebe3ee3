"""Keys: in the operating system's keyring, or in memory. Never in a file of ours, never in a log."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import urlsplit

SERVICE = "Voice Live Desktop"


class Keys(Protocol):
    """Where keys are kept, by endpoint. Blocking; call from a worker thread."""

    def get(self, endpoint: str) -> str | None:
        """The key for this endpoint, if one is kept."""
        ...

    def put(self, endpoint: str, key: str) -> bool:
        """Keep a key. False: only in memory, because there is no system keyring."""
        ...


def account(endpoint: str) -> str:
    """The name under which an endpoint's key is kept: its host."""
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
        self._keys[account(endpoint)] = key
        return False


class KeyringKeys:
    """Keeps keys in the system's keyring, and in memory where there is none."""

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
        import keyring  # noqa: PLC0415 - see get

        self._memory.put(endpoint, key)
        try:
            keyring.set_password(SERVICE, account(endpoint), key)
            # Some backends keep nothing and say nothing.
            return keyring.get_password(SERVICE, account(endpoint)) == key
        except Exception:  # noqa: BLE001 - see get
            return False

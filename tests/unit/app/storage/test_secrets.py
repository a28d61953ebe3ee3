"""Where keys are kept."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from voicelive_desktop.app.environment.resources import resource
from voicelive_desktop.app.storage.secrets import (
    AskedKeys,
    KeyringKeys,
    KeyringSilent,
    MemoryKeys,
    account,
)

URL, KEY = "https://Voice.Example/path", "key-1"


class Kept(KeyringBackend):
    """A backend that works."""

    priority = 1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Broken(Kept):
    """A backend whose library fails in its own way."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError("D-Bus went away")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError("D-Bus went away")


@pytest.fixture(autouse=True)
def _own_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_a_key_is_kept_in_the_system_s_keyring_by_host() -> None:
    backend = Kept()
    keyring.set_keyring(backend)
    assert KeyringKeys().put(URL, KEY)
    assert KeyringKeys().get("https://voice.example") == KEY
    assert KeyringKeys().get("https://other.example") is None
    assert list(backend.kept) == [("Voice Live Desktop", "voice.example")]


BACKENDS: list[Callable[[], KeyringBackend]] = [fail.Keyring, null.Keyring, Broken]


@pytest.mark.parametrize("backend", BACKENDS)
def test_without_a_keyring_that_keeps_it_the_key_is_kept_in_memory_and_that_is_told(
    backend: Callable[[], KeyringBackend],
) -> None:
    keyring.set_keyring(backend())
    keys = KeyringKeys()
    assert keys.get(URL) is None
    assert not keys.put(URL, KEY)
    assert keys.get(URL) == KEY
    assert KeyringKeys().get(URL) is None


def test_memory_keeps_a_key_for_this_start() -> None:
    keys = MemoryKeys()
    assert not keys.put(URL, KEY)
    assert keys.get("https://voice.example") == KEY


@pytest.mark.parametrize(
    ("endpoint", "name"), [(URL, "voice.example"), ("Odd", "odd"), ("https://[x", "https://[x")]
)
def test_any_endpoint_has_an_account(endpoint: str, name: str) -> None:
    assert account(endpoint) == name


def test_resources_are_found_from_a_checkout() -> None:
    assert resource("speech").is_dir()
    with pytest.raises(FileNotFoundError, match="nonsense"):
        resource("nonsense")


class Silent(Kept):
    """A keyring whose service answers when `answers` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0
        self.answers = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.asked += 1
        self.answers.wait()
        return "late-key"

    def set_password(self, service: str, username: str, password: str) -> None:
        self.answers.wait()


def test_a_keyring_that_does_not_answer_is_waited_for_only_so_long_and_asked_only_once() -> None:
    silent = Silent()
    keyring.set_keyring(silent)

    async def main() -> None:
        keys = AskedKeys(KeyringKeys(), wait_s=0.05)
        for _ in range(3):
            with pytest.raises(KeyringSilent):
                await keys.get(URL)
        assert silent.asked == 1
        silent.answers.set()
        assert await AskedKeys(KeyringKeys()).get(URL) == "late-key"

    asyncio.run(main())


def test_a_key_is_in_memory_while_the_keyring_does_not_answer() -> None:
    silent = Silent()
    keyring.set_keyring(silent)

    async def main() -> None:
        keys = AskedKeys(KeyringKeys(), wait_s=0.05)
        assert not await keys.put(URL, KEY)
        assert await keys.get(URL) == KEY
        silent.answers.set()

    asyncio.run(main())

"""A secret of a function that no keyring takes is said to be kept in memory only."""

from __future__ import annotations

import asyncio

from voicelive_desktop.app.start import machine
from voicelive_desktop.app.storage.secrets import AskedKeys, MemoryKeys
from voicelive_desktop.domain.facts.events import Event, KeyKeptInMemory


def test_a_secret_that_is_kept_in_memory_only_is_told() -> None:
    told: list[Event] = []
    asyncio.run(machine._keep(AskedKeys(MemoryKeys()), told.append, "TOKEN", "x"))
    assert told == [KeyKeptInMemory()]

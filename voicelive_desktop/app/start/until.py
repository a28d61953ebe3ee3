"""Waits for a state."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from voicelive_desktop.app.runtime.store import Store
from voicelive_desktop.domain.facts.state import State


async def until(
    store: Store, reached: Callable[[State], object], deadline_s: float | None = None
) -> None:
    """Wait until `reached(state)` is true; checked now and after every event. Raises TimeoutError
    after the deadline, if there is one.
    """
    if reached(store.state):
        return
    changed = asyncio.Event()
    stop = store.observe(lambda _old, _new, _event: changed.set())
    try:
        async with asyncio.timeout(deadline_s):
            while not reached(store.state):
                changed.clear()
                await changed.wait()
    finally:
        stop()

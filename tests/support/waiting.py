"""Waiting for a condition instead of for time."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

# How many times longer than its writer thought a wait may take: it ends with its condition and so
# costs nothing, and with a machine full of other work everything takes five times as long.
PATIENCE = 8
POLL_S = 0.02  # short against every deadline in the tests, long against the cost of most conditions


def eventually(condition: Callable[[], T | None], *, timeout_s: float = 5.0, what: str = "") -> T:
    """Call `condition` until its result is true, and return that.

    Raises:
        AssertionError: it was not in `PATIENCE` times `timeout_s`; the text names `what` and the
            last result.
    """
    deadline = time.monotonic() + timeout_s * PATIENCE
    while True:
        if result := condition():
            return result
        if time.monotonic() > deadline:
            raise AssertionError(
                f"not within {timeout_s * PATIENCE} s: {what or condition} (last: {result!r})"
            )
        time.sleep(POLL_S)

"""When to try again. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.quick_classes import dataclass

QUICK_TRIES = 5
QUICK_WAITS_S = (0.5, 1.0, 2.0, 4.0, 8.0)
SLOW_WAIT_S = 30.0
JITTER = 0.2  # so that many clients that were cut together do not come back together
# a session that ends sooner counts as a failed try: some services close each one at once
STEADY_S = 10.0

MOST_CONNECTIONS = 30  # new ones in `WINDOW_S`; the service refuses more (voice-live-api.md A3)
WINDOW_S = 60.0


def slot_wait_s(begun_s: Sequence[float], now_s: float) -> float:
    """How long a new connection has to wait for the service's limit, by when the latest were begun,
    in order.
    """
    if len(begun_s) < MOST_CONNECTIONS:
        return 0.0
    return max(0.0, begun_s[-MOST_CONNECTIONS] + WINDOW_S - now_s)


@dataclass(frozen=True, slots=True)
class RetryDecision:
    """Try again after `wait_s`, or stop (None)."""

    wait_s: float | None


def verdict(
    failure: Failure, failed_tries: int, *, was_connected: bool, chance: float
) -> RetryDecision:
    """What to do after a failure.

    Args:
        failure: the latest one.
        failed_tries: how many tries have failed in a row, from 1.
        was_connected: whether a session existed before; then trying never stops, because a
            conversation is at stake.
        chance: a random number in 0 to 1, for the jitter.
    """
    if failure.kind.is_permanent or (not was_connected and _gives_up(failure.kind, failed_tries)):
        return RetryDecision(None)
    if failed_tries <= QUICK_TRIES:
        wait = QUICK_WAITS_S[failed_tries - 1]
    else:
        wait = SLOW_WAIT_S
    wait *= 1 + JITTER * (2 * chance - 1)
    return RetryDecision(max(wait, failure.retry_after_s or 0.0))


def _gives_up(kind: FailureKind, failed_tries: int) -> bool:
    """Whether a conversation that never began is given up. A computer without a network
    waits for it.
    """
    if kind is FailureKind.NO_SUCH_HOST:
        return True
    return failed_tries > QUICK_TRIES and kind is not FailureKind.OFFLINE

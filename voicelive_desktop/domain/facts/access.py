"""What happens when somebody signs in or checks the connection."""

from __future__ import annotations

from voicelive_desktop.domain.facts.access_state import Account, CheckResult
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class AccountChanged:
    """Somebody signed in or out, or is doing so."""

    account: Account


@dataclass(frozen=True, slots=True)
class CheckBegan:
    """A connection check began; earlier results are void."""


@dataclass(frozen=True, slots=True)
class CheckStepChanged:
    """A step of the check began or ended."""

    result: CheckResult


@dataclass(frozen=True, slots=True)
class CheckEnded:
    """The check is over; no further step follows."""


AccessEvent = AccountChanged | CheckBegan | CheckStepChanged | CheckEnded

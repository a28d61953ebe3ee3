"""How to sign in, who is signed in, and the results of the connection check."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.kinds import ProxyChoice
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.sign_in import SignIn


class AccountStatus(StrEnum):
    """Whether somebody is signed in."""

    SIGNED_OUT = "signed_out"
    SIGNING_IN = "signing_in"
    SIGNED_IN = "signed_in"


@dataclass(frozen=True, slots=True)
class Account:
    """Who is signed in with Entra ID.

    `kept`: the sign-in outlives the program, encrypted by the system. `code` and `page`: what to
    type where, while a device code waits. `failure`: why the latest sign-in did not work.
    """

    status: AccountStatus = AccountStatus.SIGNED_OUT
    name: str = ""
    kept: bool = False
    code: str = ""
    page: str = ""
    failure: Failure | None = None


class CheckStep(StrEnum):
    """What a check of the connection looks at, in this order."""

    ADDRESS = "address"
    NAME = "name"
    REACH = "reach"
    TLS = "tls"
    CREDENTIAL = "credential"
    ACCEPTED = "accepted"
    SESSION = "session"


class CheckStatus(StrEnum):
    """The status of a step."""

    RUNNING = "running"
    OK = "ok"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The result of one step. `facts` are names and numbers for its sentence."""

    step: CheckStep
    status: CheckStatus
    facts: tuple[tuple[str, str], ...] = ()
    failure: Failure | None = None

    def fact(self, name: str) -> str:
        """Return the fact of this name, or ""."""
        return dict(self.facts).get(name, "")


@dataclass(frozen=True, slots=True)
class ConnectionChoice:
    """What the connection page was filled in with; never part of the state, because it may
    hold a key.
    """

    endpoint: str
    sign_in: SignIn = SignIn.AUTO
    key: str = field(default="", repr=False)
    tenant: str = ""
    trusted: bool = False
    proxy: ProxyChoice = ProxyChoice.SYSTEM
    proxy_url: str = ""

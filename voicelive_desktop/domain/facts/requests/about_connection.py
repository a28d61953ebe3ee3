"""What the window asks for about the connection to Azure."""

from __future__ import annotations

from voicelive_desktop.domain.facts.access_state import ConnectionChoice
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class SetUpConnection:
    """Use this Azure resource from now on."""

    choice: ConnectionChoice


@dataclass(frozen=True, slots=True)
class CheckConnection:
    """Tell step by step whether a connection with this would work."""

    choice: ConnectionChoice


@dataclass(frozen=True, slots=True)
class CancelCheck:
    """Give the check up."""


@dataclass(frozen=True, slots=True)
class BeginSignIn:
    """Let the user sign in with Entra ID as `choice.sign_in` says."""

    choice: ConnectionChoice


@dataclass(frozen=True, slots=True)
class CancelSignIn:
    """Give the sign-in up."""


@dataclass(frozen=True, slots=True)
class SignOut:
    """Forget who signed in."""


ConnectionRequest = (
    SetUpConnection | CheckConnection | CancelCheck | BeginSignIn | CancelSignIn | SignOut
)

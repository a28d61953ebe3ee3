"""How the program signs in to the service."""

from __future__ import annotations

from enum import StrEnum


class SignIn(StrEnum):
    """How the program shows the service who it is."""

    AUTO = "auto"  # the key if there is one, else the sign-in of this computer
    KEY = "key"
    COMPUTER = "default"  # DefaultAzureCredential: Azure CLI, environment, managed identity
    BROWSER = "browser"
    DEVICE_CODE = "device_code"

    @property
    def is_personal(self) -> bool:
        """Whether the user signs in interactively."""
        return self in {SignIn.BROWSER, SignIn.DEVICE_CODE}

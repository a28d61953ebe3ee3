"""The SDK's own log is as quiet here as the program makes it."""

from __future__ import annotations

import pytest

from voicelive_desktop.app.environment.logs import quiet_libraries


@pytest.fixture(autouse=True)
def _quiet_libraries() -> None:
    quiet_libraries()

"""What holds for tests of the whole window."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform warns of what only a real screen can do; it concerns nobody."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))

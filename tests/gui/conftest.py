"""What holds for tests of the whole window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.support.style import take_off
from voicelive_desktop.gui.theme import Theme


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform warns of what only a real screen can do; it concerns nobody."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture
def parts(qtbot: QtBot, qapp: QApplication) -> Iterator[gallery.Parts]:
    """A whole window on the screen, plots included."""
    theme = Theme()
    theme.set_choice("dark")
    theme.apply_to(qapp)
    made = gallery.make_window(theme=theme)
    qtbot.addWidget(made.window, before_close_func=lambda window: window.allow_close())
    painted = QSignalSpy(made.window.first_frame_painted)
    made.window.show()
    qtbot.waitUntil(lambda: painted.count() == 1)
    made.window.attach_plots()
    qtbot.waitUntil(lambda: made.window.findChild(QWidget, "waveform") is not None)
    yield made
    take_off(qapp)

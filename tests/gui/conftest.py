"""What holds for tests of the whole window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.gui import gallery
from tests.gui.dialog_walk import close_and_delete, delete_what_waits
from tests.support.style import take_off
from voicelive_desktop.domain.words.kinds import Appearance
from voicelive_desktop.gui.theme import Theme


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform warns of what only a real screen can do; it concerns nobody."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(autouse=True)
def no_window_left(qapp: QApplication) -> Iterator[None]:
    """One that nobody deletes is collected in the middle of a later test, which gets its errors."""
    yield
    delete_what_waits()
    left = [window for made in gallery.MADE if (window := made()) is not None and isValid(window)]
    gallery.MADE.clear()
    for window in left:
        close_and_delete(window)
    assert not left, "a window was not deleted"


@pytest.fixture
def plots() -> bool:
    """Whether the window gets its plots, which take as long to make as all the rest; a module
    about something else says no.
    """
    return True


@pytest.fixture
def parts(qtbot: QtBot, qapp: QApplication, plots: bool) -> Iterator[gallery.Parts]:
    """A whole window on the screen; styled once it is whole and gone when the style is taken off."""
    theme = Theme()
    theme.set_choice(Appearance.DARK)
    theme.prepare(qapp)
    made = gallery.make_window(theme=theme)
    theme.apply_to(qapp)
    painted = QSignalSpy(made.window.first_frame_painted)
    made.window.show()
    qtbot.waitUntil(lambda: painted.count() == 1)
    if plots:
        made.window.attach_plots()
        qtbot.waitUntil(lambda: made.window.findChild(QWidget, "waveform") is not None)
    yield made
    made.window.allow_close()
    made.window.close()
    close_and_delete(made.window)
    take_off(qapp)

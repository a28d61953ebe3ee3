"""What holds for every test: no display needed, nothing unexpected logged, nothing left behind."""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

from tests.support import neutral, speech_parts
from tests.support.waiting import PATIENCE
from voicelive_desktop.app.services import agent_program
from voicelive_desktop.localservice.hearing import speech_files
from voicelive_desktop.tools import child_process

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

# packaging/ is no package (it would shadow PyPI's): its modules are found as for dev.py.
sys.path.append(str(Path(__file__).resolve().parents[1] / "packaging"))

# A busy machine is no failure: nothing here passes or fails by the clock. Each run draws other
# examples, so that few are enough for one run.
settings.register_profile(
    "unhurried", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("unhurried")
# before Qt is imported, or it aborts without a display
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# never the person's own keyring
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
# before Qt is imported: the system's language, as Linux tells it
os.environ.update(neutral.ENGLISH)
os.environ.pop("PYTHONASYNCIODEBUG", None)
# The same ear and voice on every computer: the small ones. Tests of the large ones ask for them
# (`speech_parts`).
os.environ.setdefault(speech_parts.VARIABLE, str(speech_files.own_folder()))
os.environ[speech_files.FOLDER_VARIABLE] = speech_parts.NOWHERE
# A child that was killed is gone at once, but where all else runs, too, the system tells it late.
child_process.BURIAL_S *= PATIENCE
agent_program.BURIAL_S *= PATIENCE


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays to the end: looking through it for garbage would take a quarter of
    the time.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


ALLOWED_THREADS = ("pytest-timeout", "asyncio_", "worker")


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application writes numbers as English does on every system."""
    from PySide6.QtCore import QLocale

    QLocale.setDefault(QLocale("en"))
    return qapp


class PatientBot(QtBot):
    """Waits as long as a busy machine takes: its waits end by their conditions."""

    def waitUntil(  # noqa: N802
        self, callback: Callable[[], Any], *, timeout: int = 5000
    ) -> None:
        """As pytest-qt's."""
        super().waitUntil(callback, timeout=timeout * PATIENCE)

    def waitSignal(  # noqa: N802
        self, signal: Any, *, timeout: int = 5000, **options: Any
    ) -> Any:
        """As pytest-qt's."""
        return super().waitSignal(signal, timeout=timeout * PATIENCE, **options)

    def waitExposed(  # noqa: N802
        self, widget: QWidget, *, timeout: int = 5000
    ) -> Any:
        """As pytest-qt's."""
        return super().waitExposed(widget, timeout=timeout * PATIENCE)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Pytest-qt's, with patience."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A record at WARNING or above fails the test, unless the test cleared it after looking at it."""
    yield
    bad = [
        r
        for phase in ("setup", "call")
        for r in caplog.get_records(phase)
        if r.levelno >= logging.WARNING
    ]
    assert not bad, "unexpected log: " + "; ".join(f"{r.name}: {r.getMessage()}" for r in bad)


@pytest.fixture(autouse=True)
def _loggers_stay_as_they_were() -> Iterator[None]:
    """What the program sets for its libraries' loggers ends with the test."""
    names = ("azure", "azure.ai.voicelive.aio", "aiohttp", "qasync", "asyncio", "msal", "keyring")
    before = {name: logging.getLogger(name).level for name in names}
    yield
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


@pytest.fixture
def sdk_quiet_about_cut_links() -> Iterator[None]:
    """The SDK complains about a link that a test cuts; that is what the test is for."""
    logger = logging.getLogger("azure.ai.voicelive.aio._patch")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    yield
    logger.setLevel(before)


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """A thread that a test started must have ended with it."""
    before = set(threading.enumerate())
    yield
    left = [t for t in threading.enumerate() if t not in before and t.is_alive() and not t.daemon]
    for thread in left:
        thread.join(2)
    names = [t.name for t in left if t.is_alive() and not t.name.startswith(ALLOWED_THREADS)]
    assert not names, f"threads left behind: {names}"


@pytest.fixture(autouse=True)
def _no_widget_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """A top-level widget that a test made must be gone, or be qtbot's."""
    yield
    if "qtbot" in request.fixturenames or "qapp" not in request.fixturenames:
        return
    from PySide6.QtWidgets import QApplication

    gc.collect()
    left = [type(w).__name__ for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert not left, f"windows left behind: {left}"

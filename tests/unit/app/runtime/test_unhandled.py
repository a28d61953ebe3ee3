"""Errors that nobody handled."""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.fakes import until
from voicelive_desktop import __version__
from voicelive_desktop.app.environment.logs import JsonLog
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.runtime.event_loop import EventLoop
from voicelive_desktop.app.runtime.unhandled import Mistake, Unhandled

SECRET = "what she said"


def mistake() -> None:
    raise ValueError(SECRET)


def test_an_error_of_the_loop_is_shown_and_its_text_is_not_logged(tmp_path: Path) -> None:
    shown: list[Mistake] = []

    async def main() -> None:
        loop = asyncio.get_running_loop()
        log = JsonLog(tmp_path / "log.jsonl")
        unhandled = Unhandled(loop, log, shown.append)
        done = asyncio.Event()
        loop.call_soon(mistake)
        loop.call_soon(done.set)
        await done.wait()
        unhandled.close()
        log.close()

    asyncio.run(main())
    (told,) = shown
    assert SECRET in told.report
    assert __version__ in told.report
    assert "in mistake" in told.report
    logged = (tmp_path / "log.jsonl").read_text(encoding="utf-8")
    assert SECRET not in logged
    line = json.loads(logged)
    assert (line["event"], line["kind"]) == ("unhandled_error", "ValueError")
    assert line["place"].startswith("test_unhandled.py:")
    assert (told.kind, told.place) == (line["kind"], line["place"])


def test_an_error_of_the_interpreter_is_shown_and_the_hook_is_given_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[Mistake] = []
    before = sys.excepthook
    loop = asyncio.new_event_loop()
    unhandled = Unhandled(loop, JsonLog(None), shown.append)
    try:
        mistake()
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    loop.call_exception_handler({"message": "only words"})
    unhandled.close()
    loop.close()
    assert len(shown) == 1
    assert sys.excepthook is before


def test_an_error_of_a_thread_or_of_an_owned_task_is_shown_too() -> None:
    shown: list[Mistake] = []

    async def fail() -> None:
        mistake()

    async def main() -> None:
        unhandled = Unhandled(asyncio.get_running_loop(), JsonLog(None), shown.append)
        thread = threading.Thread(target=mistake)
        thread.start()
        owner = TaskOwner()
        owner.start(fail(), "work")
        await until(lambda: len(shown) == 2)
        thread.join()
        await owner.close()
        unhandled.close()

    before = threading.excepthook
    asyncio.run(main())
    assert all("in mistake" in told.report for told in shown)
    assert threading.excepthook is before


class Broken:
    """Its finalizer makes a mistake."""

    def __del__(self) -> None:
        mistake()


def test_an_error_of_a_finalizer_is_shown_too() -> None:
    shown: list[Mistake] = []

    async def main() -> None:
        unhandled = Unhandled(asyncio.get_running_loop(), JsonLog(None), shown.append)
        Broken()
        gc.collect()
        await until(lambda: len(shown) == 1)
        unhandled.close()

    before = sys.unraisablehook
    asyncio.run(main())
    assert "in mistake" in shown[0].report
    assert sys.unraisablehook is before


def test_an_error_that_cannot_be_shown_is_logged_and_ends_there() -> None:
    log = JsonLog(None)

    def cannot(_mistake: Mistake) -> None:
        raise RuntimeError(SECRET)

    async def main() -> None:
        unhandled = Unhandled(asyncio.get_running_loop(), log, cannot)
        unhandled.tell(ValueError(SECRET))
        unhandled.close()

    asyncio.run(main())
    assert [line["event"] for line in log.latest()] == ["unhandled_error", "error_not_shown"]


def test_the_program_s_loop_tells_its_handler(qapp: QApplication) -> None:
    """qasync keeps it where nobody looks: a task that died was neither shown nor logged."""
    loop = EventLoop(qapp)
    shown: list[Mistake] = []
    unhandled = Unhandled(loop, JsonLog(None), shown.append)
    assert loop.get_exception_handler() is not None
    unhandled.close()
    assert loop.get_exception_handler() is None
    loop.close()

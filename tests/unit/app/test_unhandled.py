"""Errors that nobody handled."""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from pathlib import Path

import pytest

from tests.support.fakes import until
from voicelive_desktop import __version__
from voicelive_desktop.app.logs import JsonLog
from voicelive_desktop.app.tasks import TaskOwner
from voicelive_desktop.app.unhandled import Unhandled

SECRET = "what she said"


def mistake() -> None:
    raise ValueError(SECRET)


def test_an_error_of_the_loop_is_shown_and_its_text_is_not_logged(tmp_path: Path) -> None:
    shown: list[str] = []

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
    (report,) = shown
    assert SECRET in report
    assert __version__ in report
    assert "in mistake" in report
    logged = (tmp_path / "log.jsonl").read_text(encoding="utf-8")
    assert SECRET not in logged
    line = json.loads(logged)
    assert (line["event"], line["kind"]) == ("unhandled_error", "ValueError")
    assert line["place"].startswith("test_unhandled.py:")


def test_an_error_of_the_interpreter_is_shown_and_the_hook_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
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
    shown: list[str] = []

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
    assert all("in mistake" in report for report in shown)
    assert threading.excepthook is before

"""What asks the program to end."""

from __future__ import annotations

import asyncio
import os
import signal
import sys

import pytest

from voicelive_desktop.app.start.lifecycle import on_termination

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals there are others")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_ends_it_like_closing_the_window(name: str) -> None:
    async def scenario() -> None:
        asked = asyncio.Event()
        on_termination(asyncio.get_running_loop(), asked.set)
        os.kill(os.getpid(), getattr(signal, name))
        async with asyncio.timeout(60):
            await asked.wait()

    number = getattr(signal, name)
    # whoever runs the tests by nohup has it ignored
    before = signal.signal(number, signal.SIG_DFL)
    try:
        asyncio.run(scenario())
    finally:
        signal.signal(number, before)


def test_nohup_keeps_it_running() -> None:
    async def scenario() -> None:
        loop = asyncio.get_running_loop()
        on_termination(loop, loop.stop)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN

    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        asyncio.run(scenario())
    finally:
        signal.signal(signal.SIGHUP, before)

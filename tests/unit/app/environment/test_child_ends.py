"""A child that is killed in the moment in which it ends still has its own exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pytest

from voicelive_desktop.app.environment import child_ends

if TYPE_CHECKING:
    from asyncio.subprocess import Process

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="zombies are not known there")


@dataclass
class Child:
    """What asyncio gives: it does not know of the end yet."""

    popen: subprocess.Popen[bytes]
    returncode: int | None = None

    @property
    def pid(self) -> int:
        return self.popen.pid

    def kill(self) -> None:
        self.popen.kill()


def test_whoever_waits_for_it_is_told_how_it_ended() -> None:
    with subprocess.Popen([sys.executable, "-I", "-S", "-c", "import sys; sys.exit(3)"]) as popen:
        os.waitid(os.P_PID, popen.pid, os.WEXITED | os.WNOWAIT)
        child_ends.kill(cast("Process", Child(popen)))
        _, status = os.waitpid(popen.pid, 0)  # as asyncio does in a thread of its own
        popen.returncode = os.waitstatus_to_exitcode(status)
        assert popen.returncode == 3


def test_one_that_has_ended_is_left_alone() -> None:
    with subprocess.Popen([sys.executable, "-I", "-S", "-c", ""]) as popen:
        popen.wait()
        child_ends.kill(cast("Process", Child(popen, 0)))

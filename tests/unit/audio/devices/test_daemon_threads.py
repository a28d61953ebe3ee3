"""Threads that nobody has to wait for."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.support.waiting import eventually
from voicelive_desktop.audio.devices.daemon_threads import DaemonThreads

ROOT = Path(__file__).resolve().parents[4]


def test_work_is_done_in_order_on_one_thread_and_its_errors_are_told() -> None:
    threads, done = DaemonThreads(1, "one", wait_s=5.0), list[int]()
    futures = [threads.submit(done.append, n) for n in range(50)]
    broken = threads.submit(lambda: 1 // 0)
    threads.shutdown()
    assert done == list(range(50))
    assert all(future.done() for future in futures)
    assert isinstance(broken.exception(), ZeroDivisionError)
    with pytest.raises(RuntimeError):
        threads.submit(done.append, 1)


def test_calls_that_never_answer_do_not_hold_up_the_others() -> None:
    never, threads = threading.Event(), DaemonThreads(8, "some", wait_s=5.0)
    stuck = [threads.submit(never.wait) for _ in range(3)]
    assert [threads.submit(pow, 2, n).result(10) for n in range(20)] == [2**n for n in range(20)]
    assert not any(future.done() for future in stuck)
    never.set()
    threads.shutdown()


def test_idle_threads_are_used_again() -> None:
    threads = DaemonThreads(8, "some", wait_s=5.0)
    for _ in range(20):
        threads.submit(int).result(10)
        eventually(lambda: threads._idle == len(threads._threads))
    assert len(threads._threads) == 1
    threads.shutdown()


def test_what_waits_can_be_cancelled_at_the_end() -> None:
    never, threads = threading.Event(), DaemonThreads(1, "one")
    threads.submit(never.wait)
    waiting = threads.submit(int)
    threads.shutdown(cancel_futures=True)
    assert waiting.cancelled()
    never.set()


def test_a_program_ends_although_a_call_never_answers() -> None:
    program = "import threading; from voicelive_desktop.audio.devices.daemon_threads import DaemonThreads; "
    program += "t = DaemonThreads(2, 'x', 0.1); t.submit(threading.Event().wait); t.shutdown()"
    subprocess.run([sys.executable, "-c", program], timeout=300, check=True, cwd=ROOT)

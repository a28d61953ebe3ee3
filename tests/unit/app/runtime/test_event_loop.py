"""The program's loop: what is to be called soon is called in order, from any thread, and Qt has its
turn.
"""

from __future__ import annotations

import asyncio
import socket
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from voicelive_desktop.app.runtime.event_loop import EventLoop, sleep_along


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[EventLoop]:
    made = EventLoop(qapp)
    yield made
    made.close()


def test_calls_come_in_order_and_cancelled_ones_not(loop: EventLoop) -> None:
    heard: list[int] = []

    async def main() -> None:
        for number in range(5):
            handle = loop.call_soon(heard.append, number)
            if number == 3:
                handle.cancel()
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    loop.run_until_complete(main())
    assert heard == [0, 1, 2, 4]


def test_every_call_of_other_threads_arrives(loop: EventLoop) -> None:
    heard: list[int] = []
    arrived = asyncio.Event()

    def hear(number: int) -> None:
        heard.append(number)
        if len(heard) == 600:
            arrived.set()

    def tell() -> None:
        for number in range(200):
            loop.call_soon_threadsafe(hear, number)

    async def main() -> None:
        threads = [threading.Thread(target=tell) for _ in range(3)]
        for thread in threads:
            thread.start()
        await arrived.wait()
        for thread in threads:
            thread.join()

    loop.run_until_complete(main())
    assert sorted(heard) == sorted([*range(200)] * 3)


def test_tasks_that_never_pause_leave_qt_its_turn(loop: EventLoop) -> None:
    async def main() -> None:
        fired = asyncio.Event()
        QTimer.singleShot(0, fired.set)
        while not fired.is_set():  # noqa: ASYNC110 - that is what is tried
            await asyncio.sleep(0)

    loop.run_until_complete(main())


def test_an_error_in_a_call_is_told_and_the_next_one_comes(loop: EventLoop) -> None:
    told: list[str] = []
    loop.set_exception_handler(lambda _loop, context: told.append(str(context["exception"])))
    heard: list[str] = []

    async def main() -> None:
        loop.call_soon(int, "no number")
        loop.call_soon(heard.append, "next")
        await asyncio.sleep(0.01)

    loop.run_until_complete(main())
    assert (len(told), heard) == (1, ["next"])


def test_a_closed_loop_refuses_threads(qapp: QApplication) -> None:
    loop = EventLoop(qapp)
    loop.close()
    with pytest.raises(RuntimeError):
        loop.call_soon_threadsafe(print)


def test_what_goes_along_comes_with_the_next_wake_up_behind_it(loop: EventLoop) -> None:
    heard: list[str] = []

    async def main() -> None:
        loop.call_along(0.0, heard.append, "along")
        loop.call_along(0.0, heard.append, "cancelled").cancel()
        loop.call_along(60.0, heard.append, "not yet due")
        await asyncio.sleep(0.01)
        heard.append("woken")
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    loop.run_until_complete(main())
    assert sorted(heard) == ["along", "woken"]


def test_what_goes_along_comes_also_when_nothing_else_does(loop: EventLoop) -> None:
    async def main() -> tuple[float, float]:
        began = loop.time()
        await sleep_along(0.05)
        return began, loop.time()

    began, over = loop.run_until_complete(main())
    assert over - began >= 0.05


def test_who_is_cancelled_while_it_goes_along_is_not_woken(loop: EventLoop) -> None:
    async def main() -> None:
        task = loop.create_task(sleep_along(0.01))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.sleep(0.05)

    told: list[object] = []
    loop.set_exception_handler(lambda _loop, context: told.append(context))
    loop.run_until_complete(main())
    assert told == []


def test_elsewhere_it_is_a_plain_sleep() -> None:
    asyncio.run(sleep_along(0.001))


@pytest.mark.skipif(sys.platform == "win32", reason="its sockets are not waited for by notifiers")
def test_a_socket_left_alone_waits_until_its_time_or_until_it_is_woken(loop: EventLoop) -> None:
    async def main() -> None:
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        read: asyncio.Queue[bytes] = asyncio.Queue()
        loop.add_reader(ours.fileno(), lambda: read.put_nowait(ours.recv(9)))
        try:
            wake = loop.leave_alone(ours.fileno(), 60.0)
            theirs.send(b"now")
            await asyncio.sleep(0.05)
            assert read.empty()
            wake()
            assert await read.get() == b"now"
            loop.leave_alone(ours.fileno(), 0.05)
            theirs.send(b"later")
            assert await read.get() == b"later"
        finally:
            loop.remove_reader(ours.fileno())
            wake()  # of one that nobody reads any more
            loop.leave_alone(ours.fileno(), 60.0)()
            ours.close()
            theirs.close()

    loop.run_until_complete(main())

"""Starts the media process `voicelive-avatar` and speaks with it; the form of the frames is
its own (avatar/framing).

Nothing of that package is imported here: it belongs to a program that carries
GPL parts (decisions/0007).
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import os
import struct
import sys
from collections.abc import Callable
from pathlib import Path

from voicelive_desktop.app.environment.child_ends import kill
from voicelive_desktop.app.environment.local_service import NO_WINDOW, clean_environment
from voicelive_desktop.app.environment.picture_file import PictureFile
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.tools.child_process import whole_start

HEADER, NUMBER, AT = struct.Struct("<cI"), struct.Struct("<I"), struct.Struct("<Id")
PICTURE_AT = struct.Struct("<IIIIId")
MEDIA, END, CLEAR, CLOCK, SHOW = b"F", b"E", b"C", b"T", b"S"
OFFER, ANSWER, HANG_UP = b"O", b"N", b"H"
READY, SOUND, PICTURE, TROUBLE, DONE = b"R", b"A", b"P", b"X", b"D"
OFFERED, LINKED = b"L", b"K"
LIVE = 0
SLOT_BYTES, SLOTS = 1920 * 1080 * 4, 2
MOST_WAITING = 64 * 1024 * 1024  # bytes that the process does not take
STOP_S = 0.5

Take = Callable[[bytes, bytes], None]


def avatar_command() -> list[str] | None:
    """How to start it: its own executable when frozen, else this Python; None where it
    is not installed.
    """
    if getattr(sys, "frozen", False):
        if sys.platform == "win32":
            suffix = ".exe"
        else:
            suffix = ""
        place = Path(sys.executable).with_name("voicelive-avatar" + suffix)
        if place.exists():
            return [str(place)]
        return None
    if importlib.util.find_spec("av") is not None:
        return [sys.executable, "-m", "voicelive_desktop.avatar"]
    return None


class AvatarProcess:
    """One child at a time, started at the first need and again after it has died. Loop thread only.

    Args:
        take: gets each frame (kind, payload).
        died: is called when it ended though nobody asked for that.

    Attributes:
        pictures: the file that both map, "" before the first start.
    """

    def __init__(self, take: Take, died: Callable[[], None]) -> None:
        self._take, self._died = take, died
        self._tasks = TaskOwner()
        self._file: PictureFile | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._waiting: asyncio.Queue[bytes] = asyncio.Queue()
        self._bytes_waiting = 0
        self._running = False
        self.kill: Callable[[], None] = _nothing_to_kill  # for tests: as if it had crashed
        self.pictures = ""

    @property
    def is_installed(self) -> bool:
        """Whether it can be started."""
        return avatar_command() is not None

    def send(self, kind: bytes, payload: bytes = b"") -> None:
        """Send a frame, and start the process where there is none. Never blocks; what it never
        takes is dropped.
        """
        if self._bytes_waiting + len(payload) > MOST_WAITING:
            return
        self._bytes_waiting += len(payload)
        self._waiting.put_nowait(HEADER.pack(kind, len(payload)) + payload)
        self.begin()

    def begin(self) -> None:
        """Start the process where there is none: it takes a moment."""
        if not self._running:
            self._running = True
            self._tasks.start(self._run(), "avatar process")

    async def close(self) -> None:
        """End it and remove the file of its pictures."""
        await self._tasks.close()
        if self._file is not None:
            self._file.close()

    def _make_room(self) -> str:
        if self._file is None:
            self._file = PictureFile(SLOTS * SLOT_BYTES)
            self.pictures = self._file.path
        return self.pictures

    async def _run(self) -> None:
        process: asyncio.subprocess.Process | None = None
        try:
            process = await whole_start(
                asyncio.create_subprocess_exec(
                    *(avatar_command() or ["voicelive-avatar"]),
                    "--pictures",
                    self._make_room(),
                    stdin=asyncio.subprocess.PIPE,
                    stdout=asyncio.subprocess.PIPE,
                    stderr=asyncio.subprocess.DEVNULL,
                    env=clean_environment(os.environ),
                    creationflags=NO_WINDOW,
                )
            )
            self.kill = process.kill
            async with asyncio.TaskGroup() as tasks:
                writing = tasks.create_task(self._write(process), name="avatar write")
                await self._read(process)
                writing.cancel()
        except* OSError:
            pass  # told below, as the end of a process that was there
        finally:
            if process is not None:
                await _end(process)
            # only now: another one that began before `died` would be sent the rest of what was lost
            self._running = False
            self._waiting, self._bytes_waiting = asyncio.Queue(), 0
        self._died()

    async def _write(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None
        while True:
            frame = await self._waiting.get()
            self._bytes_waiting -= len(frame) - HEADER.size
            process.stdin.write(frame)
            await process.stdin.drain()

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        with contextlib.suppress(asyncio.IncompleteReadError):
            while True:
                kind, size = HEADER.unpack(await process.stdout.readexactly(HEADER.size))
                if size > MOST_WAITING:
                    return
                self._take(kind, await process.stdout.readexactly(size))


def _nothing_to_kill() -> None:
    pass


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.stdin is not None:
        process.stdin.close()
    try:
        async with asyncio.timeout(STOP_S):
            await process.wait()
    except TimeoutError:
        kill(process)
        await process.wait()

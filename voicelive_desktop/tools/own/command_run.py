"""Answers a call with what a program prints."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from voicelive_desktop.tools.child_process import bury, plain_environment, start
from voicelive_desktop.tools.registry import MOST_OUTPUT, ToolFailedError

PIECE = 65_536
# for the last words of a program that has ended; what it left running may hold its pipes open
LINGERS_S = 0.3
LOOKS_EVERY_S = 0.02
MOST_COMPLAINT = 2_000  # bytes of what it says to standard error


async def run_command(command: Sequence[str], arguments: str, folder: Path | None = None) -> str:
    """Return what the program prints; it gets the arguments as JSON on standard input.

    When the caller gives up, the program and all that it started end. Raises ToolFailedError.
    """
    process = await start(command, plain_environment(os.environ), folder)
    try:
        return await _talk(process, arguments)
    finally:
        await asyncio.shield(bury(process))


async def _talk(process: asyncio.subprocess.Process, arguments: str) -> str:
    assert process.stdout is not None
    assert process.stderr is not None
    output, complaint = bytearray(), bytearray()
    async with asyncio.TaskGroup() as tasks:
        writing = tasks.create_task(_tell(process, arguments), name="command input")
        reading = tasks.create_task(
            _read(process.stdout, output, MOST_OUTPUT), name="command output"
        )
        hearing = tasks.create_task(_read_end(process.stderr, complaint), name="command complaints")
        ended = tasks.create_task(_ended(process), name="command end")
        await asyncio.wait((reading, ended), return_when=asyncio.FIRST_COMPLETED)
        if len(output) <= MOST_OUTPUT:
            await asyncio.wait((ended,))
            await asyncio.wait((reading, hearing), timeout=LINGERS_S)
        for task in (writing, reading, hearing, ended):
            task.cancel()
    if len(output) > MOST_OUTPUT:
        raise ToolFailedError("the command printed more than 1 MB")
    if process.returncode:
        said = complaint.decode(errors="replace").strip().splitlines()
        why = f": {said[-1][:200]}" if said else ""
        raise ToolFailedError(f"the command ended with code {process.returncode}{why}")
    return output.decode(errors="replace")


async def _ended(process: asyncio.subprocess.Process) -> None:
    """WORKAROUND CPython gh-119710: `wait` also waits for whoever else holds its pipes."""
    while process.returncode is None:  # noqa: ASYNC110 - nobody sets an event
        await asyncio.sleep(LOOKS_EVERY_S)


async def _tell(process: asyncio.subprocess.Process, arguments: str) -> None:
    assert process.stdin is not None
    with contextlib.suppress(ConnectionError, OSError):  # it need not read them
        process.stdin.write(arguments.encode())
        await process.stdin.drain()
        process.stdin.close()


async def _read(stream: asyncio.StreamReader, into: bytearray, most: int) -> None:
    while len(into) <= most and (piece := await stream.read(PIECE)):
        into += piece
        await asyncio.sleep(0)  # a flood leaves the window its turn


async def _read_end(stream: asyncio.StreamReader, into: bytearray) -> None:
    """Keep the last words."""
    while piece := await stream.read(PIECE):
        into += piece
        del into[:-MOST_COMPLAINT]
        await asyncio.sleep(0)

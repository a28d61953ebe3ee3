"""Start the local service: ``python -m voicelive_desktop.localservice``, or
the app's ``--local-service``.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import signal
import stat
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from voicelive_desktop.localservice.privacy import stay_private
from voicelive_desktop.localservice.server.memory import megabytes_in_use
from voicelive_desktop.localservice.server.service_options import ServiceOptions, parse

if TYPE_CHECKING:
    from voicelive_desktop.localservice.hearing.recognizer import Recognizer
    from voicelive_desktop.localservice.hearing.silero import SileroLoading
    from voicelive_desktop.localservice.protocol.event_lines import EventLines
    from voicelive_desktop.localservice.voice.voice_port import VoicePort

log = logging.getLogger(__name__)

MEMORY_S = 2.0  # between two looks
WORTH_TELLING_MB = 4

stay_private()  # before anything could import onnxruntime


def main(argv: Sequence[str] | None = None) -> int:
    """Serve until SIGTERM, SIGINT or the end of standard input; return the exit code."""
    options = parse(argv)
    logging.basicConfig(
        level=options.log_level,
        stream=sys.stderr,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    try:
        if options.check:
            return asyncio.run(_check(options))
        asyncio.run(_serve(options))
    except (
        OSError
    ) as problem:  # the port is taken, the model folder has no model, there is no system voice
        print(f"voicelive-local-service: {problem}", file=sys.stderr)  # noqa: T201 - the interface
        _tell_failed(problem)
        return 1
    return 0


async def _check(options: ServiceOptions) -> int:
    from voicelive_desktop.localservice.companion.agent.agent_check import AgentExamination  # noqa: PLC0415 - as below
    from voicelive_desktop.localservice.protocol.event_lines import EventLines  # noqa: PLC0415

    assert options.agent is not None
    check = AgentExamination(
        options.agent, options.check, options.agent_folder, EventLines(sys.stdout, "check").tell
    )
    if await check.run():
        return 0
    return 1


def _tell_failed(problem: OSError) -> None:
    """For the program that started the service, which does not read standard error."""
    from voicelive_desktop.localservice.protocol.event_lines import EventLines  # noqa: PLC0415
    from voicelive_desktop.localservice.server.parts import PartMissingError  # noqa: PLC0415

    if isinstance(problem, PartMissingError):
        EventLines(sys.stdout, "service").tell("failed", code=problem.code)


async def _serve(options: ServiceOptions) -> None:
    # Imported late: the command line is checked without them, and they take most of the start.
    from voicelive_desktop.localservice.protocol.event_lines import EventLines  # noqa: PLC0415
    from voicelive_desktop.localservice.server.answerers import Answerers  # noqa: PLC0415
    from voicelive_desktop.localservice.server.parts import (  # noqa: PLC0415
        find_silero,
        make_activity,
        make_cleaning,
        make_recognizer,
        make_voice,
    )
    from voicelive_desktop.localservice.server.server import LocalService  # noqa: PLC0415

    lines = EventLines(sys.stdout, "service")
    silero = find_silero()
    recognizer, voice = make_recognizer(options, silero), make_voice(options)
    new_cleaning, new_activity = make_cleaning(), make_activity(silero)
    answerers = Answerers(options, sys.stdout)
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()

    def stop() -> None:  # from any thread
        loop.call_soon_threadsafe(stopped.set)

    _on_signals(loop, stop)
    try:
        parts = (recognizer, voice, new_cleaning, new_activity, answerers.brain, answerers.agent)
        async with LocalService(options, *parts) as service:
            print(json.dumps({"port": service.port, "key": options.key}), flush=True)  # noqa: T201 - the interface
            _load_in_background(silero, recognizer, voice)
            _tell_parts(lines, recognizer, voice, silero)
            answerers.start()
            _watch_stdin(stop)
            await _tell_memory(lines, stopped)
    finally:
        await answerers.close()
        recognizer.close()
        voice.close()


def _tell_parts(
    lines: EventLines, recognizer: Recognizer, voice: VoicePort, silero: SileroLoading | None
) -> None:
    from voicelive_desktop.localservice.hearing.speech_files import find_ear  # noqa: PLC0415

    if silero is None:
        activity = "signal"
    else:
        activity = "silero"
    base = int(find_ear("base") is not None)
    lines.tell("parts", ear=recognizer.name, voice=voice.name, activity=activity, base=base)


async def _tell_memory(lines: EventLines, stopped: asyncio.Event) -> None:
    """Until the service stops; only what is worth telling."""
    told = 0
    while not stopped.is_set():
        now = megabytes_in_use()
        if abs(now - told) >= WORTH_TELLING_MB:
            lines.tell("memory", mb=now)
            told = now
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(MEMORY_S):
                await stopped.wait()


def _load_in_background(
    silero: SileroLoading | None, recognizer: Recognizer, voice: VoicePort
) -> None:
    """Only once the window knows the address; first what the first sound needs."""
    if silero is not None:
        silero.start()
    recognizer.start()
    voice.start()


def _on_signals(loop: asyncio.AbstractEventLoop, stop: Callable[[], None]) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, stop)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: stop())


def _watch_stdin(stop: Callable[[], None]) -> None:
    """Stop when the parent closes its end of the pipe; a terminal or /dev/null is no parent."""
    try:
        mode = os.fstat(0).st_mode
    except OSError:
        return
    if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode):
        threading.Thread(target=_read_to_end, args=(stop,), name="stdin-watch", daemon=True).start()


def _read_to_end(stop: Callable[[], None]) -> None:
    try:
        while os.read(0, 4096):  # not sys.stdin: its lock would hinder the end of the interpreter
            pass
    except OSError:
        log.info("standard input broke")
    try:
        stop()
    except RuntimeError:
        log.info("standard input ended after the service")


if __name__ == "__main__":
    sys.exit(main())

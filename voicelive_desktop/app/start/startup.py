"""The order in which the program comes up, and goes down.

1. Qt, settings, window: the first frame. 2. The SDK, the sound system: `app/ready`. 3. Whatever the
  user does; whatever is built meanwhile is complete a moment later (`_complete`).
4. The end: nothing is left behind, files complete, exit code 0.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import sys
import time
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog, QSystemTrayIcon

from voicelive_desktop import __version__
from voicelive_desktop.app.environment.frozen import spare_children
from voicelive_desktop.app.environment.logs import StateLog, quiet_libraries
from voicelive_desktop.app.environment.options import Options
from voicelive_desktop.app.environment.other_programs import OtherPrograms
from voicelive_desktop.app.environment.plain_words import say
from voicelive_desktop.app.environment.run_files import RunFiles, problem_of
from voicelive_desktop.app.environment.steady_clock import SteadyClock
from voicelive_desktop.app.runtime.door import Door
from voicelive_desktop.app.runtime.event_loop import EventLoop
from voicelive_desktop.app.runtime.store import Store
from voicelive_desktop.app.runtime.unhandled import Mistake, Unhandled, report
from voicelive_desktop.app.services.restart import AGAIN, start_again
from voicelive_desktop.app.services.turn_book import TurnBook
from voicelive_desktop.app.services.usage_book import UsageBook
from voicelive_desktop.app.start.early_service import EarlyService
from voicelive_desktop.app.start.front import Front
from voicelive_desktop.app.start.further_starts import FurtherStarts
from voicelive_desktop.app.start.kept import Kept
from voicelive_desktop.app.start.lifecycle import be_gone_soon, end_with_x11, on_termination
from voicelive_desktop.app.start.qt_application import Application, prepared_application
from voicelive_desktop.app.start.quick_imports import roots_unread
from voicelive_desktop.app.start.request_door import RequestDoor
from voicelive_desktop.app.start.until import until
from voicelive_desktop.app.storage.secrets import KeyringKeys
from voicelive_desktop.audio.devices.daemon_threads import DaemonThreads
from voicelive_desktop.domain.facts.connection_state import Connecting
from voicelive_desktop.domain.facts.effects import Effect, OpenSession
from voicelive_desktop.domain.facts.events import (
    AnswerAttributed,
    ConnectionFailed,
    StartRequested,
)
from voicelive_desktop.domain.words.failures import INCOMPLETE, Failure, FailureKind

if TYPE_CHECKING:
    from voicelive_desktop.app.services.run_report import RunWitnesses
    from voicelive_desktop.app.start.desktop_presence import DesktopPresence
    from voicelive_desktop.app.start.help_parts import HelpParts
    from voicelive_desktop.app.start.machine import Machine
    from voicelive_desktop.app.start.self_test import ScriptedBackend
    from voicelive_desktop.audio.devices.device_ports import Backend
    from voicelive_desktop.client.events_file import EventsFile

# an audio callback behind busy Python starts 5 ms late with the default (DESIGN.md)
SWITCH_INTERVAL_S = 0.0005
FIRST_FRAME_DEADLINE_S = 2.0  # a window that starts hidden or covered paints nothing
LISTENING_S = 1.0  # a service that is longer away leaves time for the rest of the window
FIRST_FRAMES_S = 0.15  # in which the microphone's first are on their way
IDLE_S = 1.0  # the window's own first second is over; a short run never needs the local service
WORKERS = 16  # two are busy at most, but for calls that never answer
WINDOW = "window"
UNUSABLE = 2  # exit code


def run(options: Options) -> int:
    """Run the program with a window until it is closed; returns the exit code."""
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    quiet_libraries()
    application = prepared_application()
    spare_children(os.environ)
    OtherPrograms(application)
    if application.platformName() == "xcb":
        end_with_x11()
    loop = EventLoop(application)
    asyncio.set_event_loop(loop)
    workers = DaemonThreads(WORKERS, "worker")
    loop.set_default_executor(workers)
    try:
        code = int(loop.run_until_complete(_main(options, application)))
    finally:
        workers.shutdown(cancel_futures=True)
        loop.close()
    if code != AGAIN:
        return code
    start_again(options.key)
    return 0


async def _main(options: Options, application: QApplication) -> int:
    try:
        files = RunFiles(options)
    except OSError as error:
        say(problem_of(options, error), sys.stderr)
        return UNUSABLE
    program = Program(options, application, files)
    unhandled = Unhandled(asyncio.get_running_loop(), files.log, program.on_mistake)
    code = 1
    try:
        code = await _live(program, unhandled)
        return code
    finally:
        be_gone_soon(code)
        await program.go_down()
        unhandled.close()
        files.log.close()


async def _live(program: Program, unhandled: Unhandled) -> int:
    """From the window's first frame until the program is told to end, also while it still comes up."""
    program.show()
    failed: list[Exception] = []

    async def come_up() -> None:
        try:
            await program.come_up()
        except Exception as error:  # noqa: BLE001 - told below; what is up by then goes on
            failed.append(error)

    try:
        async with asyncio.TaskGroup() as tasks:
            coming = tasks.create_task(come_up(), name="come up")
            told = tasks.create_task(program.closing.wait(), name="told to end")
            await asyncio.wait((coming, told), return_when=asyncio.FIRST_COMPLETED)
            coming.cancel()
            told.cancel()
    finally:
        gc.enable()  # see `__main__`
    if failed and isinstance(failed[0], CannotStart):
        return UNUSABLE
    if failed:
        unhandled.tell(failed[0])
        if program.options.self_test:
            print(report(failed[0]), file=sys.stderr)  # noqa: T201 - nobody sees the window
            return 1
    if program.scripted is not None and not program.closing.is_set():
        from voicelive_desktop.app.start.self_test import hold_conversation  # noqa: PLC0415 - only for the self-test

        return await hold_conversation(program, program.scripted)
    await program.closing.wait()
    if program.again:
        return AGAIN
    return 0


class CannotStart(Exception):  # noqa: N818 - a fact
    """What the command line asks for is not possible; the sentence was said."""


class Program:
    """The window and everything behind it. GUI thread only.

    Attributes:
        closing: set when the user, or the system, wants the program to end.
        again: whether the user wants it to start again then.
    """

    def __init__(self, options: Options, application: QApplication, files: RunFiles) -> None:
        self.options = options
        self.log = files.log
        self.closing = asyncio.Event()
        self.again = False
        self.clock = SteadyClock()
        self.machine: Machine | None = None
        self.scripted: ScriptedBackend | None = None
        self._application = application
        self._presence: DesktopPresence | None = None
        self._help: HelpParts | None = None
        self._keys = KeyringKeys()
        self._painted = asyncio.Event()
        self._kept = Kept(options)
        self.store = Store(self._kept.state, report=_tell_loop)
        self.book = TurnBook(
            self.clock,
            time.monotonic,
            self._round_trip_ms,
            lambda item, question: self.store.dispatch(AnswerAttributed(item, question)),
        )
        self.usage = UsageBook(self._kept.folder, self.clock, self.store.dispatch)
        self._front = Front(application, self.store, self.book, self.clock, self._keeps_running)
        self.window = self._front.window
        self._follow_window()
        self.store.observe(lambda _old, new, _event: self._front.feed.push(new))
        self.store.observe(StateLog(files.log))
        self.store.observe(self.book)
        self.store.observe(self.usage)
        self._early = EarlyService()
        self.store.observe(self._early)
        self._witnesses = self._watch_run(files)
        self.store.dispatch(self._kept.told)
        self._kept.sweep()
        self._further = FurtherStarts(options, self._kept, self.store, self._front, self.clock)
        self._requests = RequestDoor(self._on_restart, self._further.profiles.serve)
        dispatch, serve = self.store.dispatch, self._requests.enter
        self.door = Door(dispatch, serve, self.clock, start_clock=self.clock.set_right)
        self._front.intents.wanted.connect(self.door.enter)

    def _follow_window(self) -> None:
        self._front.remember(self._kept.remembered.get(WINDOW))
        self.window.close_requested.connect(self.closing.set)
        # it may come before anybody waits for it
        self.window.first_frame_painted.connect(self._on_first_frame)
        if not (self.options.connect or self.options.temp_profile or self.options.self_test):
            self.window.offer_welcome()

    def show(self) -> None:
        """Show the window."""
        if not self._starts_small:
            self.window.show()
            # On X11 Qt's own unseen window has the same title and lies above: scripts find that.
            self.window.raise_()
        elif not self._starts_in_tray:
            self.window.showMinimized()
        on_termination(asyncio.get_running_loop(), self.closing.set)

    async def come_up(self) -> None:
        """Wait for the first frame, then bring up what is behind the window; at its
        end everything answers.

        Raises:
            CannotStart: a file of the command line cannot be used; it was said.
        """
        if self.window.isVisible():
            await self._first_frame()
        self._further.listen()
        if isinstance(self._application, Application):
            self._application.serve_files(self._further.open)
        if self.options.file is not None:
            self._further.open(str(self.options.file))
        machine = await self._come_up_behind()
        if not self.options.self_test:
            if self.options.connect:
                machine.desks.companion.get_ready(0.0)
            else:
                machine.desks.companion.get_ready(IDLE_S)
        try:
            await machine.sound.refresh_devices()
        except Exception as error:  # noqa: BLE001 - the rest works; the list can be asked for again
            _tell_loop(error)
        self._further.name_devices()
        await machine.desks.functions.until_read()
        self.log.write("app", "ready", version=__version__)
        machine.tasks.start(machine.sound.get_ready(), "load the sound system")
        self._join_desktop(machine)
        if self.options.connect or (
            self.store.state.settings.start_talking and not self.options.self_test
        ):
            self.store.dispatch(StartRequested(self.clock.set_right()))
            await self._listening()
        await self._complete()

    async def _listening(self) -> None:
        """Wait until the person is heard, but not for ever: the rest of the window takes the
        processor from that.
        """
        with contextlib.suppress(TimeoutError):
            await until(
                self.store, lambda state: not isinstance(state.connection, Connecting), LISTENING_S
            )
            await asyncio.sleep(FIRST_FRAMES_S)

    async def _complete(self) -> None:
        """Build what is in sight or asked for a moment after Start works: rows of the settings that
        scripts find, waveform and meter, for which there is room from the beginning.
        """
        self.window.build_named_settings()
        await asyncio.to_thread(import_module, "voicelive_desktop.gui.voice_bar.bottom_bar_plots")
        self.window.attach_plots()
        # What is here now stays: collecting it would only hold up the audio callback. What it holds
        # of garbage (5 of 110 thousand objects) is not worth the 0.1 s of looking for it.
        gc.freeze()

    @property
    def _starts_small(self) -> bool:
        return self.store.state.settings.start_minimized and not self.options.self_test

    @property
    def _starts_in_tray(self) -> bool:
        return self.store.state.settings.show_tray and QSystemTrayIcon.isSystemTrayAvailable()

    def _join_desktop(self, machine: Machine) -> None:
        if self.options.self_test:
            return
        from voicelive_desktop.app.start.desktop_presence import DesktopPresence  # noqa: PLC0415 - the first frame waits for none

        self._presence = DesktopPresence(
            self._front.feed,
            self._front.intents,
            self._front.theme,
            self.window,
            machine.tasks,
            self.clock,
            self.store.dispatch,
        )

    async def _come_up_behind(self) -> Machine:
        try:
            if not self.options.self_test:
                self._early.watch_devices()
            with roots_unread():
                await asyncio.to_thread(import_module, "voicelive_desktop.app.start.machine")
            return self._bring_up_machine()
        except Exception:
            self._give_up()
            raise

    def _give_up(self) -> None:
        """Nothing is behind the window: it says so, and a press on Start says it again."""

        def fail(effect: Effect) -> None:
            if isinstance(effect, OpenSession):
                asyncio.get_running_loop().call_soon(self.store.dispatch, failed)

        failed = ConnectionFailed(Failure(FailureKind.UNKNOWN, INCOMPLETE))
        self.store.attach(fail)
        self.store.dispatch(failed)

    async def go_down(self) -> None:
        """End whatever runs and close the window."""
        self._further.close()
        if self._presence is not None:
            self._presence.close()
        # the devices may take longer to close than the system waits
        if self._witnesses is not None:
            if self.machine is None:
                self._witnesses.report(None)
            else:
                self._witnesses.report(self.machine.sound.statistics())
        await self._early.close()
        if self.machine is not None:
            await self.machine.close()
        if self._help is not None:
            self._help.close()
        if self._witnesses is not None:
            self._witnesses.close()
        self.usage.save()
        self._kept.remembered.put(WINDOW, self._front.picture)
        self._kept.remembered.save()
        self.window.allow_close()
        self.window.close()
        self.log.write("app", "ended")

    def _round_trip_ms(self) -> float | None:
        if self.machine is None:
            return None
        return self.machine.trips.usual_ms()

    def _keeps_running(self) -> bool:
        return self._presence is not None and self._presence.keeps_running

    def _watch_run(self, files: RunFiles) -> RunWitnesses | None:
        """Write what the command line wants of the run, if it wants any of it."""
        if files.events is None and files.report is None:
            return None
        from voicelive_desktop.app.services import run_report  # noqa: PLC0415 - brings the client's modules

        return run_report.RunWitnesses(files, self.store, self.book, words=self.options.with_words)

    @property
    def _events(self) -> EventsFile | None:
        if self._witnesses is None:
            return None
        return self._witnesses.events

    def on_mistake(self, mistake: Mistake) -> None:
        """Tell the person, and the session log if one is being written."""
        if self.machine is not None:
            self.machine.journal.erred(mistake.kind, mistake.place)
        self.window.help_windows.show_unhandled(mistake.report)

    def _bring_up_machine(self) -> Machine:
        # imported by a worker thread before
        from voicelive_desktop.app.start import help_parts, machine, request_desks  # noqa: PLC0415

        built = machine.build(
            self.options,
            self.store,
            self._kept.file,
            self._keys,
            self.log,
            self._backend(),
            self.clock,
            self._events,
            self._early,
        )
        self.machine = built
        self._front.attach(built)
        built.sound.watch_devices()
        built.desks.open()
        self._help = help_parts.HelpParts(
            self._front,
            built,
            self.store,
            self.log,
            self._kept.remembered,
            (self.book, self.usage),
            self.clock,
        )
        self._requests.attach(request_desks.RequestDesks(built.desks, self._help).serve)
        return built

    def _backend(self) -> Backend:
        if self.options.self_test:
            from voicelive_desktop.app.start.self_test import ScriptedBackend  # noqa: PLC0415 - only for the self-test

            self.scripted = ScriptedBackend()
            return self.scripted
        # comes with the machine
        from voicelive_desktop.app.start.sound_parts import backend_for, sound_file_problem  # noqa: PLC0415

        try:
            return backend_for(self.options)
        except (OSError, ValueError) as error:
            say(sound_file_problem(self.options, error), sys.stderr)
            raise CannotStart from error

    def _on_first_frame(self) -> None:
        self.log.write("app", "first_frame")
        self._painted.set()

    async def _first_frame(self) -> None:
        try:
            async with asyncio.timeout(FIRST_FRAME_DEADLINE_S):
                await self._painted.wait()
        except TimeoutError:
            self.log.write("app", "first_frame_missing")

    def _on_restart(self) -> None:
        """Close the window as ever, which may ask; who stays after all is not surprised by
        a start later.
        """
        self.again = True
        self.window.close()
        question = self.window.findChild(QDialog, "close_question")
        if question is not None:
            question.rejected.connect(self._on_staying)

    def _on_staying(self) -> None:
        self.again = False


def _tell_loop(error: Exception) -> None:
    """Whoever catches what the loop's tasks raise (`Unhandled`) shows it."""
    asyncio.get_running_loop().call_exception_handler(
        {"message": "an effect or observer raised", "exception": error}
    )

"""The functions of timers and reminders: started, listed, and told when they are due."""

from __future__ import annotations

from collections.abc import Callable

from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.tool_words import ToolWords
from voicelive_desktop.domain.words.wording import Words
from voicelive_desktop.tools.registry import Arguments, FunctionCall, Tool, ToolFailedError

LONGEST_S = 24 * 3600.0
MOST = 50


@dataclass(frozen=True, slots=True)
class Timer:
    """One of them: what for, and when it is due (of the clock that was given)."""

    number: int
    about: str
    due_s: float


class Timers:
    """Those that run. Loop thread only.

    Args:
        clock: seconds that never jump.
        start: begins to wait for one.
        changed: others run than before.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        start: Callable[[Timer], None],
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        self._clock = clock
        self._start = start
        self._changed = changed
        self._running: dict[int, Timer] = {}
        self._latest = 0

    @property
    def running(self) -> tuple[Timer, ...]:
        """Those that are not due yet, the next one first."""
        return tuple(sorted(self._running.values(), key=lambda timer: timer.due_s))

    def done(self, number: int) -> None:
        """It was told."""
        self._running.pop(number, None)
        self._changed()

    def tools(self) -> tuple[Tool, ...]:
        """The functions."""
        minutes = {
            "type": "number",
            "description": Words("From now; fractions are allowed."),
            "exclusiveMinimum": 0,
        }
        about = {"type": "string", "description": Words("What it is for.")}
        parameters = {
            "type": "object",
            "properties": {"minutes": minutes, "about": about},
            "required": ["minutes"],
        }
        start = Tool(
            "start_timer",
            Words("Starts a timer or reminder; the user is told when it is due."),
            parameters,
            act=self._begin,
            words=ToolWords(Words("Starting a timer…"), Words("Started a timer"), "clock"),
        )
        listing = Tool(
            "list_timers",
            Words("Tells which timers and reminders run."),
            {"type": "object", "properties": {}},
            act=self._list,
            words=ToolWords(
                Words("Looking at the timers…"), Words("Looked at the timers"), "clock"
            ),
        )
        return start, listing

    async def _begin(self, call: FunctionCall) -> str:
        seconds = _seconds(call.arguments)
        if len(self._running) >= MOST:
            raise ToolFailedError("too many timers run already")
        self._latest += 1
        timer = Timer(
            self._latest, str(call.arguments.get("about") or "")[:200], self._clock() + seconds
        )
        self._running[timer.number] = timer
        self._changed()
        self._start(timer)
        return f"The timer is due in {_words(seconds)}."

    async def _list(self, _call: FunctionCall) -> str:
        now = self._clock()
        told = [
            f"{timer.about or 'timer'}: due in {_words(max(0.0, timer.due_s - now))}"
            for timer in self.running
        ]
        return "; ".join(told) or "No timer runs."


def _seconds(arguments: Arguments) -> float:
    seconds = float(arguments["minutes"]) * 60
    if not 0 < seconds <= LONGEST_S:
        raise ToolFailedError("a timer may last up to 24 hours")
    return seconds


def _words(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.3g} minutes"

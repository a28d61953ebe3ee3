"""The files that the command line wants of a run. They are opened first, so that a wrong path ends
the start.
"""

from __future__ import annotations

from typing import TextIO

from voicelive_desktop.app.environment.logs import JsonLog
from voicelive_desktop.app.environment.options import Options
from voicelive_desktop.app.environment.small_files import own_file

REPORT_BEGIN = b'{\n  "turns": '
EVENTS_BEGIN = b'{"t": '
_OPTIONS = ("json_log", "events", "report")


class RunFiles:
    """What is written during this run, and at its end.

    Attributes:
        log: The JSON log; without a path it keeps only the latest lines, in memory.
        events, report: None: not wanted. Whoever writes there closes them.
    """

    def __init__(self, options: Options) -> None:
        """Open them. Raises OSError; `problem_of` says it in words."""
        self.log = JsonLog(options.json_log)
        self.events: TextIO | None = (
            None if options.events is None else own_file(options.events, EVENTS_BEGIN)
        )
        self.report: TextIO | None = (
            None if options.report is None else own_file(options.report, REPORT_BEGIN)
        )


def problem_of(options: Options, error: OSError) -> str:
    """Which of the files cannot be written, and why."""
    paths = {name: getattr(options, name) for name in _OPTIONS}
    wrong = next((name for name, path in paths.items() if str(path) == error.filename), _OPTIONS[0])
    return f"--{wrong.replace('_', '-')}: cannot write {paths[wrong]}: {error.strerror}."

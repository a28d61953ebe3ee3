"""The program's front door: reads the command line and starts what it asks for."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from voicelive_desktop.app.environment.display import (
    PLATFORM,
    display_problem,
    has_display,
    unknown_platform,
)
from voicelive_desktop.app.environment.options import (
    Options,
    forget_keys,
    forget_no_file,
    parse,
)
from voicelive_desktop.app.environment.plain_words import say

EXIT_UNUSABLE = 2


def main(argv: Sequence[str]) -> int:
    """Run the program; returns its exit code."""
    options = parse(argv, os.environ)
    forget_keys(os.environ)
    forget_no_file(os.environ)
    if options.list_devices:
        from voicelive_desktop.app.start.list_devices import print_devices  # noqa: PLC0415 - no window needed

        return print_devices(sys.stdout)
    if options.install_shortcut or options.remove_shortcut:
        from voicelive_desktop.app.start import shortcut  # noqa: PLC0415 - no window needed

        if options.install_shortcut:
            change = shortcut.install
        else:
            change = shortcut.remove
        return change(sys.stdout, sys.stderr)
    if options.orders:
        from voicelive_desktop.app.start.remote import give  # noqa: PLC0415 - no window needed

        return give(options, sys.stdout, sys.stderr)
    if options.conversations or options.export:
        from voicelive_desktop.app.start.conversations import on_conversations  # noqa: PLC0415 - no window needed

        return on_conversations(options, sys.stdout)
    if not _may_show(options):
        return EXIT_UNUSABLE
    return _run(options)


def _may_show(options: Options) -> bool:
    """Whether there is a display, or none is needed; what is wrong with it is said."""
    if wrong := unknown_platform(os.environ):
        say(f"{PLATFORM} is not used: Qt knows no {wrong}.", sys.stderr)
        del os.environ[PLATFORM]
    if not has_display(os.environ, sys.platform):
        if not options.self_test:
            say(
                "Voice Live Desktop needs a display. Without one, use --self-test or --local-service.",
                sys.stderr,
            )
            return False
        os.environ[PLATFORM] = "offscreen"
    if problem := display_problem(os.environ, sys.platform):
        say(problem, sys.stderr)
        return False
    return True


def _run(options: Options) -> int:
    from voicelive_desktop.app.start.quick_imports import leave_sources_unread  # noqa: PLC0415 - brings Qt

    leave_sources_unread()
    from voicelive_desktop.app.start.single_instance import taken_over  # noqa: PLC0415 - brings Qt

    if (code := taken_over(options, os.environ)) is not None:
        return code
    from voicelive_desktop.app.start.startup import run  # noqa: PLC0415 - brings Qt

    return run(options)

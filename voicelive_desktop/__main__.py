"""Picks the role (window, local service, device watcher) before any heavy import."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

LOCAL_SERVICE = "--local-service"
WATCH_DEVICES = "--watch-devices"  # our own child process, see audio.watch


def main(argv: Sequence[str] | None = None) -> int:
    """Run in the role that the arguments name; returns the exit code."""
    arguments = sys.argv[1:]
    if argv is not None:
        arguments = list(argv)
    if LOCAL_SERVICE in arguments:
        arguments.remove(LOCAL_SERVICE)
        return _serve(arguments)
    if arguments[:1] == [WATCH_DEVICES]:
        from voicelive_desktop.audio.devices.watch import main as watch  # noqa: PLC0415 - one role, one import

        return watch(arguments[1:])
    gc.disable()  # a start makes much and throws little away; `startup` lets it collect again
    from voicelive_desktop.app.start.cli import main as run  # noqa: PLC0415 - one role, one import

    return run(arguments)


def _serve(arguments: list[str]) -> int:
    # this executable has no line of the service: the other one has
    if getattr(sys, "frozen", False):
        import subprocess  # noqa: PLC0415 - for this alone

        from voicelive_desktop.app.environment.local_service import service_command  # noqa: PLC0415 - one role, one import

        return subprocess.call([*service_command(), *arguments])
    from voicelive_desktop.localservice.__main__ import main as serve  # noqa: PLC0415 - one role, one import

    return serve(arguments)


if __name__ == "__main__":
    sys.exit(main())

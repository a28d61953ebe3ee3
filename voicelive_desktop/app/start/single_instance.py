"""One program per user and settings: a second start hands what it was asked for to the
first (`first_instance`), and ends.

The second start says one JSON object a line over a local socket (`second_start`). Both look who is
at the other end.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from voicelive_desktop.app.environment.options import Options
from voicelive_desktop.app.environment.places import settings_file
from voicelive_desktop.app.environment.plain_words import say
from voicelive_desktop.app.start.instance_place import is_same_user, place_for
from voicelive_desktop.app.start.second_start import Call, as_line, call_for, too_late

ANSWER_MS = 500  # a first instance that hangs must not keep the second from starting
TOKEN = "XDG_ACTIVATION_TOKEN"  # what lets a window come to the front under Wayland
NOT_DONE = 2


def socket_of(options: Options) -> str:
    """Return the socket where later starts find this one; "" for a separate instance."""
    path = settings_file(options)
    if path is None:
        return ""
    return place_for(path)


def taken_over(options: Options, environment: Mapping[str, str]) -> int | None:
    """Hand this start to a running program and return the exit code; None if none runs.

    Before any other import: the window that is there comes to the front at once.
    """
    name, late = socket_of(options), too_late(options)
    token = environment.get(TOKEN, "")
    # half of what was asked for might do harm
    if late:
        call = Call(token=token)
    else:
        call = call_for(options, token)
    if not name or not hand_over(name, call):
        return None
    if late:
        what = f"cannot apply {', '.join(late)} now; nothing was changed"
        say(
            f"Voice Live Desktop is already running and {what}. Quit it first, or add --temp-profile.",
            sys.stderr,
        )
        return NOT_DONE
    say("Voice Live Desktop is already running. Its window was brought to the front.", sys.stderr)
    return 0


def hand_over(name: str, call: Call) -> bool:
    """Send the request to this user's running program; returns False if none answers."""
    if sys.platform != "win32" and not Path(name).exists():
        return False
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - 5 ms for who starts it a second time

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(ANSWER_MS) or not is_same_user(socket.socketDescriptor()):
        return False
    socket.write(as_line(call))
    # The answer, not the writing, tells that somebody alive has heard it.
    heard = socket.waitForReadyRead(ANSWER_MS)
    socket.disconnectFromServer()
    return heard

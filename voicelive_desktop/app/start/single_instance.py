"""One program per user and settings: a second start hands what it was asked for to the
first, and ends.

The second start says one JSON object a line over a local socket (`second_start`). Both look who is
at the other end.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from voicelive_desktop.app.environment import orders as remote
from voicelive_desktop.app.environment.options import Options
from voicelive_desktop.app.environment.places import settings_file
from voicelive_desktop.app.environment.plain_words import say
from voicelive_desktop.app.start.instance_place import is_same_user, place_for
from voicelive_desktop.app.start.second_start import Call, as_line, call_for, from_line, too_late

ANSWER_MS = 500  # a first instance that hangs must not keep the second from starting
LONGEST_LINE = 64 * 1024
TOKEN = "XDG_ACTIVATION_TOKEN"  # what lets a window come to the front under Wayland
NOT_DONE = 2

if TYPE_CHECKING:
    from voicelive_desktop.app.start.remote_desk import RemoteDesk

CallTaker = Callable[[Call], None]


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
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(ANSWER_MS) or not is_same_user(socket.socketDescriptor()):
        return False
    socket.write(as_line(call))
    # The answer, not the writing, tells that somebody alive has heard it.
    heard = socket.waitForReadyRead(ANSWER_MS)
    socket.disconnectFromServer()
    return heard


class FirstInstance(QObject):
    """Listens for later starts. GUI thread only.

    Args:
        name: See `instance_place.place_for`.
        called: Takes each later start.
        desk: Takes the orders of starts that only give orders.
    """

    def __init__(
        self, name: str, called: CallTaker, desk: RemoteDesk, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._called = called
        self._desk = desk
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # a program that was killed left it there
            self._server.listen(name)

    def close(self) -> None:
        """Stop listening for later starts."""
        self._server.close()

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        if not is_same_user(socket.socketDescriptor()):
            socket.abort()
            return
        socket.readyRead.connect(lambda: self._on_line(socket))
        if socket.canReadLine():
            self._on_line(socket)

    def _on_line(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST_LINE:
                socket.abort()
            return
        line = bytes(socket.readLine().data())
        try:
            orders = remote.from_line(line)
            if orders is None:
                call = from_line(line)
        except ValueError:
            socket.abort()
            return
        if orders is not None:
            self._obey(orders, socket)
            return
        socket.write(b"ok\n")
        self._called(call)

    def _obey(self, orders: remote.Orders, socket: QLocalSocket) -> None:
        """Answer once, and then, if that is ordered, with each change until the other end has gone."""
        socket.write(self._desk.carry_out(orders))
        if not orders.watch:
            return

        def tell(line: bytes) -> None:
            if socket.bytesToWrite() > LONGEST_LINE:  # nobody reads there
                socket.abort()
            else:
                socket.write(line)

        socket.disconnected.connect(lambda: self._desk.forget(tell))
        self._desk.watch(tell)

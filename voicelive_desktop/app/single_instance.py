"""One program per user and settings: a second start hands what it was asked for to the first, and ends.

The second start says one JSON object a line over a local socket: {"file": path or "", "token": activation token or ""}.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from voicelive_desktop.app.options import Options
from voicelive_desktop.app.places import settings_file

ANSWER_MS = 500  # a first instance that hangs must not keep the second from starting
LONGEST_LINE = 64 * 1024
TOKEN = "XDG_ACTIVATION_TOKEN"  # what lets a window come to the front under Wayland

Called = Callable[[str, str], None]


def name_for(settings: Path) -> str:
    """The socket's name: programs with other settings are others."""
    return "voicelive-desktop-" + hashlib.sha256(str(settings).encode()).hexdigest()[:16]


def socket_of(options: Options) -> str:
    """The name of the socket where later starts find this one; "" for a start that is on its own."""
    path = settings_file(options)
    return "" if path is None else name_for(path)


def runs_already(options: Options, environment: Mapping[str, str]) -> bool:
    """Whether a running program took over what this start was asked for; says so. Before any other import: the
    window that is there comes to the front at once.
    """
    socket = socket_of(options)
    if not socket or not hand_over(socket, str(options.file or options.profile), environment):
        return False
    print("Voice Live Desktop is running already; its window comes to the front.", file=sys.stderr)  # noqa: T201
    return True


def hand_over(name: str, profile: str, environment: Mapping[str, str]) -> bool:
    """Tell the running program that it was started again; False when there is none that answers."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(ANSWER_MS):
        return False
    file = str(Path(profile).absolute()) if profile and Path(profile).is_file() else profile
    said = json.dumps({"file": file, "token": environment.get(TOKEN, "")})
    socket.write(said.encode() + b"\n")
    # The answer, not the writing, tells that somebody alive has heard it.
    heard = socket.waitForReadyRead(ANSWER_MS)
    socket.disconnectFromServer()
    return heard


class FirstInstance(QObject):
    """Listens for later starts. GUI thread only.

    Args:
        name: See `name_for`.
        called: Takes file and activation token of each later start.
    """

    def __init__(self, name: str, called: Called, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._called = called
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # a program that was killed left it there
            self._server.listen(name)

    def close(self) -> None:
        """Later starts are on their own."""
        self._server.close()

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(lambda: self._on_line(socket))
        if socket.canReadLine():
            self._on_line(socket)

    def _on_line(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST_LINE:
                socket.abort()
            return
        try:
            said = json.loads(bytes(socket.readLine().data()))
            file, token = str(said["file"]), str(said["token"])
        except (ValueError, KeyError, TypeError):
            socket.abort()
            return
        socket.write(b"ok\n")
        self._called(file, token)

"""The running program's end of the socket at which later starts knock (`single_instance`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from voicelive_desktop.app.environment import orders as remote
from voicelive_desktop.app.start.instance_place import is_same_user
from voicelive_desktop.app.start.second_start import Call, from_line

if TYPE_CHECKING:
    from voicelive_desktop.app.start.remote_desk import RemoteDesk

LONGEST_LINE = 64 * 1024

CallTaker = Callable[[Call], None]


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

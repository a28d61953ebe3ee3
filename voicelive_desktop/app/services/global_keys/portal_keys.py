"""Keys from anywhere under Wayland, by the portal org.freedesktop.portal.GlobalShortcuts (version 1
and newer): the desktop shows the person what is wished, and may give another key.
"""

from __future__ import annotations

import asyncio
import itertools
import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.global_keys.key_port import NoWayError, OnKey, Wanted, pairs
from voicelive_desktop.domain.facts.global_keys import GlobalKey, KeyStanding, StandingKey
from voicelive_desktop.domain.words.key_names import KeyName
from voicelive_desktop.domain.words.wording import Words

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.asyncio import DBusRouter

DESKTOP = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
REQUEST, SESSION = "org.freedesktop.portal.Request", "org.freedesktop.portal.Session"
REGISTRY = "org.freedesktop.host.portal.Registry"
APP_ID = "voicelive-desktop"
ANSWER_S = 5.0  # of a portal that shows the person nothing
PERSON_S = 300.0  # of the person it asks
DESCRIPTIONS = {GlobalKey.TALK: Words("Talk"), GlobalKey.MUTE: Words("Mute")}
_MODIFIERS = {"Ctrl": "CTRL", "Alt": "ALT", "Shift": "SHIFT", "Meta": "LOGO"}
# Of xkbcommon, as the shortcuts specification asks for; all others are named alike.
_NAMES = pairs(
    """
    Space space  Backspace BackSpace  Esc Escape  Ins Insert  Del Delete  PgUp Page_Up
    PgDown Page_Down  ScrollLock Scroll_Lock  , comma  . period  / slash  ; semicolon
    ' apostrophe  [ bracketleft  ] bracketright  \\ backslash  - minus  = equal  ` grave
    """
)
_Given = Mapping[GlobalKey, StandingKey]


class PortalKeys:
    """See `KeyWay`.

    Args:
        lost: the desktop took all keys back.
        bus: "SESSION", or the address of a bus.
    """

    def __init__(
        self,
        on_key: OnKey,
        tasks: TaskOwner,
        lost: Callable[[], None],
        bus: str = "SESSION",
    ) -> None:
        self._on_key, self._tasks, self._lost, self._bus = on_key, tasks, lost, bus
        self._session: asyncio.Task[None] | None = None
        self._down: set[GlobalKey] = set()
        self._tokens = itertools.count(1)

    async def hold(self, wanted: Wanted) -> _Given:
        """See `KeyWay`. A session takes keys once: other keys are another session."""
        self.let_go()
        if not wanted:
            return {}
        given: asyncio.Future[_Given] = asyncio.get_running_loop().create_future()
        self._session = self._tasks.start(self._serve(wanted, given), "keys by the portal")
        try:
            return await given
        except asyncio.CancelledError:
            self.let_go()
            raise

    def let_go(self) -> None:
        """See `KeyWay`."""
        self._release_all()
        if self._session is not None:
            self._session.cancel()
            self._session = None

    async def _serve(self, wanted: Wanted, given: asyncio.Future[_Given]) -> None:
        try:
            await self._speak(wanted, given)
        except Exception as error:  # noqa: BLE001 - no bus, no portal, another answer: there is no way then
            self._release_all()
            if not given.done():
                given.set_exception(NoWayError())
                given.exception()  # whoever waited may have gone
            elif not given.cancelled():
                self._lost()
            del error

    async def _speak(self, wanted: Wanted, given: asyncio.Future[_Given]) -> None:
        from jeepney import MatchRule, message_bus  # noqa: PLC0415 - only once a key is wanted
        from jeepney.io.asyncio import DBusRouter, Proxy, open_dbus_connection  # noqa: PLC0415 - the same

        rule = MatchRule(type="signal", sender=DESKTOP)
        heard = MatchRule(type="signal")
        async with asyncio.timeout(ANSWER_S):
            connection = await open_dbus_connection(self._bus)
        async with connection, DBusRouter(connection) as router:
            async with asyncio.timeout(ANSWER_S):
                await Proxy(message_bus, router).AddMatch(rule)
            with router.filter(heard, bufsize=50) as signals:
                portal = _Portal(router, signals, connection.unique_name, self._tokens)
                session = await portal.session()
                given.set_result(await portal.bound(session, wanted))
                while True:
                    self._on_signal(await signals.get(), session)

    def _on_signal(self, message: Message, session: str) -> None:
        from jeepney import HeaderFields  # noqa: PLC0415 - see above

        fields, body = message.header.fields, message.body
        member = fields.get(HeaderFields.member)
        if member == "Closed" and fields.get(HeaderFields.path) == session:
            raise NoWayError
        if member not in {"Activated", "Deactivated"} or body[0] != session:
            return
        if body[1] not in set(GlobalKey):
            return
        key, down = GlobalKey(body[1]), member == "Activated"
        if down != (key in self._down):
            self._down ^= {key}
            self._on_key(key, down)

    def _release_all(self) -> None:
        while self._down:
            self._on_key(self._down.pop(), False)


class _Portal:
    """Requests to the portal, and its answers, which come as signals."""

    def __init__(
        self,
        router: DBusRouter,
        signals: asyncio.Queue[Message],
        our_name: str,
        tokens: itertools.count[int],
    ) -> None:
        self._router, self._signals = router, signals
        self._sender = our_name.removeprefix(":").replace(".", "_")
        self._tokens = tokens

    async def session(self) -> str:
        """Open a session and return its path."""
        async with asyncio.timeout(ANSWER_S):
            await self._introduce()
            token = self._token()
            options = {"session_handle_token": ("s", token)}
            _, results = await self._asked("CreateSession", "a{sv}", (), options)
        handle: str = results["session_handle"][1]
        return handle

    async def bound(self, session: str, wanted: Wanted) -> _Given:
        """Ask for the keys, and return what became of each."""
        from voicelive_desktop.gui.wording.language import shown  # noqa: PLC0415 - the desktop shows it to the person

        shortcuts = [
            (
                key.value,
                {
                    "description": ("s", shown(DESCRIPTIONS[key])),
                    "preferred_trigger": ("s", trigger(name)),
                },
            )
            for key, name in wanted.items()
        ]
        async with asyncio.timeout(PERSON_S):
            code, results = await self._asked(
                "BindShortcuts", "oa(sa{sv})sa{sv}", (session, shortcuts, ""), {}
            )
        bound = {} if code else dict(results.get("shortcuts", ("", ()))[1])
        return {key: _standing(bound.get(key.value, {})) for key in wanted}

    async def _introduce(self) -> None:
        """Say who we are, where the portal cannot tell; older ones do not ask."""
        from jeepney import DBusAddress, new_method_call  # noqa: PLC0415 - see above

        address = DBusAddress(PATH, bus_name=DESKTOP, interface=REGISTRY)
        await self._router.send_and_get_reply(
            new_method_call(address, "Register", "sa{sv}", (APP_ID, {}))
        )

    async def _asked(
        self, method: str, signature: str, values: tuple[Any, ...], options: dict[str, Any]
    ) -> tuple[int, dict[str, Any]]:
        from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call  # noqa: PLC0415 - see above

        token = self._token()
        request = f"{PATH}/request/{self._sender}/{token}"
        address = DBusAddress(PATH, bus_name=DESKTOP, interface=SHORTCUTS)
        body = (*values, {**options, "handle_token": ("s", token)})
        answer = await self._router.send_and_get_reply(
            new_method_call(address, method, signature, body)
        )
        if answer.header.message_type is MessageType.error:
            raise NoWayError
        while True:
            signal = await self._signals.get()
            fields = signal.header.fields
            told = fields.get(HeaderFields.member), fields.get(HeaderFields.path)
            if told == ("Response", request):
                return int(signal.body[0]), signal.body[1]

    def _token(self) -> str:
        return f"voicelive_{os.getpid()}_{next(self._tokens)}"


def _standing(bound: Mapping[str, Any]) -> StandingKey:
    """A desktop that knows no key for it has given none."""
    given = str(bound.get("trigger_description", ("s", ""))[1])
    if given:
        return StandingKey(KeyStanding.WORKS, given)
    return StandingKey(KeyStanding.REFUSED)


def trigger(name: KeyName) -> str:
    """The key as the shortcuts specification writes it, such as CTRL+ALT+t."""
    modifiers = [sign for modifier, sign in _MODIFIERS.items() if modifier in name.modifiers]
    if name.key in _NAMES:
        key = _NAMES[name.key]
    elif len(name.key) == 1:
        key = name.key.lower()
    else:
        key = name.key
    return "+".join((*modifiers, key))

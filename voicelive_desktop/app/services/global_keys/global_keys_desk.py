"""Has the chosen keys taken from the desktop, and makes them talk and mute."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping

from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.global_keys.key_port import KeyWay, NoWayError, OnKey, Wanted
from voicelive_desktop.domain.facts.events import (
    Event,
    GlobalKeysTold,
    MuteChosen,
    TalkPressed,
    TalkReleased,
)
from voicelive_desktop.domain.facts.global_keys import (
    GlobalKey,
    GlobalKeys,
    KeyStanding,
    StandingKey,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.key_names import key_name

Lost = Callable[[], None]
_Ways = Callable[[OnKey, Lost], KeyWay | None]
_OFF, _SAME = StandingKey(KeyStanding.OFF), StandingKey(KeyStanding.SAME)
_NO_WAY, _REFUSED = StandingKey(KeyStanding.NO_WAY), StandingKey(KeyStanding.REFUSED)


class GlobalKeysDesk:
    """Takes nothing from the desktop until a key is chosen. Loop thread only.

    Args:
        way: makes the way of this desktop when the first key is chosen; None where there is none.
    """

    def __init__(
        self,
        tasks: TaskOwner,
        dispatch: Callable[[Event], None],
        state: Callable[[], State],
        clock: Callable[[], float],
        way: _Ways,
    ) -> None:
        self._tasks, self._dispatch, self._state, self._clock = tasks, dispatch, state, clock
        self._make_way = way
        self._way: KeyWay | None = None
        self._made = False
        self._talking = False

    def follow(self, old: Settings, new: Settings) -> None:
        """The settings are others now."""
        if _chosen(old) != _chosen(new):
            self.hold(new)

    def hold(self, settings: Settings) -> None:
        """Have the keys that these settings choose."""
        wanted = _wanted(settings)
        if wanted or self._way is not None:
            self._tasks.start(self._hold(wanted, settings), "keys from anywhere", only=True)

    def let_go(self) -> None:
        """Have no key: the program ends."""
        if self._way is not None:
            self._way.let_go()

    async def _hold(self, wanted: Wanted, settings: Settings) -> None:
        given = await self._given(wanted)
        talk = given.get(GlobalKey.TALK, _OFF)
        mute = given.get(GlobalKey.MUTE, _OFF)
        if settings.global_mute_key and settings.global_mute_key == settings.global_talk_key:
            mute = _SAME
        self._dispatch(GlobalKeysTold(GlobalKeys(talk, mute)))

    async def _given(self, wanted: Wanted) -> Mapping[GlobalKey, StandingKey]:
        if not self._made:
            self._made, self._way = True, self._make_way(self._on_key, self._on_lost)
        nothing = dict.fromkeys(wanted, _NO_WAY)
        if self._way is None:
            return nothing
        try:
            return await self._way.hold(wanted)
        except NoWayError:
            return nothing
        finally:
            self._on_key(GlobalKey.TALK, False)

    def _on_lost(self) -> None:
        """The desktop took the keys back."""
        self._on_key(GlobalKey.TALK, False)
        keys = self._state().program.global_keys
        talk, mute = (
            _REFUSED if key.standing is KeyStanding.WORKS else key for key in (keys.talk, keys.mute)
        )
        self._dispatch(GlobalKeysTold(GlobalKeys(talk, mute)))

    def _on_key(self, key: GlobalKey, down: bool) -> None:
        if key is GlobalKey.MUTE:
            if down:
                self._dispatch(MuteChosen(not self._state().microphone.muted))
            return
        if down == self._talking:
            return
        self._talking = down
        at_s = self._clock()
        if down:
            self._dispatch(TalkPressed(at_s))
        else:
            self._dispatch(TalkReleased(at_s))


def _chosen(settings: Settings) -> tuple[str, str]:
    return settings.global_talk_key, settings.global_mute_key


def _wanted(settings: Settings) -> Wanted:
    """The talk key comes first where both are the same."""
    talk, mute = map(key_name, _chosen(settings))
    wanted = {GlobalKey.TALK: talk, GlobalKey.MUTE: None if mute == talk else mute}
    return {key: name for key, name in wanted.items() if name is not None}


def way_here(on_key: OnKey, lost: Lost, tasks: TaskOwner, qt_platform: str) -> KeyWay | None:
    """Make the way of this desktop, None where there is none.

    Under Wayland also a program that X11 draws needs the portal: X11 gives it no keys there.
    """
    if sys.platform == "win32":
        from voicelive_desktop.app.services.global_keys.windows_keys import WindowsKeys  # noqa: PLC0415 - one system's

        return WindowsKeys(on_key)
    if sys.platform == "darwin":
        from voicelive_desktop.app.services.global_keys.mac_keys import MacKeys  # noqa: PLC0415 - one system's

        return MacKeys(on_key)
    if qt_platform.startswith("wayland") or os.environ.get("WAYLAND_DISPLAY"):
        from voicelive_desktop.app.services.global_keys.portal_keys import PortalKeys  # noqa: PLC0415 - one desktop's

        return PortalKeys(on_key, tasks, lost)
    if qt_platform != "xcb":
        return None
    from voicelive_desktop.app.services.global_keys.x11_keys import X11Keys  # noqa: PLC0415 - one desktop's

    return X11Keys(on_key)

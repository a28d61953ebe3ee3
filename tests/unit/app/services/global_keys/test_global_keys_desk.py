"""What the keys from anywhere do, with a stand-in of the desktop that gives them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from typing import Any

from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.global_keys.global_keys_desk import (
    GlobalKeysDesk,
    Lost,
    way_here,
)
from voicelive_desktop.app.services.global_keys.key_port import NoWayError, OnKey, Wanted
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

NOW_S = 1_000.0
WORKS = StandingKey(KeyStanding.WORKS)


class Desktop:
    """Gives what is asked for, or nothing."""

    def __init__(self, on_key: OnKey, lost: Lost) -> None:
        self.on_key, self.lost = on_key, lost
        self.wanted: list[Wanted] = []
        self.has_keys = True

    async def hold(self, wanted: Wanted) -> Mapping[GlobalKey, StandingKey]:
        self.wanted.append(wanted)
        if not self.has_keys:
            raise NoWayError
        return dict.fromkeys(wanted, WORKS)

    def let_go(self) -> None:
        self.wanted.append({})


class Room:
    """The desk, its desktop once there is one, and what was reported."""

    def __init__(self) -> None:
        self.state = State()
        self.events: list[Event] = []
        self.desktops: list[Desktop] = []
        self.tasks = TaskOwner()
        self.desk = GlobalKeysDesk(
            self.tasks, self.events.append, lambda: self.state, lambda: NOW_S, self._way
        )

    def _way(self, on_key: OnKey, lost: Lost) -> Desktop:
        self.desktops.append(Desktop(on_key, lost))
        return self.desktops[-1]

    async def choose(self, **keys: Any) -> None:
        old = self.state.settings
        self.state = replace(self.state, settings=replace(old, **keys))
        self.desk.follow(old, self.state.settings)
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    @property
    def told(self) -> GlobalKeys:
        told = self.events[-1]
        assert isinstance(told, GlobalKeysTold)
        return told.keys


def run(story: Callable[[Room], Coroutine[Any, Any, None]]) -> None:
    async def told() -> None:
        room = Room()
        await story(room)
        await room.tasks.close()

    asyncio.run(told())


def test_nothing_is_asked_of_the_desktop_until_a_key_is_chosen() -> None:
    async def story(room: Room) -> None:
        room.desk.hold(Settings())
        await room.choose(volume=0.5)
        assert not room.desktops
        await room.choose(global_talk_key="F9")
        assert room.told == GlobalKeys(talk=WORKS)
        await room.choose(global_talk_key="")
        assert room.desktops[0].wanted[-1] == {}
        assert room.told == GlobalKeys()

    run(story)


def test_the_keys_talk_and_mute() -> None:
    async def story(room: Room) -> None:
        await room.choose(global_talk_key="F9", global_mute_key="F8")
        room.events.clear()
        on_key = room.desktops[0].on_key
        on_key(GlobalKey.TALK, True)
        on_key(GlobalKey.TALK, False)
        on_key(GlobalKey.MUTE, True)
        on_key(GlobalKey.MUTE, False)
        room.state = replace(room.state, microphone=replace(room.state.microphone, muted=True))
        on_key(GlobalKey.MUTE, True)
        muting = [MuteChosen(True), MuteChosen(False)]
        assert room.events == [TalkPressed(NOW_S), TalkReleased(NOW_S), *muting]

    run(story)


def test_one_key_for_both_talks() -> None:
    async def story(room: Room) -> None:
        await room.choose(global_talk_key="F9", global_mute_key="F9")
        assert room.told == GlobalKeys(WORKS, StandingKey(KeyStanding.SAME))

    run(story)


def test_a_desktop_that_gives_no_keys_is_told() -> None:
    async def story(room: Room) -> None:
        await room.choose(global_talk_key="F9")
        room.desktops[0].has_keys = False
        await room.choose(global_talk_key="F10")
        assert room.told.talk.standing is KeyStanding.NO_WAY

    run(story)


def test_keys_that_are_taken_back_end_the_talk() -> None:
    async def story(room: Room) -> None:
        await room.choose(global_talk_key="F9")
        room.state = replace(room.state, program=replace(room.state.program, global_keys=room.told))
        room.desktops[0].on_key(GlobalKey.TALK, True)
        room.desktops[0].lost()
        assert room.events[-2] == TalkReleased(NOW_S)
        assert room.told.talk.standing is KeyStanding.REFUSED

    run(story)


def test_a_platform_without_windows_has_no_way() -> None:
    assert way_here(lambda _key, _down: None, lambda: None, TaskOwner(), "offscreen") is None

"""Sleep and changes of the network, with clocks and networks of our own; and with this computer's."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest

from tests.support.odd_services import serving, talking
from voicelive_desktop.client.azure_connector import AzureConnector
from voicelive_desktop.client.boot_clock import boot_clock
from voicelive_desktop.client.ports import Endpoint
from voicelive_desktop.client.surroundings import (
    LOOK_S,
    SLEPT_S,
    STOPPED_S,
    ComputerFacts,
    is_own_address,
    watch_link,
    way_out,
)
from voicelive_desktop.domain.words.failures import MOVED, SLEPT, Failure

HOME, OFFICE = "192.168.1.7", "10.0.0.7"


async def _at_once() -> None:
    return


@dataclass
class World:
    """A computer and its line; `play` lets one second pass for each entry."""

    boot_s: float = 1_000.0
    s: float = 1_000.0
    addresses: frozenset[str] = frozenset({HOME})
    local_address: str = HOME
    told: list[str] = field(default_factory=list)
    story: list[dict[str, object]] = field(default_factory=list)

    def lose(self, because: Failure) -> None:
        self.told.append(because.code)
        self.local_address = ""

    def retry_now(self) -> None:
        self.told.append("retry")

    async def _second(self, seconds: float) -> None:
        assert seconds == LOOK_S
        if not self.story:
            raise EOFError
        happens = self.story.pop(0)
        self.boot_s += seconds
        self.s += seconds
        for name, value in happens.items():
            setattr(self, name, getattr(self, name) + value if name in {"boot_s", "s"} else value)

    def play(self, *story: dict[str, object]) -> list[str]:
        self.story = list(story)
        around = ComputerFacts(
            lambda: self.boot_s,
            lambda: self.s,
            lambda: self.addresses,
            lambda a: a in {*self.addresses, "127.0.0.1"},
        )
        with pytest.raises(EOFError):
            asyncio.run(watch_link(lambda: self, _at_once, around, self._second))
        return self.told


def test_without_a_connection_nobody_looks_and_sleep_meanwhile_is_nobodys_loss() -> None:
    world, rests, looks = World(), [0], [0]
    lines = [world, None, world]

    async def begins() -> None:
        rests[0] += 1
        world.boot_s += 3_600.0  # the computer slept while nobody talked

    async def second(_seconds: float) -> None:
        if not lines:
            raise EOFError
        looks[0] += 1

    around = ComputerFacts(
        lambda: world.boot_s, lambda: world.s, lambda: world.addresses, lambda _a: True
    )
    with pytest.raises(EOFError):
        asyncio.run(watch_link(lambda: lines.pop(0), begins, around, second))
    assert (rests, looks, world.told) == ([2], [3], [])


def test_quiet_seconds_are_no_reason_for_anything() -> None:
    assert World().play({}, {"boot_s": SLEPT_S - 0.1}, {"s": 0.5}) == []


def test_sleep_is_noticed_at_the_first_look_and_the_next_try_is_made_at_once() -> None:
    assert World().play({"boot_s": 3_600.0}, {}) == [SLEPT, "retry"]


def test_where_the_monotonic_clock_goes_on_in_sleep_a_long_pause_counts() -> None:
    assert World().play({"boot_s": STOPPED_S, "s": STOPPED_S}) == [SLEPT, "retry"]
    assert World().play({"boot_s": 4.0, "s": 4.0}) == [], "the program was busy"


def test_a_connection_whose_address_is_gone_is_lost_and_tried_again_when_there_is_a_way() -> None:
    assert World().play({"addresses": frozenset()}, {}, {}) == [MOVED]
    assert World().play({"addresses": frozenset()}, {}, {"addresses": frozenset({OFFICE})}) == [
        MOVED,
        "retry",
    ]


def test_a_change_from_one_network_to_another_is_both_at_once() -> None:
    assert World().play({"addresses": frozenset({OFFICE})}) == [MOVED, "retry"]


def test_a_second_network_costs_no_connection() -> None:
    world = World()
    assert SLEPT not in world.play({"addresses": frozenset({HOME, OFFICE})})
    assert world.told == ["retry"], "which does nothing in a session"


def test_a_connection_within_this_computer_minds_no_network() -> None:
    assert World(local_address="127.0.0.1").play({"addresses": frozenset()}) == []


# --- this computer --------------------------------------------------------------------------------


def test_this_computer_has_its_loopback_address_and_no_foreign_one() -> None:
    assert is_own_address("127.0.0.1")
    assert not is_own_address("192.0.2.77")
    assert is_own_address("no address"), "better no news than a lost session"


def test_the_ways_out_begin_at_this_computer() -> None:
    assert all(is_own_address(address) for address in way_out())


def test_the_boot_clock_runs() -> None:
    first = boot_clock()
    assert boot_clock() >= first > 0


def test_an_open_connection_tells_its_address() -> None:
    async def scenario() -> None:
        async def wait(socket: object, _request: object) -> None:
            await socket.receive()  # type: ignore[attr-defined]

        async with serving(talking(wait)) as service:
            connection = await AzureConnector(lambda: 0.0).connect(
                Endpoint(service.url, "key", "m")
            )
            assert connection.local_address == "127.0.0.1"
            await connection.close()

    asyncio.run(scenario())

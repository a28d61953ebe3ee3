"""Each request of the window reaches the one service that it is for, and shows no secret."""

from __future__ import annotations

import ast
from dataclasses import fields
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from tests.support.any_event import EVENTS, AnyEvent, union_of
from voicelive_desktop import gui
from voicelive_desktop.app.start.request_desks import RequestDesks
from voicelive_desktop.app.start.request_door import RequestDoor
from voicelive_desktop.domain.facts.access_state import ConnectionChoice
from voicelive_desktop.domain.facts.companion_state import BrainChoice
from voicelive_desktop.domain.facts.requests.about_companion import ChooseBrain
from voicelive_desktop.domain.facts.requests.about_connection import SetUpConnection
from voicelive_desktop.domain.facts.requests.about_functions import KeepSecret
from voicelive_desktop.domain.facts.requests.about_messages import KeepPrices
from voicelive_desktop.domain.facts.requests.about_profiles import ProfileRequest
from voicelive_desktop.domain.facts.requests.about_program import RestartProgram
from voicelive_desktop.domain.facts.requests.request import LaterRequest, Request
from voicelive_desktop.domain.words.prices import Prices

REQUESTS, LATER = union_of(Request), union_of(LaterRequest)
# Texts that are only names. Whatever else a request carries as text may hold a key.
NAMES = {"address", "key", "label", "name", "path", "to"}
SECRET = "s3cret"


def example(kind: type) -> Any:
    if kind is KeepPrices:
        return KeepPrices(Prices())
    return AnyEvent(Random(1)).of(kind)


class Desks:
    """Stands for all services; keeps who was asked for what."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, object]] = []
        names = ("access", "agent", "companion", "functions", "devices", "help", "inspector")
        desks: Any = SimpleNamespace(**{name: self._desk(name) for name in (*names, "updates")})
        self.desks = RequestDesks(desks, desks)
        self.door = RequestDoor(lambda: self.note("program", None), self._desk("profiles").serve)

    def note(self, name: str, request: object) -> None:
        self.asked.append((name, request))

    def _desk(self, name: str) -> Any:
        def serve(request: object) -> None:
            self.note(name, request)

        return SimpleNamespace(serve=serve, serve_servers=serve)


@pytest.mark.parametrize("kind", REQUESTS, ids=lambda kind: kind.__name__)
def test_one_service_is_asked(kind: type) -> None:
    services, request = Desks(), example(kind)
    services.door.attach(services.desks.serve)
    services.door.enter(request)
    ((name, asked),) = services.asked
    if kind is RestartProgram:
        assert name == "program"
    else:
        assert asked is request
    early = kind is RestartProgram or kind in union_of(ProfileRequest)
    assert (name in {"program", "profiles"}) is early is (kind not in LATER)


def test_before_there_is_anything_behind_the_window_profiles_and_a_restart_are_served() -> None:
    services = Desks()
    for kind in REQUESTS:
        services.door.enter(example(kind))
    assert len(services.asked) == len(REQUESTS) - len(LATER)


def test_no_request_is_an_event_which_the_state_and_all_observers_would_see() -> None:
    assert set(REQUESTS).isdisjoint(EVENTS)


def test_the_window_asks_for_everything_that_it_may_ask_for() -> None:
    called: set[str] = set()
    for path in Path(gui.__file__).parent.rglob("*.py"):
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        calls = (node.func for node in nodes if isinstance(node, ast.Call))
        called.update(func.id for func in calls if isinstance(func, ast.Name))
    assert {kind.__name__ for kind in REQUESTS} - called == set()


def test_what_may_be_a_secret_is_not_shown() -> None:
    shown = {
        f"{kind.__name__}.{field.name}"
        for kind in REQUESTS
        for field in fields(kind)
        if field.repr and field.type == "str" and field.name not in NAMES
    }
    assert shown == set()
    for request in (
        KeepSecret("name", SECRET),
        SetUpConnection(ConnectionChoice("https://x.example", key=SECRET)),
        ChooseBrain(BrainChoice("http://localhost:1", key=SECRET)),
    ):
        assert SECRET not in repr(request)

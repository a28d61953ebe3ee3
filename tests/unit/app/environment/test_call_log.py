"""The log tells what became of calls, and never their arguments or results."""

from __future__ import annotations

import json

from tests.unit.domain.scene import C1, R1, Scene
from voicelive_desktop.app.environment.call_log import CallLog
from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.functions import Decision, OfferedFunction
from voicelive_desktop.domain.words.ids import ItemId

CALL = ev.FunctionCallCompleted(R1, ItemId("f1"), C1, "add", '{"item": "secret milk"}', 1.0)
ALLOWED = ev.CallDecided(C1, Decision.ONCE, 2.0)
DONE = ev.ToolFinished(C1, "secret result", True)


class Lines:
    """A log in memory."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, dict[str, object]]] = []

    def write(self, topic: str, event: str, **fields: object) -> None:
        self.lines.append((f"{topic}/{event}", fields))


def logged(*events: ev.Event) -> list[tuple[str, dict[str, object]]]:
    scene, lines = Scene.connected(), Lines()
    scene.tell(
        ev.FunctionsOffered(
            '[{"name": "add"}]', (), (OfferedFunction("own:add", "add", source="add.json"),)
        )
    )
    scene.user_says(text="add milk").tell(ev.ResponseCreated(R1, 1.0))
    log, state = CallLog(lines, lambda: 5.0), scene.state
    for event in events:
        new, _ = step(state, event)
        log(state, new, event)
        state = new
    assert "secret" not in json.dumps(lines.lines)
    return lines.lines


def test_a_call_from_its_beginning_to_its_end() -> None:
    assert logged(CALL, ALLOWED, DONE) == [
        ("tool/called", {"name": "add", "source": "add.json", "call": "c1"}),
        ("tool/waiting", {"call": "c1"}),
        ("tool/decided", {"call": "c1", "decision": "once"}),
        ("tool/finished", {"call": "c1", "ok": True, "ms": 0}),
    ]


def test_the_end_of_the_conversation_denies() -> None:
    assert [line for line, _ in logged(CALL, ev.EndRequested())] == [
        "tool/called",
        "tool/waiting",
        "tool/decided",
        "tool/finished",
    ]
    assert logged(CALL, ev.EndRequested())[2][1]["decision"] == "deny"

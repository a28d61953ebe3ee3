"""What is told before Start and after a switch, and which refusals of the service are nobody's
business.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.domain.scene import LOST, REFUSED, Scene
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.device_list import NO_DEVICES, Device
from voicelive_desktop.domain.facts.service_notes import OurMessage, OurMessageKind
from voicelive_desktop.domain.facts.state import Devices, HardwareFacts, State
from voicelive_desktop.domain.questions.notices import banner, lasting
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.domain.words.kinds import Target

JABRA = Device(DeviceName("jabra|alsa"), "Jabra")
NONE = State(hardware=HardwareFacts(devices=Devices(listed=True)))


@pytest.mark.parametrize(
    ("inputs", "outputs", "told"),
    [
        ((), (), ["microphone", "speaker"]),
        ((JABRA,), (), ["speaker"]),
        ((), (JABRA,), ["microphone"]),
    ],
)
def test_a_device_that_is_missing_is_told_before_start(
    inputs: tuple[Device, ...], outputs: tuple[Device, ...], told: list[str]
) -> None:
    state = State(hardware=HardwareFacts(devices=Devices(inputs, outputs, listed=True)))
    found = lasting(state)
    assert [notice.key for notice in found] == told
    assert {notice.code for notice in found} == {NO_DEVICES}
    first = banner(state)
    assert first is not None
    assert first.key == told[0]


def test_before_the_devices_were_looked_for_nothing_is_missing() -> None:
    assert lasting(State()) == ()
    assert (
        lasting(State(hardware=HardwareFacts(devices=Devices((JABRA,), (JABRA,), listed=True))))
        == ()
    )


@pytest.mark.parametrize("connection", [con.Connecting(), con.Ready(), con.Reading("log")])
def test_in_a_session_the_devices_speak_for_themselves(connection: con.Connection) -> None:
    assert lasting(replace(NONE, connection=connection)) == ()


def test_the_failure_of_the_other_service_goes_with_the_choice_of_this_one() -> None:
    scene = Scene(
        State(settings=Settings(target=Target.AZURE, endpoint="https://x.openai.azure.com"))
    )
    scene.tell(ev.StartRequested(1.0), ev.ConnectingStarted(1), ev.ConnectionFailed(REFUSED))
    scene.tell(ev.SettingsChosen((("model", "gpt-4.1"),)))
    assert banner(scene.state) is not None, "the same service, and it may still refuse the key"
    scene.tell(ev.SettingsChosen((("target", "demo"),)))
    assert banner(scene.state) is None
    assert scene.state.connection == con.Offline()


def test_a_try_knows_when_it_began_from_start_on() -> None:
    scene = Scene().tell(ev.StartRequested(100.0))
    assert scene.state.connection.since_s == 100.0  # type: ignore[union-attr]
    scene.tell(ev.ConnectingStarted(1, 100.4))
    assert scene.state.connection.since_s == 100.0  # type: ignore[union-attr]
    scene.tell(ev.RetryScheduled(2, 1.0, 101.0, LOST), ev.ConnectingStarted(2, 102.0))
    assert scene.state.connection.since_s == 102.0  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("code", "words", "kind", "told"),
    [
        (
            "item_truncate_invalid_item_id",
            "Item with item_id not found: item_x",
            OurMessageKind.TRUNCATION,
            [],
        ),
        ("item_truncate_invalid_item_id", "Item with item_id not found: item_x", None, []),
        (
            "invalid_value",
            "Audio content of 900ms is already shorter than 1200ms",
            OurMessageKind.TRUNCATION,
            [],
        ),
        ("response_cancel_not_active", "no active response", OurMessageKind.OTHER, []),
        (
            "server_error",
            "The server had an error",
            OurMessageKind.TRUNCATION,
            ["truncate_refused"],
        ),
        (
            "invalid_value",
            "Only model output audio messages can be truncated",
            OurMessageKind.TRUNCATION,
            ["truncate_refused"],
        ),
        ("invalid_value", "Audio is already shorter", OurMessageKind.RESPONSE, ["service_error"]),
    ],
)
def test_a_refused_truncate_is_told_unless_it_was_a_harmless_race(
    code: str, words: str, kind: OurMessageKind | None, told: list[str]
) -> None:
    scene = Scene.connected()
    refused = None if kind is None else OurMessage(kind)
    scene.tell(ev.ServiceErrorReported(Failure(FailureKind.SERVICE_ERROR, code, words), refused))
    assert [notice.key for notice in scene.state.program.notices] == told

"""The microphone's verdict reaches the state when it changes, and only then."""

import asyncio

import numpy as np
import pytest

from voicelive_desktop.app.services.microphone_judge import LOOK_S, judge_microphone, once_listening
from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.microphone.complaint import Complaint, MicrophoneCheck
from voicelive_desktop.audio.microphone.meter import LevelMeter
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.events import MicrophoneJudged
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.failures import FailureKind

RATE = 24000


def test_only_changes_are_reported() -> None:
    verdicts = iter(
        (Complaint.NONE, Complaint.SILENT, Complaint.SILENT, Complaint.QUIET, Complaint.NONE)
    )
    reported: list[MicrophoneJudged] = []

    def next_verdict() -> Complaint:
        try:
            return next(verdicts)
        except StopIteration:
            raise asyncio.CancelledError from None

    async def at_once(_seconds: float) -> None:
        await asyncio.sleep(0)

    async def opened() -> None:
        rested.append(len(reported))

    rested: list[int] = []
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(judge_microphone(next_verdict, reported.append, opened, at_once))
    assert [event.because for event in reported] == [
        FailureKind.MICROPHONE_SILENT,
        FailureKind.MICROPHONE_QUIET,
        None,
    ]
    assert set(rested) == {0, 3}, "only while there is nothing to take back"


def test_nobody_has_to_talk_before_a_session_has_listened_for_a_while() -> None:
    now, state = [0.0], [State(connection=con.Connecting())]
    told = once_listening(lambda: state[0], lambda: Complaint.SILENT, lambda: now[0])
    seen = [told()]
    state[0] = State(connection=con.Ready())
    for moment in (10.0, 13.0, 15.0):
        now[0] = moment
        seen.append(told())
    assert seen == [Complaint.NONE, Complaint.NONE, Complaint.NONE, Complaint.SILENT]
    state[0] = State()
    assert told() is Complaint.SILENT, "the audio check hears it at once"


def test_a_microphone_that_was_heard_while_connecting_is_not_called_silent_afterwards() -> None:
    now, state = [0.0], [State(connection=con.Connecting())]
    meter = LevelMeter(lambda: now[0])
    check = MicrophoneCheck(meter, lambda: now[0])
    told = once_listening(lambda: state[0], check.look, lambda: now[0])

    def hear(samples: Samples, seconds: float) -> list[Complaint]:
        found = []
        for _ in range(int(seconds / LOOK_S)):
            now[0] += LOOK_S
            meter.feed(samples, RATE)
            found.append(told())
        return found

    speech = np.full(int(RATE * LOOK_S), 8000, np.int16)
    hear(speech, 1.0)
    state[0] = State(connection=con.Ready())
    assert set(hear(np.zeros_like(speech), 20.0)) == {Complaint.NONE}

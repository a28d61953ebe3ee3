"""The microphone's verdict reaches the state when it changes, and only then."""

import asyncio

import pytest

from voicelive_desktop.app.microphone_judge import judge_microphone, once_listening
from voicelive_desktop.audio.complaint import Complaint
from voicelive_desktop.domain import connection as con
from voicelive_desktop.domain.events import MicrophoneJudged
from voicelive_desktop.domain.failures import FailureKind
from voicelive_desktop.domain.state import State


def test_only_changes_are_reported() -> None:
    verdicts = iter((Complaint.NONE, Complaint.SILENT, Complaint.SILENT, Complaint.QUIET, Complaint.NONE))
    reported: list[MicrophoneJudged] = []

    def next_verdict() -> Complaint:
        try:
            return next(verdicts)
        except StopIteration:
            raise asyncio.CancelledError from None

    async def at_once(_seconds: float) -> None:
        await asyncio.sleep(0)

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(judge_microphone(next_verdict, reported.append, at_once))
    assert [event.because for event in reported] == [
        FailureKind.MICROPHONE_SILENT,
        FailureKind.MICROPHONE_QUIET,
        None,
    ]


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

"""The microphone's verdict reaches the state when it changes, and only then."""

import asyncio

import pytest

from voicelive_desktop.app.microphone_judge import judge_microphone
from voicelive_desktop.audio.complaint import Complaint
from voicelive_desktop.domain.events import MicrophoneJudged
from voicelive_desktop.domain.failures import FailureKind


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

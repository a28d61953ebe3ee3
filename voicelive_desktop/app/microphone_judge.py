"""Asks the audio engine whether the microphone's sound is any good, and tells the state when that changes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from voicelive_desktop.audio.complaint import Complaint
from voicelive_desktop.domain.events import MicrophoneJudged
from voicelive_desktop.domain.failures import FailureKind

LOOK_S = 0.25  # as `Complaint` wants to be asked

_KINDS = {
    Complaint.NONE: None,
    Complaint.SILENT: FailureKind.MICROPHONE_SILENT,
    Complaint.CLIPPING: FailureKind.MICROPHONE_CLIPPING,
    Complaint.QUIET: FailureKind.MICROPHONE_QUIET,
}


async def judge_microphone(
    complaint: Callable[[], Complaint],
    report: Callable[[MicrophoneJudged], None],
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Look until cancelled; report every change."""
    told = Complaint.NONE
    while True:
        await sleep(LOOK_S)
        now = complaint()
        if now is not told:
            told = now
            report(MicrophoneJudged(_KINDS[now]))

"""Watches the microphone's sound and reports when its quality changes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from voicelive_desktop.audio.microphone.complaint import Complaint
from voicelive_desktop.domain.facts.events import MicrophoneJudged
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import can_send_text, in_session
from voicelive_desktop.domain.words.failures import FailureKind

LOOK_S = 0.25  # as `Complaint` wants to be asked

_KINDS = {
    Complaint.NONE: None,
    Complaint.SILENT: FailureKind.MICROPHONE_SILENT,
    Complaint.CLIPPING: FailureKind.MICROPHONE_CLIPPING,
    Complaint.QUIET: FailureKind.MICROPHONE_QUIET,
}


PATIENCE_S = 4.0  # nobody has to talk as soon as a session listens


def once_listening(
    state: Callable[[], State],
    complaint: Callable[[], Complaint],
    clock: Callable[[], float] = time.monotonic,
) -> Callable[[], Complaint]:
    """Return the complaint, but none while a session opens and in its first seconds.

    The microphone is looked at all the while: what it hears before the session listens tells that
    it works.
    """
    since: float | None = None

    def patient() -> Complaint:
        nonlocal since
        now, found = clock(), complaint()
        if not in_session(state()):
            since = None
            return found
        if not can_send_text(state()):
            since = None
            return Complaint.NONE
        since = now if since is None else since
        if found is Complaint.SILENT and now - since < PATIENCE_S:
            return Complaint.NONE
        return found

    return patient


async def judge_microphone(
    complaint: Callable[[], Complaint],
    report: Callable[[MicrophoneJudged], None],
    opened: Callable[[], Awaitable[None]],
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Poll until cancelled; report every change. Where there is nothing to complain of it rests
    until `opened` returns: a program that waits in the tray is not woken four times a second.
    """
    told = Complaint.NONE
    while True:
        if told is Complaint.NONE:
            await opened()
        await sleep(LOOK_S)
        now = complaint()
        if now is not told:
            told = now
            report(MicrophoneJudged(_KINDS[now]))

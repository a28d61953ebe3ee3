"""How fast the assistant's voice usually speaks."""

from __future__ import annotations

from itertools import chain, islice

from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.spoken import USUAL_PACE_MS, speech_length
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import is_of_session

LATEST = 8  # answers: the voice, its language or its speed may have become another
TRUSTED = 200  # letters: a short answer, such as a time, says little
STRANGEST = 3.0  # so many times faster or slower speaks nobody: then the sound broke off


def usual_pace_ms(state: State) -> float:
    """Return the time that a letter takes: what is usual at the rate that was asked for, and ever
    more as in the newest answers of the conversation whose sound came whole.
    """
    usual = USUAL_PACE_MS / state.current.running.voice_rate
    newest = chain.from_iterable(
        reversed(page.items) for page in reversed(state.conversation.pages[-2:])
    )
    whole = [
        (row.received_ms, speech_length(row.text))
        for row in islice((row for row in newest if _was_said(state, row)), LATEST)
    ]
    told = [said for said in whole if usual / STRANGEST < said[0] / said[1] < usual * STRANGEST]
    letters = TRUSTED + sum(length for _, length in told)
    return (TRUSTED * usual + sum(ms for ms, _ in told)) / letters


def _was_said(state: State, row: Item) -> bool:
    return (
        row.role is Role.ASSISTANT
        and row.status is Status.FINAL
        and row.received_ms > 0
        and not row.pace_ms
        and bool(row.text)
        and is_of_session(state, row)
    )

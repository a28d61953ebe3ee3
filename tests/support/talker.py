"""Somebody who talks with the headless program while its connection fails, and afterwards reads the
transcript.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import ndiff
from pathlib import Path

from tests.support.headless import Headless
from tests.support.kinds import is_of, names_of
from tests.support.link import CutLink
from tests.support.speech import read_wav
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import Mode, mode

SPEECH = Path(__file__).parents[1] / "data" / "speech"
SENTENCES = {
    "slt-time": "what time is it",
    "awb-help": "what can you do",
    "rms-who": "who are you",
    "slt-story": "tell me a long story",
    "rms-hello": "hello how are you",
}
ANSWER_S = 200.0  # a story of the local service lasts half a minute


def plain(text: str) -> str:
    """Words only, for comparing what was said with what was written down."""
    return " ".join("".join(c for c in text.lower() if c.isalpha() or c.isspace()).split())


@dataclass
class Talk:
    """What was said, in order, and of which turn no answer came in time."""

    program: Headless
    said: list[str] = field(default_factory=list)
    waited_in_vain: list[str] = field(default_factory=list)

    async def until(self, end_t: float, names: Sequence[str] = tuple(SENTENCES)) -> None:
        """Take turns until then (monotonic)."""
        while time.monotonic() < end_t:
            await self.turn(names[len(self.said) % len(names)])

    async def turn(self, name: str) -> None:
        """Say a recording and listen to the answer."""
        with suppress(TimeoutError):  # nobody talks to a window that says "Reconnecting…"
            await self.program.until(lambda s: mode(s) is Mode.LISTENING, ANSWER_S)
        before, began_t = len(self.users), time.monotonic()
        self.said.append(SENTENCES[name])
        self.program.say(read_wav(SPEECH / f"{name}.wav"))
        try:
            await self.program.until(
                lambda s: answered(s, before) and mode(s) is Mode.LISTENING, ANSWER_S
            )
        except TimeoutError:
            story = story_since(self.program.diary, began_t)
            self.waited_in_vain.append(
                f"{len(self.said)}: {SENTENCES[name]} ({mode(self.program.state)}; {story})"
            )

    @property
    def users(self) -> list[Item]:
        """The user's rows."""
        return users(self.program.state)

    @property
    def lost(self) -> list[str]:
        """What was said and does not stand in the transcript at its place."""
        return [line[2:] for line in self._differences() if line.startswith("- ")]

    @property
    def added(self) -> list[str]:
        """What stands in the transcript as the user's and was not said so."""
        return [line[2:] for line in self._differences() if line.startswith("+ ")]

    def _differences(self) -> list[str]:
        return list(ndiff(self.said, [plain(row.text) for row in self.users]))

    def figures(self) -> dict[str, object]:
        """What is printed."""
        return {
            "said": len(self.said),
            "user_rows": len(self.users),
            "lost": self.lost,
            "added": self.added,
            "unanswered": unanswered(self.program.state),
            "waited_in_vain": self.waited_in_vain,
            "longest_gap_s": max(gaps_s(self.program.diary), default=0.0),
        }


def users(state: State) -> list[Item]:
    """The user's rows."""
    return [item for item in state.conversation if item.role is Role.USER]


def answered(state: State, before: int) -> bool:
    """Whether there is a written turn of the user after so many, and an answer after it."""
    rows = [item for item in state.conversation if item.role in {Role.USER, Role.ASSISTANT}]
    fresh = [n for n, item in enumerate(rows) if item.role is Role.USER][before:]
    return bool(fresh) and any(
        item.role is Role.ASSISTANT and item.text for item in rows[fresh[0] :]
    )


def unanswered(state: State) -> list[str]:
    """The user's settled turns that no answer follows."""
    rows = [item for item in state.conversation if item.role in {Role.USER, Role.ASSISTANT}]
    pairs = zip(rows, [*rows[1:], None], strict=True)
    return [
        row.text
        for row, following in pairs
        if row.role is Role.USER
        and row.status is not Status.PARTIAL
        and (following is None or following.role is Role.USER)
    ]


def story_since(diary: Sequence[tuple[float, ev.Event]], began_t: float) -> str:
    """What became of the connection and of the turn, with seconds."""
    kinds = (
        ev.RetryScheduled,
        ev.SessionConfigured,
        ev.SpeechStarted,
        ev.SpeechStopped,
        ev.TranscriptionCompleted,
    )
    told = [
        (t - began_t, *names_of([event]))
        for t, event in diary
        if t >= began_t and is_of(event, *kinds)
    ]
    return ", ".join(f"{t:.1f} {kind}" for t, kind in told)


def gaps_s(diary: Sequence[tuple[float, ev.Event]]) -> list[float]:
    """How long each drop left the conversation without a session."""
    gaps, lost_t = list[float](), None
    for moment, event in diary:
        if isinstance(event, ev.RetryScheduled):
            lost_t = moment if lost_t is None else lost_t
        elif is_of(event, ev.SessionConfigured) and lost_t is not None:
            gaps.append(round(moment - lost_t, 2))
            lost_t = None
    return gaps


async def cut_every(link: CutLink, seconds: float) -> None:
    """Until cancelled."""
    while True:
        await asyncio.sleep(seconds)
        link.cut()

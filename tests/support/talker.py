"""Somebody who talks with the headless program while its connection fails, and afterwards reads the transcript."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.headless import Headless
from tests.support.link import CutLink
from tests.support.speech import read_wav
from voicelive_desktop.domain.conversation import Item, Role, Status
from voicelive_desktop.domain.selectors import Mode, mode
from voicelive_desktop.domain.state import State

SPEECH = Path(__file__).parents[1] / "data" / "speech"
SENTENCES = {
    "slt-time": "what time is it",
    "awb-help": "what can you do",
    "rms-who": "who are you",
    "slt-story": "tell me a long story",
    "rms-hello": "hello how are you",
}
ANSWER_S = 60.0  # a story of the local service lasts half a minute


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
        before = len(self.users)
        self.said.append(SENTENCES[name])
        self.program.say(read_wav(SPEECH / f"{name}.wav"))
        try:
            await self.program.until(lambda s: answered(s, before) and mode(s) is Mode.LISTENING, ANSWER_S)
        except TimeoutError:
            self.waited_in_vain.append(f"{len(self.said)}: {SENTENCES[name]} ({mode(self.program.state)})")

    @property
    def users(self) -> list[Item]:
        """The user's rows."""
        return users(self.program.state)

    @property
    def lost(self) -> list[str]:
        """What was said and does not stand in the transcript, in the order of the conversation."""
        rows, lost = iter([plain(row.text) for row in self.users]), list[str]()
        waiting = list(rows)
        for sentence in self.said:
            if sentence in waiting:
                del waiting[: waiting.index(sentence) + 1]
            else:
                lost.append(sentence)
        return lost

    @property
    def added(self) -> list[str]:
        """What stands in the transcript as the user's and was not said so."""
        said, added = list(self.said), list[str]()
        for row in self.users:
            if plain(row.text) in said:
                said.remove(plain(row.text))
            else:
                added.append(row.text)
        return added

    def figures(self) -> dict[str, object]:
        """What is printed."""
        return {
            "said": len(self.said),
            "user_rows": len(self.users),
            "lost": self.lost,
            "added": self.added,
            "unanswered": unanswered(self.program.state),
            "waited_in_vain": self.waited_in_vain,
        }


def users(state: State) -> list[Item]:
    """The user's rows."""
    return [item for item in state.conversation if item.role is Role.USER]


def answered(state: State, before: int) -> bool:
    """Whether there is a written turn of the user after so many, and an answer after it."""
    rows = [item for item in state.conversation if item.role in {Role.USER, Role.ASSISTANT}]
    fresh = [n for n, item in enumerate(rows) if item.role is Role.USER][before:]
    return bool(fresh) and any(item.role is Role.ASSISTANT and item.text for item in rows[fresh[0] :])


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


async def cut_every(link: CutLink, seconds: float) -> None:
    """Until cancelled."""
    while True:
        await asyncio.sleep(seconds)
        link.cut()

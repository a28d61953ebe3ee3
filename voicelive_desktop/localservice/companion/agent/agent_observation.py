"""What is noticed in one answer of an agent, for its check list."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from voicelive_desktop.localservice.companion.agent import agent_readers
from voicelive_desktop.localservice.companion.agent.agent_address import RESPONSES
from voicelive_desktop.localservice.companion.clauses import Clauses

FIRST_DELTA_MS = 3000  # later, and who speaks thinks that nobody is there
MOST_NAMES = 5
ALIKE = 0.75
SPEECH = {
    RESPONSES: (
        *agent_readers.TEXT_DELTAS,
        agent_readers.TEXT_DONE,
        agent_readers.COMPLETED,
        agent_readers.INCOMPLETE,
        *agent_readers.FAILURES,
    ),
    "invocations": (
        agent_readers.SPEECH_DELTA,
        agent_readers.SPEECH_DONE,
        agent_readers.INVOCATION_DONE,
    ),
}
_TEXT_FIELDS = ("delta", "text", "transcript", "content", "data", "")
_LIKE_SPEECH = re.compile(r"delta|transcri|text|output|message|token|^$")
_UNSPEAKABLE = {
    "code": re.compile(r"```|~~~"),
    "table": re.compile(r"^\s*\|?\s*:?-{3,}:?\s*\|", re.MULTILINE),
    "address": re.compile(r"https?://|www\.", re.IGNORECASE),
    "markup": re.compile(r"</?[a-zA-Z][^<>]{0,80}>"),
    "marks": re.compile(r"\*\*|__|^\s*(?:#{1,6}|[-*+]|\d+\.)\s+\S", re.MULTILINE),
    "emoji": re.compile(r"[\u2600-\u27bf\U0001f300-\U0001faff]"),
}


@dataclass
class Observation:
    """One answer; ``first_ms`` is when its first words came, ``is_over`` that it said so."""

    protocol: str
    is_streamed: bool = True
    first_ms: int | None = None
    text: str = ""
    is_over: bool = False
    names: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)  # events that look like speech and are none

    def see(self, message: Mapping[str, Any]) -> None:
        """Notice an event."""
        name = str(message["type"])
        if name not in self.names:
            self.names.append(name)
        if name not in self.strange and self._is_strange(name, message):
            self.strange.append(name)

    def _is_strange(self, name: str, message: Mapping[str, Any]) -> bool:
        known = SPEECH[self.protocol]
        if name in known or (self.protocol == RESPONSES and name.startswith("response.")):
            return False
        if difflib.get_close_matches(name, known, 1, ALIKE):
            return True
        return bool(_LIKE_SPEECH.search(name)) and any(
            isinstance(message.get(key), str) for key in _TEXT_FIELDS
        )

    def missing_ends(self) -> list[str]:
        """Return the names of the events that should have ended it."""
        names = [agent_readers.SPEECH_DONE, agent_readers.INVOCATION_DONE]
        if self.protocol == RESPONSES:
            is_cut = agent_readers.INCOMPLETE in self.names
            names = [
                agent_readers.TEXT_DONE,
                agent_readers.INCOMPLETE if is_cut else agent_readers.COMPLETED,
            ]
        return [name for name in names if name not in self.names]

    def unspeakable(self) -> list[str]:
        """Return what in its text nobody can listen to; "nothing" when no word of it would
        be read aloud.
        """
        found = [name for name, pattern in _UNSPEAKABLE.items() if pattern.search(self.text)]
        clauses = Clauses()
        spoken = [clause.spoken for clause in (*clauses.push(self.text), *clauses.finish())]
        if any(spoken) or not self.text.strip():
            return found
        return ["nothing", *found]

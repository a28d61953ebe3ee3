"""The function `search_my_conversations`: passages of earlier conversations that are kept
on this computer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.tool_words import MEMORY, ToolWords
from voicelive_desktop.domain.words.wording import Words
from voicelive_desktop.tools.registry import Arguments, Tool, ToolFailedError

MOST = 8  # passages; more than that nobody follows in a spoken answer
LONGEST_QUERY = 200  # characters
SCHEMA = {
    "type": "object",
    "properties": {
        "query": {
            "type": "string",
            "description": Words(
                "One or two key words, such as a name; each passage has all of them."
            ),
        }
    },
    "required": ["query"],
}


@dataclass(frozen=True, slots=True)
class Passage:
    """What somebody said earlier: `when` is the day and time, `speaker` user or assistant."""

    when: str
    conversation: str
    speaker: str
    text: str


def memory_tool(
    search: Callable[[str, int], Sequence[Passage]], is_allowed: Callable[[], bool]
) -> Tool:
    """The tool. `search` finds so many passages, the newest first; `is_allowed`: not in
    a private conversation.
    """

    def run(arguments: Arguments) -> object:
        if not is_allowed():
            raise ToolFailedError("this conversation is private")
        query = str(arguments.get("query") or "")[:LONGEST_QUERY]
        return {"passages": [_wire(passage) for passage in search(query, MOST)]}

    return Tool(
        MEMORY,
        Words(
            "Finds passages of the user's earlier conversations that have all the words of the query."
        ),
        SCHEMA,
        run,
        ToolWords(
            Words("Looking through earlier conversations…"),
            Words("Searched earlier conversations"),
            "library",
        ),
        _say,
    )


def _say(_arguments: Arguments, result: Arguments) -> str:
    """How much was found."""
    return str(len(result["passages"]))


def _wire(passage: Passage) -> dict[str, str]:
    return {
        "when": passage.when,
        "conversation": passage.conversation,
        "speaker": passage.speaker,
        "text": passage.text,
    }

"""The small, honest companion: it says what it is, and is good enough to try every feature
of the app.

A pure function of the conversation so far: no clock of its own, no I/O. Answers come sentence by
sentence, so that the first one can be heard while the rest is still being spoken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from voicelive_desktop.localservice.companion.brevity import most_sentences
from voicelive_desktop.localservice.companion.function_choice import arguments_for, best_function
from voicelive_desktop.localservice.companion.quoting import ended, is_wordless, quoted
from voicelive_desktop.localservice.companion.stories import JOKES, STORIES
from voicelive_desktop.localservice.hearing.phrases import Intent, intent_of, plain
from voicelive_desktop.localservice.protocol.picture_sizes import said_about

TIME_TOOL = "get_current_time"
DATE_INTENTS = (Intent.TIME, Intent.DATE)
WITH_A_MODEL = "With a language model on this computer I could talk about anything."
INTRODUCTION = "Hello, I am the demo companion: with a language model on this computer I could talk about anything."
ASK_SOMETHING = "You can ask me for the time, for a long story, for a joke, or say: repeat after me, and a sentence."
WHAT_I_AM = (
    "I am the demo companion of Voice Live Desktop.",
    "I run on your own computer, without any cloud, and I only understand a few things.",
)
MOST_NAMED = 8  # functions, when asked what it can do
DEEPEST_SPOKEN = 8  # levels of a function's output
_NEWS = re.compile(r"(?P<news>.+?[.!?]) Tell (?:them|the user)\b", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Said:
    """One turn of the conversation: ``role`` is user, assistant or system; ``pictures``: width and
    height of each. ``is_written``: the person typed it.
    """

    role: str
    text: str
    pictures: Sequence[tuple[int, int]] = ()
    is_written: bool = False


@dataclass(frozen=True, slots=True)
class ToolResult:
    """The output of a function call that nobody has talked about yet."""

    name: str
    output: str


@dataclass(frozen=True, slots=True)
class Context:
    """Everything the companion may look at. ``now`` is local time; ``tools`` are the protocol's
    function tools.
    """

    said: Sequence[Said]
    now: datetime
    tools: Sequence[Mapping[str, Any]] = ()
    tool_choice: Any = "auto"
    tool_results: Sequence[ToolResult] = ()
    instructions: str = ""

    @property
    def last_user_text(self) -> str:
        """What the person said last, or nothing."""
        if self.last_user_turn is None:
            return ""
        return self.last_user_turn.text

    @property
    def last_user_turn(self) -> Said | None:
        """The newest turn of the person."""
        return next((turn for turn in reversed(self.said) if turn.role == "user"), None)

    @property
    def newest_note(self) -> str:
        """What the client noted since the person said something, or nothing."""
        if not self.said or self.said[-1].role != "system":
            return ""
        return self.said[-1].text


@dataclass(frozen=True, slots=True)
class Speak:
    """An answer in words; the sentences joined by blanks are its text."""

    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CallTool:
    """A call of one of the client's functions."""

    name: str
    arguments: Mapping[str, Any] = field(default_factory=dict)


Reply = Speak | CallTool


def reply_to(context: Context) -> Reply:
    """Decide what to answer."""
    if context.tool_results:
        return Speak(tuple(_spoken_result(result) for result in context.tool_results))
    if news := _NEWS.match(context.newest_note):
        return Speak((news["news"].replace(" of the user", ""),))
    call = _wanted_call(context)
    if call is not None:
        return call
    text, turn = context.last_user_text, context.last_user_turn
    seen = () if turn is None or not turn.pictures else (said_about(list(turn.pictures)),)
    if is_wordless(text):
        return Speak(seen) if seen else _opening(context)
    answer = _ANSWERS[intent_of(text)]
    sentences = answer if isinstance(answer, tuple) else answer(context)
    return Speak((*seen, *sentences[: most_sentences(context.instructions)]))


def _opening(context: Context) -> Speak:
    """Nobody said anything understandable yet: greet, or admit that nothing was understood."""
    if any(turn.role == "user" for turn in context.said):
        return Speak(
            ("I heard you, but I could not make out any words.", "Could you say that again?")
        )
    return Speak((INTRODUCTION, ASK_SOMETHING))


# ---- functions


def _wanted_call(context: Context) -> CallTool | None:
    tools = {
        str(tool.get("name")): tool for tool in context.tools if tool.get("type") == "function"
    }
    if not tools or context.tool_choice == "none":
        return None
    forced = _forced_name(context.tool_choice, tools)
    name = forced
    if not forced and not context.newest_note:  # else the person's words are answered already
        name = _best_tool(context.last_user_text, tools)
    if name:
        return CallTool(name, arguments_for(name, tools[name], context.last_user_text))
    return None


def _forced_name(choice: Any, tools: Mapping[str, Any]) -> str | None:
    if isinstance(choice, Mapping):
        choice = choice.get("name") or (choice.get("function") or {}).get("name")
    if choice in tools:
        return str(choice)
    if choice == "required":
        return next(iter(tools))
    return None


def _best_tool(text: str, tools: Mapping[str, Any]) -> str | None:
    if intent_of(text) in DATE_INTENTS and TIME_TOOL in tools:
        return TIME_TOOL
    if intent_of(text) is not Intent.UNKNOWN and intent_of(text) not in DATE_INTENTS:
        return None
    return best_function(text, tools)


def _spoken_result(result: ToolResult) -> str:
    try:
        value = json.loads(result.output)
    except (ValueError, RecursionError):
        value = result.output
    if result.name == TIME_TOOL and not (isinstance(value, Mapping) and "error" in value):
        return ended(f"It is {_spoken_time(value)}")
    label = " ".join(re.split(r"[_\W]+", result.name)).strip() or "your function"
    if isinstance(value, Mapping) and set(value) == {"error"}:
        return ended(f"The function {label} did not work: {_spoken_value(value['error'])}")
    return ended(f"The function {label} answered: {_spoken_value(value)}")


def _spoken_time(value: Any) -> str:
    if isinstance(value, Mapping):
        keys = ("time", "current_time", "local_time", "datetime", "now", "iso")
        value = next((value[key] for key in keys if value.get(key)), _spoken_value(value))
    text = str(value)
    try:
        return _clock(datetime.fromisoformat(text))
    except ValueError:
        return text


def _spoken_value(value: Any, depth: int = 0) -> str:
    if isinstance(value, Mapping | list) and depth > DEEPEST_SPOKEN:
        return "and more"
    if isinstance(value, Mapping):
        named = (
            (str(key).replace("_", " "), _spoken_value(item, depth + 1))
            for key, item in value.items()
        )
        return ", ".join(f"{key} {item}" for key, item in named)
    if isinstance(value, list):
        return ", ".join(_spoken_value(item, depth + 1) for item in value) or "nothing"
    if value is None:
        return "nothing"
    return str(value).strip() or "nothing"


# ---- small talk

CompanionAnswer = tuple[str, ...] | Callable[[Context], tuple[str, ...]]


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M}"


def _time(context: Context) -> tuple[str, ...]:
    return (f"By the clock of this computer it is {_clock(context.now)}.",)


def _date(context: Context) -> tuple[str, ...]:
    return (f"Today is {context.now:%A}, {context.now:%B} {context.now.day}.",)


def _hello(context: Context) -> tuple[str, ...]:
    if any(turn.role == "assistant" for turn in context.said):
        return ("Hello again!", "What would you like to try?")
    return (INTRODUCTION, "What would you like to try?")


def _story(context: Context) -> tuple[str, ...]:
    told = sum(
        1 for turn in context.said if turn.role == "assistant" and "Once upon a time" in turn.text
    )
    story = STORIES[told % len(STORIES)]
    if "short" in plain(context.last_user_text):
        return story[:5]
    return story


def _joke(context: Context) -> tuple[str, ...]:
    told = sum(
        1 for turn in context.said if turn.role == "assistant" and turn.text in map(" ".join, JOKES)
    )
    return JOKES[told % len(JOKES)]


def _repeat(context: Context) -> tuple[str, ...]:
    what = re.split(r"after me[\s:,.]*", context.last_user_text, maxsplit=1, flags=re.IGNORECASE)[
        -1
    ].strip()
    if not what or "after me" in what.lower():
        return ("Say: repeat after me, and then a sentence.",)
    return (ended(what[:1].upper() + what[1:]),)


def _what_did_i_say(context: Context) -> tuple[str, ...]:
    earlier = [turn.text for turn in context.said if turn.role == "user"][:-1]
    if earlier:
        return (f"Before that you said: {quoted(earlier[-1])}",)
    return ("This is the first thing you said to me.",)


def _say_again(context: Context) -> tuple[str, ...]:
    mine = [turn.text for turn in context.said if turn.role == "assistant" and turn.text]
    if mine:
        return ("I said:", mine[-1])
    return ("I have not said anything yet.",)


def _count(context: Context) -> tuple[str, ...]:
    if re.search(r"twenty|20", plain(context.last_user_text)):
        end = 20
    else:
        end = 10
    return (", ".join(str(number) for number in range(1, end + 1)) + ".",)


def _hear_me(context: Context) -> tuple[str, ...]:
    return ("Yes, I can hear you.", f"I understood: {quoted(context.last_user_text)}")


def _help(context: Context) -> tuple[str, ...]:
    names = [str(tool["name"]).replace("_", " ") for tool in context.tools if tool.get("name")]
    told = f"I can use these functions: {', '.join(names[:MOST_NAMED])}."
    if len(names) > MOST_NAMED:
        told = f"{told[:-1]}, and {len(names) - MOST_NAMED} more."
    stop = "While I speak, just start talking, and I will stop."
    if names:
        return (ASK_SOMETHING, told, stop)
    return (ASK_SOMETHING, stop)


def _unknown(context: Context) -> tuple[str, ...]:
    said, turn = quoted(context.last_user_text), context.last_user_turn
    if turn is not None and turn.is_written:
        taken = f"You wrote: {said}"
    else:
        taken = f"I heard: {said}"
    no_answer = "I am only a small demo companion and have no answer to that."
    was_told = any(
        turn.role == "assistant" and WITH_A_MODEL[5:] in turn.text for turn in context.said
    )
    if was_told:
        return (taken, no_answer)
    return (taken, no_answer, WITH_A_MODEL)


_ANSWERS: dict[Intent, CompanionAnswer] = {
    Intent.HELLO: _hello,
    Intent.HOW_ARE_YOU: (
        "I am a small program, so I am always the same, but thank you for asking.",
        "How are you?",
    ),
    Intent.TIME: _time,
    Intent.DATE: _date,
    Intent.STORY: _story,
    Intent.JOKE: _joke,
    Intent.IDENTITY: (
        *WHAT_I_AM,
        "I am not a large language model.",
        "For real conversations, start me with one, or connect an Azure resource in the settings.",
    ),
    Intent.HELP: _help,
    Intent.REPEAT_AFTER_ME: _repeat,
    Intent.WHAT_DID_I_SAY: _what_did_i_say,
    Intent.SAY_AGAIN: _say_again,
    Intent.COUNT: _count,
    Intent.HEAR_ME: _hear_me,
    Intent.THANKS: ("You are welcome.",),
    Intent.GOODBYE: ("Goodbye!", "It was nice talking to you."),
    Intent.STOP: ("Okay, I am quiet.",),
    Intent.YES: ("Good.", ASK_SOMETHING),
    Intent.NO: ("All right.",),
    Intent.UNKNOWN: _unknown,
}

"""What the local service says of a language model or an agent that failed, as texts that
can be translated.

The service speaks English with a code, as the real one does. These are its sentences; what it fills
in (host, model, an agent's own words) is taken out of them again.
"""

from __future__ import annotations

import re
from functools import cache

from voicelive_desktop.domain.words.wording import Words

PARTS = ("brain_", "agent_")  # how the codes of these errors begin
SENTENCES = (
    Words("The language model at {host} did not answer in time."),
    Words("The language model at {host} stopped in the middle of its answer."),
    Words("The answer of the language model at {host} broke off."),
    Words("The server at {host} has no language model loaded."),
    Words("The conversation is too long for the language model '{model}'."),
    Words("The server at {host} has no language model '{model}'."),
    Words("The language model's server at {host} refuses the key."),
    Words("The language model's server at {host} is busy: too many requests."),
    Words(
        "The language model's server at {host} is busy: too many requests. Try again in {s} seconds."
    ),
    Words("The language model's server at {host} failed (HTTP {status})."),
    Words("The language model's server at {host} cannot be reached."),
    Words("The language model's server at {host} reports an error."),
    Words("The server at {host} does not answer as a language model does."),
    Words("The language model answered without a word."),
    Words("The language model called a function that does not exist: '{name}'."),
    Words(
        "The language model called the function '{name}' with arguments that are no JSON object."
    ),
    Words("The agent at {host} did not answer in time."),
    Words("The agent at {host} stopped in the middle of its answer."),
    Words("The agent at {host} sent an empty answer."),
    Words("The agent at {host} has neither /responses nor /invocations."),
    Words("The agent at {host} does not serve /{protocol} (HTTP {status})."),
    Words("The agent at {host} failed (HTTP {status})."),
    Words("The agent at {host} failed."),
    Words("The answer of the agent at {host} broke off."),
    Words("Nothing answers at {host}. Is the agent running?"),
    Words("The agent at {host} closed the connection without an answer."),
)
ITS_OWN = Words("{sentence} It says: {said}")
_VALUE = re.compile(r"\\{(\w+)\\}")


def companion_error(code: str, message: str) -> str:
    """The message of an error with this code; one that is no sentence of the local service stays as
    it is.
    """
    if not code.startswith(PARTS):
        return message
    quoting = _pattern(ITS_OWN.template).fullmatch(message)
    if quoting is None:
        told = message
    else:
        told = quoting["sentence"]
    sentence = _sentence(told)
    if sentence is None:
        return message
    if quoting is None:
        return sentence
    return ITS_OWN.but(sentence=sentence, said=quoting["said"])


def is_companions(text: str) -> bool:
    """Whether this is a sentence of the local service about a model or an agent; it names whom."""
    quoting = _pattern(ITS_OWN.template).fullmatch(text)
    if quoting is not None:
        return _sentence(quoting["sentence"]) is not None
    return _sentence(text) is not None


def _sentence(text: str) -> Words | None:
    for words in SENTENCES:
        found = _pattern(words.template).fullmatch(text)
        if found is not None:
            return words.but(**found.groupdict())
    return None


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """What a template looks like filled in."""
    return re.compile(_VALUE.sub(r"(?P<\1>.+?)", re.escape(template)), re.DOTALL)

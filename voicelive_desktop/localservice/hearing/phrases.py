"""What people say to the companion: one table for the recogniser's key sentences and the
companion's understanding.
"""

from __future__ import annotations

import re
from enum import Enum

from voicelive_desktop.localservice.hearing.fillers import SPOKEN


class Intent(Enum):
    """What a person wants from the companion."""

    HELLO = "hello"
    HOW_ARE_YOU = "how are you"
    TIME = "time"
    DATE = "date"
    STORY = "story"
    JOKE = "joke"
    IDENTITY = "identity"
    HELP = "help"
    REPEAT_AFTER_ME = "repeat after me"
    WHAT_DID_I_SAY = "what did I say"
    SAY_AGAIN = "say that again"
    COUNT = "count"
    HEAR_ME = "can you hear me"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    STOP = "stop"
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


# Sentences the recogniser prefers when they fit the sound about as well as free dictation; "[x]"
# may be left out.
SENTENCES: dict[Intent, tuple[str, ...]] = {
    Intent.HELLO: (
        "hello", "hi", "hey", "hello there", "hi there", "good morning", "good afternoon", "good evening", "good night",
    ),
    Intent.HOW_ARE_YOU: ("[hello] how are you [today]", "[hi] how are you [doing]", "how do you do"),
    Intent.TIME: (
        "what time is it [now]", "what is the time", "tell me the time", "can you tell me the time",
        "could you tell me the time", "do you know what time it is", "do you know the time",
    ),
    Intent.DATE: ("what day is it [today]", "what is the date [today]", "what is today's date"),
    Intent.STORY: ("tell me a story", "tell me a long story", "tell me another story", "tell me a short story"),
    Intent.JOKE: ("tell me a joke", "tell me another joke", "do you know a joke"),
    Intent.IDENTITY: (
        "who are you", "what are you", "what is your name", "are you a robot", "are you real", "are you a human",
        "where are you from", "how old are you", "who made you",
    ),
    Intent.HELP: ("help", "help me", "what can you do", "what can i say", "what can i ask you"),
    Intent.WHAT_DID_I_SAY: ("what did i say", "what did i just say", "what have i said"),
    Intent.SAY_AGAIN: ("say that again", "what did you say", "what did you just say", "once more", "repeat that"),
    Intent.COUNT: ("count to ten", "count to twenty", "can you count"),
    Intent.HEAR_ME: ("can you hear me", "do you hear me", "are you there", "do you understand me"),
    Intent.THANKS: ("thank you", "thanks", "thank you very much", "thanks a lot"),
    Intent.GOODBYE: ("goodbye", "bye", "bye bye", "thank you goodbye", "see you later", "see you tomorrow"),
    Intent.STOP: ("stop", "stop it", "stop talking", "be quiet", "wait", "wait a moment", "wait a minute", "shut up"),
    Intent.YES: ("yes", "okay", "sure", "yes of course"),
    Intent.NO: ("no", "no thank you", "no thanks"),
}  # fmt: skip

# First match wins. Written text and free dictation come here, so these look for words, not for
# whole sentences.
PATTERNS: tuple[tuple[str, Intent], ...] = (
    (r"\b(repeat after me|say after me)\b", Intent.REPEAT_AFTER_ME),
    (r"\bwhat (did|have) i (just )?(say|said)\b", Intent.WHAT_DID_I_SAY),
    (
        r"\b(what did you (just )?say|say (that|it) again|once more|repeat (that|it))\b",
        Intent.SAY_AGAIN,
    ),
    (
        r"\bwhat('s| is)? ?(the )?time\b|\btime is it\b|\b(tell|know|give)\b.*\btime\b|\bcurrent time\b",
        Intent.TIME,
    ),
    (r"\bwhat day\b|\bdate (is it|today)\b|\bthe date\b|\btoday's date\b", Intent.DATE),
    (r"\bstory\b|\btale\b", Intent.STORY),
    (r"\bjokes?\b", Intent.JOKE),
    (
        r"\b(who|what) are you\b|\byour name\b|\bare you (a|an|real)\b|\bwho made you\b|\bhow old are you\b",
        Intent.IDENTITY,
    ),
    (r"\bwhere are you from\b", Intent.IDENTITY),
    (r"\bhow (are|do) you\b", Intent.HOW_ARE_YOU),
    (r"\bwhat can (you|i)\b|\bhelp\b", Intent.HELP),
    (r"\bcount\b", Intent.COUNT),
    (r"\b(hear|understand) me\b|\bare you there\b", Intent.HEAR_ME),
    (r"\b(good ?bye|bye|see you)\b", Intent.GOODBYE),
    (r"^(please )?(stop|wait|be quiet|shut up)\b", Intent.STOP),
    (r"^no\b", Intent.NO),
    (r"\b(thank you|thanks)\b", Intent.THANKS),
    (r"^(hello|hi|hey|good (morning|afternoon|evening|night))\b", Intent.HELLO),
    (r"^(yes|okay|ok|sure)\b", Intent.YES),
)


def plain(text: str) -> str:
    """Return the words in small letters, without punctuation."""
    return " ".join(
        re.findall(r"[a-z0-9']+", text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    )


def intent_of(text: str) -> Intent:
    """Understand one utterance."""
    words = plain(text)
    for pattern, intent in PATTERNS:
        if re.search(pattern, words):
            return intent
    return Intent.UNKNOWN


def key_sentences() -> frozenset[str]:
    """Every whole sentence of the table, optional words given and left out, with
    and without "please".
    """
    found: set[str] = set()
    for sentences in SENTENCES.values():
        for sentence in sentences:
            for whole in _expanded(sentence):
                found |= {whole, f"please {whole}", f"{whole} please"}
    return frozenset(found)


def heard_sentences() -> frozenset[str]:
    """What the recogniser expects: the sentences of the table, and the sounds of somebody
    who only listens.
    """
    return key_sentences() | SPOKEN


def _expanded(sentence: str) -> list[str]:
    optional = re.search(r"\[(.+?)\] ?", sentence)
    if optional is None:
        return [" ".join(sentence.split())]
    before, after = sentence[: optional.start()], sentence[optional.end() :]
    return [*_expanded(f"{before}{after}"), *_expanded(f"{before}{optional[1]} {after}")]

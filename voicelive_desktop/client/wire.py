"""JSON of somebody else, read with bounds: what comes out can be encoded, counted and shown,
however it was made.

Sound and pictures are left as they are; they are bounded by the size of a message.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from voicelive_desktop.domain.words.encodings import whole
from voicelive_desktop.domain.words.texts import MOST_CHARACTERS

# of one message: the largest recorded has some hundreds, and the SDK takes its time for each
MOST_PARTS = 6_000
FEW_PARTS = 16  # of a message that is looked at in passing
# commas and brackets of a message that is read at all; more take longer than the window can wait
MOST_MARKS = 200_000
MOST_MARKS_SLOWLY = 20_000  # the same where each number has to be looked at
# the deepest recorded session has 8; printing and comparing go as deep as the message
MOST_DEPTH = 40
MOST_NUMBER = 10**15  # beyond it nothing is counted, and a float has no fractions
LAST_MOMENT_S = 253_402_300_799.0  # the year 9999: the last that can be written as a date
APPEND = "input_audio_buffer.append"  # sound of the microphone
_MEDIA = frozenset({"audio", "image_url", "client_sdp", "server_sdp"})
_MEDIA_OF_SOUND = _MEDIA | {"delta"}
_SOUND = frozenset(
    {
        "response.audio.delta",
        "response.output_audio.delta",
        "response.video.delta",
        "response.animation_blendshapes.delta",
        APPEND,
    }
)


class NoMessage(ValueError):  # noqa: N818 - a fact, like every failure here
    """It is no JSON, or no object."""


def parsed(raw: str | bytes) -> dict[str, Any]:
    """The object that a message is, within the bounds.

    Raises:
        NoMessage: it is no JSON, or no object.
    """
    return bounded(loaded(raw))


def loaded(raw: str | bytes) -> dict[str, Any]:
    """The object that a message is, with all its numbers and halves of characters.

    Raises:
        NoMessage: it is no JSON, no object, or has parts without end.
    """
    if isinstance(raw, bytes):
        text = raw.decode("utf-8", errors="replace")
    else:
        text = raw
    marks = sum(map(text.count, ",[{"))
    if marks > MOST_MARKS:
        raise NoMessage
    try:
        message = _read(text, marks)
    except (ValueError, RecursionError) as error:  # the latter: nested too deeply
        raise NoMessage from error
    if not isinstance(message, dict):
        raise NoMessage
    return message


def _read(text: str, marks: int) -> Any:
    """As JSON is read everywhere; once more with care where a number has more digits
    than Python takes.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise
    except ValueError:
        if marks > MOST_MARKS_SLOWLY:
            raise
        return json.loads(text, parse_int=_integer)


def bounded(message: Mapping[str, Any]) -> dict[str, Any]:
    """The message within the bounds. Deeper and further parts read as nothing, longer texts as
    their beginning.
    """
    kind = message.get("type")
    media = _MEDIA
    if isinstance(kind, str) and kind in _SOUND:
        media = _MEDIA_OF_SOUND
    if type(message) is dict and _is_within(message, media):
        return message
    cleaner = _Cleaner(media)
    return cleaner.of_object(message, MOST_DEPTH)


def _is_within(message: dict[str, Any], media: frozenset[str]) -> bool:
    """Whether nothing is to be bounded, as in the messages that come by the dozen: plain values
    under plain names, a few of them.
    """
    if len(message) > FEW_PARTS:
        return False
    for name, value in message.items():
        if type(value) is str:
            if not value.isascii() or (len(value) > MOST_CHARACTERS and name not in media):
                return False
        elif type(value) is not int or not -MOST_NUMBER <= value <= MOST_NUMBER:
            return False
        if not name.isascii():
            return False
    return True


class _Cleaner:
    """Counts the parts of one message."""

    def __init__(self, media: frozenset[str]) -> None:
        self._media = media
        self._left = MOST_PARTS

    def of_object(self, value: Mapping[str, Any], depth: int) -> dict[str, Any]:
        made = dict[str, Any]()
        for name, inner in value.items():
            if self._left <= 0:
                break
            made[_text(str(name))] = self._value(inner, depth - 1, media=name in self._media)
        return made

    def _of_list(self, values: list[Any], depth: int) -> list[Any]:
        made = list[Any]()
        for inner in values:
            if self._left <= 0:
                break
            made.append(self._value(inner, depth - 1))
        return made

    def _value(self, value: Any, depth: int, *, media: bool = False) -> Any:
        self._left -= 1
        if isinstance(value, str):
            if media and value.isascii():
                return value
            return _text(value)
        if isinstance(value, dict | list) and depth <= 0:
            return None
        if isinstance(value, dict):
            return self.of_object(value, depth)
        if isinstance(value, list):
            return self._of_list(value, depth)
        return _bounded_number(value)


def _text(value: str) -> str:
    """One more than is shown, so that whoever shows it knows of the cut."""
    if len(value) <= MOST_CHARACTERS:
        return whole(value)
    return whole(value[: MOST_CHARACTERS + 1])


def _bounded_number(value: Any) -> Any:
    if isinstance(value, float):
        if math.isfinite(value):
            return max(-1e300, min(1e300, value))
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return max(-MOST_NUMBER, min(MOST_NUMBER, value))
    return value


def _integer(digits: str) -> int:
    if len(digits) > 400:  # reading it would take longer than its message is worth
        if digits.startswith("-"):
            return -MOST_NUMBER
        return MOST_NUMBER
    return int(digits)

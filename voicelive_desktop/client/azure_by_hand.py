"""Messages that a person writes by hand, checked against the SDK's models before they are sent."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from typing import Any

from azure.ai.voicelive.models import ClientEvent, ClientEventType

from voicelive_desktop.client import wire
from voicelive_desktop.client.azure_types import misfit
from voicelive_desktop.domain.words.wording import Words

MOST_CHARACTERS = 1024 * 1024

_TURNS = "turns of one's own: the service's reference does not list them for clients; the talk key commits the buffer"
_TEXT = "the service takes it for a message of the assistant that waits for more; see ARCHITECTURE"
BY_HAND_ONLY: dict[str, str] = {
    "input_audio.turn.start": _TURNS,
    "input_audio.turn.append": _TURNS,
    "input_audio.turn.end": _TURNS,
    "input_audio.turn.cancel": _TURNS,
    "input_audio.clear": _TURNS,
    "input_text.delta": _TEXT,
    "input_text.done": _TEXT,
    "mcp_approval_response": "it travels as an item of the conversation",
}
"""Client events that the program itself never sends, and why; a person can."""


class NotSendable(ValueError):  # noqa: N818 - a fact, like every failure here
    """The SDK has no such message; the text says why."""


def by_hand(text: str) -> Mapping[str, Any]:
    """The message that this JSON is.

    Raises:
        NotSendable: it is no JSON object, or the SDK knows no such type, or its fields are others.
    """
    try:
        message = wire.parsed(text[: MOST_CHARACTERS + 1])
    except wire.NoMessage as error:
        raise NotSendable(Words("This is not a JSON object.")) from error
    kind = message.get("type")
    if not isinstance(kind, str) or kind not in {str(known.value) for known in ClientEventType}:
        raise NotSendable(Words("The SDK knows no client event of this type."))
    try:
        model: type[Any] = type(ClientEvent._deserialize(dict(message), []))  # type: ignore[no-untyped-call]
    except Exception as error:
        raise NotSendable(Words("The SDK cannot read it as this type.")) from error
    if model is not ClientEvent:  # one type has no model of its own
        _check(model, message)
    return message


def _check(model: type[Any], message: Mapping[str, Any]) -> None:
    # The SDK shows the names of its fields nowhere else.
    known = {name: field._rest_name for name, field in model._attr_to_rest_field.items()}
    hints: dict[str, object] = {}
    for kind in reversed(model.__mro__):
        hints |= vars(kind).get("__annotations__", {})
    strange = sorted(set(message) - set(known.values()))
    if strange:
        raise NotSendable(Words("The SDK knows no field “{name}” here.", name=strange[0]))
    for name, rest_name in known.items():
        if rest_name not in message and not _optional(hints.get(name)):
            raise NotSendable(Words("The field “{name}” is missing.", name=rest_name))
    wrong = misfit(model, message)
    if wrong is not None:
        told = Words("“{name}” should be {kind}.", name=wrong[0], kind=wrong[1])
        raise NotSendable(told)


def _optional(hint: object) -> bool:
    union = typing.get_origin(hint) in (typing.Union, types.UnionType)
    return union and types.NoneType in typing.get_args(hint)

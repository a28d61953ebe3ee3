"""What flows while an answer is spoken is told from all else, field by field of the state's types."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from voicelive_desktop.domain.facts.conversation import (
    Conversation,
    Item,
    Role,
    Status,
    ToolCall,
    Word,
)
from voicelive_desktop.domain.facts.state import Playback, SpeakerFacts, State
from voicelive_desktop.domain.questions.flow import only_flows
from voicelive_desktop.domain.words.ids import CallId, ItemId

ROW = Item(ItemId("a"), Role.ASSISTANT, text="Once", received_ms=100.0)
FLOWING: dict[str, Any] = {
    "text": "Once upon",
    "received_ms": 200.0,
    "words": (Word("Once", 0.0, 100.0),),
}
OTHER: dict[str, Any] = {
    name: object() for name in {f.name for f in fields(Item)} - {"id", *FLOWING}
}
OTHER["tool"] = ToolCall(CallId("c"), "now", "{}")


def with_row(item: Item) -> State:
    playback = Playback(item=item.id, started=True, played_ms=10.0)
    conversation = Conversation().add(Item(ItemId("u"), Role.USER, text="A story")).add(item)
    return State(conversation=conversation, speaker=SpeakerFacts(playback))


def test_words_sound_and_what_was_played_flow() -> None:
    old, new = with_row(ROW), with_row(replace(ROW, **FLOWING))
    played = replace(new.speaker, playback=replace(new.speaker.playback, played_ms=50.0))
    assert only_flows(old, replace(new, speaker=played))


@pytest.mark.parametrize("name", sorted(OTHER))
def test_anything_else_of_a_row_is_a_change(name: str) -> None:
    made = Item.__new__(Item)
    for field in fields(Item):
        value = OTHER[name] if field.name == name else getattr(ROW, field.name)
        object.__setattr__(made, field.name, value)
    old = with_row(ROW)
    new = replace(old, conversation=old.conversation.change(ROW.id, lambda _item: made))
    assert not only_flows(old, new)


@pytest.mark.parametrize("begun", [{"text": ""}, {"received_ms": 0.0}])
def test_the_first_word_and_the_first_sound_are_a_change(begun: dict[str, Any]) -> None:
    assert not only_flows(with_row(replace(ROW, **begun)), with_row(ROW))


@pytest.mark.parametrize(
    "name", [f.name for f in fields(State) if f.name not in {"conversation", "speaker"}]
)
def test_anything_else_of_the_state_is_a_change(name: str) -> None:
    old = with_row(ROW)
    assert only_flows(old, replace(old))
    other: dict[str, Any] = {name: _Other(getattr(old, name))}
    assert not only_flows(old, replace(old, **other))


@pytest.mark.parametrize("name", [f.name for f in fields(Playback) if f.name != "played_ms"])
def test_anything_else_of_playback_is_a_change(name: str) -> None:
    old = with_row(ROW)
    other: dict[str, Any] = {name: object()}
    playback = replace(old.speaker.playback, **other)
    assert not only_flows(old, replace(old, speaker=replace(old.speaker, playback=playback)))


def test_another_cut_of_playback_is_a_change() -> None:
    old = with_row(ROW)
    assert not only_flows(old, replace(old, speaker=replace(old.speaker, epoch=1)))


def test_another_row_is_a_change() -> None:
    old = with_row(ROW)
    more = replace(old, conversation=old.conversation.add(Item(ItemId("b"), Role.USER)))
    settled = old.conversation.change(ROW.id, lambda i: replace(i, status=Status.FINAL))
    assert not only_flows(old, more)
    assert not only_flows(old, replace(old, conversation=settled))


class _Other:
    """A value that equals nothing, with the fields of another."""

    def __init__(self, value: object) -> None:
        self._value = value

    def __getattr__(self, name: str) -> object:
        return getattr(self._value, name)

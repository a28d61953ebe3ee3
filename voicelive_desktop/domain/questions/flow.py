"""What changes all the time while an answer is spoken, told apart from all else."""

from __future__ import annotations

from dataclasses import fields

from voicelive_desktop.domain.facts.conversation import Conversation, Item, Page
from voicelive_desktop.domain.facts.state import SpeakerFacts, State
from voicelive_desktop.domain.words.quick_classes import replace

_OTHERS = tuple(
    field.name for field in fields(State) if field.name not in {"conversation", "speaker"}
)


def only_flows(old: State, new: State) -> bool:
    """Whether nothing is different but how far answers have come: their words, their sound, and
    how much of it was played. What begins or ends is more than that.
    """
    return (
        all(_same(getattr(old, name), getattr(new, name)) for name in _OTHERS)
        and _speaker_flows(old.speaker, new.speaker)
        and _conversation_flows(old.conversation, new.conversation)
    )


def _same(old: object, new: object) -> bool:
    return old is new or old == new


def _speaker_flows(old: SpeakerFacts, new: SpeakerFacts) -> bool:
    if old is new:
        return True
    played_ms = old.playback.played_ms
    return replace(new, playback=replace(new.playback, played_ms=played_ms)) == old


def _conversation_flows(old: Conversation, new: Conversation) -> bool:
    if old.pages is new.pages:
        return True
    return len(old.pages) == len(new.pages) and all(map(_page_flows, old.pages, new.pages))


def _page_flows(old: Page, new: Page) -> bool:
    if old is new:
        return True
    return len(old.items) == len(new.items) and all(map(_item_flows, old.items, new.items))


def _item_flows(old: Item, new: Item) -> bool:
    if old is new:
        return True
    # the first word and the first sound are a beginning
    if not (old.text and new.text and old.received_ms and new.received_ms):
        return old == new
    flowing = replace(new, text=old.text, received_ms=old.received_ms, words=old.words)
    return flowing == old

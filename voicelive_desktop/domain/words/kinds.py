"""Closed sets of settings that decisions depend on; their values are what is saved."""

from __future__ import annotations

from enum import StrEnum


class TalkMode(StrEnum):
    """When the microphone is heard."""

    OPEN = "open"
    PUSH = "push"  # while the talk key is down
    HOLD_TO_MUTE = "hold_to_mute"  # unless it is


class Target(StrEnum):
    """Who answers."""

    DEMO = "demo"  # the companion on this computer
    AZURE = "azure"
    AGENT = "agent"  # one's own, through the local service


class AnswerKind(StrEnum):
    """What an answer is made of."""

    AUDIO = "audio"
    TEXT = "text"
    NONE = "none"  # nobody answers

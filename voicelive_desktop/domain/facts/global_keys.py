"""The keys that work from anywhere on the desktop, and how they stand."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from voicelive_desktop.domain.words.quick_classes import dataclass


class GlobalKey(StrEnum):
    """What such a key does."""

    TALK = "talk"
    MUTE = "mute"


class KeyStanding(StrEnum):
    """What became of the wish for one."""

    OFF = "off"  # none was chosen
    WORKS = "works"
    TAKEN = "taken"  # another program has it
    SAME = "same"  # our own other one has it
    REFUSED = "refused"  # the desktop, or the person it asked, did not give it
    MISSING = "missing"  # this keyboard has no such key
    NO_WAY = "no_way"  # this desktop gives keys to nobody


@dataclass(frozen=True, slots=True)
class StandingKey:
    """One of the keys now. `given`: the desktop's own words for the key it gave instead, "" if
    none.
    """

    standing: KeyStanding = KeyStanding.OFF
    given: str = ""


@dataclass(frozen=True, slots=True)
class GlobalKeys:
    """Both."""

    talk: StandingKey = field(default_factory=StandingKey)
    mute: StandingKey = field(default_factory=StandingKey)


@dataclass(frozen=True, slots=True)
class GlobalKeysTold:
    """The desktop answered the wish for these keys, or took one back."""

    keys: GlobalKeys

"""What is known about a setting: label, help, limits, control. The tables beside this module are
written with it.

A field of `Settings` carries its `Spec` as metadata. Values are plain (str, int, float, bool) and
are the wire values; lists and maps are texts with one entry a line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from voicelive_desktop.domain.catalogue.models import Choice
from voicelive_desktop.domain.settings.sent import AS_IT_IS, Sent
from voicelive_desktop.domain.words.quick_classes import dataclass

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings

    Reason = Callable[[Settings], str]


class Group(StrEnum):
    """The panel's groups, in its order; one without settings is not shown. APP settings have
    no row there.
    """

    VOICE = "Voice"
    AVATAR = "Avatar"
    TURN = "Turn taking (VAD)"
    SOUND = "Noise and echo"
    DEVICES = "Microphone level"
    TALK = "Talk key and greeting"  # talk mode, greeting
    MODEL = "Model and instructions"
    ANSWERS = "Replies"
    FUNCTIONS = "Functions"  # what else there is stands on their page
    TRANSCRIPTION = "Transcription"
    FORMATS = "Audio formats"
    CONNECTION = "Agents and own models"  # agents, sign-in
    FIELDS = "Custom fields"
    ADVANCED = "Advanced"
    APP = "This app"


class Applies(StrEnum):
    """When a change takes effect in a running session."""

    NOW = "now"
    NEXT_CONNECTION = "next_connection"  # the service fixes it for a session (voice-live-api.md A3)
    BEFORE_AUDIO = "before_audio"  # the voice: fixed once it has spoken


class Kind(StrEnum):
    """Which control edits it."""

    CHOICE = "choice"
    EDITABLE_CHOICE = "editable_choice"  # a list, and own names too
    INTEGER = "integer"
    NUMBER = "number"
    PERCENT = "percent"  # a factor, 1 is 100 %
    SWITCH = "switch"
    LINE = "line"
    KEY = "key"  # of the keyboard, by Qt's portable name
    TEXT = "text"
    LINES = "lines"  # a text of one entry a line
    PAIRS = "pairs"  # a text of one "name: value" a line


def always(_settings: Settings) -> str:
    """Never disabled by other settings."""
    return ""


@dataclass(frozen=True, slots=True)
class Spec:
    """What is known about one setting.

    `unless` gives the reason why the setting has no effect with the others as they are ("" when it
    has); its row is then disabled, and it is not sent. `choices` may depend on the other settings.
    `wire` is where the setting stands in a session.update, as a path with dots, and `sent` what is
    particular about it there (None: it is neither written nor read, another setting is). `special`
    says what the least value of a number means. `azure_only`: the local demo does nothing with it.
    `check` says in a sentence what is wrong with a text. `folds`: where it has no effect it is not
    shown at all, unless somebody searches for it. `more`: the words on a button that opens
    something larger to choose in. `of_device`: it is kept for each device, and no part of a
    profile. `is_live`: what it does is watched while it changes, so that it is sent on the way.
    """

    label: str
    help: str
    group: Group
    kind: Kind
    minimum: float = 0
    maximum: float = 0
    step: float = 1
    unit: str = ""
    keywords: str = ""
    applies: Applies = Applies.NOW
    choices: Callable[[Settings], tuple[Choice, ...]] = field(default=lambda _s: ())
    unless: Reason = always
    wire: str = ""
    sent: Sent | None = AS_IT_IS
    special: str = ""
    folds: bool = False
    more: str = ""
    of_device: bool = False
    is_live: bool = False
    azure_only: bool = False
    check: Callable[[str], str] = field(default=lambda _text: "")


# dataclasses.field itself is typed as the default's type
def setting(default: Any, spec: Spec) -> Any:
    """A field of `Settings`: its default and what is known about it."""
    return field(default=default, metadata={"spec": spec})


def fixed(choices: tuple[Choice, ...]) -> Callable[[Settings], tuple[Choice, ...]]:
    """Return choices that do not depend on other settings."""
    return lambda _settings: choices

"""All settings, put together from the tables of their groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from voicelive_desktop.domain.settings.advanced import AdvancedSettings
from voicelive_desktop.domain.settings.agent import AgentSettings
from voicelive_desktop.domain.settings.answers import AnswerSettings
from voicelive_desktop.domain.settings.application import ApplicationSettings
from voicelive_desktop.domain.settings.avatar import AvatarSettings
from voicelive_desktop.domain.settings.avatar_picture import AvatarPictureSettings
from voicelive_desktop.domain.settings.brain import BrainSettings
from voicelive_desktop.domain.settings.connection import ConnectionSettings
from voicelive_desktop.domain.settings.desktop import DesktopSettings
from voicelive_desktop.domain.settings.devices import DeviceSettings
from voicelive_desktop.domain.settings.formats import FormatSettings
from voicelive_desktop.domain.settings.model import ModelSettings
from voicelive_desktop.domain.settings.sound import SoundSettings
from voicelive_desktop.domain.settings.spec import Spec
from voicelive_desktop.domain.settings.talk import TalkSettings
from voicelive_desktop.domain.settings.telemetry import TelemetrySettings
from voicelive_desktop.domain.settings.transcription import TranscriptionSettings
from voicelive_desktop.domain.settings.turn import TurnSettings
from voicelive_desktop.domain.settings.voice import VoiceSettings
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(
    ConnectionSettings,
    ApplicationSettings,
    DesktopSettings,
    AgentSettings,
    AvatarPictureSettings,
    AvatarSettings,
    BrainSettings,
    AdvancedSettings,
    TelemetrySettings,
    FormatSettings,
    TranscriptionSettings,
    AnswerSettings,
    ModelSettings,
    TalkSettings,
    DeviceSettings,
    SoundSettings,
    TurnSettings,
    VoiceSettings,
):
    """All settings of the program and of a session, with the defaults of DESIGN.md.

    The fields of the last base come first.
    """


SPECS: Mapping[str, Spec] = {f.name: f.metadata["spec"] for f in fields(Settings)}
_DEFAULTS: Mapping[str, object] = {f.name: f.default for f in fields(Settings)}


def default_of(name: str) -> object:
    """The default value of a setting."""
    return _DEFAULTS[name]


def form_of(value: object) -> type:
    """The JSON type of a value: a member of a closed set is a text there."""
    if isinstance(value, str):
        return str
    return type(value)

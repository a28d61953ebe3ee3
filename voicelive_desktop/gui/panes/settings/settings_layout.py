"""Which rows the settings panel has, in which group, which are the basic ones, and where they
begin. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping

from voicelive_desktop.domain.settings import SPECS, Group, Spec
from voicelive_desktop.gui.panes.settings.control_names import control_of

LEFT = 16  # pixels; where all words of the panel begin
# of a check box in the style sheet; rows begin that much further right, so that the boxes line up
BOX_PADDING = 3
BASIC, ALL = "basic", "all"
LEVELS = (BASIC, ALL)
OPEN_AT_FIRST = (Group.VOICE, Group.TURN, Group.SOUND)
# With the presets twelve at most: what somebody who only wants to talk may look for.
BASIC_ROWS = frozenset(
    {
        "voice_name",
        "voice_rate",
        "noise_reduction",
        "echo_cancellation",
        "talk_mode",
        "model",
        "instructions",
    }
    | {"transcription_language", "text_size", "theme", "language"}
)
# Scripts find these controls by their objectName, whether the panel is open or not.
NAMED_ROWS = frozenset(
    {"voice_type", "voice_name", "voice_rate", "voice_temperature", "turn_detection"}
    | {"vad_threshold", "vad_prefix_padding_ms", "vad_silence_ms", "vad_speech_duration_ms"}
    | {"vad_remove_filler", "vad_interrupt", "vad_auto_truncate"}
    | {"eou_model", "eou_threshold", "eou_timeout_ms", "noise_reduction", "echo_cancellation"}
    | {"echo_reference", "model", "instructions", "temperature", "transcription_model"}
    | {"transcription_language"}
)
# Settings of the program that have a row here, although they are no part of a session; with those
# that stand between them.
_ALSO_HERE = {
    Group.ADVANCED: ("telemetry", "telemetry_url", "telemetry_content"),
    Group.TALK: ("talk_mode", "talk_key", "global_talk_key", "global_mute_key"),
    Group.APP: (
        *("text_size", "theme", "language", "reduced_motion", "sound_cues"),
        *("mind_screen_reader", "keep_conversations", "idle_minutes"),
        "stop_at_budget",
        *("notifications", "notification_words", "show_tray", "close_to_tray", "mini_opacity"),
        *("start_at_login", "start_minimized", "start_talking"),
    ),
}
# the bottom bar has the control of this name
_ELSEWHERE_TOO = {"talk_mode": "settings_talk_mode_combo"}


def names_in(group: Group) -> tuple[str, ...]:
    """The settings with a row in this group, in order."""
    first = _ALSO_HERE.get(group, ())
    own = (name for name, spec in SPECS.items() if spec.group is group is not Group.APP)
    return (*first, *(name for name in own if name not in first))


GROUPS = tuple(group for group in Group if names_in(group))
SHOWN: Mapping[str, Spec] = {name: SPECS[name] for group in GROUPS for name in names_in(group)}
GROUP_OF: Mapping[str, Group] = {name: group for group in GROUPS for name in names_in(group)}


def widget_of(name: str) -> str:
    """The objectName of the control in the setting's row."""
    return _ELSEWHERE_TOO.get(name) or control_of(name)


def setting_with(widget_name: str) -> str | None:
    """The setting whose row has the control of this objectName."""
    return next((name for name in SHOWN if widget_of(name) == widget_name), None)


def wire_name_of(name: str) -> str:
    """What the service calls the setting, "" for one that is the program's own."""
    if GROUP_OF.get(name) is not Group.APP:
        return SPECS[name].wire
    return ""

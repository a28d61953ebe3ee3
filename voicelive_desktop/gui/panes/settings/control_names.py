"""The objectNames of the controls that edit settings: from a setting's name and kind. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from voicelive_desktop.domain.facts.answer_options import OPTION_SPECS
from voicelive_desktop.domain.settings import SPECS, Kind

_ENDINGS: Mapping[Kind, str] = {
    Kind.CHOICE: "combo",
    Kind.EDITABLE_CHOICE: "combo",
    Kind.INTEGER: "spin",
    Kind.NUMBER: "spin",
    Kind.PERCENT: "spin",
    Kind.SWITCH: "check",
    Kind.LINE: "edit",
    Kind.KEY: "edit",
    Kind.TEXT: "edit",
    Kind.LINES: "edit",
    Kind.PAIRS: "edit",
}
_UNITS = ("_ms", "_s", "_db", "_mib")
# Names that tests, screen readers and scripts know, older than the rule.
_OF_OLD = {
    "global_talk_key": "global_talk_edit",
    "global_mute_key": "global_mute_edit",
    "idle_minutes": "idle_timeout_spin",
    "own_model_profile": "own_model_combo",
    "volume": "volume_slider",
}
_OPTIONS_OF_OLD = {
    "additional_instructions": "answer_additional_edit",
    "answer_as": "answer_kind_combo",
    "voice_name": "answer_voice_combo",
    "voice_rate": "answer_rate_spin",
    "output_format": "answer_format_combo",
    "max_tokens": "answer_tokens_spin",
    "reasoning_effort": "answer_reasoning_combo",
    "interim_kind": "answer_interim_combo",
    "invoke_input": "answer_invoke_edit",
}


def control_of(name: str) -> str:
    """The objectName of the control that edits a setting."""
    return _OF_OLD.get(name) or _named(name, SPECS[name].kind)


def control_of_option(name: str) -> str:
    """The objectName of the control that edits an option of one answer."""
    return _OPTIONS_OF_OLD.get(name) or _named(f"answer_{name}", OPTION_SPECS[name].kind)


def _named(name: str, kind: Kind) -> str:
    for unit in _UNITS:
        name = name.removesuffix(unit)
    return f"{name}_{_ENDINGS[kind]}"

"""The objectNames of the controls follow from the settings."""

from __future__ import annotations

from voicelive_desktop.domain.facts.answer_options import OPTION_SPECS
from voicelive_desktop.domain.settings import SPECS
from voicelive_desktop.gui.panes.settings.control_names import control_of, control_of_option


def test_no_two_settings_share_a_control() -> None:
    names = [control_of(name) for name in SPECS]
    names += [control_of_option(name) for name in OPTION_SPECS]
    assert len(names) == len(set(names))


def test_a_name_follows_from_the_setting_and_its_kind() -> None:
    assert control_of("vad_silence_ms") == "vad_silence_spin"
    assert control_of("voice_name") == "voice_name_combo"
    assert control_of("echo_cancellation") == "echo_cancellation_check"
    assert control_of("instructions") == "instructions_edit"
    assert control_of_option("temperature") == "answer_temperature_spin"

"""Settings on disk."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from voicelive_desktop.app.environment.places import profile_file, profiles_folder, settings_path
from voicelive_desktop.app.storage import settings_file
from voicelive_desktop.app.storage.settings_file import SettingsFile, not_used_in, read_values
from voicelive_desktop.domain.facts.device_memory import DeviceMemory
from voicelive_desktop.domain.settings import SCHEMA_VERSION, Correction, Settings
from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.domain.words.kinds import Appearance, Target

CHOSEN = Settings(
    vad_threshold=0.7, voice_name="Grüße", model="gpt-realtime-mini", vad_interrupt=False
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "settings.json"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_what_is_saved_is_loaded(path: Path) -> None:
    SettingsFile(path).save(CHOSEN)
    assert SettingsFile(path).load() == settings_file.Loaded(CHOSEN)
    assert json.loads(path.read_text(encoding="utf-8"))["version"] == SCHEMA_VERSION


def test_only_what_differs_from_the_defaults_is_written(path: Path) -> None:
    SettingsFile(path).save(Settings(volume=0.5))
    assert json.loads(path.read_text())["settings"] == {"volume": 0.5}


def test_no_file_means_defaults_and_no_problem(path: Path) -> None:
    assert SettingsFile(path).load() == settings_file.Loaded(Settings())


def test_without_a_place_everything_stays_in_memory() -> None:
    file = SettingsFile(None, {"model": "m"})
    file.save(CHOSEN)
    assert file.load().settings.model == "m"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "[" * 100_000,
        '{"version": 1}',
        '{"version": "1", "settings": {}}',
        '{"version": 1, "settings": []}',
        '{"version": 999, "settings": {"volume": 0.5}}',
    ],
    ids=lambda text: text[:30],
)
def test_a_file_that_cannot_be_used_is_kept_aside_and_told(path: Path, text: str) -> None:
    write(path, text)
    loaded = SettingsFile(path).load()
    assert loaded.settings == Settings()
    assert loaded.problem.endswith(".")
    assert not path.exists()
    assert path.with_name("settings.json.unusable").read_text() == text


def test_a_profile_that_cannot_be_used_stays_where_it_is(path: Path) -> None:
    for text in ("{", '{"version": 999, "settings": {}}'):
        write(path, text)
        values, problem = read_values(path, keep=True)
        assert (values, path.read_text()) == ({}, text)
        assert "settings.json" in problem


def test_names_and_values_that_are_not_possible_are_dropped_and_named(path: Path) -> None:
    values: dict[str, Any] = {"volume": 0.5, "shoe_size": 43, "vad_threshold": 7, "theme": "pink"}
    write(path, json.dumps({"version": 1, "settings": values}))
    loaded = SettingsFile(path).load()
    assert loaded.settings == Settings(volume=0.5)
    for name in ("shoe_size", "Voice threshold", "Appearance"):
        assert name in loaded.problem
    assert [one.name for one in loaded.unusable] == ["vad_threshold", "theme"]


def test_what_cannot_be_used_stays_in_the_file_until_another_value_is_chosen(path: Path) -> None:
    values: dict[str, Any] = {
        "vad_threshold": 7,
        "vad_silence_ms": "long",
        "from_tomorrow": [1],
        "my_key": "secret",
    }
    write(path, json.dumps({"version": 1, "settings": values}))
    file = SettingsFile(path)
    loaded = file.load()
    file.save(Settings(volume=0.5), None, loaded.unusable)
    kept = json.loads(path.read_text())["settings"]
    assert kept == {
        "volume": 0.5,
        "vad_threshold": 7,
        "vad_silence_ms": "long",
        "from_tomorrow": [1],
    }
    file.save(
        Settings(vad_threshold=0.6),
        None,
        tuple(u for u in loaded.unusable if u.name == "vad_silence_ms"),
    )
    kept = json.loads(path.read_text())["settings"]
    assert kept == {"vad_threshold": 0.6, "vad_silence_ms": "long", "from_tomorrow": [1]}


def test_a_folder_in_the_place_of_the_file_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    loaded = SettingsFile(path).load()
    assert loaded.settings == Settings()
    assert loaded.problem


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.just(10**400),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["version", "volume"]), inner)
    ),
    max_leaves=4,
)


@given(
    st.fixed_dictionaries(
        {"version": JSON, "settings": st.dictionaries(st.sampled_from(["volume", "model"]), JSON)}
    )
)
@hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30
)
def test_no_content_of_a_file_raises(tmp_path: Path, content: dict[str, Any]) -> None:
    path = tmp_path / "s.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    assert isinstance(SettingsFile(path).load().settings, Settings)


@pytest.mark.parametrize("moment", ["fsync", "write"])
def test_a_crash_while_saving_leaves_the_old_file_and_nothing_else(
    path: Path, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = SettingsFile(path)
    file.save(Settings(volume=0.25))

    def crash(*_: object, **_more: object) -> None:
        raise KeyboardInterrupt

    if moment == "fsync":
        monkeypatch.setattr("os.fsync", crash)
    else:
        monkeypatch.setattr(Path, "replace", crash)
    with pytest.raises(KeyboardInterrupt):
        file.save(Settings(volume=0.75))
    monkeypatch.undo()
    assert SettingsFile(path).load().settings.volume == 0.25
    assert [p.name for p in path.parent.iterdir()] == ["settings.json"]


def test_a_folder_that_cannot_be_written_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        SettingsFile(tmp_path / "file" / "settings.json").save(CHOSEN)


def test_half_a_character_does_not_keep_the_settings_from_being_saved(path: Path) -> None:
    SettingsFile(path).save(Settings(instructions="a\ud800b"))
    assert SettingsFile(path).load().settings.instructions == "a?b"


def test_what_holds_for_one_start_is_not_saved_but_changes_of_the_user_are(path: Path) -> None:
    SettingsFile(path).save(Settings(model="gpt-realtime-mini"))
    file = SettingsFile(path, {"model": "gpt-realtime-1.5", "target": "azure"})
    loaded = file.load().settings
    assert (loaded.model, loaded.target) == ("gpt-realtime-1.5", "azure")
    file.save(Settings(model="gpt-realtime-1.5", target=Target.AZURE, volume=0.5))
    assert SettingsFile(path).load().settings == Settings(model="gpt-realtime-mini", volume=0.5)
    file.save(Settings(model="gpt-realtime-2.1", target=Target.AZURE))
    assert SettingsFile(path).load().settings == Settings(model="gpt-realtime-2.1")


def test_what_only_goes_with_an_override_is_not_saved_either(path: Path) -> None:
    SettingsFile(path).save(Settings(transcription_model="whisper-1"))
    file = SettingsFile(path, {"model": "gpt-4.1"})
    loaded = file.load().settings
    assert loaded.transcription_model == "azure-speech"
    file.save(loaded)
    assert SettingsFile(path).load().settings == Settings(transcription_model="whisper-1")


def test_a_profile_comes_before_saved_settings_and_after_overrides_and_is_not_saved_as_they_are(
    path: Path,
) -> None:
    SettingsFile(path).save(Settings(volume=0.25, theme=Appearance.DARK))
    file = SettingsFile(path, {"model": "gpt-realtime-mini"})
    loaded = file.load({"model": "gpt-realtime-1.5", "volume": 0.75}).settings
    assert (loaded.model, loaded.volume, loaded.theme) == ("gpt-realtime-mini", 0.75, "dark")
    file.save(loaded)
    assert SettingsFile(path).load().settings == Settings(volume=0.25, theme=Appearance.DARK)


def test_the_places_are_in_the_person_s_own_folder() -> None:
    path = settings_path()
    assert path is not None
    assert path.name == "settings.json"
    assert profile_file("work") is None
    assert profiles_folder() == path.parent / "profiles"
    assert profile_file("/x/mine.json") == Path("/x/mine.json")
    assert profile_file("mine.json") == Path("mine.json")


KEPT = (
    DeviceMemory()
    .with_microphone(DeviceName("Jabra|ALSA"), (("microphone_gain_db", 6), ("gate_open_db", -30)))
    .with_speaker(DeviceName(""), (("volume", 0.5),))
)


def test_the_levels_of_the_devices_are_kept(path: Path) -> None:
    SettingsFile(path).save(CHOSEN, KEPT)
    assert SettingsFile(path).load().memory == KEPT
    assert (
        json.loads(path.read_text())["devices"]["microphones"]["Jabra|ALSA"]["microphone_gain_db"]
        == 6
    )


@pytest.mark.parametrize(
    "devices",
    [
        7,
        {"microphones": 7},
        {"microphones": {"x": 7}},
        {"microphones": {"x": {"gate_open_db": "loud", "theme": "dark"}}, "speakers": []},
    ],
)
def test_unusable_levels_are_left_out(path: Path, devices: object) -> None:
    write(
        path,
        json.dumps({"version": SCHEMA_VERSION, "settings": {"volume": 0.5}, "devices": devices}),
    )
    loaded = SettingsFile(path).load()
    assert loaded == settings_file.Loaded(Settings(volume=0.5))


def test_pairs_of_a_file_that_do_not_go_together_are_told_and_those_of_an_option_are_not(
    path: Path,
) -> None:
    values = {
        "model": "gpt-4.1",
        "noise_reduction": "near_field",
        "transcription_model": "azure-speech",
    }
    write(path, json.dumps({"version": SCHEMA_VERSION, "settings": values}))
    told = SettingsFile(path).load().corrections
    assert told == (
        Correction("noise_reduction", "near_field", "azure_deep_noise_suppression", "model"),
    )
    profile = {"model": "gpt-4.1", "transcription_model": "whisper-1", "vad_silence_ms": 500}
    assert [c.name for c in SettingsFile(None).load(profile).corrections] == ["transcription_model"]
    assert SettingsFile(None, {"model": "gpt-4.1"}).load().corrections == ()


def test_pairs_of_the_file_itself_are_told_once_and_those_of_a_profile_as_long_as_it_is_used(
    path: Path,
) -> None:
    pair = {"model": "gpt-4.1", "transcription_model": "gpt-4o-transcribe"}
    file = SettingsFile(path)
    assert not file.load(pair).is_of_file
    write(path, json.dumps({"version": 1, "settings": pair}))
    loaded = file.load()
    assert loaded.is_of_file
    file.save(loaded.settings)
    assert SettingsFile(path).load().corrections == ()


def test_a_wrong_value_of_a_setting_is_kept_whatever_its_name_and_a_secret_is_not(
    path: Path,
) -> None:
    wrong = {"max_output_tokens": 99_999, "interim_max_tokens": "many", "talk_key": 7}
    write(path, json.dumps({"version": 1, "settings": {**wrong, "api_key": "s"}}))
    assert not_used_in(path) == wrong


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_leads_to_itself_is_told_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.symlink_to(path)
    file = SettingsFile(path)
    loaded = file.load()
    assert loaded.problem
    file.save(replace(loaded.settings, vad_silence_ms=900))
    assert SettingsFile(path).load().settings.vad_silence_ms == 900

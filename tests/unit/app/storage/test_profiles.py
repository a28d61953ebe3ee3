"""Profiles on disk, and what the user does with them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.kinds import kinds_of
from tests.support.settings_context import CONTEXT, values_of
from voicelive_desktop.app.environment.options import Options
from voicelive_desktop.app.environment.resources import resource
from voicelive_desktop.app.services.profile_requests import ProfileDesk
from voicelive_desktop.app.start.start_profile import start_profile
from voicelive_desktop.app.storage.profile_fields import AllowedFields
from voicelive_desktop.app.storage.profiles import OF_PROFILE, Profiles, settings_in, write_profile
from voicelive_desktop.app.storage.remembered import Remembered
from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts.events import (
    Event,
    FileSaved,
    ProfilesListed,
    ProfileTroubled,
    SettingsChosen,
    SettingsUndone,
)
from voicelive_desktop.domain.facts.notices import CorrectedNotice, SettingsFileNotice
from voicelive_desktop.domain.facts.requests.about_profiles import (
    ChooseProfile,
    DeleteProfile,
    DuplicateProfile,
    ExportProfile,
    ImportProfile,
    RenameProfile,
    SaveProfile,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.profile_changes import is_changed
from voicelive_desktop.domain.questions.selectors import unusable_in_file
from voicelive_desktop.domain.settings import SPECS, Group, Settings, changed
from voicelive_desktop.domain.words.kinds import Appearance, TalkMode

SHIPPED = ("Companion", "Customer service", "Interpreter", "Noisy room", "Push-to-talk radio")


@pytest.fixture
def profiles(tmp_path: Path) -> Profiles:
    return Profiles(tmp_path / "profiles", resource("profiles"))


def test_examples_come_along_and_every_one_is_possible_as_it_is(profiles: Profiles) -> None:
    assert profiles.names() == ((), SHIPPED)
    for name in SHIPPED:
        values, problem = profiles.load(name)
        assert problem == ""
        assert changed(Settings(), values)[1] == ()
        assert values.keys() == set(OF_PROFILE)


def test_a_profile_is_kept_without_devices_addresses_and_volume(profiles: Profiles) -> None:
    settings = Settings(
        vad_silence_ms=900, endpoint="https://x.example", input_device="Jabra", volume=0.2
    )
    profiles.save("Mine", settings)
    assert profiles.names()[0] == ("Mine",)
    path = profiles.path_of("Mine")
    assert path is not None
    assert json.loads(path.read_text(encoding="utf-8"))["settings"] == {"vad_silence_ms": 900}
    assert profiles.load("Mine")[0]["vad_silence_ms"] == 900
    elsewhere = [name for name in OF_PROFILE if SPECS[name].group in {Group.APP, Group.CONNECTION}]
    assert elsewhere == ["talk_mode"]  # it says how one talks


def test_the_radio_is_talked_to_with_the_key_and_the_next_profile_opens_the_microphone(
    profiles: Profiles,
) -> None:
    radio = changed(Settings(), profiles.load("Push-to-talk radio")[0])[0]
    assert radio.talk_mode == TalkMode.PUSH
    assert changed(radio, profiles.load("Companion")[0])[0].talk_mode == TalkMode.OPEN


def test_one_of_the_users_own_hides_the_example_of_its_name(profiles: Profiles) -> None:
    profiles.save("Companion", Settings(vad_silence_ms=900))
    assert profiles.names() == (("Companion",), SHIPPED[1:])
    assert profiles.load("Companion")[0]["vad_silence_ms"] == 900
    profiles.delete("Companion")
    assert profiles.names() == ((), SHIPPED)


def test_renaming_and_deleting_are_for_the_users_own(profiles: Profiles) -> None:
    profiles.save("A", Settings())
    profiles.save("B", Settings())
    profiles.rename("A", "C")
    assert profiles.names()[0] == ("B", "C")
    with pytest.raises(ValueError, match="already"):
        profiles.rename("B", "C")
    with pytest.raises(ValueError, match="can't be renamed"):
        profiles.rename("Companion", "D")
    with pytest.raises(ValueError, match="can't be deleted"):
        profiles.delete("Companion")


@pytest.mark.parametrize("name", ["", " a", "a.", "../evil", "a/b", "x" * 61, "nul\0"])
def test_odd_names_are_refused_in_a_sentence(profiles: Profiles, name: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        profiles.save(name, Settings())
    assert profiles.path_of(name) is None


def test_a_file_is_taken_in_under_a_free_name_and_what_is_none_is_refused(
    profiles: Profiles, tmp_path: Path
) -> None:
    file = tmp_path / "Companion.json"
    file.write_text(
        json.dumps({"version": 1, "settings": {"vad_silence_ms": 800, "api_key": "secret"}})
    )
    assert profiles.take_in(file) == "Companion 2"
    taken = profiles.path_of("Companion 2")
    assert taken is not None
    assert "secret" not in taken.read_text(encoding="utf-8")
    file.write_text("{")
    with pytest.raises(ValueError, match="could not be used"):
        profiles.take_in(file)
    assert file.exists()
    assert settings_in(file)[0] == {}


class Desk:
    def __init__(self, profiles: Profiles) -> None:
        self.state, self.told = State(), list[Event]()
        self.desk = ProfileDesk(profiles, lambda: self.state.settings, self.report)
        self.desk.tell()

    def report(self, event: Event) -> None:
        self.told.append(event)
        self.state, _ = step(self.state, event)

    def choose(self, **changes: object) -> None:
        self.report(SettingsChosen(tuple(changes.items())))


def test_choosing_takes_over_the_whole_profile_and_can_be_undone(profiles: Profiles) -> None:
    desk = Desk(profiles)
    assert desk.state.choices.profiles == ((), SHIPPED)
    desk.state = replace(desk.state, settings=Settings(voice_rate=1.2, volume=0.3))
    desk.desk.serve(ChooseProfile("Noisy room"))
    settings = desk.state.settings
    assert (settings.profile, settings.vad_threshold, settings.voice_rate, settings.volume) == (
        "Noisy room",
        0.7,
        1,
        0.3,
    )
    assert desk.state.choices.history


def test_a_profiles_wrong_value_is_told_at_its_row_until_another_is_chosen(
    profiles: Profiles, tmp_path: Path
) -> None:
    desk = Desk(profiles)
    assert profiles.folder is not None
    profiles.folder.mkdir()
    text = json.dumps({"version": 1, "settings": {"vad_silence_ms": 90, "vad_threshold": 0.7}})
    (profiles.folder / "Odd.vldprofile").write_text(text)
    desk.desk.serve(ChooseProfile("Odd"))
    assert (desk.state.settings.vad_threshold, desk.state.settings.vad_silence_ms) == (0.7, 500)
    why = unusable_in_file(desk.state, "vad_silence_ms")
    assert why.startswith("The file says “90”, but this must be between 100 ms and 5000 ms.")
    assert [notice.key for notice in desk.state.program.notices] == ["settings_file"]
    desk.report(SettingsChosen((("vad_silence_ms", 500),)))
    assert unusable_in_file(desk.state, "vad_silence_ms") == ""


def test_saving_renaming_deleting_importing_and_exporting(
    profiles: Profiles, tmp_path: Path
) -> None:
    desk = Desk(profiles)
    desk.report(SettingsChosen((("vad_silence_ms", 900),)))
    desk.desk.serve(SaveProfile("Mine"))
    assert (desk.state.settings.profile, desk.state.choices.profiles[0]) == ("Mine", ("Mine",))
    desk.desk.serve(RenameProfile("Mine", "Yours"))
    assert (desk.state.settings.profile, desk.state.choices.profiles[0]) == ("Yours", ("Yours",))
    desk.desk.serve(ExportProfile(str(tmp_path / "out.json")))
    assert desk.told[-1] == FileSaved(str(tmp_path / "out.json"))
    desk.desk.serve(DeleteProfile("Yours"))
    assert (desk.state.settings.profile, desk.state.choices.profiles[0]) == ("", ())
    desk.desk.serve(ImportProfile(str(tmp_path / "out.json")))
    assert (desk.state.settings.profile, desk.state.choices.profiles[0]) == ("out", ("out",))
    assert desk.state.settings.vad_silence_ms == 900


def test_a_profile_is_duplicated_whole_also_one_that_came_along(profiles: Profiles) -> None:
    desk = Desk(profiles)
    desk.desk.serve(ChooseProfile("Noisy room"))
    desk.desk.serve(DuplicateProfile("Noisy room"))
    desk.desk.serve(DuplicateProfile("Noisy room"))
    assert desk.state.choices.profiles[0] == ("Noisy room 2", "Noisy room 3")
    assert desk.state.settings.profile == "Noisy room 3"
    assert profiles.load("Noisy room 3") == profiles.load("Noisy room")
    desk.desk.serve(DuplicateProfile("Nobody"))
    assert [n.words for n in desk.state.program.notices if isinstance(n, SettingsFileNotice)] == [
        "There is no profile named Nobody."
    ]


def test_a_copy_is_of_what_is_set_now_not_of_the_file(profiles: Profiles) -> None:
    desk = Desk(profiles)
    desk.desk.serve(ChooseProfile("Noisy room"))
    desk.choose(vad_silence_ms=1234)
    desk.desk.serve(DuplicateProfile("Noisy room"))
    assert desk.state.settings.profile == "Noisy room 2"
    assert profiles.load("Noisy room 2")[0]["vad_silence_ms"] == 1234
    assert profiles.load("Noisy room")[0]["vad_silence_ms"] != 1234
    assert not is_changed(desk.state)


@pytest.mark.parametrize("to", ["Noisy room", "Companion"])
def test_who_switches_with_unsaved_changes_is_told_and_gets_them_back(
    profiles: Profiles, to: str
) -> None:
    desk = Desk(profiles)
    desk.desk.serve(ChooseProfile("Noisy room"))
    assert not desk.state.program.notices
    desk.choose(vad_silence_ms=1234, talk_mode=TalkMode.PUSH)
    assert is_changed(desk.state)
    before = desk.state.settings
    desk.desk.serve(ChooseProfile(to))
    assert [notice.key for notice in desk.state.program.notices] == ["profile_left"]
    assert desk.state.settings != before
    desk.report(SettingsUndone())
    assert desk.state.settings == before
    assert is_changed(desk.state)
    assert not desk.state.program.notices


def test_settings_of_no_profile_are_not_replaced_without_a_word(profiles: Profiles) -> None:
    desk = Desk(profiles)
    desk.desk.serve(ChooseProfile("Noisy room"))
    assert not desk.state.program.notices, "nothing was set before"
    desk = Desk(profiles)
    desk.choose(voice_rate=1.3)
    desk.desk.serve(ChooseProfile("Noisy room"))
    assert [notice.key for notice in desk.state.program.notices] == ["profile_left"]


def test_a_saved_renamed_or_unchanged_profile_is_not_marked(profiles: Profiles) -> None:
    desk = Desk(profiles)
    desk.choose(vad_silence_ms=1234)
    desk.desk.serve(SaveProfile("Mine"))
    assert not is_changed(desk.state)
    desk.choose(vad_silence_ms=700)
    assert is_changed(desk.state)
    desk.desk.serve(RenameProfile("Mine", "Yours"))
    assert is_changed(desk.state), "the file says what it said"
    desk.choose(vad_silence_ms=1234)
    assert not is_changed(desk.state)
    desk.choose(volume=0.5, theme=Appearance.DARK)
    assert not is_changed(desk.state), "no part of a profile"


def test_a_profile_that_was_changed_before_the_last_end_is_marked_from_the_start(
    profiles: Profiles,
) -> None:
    profiles.save("Mine", Settings(vad_silence_ms=900))
    desk = Desk(profiles)
    desk.state = State(settings=Settings(profile="Mine", vad_silence_ms=950))
    desk.desk.tell()
    assert is_changed(desk.state)


def test_an_opened_file_is_kept_once_and_used_and_can_be_taken_back(
    profiles: Profiles, tmp_path: Path
) -> None:
    file = tmp_path / "Evening.vldprofile"
    write_profile(file, Settings(vad_silence_ms=900))
    desk = Desk(profiles)
    for _ in range(2):
        desk.desk.open(file)
        assert (desk.state.settings.profile, desk.state.settings.vad_silence_ms) == ("Evening", 900)
    assert desk.state.choices.profiles[0] == ("Evening",)
    assert [notice.key for notice in desk.state.program.notices] == ["profile_opened"]
    desk.report(SettingsUndone())
    assert (desk.state.settings, desk.state.program.notices) == (Settings(), ())


def test_an_opened_file_is_used_even_where_nothing_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "Evening.json"
    write_profile(file, Settings(vad_silence_ms=900))
    desk = Desk(Profiles(None, None))
    desk.desk.open(file)
    assert (desk.state.settings.profile, desk.state.settings.vad_silence_ms) == ("Evening", 900)
    file.write_text("[]")
    desk.desk.open(file)
    assert desk.state.program.notices[-1].key == "settings_file"
    assert desk.state.settings.vad_silence_ms == 900


def test_names_that_differ_in_their_case_are_one_name_as_they_are_to_many_file_systems(
    profiles: Profiles, tmp_path: Path
) -> None:
    profiles.save("Foo", Settings(vad_silence_ms=700))
    profiles.save("foo 2", Settings(vad_silence_ms=800))
    assert profiles.duplicate("Foo", Settings()) == "Foo 3"
    file = tmp_path / "FOO.vldprofile"
    write_profile(file, Settings(vad_silence_ms=900))
    assert profiles.take_in(file) == "FOO 4"
    write_profile(file, Settings(vad_silence_ms=700))
    assert profiles.take_in(file) == "Foo"
    with pytest.raises(ValueError, match=r"A profile named Foo already exists\."):
        profiles.save("foo", Settings())
    with pytest.raises(ValueError, match=r"A profile named Foo already exists\."):
        profiles.rename("foo 2", "foo")
    assert profiles.load("Foo")[0]["vad_silence_ms"] == 700


def test_a_name_may_change_its_case_and_hides_the_example_of_its_name_in_any(
    profiles: Profiles,
) -> None:
    profiles.save("Mine", Settings())
    profiles.rename("Mine", "MINE")
    profiles.save("companion", Settings())
    assert profiles.names() == (("MINE", "companion"), SHIPPED[1:])


def test_letters_with_marks_are_one_name_however_they_are_written(profiles: Profiles) -> None:
    profiles.save("Zo\u00eb", Settings())
    assert profiles.folder is not None
    write_profile(profiles.folder / "zoe\u0308 2.vldprofile", Settings())
    assert profiles.duplicate("Zo\u00eb", Settings()) == "Zo\u00eb 3"


def test_where_nothing_is_kept_that_is_the_reason_and_not_what_is_wrong_in_the_file(
    tmp_path: Path,
) -> None:
    file = tmp_path / "Odd.vldprofile"
    file.write_text(
        json.dumps({"version": 1, "settings": {"vad_silence_ms": 90, "vad_threshold": 0.7}})
    )
    with pytest.raises(ValueError, match=r"^Profiles can't be saved with --temp-profile\.$"):
        Profiles(None, None).take_in(file)
    file.write_text("[]")
    with pytest.raises(ValueError, match="could not be used"):
        Profiles(None, None).take_in(file)


def test_profiles_of_older_versions_are_found_and_get_the_new_ending(profiles: Profiles) -> None:
    assert profiles.folder is not None
    for name in ("A", "B", "C"):
        write_profile(profiles.folder / f"{name}.json", Settings(vad_silence_ms=900))
    assert profiles.names()[0] == ("A", "B", "C")
    assert profiles.load("A")[0]["vad_silence_ms"] == 900
    profiles.save("A", Settings(vad_silence_ms=800))
    profiles.rename("B", "D")
    profiles.delete("C")
    assert sorted(path.name for path in profiles.folder.iterdir()) == [
        "A.vldprofile",
        "D.vldprofile",
    ]


def test_what_does_not_work_is_told(profiles: Profiles, tmp_path: Path) -> None:
    desk = Desk(profiles)
    desk.desk.serve(DeleteProfile("Companion"))
    desk.desk.serve(ChooseProfile("Nobody"))
    desk.desk.serve(ExportProfile(str(tmp_path / "out.json" / "under" / "a.json")))
    desk.desk.serve(ImportProfile(str(tmp_path / "missing.json")))
    problems = [event.problem for event in desk.told if isinstance(event, ProfileTroubled)]
    assert len(problems) >= 3
    assert all(problem.endswith(".") for problem in problems)
    assert ProfilesListed in kinds_of(desk.told)


def test_every_setting_of_a_profile_comes_back_as_it_went(
    profiles: Profiles, tmp_path: Path
) -> None:
    file = tmp_path / "Round trip.vldprofile"
    for name in OF_PROFILE:
        base, _ = changed(Settings(), CONTEXT.get(name, {}))
        for value in values_of(name, base):
            settings, _ = changed(base, {name: value})
            desk = Desk(profiles)
            desk.state = replace(desk.state, settings=settings)
            desk.desk.serve(ExportProfile(str(file)))
            desk.state = State()
            desk.desk.serve(ImportProfile(str(file)))
            of_profile = {n: getattr(settings, n) for n in OF_PROFILE}
            assert {n: getattr(desk.state.settings, n) for n in OF_PROFILE} == of_profile, (
                name,
                value,
            )
            assert desk.state.program.notices == (), (name, value)
            profiles.delete("Round trip")


ODD = {
    "vad_silence_ms": 90,
    "vad_threshold": 0.7,
    "shoe_size": 43,
    "trusted_host": "evil.example",
    "api_key": "secret",
}
TOLD = (
    "These settings in the profile could not be used: “Silence before a reply”. "
    "Not known to this version, but kept in the profile: shoe_size. "
    "Left out, because profiles do not include these settings: “Trusted host”."
)


def test_of_an_imported_profile_everything_that_is_not_used_is_named_or_kept(
    profiles: Profiles, tmp_path: Path
) -> None:
    desk, file = Desk(profiles), tmp_path / "Odd.vldprofile"
    file.write_text(json.dumps({"version": 1, "settings": ODD}))
    for _ in range(2):
        desk.desk.serve(ImportProfile(str(file)))
    assert desk.state.choices.profiles[0] == ("Odd",)
    assert desk.state.settings.vad_threshold == 0.7
    assert "90" in unusable_in_file(desk.state, "vad_silence_ms")
    assert [n.words for n in desk.state.program.notices if isinstance(n, SettingsFileNotice)] == [
        TOLD
    ]
    copy = profiles.path_of("Odd")
    assert copy is not None
    kept = json.loads(copy.read_text())["settings"]
    assert kept == {"vad_silence_ms": 90, "vad_threshold": 0.7, "shoe_size": 43}
    desk.desk.serve(SaveProfile("Odd"))
    assert json.loads(copy.read_text())["settings"] == {"vad_threshold": 0.7, "shoe_size": 43}
    desk.desk.serve(ExportProfile(str(tmp_path / "out.json")))
    assert json.loads((tmp_path / "out.json").read_text())["settings"]["shoe_size"] == 43


def test_a_wrong_value_whose_name_sounds_like_a_secret_is_told_and_kept(
    profiles: Profiles, tmp_path: Path
) -> None:
    desk, file = Desk(profiles), tmp_path / "Long.vldprofile"
    file.write_text(
        json.dumps({"version": 1, "settings": {"max_output_tokens": 99_999, "vad_threshold": 0.7}})
    )
    desk.desk.serve(ImportProfile(str(file)))
    words = "These settings in the profile could not be used: “Maximum reply length”."
    assert desk.state.program.notices == (SettingsFileNotice(words),)
    copy = profiles.path_of("Long")
    assert copy is not None
    assert json.loads(copy.read_text())["settings"] == {
        "max_output_tokens": 99_999,
        "vad_threshold": 0.7,
    }


def test_a_profile_whose_only_value_is_wrong_is_taken_in_and_told(
    profiles: Profiles, tmp_path: Path
) -> None:
    desk, file = Desk(profiles), tmp_path / "Odd.vldprofile"
    file.write_text(json.dumps({"version": 1, "settings": {"vad_silence_ms": "long"}}))
    desk.desk.serve(ImportProfile(str(file)))
    assert desk.state.settings.profile == "Odd"
    assert "this must be a whole number" in unusable_in_file(desk.state, "vad_silence_ms")


def test_pairs_of_an_imported_profile_that_do_not_go_together_are_told(
    profiles: Profiles, tmp_path: Path
) -> None:
    desk, file = Desk(profiles), tmp_path / "Pair.vldprofile"
    values = {
        "model": "gpt-4.1",
        "transcription_model": "azure-speech",
        "noise_reduction": "near_field",
    }
    file.write_text(json.dumps({"version": 1, "settings": values}))
    desk.desk.serve(ImportProfile(str(file)))
    (notice,) = desk.state.program.notices
    assert isinstance(notice, CorrectedNotice)
    assert [(c.name, c.because) for c in notice.corrections] == [("noise_reduction", "model")]


def test_a_profile_of_a_newer_version_is_refused_whole(profiles: Profiles, tmp_path: Path) -> None:
    desk, file = Desk(profiles), tmp_path / "New.vldprofile"
    file.write_text(json.dumps({"version": 99, "settings": {"vad_silence_ms": "long"}}))
    desk.desk.serve(ImportProfile(str(file)))
    assert (desk.state.settings, desk.state.choices.profiles[0]) == (Settings(), ())
    assert desk.state.program.notices == (
        SettingsFileNotice("The file New.vldprofile could not be used."),
    )


def test_no_profile_can_say_which_host_is_trusted_with_the_key(tmp_path: Path) -> None:
    file = tmp_path / "from_elsewhere.json"
    values = {
        "trusted_host": "evil.example",
        "endpoint": "https://evil.example",
        "vad_silence_ms": 900,
    }
    file.write_text(json.dumps({"version": 1, "settings": values}), encoding="utf-8")
    read = start_profile(Options(profile=str(file)), AllowedFields(Remembered(None)))
    assert read.values["vad_silence_ms"] == 900
    assert "Left out" in read.problem
    assert "trusted_host" not in read.values
    assert "trusted_host" not in settings_in(file)[0]

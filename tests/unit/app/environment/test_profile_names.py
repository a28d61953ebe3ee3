"""Names of profiles: what is listed can be used, and what can be saved is listed."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from voicelive_desktop.app.environment.options import Options
from voicelive_desktop.app.environment.places import profile_file
from voicelive_desktop.app.environment.profile_names import (
    LONGEST_NAME,
    SUFFIX,
    found_in,
    name_from,
    name_problem,
    names_in,
)
from voicelive_desktop.app.start.start_profile import start_profile
from voicelive_desktop.app.storage.profile_fields import AllowedFields
from voicelive_desktop.app.storage.profiles import Profiles
from voicelive_desktop.app.storage.remembered import Remembered
from voicelive_desktop.domain.settings import Settings

ODD = (
    "Desk v1.2",
    "St. Anna",
    "Desk (2) [new] {x}",
    "हिन्दी",
    "ภาษาไทย",
    "Cafe\u0301",
    "Caf\u00e9",
    "+49 & Co., 50 % #1 = “ok”!",
    "👩‍🚀 Raumfahrt",
    "x" * LONGEST_NAME,
)
TEXT = json.dumps({"version": 1, "settings": {"vad_silence_ms": 900}})


@pytest.mark.parametrize("name", ODD)
def test_a_name_as_people_give_them_can_be_saved_listed_used_and_named_at_the_start(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profiles = Profiles(tmp_path, None)
    profiles.save(name, Settings(vad_silence_ms=900))
    assert profiles.names()[0] == (name,)
    assert profiles.load(name)[0]["vad_silence_ms"] == 900
    monkeypatch.setattr(
        "voicelive_desktop.app.start.start_profile.profiles_folder", lambda: tmp_path
    )
    read = start_profile(Options(profile=name), AllowedFields(Remembered(None)))
    assert (read.values["vad_silence_ms"], read.values["profile"], read.problem) == (900, name, "")
    profiles.rename(name, "Other")
    assert profiles.names()[0] == ("Other",)


def test_accents_are_found_however_they_are_written(tmp_path: Path) -> None:
    (tmp_path / f"Cafe\u0301{SUFFIX}").write_text(TEXT)
    assert Profiles(tmp_path, None).load("Caf\u00e9")[0]["vad_silence_ms"] == 900


def test_only_files_are_listed_and_a_name_that_is_no_text_disturbs_nobody(tmp_path: Path) -> None:
    (tmp_path / f"Folder{SUFFIX}").mkdir()
    (tmp_path / f"Nowhere{SUFFIX}").symlink_to(tmp_path / "gone")
    with contextlib.suppress(OSError):  # some systems have no such names
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/Caf\xe9.vldprofile")).write_text(TEXT)
    (tmp_path / "LOUD.VLDPROFILE").write_text(TEXT)
    assert Profiles(tmp_path, None).names()[0] == ("LOUD",)
    assert Profiles(tmp_path, None).load("LOUD")[0]["vad_silence_ms"] == 900


@given(st.lists(st.text(min_size=1, max_size=70), max_size=6))
@hypothesis_settings(deadline=None, max_examples=40)
def test_what_is_listed_can_be_used_whatever_other_programs_called_it(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as where:
        folder = Path(where)
        for name in names:
            with contextlib.suppress(OSError, ValueError):
                (folder / f"{name}{SUFFIX}").write_text(TEXT)
        for listed in names_in(folder):
            assert Profiles(folder, None).load(listed)[0]["vad_silence_ms"] == 900
            Profiles(folder, None).save(listed, Settings(vad_silence_ms=800))
            assert Profiles(folder, None).load(listed)[0]["vad_silence_ms"] == 800


@given(st.text(max_size=90))
@hypothesis_settings(deadline=None, max_examples=60)
def test_what_a_name_can_be_can_be_saved_and_the_nearest_name_is_one(text: str) -> None:
    name = name_from(text)
    assert name == "" or name_problem(name) == ""
    problem = name_problem(text)
    assert problem == "" or problem.endswith(".")
    if problem:
        return
    with tempfile.TemporaryDirectory() as where:
        Profiles(Path(where), None).save(text, Settings())
        assert names_in(Path(where)) == (text,)
        assert found_in(Path(where), text) is not None


@pytest.mark.parametrize(
    "name", ["con", "NUL.x", "lpt1", "com9.profile", "a:b", "what?", "a\nb", "\u0085", "\ud83d"]
)
def test_names_that_some_system_cannot_have_are_refused(name: str) -> None:
    assert name_problem(name).endswith(".")


def test_a_file_is_what_has_a_folder_or_the_ending_of_a_profile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert profile_file("Desk v1.2") is None
    assert profile_file("x" * 5000) is None
    assert profile_file("nul\0") is None
    assert profile_file("Desk.vldprofile") == Path("Desk.vldprofile")
    assert profile_file("folder/Desk") == Path("folder/Desk")
    (tmp_path / "Desk v1.2").write_text(TEXT)
    assert profile_file("Desk v1.2") == Path("Desk v1.2")


def test_a_missing_file_is_told_and_gives_no_settings(tmp_path: Path) -> None:
    for name in (
        str(tmp_path / "none.vldprofile"),
        "x" * 5000,
        "a/" + "x" * 5000,
        "nul\0",
        "caf\udce9",
        str(tmp_path),
    ):
        read = start_profile(Options(profile=name), AllowedFields(Remembered(None)))
        assert (dict(read.values), "There is no profile" in read.problem) == ({}, True)

"""Which version is newer, and what is told of it."""

from __future__ import annotations

import pytest

from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts.events import (
    DevicesSearched,
    DiagnosticsWritten,
    FileSaved,
    UpdateLookBegan,
    UpdateLookEnded,
)
from voicelive_desktop.domain.facts.notices import FileSavedNotice
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.updates_state import Look, Release, is_newer, version_in
from voicelive_desktop.domain.settings import problem_with

FOUND = Release("2.0", "https://x.example/2.0")


@pytest.mark.parametrize(
    ("version", "than", "newer"),
    [
        ("1.2.0", "1.1.9", True),
        ("v1.10", "1.9.5", True),
        ("1.2", "1.2.0", False),
        ("1.1", "1.2", False),
        ("1.3rc1", "1.2", False),
        ("1.2", "1.2rc1", True),
        ("1.2.dev3", "1.2", False),
        ("nonsense", "1.2", False),
        ("", "1.2", False),
    ],
)
def test_which_of_two_versions_is_newer(version: str, than: str, newer: bool) -> None:
    assert is_newer(version, than) is newer


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("v1.2.3", "1.2.3"),
        ("release-1.2", "1.2"),
        ("1.2.0rc1", "1.2.0rc1"),
        ("latest", ""),
        ("a1.2.3.4.5.6", ""),
    ],
)
def test_the_version_at_the_end_of_a_tag(text: str, version: str) -> None:
    assert version_in(text) == version


def test_a_newer_version_stays_told_until_it_is_dismissed_and_a_failure_says_nothing() -> None:
    state, _ = step(State(), UpdateLookBegan())
    assert state.program.updates.look is Look.LOOKING
    state, _ = step(state, UpdateLookEnded(failed=True))
    assert (state.program.updates.look, state.program.notices) == (Look.FAILED, ())
    state, _ = step(state, UpdateLookEnded(FOUND))
    assert (state.program.updates.look, state.program.updates.found) == (Look.FOUND, FOUND)
    assert [(notice.key, notice.lasting) for notice in state.program.notices] == [("update", True)]
    state, _ = step(state, UpdateLookEnded(FOUND, quiet=True))
    assert (state.program.updates.found, state.program.notices) == (FOUND, ())
    state, _ = step(state, UpdateLookEnded())
    assert (state.program.updates.look, state.program.updates.found) == (Look.NEWEST, None)


def test_what_became_of_the_file_for_support_is_told() -> None:
    state, _ = step(State(), DiagnosticsWritten("/home/a.txt"))
    assert state.program.notices == (FileSavedNotice("/home/a.txt"),)
    state, _ = step(State(), DiagnosticsWritten("/home/a.txt", "no space"))
    assert [notice.key for notice in state.program.notices] == ["diagnostics"]


def test_a_saved_file_and_the_devices_found_are_told() -> None:
    state, _ = step(State(), FileSaved("/home/b.vldprofile"))
    state, _ = step(state, DevicesSearched())
    assert [notice.key for notice in state.program.notices] == ["file_saved", "devices_found"]


@pytest.mark.parametrize(
    "page",
    ["ftp://x.example", "http://x.example", "x.example", "https://", "https://[", "file:///a"],
)
def test_no_other_address_is_a_releases_page(page: str) -> None:
    assert problem_with("releases_page", page)
    assert not problem_with("releases_page", "https://x.example/releases/latest")
    assert not problem_with("releases_page", "http://127.0.0.1:8000/latest")

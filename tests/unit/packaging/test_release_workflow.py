"""The release workflow calls what there is."""

import re
from pathlib import Path

import build_linux
import build_media_sources
import build_sources
import build_steps

ROOT = Path(__file__).resolve().parents[3]
WORKFLOW = (ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8")


def test_its_steps_are_commands_of_this_checkout() -> None:
    scripts = set(re.findall(r"python (packaging/\S+)", WORKFLOW))
    assert scripts == {"packaging/build.py", "packaging/smoke_test.py"}
    assert all((ROOT / script).is_file() for script in scripts)


def test_a_build_is_told_what_it_listens_to() -> None:
    told = set(re.findall(r"(VOICELIVE_\w+):", WORKFLOW))
    given = {build_sources.GIVEN, build_media_sources.GIVEN}
    assert told <= {build_steps.RELEASES_PAGE, build_linux.MAINTAINER, *given}
    assert build_steps.RELEASES_PAGE in told


def test_it_builds_on_all_three_systems_and_keeps_every_kind_of_package() -> None:
    for system in ("ubuntu", "windows", "macos"):
        assert re.search(rf"os: \[.*{system}", WORKFLOW)
    kept = set(re.findall(r"dist/\*(\.[\w.]+)", WORKFLOW))
    assert kept == {".deb", ".rpm", ".tar.xz", ".zip", ".exe", ".dmg", ".tar"}


def test_actions_are_named_by_commit_and_say_which_version_that_is() -> None:
    used = re.findall(r"uses: (\S+)(.*)", WORKFLOW)
    assert used
    for action, comment in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), action


def test_only_the_draft_may_write_and_nothing_of_an_event_is_put_into_a_command() -> None:
    before, _, release = WORKFLOW.partition("\n  release:\n")
    assert re.findall(r"contents: (\w+)", before) == ["read"]
    assert re.findall(r"contents: (\w+)", release) == ["write"]
    assert "persist-credentials: false" in before
    for command in re.findall(r"run: (.*)", WORKFLOW):
        assert "${{" not in command


def test_the_draft_has_the_sums_of_its_files() -> None:
    assert "sha256sum * > SHA256SUMS" in WORKFLOW


def test_a_tag_that_is_not_the_version_stops_it() -> None:
    checks = re.findall(r"run: python -c \"(.+)\"", WORKFLOW)
    assert any("__version__" in check for check in checks)

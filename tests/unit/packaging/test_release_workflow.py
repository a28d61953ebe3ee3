"""The release workflow calls what there is."""

import re
from pathlib import Path

import build_linux
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
    assert told <= {build_steps.RELEASES_PAGE, build_linux.MAINTAINER, build_sources.GIVEN}
    assert build_steps.RELEASES_PAGE in told


def test_it_builds_on_all_three_systems_and_keeps_every_kind_of_package() -> None:
    for system in ("ubuntu", "windows", "macos"):
        assert re.search(rf"os: \[.*{system}", WORKFLOW)
    kept = set(re.findall(r"dist/\*(\.[\w.]+)", WORKFLOW))
    assert kept == {".deb", ".rpm", ".tar.xz", ".zip", ".exe", ".dmg"}


def test_a_tag_that_is_not_the_version_stops_it() -> None:
    checks = re.findall(r"run: python -c \"(.+)\"", WORKFLOW)
    assert any("__version__" in check for check in checks)

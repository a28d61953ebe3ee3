"""What is missing on the system and how it gets there, with a fake apt."""

from pathlib import Path

import dev_apt
import dev_needs
import dev_system
import pytest
from dev_needs import Need
from dev_process import Trouble

from tests.support.requirements import on_linux
from tests.unit.packaging.conftest import FakeProgram

pytestmark = on_linux

# An apt that knows some packages, and refuses what a desktop's sound server stands against.
KNOWN = 'for name in "$@"; do case $name in {known}) echo "$name:"; echo "  Candidate: 1.0";; esac; done'
REFUSES = 'echo "E: Packages need to be removed but remove is disabled."; exit 100'


@pytest.fixture(autouse=True)
def as_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    dev_apt._elevation.cache_clear()


def need(what: str, *debian: str, present: bool = False, essential: bool = True) -> Need:
    return Need(what, lambda: present, debian, essential=essential)


def needs_of_program(monkeypatch: pytest.MonkeyPatch, *needs: Need) -> None:
    monkeypatch.setattr(dev_system, "must_be_made", lambda: False)
    monkeypatch.setattr(dev_system, "for_program", lambda: list(needs))


def test_a_library_is_missing_when_it_does_not_load() -> None:
    assert dev_needs._loads("libc.so.6")
    assert not dev_needs._loads("libnosuchthing.so.9")


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_on_windows_and_macos_the_wheels_bring_everything(
    monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr("sys.platform", system)
    assert dev_needs.for_program() == []


def test_the_name_that_this_release_knows_is_taken(fake_program: FakeProgram) -> None:
    fake_program("apt-cache", KNOWN.format(known="libglib2.0-0|libegl1"))
    names = dev_apt.package_names(
        [need("glib", "libglib2.0-0t64", "libglib2.0-0"), need("EGL", "libegl1")]
    )
    assert names == ["libglib2.0-0", "libegl1"]


def test_what_is_missing_is_installed_without_removing_anything(
    fake_program: FakeProgram, calls: Path
) -> None:
    fake_program("apt-cache", KNOWN.format(known="libegl1|libgl1"))
    fake_program("apt-get", "")
    dev_apt.install([need("EGL", "libegl1"), need("GL", "libgl1")])
    installing = [line for line in calls.read_text().splitlines() if " install " in line]
    assert len(installing) == 1
    assert installing[0].endswith("install --no-remove --no-install-recommends libegl1 libgl1")


def test_the_lists_are_fetched_once_when_a_package_is_unknown(
    fake_program: FakeProgram, calls: Path
) -> None:
    fake_program("apt-cache", "")
    fake_program("apt-get", "")
    dev_apt.install([need("EGL", "libegl1")])
    assert sum(line.endswith(" update") for line in calls.read_text().splitlines()) == 1


def test_a_failing_apt_is_shown_with_the_command_to_run(fake_program: FakeProgram) -> None:
    fake_program("apt-cache", KNOWN.format(known="libegl1"))
    fake_program("apt-get", 'echo "E: no space left"; exit 100')
    with pytest.raises(Trouble, match=r"(?s)no space left.*apt-get install --no-remove .*libegl1"):
        dev_apt.install([need("EGL", "libegl1")])


def test_without_rights_the_one_command_is_named(
    fake_program: FakeProgram, calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    fake_program("apt-cache", KNOWN.format(known="libegl1"))
    fake_program("apt-get", "")
    fake_program("sudo", "exit 1")
    with pytest.raises(
        Trouble, match=r"apt-get install --no-remove --no-install-recommends libegl1'"
    ):
        dev_apt.install([need("EGL", "libegl1")])
    assert "apt-get -" not in calls.read_text()


def test_who_must_ask_somebody_else_gets_one_command_for_program_and_tests(
    fake_program: FakeProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    fake_program("apt-cache", "")
    fake_program("apt-get", "")
    fake_program("sudo", "exit 1")
    needs_of_program(monkeypatch, need("glib", "libglib2.0-0t64", "libglib2.0-0"))
    monkeypatch.setattr(dev_system, "for_end_to_end_tests", lambda: [need("xdotool", "xdotool")])
    with pytest.raises(Trouble, match=r"--no-install-recommends libglib2.0-0 xdotool'"):
        dev_system.provide_for_program(before_tests=True)


def test_nothing_is_asked_when_nothing_is_missing(
    fake_program: FakeProgram, calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_program("apt-get", "")
    needs_of_program(monkeypatch, need("EGL", "libegl1", present=True))
    dev_system.provide_for_program()
    assert calls.read_text() == ""


def test_without_a_font_the_program_still_starts(
    fake_program: FakeProgram, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fake_program("apt-get", "exit 100")
    needs_of_program(monkeypatch, need("a font", "fonts-dejavu-core", essential=False))
    dev_system.provide_for_program()
    assert "Going on without" in capsys.readouterr().err


def test_without_a_library_it_does_not(
    fake_program: FakeProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_program("apt-get", "")
    needs_of_program(monkeypatch, need("libEGL.so.1", "libegl1"))
    with pytest.raises(Trouble, match=r"still not usable.*libEGL"):
        dev_system.provide_for_program()


def test_on_another_distribution_the_names_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    needs_of_program(
        monkeypatch, Need("libEGL.so.1", lambda: False, ("libegl1",), "libglvnd-egl | libglvnd")
    )
    with pytest.raises(Trouble, match="libglvnd-egl"):
        dev_system.provide_for_program()


def test_a_desktops_sound_server_stays_and_pulseaudio_is_unpacked_beside_it(
    fake_program: FakeProgram, calls: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    private = tmp_path / "private"
    plan = 'echo "Remv pipewire-pulse [1]"; echo "Inst libpulse0 (16)"; echo "Inst pulseaudio (16)"'
    fake_program("apt-cache", KNOWN.format(known="pulseaudio"))
    fake_program(
        "apt-get",
        f'case "$*" in *--no-remove*) {REFUSES};; *-s*) {plan};; *download*) touch p.deb;; esac',
    )
    fake_program("dpkg-deb", "")
    monkeypatch.setattr(dev_system, "PRIVATE_PULSE", private)
    pulse = Need("pulseaudio", (private / "complete").exists, ("pulseaudio",))
    monkeypatch.setattr(dev_system, "for_end_to_end_tests", lambda: [pulse])
    dev_system.provide_for_tests()
    assert (private / "complete").exists()
    assert "download libpulse0 pulseaudio" in calls.read_text()
    assert not any(
        " install " in line and " -s " not in line for line in calls.read_text().splitlines()
    )


@pytest.mark.parametrize("in_ci", [True, False])
def test_tests_that_cannot_have_their_tools_are_skipped_loudly_but_never_in_ci(
    in_ci: bool,
    fake_program: FakeProgram,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    fake_program("apt-cache", "")
    fake_program("apt-get", "exit 100")
    monkeypatch.setenv("CI", "true" if in_ci else "")
    monkeypatch.setattr(dev_system, "for_end_to_end_tests", lambda: [need("xdotool", "xdotool")])
    if in_ci:
        with pytest.raises(Trouble):
            dev_system.provide_for_tests()
    else:
        dev_system.provide_for_tests()
        assert "WILL BE SKIPPED" in capsys.readouterr().err

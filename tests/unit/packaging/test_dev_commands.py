"""What each subcommand starts, with nothing really started."""

import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import dev_agents
import dev_commands
import dev_environment
import dev_lanes
import dev_process
import dev_speech
import dev_system
import pytest
from dev_commands import WITHOUT_CLOCK

from tests.support.requirements import on_linux

Started = list[tuple[list[str], dict[str, str]]]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """The commands that would have been started, with the environment added; each one ends with
    exit code 0.
    """
    commands: Started = []

    def note(
        command: Sequence[str], *, env: Mapping[str, str] | None = None, cwd: Path | None = None
    ) -> int:
        commands.append((list(command[1:]), dict(env or {})))
        return 0

    def note_lanes(lanes: Sequence[dev_lanes.Lane], *, env: Mapping[str, str]) -> list[str]:
        for lane in lanes:
            commands.extend((list(step.command[1:]), dict(env)) for step in lane)
            lane.clear()
        return []

    monkeypatch.setattr(dev_commands, "run_child", note)
    monkeypatch.setattr(dev_commands, "run_step", note)
    monkeypatch.setattr(dev_lanes, "run", note_lanes)
    monkeypatch.setattr(dev_environment, "ensure", lambda: None)
    monkeypatch.setattr(dev_system, "provide_for_program", lambda *, before_tests: None)
    monkeypatch.setattr(dev_system, "provide_for_tests", lambda: None)
    monkeypatch.setattr(dev_speech, "provide", lambda *, base=False: None)
    return commands


@pytest.mark.parametrize("options", [["--", "--connect", "--", "x"], ["--connect", "--", "x"]])
def test_run_passes_the_programs_options_on(
    started: Started, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    monkeypatch.setenv("DISPLAY", ":7")
    assert dev_commands.main(["run", *options]) == 0
    assert started == [(["-m", "voicelive_desktop", "--connect", "--", "x"], {})]


@pytest.mark.parametrize(
    ("options", "base"),
    [
        (["--ear", "base"], True),
        (["--", "--ear=base"], True),
        (["--ear", "tiny"], False),
        (["base", "--ear"], False),
    ],
)
def test_the_better_ear_is_made_for_the_run_that_asks_for_it(
    started: Started, monkeypatch: pytest.MonkeyPatch, options: list[str], base: bool
) -> None:
    asked: list[bool] = []
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setattr(dev_speech, "provide", lambda *, base=False: asked.append(base))
    dev_commands.main(["run", *options])
    assert asked == [base]


def test_real_agents_are_talked_to_from_an_environment_of_their_own(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev_agents, "ensure", lambda: Path("/agents/python"))
    assert dev_commands.main(["test", "--agents", "-x"]) == 0
    ((command, environment),) = started
    assert command == ["-m", "pytest", "-x", dev_agents.TEST]
    assert environment[dev_agents.VARIABLE] == str(Path("/agents/python"))
    assert (dev_process.ROOT / dev_agents.TEST).is_file()


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@on_linux
@pytest.mark.usefixtures("no_display")
def test_run_without_a_display_runs_the_self_test_and_says_so(
    started: Started, capsys: pytest.CaptureFixture[str]
) -> None:
    dev_commands.main(["run", "--", "--screenshot", "x.png"])
    options = ["-m", "voicelive_desktop", "--self-test", "--screenshot", "x.png"]
    assert started == [(options, {"QT_QPA_PLATFORM": "offscreen"})]
    assert "self-test" in capsys.readouterr().err


@on_linux
@pytest.mark.usefixtures("no_display")
@pytest.mark.parametrize("option", ["--list-devices", "--version", "--local-service"])
def test_what_needs_no_window_runs_without_a_display(started: Started, option: str) -> None:
    dev_commands.main(["run", "--", option])
    assert started == [(["-m", "voicelive_desktop", option], {})]


def test_test_runs_every_check_and_all_tests_but_the_soak_tests(started: Started) -> None:
    assert dev_commands.main(["test"]) == 0
    tools = [command[1] if command[0] == "-m" else command[1].split()[3] for command, _ in started]
    assert sorted(tools) == [
        "lint_imports_command",
        "mypy",
        *["pytest"] * (2 + len(WITHOUT_CLOCK)),
        "ruff",
        "ruff",
    ]
    marks = [
        command[command.index("-m", 2) + 1] for command, _ in started if command[1] == "pytest"
    ]
    assert sorted(set(marks)) == ["e2e and not soak", "not (soak or e2e or benchmark)", "not soak"]
    assert any(command[-1:] == dev_commands.MEASURED for command, _ in started)


def test_every_test_is_in_one_of_the_runs() -> None:
    """A file in a folder of a run that leaves its marks out would be run by nobody."""
    anywhere = [*dev_commands.WITH_SOUND_OR_SCREEN, *dev_commands.MEASURED]
    for file in (dev_process.ROOT / "tests").rglob("test_*.py"):
        source = file.read_text(encoding="utf-8")
        name = file.relative_to(dev_process.ROOT).as_posix()
        assert not re.search(r"mark\.e2e\b", source) or _is_in(name, anywhere), name
        assert not re.search(r"mark\.benchmark\b", source) or _is_in(name, dev_commands.MEASURED), (
            name
        )
        is_marked_whole = (
            re.search(r"^pytestmark = .*mark\.e2e\b", source, re.MULTILINE) is not None
        )
        is_measured = _is_in(name, dev_commands.MEASURED)
        assert is_marked_whole or is_measured or len(_runs_without_clock(name)) == 1, name


def _runs_without_clock(name: str) -> list[str]:
    return [
        run
        for run, options in WITHOUT_CLOCK.items()
        if _is_in(name, options)
        and not any(_is_in(f"--ignore={name}", [option]) for option in options)
    ]


def _is_in(name: str, folders: Sequence[str]) -> bool:
    return any(name.startswith(f"{folder}/") for folder in folders)


def test_whatever_has_failed_fails_the_whole_and_is_named(
    started: Started, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev_lanes, "run", lambda _lanes, *, env: ["types", "window"])
    assert dev_commands.main(["test"]) == 1
    assert "FAILED: types, window" in capsys.readouterr().err


def test_test_with_options_runs_only_pytest(started: Started) -> None:
    dev_commands.main(["test", "tests/unit", "-k", "retry"])
    assert [command for command, _ in started] == [
        ["-m", "pytest", "-m", "not soak", "tests/unit", "-k", "retry"]
    ]


def test_one_failing_check_keeps_none_of_the_others_from_running(
    started: Started, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail_lint(
        command: Sequence[str], *, env: Mapping[str, str] | None = None, cwd: Path | None = None
    ) -> int:
        started.append((list(command[1:]), dict(env or {})))
        return 5 if command[2:4] == ["ruff", "check"] else 0

    monkeypatch.setattr(dev_commands, "run_step", fail_lint)
    assert dev_commands.main(["check"]) == 1
    assert len(started) == 4
    assert "Failed: lint" in capsys.readouterr().err


def test_soak_runs_what_takes_long(started: Started) -> None:
    dev_commands.main(["soak"])
    assert started[0][0][:4] == ["-m", "pytest", "-m", "soak or benchmark"]


def test_translations_are_made_by_their_script(started: Started) -> None:
    assert dev_commands.main(["translations"]) == 0
    assert [Path(command[0]).name for command, _ in started] == ["translations.py"]
    assert dev_commands.main(["translations", "de"]) == 1


def test_trouble_is_a_sentence_and_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*, before_tests: bool) -> None:
        raise dev_process.Trouble("The disk is full.")

    monkeypatch.setattr(dev_system, "provide_for_program", fail)
    assert dev_commands.main(["check"]) == 1
    assert capsys.readouterr().err == "The disk is full.\n"


@pytest.mark.usefixtures("no_display")
def test_frozen_builds_and_then_runs_the_smoke_test(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert dev_commands.main(["test", "--frozen"]) == 0
    assert [Path(command[0]).name for command, _ in started] == ["build.py", "smoke_test.py"]
    assert started[0][0][1:] == ["--no-packages"]

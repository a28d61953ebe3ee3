"""The subcommands of dev.py."""

import itertools
import os
import shutil
import sys
from collections.abc import Mapping, Sequence

import dev_agents
import dev_environment
import dev_lanes
import dev_speech
import dev_system
from dev_environment import PYTHON
from dev_needs import PRIVATE_PULSE
from dev_process import ROOT, Trouble, run_child, run_step, say

HELP = """\
usage: python3 packaging/dev.py COMMAND      (Windows: py packaging\\dev.py COMMAND)

  run [-- program options]   start the program; without a display: its self-test, offscreen
  run --ear base             the same with the better and larger ear of the local service, which is fetched first
  test                       everything that CI runs: `check`, then all tests but the soak tests
  test [pytest options]      only pytest with these options, e.g. `test tests/unit -k retry`
  test --agents              make an environment with the vendor's packages for hosted agents, and talk to real ones
  test --frozen              build the frozen program and run its smoke test: some minutes
  check                      format, lint, types and import contracts
  translations               collect the texts of the window, and make the files that it loads of their translations
  soak [pytest options]      the soak tests and the benchmarks: long

Each command first makes or completes .venv and installs what the system lacks: with apt as root or by sudo
after showing the list, otherwise the command to run is printed. `test` also installs the tools of the
end-to-end tests; where that is impossible those tests are skipped, or fail when CI=true.
"""

CHECKS = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy"],
    "import contracts": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
}
NEEDS_NO_WINDOW = {"--self-test", "--local-service", "--list-devices", "--version", "--help", "-h"}
# What has real sound or a real screen mostly waits: a lane that goes first wherever it wants to.
# What waits for conditions only takes the processor time that it leaves: three lanes share one
# queue, the longest first. A process for each folder: it imports and collects only what it runs.
# Benchmarks only show here that they run: `soak` measures.
SLOWEST = ["--durations=8", "--durations-min=2"]  # to see where the time goes
WITH_SOUND_OR_SCREEN = ["tests/e2e", "tests/unit/support"]
WITHOUT_CLOCK: Mapping[str, Sequence[str]] = {
    "contract": ["tests/contract"],
    "window": ["tests/gui"],
    "parts of the window": ["tests/unit/gui"],
    "local service": ["tests/unit/localservice"],
    "rest": [
        "tests/unit",
        *(f"--ignore=tests/unit/{room}" for room in ("gui", "app", "localservice", "domain")),
    ],
    "program": ["tests/unit/app"],
    "domain": ["tests/unit/domain"],
}
SIDE_BY_SIDE = 3
MEASURED = ["tests/benchmarks"]
LEAST = 19  # the niceness of what makes way
# dev.py's own modules are found beside it when it runs; mypy must be told.
CHECK_ENVIRONMENT = {"MYPYPATH": str(ROOT / "packaging")}
# for one test: an hour of conversation and its start and end, on a slow machine
SOAK_TIMEOUT_S = 3 * 3600


def main(arguments: Sequence[str]) -> int:
    """Run one subcommand and returns the exit code."""
    command, options = (arguments[0], list(arguments[1:])) if arguments else ("", [])
    commands = {
        "run": run,
        "test": test,
        "check": check,
        "soak": soak,
        "translations": translations,
    }
    if command in {"-h", "--help", "help"} or options in (["-h"], ["--help"]):
        print(HELP, end="")
        return 0
    if command not in commands:
        say(HELP)
        return 2
    try:
        return commands[command](options)
    except Trouble as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        return 130


def run(options: list[str]) -> int:
    """Start the program; its exit code is ours."""
    options = options[1:] if options[:1] == ["--"] else options
    _prepare()
    dev_speech.provide(base=_asks_for_base(options))
    environment: dict[str, str] = {}
    if _no_display() and NEEDS_NO_WINDOW.isdisjoint(options):
        say("There is no display here: running the self-test offscreen instead of the window.")
        options = ["--self-test", *options]
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return run_child([str(PYTHON), "-m", "voicelive_desktop", *options], env=environment)


def test(options: list[str]) -> int:
    """Run everything that CI runs; with options only pytest."""
    if options == ["--frozen"]:
        return _test_frozen()
    if options[:1] == ["--agents"]:
        return _test_agents(options[1:])
    _prepare(for_tests=True)
    if options:
        return _pytest(["-m", "not soak", *options])
    failed = dev_lanes.run(_lanes(), env=_test_environment())
    say(f"FAILED: {', '.join(failed)}" if failed else "Everything passed.")
    return 1 if failed else 0


def _lanes() -> list[dev_lanes.Lane]:
    real = _step("real sound or a real screen", ["-m", "e2e and not soak", *WITH_SOUND_OR_SCREEN])
    checks = [
        dev_lanes.Step(name, _check_command(command), LEAST) for name, command in CHECKS.items()
    ]
    unhurried = [
        _step(name, ["-m", "not (soak or e2e or benchmark)", *options], LEAST)
        for name, options in WITHOUT_CLOCK.items()
    ]
    measured = _step("benchmarks", ["-m", "not soak", "--short", *MEASURED], LEAST)
    return [
        dev_lanes.Lane([real]),
        *[dev_lanes.Lane([*reversed(checks), *unhurried, measured])] * SIDE_BY_SIDE,
    ]


def _step(name: str, options: Sequence[str], niceness: int = 0) -> dev_lanes.Step:
    return dev_lanes.Step(name, _pytest_command(["-q", *SLOWEST, *options]), niceness)


def _test_agents(options: Sequence[str]) -> int:
    _prepare(for_tests=True)
    environment = {**_test_environment(), dev_agents.VARIABLE: str(dev_agents.ensure())}
    return run_child(_pytest_command([*options, dev_agents.TEST]), env=environment, cwd=ROOT)


def _test_frozen() -> int:
    _prepare(for_tests=True)
    packaging = ROOT / "packaging"
    built = run_step([sys.executable, str(packaging / "build.py"), "--no-packages"], cwd=ROOT)
    if built:
        return built
    screen = ["xvfb-run", "-a"] if _no_display() and shutil.which("xvfb-run") else []
    return run_child([*screen, str(PYTHON), str(packaging / "smoke_test.py")], cwd=ROOT)


def check(options: list[str]) -> int:
    """Check format, lint, types and import contracts."""
    if options:
        raise Trouble("`check` takes no options.")
    _prepare()
    return _check()


def soak(options: list[str]) -> int:
    """Run what takes long: soak tests and benchmarks."""
    _prepare(for_tests=True)
    # -s: the benchmarks print their measurements.
    return _pytest(
        ["-m", "soak or benchmark", f"--timeout={SOAK_TIMEOUT_S}", "-s", *options],
        at_root=not options,
    )


def translations(options: list[str]) -> int:
    """Bring the translations up to date; 1 if something is left to translate."""
    if options:
        raise Trouble("`translations` takes no options.")
    _prepare()
    return run_step([str(PYTHON), str(ROOT / "packaging/translations.py")], cwd=ROOT)


def _prepare(*, for_tests: bool = False) -> None:
    dev_system.provide_for_program(before_tests=for_tests)
    dev_environment.ensure()
    if for_tests:
        dev_speech.provide()
        dev_system.provide_for_tests()


def _check() -> int:
    failed = [name for name, command in CHECKS.items() if not _passes(name, command)]
    say(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


def _passes(name: str, command: Sequence[str]) -> bool:
    say(f"--- {name}")
    return run_step(_check_command(command), env=CHECK_ENVIRONMENT, cwd=ROOT) == 0


def _check_command(command: Sequence[str]) -> list[str]:
    # Modules, not scripts: the scripts of an environment name its Python by path, and long paths
    # break them.
    module = [] if command[0] == "-c" else ["-m"]
    return [str(PYTHON), *module, *command]


def _pytest(options: Sequence[str], *, at_root: bool = False) -> int:
    say("--- tests")
    # Paths among a person's options are meant from where the person is.
    return run_child(
        _pytest_command(options), env=_test_environment(), cwd=ROOT if at_root else None
    )


def _pytest_command(options: Sequence[str]) -> list[str]:
    return [str(PYTHON), "-m", "pytest", *options]


def _test_environment() -> Mapping[str, str]:
    # Whoever wants no .pyc files would wait for some hundred modules in each of the programs that
    # tests start.
    environment = {"PYTHONDONTWRITEBYTECODE": "", **CHECK_ENVIRONMENT}
    if (PRIVATE_PULSE / "complete").exists():
        environment["VOICELIVE_TEST_PULSEAUDIO"] = str(PRIVATE_PULSE)
    return environment


def _asks_for_base(options: Sequence[str]) -> bool:
    return "--ear=base" in options or ("--ear", "base") in itertools.pairwise(options)


def _no_display() -> bool:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in names)

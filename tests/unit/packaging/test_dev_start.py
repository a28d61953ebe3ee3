"""dev.py before it can do anything: any Python must get a sentence at least."""

import ast
import subprocess
import sys

import pytest

from tests.unit.packaging.conftest import PACKAGING

DEV = PACKAGING / "dev.py"


def start_as(version: tuple[int, int], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run dev.py in a Python that says it is another one."""
    program = (
        f"import sys, runpy; sys.version_info = ({version[0]}, {version[1]}, 0, 'final', 0); "
        f"sys.argv = ['dev.py', *{arguments!r}]; sys.path.insert(0, {str(PACKAGING)!r}); "
        f"runpy.run_path({str(DEV)!r}, run_name='__main__')"
    )
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )


def test_python_3_6_can_read_the_file() -> None:
    assert ast.parse(DEV.read_text(encoding="utf-8"), feature_version=(3, 6)).body


@pytest.mark.parametrize("version", [(3, 6), (3, 10), (3, 15)])
def test_a_python_that_does_not_fit_gets_one_sentence_and_exit_code_2(
    version: tuple[int, int],
) -> None:
    ended = start_as(version, "run")
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert f"this is Python {version[0]}.{version[1]}" in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_help_names_every_command() -> None:
    shown = subprocess.run(
        [sys.executable, str(DEV), "--help"], capture_output=True, text=True, check=True
    ).stdout
    assert all(f"\n  {command} " in shown for command in ("run", "test", "check", "soak"))


def test_an_unknown_command_gets_the_help_and_exit_code_2() -> None:
    ended = subprocess.run(
        [sys.executable, str(DEV), "fly"], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert "usage:" in ended.stderr
